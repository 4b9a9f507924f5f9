"""How many of each group are held, booked, asked and declined, against what the plan aims at.

People are counted, never interviews or statements, and each person once: where they have come furthest. Others than
the leader see counts through ``suppression``, and whatever is said in words about a group (``GroupRow.standing``, the
gaps) is worked out from the figures as they are shown, so that no word says more than the figure beside it.
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import Case, Count, QuerySet, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from accounts.prepared import Prepared
from dialogues.models import Dialogue
from dialogues.suppression import Shown, bare, threshold_of
from dialogues.suppression import total as total_of

from ..models import Interviewee, StakeholderGroup
from ..queries import heard_flags

HELD, BOOKED, ASKED, DECLINED = "held", "booked", "asked", "declined"
STATES = (HELD, BOOKED, ASKED, DECLINED)


class Standing(models.TextChoices):
    """Where a group stands; the columns of the board, in order."""

    NOBODY = "nobody", gettext_lazy("Nobody asked")
    ASKED = "asked", gettext_lazy("Asked or booked")
    UNDER_WAY = "under_way", gettext_lazy("Under way")
    ENOUGH = "enough", gettext_lazy("Heard enough")


@dataclass(frozen=True)
class Figure:
    """A count of people and how it may be shown. ``number`` is None when it may not, the least when only that may."""

    number: int | None
    shown: Shown = Shown.EXACT

    @property
    def least(self) -> int:
        """What everybody who sees the figure knows there are: a hidden one is at least one."""
        return 1 if self.number is None else self.number

    def words(self, threshold: int) -> str:
        if self.shown is Shown.AT_LEAST:
            return _("at least %(number)s") % {"number": self.number}
        if self.number is not None:
            return str(self.number) if self.number else pgettext("number of people", "none")
        if self.shown is Shown.FEW:
            return _("fewer than %(threshold)s") % {"threshold": threshold}
        if self.shown is Shown.ENOUGH:
            return _("%(threshold)s or more") % {"threshold": threshold}
        return _("not shown")


@dataclass(frozen=True)
class GroupRow:
    """A group, what the plan aims at, and where its people stand, each person counted once."""

    group: StakeholderGroup
    heard: Figure
    bookings: Figure
    asking: Figure
    refusals: Figure
    threshold: int

    @property
    def title(self) -> str:
        return self.group.name

    @property
    def planned(self) -> int:
        return self.group.target

    @property
    def held(self) -> int:
        """Length of the bar's filled part; nothing is drawn of what may not be shown."""
        return self.heard.number or 0

    @property
    def booked(self) -> int:
        return self.bookings.number or 0

    @property
    def asked(self) -> int:
        return self.asking.number or 0

    @property
    def asked_from(self) -> int:
        """Where the part of the bar for those asked begins."""
        return self.held + self.booked

    @property
    def is_hidden(self) -> bool:
        return self.heard.number is None

    @property
    def left(self) -> int:
        """How many the plan still lacks, as far as the shown figures tell."""
        return max(self.planned - self.heard.least, 0)

    @property
    def standing(self) -> Standing:
        if held := self.heard.least:
            return Standing.ENOUGH if held >= self.planned else Standing.UNDER_WAY
        approached = self.bookings.least or self.asking.least or self.refusals.least
        return Standing.ASKED if approached else Standing.NOBODY

    @property
    def heard_words(self) -> str:
        return self.heard.words(self.threshold)

    @property
    def booked_words(self) -> str:
        return self.bookings.words(self.threshold)

    @property
    def asked_words(self) -> str:
        return self.asking.words(self.threshold)

    @property
    def declined_words(self) -> str:
        return self.refusals.words(self.threshold)

    @property
    def text(self) -> str:
        """The row in words: what is held of the plan, and whatever else there is to say."""
        return ", ".join([self.of_the_plan, *self.further])

    @property
    def of_the_plan(self) -> str:
        return _("%(held)s of %(planned)s") % {"held": self.heard_words, "planned": self.planned}

    @property
    def further(self) -> list[str]:
        """Booked, asked and declined in words; nothing where there is nobody."""
        said = []
        if self.bookings.number is None:
            said.append(_("some booked"))
        elif count := self.bookings.number:
            said.append(ngettext("%(count)d booked", "%(count)d booked", count) % {"count": count})
        if self.asking.number is None:
            said.append(_("some asked"))
        elif count := self.asking.number:
            said.append(ngettext("%(count)d asked", "%(count)d asked", count) % {"count": count})
        if self.refusals.number is None:
            said.append(_("some have said no"))
        elif count := self.refusals.number:
            said.append(ngettext("%(count)d has said no", "%(count)d have said no", count) % {"count": count})
        return said


