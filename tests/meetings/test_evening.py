"""The evening as it runs: templates, the clock that follows from recorded times, the wall, the kit to print."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from meetings.evening import kit as kits
from meetings.evening.clock import OVER, PAUSED, PLANNED, RUNNING, clock
from meetings.evening.templates import RUNBOOKS
from meetings.models import AgendaItem, Attendance, ClockMark, Kit, Meeting, Participant, Table
from reports import production
from tests import factories
from tests.perspectives.compiled import begin, published, small_dialogue

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/"
SIX = datetime(2022, 5, 11, 18, 0, tzinfo=UTC)


@dataclass
class Part:
    pk: int
    minutes: int


@dataclass
class Mark:
    kind: str
    minute: float
    item_id: int | None = None

    @property
    def at(self) -> datetime:
        return SIX + timedelta(minutes=self.minute)


PARTS = [Part(1, 10), Part(2, 30), Part(3, 20)]


def at(minute: float, *marks: Mark, parts=PARTS, begins_at=SIX):
    return clock(parts, marks, begins_at=begins_at, now=SIX + timedelta(minutes=minute))


def minutes(span: timedelta) -> float:
    return span.total_seconds() / 60


def test_before_it_begins_nothing_is_now():
    found = at(-5)
    assert (found.state, found.place, found.seen, minutes(found.late)) == (PLANNED, None, 0, 0)
    assert found.ends_at == SIX + timedelta(minutes=60)


def test_a_late_beginning_is_told_and_made_good_by_going_on_early():
    begun = Mark("start", 5, 1)
    assert minutes(at(5, begun).late) == 5
    assert (at(9, begun).place, minutes(at(9, begun).left), minutes(at(9, begun).late)) == (0, 6, 5)
    early = at(11, begun, Mark("go", 11, 2))
    assert (early.place, minutes(early.left), minutes(early.late)) == (1, 30, 1)


def test_a_part_that_runs_over_makes_the_evening_late():
    found = at(14, Mark("start", 0, 1))
    assert (minutes(found.left), minutes(found.late)) == (-4, 4)


def test_a_pause_stops_the_part_and_not_the_evening():
    marks = [Mark("start", 0, 1), Mark("pause", 4)]
    paused = at(9, *marks)
    assert (paused.state, minutes(paused.left), minutes(paused.late)) == (PAUSED, 6, 5)
    going = at(10, *marks, Mark("resume", 9))
    assert (going.state, minutes(going.left), minutes(going.late)) == (RUNNING, 5, 5)


def test_going_back_begins_the_part_anew():
    found = at(22, Mark("start", 0, 1), Mark("go", 10, 2), Mark("go", 20, 1))
    assert (found.place, minutes(found.left), minutes(found.late)) == (0, 8, 20)


def test_an_evening_that_is_over_is_nowhere():
    found = at(70, Mark("start", 0, 1), Mark("end", 55))
    assert (found.state, found.place) == (OVER, None)


def test_without_a_planned_time_it_counts_from_when_it_was_begun():
    assert minutes(at(15, Mark("start", 7, 1), begins_at=None).late) == 0
    assert minutes(at(20, Mark("start", 7, 1), begins_at=None).late) == 3


def test_a_clock_tried_out_on_another_day_is_not_a_thousand_hours_late():
    assert minutes(at(3000, Mark("start", 2990, 1)).late) == 0


def test_a_part_that_is_removed_while_it_is_now_leaves_the_clock_on_its_place():
    found = at(12, Mark("start", 0, 1), Mark("go", 10, None), parts=[Part(1, 10), Part(3, 20)])
    assert found.place == 0
    assert at(3, Mark("start", 0, None), parts=[]).place is None


# --- Pages --------------------------------------------------------------------------------------------------------


@pytest.fixture
def evening(dialogue):
    meeting = Meeting.objects.create(
        dialogue=dialogue, number=1, title="Det vi fick höra", held_on=date(2022, 5, 11), starts_at=time(17, 30)
    )
    for place, (length, title, prompt) in enumerate(
        [(20, "Incheckning", "Säg ditt namn."), (40, "Bordssamtal", "Vad saknas?"), (15, "Utcheckning", "")]
    ):
        AgendaItem.objects.create(meeting=meeting, position=place, minutes=length, title=title, prompt=prompt)
    return meeting


def pressed(client, evening, kind, seen, item=None):
    data = {"kind": kind, "seen": seen} | ({"item": item.pk} if item else {})
    return client.post(f"{BASE}1/run/press/", data)


@pytest.mark.parametrize("runbook", RUNBOOKS, ids=lambda one: one.key)
def test_every_template_opens_and_closes_with_a_round_and_has_a_pause(runbook):
    kinds = [str(item.kind) for item in runbook.items]
    assert (kinds[0], kinds[-1]) == ("check_in", "check_out")
    assert "pause" in kinds
    assert all(item.prompt for item in runbook.items if item.kind != "pause")
    assert runbook.minutes == {"open_space": 175, "full_day": 460}.get(runbook.key, 150)


def test_lena_begins_from_a_template_once_however_often_she_presses(signed_in, lena, meeting):
    client = signed_in(lena)
    for _press in range(2):
        client.post(f"{BASE}1/agenda/begin/", {"runbook": "reading", "seen": "0"})
    items = list(meeting.agenda.values_list("kind", "minutes", "title"))
    assert len(items) == 7
    assert items[0] == ("check_in", 20, "Incheckning")


def test_the_agenda_tells_when_each_part_begins(signed_in, lena, evening):
    body = signed_in(lena).get(f"{BASE}1/").content.decode()
    assert "17.30 Incheckning" in body
    assert "17.50 Bordssamtal" in body


def test_farid_runs_the_evening_and_a_page_loaded_again_shows_the_same(signed_in, farid, evening):
    client = signed_in(farid)
    first, second, _last = evening.agenda.all()
    with time_machine.travel("2022-05-11 17:35 +0200", tick=False) as clock:
        pressed(client, evening, "start", 0)
        clock.move_to("2022-05-11 17:45 +0200")
        body = client.get(f"{BASE}1/run/").content.decode()
        assert "10 minuter kvar" in body
        assert "5 minuter sen" in body
        assert "Säg ditt namn." in body
        pressed(client, evening, "go", 1, second)
        clock.move_to("2022-05-11 17:50 +0200")
        assert "35 minuter kvar" in client.get(f"{BASE}1/run/").content.decode()
        numbers = client.get(f"{BASE}1/run/clock/").json()
    assert (numbers["state"], numbers["seen"], numbers["left"]) == ("running", 2, 35 * 60000)
    assert numbers["late"] == -5 * 60000
    assert list(ClockMark.objects.values_list("kind", "item", "by")) == [
        ("start", first.pk, farid.pk),
        ("go", second.pk, farid.pk),
    ]


def test_pressed_twice_or_by_two_it_is_pressed_once(signed_in, farid, lena, evening):
    pressed(signed_in(farid), evening, "start", 0)
    answer = signed_in(lena).post(f"{BASE}1/run/press/", {"kind": "start", "seen": 0}, follow=True)
    assert "Någon hann trycka före dig." in answer.content.decode()
    assert ClockMark.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "seen"), [("pause", "0"), ("resume", "0"), ("end", "0"), ("nonsense", "0"), ("start", "x")]
)
def test_a_press_that_makes_no_sense_changes_nothing(signed_in, farid, evening, kind, seen):
    assert pressed(signed_in(farid), evening, kind, seen).status_code == 302
    assert not ClockMark.objects.exists()


def test_the_wall_shows_the_part_and_nobody(signed_in, farid, evening):
    person = Participant.objects.create(dialogue=evening.dialogue, name="Agneta Ek", side="municipality", status="yes")
    table = Table.objects.create(meeting=evening, number=1, facilitator=farid)
    Attendance.objects.create(meeting=evening, participant=person, table=table)
    client = signed_in(farid)
    assert "Välkommen" in client.get(f"{BASE}1/wall/").content.decode()
    pressed(client, evening, "start", 0)
    body = client.get(f"{BASE}1/wall/").content.decode()
    assert "Säg ditt namn." in body
    for name in ("Agneta", "Ek", "Farid", "Lena"):
        assert name not in body


@pytest.mark.parametrize("page", ["run/", "run/clock/", "wall/", "kit/"])
@pytest.mark.parametrize(("who", "status"), [("petra", 404), ("dana", 403), ("ulf", 404)])
def test_only_those_who_run_it_see_how_it_runs(request, signed_in, evening, page, who, status):
    assert signed_in(request.getfixturevalue(who)).get(f"{BASE}1/{page}").status_code == status


# --- On paper -----------------------------------------------------------------------------------------------------


@pytest.fixture
def laid(evening, farid):
    for number in (1, 2):
        table = Table.objects.create(meeting=evening, number=number, facilitator=farid if number == 1 else None)
        for place in range(3):
            person = Participant.objects.create(
                dialogue=evening.dialogue, name=f"Person {number}{place}", side="municipality", status="yes"
            )
            Attendance.objects.create(meeting=evening, participant=person, table=table)
    factories.make_theme(evening.dialogue, "Att bli utpekad")
    return evening


def test_the_kit_holds_what_was_asked_for(laid):
    html = kits.kit_print(
        Kit.objects.create(meeting=laid, parts=["agenda", "tables", "names", "sheets", "dots"]).pk
    ).html
    for words in ("17.50", "Vad saknas?", "Person 21", "Farid leder samtalet", "Prickar, bord 2", "Att bli utpekad"):
        assert words in html, words
    only = kits.kit_print(Kit.objects.create(meeting=laid, parts=["dots"]).pk).html
    assert "Person 21" not in only


def test_the_perspective_cards_of_the_newest_version_come_along(signed_in, farid, laid, dialogue, ines, lena, dana):
    client = signed_in(farid)
    assert "Kort med perspektiven" not in client.get(f"{BASE}1/kit/").content.decode().split("</form>")[0]
    assert client.post(f"{BASE}1/kit/", {"parts": ["cards"]}).status_code == 422
    dialogue.themes.all().delete()  # the small dialogue has a theme of the same name
    world = small_dialogue(dialogue, ines)
    before = kits.key_of(kits.content(laid, ["cards"]))
    published(begin(dialogue, lena, title="Det vi fick höra"), lena, dana)
    assert kits.key_of(kits.content(laid, ["cards"])) != before
    html = kits.kit_print(Kit.objects.create(meeting=laid, parts=["dots", "cards"]).pk).html
    for perspective in world["perspectives"]:
        assert html.count(perspective.title) == 1
    assert "Person 21" not in html
    assert "Kort med perspektiven" in client.get(f"{BASE}1/kit/").content.decode()
    assert client.post(f"{BASE}1/kit/", {"parts": ["cards"]}).status_code == 302


def test_what_somebody_carries_is_on_no_paper(laid):
    perspective = factories.make_perspective(laid.dialogue, "Dörren är öppen men ingen bjuder in")
    laid.dialogue.participants.first().perspectives.add(perspective)
    parts = ["agenda", "tables", "names", "sheets", "dots"]
    assert perspective.title not in kits.kit_print(Kit.objects.create(meeting=laid, parts=parts).pk).html


def test_farid_orders_a_kit_watches_it_and_fetches_a_pdf(signed_in, farid, laid, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = signed_in(farid)
    for _press in range(2):
        client.post(f"{BASE}1/kit/", {"parts": ["agenda", "names"]})
    kit = Kit.objects.get()
    assert "hx-get" in client.get(f"{BASE}1/kit/").content.decode()
    assert production.produce(kit.document_id)
    answer = client.get(f"{BASE}1/kit/{kit.pk}/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_a_seat_that_is_moved_makes_a_new_kit_of_the_same_parts(signed_in, farid, laid):
    client = signed_in(farid)
    client.post(f"{BASE}1/kit/", {"parts": ["tables"]})
    first = Kit.objects.get().document_id
    laid.attendances.filter(participant__name="Person 10").update(table=laid.tables.get(number=2))
    client.post(f"{BASE}1/kit/", {"parts": ["tables"]})
    assert Kit.objects.get().document_id != first


def test_nothing_chosen_is_told(signed_in, farid, laid):
    answer = signed_in(farid).post(f"{BASE}1/kit/", {})
    assert answer.status_code == 422
    assert "Välj minst en sak att skriva ut." in answer.content.decode()


def test_kits_are_thrown_away_after_a_month(signed_in, farid, laid, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel("2022-05-01 12:00"):
        signed_in(farid).post(f"{BASE}1/kit/", {"parts": ["dots"]})
        production.produce(Kit.objects.get().document_id)
    with time_machine.travel("2022-05-30 12:00"):
        assert kits.throw_away_old_kits() == 0
    with time_machine.travel("2022-06-01 12:00"):
        assert (kits.throw_away_old_kits(), kits.throw_away_old_kits()) == (1, 0)
    assert not Kit.objects.get().document.file
