"""A ballot is set, counted once, and refused in words when it is too much, too late or too old."""

import pytest
from django.core.exceptions import ValidationError

from dialogues.models import Event
from meetings.models import Attendance, Ballot, Mark
from meetings.rounds import services
from meetings.rounds.giving import Given, give, given_by
from meetings.rounds.results import result_of

pytestmark = pytest.mark.django_db


def put(keys, *counts):
    return {key: Given(dots=count) for key, count in zip(keys, counts, strict=False)}


def test_the_same_ballot_sent_twice_counts_once(opened, room, keys):
    for _ in range(2):
        give(round_=opened, participant=room[0], marks=put(keys, 2, 1), whole=True)
    assert Ballot.objects.count() == 1
    assert [row.dots for row in result_of(opened).rows] == [2, 1, 0]


def test_a_later_ballot_replaces_an_earlier_one(opened, room, keys):
    give(round_=opened, participant=room[0], marks=put(keys, 2, 1), whole=True)
    give(round_=opened, participant=room[0], marks=put(keys, 0, 0, 2), whole=True)
    assert [row.dots for row in result_of(opened).rows] == [0, 0, 2]


def test_one_press_sets_one_option_and_leaves_the_others(opened, room, keys):
    give(round_=opened, participant=room[0], marks={keys[0]: Given(dots=1)})
    give(round_=opened, participant=room[0], marks={keys[2]: Given(dots=2)})
    assert given_by(opened, room[0]) == {keys[0]: Given(dots=1), keys[2]: Given(dots=2)}


@pytest.mark.parametrize(
    ("counts", "code"),
    [((2, 2), "too_many"), ((3,), "too_many_on_one"), ((-1,), "too_many_on_one")],
)
def test_more_than_there_is_is_refused_and_what_was_given_stays(opened, room, keys, counts, code):
    give(round_=opened, participant=room[0], marks=put(keys, 1))
    with pytest.raises(ValidationError) as refused:
        give(round_=opened, participant=room[0], marks=put(keys, *counts), whole=True)
    assert refused.value.code == code
    assert given_by(opened, room[0]) == {keys[0]: Given(dots=1)}


def test_an_option_of_another_round_is_refused(opened, scales, room):
    foreign = scales.options.first()
    with pytest.raises(ValidationError) as refused:
        give(round_=opened, participant=room[0], marks={foreign.pk: Given(dots=1)})
    assert refused.value.code == "unknown"
    assert not Mark.objects.exists()


def test_before_the_opening_and_after_the_closing_nothing_is_taken(prepared, room, keys, lena):
    with pytest.raises(ValidationError) as early:
        give(round_=prepared, participant=room[0], marks=put(keys, 1))
    services.open_round(round_=prepared, actor=lena)
    give(round_=prepared, participant=room[0], marks=put(keys, 1))
    services.close_round(round_=prepared, actor=lena)
    with pytest.raises(ValidationError) as late:
        give(round_=prepared, participant=room[0], marks=put(keys, 2))
    assert (early.value.code, late.value.code) == ("prepared", "closed")
    assert [row.dots for row in result_of(prepared).rows] == [1, 0, 0]


def test_taking_everything_back_is_giving_nothing(opened, room, keys):
    give(round_=opened, participant=room[0], marks=put(keys, 1))
    give(round_=opened, participant=room[0], marks={keys[0]: Given()})
    result = result_of(opened)
    assert (result.people, result.dots) == (0, 0)


def test_the_ballot_knows_the_table_and_the_log_does_not_know_the_ballot(opened, room, table, meeting, keys):
    Attendance.objects.create(meeting=meeting, participant=room[0], table=table)
    give(round_=opened, participant=room[0], marks=put(keys, 1))
    assert Ballot.objects.get().table == table
    assert not Event.objects.filter(object_type__contains="ballot").exists()
    assert not Event.objects.filter(name__startswith="round.").exists()


def test_a_participant_who_is_removed_leaves_the_count_and_no_trace(opened, room, keys, lena):
    from meetings.services import remove_participant

    give(round_=opened, participant=room[0], marks=put(keys, 2))
    before = result_of(opened)
    services.close_round(round_=opened, actor=lena)
    remove_participant(participant=room[0], actor=lena)
    after = result_of(opened)
    assert Ballot.objects.get().participant is None
    assert (after.voters, [row.by_side for row in after.rows]) == (before.voters, [row.by_side for row in before.rows])


def test_scales_take_one_to_five_and_nothing_else(scales, room):
    first = scales.options.first().pk
    give(round_=scales, participant=room[0], marks={first: Given(urgency=5, feasibility=2)}, whole=True)
    for bad in (Given(urgency=6), Given(feasibility=0), Given(dots=1)):
        with pytest.raises(ValidationError):
            give(round_=scales, participant=room[1], marks={first: bad}, whole=True)
    row = result_of(scales).rows[0]
    assert (row.urgent, row.feasible, row.givers) == (5, 2, 1)
