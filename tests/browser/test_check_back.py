"""Lena asks Amina, who looks at her own quotes on a phone without an account; then Lena answers her.

Amina says yes to one, wants another worded differently, takes one away and says what is missing.
"""

import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from perspectives.models import CheckBackAddition, Quote, QuoteAnswer, Statement, Voice
from tests import factories
from tests.perspectives.checked import reachable, row
from tests.perspectives.compiled import begin, published, small_dialogue

from . import axe
from .person import Person
from .watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = "/dialogues/segregation/compilations/"
TEXT = "Ingen frågade oss. Boden vid Lillgården är låst. Jag går hem före åtta. Så är det."
QUOTES = ["Ingen frågade oss.", "Boden vid Lillgården är låst.", "Jag går hem före åtta."]


@pytest.fixture
def amina(dialogue, ines, lena, dana):
    """A youth with three quotes in the draft of version 2; version 1 was published before she was heard."""
    factories.publish(dialogue)
    world = small_dialogue(dialogue, ines)
    published(begin(dialogue, lena, title="Det vi fick höra"), lena, dana)
    person = world["youths"][11]
    person.statements.all().delete()
    talk = person.interviews.get()
    talk.source.text = TEXT
    talk.source.save()
    shown = {"status": "confirmed", "released_at": timezone.now(), "lifted_by": ines}
    for number, words in enumerate(QUOTES, 700):
        statement = factories.make_statement(talk, words, number=number, **shown)
        Voice.objects.create(perspective=world["perspectives"][0], statement=statement)
    reachable(dialogue, person)
    begin(dialogue, lena)
    return person


def the_link(person) -> str:
    mine = [letter for letter in mail.outbox if letter.to == [f"person{person.number}@example.org"]]
    return re.findall(r"https?://\S+/l/[\w-]+/", str(mine[-1].body))[0]


def answers(visitor: Person, words: str, choice: str, wish: str = "") -> None:
    """Choose what to say about the quote with these words."""
    quote = visitor.page.locator(".own-quote", has_text=words)
    quote.get_by_label(choice).check()
    if wish:
        quote.get_by_role("textbox").fill(wish)


def lena_asks(leader: Person, amina) -> None:
    leader.opens(f"{HOME}2/")
    leader.sees("Ingen är tillfrågad än.")
    leader.follows("Fråga dem, och se vad de säger")
    leader.sees("1 person får tillfrågas", "inte tillfrågad")
    leader.does_not_see(f"person{amina.number}@example.org")
    assert axe.faults(leader.page) == []
    leader.page.locator("[name=person]").check()
    leader.presses("Be dem titta")
    leader.sees(f"person{amina.number}@example.org", "I mejlet står inget namn")
    assert axe.faults(leader.page) == []
    leader.presses("Skicka 1 mejl")
    leader.is_told("1 mejl är på väg.")


def amina_answers(visitor: Person, amina) -> None:
    visitor.opens(the_link(amina))
    visitor.sees("Dina egna ord, som vi vill trycka dem", *QUOTES)
    visitor.does_not_see("Nummer 1:", "Person nummer", "Nummer 11:")
    expect(visitor.page.locator(".own-quote")).to_have_count(4)
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    problems = axe.faults(visitor.page)
    visitor.page.set_viewport_size(PHONE)
    answers(visitor, QUOTES[0], "Ja, så kan det stå")
    answers(visitor, QUOTES[1], "Jag vill att det står på ett annat sätt")
    visitor.presses("Jag är klar, skicka")
    visitor.sees("Skriv hur du vill ha det")
    problems += axe.faults(visitor.page)
    visitor.page.set_viewport_size(PHONE)
    answers(visitor, QUOTES[1], "Jag vill att det står på ett annat sätt", "Säg inte vilken gård det är.")
    answers(visitor, QUOTES[2], "Ta bort det")
    visitor.fills(missing="Ingen har frågat om bussen.")
    visitor.presses("Spara, jag fortsätter sedan")
    visitor.sees("Det är sparat", "Du har tagit bort det här.")
    visitor.presses("Jag är klar, skicka")
    visitor.sees(
        "Tack för att du tittade",
        "1 citat kan stå.",
        "1 citat vill du ska stå på ett annat sätt.",
        "1 citat är borttaget",
    )
    visitor.does_not_see("Lillgården")
    problems += axe.faults(visitor.page)
    assert problems == []
    visitor.page.goto(the_link(amina))
    visitor.sees("Länken är använd", "Det du svarade finns kvar.")
    visitor.does_not_see(*QUOTES)


