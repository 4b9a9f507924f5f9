"""A promise from proposal to follow-up: asked, passed on, decided, reported on, fallen silent, and told of on paper.

Lena leads. Otto is asked and passes the question on to Olga, who answers and reports on her phone without an account.
The clock is moved past the day of Olga's next report; anyone then reads that none has come.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from accounts.models import OrganisationKind
from accounts.office_hours import next_office_time
from actions.standing import as_date
from actions.tasks import remind_of_reports
from tests import factories

from . import axe, worker
from .person import Person
from .reading import Paper
from .walk import PROMISE, REPORT, Colleague
from .watching import PHONE, Watch

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WORDS = "Ja, om värdarna får välja kvällarna själva."
LIST = "/dialogues/segregation/actions/"
PUBLIC = "/d/segregation/actions/"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that begins at ten on a working day, goes on by itself, and is moved on by the story."""
    day = next_office_time(timezone.now()).date()
    with time_machine.travel(timezone.make_aware(datetime.combine(day, time(10)))) as moved:
        yield moved


@pytest.fixture
def lenas_desk(at_desk, lena, dialogue, clock, settings, tmp_path) -> Colleague:
    settings.MEDIA_ROOT = tmp_path / "media"
    factories.publish(dialogue)
    factories.make_organisation(dialogue.municipality)
    factories.make_organisation(dialogue.municipality, "Byalaget på Berget", OrganisationKind.ASSOCIATION)
    factories.make_organisation(dialogue.municipality, "Fritidsnämnden", OrganisationKind.POLITICAL_BODY)
    return at_desk(lena)


def lena_writes_it_down_and_asks_otto(lena: Colleague) -> None:
    lena.opens(f"{LIST}new/")
    lena.fills(title=PROMISE, what="Två vuxna på gården, två kvällar i veckan.", why="Båda sidor har sagt ja till det.")
    lena.presses("Spara förslaget")
    lena.moves_it("Välj ut det", reason="Mest angeläget.")
    lena.follows("Skriv vem som är ansvarig")
    lena.fills(
        owner_organisation="Fritidsförvaltningen",
        owner_name="Otto",
        owner_email="otto@example.org",
        partners=["Byalaget på Berget"],
        due_on=timezone.localdate() + timedelta(days=300),
        report_every_weeks=8,
    )
    lena.presses("Spara")
    lena.follows("Fråga med mejl")
    lena.presses("Skicka frågan")
    lena.is_told("Frågan är skickad.")


def otto_passes_it_on(otto: Person) -> None:
    otto.opens_the_mail(f"Vill du ansvara för ”{PROMISE}”?")
    assert axe.faults(otto.page) == []
    otto.page.set_viewport_size(PHONE)
    otto.fills(answer="Fråga någon annan, jag vet vem", words="Olga har hand om gårdarna.")
    otto.fills(next_name="Olga", next_email="olga@example.org")
    otto.presses("Skicka svaret")
    otto.sees("Tack för ditt svar", "Olga får frågan med mejl nu")


def olga_says_yes_with_changes(olga: Person, lena: Colleague) -> None:
    letter = olga.opens_the_mail(f"Vill du ansvara för ”{PROMISE}”?")
    assert "Olga har hand om gårdarna." in letter
    olga.fills(answer="Ja, om något ändras")
    olga.presses("Skicka svaret")
    olga.sees("Skriv vad som behöver ändras")
    olga.fills(words=WORDS)
    olga.presses("Skicka svaret")
    olga.sees("Tack för ditt svar", "Du sa ja, om något ändras.")
    lena.opens(f"{LIST}1/")
    lena.sees("Har sagt ja, om något ändras", WORDS)


def the_board_decides_with_money(lena: Colleague) -> None:
    today = timezone.localdate()
    lena.moves_it("Föreslå för beslut", reason="Olga har sagt ja.")
    lena.follows("Skriv in ett beslut")
    lena.fills(
        body="Fritidsnämnden",
        decided_on=today - timedelta(days=3),
        outcome="ja",
        reference_number="FN-2026/00077",
        **{"money-0-amount": "350 000", "money-0-year": today.year, "money-0-source": "Ramen"},
    )
    lena.presses("Spara beslutet")
    lena.is_told("Beslutet är sparat.")


