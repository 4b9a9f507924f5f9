"""The evening in a phone: by code, without an account, tonight only; and what a table writes, in phones or on paper."""

import json
from datetime import date, time

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.limits import PHONE_GUESSES
from dialogues.models import Event
from meetings.models import Attendance, Meeting, Note, Option, Participant, PhoneCode, Round, Table, TableSheet
from meetings.phone import codes, hooks
from meetings.phone.sheets import make_notes, paragraphs, sheet_of, write_sheet
from meetings.rounds.giving import given_by

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/"
TONIGHT = "2022-05-11 18:00 +0200"
PAPER = """Alla pratar om oss som om vi inte var här.

Problem: Ingen bjuder in den som är ny.

Förslag: En värd vid varje träning
som möter i dörren.

Invändning: Det blir ett jobb till för tränaren.
Behövs: Att någon annan än tränaren gör det."""


@pytest.fixture
def tonight():
    with time_machine.travel(TONIGHT, tick=False) as clock:
        yield clock


@pytest.fixture
def evening(dialogue, farid):
    meeting = Meeting.objects.create(
        dialogue=dialogue, number=1, title="Det vi fick höra", held_on=date(2022, 5, 11), starts_at=time(17, 30)
    )
    for number in (1, 2):
        table = Table.objects.create(meeting=meeting, number=number, facilitator=farid)
        for name in ("Agneta", "Bengt"):
            person = Participant.objects.create(
                dialogue=dialogue, name=f"{name} vid {number}", side="municipality", status="yes"
            )
            Attendance.objects.create(meeting=meeting, participant=person, table=table)
    return meeting


def own_code(evening, name="Agneta vid 1") -> str:
    return codes.code_for(evening, participant=Participant.objects.get(name=name)).code


def table_code(evening, number=1) -> str:
    return codes.code_for(evening, table=evening.tables.get(number=number)).code


def room_code(evening) -> str:
    return codes.code_for(evening).code


def saves(client, code, text, opened=1, number=1):
    writer = client.get(f"/m/{code}/notes/{number}/save/").json()["writer"]
    data = {"text": text, "opened_version": opened, "writer": writer}
    return client.post(f"/m/{code}/notes/{number}/save/", data)


# --- Codes --------------------------------------------------------------------------------------------------------


def test_a_code_is_the_same_whenever_it_is_asked_for(evening):
    assert own_code(evening) == own_code(evening)
    assert len({own_code(evening), table_code(evening), room_code(evening)}) == 3


def test_a_code_typed_carelessly_opens_the_evening(client, evening, tonight):
    code = room_code(evening)
    PhoneCode.objects.filter(code=code).update(code="10ABCDEF")
    answer = client.post("/m/", {"code": " lo-ab cdef "})
    assert answer.headers["Location"] == "/m/10ABCDEF/"


def test_ones_own_code_shows_ones_own_table_and_neighbours(client, evening, tonight):
    body = client.get(f"/m/{own_code(evening)}/").content.decode()
    assert "Hej Agneta vid 1" in body
    assert "Bengt vid 1" in body
    assert "vid 2" not in body
    assert "Farid leder samtalet" in body


def test_and_follows_them_when_they_change_tables(client, evening, tonight):
    code = own_code(evening)
    Attendance.objects.filter(participant__name="Agneta vid 1").update(table=evening.tables.get(number=2))
    assert "Bord 2" in client.get(f"/m/{code}/").content.decode()
    assert client.get(f"/m/{code}/notes/1/").status_code == 404
    assert client.get(f"/m/{code}/notes/2/").status_code == 200


@pytest.mark.parametrize("kind", ["table", "room"])
def test_the_other_codes_name_nobody_who_takes_part(client, evening, tonight, kind):
    code = table_code(evening) if kind == "table" else room_code(evening)
    pages = [client.get(f"/m/{code}/{path}").content.decode() for path in ("", "notes/1/")]
    assert all("Agneta" not in page and "Bengt" not in page for page in pages)


def test_a_tables_code_opens_no_other_table(client, evening, tonight):
    code = table_code(evening)
    assert client.get(f"/m/{code}/notes/1/").status_code == 200
    assert client.get(f"/m/{code}/notes/2/").status_code == 404
    assert client.get(f"/m/{code}/notes/2/save/").status_code == 404


def test_the_rooms_code_lets_one_choose_the_table(client, evening, tonight):
    code = room_code(evening)
    assert client.get(f"/m/{code}/", {"table": "2"}).headers["Location"] == f"/m/{code}/notes/2/"
    assert client.get(f"/m/{code}/", {"table": "7"}).status_code == 200


