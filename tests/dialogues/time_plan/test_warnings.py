"""What is said about a plan: never a stop, always words."""

from datetime import date, timedelta

import pytest

from dialogues.models import PlannedPhase
from dialogues.time_plan.dates import Lane, Meeting
from dialogues.time_plan.warnings import warnings

TODAY = date(2025, 9, 1)


def phase(key, starts_on, ends_on):
    return PlannedPhase(phase=key, starts_on=starts_on, ends_on=ends_on, pk=len(key))


def kinds(*plan, lanes=(), today=TODAY):
    return [warning.kind for warning in warnings(plan, lanes, today)]


def test_umeas_own_plan_is_not_squeezed():
    assert "squeezed" not in kinds(
        phase("preparation", date(2025, 11, 1), date(2025, 12, 31)),
        phase("meetings", date(2026, 5, 1), date(2026, 6, 20)),
    )


def test_three_weeks_for_trust_on_the_same_way_are_squeezed():
    plan = [
        phase("preparation", date(2025, 11, 1), date(2025, 11, 20)),
        phase("meetings", date(2026, 5, 1), date(2026, 6, 20)),
    ]
    [warning] = [one for one in warnings(plan, [], TODAY) if one.kind == "squeezed"]
    assert warning.text.startswith(
        "Tiden för att bygga förtroende är klämd: förberedelser och designteam har 3 veckor. I Umeå 2021–2022 hade de "
        "9 av 35"
    )


def test_a_plan_that_is_behind_us_is_left_in_peace():
    assert kinds(phase("interviews", date(2022, 12, 1), date(2023, 1, 30)), today=date(2023, 2, 1)) == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "found"),
    [
        (date(2025, 10, 1), date(2025, 12, 23), []),
        (date(2025, 10, 1), date(2025, 12, 24), ["christmas"]),
        (date(2026, 4, 1), date(2026, 7, 1), ["summer"]),
        (date(2026, 8, 15), date(2026, 10, 30), ["election"]),
        (date(2026, 9, 14), date(2026, 12, 1), []),
        (date(2025, 10, 1), date(2025, 11, 1), ["hurried"]),
    ],
)
def test_interviews_over_christmas_the_summer_an_election_or_in_a_hurry_are_told(starts_on, ends_on, found):
    assert kinds(phase("interviews", starts_on, ends_on)) == found


def test_meetings_that_begin_before_everyone_is_heard_are_told():
    heard = phase("interviews", date(2025, 9, 8), date(2025, 12, 5))
    assert kinds(heard, phase("meetings", date(2025, 12, 5), date(2025, 12, 19))) == ["order"]
    assert kinds(heard, phase("meetings", date(2025, 12, 6), date(2025, 12, 19))) == []


def test_two_meetings_less_than_two_weeks_apart_are_told_and_those_that_have_been_are_not():
    first = date(2025, 9, 10)
    for days, found in ((13, ["close"]), (14, [])):
        lane = Lane("team", "Designteamet", [Meeting(first, "A", ""), Meeting(first + timedelta(days), "B", "")])
        assert kinds(lanes=[lane]) == found
        assert kinds(lanes=[lane], today=date(2026, 1, 1)) == []
