"""The calendar file: as the standard has it, and with nothing in it that could hurt whoever's calendar is seen."""

import re
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.booking import calendar
from interviews.models import Interview
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db


@pytest.fixture
def booked(dialogue, talk) -> Interview:
    Interview.objects.filter(pk=talk.pk).update(
        status="booked", held_on=date(2026, 7, 1), starts_at=time(9, 30), minutes=90, place="Café, Ön; rum \\ 2"
    )
    talk.refresh_from_db()
    return talk


def unfolded(text: str) -> dict[str, str]:
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[-1] == ""
    return dict(line.split(":", 1) for line in lines[:-1] if not line.startswith(("BEGIN", "END")))


def test_every_line_ends_as_the_standard_says_and_the_parts_come_in_order(booked):
    text = calendar.calendar_file(booked)
    assert re.findall(r"[^\r]\n|\r[^\n]", text) == []
    assert [line for line in text.split("\r\n") if line.startswith(("BEGIN", "END"))] == [
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip


def test_time_place_and_length_are_there_in_utc_summer_and_winter(booked):
    found = unfolded(calendar.calendar_file(booked))
    assert (found["DTSTART"], found["DTEND"]) == ("20260701T073000Z", "20260701T090000Z")
    assert found["LOCATION"] == "Café\\, Ön\\; rum \\\\ 2"
    booked.held_on, booked.minutes = date(2026, 12, 1), None
    found = unfolded(calendar.calendar_file(booked))
    assert (found["DTSTART"], found["DTEND"]) == ("20261201T083000Z", "20261201T093000Z")


def test_a_talk_without_a_time_takes_the_day_and_leaves_it_free(booked):
    booked.starts_at = None
    found = unfolded(calendar.calendar_file(booked))
    assert (found["DTSTART;VALUE=DATE"], found["DTEND;VALUE=DATE"]) == ("20260701", "20260702")
    assert found["TRANSP"] == "TRANSPARENT"


def test_the_title_says_nothing_of_the_subject_or_the_person(booked, dialogue):
    text = calendar.calendar_file(booked)
    assert unfolded(text)["SUMMARY"] == "Samtal"
    assert unfolded(text)["CLASS"] == "PRIVATE"
    assert [word for word in ("Segregation", "segregation", "Hemlig", dialogue.notice, "hemlig@") if word in text] == []


def test_a_change_keeps_the_uid_and_moves_the_sequence_on(signed_in, ines, booked):
    before = unfolded(calendar.calendar_file(booked))
    form = {"held_on": "2026-07-02", "starts_at": "10:00", "minutes": "60", "opened_version": booked.version}
    import time_machine

    with time_machine.travel(datetime(2026, 6, 1, 12, tzinfo=UTC)):
        assert signed_in(ines).post(f"{PLACE}1/new-time/", form).status_code == 302
    booked.refresh_from_db()
    after = unfolded(calendar.calendar_file(booked))
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
    assert str(booked.creation_key) not in after["UID"]


def test_called_off_is_said_as_calendars_understand_it(booked):
    found = unfolded(calendar.calendar_file(booked, cancelled=True))
    assert (found["METHOD"], found["STATUS"]) == ("CANCEL", "CANCELLED")
    assert unfolded(calendar.calendar_file(booked))["METHOD"] == "PUBLISH"


@given(st.text(max_size=300))
def test_no_line_is_longer_than_75_octets_and_unfolding_gives_it_back(text):
    line = "SUMMARY:" + calendar.escaped(text.replace("\r", "").replace("\x00", ""))
    pieces = calendar.folded(line).split("\r\n")
    assert all(len(piece.encode("utf-8", "surrogatepass")) <= 75 for piece in pieces)
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line


def test_the_file_is_fetched_by_its_own_interviewer_only(signed_in, ines, lena, other_interviewer, ulf, booked):
    answer = signed_in(ines).get(f"{PLACE}1/calendar/")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="samtal.ics"'
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert unfolded(answer.content.decode())["URL"].endswith(f"{PLACE}1/")
    statuses = [signed_in(user).get(f"{PLACE}1/calendar/").status_code for user in (lena, other_interviewer, ulf)]
    assert statuses == [200, 404, 404]


def test_the_organiser_is_the_municipality_and_not_the_dialogue(booked, dialogue):
    dialogue.contact_email = "segregation@umea.example"
    dialogue.municipality.contact_email = "kommun@umea.example"
    booked.dialogue = dialogue
    assert unfolded(calendar.calendar_file(booked))["ORGANIZER"] == "mailto:kommun@umea.example"


def test_two_talks_have_two_uids(dialogue, ines, booked):
    other = factories.make_interview(dialogue, ines, number=2)
    assert calendar.uid(other) != calendar.uid(booked)