@pytest.mark.parametrize(
    ("at", "status", "words"),
    [
        ("2022-05-10 20:00 +0200", 403, "Koden fungerar från den dagen."),
        ("2022-05-12 03:30 +0200", 200, "Det vi fick höra"),
        ("2022-05-12 04:30 +0200", 410, "Den kvällen är slut"),
    ],
)
def test_a_code_works_on_its_evening_only(client, evening, at, status, words):
    code = room_code(evening)
    with time_machine.travel(at):
        answer = client.get(f"/m/{code}/")
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_yesterdays_page_saves_nothing_and_says_so(client, evening, tonight):
    code = table_code(evening)
    assert saves(client, code, "Sagt i går").status_code == 200
    tonight.move_to("2022-05-12 10:00 +0200")
    answer = client.post(f"/m/{code}/notes/1/save/", {"text": "Sagt i dag", "opened_version": 2})
    assert (answer.status_code, answer.json()["why"]) == (422, "over")
    assert "Kvällen är slut" in answer.json()["message"]
    assert TableSheet.objects.get().text == "Sagt i går"


def test_farid_may_look_at_it_beforehand(signed_in, farid, evening):
    with time_machine.travel("2022-05-01 12:00"):
        body = signed_in(farid).get(f"/m/{room_code(evening)}/").content.decode()
    assert "I dag ser bara de som leder kvällen det här." in body


def test_a_forged_code_is_told_apart_from_nothing_and_many_have_to_wait(client, evening, tonight):
    for _guess in range(PHONE_GUESSES.most):
        assert client.get("/m/ABCDEFGH/").status_code == 404
    assert client.get("/m/ABCDEFGH/").status_code == 429
    right = room_code(evening)
    assert client.get(f"/m/{right}/").status_code == 429
    assert client.post("/m/", {"code": right}).status_code == 429


def test_but_a_phone_that_has_opened_its_code_goes_on(client, evening, tonight):
    right = room_code(evening)
    assert client.get(f"/m/{right}/").status_code == 200
    stranger = Client()
    for _guess in range(PHONE_GUESSES.most + 1):
        stranger.get("/m/ABCDEFGH/")
    assert client.get(f"/m/{right}/").status_code == 200
    assert client.get("/m/ABCDEFGH/").status_code == 429
    cache.clear()
    assert stranger.get(f"/m/{right}/").status_code == 200


def test_the_page_is_kept_nowhere(client, evening, tonight):
    answer = client.get(f"/m/{room_code(evening)}/")
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Referrer-Policy"] == "strict-origin"


def test_another_room_can_hang_its_task_here(client, evening, tonight, monkeypatch):
    monkeypatch.setattr(hooks, "_providers", [])
    seen = []

    def dots(visit):
        seen.append(visit.participant.name)
        return [hooks.Task("Välj teman", "Ge fem prickar.", "/dots/", "Ge prickar")]

    hooks.register(dots)
    hooks.register(dots)
    body = client.get(f"/m/{own_code(evening)}/").content.decode()
    assert 'href="/dots/">Ge prickar</a>' in body
    assert seen == ["Agneta vid 1"]


# --- The sheet ----------------------------------------------------------------------------------------------------


def test_what_the_secretary_types_is_saved(client, evening, tonight):
    answer = saves(client, table_code(evening), "Ingen hälsar.")
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    assert TableSheet.objects.get().text == "Ingen hälsar."
    assert Event.objects.filter(name="sheet.begun", actor=None).count() == 1


def test_the_same_again_is_saved_once(client, evening, tonight):
    code = table_code(evening)
    saves(client, code, "Ingen hälsar.")
    assert saves(client, code, "Ingen hälsar.").json()["version"] == 2
    assert TableSheet.objects.get().versions.count() == 1


def test_two_secretaries_at_one_table_see_both_texts_and_no_word_is_lost(evening, tonight):
    one, two = Client(), Client()
    code = table_code(evening)
    one.get(f"/m/{code}/notes/1/")
    two.get(f"/m/{code}/notes/1/")
    assert saves(one, code, "Ettans ord.").status_code == 200
    met = saves(two, code, "Tvåans ord.")
    assert met.status_code == 409
    assert met.json()["text"] == "Ettans ord."
    assert "Ettans" in met.json()["html"]
    assert "Tvåans" in met.json()["html"]
    assert TableSheet.objects.get().text == "Ettans ord."
    assert saves(two, code, "Ettans ord.\n\nTvåans ord.", opened=met.json()["version"]).status_code == 200
    assert [version.text for version in TableSheet.objects.get().versions.all()] == [
        "Ettans ord.\n\nTvåans ord.",
        "Ettans ord.",
    ]