def lena_words_it_anew(leader: Person, amina) -> None:
    leader.opens(f"{HOME}2/")
    leader.sees("1 citat väntar på svar: den som sa det vill ha en annan formulering.")
    leader.follows("Svara på dem")
    leader.sees("Väntar på dig", f"Person {amina.number} säger att något saknas")
    leader.follows(f"Person {amina.number} vill ha en annan formulering")
    leader.sees("Säg inte vilken gård det är.", "Boden vid Lillgården är låst.")
    leader.fills(
        outcome="Formulera om. Någon annan bekräftar maskeringen.",
        wording="Boden vid [en gård] är låst.",
        reply="Nu står det bara en gård.",
    )
    leader.presses("Spara svaret")
    leader.is_told("Svaret finns där.")
    leader.opens(f"{HOME}2/")
    leader.does_not_see("väntar på svar")
    leader.sees("1 citat har en maskering som ingen har granskat.")


def lena_takes_in_what_is_missing(leader: Person, amina) -> None:
    leader.opens(f"{HOME}check-back/")
    leader.follows(f"Person {amina.number} säger att något saknas")
    leader.sees("Ingen har frågat om bussen.")
    leader.presses("Gör det till en utsaga")
    leader.is_told("Nu är det en utsaga.")
    leader.sees("Tillagt vid återkopplingen den")


def test_amina_looks_at_her_own_words_on_a_phone_and_lena_answers(watch, at_desk, dialogue, amina, lena, dana):
    leader = at_desk(lena)
    lena_asks(leader, amina)
    visitor = Person(watch, "Amina", viewport=PHONE)
    amina_answers(visitor, amina)

    verdicts = dict(QuoteAnswer.objects.values_list("statement__number", "verdict"))
    assert verdicts == {700: "approved", 701: "change", 702: "withdrawn"}
    assert not Statement.objects.filter(number=702).exists()
    assert not Quote.objects.filter(statement__number=702).exists()
    member = at_desk(dana)
    member.opens(f"{HOME}2/read/1/1/")
    member.sees(QUOTES[0], "Boden vid Lillgården är låst.")
    member.does_not_see(QUOTES[2])
    member.opens(f"{HOME}2/")
    member.sees("Färre än 5 personer har ombetts titta på sina egna citat.")
    member.does_not_see(f"Person {amina.number}")

    lena_words_it_anew(leader, amina)
    visitor.opens(the_link(amina))
    visitor.sees(
        "Vi har formulerat om det efter det du skrev.", "Nu står det bara en gård.", "Boden vid [en gård] är låst."
    )
    answers(visitor, "Boden vid [en gård] är låst.", "Ja, så kan det stå")
    visitor.presses("Jag är klar, skicka")
    visitor.sees("2 citat kan stå.")
    lena_takes_in_what_is_missing(leader, amina)
    assert CheckBackAddition.objects.get().statement.speaker == amina
    assert row(amina).finished_at is not None
    assert watch.faults == []


def test_the_letter_is_one_page_and_its_code_opens_the_same(watch, at_desk, dialogue, amina, ines):
    interviewer = at_desk(ines)
    interviewer.opens(f"{HOME}check-back/{amina.number}/")
    interviewer.follows("Gör ett brev")
    interviewer.presses("Gör brevet")
    interviewer.does_not_see(*QUOTES, f"Person nummer {amina.number}")
    page = interviewer.page
    expect(page.get_by_role("img", name="Eller rikta mobilen hit:")).to_be_visible()
    sheet = page.pdf(format="A5")
    assert sheet.count(b"/Type /Page\n") + sheet.count(b"/Type /Page ") + sheet.count(b"/Type/Page/") == 1
    code = page.locator(".receipt__code").inner_text().replace("\n", "")
    assert axe.faults(page) == []
    visitor = Person(watch, "Amina", viewport=PHONE)
    visitor.opens("/check-back/")
    visitor.fills(code="0000-0000-0000")
    visitor.presses("Fortsätt")
    visitor.sees("Den koden stämmer inte")
    visitor.fills(code=code.lower())
    visitor.presses("Fortsätt")
    visitor.sees("Dina egna ord, som vi vill trycka dem", *QUOTES)
    assert watch.faults == []
