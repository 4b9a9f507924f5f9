"""Those who gave hear what became of it: only who wished it, by the public wording, once, at most once a month."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail
from actions.hearing_back.telling import tell
from actions.models import Hearer, Hearing, Move, Proposal
from dialogues.models import Event
from interviews.models import Consent
from interviews.services.people import withdraw_consent
from meetings.models import Participant, SummaryOptOut
from tests import factories
from tests.actions.conftest import HOME

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 7, 10, tzinfo=ZoneInfo("Europe/Stockholm"))
SAID = "Ingen frågade oss på Ersboda"


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY) as moved:
        yield moved


@pytest.fixture
def heard(dialogue, ines):
    """Return a function that makes somebody who said something that rests in a perspective."""
    group = factories.make_group(dialogue)

    def make(perspective, *, number: int = 1, contact: bool = True, email: str = "", **consent):
        person = factories.make_interviewee(dialogue, group, number, email=email or f"p{number}@example.org")
        Consent.objects.create(
            interviewee=person, informed_on=timezone.localdate(), way="spoken", allows_contact=contact, **consent
        )
        talk = factories.make_interview(dialogue, ines, person, number=number, text=f"{SAID}. Punkt.")
        perspective.statements.add(factories.make_statement(talk, SAID, number=number))
        return person

    return make


@pytest.fixture
def perspective(dialogue, promise, publish_perspectives, clock):
    factories.publish(dialogue)
    found = factories.make_perspective(dialogue, "Arbetsnamnet", number=1)
    promise.perspectives.add(found)
    publish_perspectives((found, "Dörren är låst", []))
    return found


def step(promise: Proposal, state: str = "decided", before: str = "proposed") -> Move:
    Proposal.objects.filter(pk=promise.pk).update(state=state)
    return Move.objects.create(proposal=promise, from_state=before, to_state=state, reason="Nämnden sa ja.")


def letters() -> list[str]:
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


def stop_link(letter: OutgoingMail) -> str:
    return re.search(r"https?://[^/\s]+(/told/stop/\S+/)", letter.text)[1]


def test_only_who_wished_it_and_whose_words_it_answers_hears_of_it(dialogue, promise, perspective, heard):
    heard(perspective, number=1)
    heard(perspective, number=2, contact=False)
    heard(factories.make_perspective(dialogue, "Annat", number=2), number=3)
    heard(perspective, number=4, withdrawn_at=timezone.now())
    step(promise)
    assert (tell(), letters()) == (1, ["p1@example.org"])
    letter = OutgoingMail.objects.get()
    assert letter.subject == "Något har hänt sedan du var med"
    assert "Hus på Ersboda" in letter.text and "Dörren är låst" in letter.text and "Det är beslutat." in letter.text
    assert not any(word in letter.text + letter.html for word in (SAID, "Arbetsnamnet", "Person nummer"))
    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nothing_is_said_of_a_perspective_that_is_not_published(dialogue, promise, heard, clock):
    factories.publish(dialogue)
    hidden = factories.make_perspective(dialogue, "Hemligt", number=1)
    promise.perspectives.add(hidden)
    heard(hidden)
    step(promise)
    assert (tell(), Hearing.objects.count()) == (0, 0)


def test_the_scheduler_may_run_as_often_as_it_likes(promise, perspective, heard, clock):
    heard(perspective)
    step(promise)
    assert [tell() for _time in range(4)] == [1, 0, 0, 0]
    clock.shift(timedelta(days=60))
    assert tell() == 0


def test_what_happens_within_a_month_is_collected_to_one_mail(promise, perspective, heard, clock):
    heard(perspective)
    step(promise)
    tell()
    OutgoingMail.objects.all().delete()
    step(promise, "under_way", "decided")
    clock.shift(timedelta(days=14))
    step(promise, "stopped", "under_way")
    assert tell() == 0
    clock.shift(timedelta(days=17))
    assert tell() == 1
    letter = OutgoingMail.objects.get()
    assert letter.text.count("Hus på Ersboda") == 1 and "Det är stoppat" in letter.text
    assert not Hearing.objects.filter(told_at=None).exists()


def test_nobody_is_written_to_at_night_or_on_a_sunday(promise, perspective, heard, clock):
    heard(perspective)
    step(promise)
    for moment in (MONDAY.replace(hour=23), MONDAY - timedelta(days=1)):
        clock.move_to(moment)
        assert tell() == 0
    clock.move_to(MONDAY)
    assert tell() == 1


def test_one_press_ends_it_also_by_a_mail_program(promise, perspective, heard, clock):
    heard(perspective)
    step(promise)
    tell()
    link = stop_link(OutgoingMail.objects.get())
    assert "Inga fler mejl" in Client().get(link).content.decode()
    assert Hearer.objects.get().stopped_at is None
    answer = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200 and Hearer.objects.get().stopped_at is not None
    clock.shift(timedelta(days=40))
    step(promise, "done", "decided")
    assert tell() == 0
    assert Client().get("/told/stop/påhittad/").status_code == 404


def test_who_takes_back_what_they_said_is_told_nothing_more_and_leaves_no_trace(
    promise, perspective, heard, lena, clock
):
    person = heard(perspective)
    step(promise)
    tell()
    withdraw_consent(person=person, actor=lena)
    assert not Hearer.objects.exists()
    clock.shift(timedelta(days=40))
    step(promise, "done", "decided")
    assert tell() == 0


def test_a_quote_taken_out_after_it_was_collected_is_not_told_of(promise, perspective, heard, clock):
    person = heard(perspective)
    step(promise)
    clock.move_to(MONDAY.replace(hour=9))
    from actions.hearing_back.collecting import collect

    assert collect() == 1
    person.statements.update(removed_at=timezone.now())
    assert (tell(), Hearing.objects.get().left_at is not None) == (0, True)


def test_those_who_took_part_hear_of_every_promise_unless_they_have_said_no(dialogue, promise, perspective, clock):
    for name, status in (("Petra", "yes"), ("Nej", "no"), ("Tyst", "yes")):
        Participant.objects.create(
            dialogue=dialogue, name=name, email=f"{name.lower()}@example.org", side="civil_society", status=status
        )
    SummaryOptOut.objects.create(participant=Participant.objects.get(name="Tyst"))
    step(promise)
    assert (tell(), letters()) == (1, ["petra@example.org"])
    assert "Dörren är låst" not in OutgoingMail.objects.get().text


def test_a_mail_server_that_refuses_loses_and_doubles_nothing(promise, perspective, heard, settings, clock):
    from accounts.tasks import deliver_mail

    heard(perspective)
    step(promise)
    tell()
    letter = OutgoingMail.objects.get()
    settings.DELIVERY_BACKEND = "tests.accounts.refusing.Backend"
    deliver_mail(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, bool(letter.text)) == ("waiting", 1, True)
    assert tell() == 0 and OutgoingMail.objects.count() == 1


def test_the_log_and_the_page_tell_how_many_and_never_who(
    dialogue, promise, perspective, heard, lena, farid, signed_in
):
    for number in (1, 2):
        heard(perspective, number=number)
    step(promise)
    tell()
    event = Event.objects.get(name="proposal.told_back")
    assert event.data == {"people": 2} and event.object_id is None
    page = signed_in(lena).get(HOME + "told/")
    words = page.content.decode()
    assert page.context["people"] == {"told": 2, "heard": 2, "waiting": 0}
    assert "Två personer har fått veta" in words and "p1@example.org" not in words
    assert signed_in(farid).get(HOME + "told/").status_code == 403


def test_a_step_of_last_year_is_no_news(promise, perspective, heard, clock):
    heard(perspective)
    step(promise)
    clock.shift(timedelta(days=91))
    assert tell() == 0 and not Hearer.objects.exists()
