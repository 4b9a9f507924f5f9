"""Reads of the candidates: who may be chosen, what each can bring, who they are, and what is missing.

What a person said in an interview is worked out here each time and written nowhere. Whoever calls what names people or
what somebody said has checked that the reader is the leader, and notes the reading.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from dialogues.models import Dialogue
from interviews.models import BackgroundValue, Consent, Identity, Interviewee, InterviewStatus
from perspectives.models import Perspective, Stance, Voice

from ..models import Candidate, CandidateIdentity, CandidatePair, ParticipantStatus, Ruling, Side, TraitLabel

MAY_BE_ASKED = Q(interviewee=None) | Q(
    interviewee__consent__allows_contact=True, interviewee__consent__withdrawn_at=None
)


def standing(dialogue: Dialogue) -> QuerySet[Candidate]:
    """Return the candidates that are there: not erased. Sign-ups that look like advertising are among them."""
    return dialogue.candidates.filter(erased_at=None)


def choosable(dialogue: Dialogue) -> QuerySet[Candidate]:
    """Return those whom a choice may look at, in a stable order: they may be asked and have not said no."""
    rows = standing(dialogue).filter(MAY_BE_ASKED, doubts="", declined_at=None)
    return rows.exclude(participant__status=ParticipantStatus.NO).order_by("number")


def demanded(dialogue: Dialogue) -> QuerySet[Perspective]:
    """Return the perspectives that are to be in the room: all that stand and are not parked."""
    return dialogue.perspectives.filter(removed_at=None, parked_at=None).order_by("number")


def possible_from_interviews(dialogue: Dialogue) -> QuerySet[Interviewee]:
    """Return those who were heard, have said that they may be contacted, and are not candidates yet."""
    return (
        dialogue.interviewees.filter(
            consent__allows_contact=True,
            consent__withdrawn_at=None,
            interviews__status=InterviewStatus.HELD,
            candidates=None,
        )
        .distinct()
        .order_by("number")
    )


def who_said_no(dialogue: Dialogue) -> int:
    """How many of those who were heard have not said that they may be contacted. One query."""
    heard = dialogue.interviewees.filter(interviews__status=InterviewStatus.HELD).distinct()
    may = Consent.objects.filter(interviewee__in=heard, allows_contact=True, withdrawn_at=None)
    return heard.exclude(pk__in=may.values("interviewee")).count()


def said_by(interviewees: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return which standing perspectives each interviewee has said themselves: key of a person to keys. One query."""
    found: dict[int, set[int]] = defaultdict(set)
    voices = Voice.objects.filter(
        stance=Stance.FOR,
        statement__removed_at=None,
        statement__speaker__in=list(interviewees),
        perspective__removed_at=None,
        perspective__parked_at=None,
    )
    for person, perspective in voices.order_by().values_list("statement__speaker", "perspective").distinct():
        found[person].add(perspective)
    return {person: frozenset(keys) for person, keys in found.items()}


@dataclass(frozen=True)
class Brings:
    """Keys of perspectives: those the person said in an interview, and those the leader has set."""

    said: frozenset[int] = frozenset()
    given: frozenset[int] = frozenset()

    @property
    def all(self) -> frozenset[int]:
        return self.said | self.given


def brought(candidates: Sequence[Candidate]) -> dict[int, Brings]:
    """Return what each candidate can bring. Two queries."""
    said = said_by({one.interviewee_id for one in candidates if one.interviewee_id})
    given: dict[int, set[int]] = defaultdict(set)
    through = Candidate.perspectives.through.objects.filter(
        candidate__in=[one.pk for one in candidates],
        perspective__removed_at=None,
        perspective__parked_at=None,
    )
    for candidate, perspective in through.values_list("candidate_id", "perspective_id"):
        given[candidate].add(perspective)
    none: frozenset[int] = frozenset()
    return {
        one.pk: Brings(said.get(one.interviewee_id or 0, none), frozenset(given.get(one.pk, ()))) for one in candidates
    }


