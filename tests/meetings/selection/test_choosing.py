"""Choosing a panel: the demands hold, the best is the best, the seed repeats it, and a refusal says why."""

from dataclasses import replace as changed
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.selection.choosing import choose, replace
from meetings.selection.measures import PERSON, Measure, panel_of
from meetings.selection.model import PanelModel
from meetings.selection.reserves import reserves
from meetings.selection.terms import (
    BadQuestion,
    Candidate,
    Choice,
    Collision,
    Demand,
    Demands,
    Fault,
    Kind,
    Search,
    Target,
    Trait,
    Unfinished,
)
from meetings.solver import Limits

from .pools import permitted, questions

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def town(count=40, **more):
    """A list like a real one: two sides, three ages, a perspective that few carry."""
    ages, names = ["young", "middle", "old"], ["calm", "trust", "school"]
    return [
        Candidate(
            f"k{n:02}",
            side="municipality" if n % 2 else "civil_society",
            variables={"age": ages[n % 3]},
            perspectives=frozenset({names[n % 3]} | ({"rare"} if n in (5, 18) else set())),
            **more,
        )
        for n in range(count)
    ]


EVERYTHING = frozenset({"calm", "trust", "school", "rare"})
DEMANDS = Demands(6, EVERYTHING, municipality=(0.4, 0.6), targets={"age": Target(), "side": Target()})


@SLOW
@given(question=questions(), seed=st.integers(0, 2**40))
def test_of_every_panel_the_best_is_chosen_or_none_is_possible(question, seed):
    candidates, demands = question
    panels = permitted(candidates, demands)
    answer = choose(candidates, demands, seed=seed)
    if not panels:
        assert isinstance(answer, Collision)
        return
    assert answer.chosen in panels
    assert answer.proven
    assert panels[answer.chosen] == round(answer.objective * PERSON) == min(panels.values())
    assert answer.bound == answer.best == answer.objective


@SLOW
@given(question=questions(), seed=st.integers(0, 99), play=st.sampled_from([0.5, 2]))
def test_play_lets_panels_in_that_are_a_little_worse_and_no_others(question, seed, play):
    candidates, demands = question
    answer = choose(candidates, demands, seed=seed, play=play)
    if isinstance(answer, Choice):
        panels = permitted(candidates, demands)
        assert panels[answer.chosen] <= min(panels.values()) + play * PERSON
        assert answer.objective >= answer.best == min(panels.values()) / PERSON


@SLOW
@given(question=questions(7))
def test_the_demands_said_to_collide_do_and_no_fewer_collide(question):
    candidates, demands = question
    answer = choose(candidates, demands, seed=1)
    if not isinstance(answer, Collision):
        return
    assert answer.demands
    assert not _possible(candidates, demands, answer.demands)
    every = [demand for demand, _ in PanelModel(candidates, demands, switched=True).switches]
    for fewer in combinations(every, len(answer.demands) - 1):
        assert _possible(candidates, demands, fewer)


def _possible(candidates, demands, kept):
    """Whether a panel of any size keeps just the demands ``kept``."""
    names = frozenset(one.about[0] for one in kept if one.kind == Kind.PERSPECTIVE)
    kinds = {one.kind for one in kept}
    houses = {one.about[0] for one in kept if one.kind == Kind.ORGANISATION}
    people = [one if one.organisation in houses else changed(one, organisation="") for one in candidates]
    excluded = frozenset(one.about[0] for one in kept if one.kind == Kind.EXCLUDED)
    needed = Measure(candidates, demands).needed
    share = Measure(candidates, demands).ours
    for size in [demands.number] if Kind.NUMBER in kinds else range(len(candidates) + 1):
        wanted = changed(
            demands,
            number=size,
            chosen=frozenset(one.about[0] for one in kept if one.kind == Kind.CHOSEN),
            excluded=excluded,
            apart=frozenset(frozenset(one.about) for one in kept if one.kind == Kind.APART),
            municipality=demands.municipality if Kind.MUNICIPALITY in kinds else None,
        )
        measure = Measure(people, wanted)
        measure.needed = {name: needed[name] for name in names}
        measure.ours = share
        if any(not measure.broken(panel) for panel in combinations(people, size)):
            return True
    return False


