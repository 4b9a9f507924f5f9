"""What a result suggests: method and pace by how complex it is, and what the conflict asks for first."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .questions import Words
from .reckoning import CALM, COMPLEX, COMPLICATED, LOCKED, OPEN, SIMPLE, TENSE, Result


@dataclass(frozen=True)
class Method:
    title: Words
    how: Words
    pace: Words


METHODS = {
    SIMPLE: Method(
        _("Ask, decide, tell"),
        _(
            "Those who know can solve it. Ask those it touches about the choices, by a survey or "
            "a meeting, and tell what came of it."
        ),
        _("Some weeks. This whole path is more than the issue needs."),
    ),
    COMPLICATED: Method(
        _("Bring knowledge together"),
        _(
            "It takes several who know different things. Hear those it touches, let experts and "
            "residents work on the same alternatives, and decide in steps."
        ),
        _("Three to six months. A smaller design team and fewer interviews may be enough."),
    ),
    COMPLEX: Method(
        _("Find the question together"),
        _(
            "No one owns the problem or the solution. A design team with the sharpest critics, "
            "depth interviews, and meetings where every perspective is in the room."
        ),
        _("Nine to fifteen months. Trust sets the pace; shorten anything but the beginning."),
    ),
}
FIRST: dict[int | None, Words] = {
    CALM: _("Relations bear a common meeting. Use that they do."),
    TENSE: _("Talk to the sides apart before they meet, and let somebody neutral lead."),
    OPEN: _(
        "Begin with exploratory interviews on every side and let the critics shape the question. "
        "Lay two or three months "
        "more before the first common meeting."
    ),
    LOCKED: _(
        "Do not begin with a meeting. Somebody whom no side has chosen works with the conflict "
        "first, in separate talks, "
        "and says when it is time."
    ),
    None: _("Find out how people speak of each other before you bring them together."),
}


@dataclass(frozen=True)
class Advice:
    method: Method
    first: Words


def advice(result: Result) -> Advice:
    return Advice(METHODS[result.kind], FIRST[result.level])
