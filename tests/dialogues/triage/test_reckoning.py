"""The rules by which answers become a result, as properties: nothing calms down because an answer gets harder."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogues.triage.advice import FIRST, METHODS, advice
from dialogues.triage.questions import AREAS, QUESTIONS
from dialogues.triage.reckoning import (
    COMPLEX,
    COMPLICATED,
    KIND_FLOORS,
    LEVEL_FLOORS,
    LEVELS,
    LOCKED,
    OPEN,
    SIMPLE,
    STOPS,
    reckon,
)

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Says nothing of how fast the machine is."""
KEYS = [question.key for question in QUESTIONS]
STEPS = st.one_of(st.none(), st.integers(0, 3))
SHEET = st.fixed_dictionaries(dict.fromkeys(KEYS, STEPS))
SHEETS = st.lists(SHEET, min_size=1, max_size=4)


def all_at(step, **others):
    return dict.fromkeys(KEYS, step) | others


def test_there_are_about_twenty_questions_with_four_different_steps_each_in_every_area():
    assert 18 <= len(QUESTIONS) <= 24
    assert len(set(KEYS)) == len(KEYS)
    assert {question.area for question in QUESTIONS} == set(AREAS)
    assert all(len({str(step) for step in question.steps}) == 4 for question in QUESTIONS)


def test_every_rule_names_a_question_that_is_asked():
    assert {rule.question for rule in (*KIND_FLOORS, *LEVEL_FLOORS, *STOPS)} <= set(KEYS)


@PATIENT
@given(SHEETS, st.data())
def test_a_harder_answer_never_gives_a_calmer_result(sheets, data):
    who = data.draw(st.integers(0, len(sheets) - 1))
    key = data.draw(st.sampled_from(KEYS))
    if sheets[who][key] is None:
        return
    harder = [dict(sheet) for sheet in sheets]
    harder[who][key] = data.draw(st.integers(sheets[who][key], 3))
    before, after = reckon(sheets), reckon(harder)
    assert after.kind >= before.kind
    assert (after.level or 0) >= (before.level or 0)
    assert {one.stop.question for one in before.stops} <= {one.stop.question for one in after.stops}


@PATIENT
@given(SHEETS)
def test_the_order_in_which_people_answered_makes_no_difference(sheets):
    one, other = reckon(sheets), reckon(list(reversed(sheets)))
    assert (one.kind, one.level, one.stops, one.unknown) == (other.kind, other.level, other.stops, other.unknown)


@PATIENT
@given(SHEETS, st.data())
def test_several_who_say_the_same_come_to_the_same_as_one(sheets, data):
    sheet = sheets[0]
    alone, together = reckon([sheet]), reckon([sheet] * data.draw(st.integers(2, 5)))
    assert (alone.kind, alone.level, alone.is_unsure) == (together.kind, together.level, together.is_unsure)


@PATIENT
@given(SHEETS)
def test_when_more_than_a_third_is_unknown_nothing_is_simple(sheets):
    result = reckon(sheets)
    assert not (result.is_unsure and result.kind == SIMPLE)


@pytest.mark.parametrize("people", [1, 2, 5])
def test_who_knows_nothing_never_calls_it_simple(people):
    result = reckon([all_at(None)] * people)
    assert result.kind >= COMPLICATED
    assert (result.is_unsure, result.level, len(result.unknown)) == (True, None, len(KEYS))
    assert reckon([{}]).kind >= COMPLICATED


def test_the_ends_of_the_scale():
    assert (reckon([all_at(0)]).kind, reckon([all_at(0)]).level, reckon([all_at(0)]).stops) == (SIMPLE, 0, ())
    hardest = reckon([all_at(3)])
    assert (hardest.kind, hardest.level, len(hardest.stops)) == (COMPLEX, LOCKED, len(STOPS))


@PATIENT
@given(SHEETS, st.sampled_from(STOPS))
def test_one_person_is_enough_to_raise_a_reason_not_to_hold_a_dialogue(sheets, stop):
    raised = reckon([*sheets, all_at(0, **{stop.question: 3})]).stops
    assert [one.people for one in raised if one.stop == stop] == [
        1 + sum(sheet[stop.question] == 3 for sheet in sheets)
    ]


def test_that_people_describe_different_problems_weighs_alone():
    assert reckon([all_at(0, problem=3)]).kind == COMPLEX
    assert reckon([all_at(0, problem=3), all_at(0), all_at(0)]).kind == SIMPLE
    assert reckon([all_at(0, threat=2)]).level == OPEN


def test_there_is_advice_for_every_result():
    assert set(METHODS) == {SIMPLE, COMPLICATED, COMPLEX}
    assert set(FIRST) == {None, *range(len(LEVELS))}
    for sheet in (all_at(0), all_at(3), all_at(None)):
        assert str(advice(reckon([sheet])).first)


def test_without_answers_there_is_nothing_to_reckon():
    with pytest.raises(ValueError, match="nobody"):
        reckon([])
