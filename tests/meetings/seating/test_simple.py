"""Mixed tables: the properties that hold for every room."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.seating.simple import pairs_met, seat

ROOMS = st.lists(st.sampled_from(["municipality", "civil_society"]), max_size=60)


@settings(max_examples=40, deadline=None)
@given(sides=ROOMS, tables=st.integers(1, 12))
def test_everyone_sits_once_and_tables_differ_by_at_most_one(sides, tables):
    people = dict(enumerate(sides))
    seats = seat(people, tables=tables, met={})
    assert sorted(person for table in seats for person in table) == list(people)
    assert max(map(len, seats)) - min(map(len, seats)) <= 1


@settings(max_examples=40, deadline=None)
@given(half=st.integers(1, 30), tables=st.integers(1, 10))
def test_a_room_of_two_equal_sides_mixes_them_at_every_table(half, tables):
    people = {index: ("municipality" if index < half else "civil_society") for index in range(2 * half)}
    for table in seat(people, tables=tables, met={}):
        ours = sum(people[person] == "municipality" for person in table)
        assert abs(2 * ours - len(table)) <= 2


def test_the_second_evening_brings_new_neighbours():
    people = {index: ("municipality" if index % 2 else "civil_society") for index in range(30)}
    first = seat(people, tables=5, met={})
    met = pairs_met(first)
    again = sum(met[pair] for pair in pairs_met(seat(people, tables=5, met=met)))
    unmixed = sum(met[pair] for pair in pairs_met(first))
    assert unmixed == 75
    assert again <= 20


def test_the_same_room_gives_the_same_seats():
    people = dict.fromkeys(range(13), "municipality")
    assert seat(people, tables=3, met={(1, 2): 1}) == seat(people, tables=3, met={(1, 2): 1})


def test_no_tables_is_refused():
    with pytest.raises(ValueError, match="at least one table"):
        seat({1: "municipality"}, tables=0, met={})