@dataclass(frozen=True)
class Figures:
    """The rows of the plan, with what may be shown of their sums."""

    rows: list[GroupRow]
    planned: int
    held: Figure
    booked: Figure
    asked: Figure
    declined: Figure
    exact: bool
    threshold: int

    @property
    def longest(self) -> int:
        """Number that the longest bar stands for."""
        ends = [max(row.planned, row.held + row.booked + row.asked) for row in self.rows]
        return max(ends, default=1) or 1

    @property
    def silent(self) -> list[GroupRow]:
        """Groups that the plan wants heard and in which nobody is."""
        return [row for row in self.rows if row.heard.number == 0 and row.planned]

    @property
    def held_words(self) -> str:
        return self.held.words(self.threshold)

    @property
    def booked_words(self) -> str:
        return self.booked.words(self.threshold)

    @property
    def asked_words(self) -> str:
        return self.asked.words(self.threshold)

    @property
    def declined_words(self) -> str:
        return self.declined.words(self.threshold)


def figures(dialogue: Dialogue, *, exact: bool) -> Figures:
    """Count the people of each group by where they stand. Two queries, whatever the number of people.

    Args:
        exact: False hides what the dialogue's threshold says; only the leader may see True.
    """
    groups = list(dialogue.groups.select_related("asks"))
    counts = _by_group(dialogue)
    threshold = threshold_of(dialogue)
    columns, totals = {}, {}
    for state in STATES:
        column = [counts.get((group.pk, state), 0) for group in groups]
        columns[state], totals[state] = _shown(column, exact=exact, threshold=threshold)
    rows = [
        GroupRow(
            group,
            heard=columns[HELD][place],
            bookings=columns[BOOKED][place],
            asking=columns[ASKED][place],
            refusals=columns[DECLINED][place],
            threshold=threshold,
        )
        for place, group in enumerate(groups)
    ]
    return Figures(
        rows=rows,
        planned=sum(group.target for group in groups),
        **totals,
        exact=exact,
        threshold=threshold,
    )


def _counted(dialogue: int) -> QuerySet[Interviewee, tuple[int, str, int]]:
    furthest = Case(
        When(is_held=True, then=Value(HELD)),
        When(has_booking=True, then=Value(BOOKED)),
        When(is_asked=True, then=Value(ASKED)),
        When(has_declined=True, then=Value(DECLINED)),
        default=Value(""),
    )
    states = heard_flags(dialogue).annotate(state=furthest).values("group_id", "state")
    return states.annotate(people=Count("pk")).values_list("group_id", "state", "people")


_COUNTED = Prepared(_counted)


def _by_group(dialogue: Dialogue) -> dict[tuple[int, str], int]:
    return {(group, state): people for group, state, people in _COUNTED.rows(dialogue.pk)}


def _shown(counts: list[int], *, exact: bool, threshold: int) -> tuple[list[Figure], Figure]:
    """Return the counts and their total as they may be shown: a total never tells more than what stands above it."""
    if exact:
        return [Figure(count) for count in counts], Figure(sum(counts))
    states = bare(counts, threshold=threshold)
    shown = [
        Figure(count if state is Shown.EXACT else None, state) for count, state in zip(counts, states, strict=True)
    ]
    least, state = total_of(counts, threshold=threshold)
    return shown, Figure(None if state is Shown.HIDDEN else least, state)


def lead(result: Figures) -> str:
    """Return what the figures say, in one or two sentences, for the top of the page and for the overview."""
    if not result.rows:
        return _("No groups are planned yet.")
    if result.held.number is None:
        first = _("Interviews are under way. So far the groups are too small for a total to be shown.")
    elif result.held.number == 0:
        first = ngettext(
            "Nobody is heard yet of the %(planned)d person planned.",
            "Nobody is heard yet of the %(planned)d people planned.",
            result.planned,
        ) % {"planned": result.planned}
    else:
        heard = {"held": capfirst(result.held_words), "planned": result.planned}
        number = result.held.number or 0
        first = (
            ngettext("%(held)s of %(planned)d planned is heard.", "%(held)s of %(planned)d planned are heard.", number)
            % heard
        )
    if result.booked.number:
        words = ngettext("%(count)s is booked.", "%(count)s are booked.", result.booked.number)
        first += " " + words % {"count": capfirst(result.booked_words)}
    silent = len(result.silent)
    if silent and result.held.number != 0:
        first += " " + ngettext(
            "So far %(count)d group is not heard at all.", "So far %(count)d groups are not heard at all.", silent
        ) % {"count": silent}
    return first
