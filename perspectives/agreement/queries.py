"""What two coders chose for the same statements, and where they differ. The same queries however many statements.

The first coder is who coded in the ordinary way, the second who did so without seeing it. Figures for a dialogue put
together the statements of all its doubly coded interviews, whoever the two were: kappa is meant for one pair of
coders, so the page for each interview is the stricter reading.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import User
from dialogues.models import Dialogue, Event
from interviews.models import Interview

from ..codebook.tree import Node
from ..models import Coding, Statement, StatementStatus
from ..rules import codable_interviews, codes_everything
from .kappa import Agreement, agreement

SETTLED = "statement.settled"


@dataclass(frozen=True)
class Pair:
    """One statement as two coders read it."""

    statement: Statement
    first: Coding
    second: Coding
    first_themes: frozenset[int]
    second_themes: frozenset[int]

    @property
    def differs(self) -> bool:
        return self.first_themes != self.second_themes


@dataclass(frozen=True)
class ThemeAgreement:
    """One theme's figures."""

    node: Node
    figures: Agreement


@dataclass(frozen=True)
class Difference:
    """A statement that the two read differently: what each chose, and what the dialogue goes by now."""

    pair: Pair
    both: list[Node]
    only_first: list[Node]
    only_second: list[Node]
    now: list[Node]
    is_settled: bool


@dataclass
class Comparison:
    """Two coders' choices over some statements."""

    pairs: list[Pair]
    themes: list[ThemeAgreement]
    differences: list[Difference]
    coders: list[tuple[User, User]] = field(default_factory=list)

    @property
    def alike(self) -> int:
        return len(self.pairs) - len(self.differences)

    @property
    def open_differences(self) -> int:
        return sum(not one.is_settled for one in self.differences)


def to_code(user: User, interview: Interview) -> QuerySet[Statement]:
    """The interview's statements that the person may read for a second coding, in the order of the text.

    Whoever may code the interview reads the source of all; others the masked wording of those that have one.
    """
    rows = Statement.objects.filter(interview=interview).order_by("start", "number")
    if codable_interviews(user, interview.dialogue).filter(pk=interview.pk).exists():
        return rows
    return rows.exclude(status=StatementStatus.LIFTED)


@dataclass(frozen=True)
class Standing:
    """Where a person stands with one interview: what there is to read and has been read, and what others have done."""

    total: int = 0
    done: int = 0
    is_first: bool = False
    read_by_others: bool = False

    @property
    def is_finished(self) -> bool:
        return self.total > 0 and self.done >= self.total

    @property
    def is_under_way(self) -> bool:
        return 0 < self.done < self.total

    def may_compare(self, *, leads: bool) -> bool:
        """Whether the person sees how two coded the interview: who leads, and each coder once they are through.

        Before that the second coder would see the first's choices, and the first could change theirs to match.
        """
        if self.is_finished or (leads and not self.is_under_way):
            return True
        return self.is_first and self.read_by_others


def standings(user: User, interviews: QuerySet[Interview], dialogue: Dialogue) -> dict[int, Standing]:
    """Where the person stands with each of the interviews, by key. Three queries, however many."""
    own = set(codable_interviews(user, dialogue).values_list("pk", flat=True))
    rows = Q(statements__removed_at=None)
    masked = rows & ~Q(statements__status=StatementStatus.LIFTED)
    totals = interviews.order_by().annotate(
        all=Count("statements", filter=rows, distinct=True), masked=Count("statements", filter=masked, distinct=True)
    )
    blind, mine = Q(is_blind=True), Q(coder=user)
    readable = ~Q(statement__status=StatementStatus.LIFTED) | Q(statement__interview__in=own)
    coded = (
        Coding.objects.filter(statement__interview__in=interviews.order_by().values("pk"), statement__removed_at=None)
        .values("statement__interview")
        .annotate(
            done=Count("pk", filter=readable & blind & mine),
            first=Count("pk", filter=mine & ~blind),
            others=Count("pk", filter=blind & ~mine),
        )
    )
    by_key = {row["statement__interview"]: row for row in coded}
    found = {}
    for pk, everything, hidden in totals.values_list("pk", "all", "masked"):
        row = by_key.get(pk, {"done": 0, "first": 0, "others": 0})
        total = everything if pk in own else hidden
        found[pk] = Standing(total, row["done"], row["first"] > 0, row["others"] > 0)
    return found


def standing(user: User, interview: Interview) -> Standing:
    rows = Interview.objects.filter(pk=interview.pk)
    return standings(user, rows, interview.dialogue).get(interview.pk, Standing())


def may_compare(user: User, interview: Interview) -> bool:
    return standing(user, interview).may_compare(leads=codes_everything(user, interview.dialogue))


