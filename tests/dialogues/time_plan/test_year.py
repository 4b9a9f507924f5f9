"""What a Swedish year holds: elections, the two pauses, days off."""

from datetime import date

import pytest
from django.utils import translation

from dialogues.time_plan.year import elections, free_days, general_election, pauses


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2018, date(2018, 9, 9)),
        (2022, date(2022, 9, 11)),
        (2026, date(2026, 9, 13)),
        (2030, date(2030, 9, 8)),
        (2024, None),
        (2023, None),
    ],
)
def test_general_elections_are_held_on_the_second_sunday_of_september_every_fourth_year(year, day):
    assert general_election(year) == day


def test_elections_are_found_at_both_ends_of_a_time():
    assert elections(date(2022, 9, 11), date(2026, 9, 13)) == [date(2022, 9, 11), date(2026, 9, 13)]
    assert elections(date(2022, 9, 12), date(2026, 9, 12)) == []


def test_christmas_that_began_the_year_before_is_found():
    assert [(pause.key, pause.first) for pause in pauses(date(2022, 1, 3), date(2022, 2, 1))] == [
        ("christmas", date(2021, 12, 20))
    ]
    assert [pause.key for pause in pauses(date(2022, 1, 7), date(2022, 6, 23))] == []
    assert [pause.key for pause in pauses(date(2022, 6, 24), date(2022, 6, 24))] == ["summer"]


def test_days_off_are_those_that_fall_on_working_days_in_the_readers_language():
    days = free_days(date(2022, 5, 1), date(2022, 6, 30))
    assert [(day.day, day.title) for day in days] == [
        (date(2022, 5, 26), "Kristi himmelsfärdsdag"),
        (date(2022, 6, 6), "Nationaldagen"),
    ]
    with translation.override("en"):
        assert free_days(date(2022, 5, 26), date(2022, 5, 26))[0].title == "Ascension Day"
