"""How it was done, worked out from the data, so that nobody types a number that may be wrong tomorrow.

Who was heard is in ``heard.py``. Here is what is about the plan and the question: of the plan's groups only those are
named in which nobody at all is heard, since that is about nobody.
"""

from dialogues.models import Dialogue
from interviews.coverage.figures import figures
from interviews.coverage.gaps import tilt

Json = dict


def plan_facts(dialogue: Dialogue) -> Json:
    """Return how far the plan was followed, as anybody may know it. Two queries.

    Returns:
        ``groups`` and ``people`` planned, ``heard`` (groups in which somebody is), ``silent`` (names of the planned
        groups in which nobody is: that is about nobody), ``tilted`` (those heard are mostly from the municipality).
    """
    result = figures(dialogue, exact=False)
    wanted = [row for row in result.rows if row.planned]
    return {
        "groups": len(wanted),
        "people": result.planned,
        "heard": sum(row.heard.least > 0 for row in wanted),
        "silent": [row.title for row in result.silent],
        "tilted": bool(tilt(result)),
    }


def question_facts(dialogue: Dialogue) -> Json:
    """Return the agreed central question, when it was agreed, and how many wordings were tried. One query."""
    rows = list(dialogue.questions.values_list("wording", "agreed_on"))
    wording, agreed = next(((words, day) for words, day in rows if day), ("", None))
    return {
        "question": wording,
        "question_on": agreed.isoformat() if agreed else "",
        "question_wordings": len(rows) if agreed else 0,
    }