@SLOW
@given(question=questions(), seed=st.integers(0, 99))
def test_the_same_seed_gives_the_same_panel(question, seed):
    first, again = (choose(*question, seed=seed) for _ in range(2))
    if isinstance(first, Choice):
        assert first.chosen == again.chosen
    else:
        assert first == again


def test_another_seed_gives_another_panel_as_good():
    panels = [choose(town(), DEMANDS, seed=seed) for seed in range(4)]
    assert len({one.chosen for one in panels}) == 4
    assert {one.objective for one in panels} == {panels[0].bound}


def test_every_perspective_is_carried_and_both_sides_have_their_share():
    answer = choose(town(), DEMANDS, seed=7)
    assert min(answer.coverage[name] for name in EVERYTHING) >= 1
    assert answer.spread["side"][0].people == 3
    assert answer.distance["age"] == pytest.approx(0.1)
    assert answer.short == {}


def test_minority_critics_majority_and_power_are_all_in_the_room_when_they_can_be():
    traits = {"k01": Trait.MINORITY, "k02": Trait.CRITICAL, "k03": Trait.MAJORITY, "k04": Trait.POWER}
    people = [changed(one, traits=frozenset({traits[one.key]} if one.key in traits else ())) for one in town()]
    answer = choose(people, DEMANDS, seed=3)
    assert answer.traits == dict.fromkeys(Trait, 1)
    without = choose(people, changed(DEMANDS, excluded=frozenset({"k02"})), seed=3)
    assert without.traits[Trait.CRITICAL] == 0


def test_a_perspective_nobody_carries_is_named_and_so_is_whom_to_look_for():
    answer = choose(town(), changed(DEMANDS, perspectives=EVERYTHING | {"silence"}), seed=1)
    assert answer == Collision(
        demands=(Demand(Kind.PERSPECTIVE, ("silence",)),), nobody={"silence": 0}, search=(Search("", ("silence",)),)
    )


def test_two_carriers_are_asked_for_as_far_as_there_are_two():
    wanted = changed(DEMANDS, perspectives=EVERYTHING | {"silence"}, carriers=2, as_far_as_carried=True)
    answer = choose(town(), changed(wanted, excluded=frozenset({"k05"})), seed=1)
    assert answer.short == {"rare": 1, "silence": 0}
    assert answer.coverage["rare"] == 1
    assert min(answer.coverage[name] for name in ("calm", "trust", "school")) >= 2


def test_when_only_the_other_side_carries_it_that_side_is_looked_for():
    wanted = changed(DEMANDS, number=2, perspectives=frozenset({"rare"}), municipality=(0.5, 0.5))
    people = [changed(one, side="municipality") for one in town()]
    answer = choose(people, wanted, seed=1)
    assert {one.kind for one in answer.demands} == {Kind.NUMBER, Kind.MUNICIPALITY}
    assert answer.search == (Search("civil_society", ()),)


def test_two_people_who_must_be_chosen_and_kept_apart_collide_and_nobody_new_would_help():
    wanted = changed(DEMANDS, chosen=frozenset({"k01", "k02"}), apart=frozenset({frozenset({"k01", "k02"})}))
    answer = choose(town(), wanted, seed=1)
    assert {one.kind for one in answer.demands} == {Kind.CHOSEN, Kind.APART}
    assert answer.search == ()


def test_a_list_of_two_and_a_list_of_five_hundred():
    two = town(2)
    assert isinstance(choose(two, Demands(3), seed=1), Collision)
    assert choose(two, Demands(2), seed=1).chosen == ("k00", "k01")
    many = [changed(one, key=n) for n, one in enumerate(town(36) * 14)]
    answer = choose(many, changed(DEMANDS, number=30), seed=1)
    assert answer.proven
    assert min(answer.coverage.values()) >= 1


