"""What a choice is made from, written down so that it can be made again, and what it came to.

``frozen`` is JSON::

    {"people": [{"n": candidate's number, "side", "organisation", "variables": {key: value}, "perspectives": [key],
                 "traits": []}, …], "chosen": [n], "excluded": [n], "apart": [[n, n]], "panel": [n], "declined": [n],
     "perspectives": {key: wording}, "variables": {key: name}}

``found`` is JSON: of a panel ``chosen``, ``objective``, ``bound``, ``best``, ``stopped``, ``coverage``, ``short``,
``spread``, ``traits``, ``reserves``, ``chances``; of a collision ``demands``, ``nobody``, ``search``. Keys of
perspectives are texts.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from dialogues.models import Dialogue

from ..candidates import queries
from ..models import Candidate, ChoiceRun, Ruling
from ..selection.terms import Candidate as Person
from ..selection.terms import Demands, Target, Trait

Json = dict[str, Any]


def freeze(dialogue: Dialogue, *, panel: Sequence[Candidate] = (), declined: Sequence[Candidate] = ()) -> Json:
    """Return the list as it is now. ``panel`` and ``declined`` are in it whatever has become of them. Six queries."""
    keys = {one.pk for one in [*panel, *declined]}
    now = list(queries.with_background(queries.choosable(dialogue)))
    there = {one.pk for one in now}
    rest = queries.standing(dialogue).filter(pk__in=keys - there)
    rows = sorted([*now, *queries.with_background(rest)], key=lambda row: row.number)
    bring, wanted = queries.brought(rows), list(queries.demanded(dialogue))
    titles = {one.pk: one.title for one in wanted}
    numbers = {row.pk: row.number for row in rows}
    pairs = [(pair.first_id, pair.second_id) for pair in queries.pairs_of(dialogue)]
    return {
        "people": [
            {
                "n": row.number,
                "side": row.side,
                "organisation": row.organisation.name if row.organisation else "",
                "variables": {value.variable.key: value.name for value in row.values},
                "perspectives": sorted(str(key) for key in bring[row.pk].all if key in titles),
                "traits": [trait for trait in row.traits if trait in set(Trait)],
            }
            for row in rows
        ],
        "chosen": [row.number for row in rows if row.ruling == Ruling.CHOSEN],
        "excluded": [row.number for row in rows if row.ruling == Ruling.EXCLUDED],
        "apart": [[numbers[one], numbers[other]] for one, other in pairs if one in numbers and other in numbers],
        "panel": [one.number for one in panel],
        "declined": [one.number for one in declined],
        "perspectives": {str(key): title for key, title in titles.items()},
        "variables": {variable.key: variable.name for variable in dialogue.variables.all()},
    }


def people_of(frozen: Json) -> list[Person]:
    """Return the candidates as the solver takes them, in the order that the seed repeats."""
    return [
        Person(
            key=one["n"],
            side=one["side"],
            organisation=one["organisation"],
            variables=one["variables"],
            perspectives=frozenset(one["perspectives"]),
            traits=frozenset(Trait(trait) for trait in one["traits"]),
        )
        for one in frozen["people"]
    ]


def demands_of(asked: Json, frozen: Json) -> Demands:
    """Return what is demanded and wished for, as the solver takes it."""
    share = (asked["low"] / 100, asked["high"] / 100) if asked.get("low") is not None else None
    excluded = frozenset(frozen["excluded"])
    return Demands(
        number=asked["number"],
        perspectives=frozenset(frozen["perspectives"]),
        carriers=asked["carriers"],
        as_far_as_carried=asked["as_far"],
        municipality=share,
        most_of_one_organisation=asked["most_of_one"],
        chosen=frozenset(frozen["chosen"]) - excluded,
        excluded=excluded,
        apart=frozenset(frozenset(pair) for pair in frozen["apart"]),
        targets={
            key: Target(target["weight"], {value: share / 100 for value, share in target["shares"].items()})
            for key, target in asked["targets"].items()
            if key in frozen["variables"]
        },
        traits={Trait(name): weight for name, weight in asked["traits"].items()},
    )


def read(run: ChoiceRun) -> tuple[Json, Json]:
    """Return what went in and what came out; the second is empty while nothing has."""
    return json.loads(run.frozen), json.loads(run.found) if run.found else {}


def write(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def forget(candidate: Candidate) -> None:
    """Take what a choice holds of somebody out of every choice of the dialogue. Registered with the candidates' room.

    The number stays, so that a panel of thirty is still one of thirty. A panel cannot be made again after that.
    """
    for run in ChoiceRun.objects.select_for_update().filter(dialogue=candidate.dialogue_id).order_by("pk"):
        frozen = json.loads(run.frozen)
        touched = False
        for one in frozen["people"]:
            if one["n"] == candidate.number:
                one.update(organisation="", variables={}, perspectives=[], traits=[])
                touched = True
        if touched:
            ChoiceRun.objects.filter(pk=run.pk).update(frozen=write(frozen), altered_at=timezone.now())