def test_and_without_a_script_too(evening, tonight):
    one, two = Client(), Client()
    address = f"/m/{table_code(evening)}/notes/1/"
    opened = two.get(address).context["form"]["opened_version"].value()
    assert one.post(address, {"text": "Ettans ord.", "opened_version": opened}).status_code == 302
    met = two.post(address, {"text": "Tvåans ord.", "opened_version": opened})
    assert met.status_code == 409
    body = met.content.decode()
    assert "Ettans" in body
    assert "Tvåans ord.</textarea>" in body
    again = met.context["form"]["opened_version"].value()
    assert two.post(address, {"text": "Båda.", "opened_version": again}).status_code == 302
    assert TableSheet.objects.get().text == "Båda."


def test_somebody_elses_page_in_the_same_browser_saves_nothing(client, evening, tonight):
    code = table_code(evening)
    answer = client.post(f"/m/{code}/notes/1/save/", {"text": "Hej", "opened_version": 1, "writer": "någon-annan"})
    assert (answer.status_code, answer.json()["why"]) == (422, "writer")


def test_too_much_is_refused_in_words(client, evening, tonight):
    answer = saves(client, table_code(evening), "x" * 30_001)
    assert (answer.status_code, answer.json()["why"]) == (422, "refused")
    assert "högst 30000 tecken" in answer.json()["message"]


def test_a_text_that_shrinks_is_kept_as_it_was(client, evening, tonight):
    code = table_code(evening)
    saves(client, code, "En lång mening som någon råkar radera.")
    saves(client, code, "En", opened=2)
    assert [version.text for version in TableSheet.objects.get().versions.all()] == [
        "En",
        "En lång mening som någon råkar radera.",
    ]


# --- Notes --------------------------------------------------------------------------------------------------------


def notes() -> list[tuple[str, str, str]]:
    return list(Note.objects.order_by("pk").values_list("kind", "text", "needs"))


EXPECTED = [
    ("note", "Alla pratar om oss som om vi inte var här.", ""),
    ("problem", "Ingen bjuder in den som är ny.", ""),
    ("proposal", "En värd vid varje träning\nsom möter i dörren.", ""),
    ("objection", "Det blir ett jobb till för tränaren.", "Att någon annan än tränaren gör det."),
]


def test_paper_typed_in_afterwards_gives_the_same_notes_as_the_phone(signed_in, farid, evening, tonight):
    assert saves(Client(), table_code(evening, 1), PAPER).status_code == 200
    farids = signed_in(farid)
    address = f"{BASE}1/sheets/2/"
    with time_machine.travel("2022-05-13 09:00 +0200"):
        opened = farids.get(address).context["form"]["opened_version"].value()
        farids.post(address, {"text": PAPER, "opened_version": opened})
        for number in (1, 2):
            farids.post(f"{BASE}1/sheets/{number}/notes/")
    by_table = {
        number: list(Note.objects.filter(table__number=number).order_by("pk").values_list("kind", "text", "needs"))
        for number in (1, 2)
    }
    assert by_table == {1: EXPECTED, 2: EXPECTED}


def test_notes_are_made_once_and_changed_ones_are_left_alone(evening, farid):
    sheet = sheet_of(evening.tables.get(number=1))
    write_sheet(sheet=sheet, text=PAPER, opened_version=None, writer="farid", actor=farid)
    sheet.refresh_from_db()
    assert make_notes(sheet=sheet, actor=farid) == 4
    Note.objects.filter(kind="problem").update(text="Ändrat efteråt.")
    write_sheet(sheet=sheet, text=f"{PAPER}\n\nEn sak till.", opened_version=None, writer="farid", actor=farid)
    sheet.refresh_from_db()
    assert [one.is_made for one in paragraphs(sheet)] == [True, True, True, True, False]
    assert make_notes(sheet=sheet, actor=farid) == 1
    assert ("problem", "Ändrat efteråt.", "") in notes()
    assert len(notes()) == 5


def test_a_table_that_has_written_is_not_taken_away(evening, lena):
    from meetings.models import ChangeKind
    from meetings.seating.terms import Seating
    from meetings.tables.services import reseat

    write_sheet(sheet=sheet_of(evening.tables.get(number=2)), text="Ord.", opened_version=None, writer="x", actor=None)
    people = tuple(evening.attendances.values_list("participant_id", flat=True))
    reseat(evening, Seating(1, {1: people}), kind=ChangeKind.HAND, actor=lena)
    assert TableSheet.objects.filter(table__number=2, text="Ord.").exists()


# --- Rights -------------------------------------------------------------------------------------------------------


