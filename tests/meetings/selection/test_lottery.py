"""Chances: estimated by drawing again and again, and as even as they can be made."""

from dataclasses import replace as changed

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.selection.chances import Chance, chances
from meetings.selection.lottery import TICKETS, Lottery, lottery
from meetings.selection.measures import PERSON
from meetings.selection.shares import weigh
from meetings.selection.terms import Candidate, Collision, Demands, Target

from .pools import permitted, questions

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OPEN = [Candidate(n, variables={"age": "young" if n < 3 else "old"}) for n in range(12)]
HALF_YOUNG = Demands(4, targets={"age": Target(1, {"young": 0.5, "old": 0.5})})


@SLOW
@given(question=questions(8), seed=st.integers(0, 99), play=st.sampled_from([0, 1]))
def test_no_other_lottery_gives_the_least_likely_more(question, seed, play):
    candidates, demands = question
    answer = lottery(candidates, demands, seed=seed, play=play, enough=0)
    panels = permitted(candidates, demands)
    if not panels:
        assert isinstance(answer, Collision)
        return
    near = [keys for keys, cost in panels.items() if cost <= min(panels.values()) + play * PERSON]
    able = sorted({key for keys in near for key in keys})
    best, _ = weigh([frozenset(keys) for keys in near], able)
    assert set(answer.never) == {one.key for one in candidates} - set(able)
    assert answer.least == pytest.approx(best, abs=len(able) / TICKETS)
    assert answer.most_possible >= best - 1e-6
    assert {keys for keys, _ in answer.panels} <= set(near)


@SLOW
@given(question=questions(8), seed=st.integers(0, 99))
def test_the_tickets_add_up_and_each_stands_for_a_panel(question, seed):
    answer = lottery(*question, seed=seed)
    if not isinstance(answer, Lottery):
        return
    assert sum(tickets for _, tickets in answer.panels) == TICKETS
    assert answer.panel(0) == answer.panels[0][0]
    assert answer.panel(TICKETS - 1) == answer.panels[-1][0]
    assert answer.drawn() in {keys for keys, _ in answer.panels}
    for key, chance in answer.chances.items():
        assert chance == sum(tickets for keys, tickets in answer.panels if key in keys) / TICKETS


def test_three_young_share_two_places_and_nine_old_the_other_two():
    answer = lottery(OPEN, HALF_YOUNG, seed=1, enough=0)
    assert [answer.chances[n] for n in range(3)] == pytest.approx([2 / 3] * 3, abs=0.01)
    assert [answer.chances[n] for n in range(3, 12)] == pytest.approx([2 / 9] * 9, abs=0.01)
    assert answer.most_possible == pytest.approx(2 / 9)


def test_those_who_can_be_raised_above_the_least_are():
    demands = changed(HALF_YOUNG, chosen=frozenset({0}))
    answer = lottery(OPEN, demands, seed=1, enough=0)
    assert answer.chances[0] == 1
    assert [answer.chances[1], answer.chances[2]] == pytest.approx([0.5, 0.5], abs=0.01)


def test_a_ticket_that_does_not_exist_is_refused():
    answer = lottery(OPEN, HALF_YOUNG, seed=1)
    for ticket in (-1, TICKETS):
        with pytest.raises(ValueError, match="no ticket"):
            answer.panel(ticket)


def test_a_lottery_and_the_chances_are_repeated_from_the_seed():
    for method in (lottery, lambda *args, seed: chances(*args, seed=seed, draws=20)):
        first, again, other = (method(OPEN, HALF_YOUNG, seed=seed) for seed in (3, 3, 4))
        assert first.chances == again.chances
        assert first.chances != other.chances


def test_stopped_by_the_clock_both_say_so_and_give_what_they_have():
    cut = lottery(OPEN, HALF_YOUNG, seed=1, seconds=0, enough=-1)
    assert cut.stopped_early
    assert sum(tickets for _, tickets in cut.panels) == TICKETS
    few = chances(OPEN, HALF_YOUNG, seed=1, draws=50, seconds=0)
    assert (few.draws, few.stopped_early) == (1, True)


def test_chances_of_many_draws_are_where_they_must_be():
    heard = []
    found = chances(OPEN, HALF_YOUNG, seed=1, draws=120, progress=lambda done, of: heard.append((done, of)))
    assert sum(one.times for one in found.chances.values()) == 4 * 120
    for key, chance in found.chances.items():
        low, high = chance.interval
        assert low - 0.1 < (2 / 3 if key < 3 else 2 / 9) < high + 0.1
    assert heard[-1] == (120, 120)
    assert found.least.times == min(one.times for one in found.chances.values())


def test_the_interval_is_wilsons():
    assert Chance(10, 100).interval == pytest.approx((0.0552, 0.1744), abs=1e-4)
    assert Chance(0, 50).interval == pytest.approx((0, 0.0713), abs=1e-4)
    assert Chance(50, 50).interval[1] == pytest.approx(1)


def test_what_cannot_be_done_has_no_chances():
    impossible = changed(HALF_YOUNG, number=13)
    assert isinstance(chances(OPEN, impossible, seed=1), Collision)
    assert isinstance(lottery(OPEN, impossible, seed=1), Collision)
