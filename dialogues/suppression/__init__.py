"""What may be told about few people: the one place that decides it, for page, paper, draft, export and coverage alike.

**Who is guarded.** Somebody who was interviewed, against whoever reads. Nobody shall be able to say for sure that this
person, or one of these few, has or has not said a thing, nor how few they are who have.

**Against whom.** A reader who has every page, paper and file of the dialogue and every version, knows exactly who was
heard and where each belongs (who was interviewed is seldom a secret in a small town), knows the threshold ``k`` and
this code, and may have been interviewed themselves. They subtract, compare and solve. What they do not know is who said
what. How many are heard in a small group is guarded too (``counts``), but nothing about words relies on it.

**What they are given.** Of a group one of four words under each perspective, never a count. The word is told when at
least ``k`` say it. What must not follow from the words:

- *who is among few*: a group is spoken of when at least ``2k`` are heard in it, so that those who say it and those who
  do not can both be many (``words.may_be_spoken_of``); in a smaller one a word would be about nearly each of them;
- *the few that two groups differ by* (the young of the plan and the youngest of an age variable, a group and itself one
  version later, what the groups leave over of the women): for every set of fewer than ``2k`` people that columns
  differ by there is a world, agreeing with all that is shown, in which none of them say it, and one in which they do,
  also for a reader who knows their own part of it (``working_out``); words are taken away until there is;
- *newcomers and those who took back what they said*: a cell stays what an earlier version told until the difference is
  about enough people, whichever way it is explained (``telling.moved_enough``), and where neither a word nor none is
  safe nothing is published until the leader lets the group wait (``Why.NO_WAY``, ``versions.reveals``);
- *who is left*: a group is named when ``k`` are heard in it, and never so that those who are not named could be fewer
  than ``k`` together (``words.nameable``);
- *how we decided*: where possible a decision is made from what is shown, so that knowing the rule tells nothing more.

**What is not guarded here.** The words of a quote (masking does that, and whoever said it allows it). That a
perspective has a quote with a group beside it: somebody in it said so, and at least ``k`` are in it. Who works with the
dialogue and reads masked statements as they come in sees them come. That quotes disappear together from one version to
the next when somebody takes them back: the leader is told, and readers get the newest version.

Proven as far as tests go in ``tests/dialogues/test_suppression_attack.py``: a thousand dialogues, each guard also taken
away. The reasons, and what is not promised, are in ``docs/adr/0005-nobody-is-worked-out.md``.
"""

from .counts import Shown, bare, spread, total
from .telling import Cell, Past, Side, Telling, Why, moved_enough, tell
from .versions import Revealed, past_of, reveals
from .words import (
    AGAINST,
    BOTH,
    FLOOR,
    HIDDEN,
    SAYS,
    cell,
    may_be_spoken_of,
    nameable,
    steady,
    threshold_of,
    word_of,
)

__all__ = [
    "AGAINST",
    "BOTH",
    "FLOOR",
    "HIDDEN",
    "SAYS",
    "Cell",
    "Past",
    "Revealed",
    "Shown",
    "Side",
    "Telling",
    "Why",
    "bare",
    "cell",
    "may_be_spoken_of",
    "moved_enough",
    "nameable",
    "past_of",
    "reveals",
    "spread",
    "steady",
    "tell",
    "threshold_of",
    "total",
    "word_of",
]