def test_petra_writes_on_her_own_tables_sheet_and_makes_no_notes(signed_in, petra, evening):
    Participant.objects.filter(name="Agneta vid 1").update(user=petra)
    client = signed_in(petra)
    assert client.get(f"{BASE}1/sheets/1/").status_code == 200
    assert client.get(f"{BASE}1/sheets/2/").status_code == 404
    assert client.post(f"{BASE}1/sheets/1/notes/").status_code == 404
    assert client.get(f"{BASE}1/phones/").status_code == 404


def test_the_codes_are_for_those_who_run_the_evening(signed_in, farid, dana, evening):
    body = signed_in(farid).get(f"{BASE}1/phones/").content.decode()
    assert codes.shown(own_code(evening)) in body
    assert codes.shown(room_code(evening)) in body
    assert signed_in(dana).get(f"{BASE}1/phones/").status_code == 403


def test_name_cards_and_work_sheets_carry_their_codes(evening):
    from meetings.evening.kit import kit_print
    from meetings.models import Kit

    html = kit_print(Kit.objects.create(meeting=evening, parts=["names", "sheets"]).pk).html
    assert codes.shown(own_code(evening)) in html
    assert codes.shown(table_code(evening, 2)) in html


def test_the_wall_shows_the_rooms_code_until_it_begins(signed_in, farid, evening):
    assert codes.shown(room_code(evening)) in signed_in(farid).get(f"{BASE}1/wall/").content.decode()


def test_the_clock_of_the_phone_is_the_evenings(client, evening, tonight):
    numbers = json.loads(client.get(f"/m/{room_code(evening)}/clock/").content)
    assert (numbers["state"], numbers["seen"]) == ("planned", 0)


# --- Dots ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def round_tonight(evening, lena):
    found = Round.objects.create(meeting=evening, title="Vilka teman?", dots=3, most=2)
    for number, title in enumerate(("Skolan", "Gården"), start=1):
        Option.objects.create(round=found, number=number, title=title)
    found.opened_at = timezone.now()
    found.save()
    return found


def test_dots_are_given_by_ones_own_code(client, evening, tonight, round_tonight):
    code = own_code(evening)
    assert f"/m/{code}/round/{round_tonight.pk}/" in client.get(f"/m/{code}/").content.decode()
    option = round_tonight.options.get(title="Gården")
    address = f"/m/{code}/round/{round_tonight.pk}/"
    assert client.post(address, {"option": option.pk, "dots": "2"}).status_code == 302
    given = given_by(round_tonight, Participant.objects.get(name="Agneta vid 1"))
    assert {key: one.dots for key, one in given.items()} == {option.pk: 2}


def test_a_tables_or_the_rooms_code_gives_nothing(client, evening, tonight, round_tonight):
    for code in (table_code(evening), room_code(evening)):
        assert "Vilka teman?" not in client.get(f"/m/{code}/").content.decode()
        assert client.post(f"/m/{code}/round/{round_tonight.pk}/", {}).status_code == 404


# --- Groups, Open Space and the evaluation ----------------------------------------------------------------------------


def test_a_group_is_chosen_and_a_topic_posted_and_the_evening_judged_by_ones_own_code(client, evening, tonight):
    from meetings.models import Evaluation, Interest, InterestCall, OpenTopic, WorkingGroup

    groups = [WorkingGroup.objects.create(dialogue=evening.dialogue, name=name) for name in ("Husen", "Skolan")]
    call = InterestCall.objects.create(meeting=evening)
    call.groups.set(groups)
    OpenTopic.objects.create(meeting=evening, number=1, title="Vem är inte här?")
    code = own_code(evening)
    page = client.get(f"/m/{code}/").content.decode()
    for asked in ("interest", "topics", "evaluate"):
        assert f"/m/{code}/take-part/?{asked}=1" in page
    here = f"/m/{code}/take-part/"
    assert client.post(f"{here}?interest=1", {"first": groups[1].pk}).status_code == 302
    assert client.post(f"{here}?topics=1", {"title": "Bussen"}).status_code == 302
    answer = {"every_perspective": 3, "learned": 4, "trust": 5}
    assert client.post(f"{here}?evaluate=1", answer).status_code == 302
    assert (Interest.objects.get().first, OpenTopic.objects.count(), Evaluation.objects.get().trust) == (
        groups[1],
        2,
        5,
    )


def test_only_ones_own_code_and_only_this_evening_take_part(client, evening, tonight):
    for code in (table_code(evening), room_code(evening)):
        assert client.get(f"/m/{code}/take-part/?evaluate=1").status_code == 404
    code = own_code(evening)
    for asked in ("evaluate=2", "interest=1", "round=1", "evaluate=x"):
        assert client.get(f"/m/{code}/take-part/?{asked}").status_code in {302, 404}
    assert client.get(f"/m/{code}/take-part/?evaluate=2").status_code == 404
