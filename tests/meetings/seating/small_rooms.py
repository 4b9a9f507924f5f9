"""Rooms small enough to try every seating, and a count of what a seating is worth that shares no code with ours."""

from collections import Counter
from itertools import combinations, product
from math import ceil

from hypothesis import strategies as st

from meetings.seating.terms import Evening, Person, Room, Table


@st.composite
def rooms(draw, people=8, evenings=3):
    """Up to ``people``; anything about them may be unknown, and some stay away."""
    names = list(range(draw(st.integers(1, people))))
    persons = tuple(
        Person(
            name,
            variables={
                "side": draw(st.sampled_from(["municipality", "civil_society"])),
                "age": draw(st.sampled_from(["young", "old", ""])),
            },
            perspectives=draw(st.frozensets(st.sampled_from(["calm", "trust"]), max_size=1)),
            language=draw(st.sampled_from(["", "", "", "ar"])),
            step_free=draw(st.sampled_from([False, False, False, True])),
        )
        for name in names
    )
    pairs = [frozenset(pair) for pair in combinations(names, 2)]
    some = st.lists(st.sampled_from(pairs), max_size=1).map(tuple) if pairs else st.just(())
    return Room(
        persons,
        tuple(draw(evenings_of(names, number)) for number in range(1, draw(st.integers(1, evenings)) + 1)),
        together=draw(some),
        apart=draw(some),
        met={pair: draw(st.integers(1, 2)) for pair in draw(some)},
        most=draw(st.sampled_from([2, 3])),
    )


@st.composite
def evenings_of(draw, names, number):
    tables = draw(st.integers(1, 3))
    present = draw(st.none() | st.frozensets(st.sampled_from(names), min_size=1))
    members = draw(st.frozensets(st.sampled_from(names), max_size=4))
    return Evening(
        number,
        tuple(Table(place, step_free=place == 1 or draw(st.booleans())) for place in range(1, tables + 1)),
        present=present,
        groups={"prevention": members} if tables > 1 and draw(st.booleans()) else {},
        locked={draw(st.sampled_from(names)): tables} if draw(st.sampled_from([False, False, True])) else {},
        hosts=("Farid", "Fatima")[: draw(st.integers(0, 2))],
    )


def present(evening, room):
    keys = {person.key for person in room.people}
    return keys if evening.present is None else keys & evening.present


def repeats(room, seatings):
    """Meetings together beyond the first, and the most of any pair."""
    times = Counter(room.met)
    for seating in seatings:
        for members in seating.tables.values():
            times.update(map(frozenset, combinations(members, 2)))
    return sum(max(0, count - 1) for count in times.values()), max(times.values(), default=0)


def broken(room, evening, seating):
    """What of the evening's rules is not kept."""
    at = {key: number for number, members in seating.tables.items() for key in members}
    people = {person.key: person for person in room.people}
    tables = {table.number: table for table in evening.tables}
    group = {key: name for name, members in evening.groups.items() for key in members}
    wrong = [("seats", n) for n, members in seating.tables.items() if 0 < tables[n].seats < len(members)]
    wrong += [("locked", key) for key, number in evening.locked.items() if at.get(key, number) != number]
    wrong += [("steps", key) for key in at if people[key].step_free and not tables[at[key]].step_free]
    for one, other in combinations(sorted(at), 2):
        together = at[one] == at[other]
        pair = frozenset({one, other})
        if together and (pair in room.apart or group.get(one) != group.get(other)):
            wrong.append(("apart", pair))
        same_group = group.get(one) == group.get(other)
        if same_group and not together and any(pair <= members for members in room.together):
            wrong.append(("together", pair))
    return wrong


def steps_off(room, seatings):
    """Steps out of balance of all variables, on evenings where everyone may sit everywhere and tables are alike."""
    total = 0
    for seating in seatings:
        people = {person.key: person for person in room.people}
        here = [people[key] for members in seating.tables.values() for key in members]
        for variable, value in {(name, value) for one in here for name, value in one.variables.items() if value}:
            share = sum(one.variables.get(variable) == value for one in here) / len(seating.tables)
            for members in seating.tables.values():
                count = sum(people[key].variables.get(variable) == value for key in members)
                total += max(0, int(share) - count, count - ceil(share))
    return total


def every_seating(people, tables):
    """Every way to seat ``people`` at tables whose sizes differ by one at most, as tuples of table places."""
    low, high = len(people) // tables, ceil(len(people) / tables)
    for places in product(range(tables), repeat=len(people)):
        if all(low <= places.count(table) <= high for table in range(tables)):
            yield places
