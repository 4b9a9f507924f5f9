"""The result is the same whichever way it came, and shows more than totals."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.models import Option, Round
from meetings.rounds import paper
from meetings.rounds.drawing import spots
from meetings.rounds.giving import Given, give
from meetings.rounds.results import Row, filling, result_of

pytestmark = pytest.mark.django_db
BALLOTS = [(2, 1, 0), (0, 1, 2), (1, 1, 1), (2, 0, 0), (0, 0, 1), (1, 0, 2)]


def as_marks(keys, counts):
    return {key: Given(dots=count) for key, count in zip(keys, counts, strict=True)}


def by_phone(round_, room):
    keys = list(round_.options.values_list("pk", flat=True))
    for person, counts in zip(room, BALLOTS, strict=True):
        give(round_=round_, participant=person, marks=as_marks(keys, counts), whole=True)


def twin(opened):
    """The same round once more, for the other way of giving."""
    other = Round.objects.create(meeting=opened.meeting, title=opened.title, dots=3, most=2, opened_at=opened.opened_at)
    for option in opened.options.all():
        Option.objects.create(round=other, number=option.number, title=option.title)
    return other


def shape(result):
    return (
        dict(result.voters),
        [(row.option.title, row.municipality, row.civil_society) for row in result.rows],
        [row.option.title for row in result.ranked],
    )


def test_sheets_of_paper_give_the_same_as_phones(opened, room, table, lena):
    by_phone(opened, room)
    other = twin(opened)
    keys = list(other.options.values_list("pk", flat=True))
    sides = {}
    for side in ("municipality", "civil_society"):
        given_there = [counts for person, counts in zip(room, BALLOTS, strict=True) if person.side == side]
        sides[side] = (len(given_there), dict(zip(keys, map(sum, zip(*given_there, strict=True)), strict=True)))
    paper.save_sheet(round_=other, table=table, sides=sides, actor=lena)
    assert shape(result_of(other)) == shape(result_of(opened))
    phones, sheets = result_of(opened).rows, result_of(other).rows
    for exact, least in zip(phones, sheets, strict=True):
        assert least.at_least and least.givers <= exact.givers


def test_slips_of_paper_give_the_very_same_as_phones(opened, room, table, lena):
    by_phone(opened, room)
    other = twin(opened)
    keys = list(other.options.values_list("pk", flat=True))
    for person, counts in zip(room, BALLOTS, strict=True):
        paper.add_slip(
            round_=other, table=table, side=person.side, marks=as_marks(keys, counts), key=uuid.uuid4(), actor=lena
        )
    assert shape(result_of(other)) == shape(result_of(opened))
    assert [(row.givers, row.spread) for row in result_of(other).rows] == [
        (row.givers, row.spread) for row in result_of(opened).rows
    ]


def test_a_sheet_entered_again_replaces_and_a_slip_sent_twice_is_one(opened, keys, table, lena):
    for count in (4, 2):
        sides = {"municipality": (2, {keys[0]: count})}
        paper.save_sheet(round_=opened, table=table, sides=sides, actor=lena)
    key = uuid.uuid4()
    for _ in range(2):
        marks = as_marks(keys, (1, 0, 0))
        paper.add_slip(round_=opened, table=None, side="civil_society", marks=marks, key=key, actor=lena)
    result = result_of(opened)
    assert (result.rows[0].municipality, result.rows[0].civil_society, result.people) == (2, 1, 3)
    paper.remove_last_slip(round_=opened, actor=lena)
    assert result_of(opened).rows[0].civil_society == 0
    assert paper.remove_last_slip(round_=opened, actor=lena) is False


@pytest.mark.parametrize(("people", "count"), [(1, 3), (0, 1)])
def test_a_sheet_with_more_dots_than_people_have_is_refused(opened, keys, table, lena, people, count):
    with pytest.raises(ValidationError):
        paper.save_sheet(round_=opened, table=table, sides={"municipality": (people, {keys[0]: count})}, actor=lena)
    assert not opened.sheets.exists()


def test_an_empty_slip_is_refused(opened, keys, lena):
    with pytest.raises(ValidationError) as refused:
        paper.add_slip(
            round_=opened,
            table=None,
            side="municipality",
            marks=as_marks(keys, (0, 0, 0)),
            key=uuid.uuid4(),
            actor=lena,
        )
    assert refused.value.code == "nothing"


def test_the_sides_are_hidden_from_the_room_when_one_of_them_is_small(opened, room, keys):
    for person in room[:5]:  # three from the municipality, two from civil society
        give(round_=opened, participant=person, marks={keys[0]: Given(dots=1)})
    assert result_of(opened).sides_may_be_shown is False
    give(round_=opened, participant=room[5], marks={keys[0]: Given(dots=1)})
    assert result_of(opened).sides_may_be_shown is True


def test_how_it_fills_counts_people_and_tells_nothing_of_what_they_gave(opened, room, table, meeting, keys, lena):
    from meetings.models import Attendance

    for person in room[:3]:
        Attendance.objects.create(meeting=meeting, participant=person, table=table)
    give(round_=opened, participant=room[0], marks={keys[0]: Given(dots=1)})
    paper.save_sheet(round_=opened, table=table, sides={"civil_society": (1, {keys[1]: 2})}, actor=lena)
    found = filling(opened)
    assert (found.given, found.by_phone, found.on_paper, found.coming) == (2, 1, 1, 3)
    assert list(found.tables) == [("1", 2, 3)]


def test_the_result_costs_the_same_whatever_the_size(opened, room, keys, django_assert_num_queries):
    give(round_=opened, participant=room[0], marks={keys[0]: Given(dots=1)})
    with django_assert_num_queries(5):
        result_of(opened)
    for person in room[1:]:
        give(round_=opened, participant=person, marks={keys[1]: Given(dots=2), keys[2]: Given(dots=1)})
    with django_assert_num_queries(5):
        result_of(opened)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=20))
def test_no_two_circles_lie_on_each_other_and_all_are_in_the_drawing(judged):
    rows = []
    for number, (urgent, feasible) in enumerate(judged, start=1):
        rows.append(Row(Option(number=number, title=str(number)), urgency=[urgent], feasibility=[feasible]))
    found = [(float(spot.x), float(spot.y)) for spot in spots(rows)]
    assert len(found) == len(rows)
    for index, (x, y) in enumerate(found):
        assert all((x - a) ** 2 + (y - b) ** 2 >= 25.9**2 for a, b in found[:index])
        assert 0 <= x <= 540 and 0 <= y <= 440