@dataclass(frozen=True)
class Who:
    """Somebody's name and how they are reached."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    note: str = ""
    nominated_by: str = ""

    @property
    def shown(self) -> str:
        return self.name or self.email or self.phone


def who_they_are(candidates: Sequence[Candidate]) -> dict[int, Who]:
    """Return who each candidate is: what is written with them, else what is written with their interview. Two queries.

    Reading it is reading identities: note it (``identity.read_candidate``).
    """
    own = {row.candidate_id: row for row in CandidateIdentity.objects.filter(candidate__in=candidates)}
    people = {one.interviewee_id for one in candidates if one.interviewee_id}
    met = {row.interviewee_id: row for row in Identity.objects.filter(interviewee__in=people)} if people else {}
    found = {}
    for one in candidates:
        mine, theirs = own.get(one.pk), met.get(one.interviewee_id or 0)
        found[one.pk] = Who(
            name=(mine.name if mine else "") or (theirs.name if theirs else ""),
            email=(mine.email if mine else "") or (theirs.email if theirs else ""),
            phone=(mine.phone if mine else "") or (theirs.phone if theirs else ""),
            address=mine.address if mine else "",
            note=mine.note if mine else "",
            nominated_by=mine.nominated_by if mine else "",
        )
    return found


def with_background(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Fetch what a list shows of each. Two queries more."""
    values = BackgroundValue.objects.select_related("variable").order_by("variable__position", "variable_id")
    return candidates.select_related("organisation", "participant").prefetch_related(
        Prefetch("background", values, to_attr="values")
    )


@dataclass(frozen=True)
class Twins:
    """Two candidates who seem to be one person, and why."""

    first: Candidate
    second: Candidate
    same: str


def twins(candidates: Sequence[Candidate], who: dict[int, Who]) -> list[Twins]:
    """Return pairs that have the same e-mail, or the same name and side. No query."""
    seen: dict[tuple[str, str], Candidate] = {}
    found = []
    for one in candidates:
        person = who[one.pk]
        signs = [("email", person.email.casefold().strip()), ("name", " ".join(person.name.casefold().split()))]
        for sign in signs:
            if not sign[1]:
                continue
            if sign in seen and seen[sign] is not one:
                found.append(Twins(seen[sign], one, sign[0]))
                break
            seen[sign] = one
    return found


@dataclass
class Pool:
    """What the list holds as a whole: the counts and what is missing, without a name."""

    people: int = 0
    sides: dict[str, int] = field(default_factory=dict)
    traits: dict[str, int] = field(default_factory=dict)
    carriers: dict[int, int] = field(default_factory=dict)
    """Key of a demanded perspective to how many can bring it."""
    nobody: list[Perspective] = field(default_factory=list)
    single: list[Perspective] = field(default_factory=list)
    without_side: int = 0
    empty_handed: int = 0
    """How many bring no perspective that anybody has noted."""

    @property
    def missing_traits(self) -> list[str]:
        return [str(TraitLabel(one).label) for one in TraitLabel.values if not self.traits.get(one)]


def pool(dialogue: Dialogue) -> Pool:
    """Return what can be told of the candidates. Four queries."""
    rows = list(choosable(dialogue).exclude(ruling=Ruling.EXCLUDED))
    bring = brought(rows)
    counts = Counter(key for row in rows for key in bring[row.pk].all)
    wanted = list(demanded(dialogue))
    sides = Counter(row.side for row in rows)
    traits = Counter(trait for row in rows for trait in row.traits)
    return Pool(
        people=len(rows),
        sides={side: sides.get(side, 0) for side in Side.values},
        traits={trait: traits.get(trait, 0) for trait in TraitLabel.values},
        carriers={one.pk: counts.get(one.pk, 0) for one in wanted},
        nobody=[one for one in wanted if not counts.get(one.pk)],
        single=[one for one in wanted if counts.get(one.pk) == 1],
        without_side=sides.get("", 0),
        empty_handed=sum(not bring[row.pk].all for row in rows),
    )


def pairs_of(dialogue: Dialogue) -> QuerySet[CandidatePair]:
    """Return the pairs not asked together, of candidates that are there."""
    return dialogue.candidate_pairs.filter(first__erased_at=None, second__erased_at=None).select_related(
        "first", "second"
    )
