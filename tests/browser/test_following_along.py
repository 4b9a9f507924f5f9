"""Those around a promise: Nora follows it by mail and leaves with one press; Petra comments, and anyone can see it."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from accounts.models import OutgoingMail
from accounts.office_hours import next_office_time
from accounts.tasks import deliver_mail
from actions.models import Follower, Proposal, StatusReport
from actions.tasks import tell_followers
from dialogues.models import Dialogue
from meetings.models import Participant
from tests import factories
from tests.actions.conftest import board, leisure, promise, propose  # noqa: F401 - Otto's promise

from . import axe
from .person import Person
from .walk import Colleague
from .watching import PHONE, Watch

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PAGE = "/d/segregation/actions/1/"
HAPPENED = "Tre lokaler är besökta, och två av dem duger."
ASKED = "När får ungdomarna se lokalerna?"
ANSWERED = "I mars, alla som vill."
RUDE = "Ni är oduglingar allihop."


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that begins at ten on a working day, goes on by itself, and is moved on by the story."""
    day = next_office_time(timezone.now()).date()
    with time_machine.travel(timezone.make_aware(datetime.combine(day, time(10)))) as moved:
        yield moved


@pytest.fixture
def house(dialogue: Dialogue, clock: time_machine.Traveller, request) -> Proposal:
    """Otto's promise, in a dialogue that anyone can read."""
    factories.publish(dialogue)
    return request.getfixturevalue("promise")


def deliver() -> None:
    """What the worker does with what waits in the outbox."""
    for letter in OutgoingMail.objects.filter(state="waiting"):
        deliver_mail(letter.pk)


def test_nora_follows_hears_of_it_and_leaves_with_one_press(watch: Watch, house: Proposal, clock):
    nora = Person(watch, "Nora", viewport=PHONE)
    nora.opens(PAGE)
    nora.follows("Följ med mejl")
    nora.fills(email=nora.email, pace="När något händer", what=house.title)
    nora.presses("Mejla mig så bekräftar jag")
    nora.sees("Titta i din mejl", nora.email)
    nora.opens_the_mail(f"Vill du följa ”{house.title}”?")
    nora.presses("Ja, jag vill följa")
    nora.sees("Nu följer du")

    StatusReport.objects.create(proposal=house, reported_on=timezone.localdate(), state="on_track", text=HAPPENED)
    clock.shift(timedelta(minutes=6))
    assert [tell_followers(), tell_followers()] == [1, 0]
    deliver()
    letter = str(mail.outbox[-1].body)
    assert mail.outbox[-1].to == [nora.email] and HAPPENED in letter
    to_promise, to_leave = re.findall(r"https?://\S+/d/\S+|https?://\S+/follow/leave/\S+", letter)
    nora.opens(to_promise)
    nora.sees(house.title, HAPPENED)
    nora.opens(to_leave)
    nora.sees("Sluta följa?")
    assert axe.faults(nora.page) == []
    nora.presses("Sluta följa")
    nora.sees("Du följer inte längre", "Din adress är raderad. Inget mer kommer.")

    assert not Follower.objects.exists()
    StatusReport.objects.create(proposal=house, reported_on=timezone.localdate(), state="on_track", text="Ett till.")
    clock.shift(timedelta(minutes=6))
    assert tell_followers() == 0
    assert watch.faults == []


def petra_comments(petra: Colleague, house: Proposal, *texts: str) -> None:
    for text in texts:
        petra.opens(f"/dialogues/segregation/actions/{house.number}/")
        petra.follows("Kommentera löftet")
        petra.fills(text=text)
        petra.presses("Publicera kommentaren")
        petra.is_told("Kommentaren är publicerad.")


def test_petra_comments_otto_answers_and_lena_hides_one_with_a_reason(
    watch: Watch, at_desk, house: Proposal, dialogue: Dialogue, lena, otto, petra
):
    Participant.objects.create(
        dialogue=dialogue, name="Petra Berg", email=petra.email, user=petra, side="civil_society", status="yes"
    )
    at_petras = at_desk(petra)
    petra_comments(at_petras, house, ASKED, RUDE)

    at_ottos = at_desk(otto)
    at_ottos.opens("/dialogues/segregation/actions/")
    at_ottos.follows("Kommentarer")
    with at_ottos.within(f".comment-row:has-text('{ASKED}')"):
        at_ottos.follows("Svara")
    at_ottos.fills(text=ANSWERED)
    at_ottos.presses("Publicera svaret")
    at_ottos.is_told("Svaret är publicerat.")
    assert at_ottos.page.get_by_role("link", name="Dölj").count() == 0

    at_lenas = at_desk(lena)
    at_lenas.opens("/dialogues/segregation/actions/comments/")
    with at_lenas.within(f".comment-row:has-text('{RUDE}')"):
        at_lenas.follows("Dölj")
    at_lenas.fills(reason="Den hotade eller kränkte någon")
    at_lenas.presses("Dölj kommentaren")
    at_lenas.is_told("Kommentaren är dold, och skälet står i dess ställe.")
    assert axe.faults(at_lenas.page) == []
    at_petras.newest_mail("Din kommentar visas inte längre")

    anyone = Person(watch, "Anyone")
    anyone.opens(PAGE)
    anyone.sees(
        ASKED, ANSWERED, "Svar från Fritidsförvaltningen", "En kommentar har dolts: den hotade eller kränkte någon."
    )
    anyone.does_not_see(RUDE, "Petra", "Otto")
    assert axe.faults(anyone.page) == []
    assert watch.faults == []
