"""Reads of the check-back: who may be asked and how it stands, what waits for the leader, what others are told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.suppression import threshold_of
from interviews.consent.found import Place
from interviews.models import Identity, Interview, Interviewee, InterviewStatus
from interviews.rules import own_people

from ..compilations.queries import open_version, published_versions
from ..models import CheckBack, CheckBackAddition, Compilation, QuoteAnswer, QuoteVerdict, Statement
from ..withdrawal import describe, published_places
from . import quotes

NOT_ASKED, WAITING, OPENED, BEGUN, ANSWERED, SILENT, CLOSED = (
    "not_asked", "waiting", "opened", "begun", "answered", "silent", "closed",
)  # fmt: skip


def version_for(dialogue: Dialogue, asked: str = "") -> Compilation | None:
    """Return the version that people are asked about: the one that is worked on, else the newest published; or the one
    whose number is ``asked``."""
    if asked:
        number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 0
        return dialogue.compilations.filter(number=number).defer("content").first()
    return open_version(dialogue) or published_versions(dialogue).first()


def heard_people(user: User, dialogue: Dialogue) -> QuerySet[Interviewee]:
    """Return those the person may ask who have been heard and have not taken it back: all, or an interviewer's own."""
    held = Interview.people.through.objects.filter(interviewee=OuterRef("pk"), interview__status=InterviewStatus.HELD)
    return own_people(user, dialogue).filter(Exists(held)).exclude(consent__withdrawn_at__isnull=False)


def state_of(row: CheckBack | None) -> str:
    """Return how it stands with one person. Silence is SILENT once the time is out, and never anything else."""
    if row is None:
        return NOT_ASKED
    if row.closed_at:
        return CLOSED
    if row.finished_at:
        return ANSWERED
    is_over = row.expires_at <= timezone.now()
    if row.answered_at:
        return ANSWERED if is_over else BEGUN
    if is_over:
        return SILENT
    return OPENED if row.opened_at else WAITING


@dataclass
class Row:
    """One person in the list. No name: who it is stands on the person's own page, and each look there is an event."""

    person: Interviewee
    check_back: CheckBack | None
    quote_count: int
    can_be_mailed: bool
    answers: Counter[str] = field(default_factory=Counter)
    waits: bool = False
    """Whether a wish or something missing waits for the leader."""

    @property
    def state(self) -> str:
        return state_of(self.check_back)


def filtered(people: QuerySet[Interviewee], compilation: Compilation, state: str) -> QuerySet[Interviewee]:
    """Keep the people with whom it stands as ``state`` says: not asked, no answer yet, answered, a wish waiting."""
    people = people.annotate(asked=FilteredRelation("check_backs", condition=Q(check_backs__compilation=compilation)))
    match state:
        case "not_asked":
            return people.filter(asked=None)
        case "waiting":
            return people.filter(asked__isnull=False, asked__answered_at=None, asked__closed_at=None)
        case "answered":
            return people.filter(asked__answered_at__isnull=False)
        case "wishes":
            return people.filter(
                Exists(waiting_wishes(compilation.dialogue).filter(check_back=OuterRef("asked")))
                | Exists(CheckBackAddition.objects.filter(settled_at=None, check_back=OuterRef("asked")))
            )
    return people


def rows(people: Iterable[Interviewee], compilation: Compilation) -> list[Row]:
    """Return the people with how it stands with each. Seven queries."""
    found = list(people)
    asked = {one.interviewee_id: one for one in compilation.check_backs.filter(interviewee__in=found)}
    for one in asked.values():
        one.compilation = compilation
    counted = quotes.counts(compilation)
    mailable = {
        identity.interviewee_id for identity in Identity.objects.filter(interviewee__in=found) if identity.email
    }
    verdicts: dict[int, Counter[str]] = {}
    said = QuoteAnswer.objects.filter(check_back__in=asked.values())
    waiting = set(
        waiting_wishes(compilation.dialogue).filter(check_back__in=asked.values()).values_list("pk", flat=True)
    )
    waits = set(
        CheckBackAddition.objects.filter(check_back__in=asked.values(), settled_at=None).values_list(
            "check_back", flat=True
        )
    )
    for pk, check_back, verdict in said.values_list("pk", "check_back", "verdict"):
        verdicts.setdefault(check_back, Counter())[verdict] += 1
        if pk in waiting:
            waits.add(check_back)
    return [
        Row(
            person,
            row := asked.get(person.pk),
            counted.get(person.pk, 0),
            person.pk in mailable,
            verdicts.get(row.pk, Counter()) if row else Counter(),
            row is not None and row.pk in waits,
        )
        for person in found
    ]


# --- What waits for the leader --------------------------------------------------------------------------------------


def waiting_wishes(dialogue: Dialogue) -> QuerySet[QuoteAnswer]:
    """Return the wishes for another wording that nobody has settled, of statements that still stand."""
    return QuoteAnswer.objects.filter(
        check_back__compilation__dialogue=dialogue,
        verdict=QuoteVerdict.CHANGE,
        settled_at=None,
        statement__removed_at=None,
    )


def waiting_additions(dialogue: Dialogue) -> QuerySet[CheckBackAddition]:
    """Return what people say is missing that nobody has dealt with."""
    return CheckBackAddition.objects.filter(check_back__compilation__dialogue=dialogue, settled_at=None)


def waiting_count(dialogue: Dialogue) -> int:
    """How many answers wait for the leader. Two queries."""
    return waiting_wishes(dialogue).count() + waiting_additions(dialogue).count()


def in_print(dialogue: Dialogue) -> list[Place]:
    """Return where quotes that somebody has taken away stand in print. Four queries, one when there are none."""
    withheld = Statement.everything.filter(dialogue=dialogue, withheld_at__isnull=False, original__gt="")
    keys = list(withheld.values_list("pk", flat=True))
    return describe(dialogue, {"places": published_places(keys)}) if keys else []


# --- What others are told -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """How far the check-back has come, for those who may not know who: counts of people, small ones not told.

    None where telling would point at a few: fewer than the threshold, or all but fewer than the threshold.
    """

    has_begun: bool
    asked: int | None
    answered: int | None
    nobody_has_answered: bool
    threshold: int


def told(compilation: Compilation) -> Told:
    """Return the counts for facilitators and the design team. One query."""
    few = threshold_of(compilation.dialogue)
    rows = list(compilation.check_backs.values_list("answered_at", flat=True))
    asked, answered = len(rows), sum(at is not None for at in rows)
    tells = asked >= few and answered >= few and (asked == answered or asked - answered >= few)
    return Told(bool(rows), asked if asked >= few else None, answered if tells else None, answered == 0, few)
