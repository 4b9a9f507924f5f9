"""Reminders: on working days in the daytime, each once, and none when there is no meeting ahead."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from accounts.models import OutgoingMail
from meetings.inviting import reminders, services
from meetings.models import Meeting, Participant

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)
"""11 in the morning in Sweden, a month with no holiday."""


@pytest.fixture
def nora(dialogue, lena):
    Meeting.objects.create(dialogue=dialogue, number=1, title="Träffen", held_on=date(2026, 10, 15))
    nora = Participant.objects.create(dialogue=dialogue, name="Nora", email="nora@example.org", side="civil_society")
    with time_machine.travel(MONDAY, tick=False):
        services.invite_by_mail(dialogue=dialogue, people=[nora], actor=lena)
    return nora


def on(moment) -> int:
    with time_machine.travel(moment, tick=False):
        return reminders.send_reminders()


def days(count) -> datetime:
    return MONDAY + timedelta(days=count)


def test_whoever_has_not_answered_is_reminded_after_five_and_ten_working_days_once_each(nora):
    sent = [day for day in range(40) if on(days(day))]
    assert sent == [7, 14]  # Monday the 14th and Monday the 21st


def test_twice_in_the_same_hour_is_one_mail(nora):
    assert (on(days(7)), on(days(7))) == (1, 0)


def test_nobody_is_reminded_at_night_or_on_a_weekend(nora):
    assert on(days(7) - timedelta(hours=6)) == 0  # five in the morning
    assert on(days(7) + timedelta(hours=9)) == 0  # eight in the evening
    assert on(days(12)) == 0  # Saturday


def test_holidays_are_no_working_days():
    assert not reminders.is_working_day(date(2026, 12, 25))
    assert reminders.is_working_day(date(2026, 12, 22))
    assert reminders.working_days(date(2026, 12, 23), date(2026, 12, 28)) == 1 + reminders.is_working_day(
        date(2026, 12, 24)
    )


def test_whoever_answers_later_is_asked_again_a_week_on(nora):
    with time_machine.travel(days(2), tick=False):
        services.answer(participant=nora, said=services.Said("later"), actor=None)
    assert [day for day in range(3, 40) if on(days(day))] == [9]
    assert OutgoingMail.objects.filter(subject__startswith="Vet du nu").count() == 1


def test_whoever_comes_is_reminded_two_working_days_before_with_the_calendar(nora):
    with time_machine.travel(days(1), tick=False):
        services.answer(participant=nora, said=services.Said("yes"), actor=None)
    sent = [day for day in range(2, 45) if on(days(day))]
    assert [days(day).date() for day in sent] == [date(2026, 10, 13)]
    assert OutgoingMail.objects.first().attachments[0][0] == "traffar.ics"


def test_whoever_says_no_hears_nothing_more(nora):
    with time_machine.travel(days(1), tick=False):
        services.answer(participant=nora, said=services.Said("no"), actor=None)
    assert sum(on(days(day)) for day in range(2, 40)) == 0


def test_no_meeting_ahead_no_reminder(nora):
    Meeting.objects.all().delete()
    assert on(days(7)) == 0
