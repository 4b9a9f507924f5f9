"""Invitations to a talk: by mail with a link, answered without an account, moved, called off, reminded of once."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client

from accounts.models import OutgoingMail
from dialogues.models import Event, OneTimeLink
from interviews.booking import reminders, services
from interviews.models import (
    Consent,
    Identity,
    Interview,
    InterviewInvitation,
    InterviewText,
)
from interviews.services import withdraw_consent
from interviews.tasks import remind_of_interviews
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
"""A Monday. The talk is on the Friday a week and a half later."""
DAY = date(2026, 3, 13)
ASK = f"{PLACE}1/invitations/"


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def booked(talk) -> Interview:
    Interview.objects.filter(pk=talk.pk).update(status="booked", held_on=DAY, starts_at=time(15, 30))
    talk.refresh_from_db()
    InterviewText.objects.filter(interview=talk).update(text="")
    return talk


@pytest.fixture
def group(dialogue, ines, parents) -> Interview:
    """A booked focus group, number 2, of three who can be mailed."""
    people = [factories.make_interviewee(dialogue, parents, n, email=f"p{n}@example.org") for n in (11, 12, 13)]
    return factories.make_interview(
        dialogue, ines, *people, number=2, kind="focus_group", status="booked", held_on=DAY, starts_at=time(18)
    )


@pytest.fixture
def ask(signed_in, ines, outbox):
    """Return a function that sends the invitations as Ines and gives the links, newest last."""

    def ask(interview, *numbers) -> list[str]:
        people = numbers or tuple(interview.people.values_list("number", flat=True))
        path = f"{PLACE}{interview.number}/invitations/"
        answer = signed_in(ines).post(path, {"people": [str(number) for number in people]})
        assert answer.status_code == 302, answer.content.decode()
        return links(outbox)

    return ask


def links(outbox) -> list[str]:
    """The addresses in the mails, without the host, oldest first."""
    return [found for mail in outbox for found in re.findall(r"/l/[\w-]+/", mail["text"])]


@pytest.fixture
def outbox(monkeypatch):
    """Every mail as it was put there, since delivery empties it. A key that is known puts none there."""
    from accounts import mail

    kept: list[dict] = []
    put = mail._put

    def keep(values, key):
        known = key and OutgoingMail.objects.filter(key=key).exists()
        if not known:
            kept.append(values)
        return put(values, key)

    monkeypatch.setattr(mail, "_put", keep)
    return kept


def reply(link: str, status: str = "accepted", **more):
    return Client().post(link, {"status": status, **more})


def state(interview: Interview) -> tuple[str, list[str]]:
    interview.refresh_from_db()
    return interview.status, [row.status for row in interview.invitations.order_by("pk")]


# --- asking -------------------------------------------------------------------------------------------------------


def test_an_invitation_holds_time_place_and_whom_one_meets_and_nothing_more(ask, booked, outbox, dialogue):
    ask(booked)
    [mail] = outbox
    assert (mail["to"], mail["subject"]) == ("hemlig@example.org", "Inbjudan till ett samtal")
    for part in (mail["text"], mail["html"]):
        assert all(words in part for words in ("Fredag 13 mars 2026", "15.30", "Biblioteket", "Ines", "Umeå kommun"))
        secret = ("Segregation", "Hemlig Hemligsson", "070-000", "Person", dialogue.notice)
        assert [words for words in secret if words in part] == []
        assert len(re.findall(r"/l/[\w-]+/", part)) == 1


def test_who_is_asked_is_in_the_log_without_address(ask, booked, ines):
    ask(booked)
    event = Event.objects.get(name="interview.invited")
    assert (event.actor, event.object_id, event.data) == (ines, booked.pk, {"person": 1})


def test_pressed_twice_sends_one_and_sent_again_later_closes_the_older_link(ask, booked, outbox, monday):
    ask(booked)
    [first] = ask(booked)
    monday.shift(timedelta(hours=1))
    assert len(ask(booked)) == 2
    assert Client().get(first).status_code == 410
    assert Client().get(links(outbox)[1]).status_code == 200


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"starts_at": None}, "Samtalet har ingen tid än"),
        ({"held_on": date(2026, 3, 2), "starts_at": time(8)}, "Tiden för samtalet har varit"),
        ({"status": "held"}, "Samtalet är inte bokat"),
    ],
)
def test_what_cannot_be_asked_to_says_why(values, words, signed_in, ines, booked, outbox):
    Interview.objects.filter(pk=booked.pk).update(**values)
    answer = signed_in(ines).post(ASK, {"people": ["1"]})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert outbox == []


def test_someone_without_an_address_gets_words_to_say_on_the_phone(signed_in, ines, booked, outbox):
    Identity.objects.update(email="")
    page = signed_in(ines).get(ASK).content.decode()
    assert "Ingen e-postadress: ring, och anteckna svaret här." in page
    assert "Hej! Jag heter Ines och hör av mig från Umeå kommun." in page
    assert "Kan vi ses fredag 13 mars klockan 15.30?" in page
    assert signed_in(ines).post(ASK, {"people": ["1"]}).status_code == 422
    assert outbox == []


def test_an_answer_on_the_phone_is_noted_and_no_mail_goes_to_oneself(signed_in, ines, booked, outbox):
    page = signed_in(ines).get(f"{ASK}1/").content.decode()
    assert "Hemlig Hemligsson" in page
    assert Event.objects.filter(name="identity.read", actor=ines).count() == 1
    data = {"status": "accepted", "needs": ["interpreter"], "needs_note": "Somaliska"}
    assert signed_in(ines).post(f"{ASK}1/", data).status_code == 302
    invitation = InterviewInvitation.objects.get()
    assert (invitation.status, invitation.needs, invitation.needs_note) == ("accepted", ["interpreter"], "Somaliska")
    assert outbox == []


def test_before_the_privacy_set_up_the_page_says_what_is_missing(signed_in, ines, booked, dialogue, outbox):
    dialogue.notice = ""
    dialogue.save()
    for answer in (signed_in(ines).get(ASK), signed_in(ines).post(ASK, {"people": ["1"]})):
        assert "Förberedelserna saknar" in answer.content.decode()
        assert answer.context["gaps"] == dialogue.privacy_gaps()
    assert outbox == []


# --- answering ----------------------------------------------------------------------------------------------------


def test_the_page_says_all_one_needs_to_know_and_names_nobody_but_the_interviewer(ask, booked, dialogue):
    [link] = ask(booked)
    page = Client().get(link).content.decode()
    for words in ("Fredag 13 mars", "15.30–16.40", "Biblioteket", "Ines", dialogue.title, dialogue.notice):
        assert words in page
    assert [words for words in ("Hemlig", "hemlig@", "070-000", "Person 1", "Föräldrar") if words in page] == []


def test_yes_with_needs_is_kept_encrypted_told_to_the_interviewer_and_no_event_holds_it(ask, booked, ines, outbox):
    [link] = ask(booked)
    answer = reply(link, needs=["interpreter", "access"], needs_note="Talar tigrinska")
    assert answer.headers["Location"] == f"{link}?saved=1"
    assert "Du har sagt ja" in Client().get(answer.headers["Location"]).content.decode()
    invitation = InterviewInvitation.objects.get()
    kept = (invitation.status, invitation.needs, invitation.needs_note)
    assert kept == ("accepted", ["interpreter", "access"], "Talar tigrinska")
    with connection.cursor() as cursor:
        cursor.execute("SELECT needs_note FROM interviews_interviewinvitation")
        assert cursor.fetchone()[0].startswith("gAAAA")
    event = Event.objects.get(name="interview.answered")
    assert (event.actor, event.data) == (None, {"status": "accepted", "person": 1})
    mail = outbox[-1]
    assert (mail["to"], mail["subject"]) == ("ines@example.org", "Ett svar om samtal 1")
    assert [words for words in ("tigrinska", "tolk", "Hemlig", "ja") if re.search(rf"\b{words}\b", mail["text"])] == []


def test_the_same_answer_again_changes_nothing_and_mails_nobody(ask, booked, outbox):
    [link] = ask(booked)
    for _ in range(3):
        reply(link)
    assert len(outbox) == 2
    assert Event.objects.filter(name="interview.answered").count() == 1


def test_an_answer_can_be_changed_with_the_same_link(ask, booked):
    [link] = ask(booked)
    reply(link)
    page = Client().get(link).content.decode()
    assert "Ändra ditt svar" in page
    reply(link, "declined")
    assert state(booked) == ("declined", ["declined"])
    assert list(booked.people.values_list("number", flat=True)) == [1]
    reply(link)
    assert state(booked) == ("booked", ["accepted"])


def test_another_time_needs_a_time_and_can_become_the_new_one(ask, booked, signed_in, ines, outbox):
    [link] = ask(booked)
    assert reply(link, "other_time").status_code == 422
    reply(link, "other_time", other_times="Tisdag efter tre")
    assert state(booked) == ("booked", ["other_time"])
    client = signed_in(ines)
    assert "Tisdag efter tre" in client.get(ASK).content.decode()
    assert "Tisdag efter tre" in client.get(f"{PLACE}1/new-time/").content.decode()
    assert Event.objects.filter(name="identity.read", actor=ines).count() == 2
    data = {"held_on": "2026-03-17", "starts_at": "15:30", "place": "Biblioteket", "opened_version": booked.version}
    assert client.post(f"{PLACE}1/new-time/", data).status_code == 302
    mail = outbox[-1]
    assert (mail["to"], mail["subject"]) == ("hemlig@example.org", "Ny tid för vårt samtal")
    assert "Tisdag 17 mars 2026" in mail["text"]
    assert state(booked) == ("booked", ["waiting"])
    assert InterviewInvitation.objects.get().other_times == ""


def test_a_new_time_already_agreed_on_is_confirmed_with_a_calendar_file(ask, booked, signed_in, ines, outbox):
    ask(booked)
    data = {"held_on": "2026-03-17", "starts_at": "15:30", "agreed": "on", "opened_version": booked.version}
    signed_in(ines).post(f"{PLACE}1/new-time/", data)
    assert state(booked) == ("booked", ["accepted"])
    [[name, content, kind]] = outbox[-1]["attachments"]
    assert (name, kind) == ("samtal.ics", "text/calendar")
    assert "DTSTART:20260317T143000Z" in content


def test_a_new_time_in_the_past_is_refused(signed_in, ines, booked):
    data = {"held_on": "2026-03-01", "starts_at": "15:30", "opened_version": booked.version}
    answer = signed_in(ines).post(f"{PLACE}1/new-time/", data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["held_on"])


def test_moving_it_by_the_facts_tells_them_too_and_a_new_place_keeps_their_yes(ask, booked, signed_in, ines, outbox):
    [link] = ask(booked)
    reply(link)
    facts = {"kind": "depth", "status": "booked", "minutes": "70", "language": "sv"}
    when = {"held_on": "2026-03-13", "starts_at": "15:30"}
    signed_in(ines).post(f"{PLACE}1/edit/", facts | when | {"place": "Biblioteket", "opened_version": booked.version})
    assert [mail["subject"] for mail in outbox][2:] == []
    booked.refresh_from_db()
    signed_in(ines).post(f"{PLACE}1/edit/", facts | when | {"place": "Folkets hus", "opened_version": booked.version})
    assert (outbox[-1]["subject"], "Folkets hus" in outbox[-1]["text"]) == ("Ny tid för vårt samtal", True)
    assert state(booked) == ("booked", ["accepted"])
    signed_in(ines).post(
        f"{PLACE}1/edit/", facts | {"held_on": "2026-03-14", "starts_at": "09:00", "opened_version": booked.version}
    )
    assert state(booked) == ("booked", ["waiting"])


# --- groups -------------------------------------------------------------------------------------------------------


def test_who_says_no_to_a_group_is_taken_off_counted_and_may_come_back(ask, group, signed_in, ines):
    addresses = ask(group)
    assert len(addresses) == 3
    reply(addresses[0], "declined")
    assert state(group) == ("booked", ["declined", "waiting", "waiting"])
    assert list(group.people.order_by("number").values_list("number", flat=True)) == [12, 13]
    page = signed_in(ines).get(f"{PLACE}2/invitations/").content.decode()
    assert "Sa nej, och är borttagen ur gruppen. Räknas som tackat nej." in page
    assert group.dialogue.interviewees.filter(invitations__status="declined").count() == 1
    reply(addresses[0], "accepted")
    assert list(group.people.order_by("number").values_list("number", flat=True)) == [11, 12, 13]


def test_even_the_last_one_of_a_group_leaves_it_booked(ask, group):
    for link in ask(group):
        reply(link, "declined")
    assert state(group) == ("booked", ["declined"] * 3)
    assert not group.people.exists()


def test_eight_people_of_the_register_come_into_a_focus_group_in_one_go(signed_in, lena, dialogue, parents, group):
    for number in range(21, 29):
        factories.make_interviewee(dialogue, parents, number, name=f"Gruppens Medlem {number}")
    client = signed_in(lena)
    page = client.get(f"{PLACE}2/people/pick/")
    assert "Gruppens" not in page.content.decode()
    assert Event.objects.count() == 0
    page = client.post(f"{PLACE}2/people/pick/", {"q": "medlem 28", "people": ["21", "22"], "find": ""})
    assert "Gruppens Medlem 28" in page.content.decode()
    assert [(person.number, name) for person, name in page.context["chosen"]] == [(21, ""), (22, "")]
    assert Event.objects.filter(name="identity.read", actor=lena).count() == 1
    page = client.post(f"{PLACE}2/people/pick/", {"people": ["28", "21"], "named": ["28", "27"], "q": "27", "find": ""})
    assert [(person.number, name) for person, name in page.context["chosen"]] == [(28, "Gruppens Medlem 28"), (21, "")]
    assert [(person.number, name) for person, name in page.context["found"]] == [(27, "Gruppens Medlem 27")]
    chosen = [str(number) for number in range(21, 29)]
    assert client.post(f"{PLACE}2/people/pick/", {"people": chosen, "add": ""}).status_code == 302
    assert group.people.count() == 11
    assert Event.objects.get(name="interview.people_added").data == {"count": 8}


def test_an_interviewer_picks_only_among_those_they_may_know_of(signed_in, ines, dialogue, parents, group, talk):
    factories.make_interviewee(dialogue, parents, 99, name="Okänd För Ines")
    page = signed_in(ines).post(f"{PLACE}2/people/pick/", {"q": "okänd", "find": ""})
    assert "Okänd För Ines" not in page.content.decode()
    assert signed_in(ines).post(f"{PLACE}2/people/pick/", {"people": ["99"], "add": ""}).status_code == 422
    assert not group.people.filter(number=99).exists()


def test_registering_a_focus_group_leads_to_choosing_its_people(signed_in, lena, registration):
    data = {
        "held_on": "2026-03-20", "starts_at": "18:00", "kind": "focus_group", "status": "booked", "language": "sv",
        "who": "later", "interviewer": str(lena.pk),
    }  # fmt: skip
    answer = signed_in(lena).post(PLACE + "new/", data)
    assert answer.headers["Location"] == f"{PLACE}1/people/pick/"
    assert Interview.objects.get().starts_at == time(18)


# --- called off, taken out, taken back ----------------------------------------------------------------------------


def test_calling_off_tells_those_who_have_not_said_no_and_empties_their_calendar(ask, group, signed_in, ines, outbox):
    yes, no, waiting = ask(group)
    reply(yes)
    reply(no, "declined")
    before = len(outbox)
    client = signed_in(ines)
    assert client.post(f"{PLACE}2/call-off/", {}).status_code == 422
    assert client.post(f"{PLACE}2/call-off/", {"confirm": "on"}).status_code == 302
    told = outbox[before:]
    assert [(mail["to"], mail["subject"]) for mail in told] == [
        ("p11@example.org", "Vårt samtal är inställt"),
        ("p13@example.org", "Vårt samtal är inställt"),
    ]
    assert "METHOD:CANCEL" in told[0]["attachments"][0][1]
    assert told[1]["attachments"] == []
    assert state(group) == ("missed", ["called_off", "declined", "called_off"])
    page = Client().get(waiting)
    assert (page.status_code, "Samtalet är inställt" in page.content.decode()) == (200, True)
    assert reply(waiting).status_code == 200
    assert state(group)[1][2] == "called_off"
    assert client.post(f"{PLACE}2/call-off/", {"confirm": "on"}).status_code == 422


def test_someone_taken_out_of_a_group_is_told_and_their_link_closes(ask, group, signed_in, ines, outbox):
    first = ask(group)[0]
    signed_in(ines).post(f"{PLACE}2/people/11/remove/", {"confirm": "on"})
    assert (outbox[-1]["to"], outbox[-1]["subject"]) == ("p11@example.org", "Vårt samtal är inställt")
    assert Client().get(first).status_code == 410


def test_who_takes_back_their_consent_is_not_written_to_any_more(ask, booked, lena, outbox, monday):
    [link] = ask(booked)
    withdraw_consent(person=booked.people.get(), actor=lena)
    assert Client().get(link).status_code == 410
    monday.move_to(datetime(2026, 3, 12, 10, tzinfo=UTC))
    assert remind_of_interviews() == 0
    assert [mail["subject"] for mail in outbox if mail["to"] == "hemlig@example.org"] == ["Inbjudan till ett samtal"]


def test_a_talk_with_people_invited_is_called_off_before_it_is_erased(ask, booked, signed_in, ines):
    ask(booked)
    answer = signed_in(ines).post(f"{PLACE}1/remove/", {"confirm": "on"})
    assert answer.status_code == 422
    assert "Ställ in det först" in answer.content.decode()
    assert Interview.objects.filter(pk=booked.pk).exists()


# --- the link -----------------------------------------------------------------------------------------------------


def test_the_link_works_until_the_day_after_the_talk(ask, booked, monday):
    [link] = ask(booked)
    monday.move_to(datetime(2026, 3, 14, 22, tzinfo=UTC))
    assert Client().get(link).status_code == 200
    monday.move_to(datetime(2026, 3, 14, 23, 1, tzinfo=UTC))
    answer = Client().get(link)
    assert answer.status_code == 410
    assert "Länken har blivit för gammal" in answer.content.decode()
    assert reply(link).status_code == 410


def test_the_link_never_works_longer_than_sixty_days(ask, booked):
    Interview.objects.filter(pk=booked.pk).update(held_on=DAY + timedelta(days=200))
    ask(booked)
    assert OneTimeLink.objects.get().expires_at == NOW + timedelta(days=60)


def test_a_link_to_another_dialogues_invitation_opens_nothing(ask, booked):
    [link] = ask(booked)
    other = factories.make_dialogue("annan")
    OneTimeLink.objects.update(dialogue=other)
    answer = Client().get(link)
    assert answer.status_code == 410
    assert "Ines" not in answer.content.decode()


def test_a_link_for_something_else_does_not_answer_this(ask, booked):
    [link] = ask(booked)
    OneTimeLink.objects.update(purpose="participation")
    assert reply(link).status_code in {403, 410}
    assert state(booked) == ("booked", ["waiting"])


def test_the_link_of_an_erased_talk_says_so(ask, booked):
    [link] = ask(booked)
    booked.delete()
    assert Client().get(link).status_code == 410
    assert reply(link).status_code == 410


def test_when_the_talk_has_been_held_the_page_thanks(ask, booked, monday, ines):
    [link] = ask(booked)
    monday.move_to(datetime(2026, 3, 13, 18, tzinfo=UTC))
    services.mark_held(interview=booked, actor=ines)
    assert "Samtalet har hållits" in Client().get(link).content.decode()
    reply(link, "declined")
    assert state(booked) == ("held", ["waiting"])


def test_the_calendar_file_is_behind_the_link(ask, booked):
    [link] = ask(booked)
    answer = Client().get(f"{link}?calendar")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert "DTSTART:20260313T143000Z" in answer.content.decode()
    assert "Segregation" not in answer.content.decode()


# --- reminders ----------------------------------------------------------------------------------------------------


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def test_who_has_not_answered_is_reminded_three_days_before_and_all_the_day_before(ask, group, outbox, monday):
    yes, no, _waiting = ask(group)
    reply(yes)
    reply(no, "declined")
    before = len(outbox)
    sent = {}
    for day in range(3, 15):
        monday.move_to(at(day))
        for _ in range(3):
            remind_of_interviews()
        sent[day] = [mail["to"] for mail in outbox[before:]]
        before = len(outbox)
    assert {day: to for day, to in sent.items() if to} == {
        10: ["p13@example.org"],
        12: ["p11@example.org", "p13@example.org"],
    }
    assert Event.objects.filter(name="interview.reminded").count() == 3


def test_a_reminder_says_when_and_where_and_its_link_answers(ask, booked, outbox, monday):
    ask(booked)
    monday.move_to(at(12))
    remind_of_interviews()
    mail = outbox[-1]
    assert mail["subject"] == "Påminnelse om vårt samtal"
    assert all(words in mail["text"] for words in ("Fredag 13 mars 2026", "15.30", "Biblioteket"))
    assert "Segregation" not in mail["text"] + mail["html"]
    reply(links(outbox)[-1])
    assert state(booked) == ("booked", ["accepted"])
    assert Client().get(links(outbox)[0]).status_code == 200


def test_a_reminder_is_a_row_before_it_is_a_message(ask, booked, monday, monkeypatch):
    ask(booked)
    monday.move_to(at(12))
    remind_of_interviews()
    key = f"interview-reminder:{booked.invitations.get().pk}:day_before:2026-03-13T15:30:00"
    assert OutgoingMail.objects.filter(key=key).count() == 1


def test_a_scheduler_that_was_down_catches_up_while_it_helps(ask, booked, outbox, monday):
    ask(booked)
    monday.move_to(at(11))
    assert remind_of_interviews() == 1
    monday.move_to(at(13, 8))
    assert remind_of_interviews() == 0


def test_nobody_is_reminded_at_night_or_on_the_day_they_were_asked(ask, booked, monday):
    monday.move_to(at(12, 9))
    ask(booked)
    assert remind_of_interviews() == 0
    InterviewInvitation.objects.update(sent_at=at(9))
    monday.move_to(at(12, 3))
    assert remind_of_interviews() == 0
    monday.move_to(at(12, 21))
    assert remind_of_interviews() == 0
    monday.move_to(at(12, 15))
    assert remind_of_interviews() == 1


def test_who_wants_another_time_is_not_reminded_of_the_old_one(ask, booked, monday):
    [link] = ask(booked)
    reply(link, "other_time", other_times="Senare")
    monday.move_to(at(12))
    assert remind_of_interviews() == 0


def test_a_moved_talk_is_reminded_of_anew(ask, booked, signed_in, ines, monday):
    ask(booked)
    monday.move_to(at(12))
    assert remind_of_interviews() == 1
    data = {"held_on": "2026-03-16", "starts_at": "15:30", "agreed": "on", "opened_version": booked.version}
    signed_in(ines).post(f"{PLACE}1/new-time/", data)
    monday.move_to(at(15))
    assert remind_of_interviews() == 1


def test_reminders_look_once_however_many_there_are(ask, group, monday, django_assert_num_queries):
    ask(group)
    monday.move_to(at(9))
    for rows in (3, 1):
        InterviewInvitation.objects.filter(pk__gt=group.invitations.order_by("pk")[rows - 1].pk).delete()
        with django_assert_num_queries(1):
            assert len(list(reminders.due(at(10).date()))) == rows


# --- whose it is --------------------------------------------------------------------------------------------------

MINE = ["invitations/", "invitations/1/", "new-time/", "call-off/", "calendar/", "people/pick/", "held/", "missed/"]


@pytest.mark.parametrize("who", ["other_interviewer", "ulf", "stranger"])
def test_nobody_else_learns_that_my_booking_exists(who, request, signed_in, booked, outbox):
    client = signed_in(request.getfixturevalue(who))
    found = {
        (path, method): getattr(client, method)(f"{PLACE}1/{path}", {"people": ["1"], "confirm": "on"}).status_code
        for path in MINE
        for method in ("get", "post")
    }
    assert {key: status for key, status in found.items() if status not in {404, 405}} == {}
    assert {key[0] for key, status in found.items() if status == 404} == set(MINE)
    assert (outbox, Event.objects.count(), state(booked)) == ([], 0, ("booked", []))


@pytest.mark.parametrize("who", ["farid", "dana", "stig", "petra", "ada"])
def test_other_roles_do_not_book(who, request, signed_in, booked):
    client = signed_in(request.getfixturevalue(who))
    assert {client.get(f"{PLACE}1/{path}").status_code for path in MINE} <= {403, 405}
    assert client.get(f"{PLACE}day/").status_code == 403


def test_the_leader_sees_every_answer_and_the_log_says_that_she_read_it(ask, booked, signed_in, lena):
    [link] = ask(booked)
    reply(link, needs=["guardian"], needs_note="Mamma följer med")
    page = signed_in(lena).get(ASK).content.decode()
    assert "Mamma följer med" in page
    assert Event.objects.filter(name="identity.read", actor=lena, object_id=booked.people.get().pk).count() == 1


def test_without_written_answers_the_page_holds_no_identity_and_logs_nothing(ask, booked, signed_in, ines):
    ask(booked)
    page = signed_in(ines).get(ASK).content.decode()
    assert [words for words in ("Hemlig", "hemlig@", "070-000") if words in page] == []
    assert not Event.objects.filter(name="identity.read").exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_answers_cost_the_same_for_one_and_for_three(rows, ask, group, signed_in, ines, django_assert_num_queries):
    ask(group)
    for person in group.people.order_by("number")[rows:]:
        group.invitations.filter(interviewee=person).delete()
        group.people.remove(person)
    Consent.objects.bulk_create(
        Consent(interviewee=person, informed_on=date(2026, 3, 1), way="spoken", notice="")
        for person in group.people.all()
    )
    client = signed_in(ines)
    client.get(f"{PLACE}2/invitations/")
    with django_assert_num_queries(8):
        client.get(f"{PLACE}2/invitations/")