def lena_plans_it_and_asks_how_it_goes(lena: Colleague) -> None:
    lena.follows("Lägg till ett steg")
    lena.fills(title="Anställa två värdar", due_on=timezone.localdate() + timedelta(days=200))
    lena.presses("Spara steget")
    lena.follows("Lägg till något att mäta")
    lena.fills(
        name="Kvällar med värd", unit="kvällar", target="80", target_on=timezone.localdate() + timedelta(days=300)
    )
    lena.presses("Spara")
    lena.is_told("Det är sparat.")
    lena.follows("Be om en med mejl")
    lena.presses("Skicka frågan")
    lena.is_told("Frågan är skickad.")


def olga_reports_on_her_phone(olga: Person) -> None:
    olga.opens_the_mail(f"Hur går det med ”{PROMISE}”?")
    olga.fills(state="enligt plan", text=REPORT)
    olga.page.get_by_label("Kvällar med värd").fill("12")
    olga.page.get_by_label("Anställa två värdar").first.check()
    olga.presses("Publicera rapporten")
    olga.sees("Tack för att du berättar", "Anställa två värdar")
    assert olga.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def nobody_hears_anything_for_eleven_weeks(clock: time_machine.Traveller, lena: Colleague) -> None:
    for weeks in (7, 1, 1, 2):
        clock.shift(timedelta(weeks=weeks))
        remind_of_reports()
    lena.newest_mail(f"Ingen rapport om ”{PROMISE}”")


def anyone_reads_that_no_report_has_come(anyone: Person, last: str) -> None:
    anyone.opens(PUBLIC)
    anyone.follows(f"1. {PROMISE}")
    anyone.sees(f"Ingen rapport sedan {last}", "Vi har frågat den ansvariga:", "350 000", REPORT)
    anyone.does_not_see("Otto", "Olga", WORDS)
    assert axe.faults(anyone.page) == []


def lena_makes_and_publishes_a_follow_up(lena: Colleague, folder: Path) -> None:
    lena.opens(f"{LIST}follow-up/")
    lena.follows("Gör en uppföljningsrapport")
    lena.fills(title="Så gick det med gården")
    with worker.busy():
        lena.presses("Frys och gör PDF:en")
    lena.sees_progress()
    worker.works()
    lena.saves("Öppna PDF:en", folder / "ordered.pdf")
    lena.page.reload()
    lena.follows("Publicera")
    lena.confirms("Publicera")
    lena.is_told("Uppföljningsrapporten är publicerad.")


def test_a_promise_from_proposal_to_follow_up(
    watch: Watch, lenas_desk: Colleague, at_desk, lena, clock, tmp_path: Path
):
    otto, olga = (Person(watch, name, viewport=PHONE) for name in ("Otto", "Olga"))
    lena_writes_it_down_and_asks_otto(lenas_desk)
    otto_passes_it_on(otto)
    olga_says_yes_with_changes(olga, lenas_desk)
    the_board_decides_with_money(lenas_desk)
    lena_plans_it_and_asks_how_it_goes(lenas_desk)
    olga_reports_on_her_phone(olga)
    last = as_date(timezone.localdate())
    nobody_hears_anything_for_eleven_weeks(clock, lenas_desk)
    anyone = Person(watch, "Anyone")
    anyone_reads_that_no_report_has_come(anyone, last)
    lena_makes_and_publishes_a_follow_up(at_desk(lena), tmp_path)
    anyone.opens(PUBLIC)
    anyone.saves("PDF : Så gick det med gården", tmp_path / "public.pdf")
    assert (tmp_path / "public.pdf").read_bytes() == (tmp_path / "ordered.pdf").read_bytes()
    paper = Paper(tmp_path / "public.pdf")
    paper.check_form("Så gick det med gården")
    for words in (PROMISE, REPORT, "350 000", f"Ingen rapport sedan {last}", "Kvällar med värd"):
        assert words in paper.text
    for words in ("Otto", "Olga", "example.org", WORDS, "Nästa lägesrapport ska komma"):
        assert words not in paper.text
    assert watch.faults == []
