"""At the door: ticked, walked in, laid again with few moves, undone; by those who run the evening only."""

import pytest

from dialogues.models import Event
from meetings.models import Attendance, Participant, Table, TableSetup
from tests import factories

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/"


@pytest.fixture
def seated(dialogue, meeting):
    """Twelve at three tables, two from each side at each."""
    TableSetup.objects.create(meeting=meeting, tables=3)
    tables = [Table.objects.create(meeting=meeting, number=number) for number in (1, 2, 3)]
    people = []
    for index in range(12):
        side = "municipality" if index % 2 else "civil_society"
        person = Participant.objects.create(dialogue=dialogue, name=f"Person {index:02}", side=side, status="yes")
        Attendance.objects.create(meeting=meeting, participant=person, table=tables[index // 4])
        people.append(person)
    return people


def tick(client, person, came="yes", **more):
    return client.post(f"{BASE}1/door/{person.pk}/", {"came": came}, **more)


def where(meeting) -> dict[int, int | None]:
    return dict(meeting.attendances.values_list("participant_id", "table__number"))


def test_farid_ticks_with_a_script_and_gets_the_row_and_the_count(signed_in, farid, meeting, seated):
    answer = tick(signed_in(farid), seated[0], headers={"HX-Request": "true"})
    body = answer.content.decode()
    assert f'id="p{seated[0].pk}"' in body
    assert "<strong>1</strong> här, 11 inte avprickade än" in body
    assert Attendance.objects.get(participant=seated[0]).came is True


def test_and_without_a_script_comes_back_to_the_page(signed_in, farid, meeting, seated):
    answer = tick(signed_in(farid), seated[0], "no")
    assert answer.headers["Location"] == f"{BASE}1/door/#p{seated[0].pk}"
    assert Attendance.objects.get(participant=seated[0]).came is False
    tick(signed_in(farid), seated[0], "unknown")
    assert Attendance.objects.get(participant=seated[0]).came is None


def test_ticked_twice_is_one_event(signed_in, farid, meeting, seated):
    client = signed_in(farid)
    for _press in range(2):
        tick(client, seated[0])
    assert Event.objects.filter(name="meeting.attendance_ticked").count() == 1


def test_whoever_walks_in_is_on_the_list_and_gets_a_seat(signed_in, farid, meeting, seated):
    client = signed_in(farid)
    key = str(client.get(f"{BASE}1/door/").context["form"]["creation_key"].value())
    for _press in range(2):
        client.post(f"{BASE}1/door/walk-in/", {"name": "  Nya  Nilsson ", "side": "civil_society", "creation_key": key})
    new = Participant.objects.get(name="Nya Nilsson")
    for person in seated:
        tick(client, person)
    client.post(f"{BASE}1/door/tables/")
    assert where(meeting)[new.pk] in {1, 2, 3}
    change = meeting.seating_changes.get()
    assert (change.told["moves"], [key for key, _table in change.told["seated"]]) == ([], [new.pk])


def test_the_same_name_is_asked_about(signed_in, farid, meeting, seated):
    client = signed_in(farid)
    data = {"name": "person 00", "side": "civil_society"}
    answer = client.post(f"{BASE}1/door/walk-in/", data)
    assert answer.status_code == 422
    assert "Person 00 finns redan på listan." in answer.content.decode()
    assert client.post(f"{BASE}1/door/walk-in/", data | {"same_name": "on"}).status_code == 302
    assert Participant.objects.filter(name__iexact="person 00").count() == 2


def test_half_the_room_stays_away_and_few_move(signed_in, farid, meeting, seated):
    client = signed_in(farid)
    here = [seated[index] for index in (0, 1, 4, 5, 8, 9)]
    for person in seated:
        tick(client, person, "yes" if person in here else "no")
    before = where(meeting)
    answer = client.post(f"{BASE}1/door/tables/", follow=True)
    after = where(meeting)
    moved = [person for person in here if before[person.pk] != after[person.pk]]
    assert len(moved) == 2  # one table of two is closed, its people go to the others
    assert {after[person.pk] for person in seated if person not in here} == {None}
    sizes = [list(after.values()).count(number) for number in (1, 2, 3)]
    assert sorted(sizes) == [0, 3, 3]
    body = answer.content.decode()
    assert f"{moved[0].name} flyttar från bord" in body
    assert "stängs" in body


def test_and_it_can_be_undone(signed_in, farid, meeting, seated):
    client = signed_in(farid)
    for person in seated[:6]:
        tick(client, person)
    before = where(meeting)
    client.post(f"{BASE}1/door/tables/")
    assert where(meeting) != before
    change = meeting.seating_changes.get()
    answer = client.post(f"{BASE}1/tables/changes/{change.pk}/undo/", {"to": "door"})
    assert answer.headers["Location"] == f"{BASE}1/door/"
    assert where(meeting) == before


def test_seats_are_kept_for_those_not_ticked_when_asked_to(signed_in, farid, meeting, seated):
    client = signed_in(farid)
    for person in seated[:10]:
        tick(client, person)
    client.post(f"{BASE}1/door/tables/", {"unticked": "on"})
    assert None not in where(meeting).values()


def test_nobody_ticked_is_told(signed_in, farid, meeting, seated):
    answer = signed_in(farid).post(f"{BASE}1/door/tables/", follow=True)
    assert "det finns ingen att placera" in answer.content.decode()
    assert not meeting.seating_changes.exists()


def test_who_leads_a_table_stays_at_it(signed_in, farid, meeting, seated):
    Table.objects.filter(meeting=meeting, number=2).update(facilitator=farid)
    client = signed_in(farid)
    for person in seated[2:]:
        tick(client, person)
    client.post(f"{BASE}1/door/tables/")
    assert Table.objects.get(meeting=meeting, number=2).facilitator == farid


def test_who_had_said_no_is_found_and_taken_in(signed_in, farid, meeting, seated):
    Attendance.objects.filter(participant=seated[0]).delete()
    Participant.objects.filter(pk=seated[0].pk).update(status="no")
    client = signed_in(farid)
    assert "De som hade tackat nej" in client.get(f"{BASE}1/door/").content.decode()
    tick(client, seated[0])
    seated[0].refresh_from_db()
    assert seated[0].status == "yes"


def test_the_door_gives_away_nothing_of_what_somebody_carries(signed_in, farid, dialogue, meeting, seated):
    perspective = factories.make_perspective(dialogue, "Dörren är öppen men ingen bjuder in")
    seated[0].perspectives.add(perspective)
    client = signed_in(farid)
    for person in seated:
        tick(client, person)
    client.post(f"{BASE}1/door/tables/")
    body = client.get(f"{BASE}1/door/").content.decode()
    assert seated[0].name in body
    assert perspective.title not in body
    assert "perspektiv" not in str(meeting.seating_changes.get().told)


@pytest.mark.parametrize(("who", "status"), [("petra", 404), ("dana", 403), ("ulf", 404)])
def test_others_do_not_stand_at_the_door(request, signed_in, meeting, seated, who, status):
    client = signed_in(request.getfixturevalue(who))
    assert client.get(f"{BASE}1/door/").status_code == status
    assert tick(client, seated[0]).status_code == status
    assert client.post(f"{BASE}1/door/tables/").status_code == status
