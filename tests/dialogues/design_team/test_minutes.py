"""Minutes are sent, read, confirmed or objected to; a change asks anew; decisions and tasks are rows."""

import re
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail
from dialogues import phases
from dialogues.models import (
    DesignTeamCandidate,
    DesignTeamMeeting,
    Event,
    MinutesReading,
    MinutesVersion,
    TeamDecision,
    TeamTask,
)

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/design-team/"
ONE = f"{HOME}meetings/1/"


def member(dialogue, name, user=None, **values):
    email = f"{name.split()[0].lower()}@example.org"
    values = {"side": "critic", "perspective": "P", "status": "accepted", "email": email} | values
    return DesignTeamCandidate.objects.create(dialogue=dialogue, name=name, user=user, **values)


@pytest.fixture
def meeting(dialogue):
    return DesignTeamMeeting.objects.create(
        dialogue=dialogue, number=1, held_on=date(2021, 11, 4), minutes="Alla var där.", agenda="Frågan"
    )


@pytest.fixture
def team(dialogue, dana, meeting):
    return [member(dialogue, "Dana Dal", dana), member(dialogue, "Elin Ek"), member(dialogue, "Fatima Frö", email="")]


def send(client):
    return client.post(f"{ONE}minutes/send/", {"confirm": "on"})


def link_to(email):
    mail = OutgoingMail.objects.filter(to=email).latest("pk")
    return re.search(r"/l/[^/\s]+/", mail.text)[0]


def newest():
    return MinutesVersion.objects.latest("number")


def said(name):
    return newest().readings.get(candidate__name=name)


def test_minutes_go_to_everyone_in_the_team_by_mail_where_there_is_an_address(signed_in, lena, team, dialogue):
    member(dialogue, "Nils Nej", status="declined")
    TeamDecision.objects.create(meeting=DesignTeamMeeting.objects.get(), text="Syftet är överenskommet.")
    assert send(signed_in(lena)).url == ONE
    assert sorted(MinutesReading.objects.values_list("candidate__name", "answer")) == [
        ("Dana Dal", "asked"),
        ("Elin Ek", "asked"),
        ("Fatima Frö", "asked"),
    ]
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == ["dana@example.org", "elin@example.org"]
    mail = OutgoingMail.objects.get(to="elin@example.org")
    assert "Syftet är överenskommet." in mail.text
    assert "Syftet är överenskommet." in mail.html
    assert Event.objects.get(name="design_team.minutes_sent").data == {"number": 1, "minutes": 1, "members": 3}


def test_dana_confirms_by_account_and_elin_objects_by_link_with_words_that_stay(signed_in, lena, dana, team):
    send(signed_in(lena))
    assert signed_in(dana).post(f"{ONE}minutes/answer/", {"answer": "confirmed"}).url == ONE
    elin, address = Client(), link_to("elin@example.org")
    assert "Alla var där." in elin.get(address).content.decode()
    assert elin.post(address, {"answer": "objected", "words": " "}).status_code == 422
    assert elin.post(address, {"answer": "objected", "words": "Jag var inte där."}).status_code == 302
    assert said("Dana Dal").answer == "confirmed"
    assert (said("Elin Ek").answer, said("Elin Ek").words) == ("objected", "Jag var inte där.")
    elin.post(address, {"answer": "confirmed"})
    assert (said("Elin Ek").answer, said("Elin Ek").words) == ("confirmed", "Jag var inte där.")
    page = signed_in(dana).get(ONE).content.decode()
    assert "Jag var inte där." in page
    assert Event.objects.filter(name__startswith="design_team.minutes_").values_list("data", flat=True).distinct()


def test_a_change_after_sending_is_a_new_version_that_asks_anew_and_keeps_the_old(signed_in, lena, dana, team, meeting):
    client = signed_in(lena)
    send(client)
    signed_in(dana).post(f"{ONE}minutes/answer/", {"answer": "confirmed"})
    old = link_to("elin@example.org")
    assert "Skicka de ändrade" not in client.get(ONE).content.decode()
    assert send(client).status_code == 422  # nothing has changed
    TeamDecision.objects.create(meeting=meeting, text="Vi hör fler.")
    assert "Skicka de ändrade" in client.get(ONE).content.decode()
    send(client)
    assert [version.number for version in meeting.versions.all()] == [2, 1]
    assert said("Dana Dal").answer == "asked"
    assert Client().get(old).status_code == 410
    first = signed_in(dana).get(f"{ONE}minutes/1/").context
    assert (first["content"]["decisions"], first["readings"][0].answer) == ([], "confirmed")


def test_an_answer_to_a_text_that_has_been_replaced_is_refused(signed_in, lena, team, meeting):
    from django.core.exceptions import ValidationError

    from dialogues.design_team.meetings.minutes import answer_minutes

    client = signed_in(lena)
    send(client)
    reading = said("Elin Ek")
    DesignTeamMeeting.objects.filter(pk=meeting.pk).update(minutes="Nästan alla var där.")
    send(client)
    with pytest.raises(ValidationError):
        answer_minutes(reading=reading, answer="confirmed", words="", actor=None)
    reading.refresh_from_db()
    assert reading.answer == "asked"


def test_whoever_left_the_team_reads_no_minutes_by_an_old_link(signed_in, lena, team):
    send(signed_in(lena))
    address = link_to("elin@example.org")
    DesignTeamCandidate.objects.filter(name="Elin Ek").update(status="declined")
    answer = Client().get(address)
    assert (answer.status_code, "Alla var där." in answer.content.decode()) == (410, False)


