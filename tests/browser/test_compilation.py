"""The compilation from the board to its second version, in the browser, as those who make it, check it and read it.

Lena works at the board and writes the draft, Dana and Disa review it, Amina looks at her own quotes without an account,
and anyone reads what is published: that, and nothing else.
"""

import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from perspectives.models import Perspective, PublishedChapter, PublishedPerspective, Statement, Voice
from tests import factories
from tests.perspectives.checked import reachable
from tests.perspectives.compiled import small_dialogue

from . import axe, worker
from .person import Person
from .walk import Colleague
from .watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

BOARD = "/dialogues/segregation/perspectives/"
HOME = "/dialogues/segregation/compilations/"
PUBLIC = "/d/segregation/compilation/"
TITLE = "Det vi fick höra i stadsdelen"
AMINAS = ["Ingen frågade oss innan.", "Boden vid Lillgården är låst.", "Jag går hem före åtta."]
MISSING = "Ingen har frågat om bussen."
LATE = "Bussen avgör vem som kan vara med"
UNSAID, LOOSE, RENAMED = "Det kostar för mycket", "Satsningen kom i rätt tid", "Satsningen kom när den behövdes"


@pytest.fixture
def world(dialogue, ines):
    """Twelve youths and twelve parents are heard; four statements stand in no perspective, and Amina can be reached."""
    factories.publish(dialogue)
    world = small_dialogue(dialogue, ines)
    Voice.objects.filter(perspective=world["perspectives"][1]).delete()
    amina = world["youths"][0]
    amina.statements.all().delete()
    talk = amina.interviews.get()
    talk.source.text = " ".join(AMINAS)
    talk.source.save()
    shown = {"status": "confirmed", "released_at": timezone.now(), "lifted_by": ines, "themes": (world["themes"][0],)}
    for number, words in enumerate(AMINAS, 700):
        statement = factories.make_statement(talk, words, number=number, **shown)
        Voice.objects.create(perspective=world["perspectives"][0], statement=statement)
    reachable(dialogue, amina)
    return world | {"amina": amina}


def lena_works_at_the_board(lena: Colleague) -> None:
    lena.opens(BOARD)
    lena.sees("4 utsagor", "Vilar inte på någon utsaga", UNSAID, LOOSE)
    for row in lena.page.locator("#board-around .said").all():
        row.get_by_role("checkbox").check()
    lena.page.locator("#bar-to").select_option(label=LOOSE)
    lena.page.get_by_role("button", name="Flytta dit").click()
    expect(lena.page.locator("#board-around")).to_contain_text("Varje utsaga står i ett perspektiv.")
    number = Perspective.objects.get(title=LOOSE).number
    lena.opens(f"{BOARD}{number}/edit/")
    lena.fills(title=RENAMED, speaks_for="Det fanns pengar och folk just då.", speaks_against="Skadan var redan skedd.")
    lena.presses("Spara")
    lena.opens(f"{BOARD}{Perspective.objects.get(title=UNSAID).number}/park/")
    lena.fills(parked_reason="Ingen har sagt det än. Vi frågar i nästa omgång.")
    lena.presses("Parkera")
    lena.opens(BOARD)
    lena.does_not_see("Vilar inte på någon utsaga")
    lena.sees(RENAMED, "Parkerade")


def lena_drafts(lena: Colleague) -> None:
    lena.opens(HOME)
    lena.presses("Börja en utgåva")
    lena.follows("Ändra texterna")
    lena.fills(
        title=TITLE,
        summary="Många beskriver hur namnet på stadsdelen stänger dörrar.",
        method="Intervjuer, en i taget, hemma eller på biblioteket.",
        unheard="De som flyttade härifrån har vi inte hört.",
        respond="Saknar du något? Skriv till dialog@umea.example.",
    )
    lena.presses("Spara")
    lena.is_told("Texterna är sparade.")
    lena.opens(f"{HOME}1/send/")
    lena.confirms("Skicka till granskning")
    lena.is_told("Utkastet är ute på granskning.")


