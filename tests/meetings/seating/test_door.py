"""At the door: those who came are seated, as few as can be are moved, and nothing breaks when half stay away."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.seating import at_the_door
from meetings.seating.at_the_door import replan
from meetings.seating.planning import plan
from meetings.seating.terms import Evening, Fault, Person, Room, Rule, Seating, Table, Unseatable
from meetings.solver import Answer

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SIDES = ["municipality", "civil_society"]


def a_room(count, tables, *, evening=None, **more):
    people = tuple(Person(n, {"side": SIDES[n % 2]}) for n in range(count))
    evening = evening or Evening(1, tuple(Table(n) for n in range(1, tables + 1)))
    return Room(people, (evening,), **more)


def in_order(count, tables):
    """Person n at table n modulo the number of tables."""
    return Seating(1, {t: tuple(n for n in range(count) if n % tables == t - 1) for t in range(1, tables + 1)})


@SLOW
@given(
    planned=st.lists(st.integers(0, 2), min_size=1, max_size=6),
    walked_in=st.integers(0, 1),
    away=st.frozensets(st.integers(0, 5), max_size=4),
    smallest=st.integers(1, 3),
    apart=st.booleans(),
    seed=st.integers(0, 99),
)
def test_nobody_is_moved_who_need_not_be(planned, walked_in, away, smallest, apart, seed):
    count = len(planned) + walked_in
    came = [n for n in range(count) if n not in away]
    if not came:
        return
    room = a_room(count, 3, apart=(frozenset({0, 1}),) if apart and count > 1 else ())
    seating = Seating(1, {t + 1: tuple(n for n, at in enumerate(planned) if at == t) for t in range(3)})
    found = replan(room, seating, came, seed=seed, smallest=smallest, largest=5)
    at = {key: number - 1 for number, members in found.seating.tables.items() for key in members}
    assert sorted(at) == came
    sizes = [len(members) for members in found.seating.tables.values() if members]
    least = next(low for low in range(smallest, 0, -1) if any(n * low <= len(came) <= n * 5 for n in (1, 2, 3)))
    assert all(least <= size <= 5 for size in sizes)
    moves = []
    for places in product(range(3), repeat=len(came)):
        there = dict(zip(came, places, strict=True))
        if all(not places.count(t) or least <= places.count(t) <= 5 for t in range(3)):
            wrong = bool(room.apart) and there.get(0, -1) == there.get(1, -2)
            moves.append((wrong, sum(planned[key] != t for key, t in there.items() if key < len(planned))))
    assert (len(found.broken), len(found.moves)) == min(moves)
    assert {move.key for move in found.seated} == {key for key in came if key >= len(planned)}
    assert {move.key for move in found.moves} == {key for key in came if key < len(planned) and planned[key] != at[key]}


def test_when_everybody_comes_nobody_moves():
    found = replan(a_room(12, 3), in_order(12, 3), range(12), seed=1)
    assert (found.moves, found.seated, found.closed, found.proven) == ((), (), (), True)
    assert found.seating.tables == in_order(12, 3).tables


def test_when_half_stay_away_tables_are_closed_and_the_rest_are_full_enough():
    came = [n for n in range(60) if n % 4 in (0, 1)]
    found = replan(a_room(60, 10), in_order(60, 10), came, seed=1)
    sizes = [len(members) for members in found.seating.tables.values() if members]
    assert sum(sizes) == 30
    assert min(sizes) >= 4
    assert len(found.closed) == 10 - len(sizes)
    assert len(found.moves) <= 15


def test_a_few_more_moves_balance_the_tables():
    seating = Seating(1, {1: (0, 2, 4, 6), 2: (1, 3, 5, 7)})
    stay = replan(a_room(8, 2), seating, range(8), seed=1)
    assert stay.moves == ()
    assert sum(one.steps for one in stay.off) == 8
    mixed = replan(a_room(8, 2), seating, range(8), seed=1, extra_moves=4)
    assert len(mixed.moves) == 4
    assert mixed.off == ()


def test_those_who_walk_in_are_put_where_they_balance_a_table():
    seating = Seating(1, {1: (1, 3, 5), 2: (0, 2, 4)})
    found = replan(a_room(8, 2), seating, range(8), seed=1)
    assert {(move.key, move.before, move.after) for move in found.seated} == {(6, None, 1), (7, None, 2)}


def test_working_groups_are_not_mixed_at_the_door():
    groups = {"schools": frozenset(range(6)), "sports": frozenset(range(6, 12))}
    evening = Evening(1, tuple(Table(n) for n in range(1, 5)), groups=groups)
    room = a_room(12, 4, evening=evening)
    seating = plan(room, seed=1, steps=200, alone=True).seatings[0]
    found = replan(room, seating, [0, 1, 6, 7, 8, 9, 10], seed=1)
    for members in found.seating.tables.values():
        assert len({key < 6 for key in members}) <= 1


def test_a_rule_that_cannot_be_kept_with_those_who_came_is_broken_and_named():
    room = a_room(4, 1, apart=(frozenset({0, 1}),))
    found = replan(room, Seating(1, {1: (0, 1, 2, 3)}), range(4), seed=1)
    assert found.broken == ((Rule.APART, (0, 1)),)
    assert sorted(found.seating.tables[1]) == [0, 1, 2, 3]


def test_who_avoids_a_step_or_is_locked_stays_where_they_can():
    evening = Evening(1, (Table(1, step_free=False), Table(2)), locked={1: 2})
    people = (Person(0, step_free=True), *(Person(n) for n in range(1, 6)))
    found = replan(Room(people, (evening,)), Seating(1, {1: (0, 1, 2), 2: (3, 4, 5)}), range(6), seed=1)
    assert found.broken == ()
    assert {0, 1} <= set(found.seating.tables[2])


def test_facilitators_follow():
    evening = Evening(1, (Table(1), Table(2)), hosts=("Farid", "Fatima"))
    found = replan(a_room(8, 2, evening=evening), in_order(8, 2), [0, 2, 4], seed=1)
    assert list(found.seating.hosts) == [1]


def test_an_empty_room_and_one_that_is_too_full_are_refused():
    with pytest.raises(Unseatable) as refused:
        replan(a_room(4, 2), in_order(4, 2), ["nobody"], seed=1)
    assert refused.value.problems[0].fault == Fault.NOBODY
    small = Evening(1, (Table(1, seats=2),))
    with pytest.raises(Unseatable) as refused:
        replan(a_room(4, 1, evening=small), Seating(1, {1: (0, 1)}), range(4), seed=1)
    assert refused.value.problems[0].fault == Fault.SEATS


def test_when_time_runs_out_before_the_solver_has_anything_everyone_sits_all_the_same(monkeypatch):
    """As with five hundred people: nobody is left standing, and what was not looked at is told."""
    nothing = Answer(False, False, False, True, 0, 0, lambda _one: 0, 1, 1)
    monkeypatch.setattr(at_the_door, "solve", lambda *_asked, **_more: nothing)
    people = tuple(Person(key, {"side": "ab"[key % 2]}) for key in range(20))
    room = Room(people, (Evening(1, tuple(Table(number) for number in range(1, 6))),), apart=(frozenset({0, 1}),))
    planned = Seating(1, {number: tuple(range(4 * number - 4, 4 * number)) for number in range(1, 6)})
    came = {0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 16}
    found = replan(room, planned, came, seed=1)
    seated = [key for members in found.seating.tables.values() for key in members]
    assert sorted(seated) == sorted(came)
    sizes = [len(members) for members in found.seating.tables.values()]
    assert max(sizes) <= 5
    assert all(size == 0 or size >= 3 for size in sizes)
    assert {move.key for move in found.moves} == {12, 16}
    assert sorted(found.closed) == [4, 5]
    assert found.broken == ((Rule.APART, (0, 1)),)
    assert (found.proven, found.stopped_early) == (False, True)
