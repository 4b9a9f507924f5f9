"""Lena chooses among the candidates and asks them; Amina answers on a phone without an account; coverage follows."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from meetings.choosing import working
from meetings.models import ChoiceRun, Meeting, Participant
from tests import factories
from tests.meetings.candidates.people import make_candidate, make_sign_up

from . import axe
from .person import Person
from .watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]
HOME = "/dialogues/segregation/meetings/"


@pytest.fixture
def people(dialogue):
    """Eight candidates, four from each side; Amina alone can bring the second perspective."""
    doors = factories.make_perspective(dialogue, "Dörren är öppen men ingen bjuder in")
    bus = factories.make_perspective(dialogue, "Bussen går inte när mötet är slut", number=2)
    day = timezone.localdate() + timedelta(days=20)
    Meeting.objects.create(dialogue=dialogue, number=1, title="Träffen", held_on=day, place="Bygdegården")
    for number in range(1, 8):
        side = "municipality" if number % 2 else "civil_society"
        make_candidate(dialogue, f"Kim Kvist {number}", side=side, carries=[doors], email=f"kim{number}@example.org")
    return make_candidate(dialogue, "Amina Älvgren", carries=[bus], email="amina@example.org")


@pytest.fixture
def leader(watch, signed_in, live_server, lena):
    lena_at_desk = Person(watch, "Lena")
    cookie = signed_in(lena).cookies["sessionid"].value
    lena_at_desk.page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return lena_at_desk


def chooses(leader: Person) -> None:
    leader.opens(f"{HOME}candidates/")
    leader.sees("8 personer kan väljas.", "Amina Älvgren")
    assert axe.faults(leader.page) == []
    leader.follows("Urvalet", "Välj vilka som bjuds in")
    leader.fills(number=4)
    assert axe.faults(leader.page) == []
    leader.presses("Gör urvalet")
    for run in ChoiceRun.objects.filter(state="waiting"):
        working.make(run.pk)
    leader.opens(f"{HOME}choosing/1/")
    leader.sees("Varje perspektiv finns i rummet", "2 från kommunen, 2 från civilsamhället.", "Amina Älvgren")
    assert axe.faults(leader.page) == []
    leader.follows("Ta det här urvalet")
    leader.page.get_by_label("Ja, jag har läst vad som händer").check()
    leader.presses("Ta det")
    leader.is_told("De är deltagare nu.")


def asks(leader: Person) -> None:
    leader.opens(f"{HOME}inviting/")
    leader.sees("0 av 2 perspektiv täcks av dem.")
    leader.presses("Bjud in 4 personer med mejl")
    leader.sees("amina@example.org")
    assert axe.faults(leader.page) == []
    leader.presses("Skicka")
    leader.is_told("4 mejl är på väg.")
    assert axe.faults(leader.page) == []


def answers(visitor: Person) -> None:
    letter = next(one for one in mail.outbox if one.to == ["amina@example.org"])
    visitor.page.goto(re.findall(r"https?://\S+/l/[\w-]+/", str(letter.body))[0])
    visitor.sees("Hej Amina Älvgren.", "Bygdegården")
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visitor.presses("Skicka mitt svar")
    visitor.sees("Välj ett av de tre.")
    problems = axe.faults(visitor.page)
    visitor.page.set_viewport_size(PHONE)
    visitor.page.get_by_label("Ja, jag kommer").check()
    visitor.page.get_by_label("En tolk").check()
    visitor.fills(language="Somaliska")
    visitor.presses("Skicka mitt svar")
    visitor.sees("Välkommen!")
    assert problems + axe.faults(visitor.page) == []


def test_lena_chooses_and_asks_and_amina_answers_on_a_phone(watch, leader, dialogue, people):
    chooses(leader)
    asks(leader)
    answers(Person(watch, "Amina", viewport=PHONE))
    expect(leader.page.locator("#going")).to_contain_text("1 av 2 perspektiv täcks av dem.", timeout=15_000)
    assert Participant.objects.get(name="Amina Älvgren").needs == "tolk (somaliska)"
    assert watch.faults == []


def test_nora_signs_up_on_a_phone(watch, dialogue):
    make_sign_up(dialogue)
    visitor = Person(watch, "Nora", viewport=PHONE)
    visitor.opens("/d/segregation/")
    visitor.page.get_by_role("link", name="Var med").last.click()
    visitor.sees("Vill du vara med?")
    visitor.presses("Anmäl mig")
    visitor.sees("Välj ett av de två.")
    assert axe.faults(visitor.page) == []
    visitor.page.set_viewport_size(PHONE)
    visitor.fills(name="Nora Näver", email="nora@example.org")
    visitor.page.get_by_label("Som invånare, eller för en förening eller ett företag").check()
    visitor.page.get_by_label("Jag är 15 år eller äldre").check()
    visitor.page.get_by_label("Jag har läst vad som händer med det jag skriver").check()
    visitor.presses("Anmäl mig")
    visitor.sees("Tack", "Din kod")
    assert axe.faults(visitor.page) == []
    assert dialogue.candidates.get().identity.name == "Nora Näver"
    assert watch.faults == []
