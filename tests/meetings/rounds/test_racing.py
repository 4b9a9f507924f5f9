"""Closing while ballots arrive, with real threads and real transactions.

Every ballot was either taken before the closing, and is in the result, or was refused in words. SQLite's database in
memory knows no waiting, so there the tests get a file, as the product has."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from meetings.models import Ballot, Participant
from meetings.rounds import services
from meetings.rounds.giving import Given, give
from meetings.rounds.results import result_of
from tests.perspectives.test_publish_and_withdraw import a_database_that_waits  # noqa: F401 - used by itself

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]
PHONES = 12


def run(acts):
    """Start all at once; return what each came to, in the order of ``acts``."""
    barrier, ends = Barrier(len(acts)), {}

    def one(number, act):
        barrier.wait()
        try:
            act()
            ends[number] = "taken"
        except ValidationError as refused:
            ends[number] = refused.code
        finally:
            connection.close()

    threads = [Thread(target=one, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [ends[number] for number in range(len(acts))]


@pytest.mark.parametrize("attempt", range(3))
def test_each_ballot_is_counted_before_or_refused_after(opened, keys, dialogue, lena, attempt):
    people = [Participant.objects.create(dialogue=dialogue, name=f"P{n}", side="municipality") for n in range(PHONES)]
    gives = [
        lambda person=person: give(round_=opened, participant=person, marks={keys[0]: Given(dots=1)})
        for person in people
    ]
    close = [lambda: services.close_round(round_=opened, actor=lena)]
    ends = run([*gives[: PHONES // 2], *close, *gives[PHONES // 2 :]])
    ballots = ends[: PHONES // 2] + ends[PHONES // 2 + 1 :]
    assert set(ballots) <= {"taken", "closed"}
    assert ends[PHONES // 2] == "taken"
    assert result_of(opened).rows[0].dots == ballots.count("taken") == Ballot.objects.count()


def test_two_presses_from_one_phone_at_once_make_one_ballot(opened, keys, room):
    ends = run([lambda: give(round_=opened, participant=room[0], marks={keys[0]: Given(dots=1)})] * 4)
    assert ends == ["taken"] * 4
    assert (Ballot.objects.count(), result_of(opened).dots) == (1, 1)
