"""The evenings: planned, seated, written down, and seen by those who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.models import Event
from meetings import queries
from meetings.models import Attendance, Meeting, Note, Participant, ProblemDescription, Table, TablePlan, WorkingGroup
from meetings.tables.production import produce
from tests import factories

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/"


def test_lena_plans_two_meetings_and_they_are_numbered(signed_in, lena):
    client = signed_in(lena)
    for title, day in (("Det vi fick höra", "2022-05-11"), ("Problemet", "2022-05-25")):
        assert client.post(f"{BASE}new/", {"title": title, "held_on": day}).status_code == 302
    assert list(Meeting.objects.values_list("number", "title")) == [(1, "Det vi fick höra"), (2, "Problemet")]


def test_a_meeting_that_ends_before_it_starts_is_refused_and_what_was_typed_is_kept(signed_in, lena):
    data = {"title": "Träffen", "held_on": "2022-05-11", "starts_at": "20:00", "ends_at": "17:30"}
    answer = signed_in(lena).post(f"{BASE}new/", data)
    assert answer.status_code == 422
    assert "slutet ligger före början" in answer.content.decode()
    assert answer.context["form"]["title"].value() == "Träffen"
    assert not Meeting.objects.exists()


def test_a_meeting_before_the_dialogue_began_is_refused(signed_in, lena):
    answer = signed_in(lena).post(f"{BASE}new/", {"title": "Träffen", "held_on": "2020-05-11"})
    assert answer.status_code == 422
    assert "2021-10-01" in answer.content.decode()


def test_the_form_sent_twice_makes_one_meeting(signed_in, lena):
    client = signed_in(lena)
    key = str(client.get(f"{BASE}new/").context["form"]["creation_key"].value())
    for _ in range(2):
        client.post(f"{BASE}new/", {"title": "Träffen", "held_on": "2022-05-11", "creation_key": key})
    assert Meeting.objects.count() == 1


def test_parts_of_the_evening_change_places(signed_in, lena, meeting):
    client = signed_in(lena)
    for minutes, title in ((20, "Välkommen"), (40, "Bordssamtal")):
        client.post(f"{BASE}1/agenda/new/", {"minutes": minutes, "title": title})
    second = meeting.agenda.last()
    client.post(f"{BASE}1/agenda/{second.pk}/move/", {"direction": "up"})
    assert [item.title for item in meeting.agenda.all()] == ["Bordssamtal", "Välkommen"]
    client.post(f"{BASE}1/agenda/{second.pk}/remove/", {"confirm": "on"})
    assert [item.title for item in meeting.agenda.all()] == ["Välkommen"]


def test_tables_are_planned_moved_by_hand_and_ticked(signed_in, lena, meeting, room):
    client = signed_in(lena)
    ordered = client.post(f"{BASE}1/tables/", {"mix": "1", "tables": "2"})
    plan = TablePlan.objects.get()
    assert ordered.headers["Location"] == f"{BASE}tables/plans/{plan.pk}/"
    assert produce(plan.pk)
    client.post(f"{BASE}tables/plans/{plan.pk}/use/")
    tables = {table.number: table for table in meeting.tables.all()}
    seats = {row.participant_id: row.table for row in meeting.attendances.select_related("table")}
    assert sorted(seats) == [person.pk for person in room]
    assert [Attendance.objects.filter(table=tables[number]).count() for number in (1, 2)] == [3, 3]
    agneta = room[0]
    other = tables[2] if seats[agneta.pk].number == 1 else tables[1]
    form = {f"seat-{pk}": str(table.pk) for pk, table in seats.items()} | {f"seat-{agneta.pk}": str(other.pk)}
    client.post(f"{BASE}1/tables/", form)
    assert Attendance.objects.get(participant=agneta).table == other
    client.post(f"{BASE}1/attendance/", {f"came-{agneta.pk}": "yes", f"came-{room[1].pk}": "no"})
    came = dict(meeting.attendances.values_list("participant__name", "came"))
    assert (came["Agneta"], came["Amal"], came["Bengt"]) == (True, False, None)


def test_a_seat_at_another_meetings_table_is_refused(signed_in, lena, meeting, room):
    other = Meeting.objects.create(dialogue=meeting.dialogue, number=2, title="Annan", held_on=meeting.held_on)
    foreign = Table.objects.create(meeting=other, number=1)
    answer = signed_in(lena).post(f"{BASE}1/tables/", {f"seat-{room[0].pk}": str(foreign.pk)})
    assert answer.status_code == 422
    assert not Attendance.objects.filter(table=foreign).exists()


def test_farid_writes_a_note_that_takes_up_a_perspective(signed_in, farid, meeting, table, perspective):
    assert list(queries.perspectives_not_taken_up(meeting.dialogue)) == [perspective]
    data = {"table": table.pk, "kind": "problem", "text": "Ingen hälsar.", "perspectives": [perspective.pk]}
    assert signed_in(farid).post(f"{BASE}1/notes/new/", data).status_code == 302
    note = Note.objects.get()
    assert (note.text, note.by, list(note.perspectives.all())) == ("Ingen hälsar.", farid, [perspective])
    assert list(queries.perspectives_not_taken_up(meeting.dialogue)) == []
    assert Event.objects.get(name="note.written").data == {"kind": "problem"}


def test_an_objection_is_not_removed(signed_in, farid, meeting, table):
    note = Note.objects.create(meeting=meeting, table=table, kind="objection", text="Jag går inte med.")
    answer = signed_in(farid).post(f"{BASE}1/notes/{note.pk}/remove/", {"confirm": "on"})
    assert answer.status_code == 422
    assert Note.objects.filter(pk=note.pk).exists()


def test_petra_writes_at_her_own_table_only(signed_in, petra, meeting, table, room):
    other = Table.objects.create(meeting=meeting, number=2)
    me = room[1]
    Participant.objects.filter(pk=me.pk).update(user=petra)
    Attendance.objects.create(meeting=meeting, participant=me, table=table)
    client = signed_in(petra)
    refused = client.post(f"{BASE}1/notes/new/", {"table": other.pk, "kind": "note", "text": "Hej"})
    assert refused.status_code == 422
    assert client.post(f"{BASE}1/notes/new/", {"table": table.pk, "kind": "note", "text": "Hej"}).status_code == 302
    assert Note.objects.get().table == table


def test_petra_sees_her_own_table_and_nobody_elses(signed_in, petra, meeting, table, room):
    other = Table.objects.create(meeting=meeting, number=2)
    me, neighbour, stranger = room[:3]
    Participant.objects.filter(pk=me.pk).update(user=petra)
    for person, place in ((me, table), (neighbour, table), (stranger, other)):
        Attendance.objects.create(meeting=meeting, participant=person, table=place)
    Note.objects.create(meeting=meeting, table=other, text="Sagt vid bord två")
    body = signed_in(petra).get(f"{BASE}1/").content.decode()
    assert neighbour.name in body
    assert stranger.name not in body
    assert "Sagt vid bord två" not in body


def test_dana_sees_how_the_sides_mix_but_no_names(signed_in, dana, meeting, table, room):
    Attendance.objects.create(meeting=meeting, participant=room[0], table=table)
    body = signed_in(dana).get(f"{BASE}1/").content.decode()
    assert "Agneta" not in body
    assert "1 från kommunen" in body
    assert "Agneta" not in signed_in(dana).get(f"{BASE}participants/").content.decode()


def test_nobody_but_lena_sees_who_carries_a_perspective(signed_in, lena, farid, room, perspective):
    room[0].perspectives.add(perspective)
    address = f"{BASE}participants/{room[0].pk}/"
    assert "Dörren är öppen" in signed_in(lena).get(address).content.decode()
    assert signed_in(farid).get(address).status_code == 403
    assert "Dörren är öppen" not in signed_in(farid).get(f"{BASE}participants/").content.decode()


def test_lena_reads_which_perspectives_nobody_carries_and_farid_how_many(
    signed_in, lena, farid, room, perspective, dialogue
):
    """Beside the answers of named people, which it is would tell who carries it."""
    other = factories.make_perspective(dialogue, "Det är upp till var och en", number=2)
    room[0].perspectives.add(other)
    body = signed_in(lena).get(f"{BASE}participants/").content.decode()
    assert perspective.title in body
    assert other.title not in body
    body = signed_in(farid).get(f"{BASE}participants/").content.decode()
    assert perspective.title not in body
    assert "Ett perspektiv har ingen i rummet som bär det" in body


def test_problem_descriptions_keep_their_versions(signed_in, lena, dialogue):
    client = signed_in(lena)
    client.post(f"{BASE}groups/new/", {"name": "Föreningslivet"})
    group = WorkingGroup.objects.get()
    for text in ("Det finns folk som vill öppna.", "Det är rummet som fattas."):
        client.post(f"{BASE}groups/{group.pk}/description/", {"text": text, "dissent": "Inte alla håller med."})
    rows = list(ProblemDescription.objects.order_by("number").values_list("number", "text"))
    assert rows == [(1, "Det finns folk som vill öppna."), (2, "Det är rummet som fattas.")]


@pytest.mark.parametrize("page", ["", "participants/", "notes/", "groups/", "1/"])
def test_pages_ask_the_database_as_often_with_three_as_with_one(
    signed_in, lena, dialogue, meeting, table, room, perspective, page
):
    client = signed_in(lena)

    def add(index: int) -> None:
        note = Note.objects.create(meeting=meeting, table=table, text=f"Anteckning {index}")
        note.perspectives.add(perspective)
        Attendance.objects.create(meeting=meeting, participant=room[index], table=table)
        WorkingGroup.objects.create(dialogue=dialogue, name=f"Grupp {index}")

    add(0)
    client.get(BASE + page)
    with CaptureQueriesContext(connection) as one:
        client.get(BASE + page)
    add(1)
    add(2)
    Meeting.objects.create(dialogue=dialogue, number=2, title="Två", held_on=meeting.held_on)
    with CaptureQueriesContext(connection) as three:
        client.get(BASE + page)
    assert len(three) == len(one)
