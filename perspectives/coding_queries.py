"""What the coding page shows: an interview's text with its statements. The same number of queries whatever it holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Q

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import Role
from interviews.models import Interview, Interviewee, InterviewStatus

from . import masking, spans
from .models import Perspective, Statement, StatementStatus, Theme
from .queries import next_to_code, open_themes, source_text
from .rules import codable_interviews, may_confirm
from .transcript import Paragraph, paragraphs


@dataclass
class CodingPage:
    """One interview being coded. ``rows`` are its statements in the order of the text."""

    user: User
    dialogue: Dialogue
    interview: Interview
    rows: list[Statement]
    removed: list[Statement]
    people: list[Interviewee]
    themes: list[Theme]
    opened: Statement | None = None
    held: int = 0
    coded: int = 0
    following: Interview | None = None
    leaders: list[User] = field(default_factory=list)

    @property
    def text(self) -> str:
        return source_text(self.interview)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return paragraphs(self.text, self.rows, open_pk=self.opened.pk if self.opened else None)

    @property
    def bare(self) -> list[Statement]:
        return [one for one in self.rows if not one.theme_list]

    @property
    def unmasked(self) -> list[Statement]:
        return [one for one in self.rows if one.status == StatementStatus.LIFTED]

    @property
    def next_bare(self) -> Statement | None:
        return self._next(self.bare)

    @property
    def next_unfinished(self) -> Statement | None:
        """The next statement, from the open one and round again, that lacks a theme or a mask."""
        return self._next([one for one in self.rows if not one.theme_list or one.status == StatementStatus.LIFTED])

    def _next(self, wanted: Sequence[Statement]) -> Statement | None:
        others = [one for one in wanted if self.opened is None or one.pk != self.opened.pk]
        if self.opened is None:
            return others[0] if others else None
        here = (self.opened.start, self.opened.number)
        later = [one for one in others if (one.start, one.number) > here]
        return next(iter(later or others), None)

    @cached_property
    def warnings(self) -> list[masking.Caution]:
        """What may still point someone out in the open statement."""
        if self.opened is None:
            return []
        return masking.warnings(self.opened.masked, names=masking.names_in(self.text))

    @cached_property
    def may_confirm_open(self) -> bool:
        if self.opened is None or self.opened.status != StatementStatus.MASKED:
            return False
        return may_confirm(self.user, self.opened)

    @property
    def words_there_now(self) -> str:
        """What stands where the open statement lost its words, when it resembles them."""
        if self.opened is None or self.opened.anchored:
            return ""
        words = self.text[self.opened.start : self.opened.end]
        return words if spans.likeness(self.opened.original, words) >= spans.ALIKE else ""

    @property
    def group_names(self) -> list[str]:
        return list(dict.fromkeys(str(one.group) for one in self.people))

    @property
    def other_readers(self) -> list[str]:
        """Who beside this person may read the text: the leaders, and whoever held the interview."""
        readers = {one.pk: one for one in [*self.leaders, self.interview.interviewer]}
        readers.pop(self.user.pk, None)
        return [one.get_short_name() or str(one) for one in readers.values()]


def coding_page(
    user: User, dialogue: Dialogue, interview: Interview, *, number: int | None = None
) -> CodingPage | None:
    """Read one interview for coding, with statement ``number`` open; None when there is no such statement.

    Seven queries, and two more inside the form of an open statement.
    """
    everything = list(
        Statement.everything.filter(interview=interview).order_by("start", "number").prefetch_related("themes")
    )
    for one in everything:
        one.dialogue, one.interview = dialogue, interview
        one.theme_list = sorted(one.themes.all(), key=lambda theme: (theme.position, theme.pk))
    rows = [one for one in everything if one.removed_at is None]
    opened = next((one for one in rows if one.number == number), None)
    if number is not None and opened is None:
        return None
    mine = codable_interviews(user, dialogue)
    counts = mine.filter(status=InterviewStatus.HELD).aggregate(
        held=Count("pk"), coded=Count("pk", filter=Q(coded_at__isnull=False))
    )
    return CodingPage(
        user=user,
        dialogue=dialogue,
        interview=interview,
        rows=rows,
        removed=[one for one in everything if one.removed_at is not None],
        people=list(interview.people.all()),
        themes=list(open_themes(dialogue)),
        opened=opened,
        following=next_to_code(mine, interview),
        leaders=list(User.objects.filter(memberships__dialogue=dialogue, memberships__role=Role.LEADER).distinct()),
        **counts,
    )


def perspectives_to_choose(dialogue: Dialogue) -> list[Perspective]:
    """Return the dialogue's perspectives by wording, for a list to choose from. One query."""
    return list(dialogue.perspectives.filter(removed_at=None).order_by("title").only("dialogue", "title"))
