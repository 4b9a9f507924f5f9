"""Two years of a promise, with a scheduler that stops for days and runs twice: each mail once, and none at night."""

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail
from accounts.office_hours import is_office_time
from actions.models import Decision, Handshake, Proposal, StatusReport
from actions.reporting.reminders import WEEKS, send_reminders
from actions.tasks import remind_of_reports
from tests.actions.conftest import PUBLIC
from tests.actions.test_ownership import link_in

pytestmark = pytest.mark.django_db

DECIDED = date(2024, 9, 2)
EVERY = 8
HERE = ZoneInfo("Europe/Stockholm")


@pytest.fixture
def running(promise) -> Proposal:
    """A promise decided on a Monday, to be reported on every eight weeks."""
    promise.reports.all()._raw_delete("default")
    Decision.objects.filter(proposal=promise).update(decided_on=DECIDED)
    Proposal.objects.filter(pk=promise.pk).update(report_every_weeks=EVERY, due_on=None)
    promise.refresh_from_db()
    return promise


def at(day: date, hour: int = 9, minute: int = 0):
    return time_machine.travel(datetime.combine(day, time(hour, minute), tzinfo=HERE), tick=False)


def report(promise: Proposal, day: date) -> None:
    StatusReport.objects.create(proposal=promise, reported_on=day, state="on_track", text="Det går framåt.")


def subjects() -> list[tuple[str, str]]:
    """To whom and about what, oldest first."""
    return list(OutgoingMail.objects.order_by("pk").values_list("to", "subject"))


def test_first_the_owner_then_the_leader_then_everyone(running, lena, signed_in, dialogue):
    due = DECIDED + timedelta(weeks=EVERY)
    told = []
    for days in range(-10, 22):
        with at(due + timedelta(days=days)):
            before = OutgoingMail.objects.count()
            send_reminders()
            for to, subject in subjects()[before:]:
                told.append((days, to, subject))
    assert told == [
        (-7, "otto@example.org", "Hur går det med ”Hus på Ersboda”?"),
        (0, "otto@example.org", "I dag: hur går det med ”Hus på Ersboda”?"),
        (7, lena.email, "Ingen rapport om ”Hus på Ersboda”"),
    ]
    dialogue.published_at = timezone.now()
    dialogue.save()
    for days, is_shown in ((13, False), (14, True)):
        with at(due + timedelta(days=days)):
            assert ("Ingen rapport sedan beslutet" in Client().get(PUBLIC + "1/").content.decode()) is is_shown


def test_a_report_ends_it_and_the_next_is_asked_for_in_its_time(running, lena):
    due = DECIDED + timedelta(weeks=EVERY)
    with at(due - timedelta(days=7)):
        send_reminders()
    report(running, due - timedelta(days=3))
    for days in range(-2, 30):
        with at(due + timedelta(days=days)):
            send_reminders()
    assert OutgoingMail.objects.count() == 1
    with at(due - timedelta(days=3) + timedelta(weeks=EVERY - 1)):
        send_reminders()
    assert OutgoingMail.objects.count() == 2


def test_the_link_of_the_reminder_opens_the_form_and_the_one_before_it_no_longer(running, lena):
    due = DECIDED + timedelta(weeks=EVERY)
    with at(due - timedelta(days=7)):
        send_reminders()
    with at(due):
        send_reminders()
        first, second = (link_in(letter.text) for letter in OutgoingMail.objects.order_by("pk"))
        assert Client().get(first).status_code == 410
        page = Client().get(second)
        assert page.status_code == 200
        assert "Hus på Ersboda" in page.content.decode()


def test_who_has_declined_is_left_in_peace_and_the_leader_is_told_that_nobody_was_asked(running, lena):
    Proposal.objects.filter(pk=running.pk).update(handshake=Handshake.DECLINED)
    for weeks in (-1, 0, 1):
        with at(DECIDED + timedelta(weeks=EVERY + weeks)):
            send_reminders()
    (letter,) = OutgoingMail.objects.all()
    assert letter.to == lena.email
    assert "Ingen har blivit tillfrågad" in letter.text


@pytest.mark.parametrize("state", ["harvested", "idea_bank", "done", "stopped"])
def test_what_is_no_running_promise_is_not_asked_about(running, lena, state):
    Proposal.objects.filter(pk=running.pk).update(state=state)
    with at(DECIDED + timedelta(weeks=EVERY + 3)):
        assert send_reminders() == 0


def test_a_new_owner_is_asked_though_the_one_before_was(running, lena):
    due = DECIDED + timedelta(weeks=EVERY)
    with at(due - timedelta(days=7)):
        send_reminders()
    Proposal.objects.filter(pk=running.pk).update(owner_email="olga@example.org")
    with at(due - timedelta(days=6)):
        send_reminders()
        send_reminders()
    assert [to for to, _subject in subjects()] == ["otto@example.org", "olga@example.org"]


@pytest.mark.parametrize("seed", range(2))
def test_two_years_with_outages_send_each_mail_once_and_skip_none(running, lena, seed):
    """The owner reports late, in time or not at all; the scheduler runs several times a day, twice at once, or is down
    for days. What should have been sent is worked out day by day, from nothing but when the scheduler ran."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    expected: Counter[tuple[str, str, date]] = Counter()
    last, day, down_until = DECIDED, DECIDED, DECIDED
    for _day in range(730):
        day += timedelta(days=1)
        if chance.random() < 0.02:
            down_until = day + timedelta(days=chance.randint(1, 6))
        owed = last + timedelta(weeks=EVERY)
        if day >= down_until:
            for hour in sorted(chance.sample(range(24), 2)):
                with at(day, hour, chance.randrange(60)):
                    before = OutgoingMail.objects.count()
                    remind_of_reports()
                    remind_of_reports()
                    if is_office_time():
                        stages = [stage for stage, weeks in WEEKS.items() if day >= owed + timedelta(weeks=weeks)]
                        for stage in [one for one in stages if one != "leaders"][-1:]:
                            expected[stage, "otto@example.org", owed] = 1
                        if "leaders" in stages:
                            expected["leaders", lena.email, owed] = 1
                    else:
                        assert OutgoingMail.objects.count() == before
        if day >= owed - timedelta(days=6) and chance.random() < 0.04:
            report(running, day)
            last = day
    sent = Counter()
    for mail in OutgoingMail.objects.exclude(key=None):
        _name, _pk, owed_on, stage, _who = str(mail.key).split(":")
        sent[stage, mail.to, date.fromisoformat(owed_on)] += 1
    assert sent == expected
    assert len({owed for _stage, _to, owed in sent}) >= 6
    assert all(is_office_time(mail.created_at.astimezone(UTC)) for mail in OutgoingMail.objects.all())
