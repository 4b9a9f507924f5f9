"""A room and a plan as JSON: what is asked is frozen when a plan is ordered, and repeats from its seed."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ..seating.terms import Evening, Figures, Key, Off, Person, Plan, Problem, Room, Seating, Table

Json = dict[str, Any]


def _sorted(keys: Iterable[Key]) -> list[Key]:
    return sorted(keys, key=lambda key: (isinstance(key, str), key))


def room_to_json(room: Room) -> Json:
    return {
        "people": [
            {
                "key": person.key,
                "variables": dict(person.variables),
                "perspectives": sorted(person.perspectives),
                "language": person.language,
                "step_free": person.step_free,
            }
            for person in room.people
        ],
        "evenings": [
            {
                "number": evening.number,
                "tables": [[table.number, table.seats, table.step_free] for table in evening.tables],
                "present": None if evening.present is None else _sorted(evening.present),
                "groups": [[name, _sorted(members)] for name, members in sorted(evening.groups.items())],
                "locked": [[key, number] for key, number in evening.locked.items()],
                "hosts": list(evening.hosts),
            }
            for evening in room.evenings
        ],
        "together": [_sorted(group) for group in room.together],
        "apart": [_sorted(pair) for pair in room.apart],
        "met": [[*_sorted(pair), times] for pair, times in room.met.items()],
        "most": room.most,
    }


def room_from_json(frozen: Json) -> Room:
    return Room(
        people=tuple(Person(**(one | {"perspectives": frozenset(one["perspectives"])})) for one in frozen["people"]),
        evenings=tuple(
            Evening(
                number=one["number"],
                tables=tuple(Table(*table) for table in one["tables"]),
                present=None if one["present"] is None else frozenset(one["present"]),
                groups={name: frozenset(members) for name, members in one["groups"]},
                locked=dict(map(tuple, one["locked"])),
                hosts=tuple(one["hosts"]),
            )
            for one in frozen["evenings"]
        ),
        together=tuple(frozenset(group) for group in frozen["together"]),
        apart=tuple(frozenset(pair) for pair in frozen["apart"]),
        met={frozenset(pair[:2]): pair[2] for pair in frozen["met"]},
        most=frozen["most"],
    )


def plan_to_json(plan: Plan) -> Json:
    return {
        "seatings": [seating_to_json(seating) for seating in plan.seatings],
        "figures": asdict(plan.figures),
        "ideal": asdict(plan.ideal),
        "by_chance": asdict(plan.by_chance),
        "off": [asdict(one) for one in plan.off],
        "proven": plan.proven,
        "method": plan.method,
        "steps": plan.steps,
        "seconds": round(plan.seconds, 2),
        "stopped_early": plan.stopped_early,
    }


def seating_to_json(seating: Seating) -> Json:
    return {
        "number": seating.number,
        "tables": [[number, list(people)] for number, people in sorted(seating.tables.items())],
        "hosts": [[number, host] for number, host in sorted(seating.hosts.items())],
    }


def seating_from_json(frozen: Json) -> Seating:
    return Seating(
        number=frozen["number"],
        tables={number: tuple(people) for number, people in frozen["tables"]},
        hosts=dict(map(tuple, frozen["hosts"])),
    )


def figures_from_json(frozen: Json) -> Figures:
    return Figures(**frozen)


def off_from_json(frozen: Json) -> Off:
    return Off(**frozen)


def problem_to_json(problem: Problem) -> Json:
    return {
        "fault": str(problem.fault),
        "evening": problem.evening,
        "about": list(problem.about),
        "rules": [[str(rule), list(people)] for rule, people in problem.rules],
    }
