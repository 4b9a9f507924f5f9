"""What the overview says of the interviews, to everybody alike."""

from datetime import date

import pytest

from dialogues.models import PlannedPhase
from dialogues.phases import DONE, GAP, LATE, PART
from interviews.models import Consent
from interviews.readiness import readiness
from tests import factories

pytestmark = pytest.mark.django_db


def heard(dialogue, who, group, count, first=1, told=True):
    for number in range(first, first + count):
        person = factories.make_interviewee(dialogue, group, number)
        factories.make_interview(dialogue, who, person, number=number, text="Ord.")
        if told:
            Consent.objects.create(interviewee=person, informed_on="2022-02-01", way="spoken")


def test_nothing_begun_says_what_to_begin_with(dialogue):
    result = readiness(dialogue)
    assert (result.state, result.summary) == (GAP, "Inga grupper är planerade ännu.")
    assert [missing.text for missing in result.missing] == ["En plan för vilka som ska höras"]
    assert [step.title for step in result.steps] == ["Namnge grupperna som måste bli hörda"]
    assert result.promises == ()


def test_what_is_missing_is_named_with_where_to_mend_it(dialogue, ines, parents):
    dialogue.legal_basis = ""
    factories.make_group(dialogue, "Nyanlända", target=10)
    heard(dialogue, ines, parents, 6, told=False)
    factories.make_interview(dialogue, ines, number=9)
    result = readiness(dialogue)
    assert (result.state, result.summary) == (PART, "6 av 14 planerade är hörda. 1 grupp är ännu inte hörd alls.")
    assert [missing.text for missing in result.missing] == [
        "Skyddet på plats före första intervjun: rättslig grund",
        "Nyanlända, ingen hörd",
        "Texten från 1 hållen intervju",
        "Samtycke från alla som är hörda",
    ]
    assert [promise.figure for promise in result.promises] == ["6"]
    assert all(missing.url.startswith("/dialogues/segregation/") for missing in result.missing)


def test_the_overview_does_not_count_out_the_few(dialogue, ines, parents):
    heard(dialogue, ines, parents, 3)
    result = readiness(dialogue)
    assert not any(character.isdigit() for character in result.summary)
    assert result.promises == ()


def test_a_full_plan_with_texts_and_consents_is_done(dialogue, ines, parents):
    heard(dialogue, ines, parents, 5)
    assert readiness(dialogue).state == DONE
    assert [promise.figure for promise in readiness(dialogue).promises] == ["Ingen"]


def test_a_phase_that_ended_with_a_silent_group_is_late(dialogue, ines, parents):
    heard(dialogue, ines, parents, 5)
    factories.make_group(dialogue, "Nyanlända", target=10)
    PlannedPhase.objects.create(
        dialogue=dialogue, phase="interviews", starts_on=date(2022, 1, 1), ends_on=date(2022, 2, 28)
    )
    assert readiness(dialogue).state == LATE


def test_a_booking_that_has_passed_waits_for_whoever_holds_it(dialogue, ines, parents):
    factories.make_interview(dialogue, ines, status="booked")
    [waiting] = readiness(dialogue).waiting
    assert (waiting.who, waiting.whom) == ("Projektledaren", "Ines")
    assert waiting.text == "Dagen för 1 bokad intervju har passerat. Blev den av?"


@pytest.mark.parametrize("people", [1, 3])
def test_readiness_costs_the_same_for_one_and_for_three(people, dialogue, ines, parents, django_assert_num_queries):
    heard(dialogue, ines, parents, people)
    with django_assert_num_queries(7):
        readiness(dialogue)
