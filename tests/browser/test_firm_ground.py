"""A new leader starts a dialogue, three people say apart how they see it, and an outsider reads the mandate."""

import pytest
from playwright.sync_api import expect

from dialogues.models import Dialogue, TriageSheet
from dialogues.triage.questions import QUESTIONS
from tests import factories

from .person import Person
from .watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def starts_a_dialogue(lena) -> None:
    lena.opens("/dialogues/new/")
    lena.presses("Börja")
    lena.answers(kind="medborgardialog: de som bor här, och kommunen")
    lena.answers(title="Skolgården vid Berget")
    lena.fills(starts_on="")
    lena.presses("Spara och fortsätt")
    lena.sees("En sak behöver rättas")
    lena.fills(starts_on="2026-01-12")
    lena.presses("Spara och stanna här")
    lena.is_told("utkastet väntar här")
    lena.follows("Skolgården vid Berget")
    lena.sees("Läs igenom dina svar", "Medborgardialog: de som bor här, och kommunen")
    lena.follows("Svara frågan")
    lena.fills(issue="Grannar och föräldrar är oense om skolgården.")
    lena.presses("Spara och gå tillbaka till svaren")
    lena.follows("Svara plats")
    lena.fills(reach="alla i kommunen")
    lena.presses("Spara och gå tillbaka till svaren")
    lena.follows("Svara omstritt")
    lena.page.get_by_label("Vad som är omstritt").first.fill("Om gården ska vara öppen på kvällen")
    lena.page.get_by_label("Mellan vilka").first.fill("grannar och föräldrar")
    lena.presses("Spara och gå tillbaka till svaren")
    lena.sees("Om gården ska vara öppen på kvällen. Grannar och föräldrar")
    lena.presses("Starta dialogen")
    lena.is_told("Dialogen är startad och du leder den.")


def answers_all(person, step: int, **others: int) -> None:
    """Tick the same step everywhere but where ``others`` says."""
    for question in QUESTIONS:
        chosen = others.get(question.key, step)
        person.page.locator(f"input[name='{question.key}'][value='{chosen}']").check()
    person.presses("Lämna in")


def three_say_how_they_see_it(lena, dana, nora) -> None:
    lena.follows("Till frågor och svar", "Ställ frågorna")
    lena.fills(why="Innan vi frågar förvaltningarna")
    lena.presses("Öppna")
    lena.follows("Fråga någon per mejl")
    lena.fills(name="Nora", email=nora.email)
    lena.presses("Mejla frågorna")
    nora.opens_the_mail("undrar hur du ser på det")
    nora.does_not_see("Lena")
    answers_all(nora, 2, problem=3)
    nora.sees("Tack för dina svar", "En har svarat")
    dana.opens(lena.page.url)
    dana.sees("Vad de andra har svarat visas när du har svarat själv.")
    dana.follows("Svara på frågorna")
    answers_all(dana, 2, problem=0)
    dana.sees("Två har svarat")
    lena.follows("Svara på frågorna")
    answers_all(lena, 2, problem=3)
    lena.sees("Tre har svarat", "Här skiljer ni er åt", "Beskriver de som berörs samma problem?")
    parted = lena.page.locator("section", has=lena.page.get_by_role("heading", name="Här skiljer ni er åt")).last
    expect(parted.locator("li", has_text="Ja, ungefär med samma ord")).to_contain_text("Dana")
    expect(parted.locator("li", has_text="De är inte överens om att det finns ett")).to_contain_text("Nora, Lena")


def publishes_the_mandate(lena, words: str) -> None:
    lena.opens("/dialogues/skolgarden-vid-berget/preparation/mandate/")
    lena.follows("Skriv uppdraget")
    lena.fills(
        words="Kommunstyrelsen beställer dialogen.",
        is_open="Öppettider och vilka som är där.",
        influence="Inflytande",
        promise=words,
    )
    lena.presses("Spara utkastet")
    lena.follows("Publicera det")
    lena.confirms("Publicera")
    lena.is_told("Uppdraget är publicerat.")


def test_from_nothing_to_a_mandate_that_an_outsider_holds_it_to(watch, at_desk, dialogue):
    user = factories.make_user("Lena")
    dialogue.municipality.administrators.add(user)
    lena, nora = at_desk(user), Person(watch, "Nora", viewport=PHONE)
    starts_a_dialogue(lena)
    started = Dialogue.objects.get(title="Skolgården vid Berget")
    dana = at_desk(factories.make_member(started, factories.make_user("Dana"), "design_team"))
    three_say_how_they_see_it(lena, dana, nora)
    assert TriageSheet.objects.exclude(answered_at=None).count() == 3

    promise = "Varje förslag får ett svar inom tre månader."
    publishes_the_mandate(lena, promise)
    started.refresh_from_db()
    factories.publish(started)
    lena.opens("/dialogues/skolgarden-vid-berget/preparation/mandate/")
    lena.follows("Blev det annorlunda? vad kommunen lovar att göra med resultatet")
    lena.fills(happened="Svaret dröjde ett halvår.", why="Nämnden bordlade.")
    lena.presses("Skriv upp det")
    lena.is_told("Nu står det bredvid uppdraget.")

    lena.follows("Skriv en ny version")
    lena.fills(is_open="Öppettider, och vad skolgården får kosta.")
    lena.presses("Spara utkastet")
    lena.follows("Publicera det")
    lena.fills(changed="Nämnden har gett pengar till gården.")
    lena.confirms("Publicera")

    anyone = Person(watch, "Anyone", viewport=PHONE)
    anyone.opens("/d/skolgarden-vid-berget/")
    anyone.page.get_by_role("link", name="Uppdraget", exact=True).first.click()
    anyone.sees(promise, "Svaret dröjde ett halvår.", "Nämnden bordlade.", "Nämnden har gett pengar till gården.")
    anyone.sees("vad skolgården får kosta")
    anyone.follows("Version 1")
    anyone.sees("Öppettider och vilka som är där.", "Läs den som gäller")
    anyone.does_not_see("vad skolgården får kosta")
    assert watch.faults == []