def a_member_reads(member: Colleague, comment: str) -> None:
    member.opens(HOME)
    member.follows(f"Utgåva 1: {TITLE}", "Läs utkastet", "Kommentera: I korthet")
    member.fills(text=comment)
    member.presses("Lämna kommentaren")
    member.sees(comment)


def a_member_answers(member: Colleague, verdict: str, **words: str) -> None:
    member.opens(f"{HOME}1/verdict/")
    member.fills(**{"sees_gap": "nej", "sees_someone": "nej", "verdict": verdict} | words)
    member.presses("Lämna svaret")
    member.sees("Ditt svar finns där.")


def lena_answers_the_comments(lena: Colleague, count: int) -> None:
    for _one in range(count):
        lena.opens(f"{HOME}1/comments/")
        with lena.page.expect_navigation():
            lena.page.get_by_role("link", name=re.compile("^Svara ?:")).first.click()
        lena.fills(answer="Ja. Det står nu i sammanfattningen.")
        lena.presses("Spara svaret")
        lena.is_told("Svaret finns där och kommentaren är löst.")
    lena.opens(f"{HOME}1/texts/")
    lena.fills(summary="Namnet på stadsdelen stänger dörrar, och ingen frågade dem som bor där.")
    lena.presses("Spara")
    lena.is_told("Texterna är sparade.")


def amina_checks_her_quotes(lena: Colleague, amina: Person, person) -> None:
    lena.opens(f"{HOME}check-back/")
    lena.page.locator("[name=person]").check()
    lena.presses("Be dem titta")
    lena.presses("Skicka 1 mejl")
    lena.is_told("1 mejl är på väg.")
    amina.opens(the_link(person))
    amina.sees(*AMINAS)
    for words, choice in zip(AMINAS, ["Ja, så kan det stå", "Ja, så kan det stå", "Ta bort det"], strict=True):
        amina.page.locator(".own-quote", has_text=words).get_by_label(choice).check()
    amina.fills(missing=MISSING)
    amina.presses("Jag är klar, skicka")
    amina.sees("Tack för att du tittade", "1 citat är borttaget")


def lena_approves_and_publishes(lena: Colleague, version: int) -> None:
    lena.opens(f"{HOME}{version}/approve/")
    lena.confirms("Godkänn")
    lena.is_told("Utgåvan är godkänd.")
    lena.opens(f"{HOME}{version}/publish/")
    with worker.busy():
        lena.confirms("Publicera")
    lena.is_told("Utgåvan är publicerad.")
    worker.works()


def lena_takes_in_what_was_missing(lena: Colleague, person) -> None:
    """What Amina missed becomes a statement of hers."""
    lena.opens(f"{HOME}check-back/?version=1")
    lena.follows(f"Person {person.number} säger att något saknas")
    lena.presses("Gör det till en utsaga")
    lena.is_told("Nu är det en utsaga.")
    with lena.within("#coder"):
        lena.fills(is_masked=True, themes="Att bli utpekad")
        lena.presses("Spara")


def ines_confirms_its_mask(ines: Colleague) -> None:
    ines.opens(f"{BOARD}statements/")
    ines.chooses(MISSING)
    ines.presses("Bekräfta maskningen")
    ines.is_told("1 maskning är bekräftad.")


def lena_words_it(lena: Colleague) -> None:
    lena.opens(f"{BOARD}statements/")
    lena.chooses(MISSING)
    lena.presses("Visa för designteamet")
    lena.opens(f"{BOARD}new/")
    lena.words(LATE, kind="ståndpunkt", themes="Att bli utpekad")
    lena.attaches(MISSING)
    lena.opens(HOME)
    lena.presses("Börja nästa utgåva")
    lena.opens(f"{HOME}2/send/")
    lena.confirms("Skicka till granskning")
    lena.opens(f"{HOME}2/verdict/")
    lena.fills(sees_gap="nej", sees_someone="nej", verdict="ja, den kan publiceras")
    lena.presses("Lämna svaret")


def the_link(person) -> str:
    mine = [letter for letter in mail.outbox if letter.to == [f"person{person.number}@example.org"]]
    return re.findall(r"https?://\S+/l/[\w-]+/", str(mine[-1].body))[0]


