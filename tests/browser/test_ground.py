"""The ground is laid in a browser: actors from a list become groups in the plan; a contact answers on a phone."""

import io

import openpyxl
import pytest
from django.core import mail
from playwright.sync_api import expect

from dialogues.mandate.services import publish
from dialogues.models import MandateVersion, SignOff
from tests import factories

from . import axe

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HOME = "/dialogues/segregation/preparation/"


def actors() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Namn", "Slag", "Vad de gör", "Målgrupper", "Områden", "Forum"])
    book.active.append(["Bygdehuset", "förening", "Läxhjälp", "Barn; Unga vuxna", "Ersboda", "Frukosten"])
    book.active.append(["Fritidsförvaltningen", "kommun", "Öppna hallar", "Barn", "Ålidhem", ""])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_actors_from_a_list_become_groups_in_the_interview_plan(at_desk, watch, lena, dialogue, tmp_path):
    file = tmp_path / "aktorer.xlsx"
    file.write_bytes(actors())
    desk = at_desk(lena)
    desk.opens(HOME)
    desk.follows("Aktörskarta", "Läs in från en lista")
    desk.page.locator("[name=file]").set_input_files(file)
    desk.presses("Gå igenom listan")
    desk.sees("Bygdehuset", "Unga vuxna")
    desk.presses("Ta in 2 aktörer")
    desk.is_told("2 aktörer finns på kartan nu.")
    desk.follows("Gör grupper till intervjuerna")
    desk.presses("Gör grupperna")
    desk.opens("/dialogues/segregation/interviews/plan/groups/")
    desk.sees("Barn", "Unga vuxna", "Kommunens medarbetare", "Människor i föreningar")
    pages = [
        HOME + "actors/",
        HOME + "knowledge/",
        HOME + "sign-offs/",
        "/dialogues/segregation/interviews/plan/from-actors/",
    ]
    assert axe.sweep(desk.page, pages) == []
    assert watch.faults == []


def test_kerstin_reads_the_mandate_and_answers_on_her_phone(at_desk, watch, live_server, lena, dialogue):
    draft = MandateVersion.objects.create(
        dialogue=dialogue,
        words="Dialogen får föreslå.",
        is_open="Hur vi bemöter varandra.",
        influence="dialogue",
        promise="Nämnden svarar inom tre månader.",
    )
    publish(draft=draft, changed="", actor=lena)
    row = SignOff.objects.create(
        dialogue=dialogue,
        organisation=factories.make_organisation(dialogue.municipality),
        contact_name="Kerstin",
        contact_email="kerstin@example.org",
    )
    desk = at_desk(lena)
    desk.opens(f"{HOME}sign-offs/{row.pk}/answers/")
    desk.follows("Fråga med mejl")
    desk.confirms("Mejla frågan")
    desk.is_told("Frågan är på väg.")
    [letter] = mail.outbox
    assert letter.to == ["kerstin@example.org"]
    link = next(word for word in str(letter.body).split() if "/l/" in word)
    phone = watch.open_page("Kerstin", viewport={"width": 390, "height": 800})
    address = link[link.index("/l/") :]
    phone.goto(address)
    expect(phone.get_by_text("Nämnden svarar inom tre månader.")).to_be_visible()
    assert axe.sweep(phone, [address]) == []
    phone.get_by_label("Ja, med villkor").check()
    phone.locator("[name=words]").fill("Vi är med.")
    phone.get_by_role("button", name="Skicka svaret").click()
    expect(phone.locator(".error-summary")).to_be_focused()
    phone.locator("[name=conditions]").fill("Vi får läsa först")
    phone.get_by_role("button", name="Skicka svaret").click()
    expect(phone.get_by_role("heading", name="Tack för ditt svar")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.opens(HOME + "sign-offs/")
    desk.sees("Vi får läsa först", "Ett villkor är inte uppfyllt ännu.")
    assert watch.faults == []