def read_twice(user: User, dialogue: Dialogue) -> tuple[list[Interview], list[Interview]]:
    """Interviews that two have coded and the person may compare, with how many statements; and those they have begun
    to read themselves and not finished. Four queries."""
    twice = dialogue.interviews.filter(statements__codings__is_blind=True, statements__removed_at=None)
    rows: list[Interview] = list(twice.annotate(read_twice=Count("statements", distinct=True)).order_by("number"))
    keys = dialogue.interviews.filter(pk__in=[one.pk for one in rows])
    stands, leads = standings(user, keys, dialogue), codes_everything(user, dialogue)
    for one in rows:
        one.dialogue = dialogue
    compared = [one for one in rows if stands[one.pk].may_compare(leads=leads)]
    return compared, [one for one in rows if stands[one.pk].is_under_way]


def interviews_to_read(user: User, dialogue: Dialogue) -> list[tuple[int, int]]:
    """Numbers of the interviews that the person may read as second coder, with how many statements there are to read.

    Two queries. Those the person has coded in the ordinary way are left out, and those with nothing to read.
    """
    rows = Q(statements__removed_at=None)
    masked = rows & ~Q(statements__status=StatementStatus.LIFTED)
    seen = Coding.objects.filter(statement__interview=OuterRef("pk"), coder=user)
    counted = dialogue.interviews.filter(~Exists(seen)).annotate(
        all=Count("statements", filter=rows), masked=Count("statements", filter=masked)
    )
    own = set(codable_interviews(user, dialogue).values_list("pk", flat=True))
    found = [(one.number, one.all if one.pk in own else one.masked) for one in counted.order_by("number")]
    return [(number, count) for number, count in found if count]


def pairs_of(user: User, dialogue: Dialogue, interviews: list[Interview]) -> list[Pair]:
    """Every statement that two have read, one of them without seeing the other. Four queries.

    A wording that nobody has masked is the source: it is there only for those who may code its interview.
    """
    keys = [one.pk for one in interviews]
    mine = codable_interviews(user, dialogue).filter(pk__in=keys).values("pk")
    readable = ~Q(statement__status=StatementStatus.LIFTED) | Q(statement__interview__in=mine)
    codings = (
        Coding.objects.filter(readable, statement__interview__in=keys, statement__removed_at=None)
        .select_related("coder", "statement")
        .prefetch_related("themes")
        .order_by("statement__interview__number", "statement__start", "statement__number", "is_blind", "coder_id")
    )
    by_statement: dict[int, list[Coding]] = defaultdict(list)
    for row in codings:
        by_statement[row.statement_id].append(row)
    found = []
    for rows in by_statement.values():
        first, others = rows[0], [one for one in rows[1:] if one.is_blind]
        chosen = _keys(first)
        found += [Pair(one.statement, first, one, chosen, _keys(one)) for one in others]
    return found


def _keys(coding: Coding) -> frozenset[int]:
    return frozenset(theme.pk for theme in coding.themes.all() if theme.removed_at is None)


def compare(user: User, dialogue: Dialogue, interviews: list[Interview], nodes: list[Node]) -> Comparison:
    """The figures of every theme that either used, and the statements they read differently. Six queries."""
    pairs = pairs_of(user, dialogue, interviews)
    used = {key for one in pairs for key in one.first_themes | one.second_themes}
    figures = [
        ThemeAgreement(
            node, agreement((node.theme.pk in one.first_themes, node.theme.pk in one.second_themes) for one in pairs)
        )
        for node in nodes
        if node.theme.pk in used
    ]
    different = [one for one in pairs if one.differs]
    settled = set(
        Event.objects.filter(
            dialogue=dialogue, name=SETTLED, object_id__in=[one.statement.pk for one in different]
        ).values_list("object_id", flat=True)
    )
    now: dict[int, set[int]] = defaultdict(set)
    through = Statement.themes.through.objects.filter(statement__in=[one.statement.pk for one in different])
    for statement, theme in through.values_list("statement_id", "theme_id"):
        now[statement].add(theme)
    coders = {(one.first.coder_id, one.second.coder_id): (one.first.coder, one.second.coder) for one in pairs}
    return Comparison(
        pairs,
        figures,
        [_difference(one, nodes, now[one.statement.pk], one.statement.pk in settled) for one in different],
        list(coders.values()),
    )


def _difference(pair: Pair, nodes: list[Node], now: set[int], is_settled: bool) -> Difference:
    def among(keys: frozenset[int] | set[int]) -> list[Node]:
        return [node for node in nodes if node.theme.pk in keys]

    return Difference(
        pair,
        among(pair.first_themes & pair.second_themes),
        among(pair.first_themes - pair.second_themes),
        among(pair.second_themes - pair.first_themes),
        among(now),
        is_settled,
    )