def test_lena_who_was_not_asked_has_nothing_to_answer(signed_in, lena, farid, team):
    send(signed_in(lena))
    assert signed_in(lena).get(f"{ONE}minutes/answer/").status_code == 404
    assert signed_in(farid).get(f"{ONE}minutes/1/").status_code == 403


def test_decisions_are_written_a_line_each_and_changed_one_by_one(signed_in, lena, dialogue):
    client = signed_in(lena)
    data = {"held_on": "2021-11-04", "decisions": "- Syftet är överenskommet.\n\n• Vi hör fler.\n"}
    client.post(f"{HOME}meetings/new/", data)
    assert [row.text for row in TeamDecision.objects.all()] == ["Syftet är överenskommet.", "Vi hör fler."]
    assert "decisions" not in client.get(f"{ONE}edit/").context["form"].fields
    row = TeamDecision.objects.first()
    client.post(f"{ONE}decisions/{row.pk}/", {"text": "Syftet står fast.", "opened_version": 1})
    client.post(f"{ONE}decisions/{TeamDecision.objects.last().pk}/remove/", {"confirm": "on"})
    assert [row.text for row in TeamDecision.objects.all()] == ["Syftet står fast."]


def test_nobody_is_both_present_and_absent(signed_in, lena, team):
    data = {"held_on": "2021-11-04", "present": [team[0].pk], "excused": [team[0].pk, team[1].pk], "opened_version": 1}
    answer = signed_in(lena).post(f"{ONE}edit/", data)
    assert answer.context["form"].errors == {"excused": ["Dana Dal: antingen närvarande eller frånvarande, inte båda."]}


def test_decisions_of_before_become_rows_once():
    module = import_module("dialogues.migrations.0008_decisions_as_rows")
    from tests import factories

    meeting = DesignTeamMeeting.objects.create(
        dialogue=factories.make_dialogue(), number=1, held_on=date(2021, 11, 4), decisions="Ett.\r\n- Två.\n\n"
    )
    for _round in range(2):
        module.copy(apps, None)
    assert [row.text for row in meeting.decided.all()] == ["Ett.", "Två."]


def test_dana_ticks_her_own_task_and_nobody_elses(signed_in, lena, dana, team, meeting):
    own = TeamTask.objects.create(meeting=meeting, text="Prata med fem", candidate=team[0])
    other = TeamTask.objects.create(meeting=meeting, text="Boka rum", candidate=team[1])
    client = signed_in(dana)
    assert client.post(f"{ONE}tasks/{other.pk}/tick/", {"confirm": "on"}).status_code == 404
    assert client.post(f"{ONE}tasks/{own.pk}/tick/", {"confirm": "on"}).status_code == 302
    own.refresh_from_db()
    assert own.done_on == timezone.localdate()
    assert client.get(f"{ONE}tasks/{own.pk}/").status_code == 403
    signed_in(lena).post(f"{ONE}tasks/{own.pk}/tick/", {"confirm": "on"})
    own.refresh_from_db()
    assert own.done_on is None


@pytest.mark.parametrize("way", ["candidate", "role"])
def test_whoever_leaves_with_a_task_leaves_it_waiting_for_somebody(signed_in, lena, dana, team, meeting, way):
    undone = TeamTask.objects.create(meeting=meeting, text="Prata med fem", candidate=team[0])
    done = TeamTask.objects.create(meeting=meeting, text="Skriva", candidate=team[0], done_on=date(2021, 11, 9))
    if way == "candidate":
        signed_in(lena).post(f"{HOME}candidates/{team[0].pk}/remove/", {"confirm": "on"})
    else:
        signed_in(lena).post(f"/dialogues/segregation/people/{dana.pk}/design_team/remove/", {"confirm": "on"})
    undone.refresh_from_db()
    done.refresh_from_db()
    assert (undone.candidate, undone.has_lost_owner, done.has_lost_owner) == (None, True, False)
    [room] = [phase for phase in phases.phases() if phase.key == "design_team"]
    assert "Någon till uppgiften ”Prata med fem”" in [row.text for row in room.readiness(meeting.dialogue).missing]


def test_the_overview_says_who_waits_for_whom(signed_in, lena, dialogue, team, meeting):
    late = timezone.localdate() - timedelta(days=1)
    TeamTask.objects.create(meeting=meeting, text="Prata med fem", candidate=team[1], due_on=late)
    send(signed_in(lena))
    [room] = [phase for phase in phases.phases() if phase.key == "design_team"]
    known = room.readiness(dialogue)
    assert [(wait.who, wait.whom) for wait in known.waiting] == [("Du", "designteamet"), ("Designteamet", "Elin Ek")]
    assert "Att 3 personer bekräftar minnesanteckningarna från 4 november." in [wait.text for wait in known.waiting]
    assert "Läs minnesanteckningarna från 4 november" in [
        step.title for step in known.steps if step.role == "design_team"
    ]


def test_a_meeting_costs_the_same_with_one_row_of_each_and_with_three(
    signed_in, lena, dialogue, team, meeting, django_assert_num_queries
):
    client = signed_in(lena)

    def add(number):
        person = member(dialogue, f"Person {number}")
        TeamTask.objects.create(meeting=meeting, text="T", candidate=person)
        TeamDecision.objects.create(meeting=meeting, text="B")
        meeting.excused.add(person)
        send(client)

    add(1)
    for _round in range(2):
        client.get(ONE)
    with django_assert_num_queries(17):
        client.get(ONE)
    add(2)
    add(3)
    client.get(ONE)
    with django_assert_num_queries(17):
        client.get(ONE)