def read_by_anyone(anyone: Person, version: int) -> dict[str, str]:
    """Open the version, its chapters and every perspective; return what each page says, by address."""
    pages = {"": ""}
    chapters = PublishedChapter.objects.filter(compilation__number=version).values_list("number", flat=True)
    inside = PublishedPerspective.objects.filter(chapter__compilation__number=version)
    pages |= dict.fromkeys([f"{number}/" for number in chapters], "")
    pages |= {f"{row.chapter.number}/{row.number}/": "" for row in inside.select_related("chapter")}
    for path in pages:
        anyone.opens(f"{PUBLIC}{path}?version={version}")
        pages[path] = anyone.reads()
    return pages


def shows_exactly_the_published(pages: dict[str, str], version: int) -> None:
    """Every frozen quote stands once among the perspectives' pages; what is not in the version stands on no page."""
    everything, perspectives = " ".join(pages.values()), " ".join(pages[path] for path in pages if path.count("/") == 2)
    frozen = PublishedPerspective.objects.filter(chapter__compilation__number=version)
    words = [quote["text"] for row in frozen for quote in row.content["quotes"]]
    assert words
    assert {one: perspectives.count(one) for one in words} == dict.fromkeys(words, 1)
    for statement in Statement.objects.exclude(masked__in=words):
        assert statement.masked not in everything, statement.masked
    for private in ("Person nummer", "@example.org", "Ja. Det står nu", "Parkerade", "Vi frågar i nästa omgång"):
        assert private not in everything


def test_from_the_board_to_version_two(watch, at_desk, dialogue, world, lena, dana, ines):
    disa = factories.make_member(dialogue, factories.make_user("Disa"), "design_team")
    leader, member, other, interviewer = at_desk(lena), at_desk(dana), at_desk(disa), at_desk(ines)
    anyone, amina = Person(watch, "Anyone"), Person(watch, "Amina", viewport=PHONE)

    lena_works_at_the_board(leader)
    lena_drafts(leader)
    a_member_reads(member, "Skriv att ingen blev frågad.")
    a_member_reads(other, "Skriv att det gäller namnet på stadsdelen.")
    lena_answers_the_comments(leader, 2)
    amina_checks_her_quotes(leader, amina, world["amina"])
    a_member_answers(member, "ja, den kan publiceras")
    a_member_answers(other, "nej, inte som den är", objection="De som flyttade måste höras först.")
    leader.opens(f"{HOME}1/")
    leader.sees("De som flyttade måste höras först.")
    anyone.page.goto(f"{PUBLIC}?version=1")
    anyone.does_not_see(TITLE)
    leader.opens(f"{HOME}1/verdict/")
    leader.fills(sees_gap="nej", sees_someone="nej", verdict="ja, den kan publiceras")
    leader.presses("Lämna svaret")
    lena_approves_and_publishes(leader, 1)

    first = read_by_anyone(anyone, 1)
    shows_exactly_the_published(first, 1)
    assert RENAMED in first["1/"] and UNSAID not in " ".join(first.values())
    assert axe.faults(anyone.page) == []

    lena_takes_in_what_was_missing(leader, world["amina"])
    ines_confirms_its_mask(interviewer)
    lena_words_it(leader)
    member.opens(f"{HOME}2/changes/")
    member.sees("Vad som har ändrats sedan utgåva 1", LATE)
    member.opens(f"{HOME}2/verdict/")
    member.fills(sees_gap="nej", sees_someone="nej", verdict="ja, den kan publiceras")
    member.presses("Lämna svaret")
    lena_approves_and_publishes(leader, 2)

    anyone.opens(PUBLIC)
    anyone.sees("Sedan utgåva 1", "1 nytt perspektiv")
    anyone.follows("Se gammalt och nytt sida vid sida")
    anyone.sees("Vad som har ändrats sedan utgåva 1", LATE)
    assert axe.faults(anyone.page) == []
    shows_exactly_the_published(read_by_anyone(anyone, 2), 2)
    assert read_by_anyone(anyone, 1)["1/"].count(LATE) == 0
    assert watch.faults == []
