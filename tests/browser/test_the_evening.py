"""An evening is played: Farid at the door and at the clock, a secretary on a phone whose network goes, a second one at
the same table, and a participant with their own code. Then the notes are made, and every new page is swept by axe."""

from datetime import time

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from meetings.evening.services import begin_runbook
from meetings.evening.templates import runbook
from meetings.models import Attendance, Meeting, Note, Participant, Table, TableSetup, TableSheet
from meetings.phone import codes, tonight

from . import axe
from .person import Person
from .visiting import open_as
from .watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/dialogues/segregation/meetings/1/"
ON_A_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
CUT = "() => { window.whole = window.fetch; window.fetch = () => Promise.reject(new TypeError('no network')); }"
MENDED = "() => { window.fetch = window.whole; window.dispatchEvent(new Event('online')); }"


@pytest.fixture
def evening(dialogue, lena, farid) -> Meeting:
    meeting = Meeting.objects.create(
        dialogue=dialogue, number=1, title="Det vi fick höra", held_on=tonight.today(), starts_at=time(17, 30)
    )
    begin_runbook(meeting=meeting, runbook=runbook("reading"), seen=0, actor=lena)
    TableSetup.objects.create(meeting=meeting, tables=3).facilitators.add(farid)
    names = [
        "Agneta",
        "Amal",
        "Bengt",
        "Berivan",
        "Carina",
        "Diego",
        "Elin",
        "Emma",
        "Fredrik",
        "Faduma",
        "Gun",
        "Hassan",
    ]
    for place, name in enumerate(names):
        table, _new = Table.objects.get_or_create(meeting=meeting, number=place // 4 + 1)
        side = "civil_society" if place % 2 else "municipality"
        person = Participant.objects.create(dialogue=dialogue, name=name, side=side, status="yes")
        Attendance.objects.create(meeting=meeting, participant=person, table=table)
    return meeting


@pytest.fixture
def at_the_door(watch, farid, signed_in, live_server) -> Person:
    person = Person(watch, "Farid", **ON_A_PHONE)
    key = signed_in(farid).cookies["sessionid"].value
    person.page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    return person


def own_code(meeting: Meeting, name: str) -> str:
    return codes.code_for(meeting, participant=Participant.objects.get(name=name)).code


def table_code(meeting: Meeting, number: int) -> str:
    return codes.code_for(meeting, table=meeting.tables.get(number=number)).code


def state(page: Page):
    return page.locator("[data-state]")


def box(page: Page):
    return page.locator("textarea[name=text]")


def stored(number: int = 1) -> str:
    return TableSheet.objects.get(table__number=number).text


def test_an_evening_from_the_door_to_the_notes(watch, at_the_door, evening):
    farid = at_the_door
    people_come(farid, evening)
    the_clock_goes(farid, evening)
    a_table_writes_through_a_dead_spot(watch, evening)
    notes_are_made(farid, evening)
    # two texts that met are told by 409, which a browser notes
    assert [fault.rpartition("/notes/")[2] for fault in watch.faults] in (["1/save/: 409"], ["2/save/: 409"])


def people_come(farid: Person, evening: Meeting) -> None:
    """Half of two tables stays away, one comes who was not asked; the tables are laid again, and undone, and again."""
    farid.opens(f"{ROOM}door/")
    page = farid.page
    for name in ("Agneta", "Amal", "Bengt", "Berivan", "Carina", "Diego"):
        page.get_by_role("button", name=f"Här {name}", exact=True).tap()
        expect(page.get_by_role("button", name=f"Här {name}", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#door-count")).to_contain_text("6 här, 6 inte avprickade än")
    for name in ("Elin", "Emma", "Fredrik", "Faduma", "Gun", "Hassan"):
        page.get_by_role("button", name=f"Kommer inte {name}", exact=True).tap()
        expect(page.get_by_role("button", name=f"Kommer inte {name}", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
    farid.fills(name="Oväntade Olle", side="civilsamhälle")
    farid.presses("Lägg till som här")
    farid.is_told("Oväntade Olle finns på listan och är avprickad som här.")
    farid.presses("Lägg om borden")
    farid.sees("Oväntade Olle sitter vid bord", "Bord 3 stängs.")
    assert not evening.attendances.filter(table__number=3).exists()
    farid.presses("Ångra")
    farid.is_told("Platserna är som de var innan.")
    assert evening.attendances.filter(table__number=3).count() == 4
    farid.presses("Lägg om borden")
    assert evening.attendances.filter(came=True, table=None).count() == 0
    assert evening.attendances.filter(came=False).exclude(table=None).count() == 0


def the_clock_goes(farid: Person, evening: Meeting) -> None:
    """Begun, on to the next part, paused, loaded again: the page shows what was pressed."""
    farid.opens(f"{ROOM}run/")
    farid.presses("Börja")
    expect(farid.page.locator("#now")).to_have_text("Incheckning")
    expect(farid.page.locator("[data-left-words]").first).to_have_text("20 minuter kvar")
    farid.presses("Nästa: Så här arbetar vi")
    farid.presses("Pausa")
    farid.opens(f"{ROOM}run/")
    expect(farid.page.locator("#now")).to_have_text("Så här arbetar vi")
    farid.sees("pausad")
    farid.presses("Fortsätt")
    farid.opens(f"{ROOM}wall/")
    farid.sees("Så här arbetar vi", "Sedan: Läs var för sig")
    farid.does_not_see("Agneta", "Farid")


def a_table_writes_through_a_dead_spot(watch, evening: Meeting) -> None:
    amal = Person(watch, "Amal", **ON_A_PHONE)
    amal.opens("/m/")
    code = own_code(evening, "Amal")
    amal.fills(code=f"{code[:4].lower()} {code[4:].lower()}")
    amal.presses("Fortsätt")
    amal.sees("Hej Amal", "Så här arbetar vi")
    number = Attendance.objects.get(meeting=evening, participant__name="Amal").table.number
    amal.follows("Skriv för bordet")
    page = amal.page
    box(page).press_sequentially("Ingen frågade oss.")
    expect(state(page)).to_contain_text("Sparat")
    assert stored(number) == "Ingen frågade oss."

    page.evaluate(CUT)
    box(page).press("Control+End")
    page.keyboard.type(" Inte en gång.")
    expect(state(page)).to_have_text("Inte sparat än: nätet är borta. Texten ligger kvar i den här telefonen.")
    assert stored(number) == "Ingen frågade oss."

    berit = Person(watch, "Berit", **ON_A_PHONE)
    berit.opens(f"/m/{table_code(evening, number)}/notes/{number}/")
    box(berit.page).press("Control+End")
    berit.page.keyboard.type("\n\nFörslag: En värd i dörren.")
    expect(state(berit.page)).to_contain_text("Sparat")

    page.evaluate(MENDED)
    expect(page.get_by_role("heading", name="Ni skrev samtidigt").last).to_be_visible()
    expect(page.locator("[data-conflict]")).to_contain_text("En värd i dörren.")
    expect(page.locator("[data-conflict]")).to_contain_text("Inte en gång.")
    both = "Ingen frågade oss. Inte en gång.\n\nFörslag: En värd i dörren."
    box(page).fill(both)
    page.get_by_role("button", name="Spara det som står i min ruta").tap()
    expect(state(page)).to_contain_text("Sparat")
    assert stored(number) == both
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft/')).length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def notes_are_made(farid: Person, evening: Meeting) -> None:
    number = TableSheet.objects.exclude(text="").get().table.number
    farid.opens(f"{ROOM}sheets/{number}/")
    farid.presses("Gör anteckningar av det")
    farid.is_told("2 anteckningar är gjorda.")
    assert list(Note.objects.order_by("pk").values_list("kind", "text")) == [
        ("note", "Ingen frågade oss. Inte en gång."),
        ("proposal", "En värd i dörren."),
    ]


def test_no_accessibility_fault_on_the_pages_of_an_evening(watch, signed_in, lena, farid, client, evening):
    workspace = ["door/", "run/", "wall/", "phones/", "kit/", "sheets/1/", "tables/", "tables/room/"]
    pages = [ROOM + page for page in workspace]
    assert axe.sweep(open_as(watch, signed_in(farid), "Farid"), pages[:6]) == []
    leaders = [*pages[6:], f"{ROOM}agenda/begin/", "/dialogues/segregation/meetings/tables/"]
    assert axe.sweep(open_as(watch, signed_in(lena), "Lena"), leaders) == []
    own, table, room = own_code(evening, "Amal"), table_code(evening, 1), codes.code_for(evening).code
    phone = ["/m/", f"/m/{own}/", f"/m/{table}/", f"/m/{room}/", f"/m/{table}/notes/1/"]
    stranger = watch.open_page("anyone", viewport=PHONE)
    assert axe.sweep(stranger, phone) == []
    Meeting.objects.update(held_on=timezone.localdate().replace(year=2021))
    stranger.goto(f"/m/{room}/")
    expect(stranger.get_by_role("heading", name="Den kvällen är slut")).to_be_visible()
    assert axe.faults(stranger) == []
    assert watch.faults == []
