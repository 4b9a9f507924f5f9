"""No answer: Kim, asked to be responsible, and Nadja, asked to be a partner, are reminded after two weeks, and Lena is
told after four, each once, whatever the scheduler does."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from accounts.models import OutgoingMail
from accounts.office_hours import is_office_time
from actions.models import Partner, Proposal
from actions.owning.partners import PartnerForm, save_partner
from actions.owning.reminders import send_reminders
from actions.owning.services import ask_owner
from actions.tasks import remind_of_handshakes
from tests.actions.conftest import HOME

from .conftest import KIM, newest_link

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Stockholm")
ASKED = date(2025, 3, 10)
"""A Monday; summer time begins on the Sunday before the third week is over."""


def at(day: date, hour: int = 9, minute: int = 0):
    return time_machine.travel(datetime.combine(day, time(hour, minute), tzinfo=HERE), tick=False)


@pytest.fixture
def unanswered(promise, lena) -> Proposal:
    Proposal.objects.filter(pk=promise.pk).update(**KIM, owner=None, handshake="not_asked")
    promise.refresh_from_db()
    with at(ASKED):
        ask_owner(proposal=promise, actor=lena)
    OutgoingMail.objects.all().delete()
    return promise


def sent() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("pk").values_list("to", "subject"))


def test_first_kim_then_lena_and_no_more(unanswered, lena):
    told = []
    for days in range(80):
        with at(ASKED + timedelta(days=days)):
            before = OutgoingMail.objects.count()
            send_reminders()
            told += [(days, to) for to, _subject in sent()[before:]]
    assert told == [(14, "kim@example.org"), (28, lena.email)]


def test_the_reminder_has_a_link_that_works_and_an_answer_ends_it(unanswered, lena):
    with at(ASKED + timedelta(weeks=2)):
        send_reminders()
        assert "för 2 veckor sedan" in OutgoingMail.objects.get().text
        Client().post(newest_link("kim@example.org"), {"answer": "accepted"})
    with at(ASKED + timedelta(weeks=9)):
        assert send_reminders() == 0


def test_weeks_without_an_answer_are_counted_in_words(unanswered, signed_in, lena):
    with at(ASKED + timedelta(weeks=3)):
        assert "Tillfrågad, inget svar på tre veckor" in signed_in(lena).get(HOME + "1/").content.decode()


def test_asking_again_begins_anew(unanswered, lena):
    with at(ASKED + timedelta(weeks=2)):
        send_reminders()
        ask_owner(proposal=unanswered, actor=lena)
    OutgoingMail.objects.all().delete()
    with at(ASKED + timedelta(weeks=3)):
        assert send_reminders() == 0
    with at(ASKED + timedelta(weeks=4)):
        send_reminders()
    assert [to for to, _subject in sent()] == ["kim@example.org"]


@pytest.mark.parametrize("state", ["harvested", "idea_bank", "merged", "done", "stopped"])
def test_what_was_not_kept_or_is_over_is_not_asked_about(unanswered, propose, state):
    whole = propose("Ett annat") if state == "merged" else None
    Proposal.objects.filter(pk=unanswered.pk).update(state=state, merged_into=whole)
    with at(ASKED + timedelta(weeks=5)):
        assert send_reminders() == 0


@pytest.mark.parametrize("seed", range(3))
def test_with_outages_and_doubled_runs_each_goes_once_and_none_is_skipped(unanswered, lena, seed):
    chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    day, down_until, due = ASKED, ASKED, {}
    for _day in range(60):
        day += timedelta(days=1)
        if chance.random() < 0.15:
            down_until = day + timedelta(days=chance.randint(1, 12))
        for hour in sorted(chance.sample(range(24), 3)):
            if day < down_until:
                continue
            with at(day, hour, chance.randrange(60)):
                if is_office_time():
                    due |= {"kim@example.org": 1} if day >= ASKED + timedelta(weeks=2) else {}
                    due |= {lena.email: 1} if day >= ASKED + timedelta(weeks=4) else {}
                before = OutgoingMail.objects.count()
                remind_of_handshakes()
                remind_of_handshakes()
                assert OutgoingMail.objects.count() == len(due) or not is_office_time()
                assert is_office_time() or OutgoingMail.objects.count() == before
    assert sorted(to for to, _subject in sent()) == sorted(due)
    assert len(due) == 2
    assert all(is_office_time(mail.created_at.astimezone(UTC)) for mail in OutgoingMail.objects.all())


@pytest.fixture
def partner(owned, club, lena) -> Partner:
    """Nadja at the club has been asked to be with it, on the same Monday."""
    owned.partners.add(club)
    form = PartnerForm(
        {"name": "Nadja Ek", "email": "nadja@example.org"}, instance=Partner(proposal=owned, organisation=club)
    )
    assert form.is_valid()
    with at(ASKED):
        made = save_partner(form=form, proposal=owned, actor=lena)
    OutgoingMail.objects.all().delete()
    return made


def test_a_partner_who_does_not_answer_is_reminded_and_then_lena_is_told_and_no_more(partner, lena):
    told = []
    for days in range(80):
        with at(ASKED + timedelta(days=days)):
            before = OutgoingMail.objects.count()
            remind_of_handshakes()
            remind_of_handshakes()
            told += [(days, to) for to, _subject in sent()[before:]]
    assert told == [(14, "nadja@example.org"), (28, lena.email)]
    assert "Nadja Ek hos Ersboda brottarklubb" in OutgoingMail.objects.get(to=lena.email).text


def test_the_partners_reminder_has_a_link_that_works_and_an_answer_ends_it(partner):
    with at(ASKED + timedelta(weeks=2)):
        send_reminders()
        assert "för 2 veckor sedan" in OutgoingMail.objects.get().text
        Client().post(newest_link("nadja@example.org"), {"answer": "no"})
    partner.refresh_from_db()
    assert partner.answer == "no"
    with at(ASKED + timedelta(weeks=9)):
        assert send_reminders() == 0


def test_a_partner_in_what_is_over_is_left_in_peace(partner, owned):
    Proposal.objects.filter(pk=owned.pk).update(state="done")
    with at(ASKED + timedelta(weeks=5)):
        assert send_reminders() == 0
