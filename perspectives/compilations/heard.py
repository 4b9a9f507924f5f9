"""The figures on a compilation's cover: who was heard, how, when and how old, so that none is about a few people.

Each is coarse enough to stand for at least ``threshold`` people, and stays what an earlier version told until at least
so many have come or gone that it is about. ``Basis.facts`` keeps the counts behind what each version told.

Whoever works with the dialogue reads in the coverage how many are heard in each group that is not small. So while a
group is small the cover counts people and interviews as the coverage does, and says "at least": an exact sum less what
is told of the others would be how few they are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from dialogues.models import Dialogue
from dialogues.suppression import nameable, steady, threshold_of, total
from interviews.models import Identity, Interview, InterviewKind, InterviewStatus
from interviews.queries import heard_flags

from ..models import Basis
from ..told import Ground

ALONE = {InterviewKind.DEPTH, InterviewKind.EXPLORATORY, InterviewKind.FORM}
"""Kinds in which one talk, or one answer, is one person's even where nobody is registered."""
DECADE = 10


@dataclass(frozen=True)
class Facts:
    """What the cover tells, and the counts it rests on."""

    people: int
    """Nobody when too few to tell."""
    about: bool
    """The number is an earlier version's; it may have changed by a few since."""
    at_least: bool
    """Some are not counted out, among people and among interviews: a group is so small."""
    interviews: list[list]
    """``[kind, how many]``."""
    first: str
    """Month, as "2022-01"."""
    last: str
    counts: dict


def facts(dialogue: Dialogue, base: Ground) -> Facts:
    """Return what may be told of the interviews. One query."""
    by_kind: Counter[str] = Counter()
    talks: Counter[str] = Counter()
    months: Counter[str] = Counter()
    small = [group for group, people in base.heard.items() if 0 < people < base.threshold]
    held = Interview.objects.filter(dialogue=dialogue, status=InterviewStatus.HELD).annotate(
        heard=Count("people"), of_small=Count("people", filter=Q(people__group__in=small))
    )
    for kind, day, heard, of_small in held.values_list("kind", "held_on", "heard", "of_small").order_by():
        people = heard or (1 if kind in ALONE else base.threshold)
        by_kind[kind] += people
        talks[kind] += not heard or heard > of_small
        months[day.strftime("%Y-%m")] += people
    told = [basis.facts for basis in base.bases if basis.facts]
    totals = [one["people"] for one in told if one["people"]]
    least, _shown = total(list(base.heard.values()), threshold=base.threshold)
    people = steady(least, totals, threshold=base.threshold)
    interviews = _kinds(by_kind, talks, told, base.threshold)
    first, last = (_edge(months, [one["months"] for one in told], end, base.threshold) for end in ("first", "last"))
    shown = {"first": first, "last": last, "counts": dict(months)}
    return Facts(
        people=people if people >= base.threshold else 0,
        about=people in totals,
        at_least=bool(small),
        interviews=interviews,
        first=first,
        last=last,
        counts={
            "people": people if people >= base.threshold else 0,
            "kinds": {kind: [by_kind[kind], dict(map(tuple, interviews)).get(kind, 0)] for kind in by_kind},
            "months": shown,
        },
    )


def _kinds(people: Mapping[str, int], talks: Mapping[str, int], told: Sequence[dict], threshold: int) -> list[list]:
    """The kinds with enough people behind them, most talks first; a number changes when enough people are about it."""
    unnamed = [{kind: heard for kind, (heard, shown) in one["kinds"].items() if not shown} for one in told]
    found = []
    for kind in people:
        if kind not in nameable({kind: people[kind]}, threshold=threshold, unnamed_before=unnamed):
            continue
        before = {heard: shown for one in told for heard, shown in [one["kinds"].get(kind, [0, 0])] if shown}
        kept = steady(people[kind], before, threshold=threshold)
        if shown := before.get(kept, talks[kind]):
            found.append([kind, shown])
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _edge(counts: Mapping[str, int], told: Sequence[dict], end: str, threshold: int) -> str:
    """The first or last mark with at least ``threshold`` people at it or beyond; an earlier version's while few moved.

    Args:
        counts: people by mark; marks are strings of one length, in order.
    """
    fresh = _outermost(counts, end, threshold)
    for one in reversed(told):
        mark = one[end]
        if mark and abs(_beyond(counts, mark, end) - _beyond(one["counts"], mark, end)) < threshold:
            return mark
    return fresh


def _outermost(counts: Mapping[str, int], end: str, threshold: int) -> str:
    people = 0
    for mark in sorted(counts, reverse=end == "last"):
        people += counts[mark]
        if people >= threshold:
            return mark
    return ""


def _beyond(counts: Mapping[str, int], mark: str, end: str) -> int:
    """How many are further out than the mark."""
    return sum(people for one, people in counts.items() if (one < mark if end == "first" else one > mark))


def age_span(dialogue: Dialogue, bases: Iterable[Basis] = ()) -> tuple[str, dict]:
    """Return the decades in which the youngest and the oldest are enough to be told of, as "10:70", and the counts.

    Decrypts every age (30 µs each): for when a version is begun or published, never for a page. Empty unless enough
    have told how old they are.
    """
    heard = heard_flags(dialogue).filter(is_held=True).values("pk")
    written = Identity.objects.filter(interviewee__in=heard).values_list("age", flat=True)
    ages = [int(age) for age in written if age and age.strip().isdecimal() and len(age.strip()) < 4]
    decades = Counter(f"{age // DECADE * DECADE:03d}" for age in ages)
    told = [basis.facts["ages"] for basis in bases if "ages" in basis.facts]
    first, last = (_edge(decades, told, end, threshold_of(dialogue)) for end in ("first", "last"))
    span = f"{int(first)}:{int(last)}" if first and last else ""
    return span, {"first": first, "last": last, "counts": dict(decades)}
