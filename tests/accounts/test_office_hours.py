"""Mail that nobody waits for goes out on working days, in the daytime, by the clock on the wall."""

from datetime import UTC, date, datetime

import pytest

from accounts.office_hours import is_office_time, is_working_day


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 6, 18), True),
        (date(2026, 6, 19), False),  # midsummer eve
        (date(2026, 6, 6), False),  # the national day, a Saturday
        (date(2025, 6, 6), False),  # the same, a Friday
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 12, 24), False),
        (date(2026, 12, 31), False),
        (date(2026, 11, 27), True),
        (date(2026, 11, 28), False),
    ],
)
def test_offices_are_closed_on_weekends_holidays_and_the_large_eves(day, is_working):
    assert is_working_day(day) is is_working


@pytest.mark.parametrize(
    ("moment", "is_office"),
    [
        (datetime(2026, 3, 27, 7, 0, tzinfo=UTC), True),  # winter time: eight on the wall
        (datetime(2026, 3, 27, 6, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 30, 6, 0, tzinfo=UTC), True),  # summer time has begun: eight again
        (datetime(2026, 3, 30, 14, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 30, 15, 0, tzinfo=UTC), False),
    ],
)
def test_the_hours_are_those_on_the_wall(moment, is_office):
    assert is_office_time(moment) is is_office