def test_a_list_that_tells_nothing_is_drawn_by_lot_alone():
    blank = [Candidate(n) for n in range(20)]
    answer = choose(blank, Demands(5, targets={"age": Target()}), seed=4)
    assert len(answer.chosen) == 5
    assert (answer.objective, answer.spread, answer.coverage) == (0, {}, {})
    assert answer.chosen != choose(blank, Demands(5), seed=5).chosen


def test_questions_that_make_no_sense_are_refused_all_at_once():
    with pytest.raises(BadQuestion) as refused:
        choose(
            [*town(3), *town(1)],
            Demands(
                0,
                chosen=frozenset({"who"}),
                municipality=(0.7, 0.2),
                apart=frozenset({frozenset({"k01"})}),
                targets={"age": Target(1, {"young": 0.8, "old": 0.8})},
            ),
            seed=1,
        )
    assert dict(refused.value.faults) == {
        Fault.NUMBER: (0,),
        Fault.TWICE: ("k00",),
        Fault.UNKNOWN: ("who",),
        Fault.SHARE: (),
        Fault.PAIR: ("k01",),
        Fault.TARGET: ("age",),
    }
    with pytest.raises(BadQuestion):
        choose([], Demands(1), seed=1)


def test_stopped_half_way_it_gives_the_best_so_far_and_says_so():
    stopped = choose(town(), DEMANDS, seed=1, best=Limits(seconds=0))
    assert isinstance(stopped, Unfinished)
    cut = choose(town(), DEMANDS, seed=1, lot=Limits(seconds=0))
    assert cut.stopped_early
    assert Measure(town(), DEMANDS).broken(panel_of(town(), cut.chosen)) == []


@SLOW
@given(question=questions(), seed=st.integers(0, 9))
def test_a_reserve_keeps_every_demand_and_nobody_better_is_left_out(question, seed):
    candidates, demands = question
    panel = choose(candidates, demands, seed=seed)
    if not isinstance(panel, Choice):
        return
    for leaving, able in reserves(candidates, demands, panel.chosen, most=99).items():
        now = changed(demands, chosen=demands.chosen - {leaving})
        measure = Measure(candidates, now)
        rest = set(panel.chosen) - {leaving}
        good = {
            one.key: measure.cost(others)
            for one in candidates
            if one.key not in panel.chosen
            for others in [panel_of(candidates, rest | {one.key})]
            if not measure.broken(others)
        }
        assert set(able) == set(good)
        assert [good[key] for key in able] == sorted(good.values())


@SLOW
@given(question=questions(), seed=st.integers(0, 9), data=st.data())
def test_who_declines_is_replaced_with_the_fewest_changes(question, seed, data):
    candidates, demands = question
    panel = choose(candidates, demands, seed=seed)
    if not isinstance(panel, Choice):
        return
    gone = data.draw(st.sampled_from(panel.chosen))
    answer = replace(candidates, demands, panel.chosen, [gone], seed=seed)
    now = changed(demands, chosen=demands.chosen - {gone}, excluded=demands.excluded | {gone})
    panels = permitted(candidates, now)
    assert isinstance(answer, Collision) == (not panels)
    if panels:
        stay = set(panel.chosen) - {gone}
        assert answer.choice.chosen in panels
        assert set(answer.went_out) == stay - set(answer.choice.chosen)
        assert set(answer.came_in) == set(answer.choice.chosen) - set(panel.chosen)
        assert len(answer.went_out) == min(len(stay - set(keys)) for keys in panels)


def test_one_who_declines_costs_nobody_else_their_place():
    panel = choose(town(), DEMANDS, seed=1)
    gone = panel.chosen[0]
    answer = replace(town(), DEMANDS, panel.chosen, [gone], seed=2)
    assert answer.went_out == ()
    assert len(answer.came_in) == 1
    assert gone not in answer.choice.chosen
