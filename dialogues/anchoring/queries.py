"""Who stands where: organisations by what they are and what they answer, and the conditions that are not met."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import OrganisationKind

from ..models import Actor, Dialogue, Knowledge, SignOff, SignOffAnswer, SignOffCondition, SignOffStatus

ORDER = [
    SignOffStatus.YES,
    SignOffStatus.CONDITIONS,
    SignOffStatus.NOT_YET,
    SignOffStatus.ASKED,
    SignOffStatus.NO,
]
MARKS = {
    SignOffStatus.YES: "done",
    SignOffStatus.CONDITIONS: "part",
    SignOffStatus.NOT_YET: "gap",
    SignOffStatus.ASKED: "gap",
    SignOffStatus.NO: "late",
}


@dataclass(frozen=True)
class Stance:
    """Where one organisation stands: its sign-off, its open conditions, and the different answer it gave before."""

    sign_off: SignOff
    open: list[SignOffCondition]
    before: SignOffAnswer | None


@dataclass(frozen=True)
class Column:
    key: str
    title: str
    mark: str
    count: int


@dataclass(frozen=True)
class Cell:
    column: Column
    stances: list[Stance]


@dataclass(frozen=True)
class Kind:
    title: str
    cells: list[Cell]


@dataclass(frozen=True)
class Stances:
    """The map: a column for each answer, a row for each kind of organisation there is."""

    columns: list[Column]
    rows: list[Kind]
    open: list[SignOffCondition]
    met: list[SignOffCondition]
    total: int
    behind: int
    silent: int
    unmailed: int
    """How many have neither answered nor been asked by mail."""


def titles() -> dict[str, str]:
    return {
        SignOffStatus.YES: _("Stand behind it"),
        SignOffStatus.CONDITIONS: _("Yes, with conditions"),
        SignOffStatus.NOT_YET: _("Not yet"),
        SignOffStatus.ASKED: _("Have not answered"),
        SignOffStatus.NO: _("Say no"),
    }


def with_answers(rows: QuerySet[SignOff]) -> QuerySet[SignOff]:
    """Three queries when read: the sign-offs with their answers, latest first, and their conditions."""
    answers = SignOffAnswer.objects.select_related("by")
    return rows.select_related("organisation").prefetch_related(Prefetch("answers", answers), "conditions")


def before(sign_off: SignOff) -> SignOffAnswer | None:
    """The latest answer that differs from the one that holds, of prefetched answers."""
    return next((one for one in sign_off.answers.all() if one.status != sign_off.status), None)


def stances(dialogue: Dialogue) -> Stances:
    """Three queries; reads every sign-off of the dialogue, which are as many as a municipality has bodies."""
    rows = list(with_answers(dialogue.sign_offs.all()))
    named = titles()
    columns = {key: Column(key, named[key], MARKS[key], sum(row.status == key for row in rows)) for key in ORDER}
    conditions = [_known(condition, row) for row in rows for condition in row.conditions.all()]
    return Stances(
        columns=list(columns.values()),
        rows=_by_kind(rows, columns),
        open=[one for one in conditions if not one.is_met],
        met=sorted((one for one in conditions if one.is_met), key=lambda one: (one.met_on, one.pk), reverse=True),
        total=len(rows),
        behind=sum(row.stands_behind for row in rows),
        silent=columns[SignOffStatus.ASKED].count,
        unmailed=sum(row.status == SignOffStatus.ASKED and row.asked_at is None for row in rows),
    )


def _known(condition: SignOffCondition, sign_off: SignOff) -> SignOffCondition:
    condition.sign_off = sign_off
    return condition


def _by_kind(rows: Iterable[SignOff], columns: dict[SignOffStatus, Column]) -> list[Kind]:
    found = []
    for kind, title in kind_titles().items():
        here = [row for row in rows if row.organisation.kind == kind]
        if not here:
            continue
        cells = [Cell(column, [_stance(row) for row in here if row.status == key]) for key, column in columns.items()]
        found.append(Kind(title, cells))
    return found


def kind_titles() -> dict[str, str]:
    """Kinds of organisation, in the plural, in the order of the map."""
    return {
        OrganisationKind.ADMINISTRATION: _("Administrations"),
        OrganisationKind.POLITICAL_BODY: _("Political bodies"),
        OrganisationKind.ASSOCIATION: _("Associations"),
        OrganisationKind.COMPANY: _("Companies"),
        OrganisationKind.OTHER: _("Others"),
    }


def _stance(row: SignOff) -> Stance:
    return Stance(row, [one for one in row.conditions.all() if not one.is_met], before(row))


@dataclass(frozen=True)
class Ground:
    """How far the ground is laid: conditions there are and not met, and whether anybody drew the map or wrote down
    what is known."""

    conditions: int
    unmet: int
    has_actors: bool
    has_sources: bool


def ground_of(dialogue: Dialogue) -> Ground:
    """One query."""
    here = Dialogue.objects.filter(pk=dialogue.pk).order_by()
    counted = here.annotate(
        conditions=Count("sign_offs__conditions"),
        unmet=Count("sign_offs__conditions", filter=Q(sign_offs__conditions__met_on=None)),
        has_actors=Exists(Actor.objects.filter(dialogue=OuterRef("pk"))),
        has_sources=Exists(Knowledge.objects.filter(dialogue=OuterRef("pk"))),
    )
    return Ground(**counted.values("conditions", "unmet", "has_actors", "has_sources").get())
