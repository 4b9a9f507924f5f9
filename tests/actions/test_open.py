"""The feed, the calendar and the data, read by programs that others wrote."""

import csv
import io
import json
from datetime import timedelta
from uuid import uuid4

import feedparser
import icalendar
import jsonschema
import pytest
from django.test import Client
from django.utils import timezone

from actions.models import Decision, Milestone, Move, Proposal, StatusReport
from actions.open import data
from dialogues.events import record
from tests import factories
from tests.actions.conftest import PUBLIC

pytestmark = pytest.mark.django_db

SECRET = ("Otto", "otto@example.org", "Olle Hemlig", "Invändningen")


@pytest.fixture
def followed(dialogue, promise, propose, board, publish_perspectives) -> Proposal:
    """A promise with everything, one that is bare, and a proposal that is none."""
    factories.publish(dialogue)
    today = timezone.localdate()
    StatusReport.objects.create(
        proposal=promise, reported_on=today, state="delayed", text="Lokalen dröjer; <b>vi väntar</b>."
    )
    Milestone.objects.create(proposal=promise, title="Lista, jämför; välj", due_on=today + timedelta(days=30))
    Milestone.objects.create(proposal=promise, title="Fråga fem", due_on=today, done_on=today - timedelta(days=2))
    perspective = factories.make_perspective(dialogue, "Dörren är låst", number=1)
    promise.perspectives.add(perspective)
    publish_perspectives((perspective, "Dörren är låst", [("Ord.", "")]))
    promise.objections.create(objection="Invändningen", needs="", by=promise.owner)
    propose("=SUMMA(A1)", moves=(("decided", "Ja."), ("stopped", "Pengarna tog slut.")))
    propose("Idé", moves=(("idea_bank", "Nej."),))
    Proposal.objects.filter(pk=promise.pk).update(due_on=today + timedelta(days=200))
    return promise


def read(path: str) -> str:
    answer = Client().get(PUBLIC + path)
    assert answer.status_code == 200
    words = answer.content.decode("utf-8-sig")
    assert [word for word in SECRET if word in words] == []
    return words


def test_the_feed_is_sound_and_tells_newest_first(followed):
    feed = feedparser.parse(read("feed/"))
    assert (feed.bozo, feed.version, feed.feed.language) == (0, "atom10", "sv")
    assert [entry.title for entry in feed.entries] == [
        "Flyttat: =SUMMA(A1)",
        "Lägesrapport: Hus på Ersboda",
        "Beslut: Hus på Ersboda",
    ]
    assert len({entry.id for entry in feed.entries}) == 3
    assert feed.entries[1].link.endswith("/d/segregation/actions/1/")
    summary = feed.entries[1].summary_detail
    assert (summary.type, "&lt;b&gt;vi väntar&lt;/b&gt;" in summary.value) == ("text/html", True)


def test_a_promise_has_a_feed_of_its_own_and_an_idea_has_none(followed):
    assert len(feedparser.parse(read("1/feed/")).entries) == 2
    assert Client().get(PUBLIC + "3/feed/").status_code == 404


def test_an_entry_keeps_its_name_when_more_happens(followed):
    before = {entry.id for entry in feedparser.parse(read("feed/")).entries}
    StatusReport.objects.create(proposal=followed, reported_on=timezone.localdate(), state="on_track", text="Nu så.")
    record("status_report.given", dialogue=followed.dialogue)
    assert before < {entry.id for entry in feedparser.parse(read("feed/")).entries}


def test_the_calendar_has_each_day_once_whatever_is_moved(followed):
    found = icalendar.Calendar.from_ical(read("calendar.ics"))
    events = {str(event["SUMMARY"]): event for event in found.walk("VEVENT")}
    assert set(events) == {
        "Lista, jämför; välj (Hus på Ersboda)",
        "Fråga fem (Hus på Ersboda)",
        "Ska vara klart: Hus på Ersboda",
        "Lägesrapport ska komma: Hus på Ersboda",
    }
    step = Milestone.objects.get(title="Lista, jämför; välj")
    assert events["Lista, jämför; välj (Hus på Ersboda)"].decoded("DTSTART") == step.due_on
    Milestone.objects.filter(pk=step.pk).update(due_on=step.due_on + timedelta(days=5))
    again = icalendar.Calendar.from_ical(read("calendar.ics"))
    assert {str(one["UID"]) for one in again.walk("VEVENT")} == {str(one["UID"]) for one in events.values()}


def test_the_data_follows_its_schema(followed):
    document = json.loads(read("data.json"))
    schema = json.loads(read("schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(document)
    first, second = document["promises"]
    assert (first["owner"], first["reports"][0]["state"], len(first["milestones"])) == (
        "Fritidsförvaltningen",
        "delayed",
        2,
    )
    assert first["perspectives"] == [{"title": "Dörren är låst", "url": first["perspectives"][0]["url"]}]
    assert (second["state"], second["owner"], second["decisions"]) == ("stopped", "", [])


def test_a_document_that_does_not_follow_it_is_found_out(followed):
    document = json.loads(read("data.json"))
    document["promises"][0]["state"] = "kanske"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, data.SCHEMA)


def test_the_table_has_the_same_rows_and_no_formula(followed):
    rows = list(csv.DictReader(io.StringIO(read("data.csv")), delimiter=";"))
    document = json.loads(read("data.json"))
    assert list(rows[0]) == data.HEAD
    assert [int(row["number"]) for row in rows] == [one["number"] for one in document["promises"]]
    assert (rows[0]["last_report_state"], rows[0]["milestones_done"], rows[0]["milestones"]) == ("delayed", "1", "2")
    assert rows[1]["title"] == "'=SUMMA(A1)"


@pytest.mark.parametrize("path", ["open/", "feed/", "1/feed/", "calendar.ics", "data.json", "data.csv", "schema.json"])
def test_whoever_asks_again_is_told_that_nothing_has_changed(followed, path, signed_in, lena):
    client = Client()
    client.get(PUBLIC + path)  # the page's own cookie is part of what it shows
    first = client.get(PUBLIC + path)
    again = client.get(PUBLIC + path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["feed/", "calendar.ics", "data.json", "data.csv", "schema.json", "open/"])
def test_nothing_of_it_is_there_while_the_dialogue_is_not_public(dialogue, promise, path):
    assert Client().get(PUBLIC + path).status_code == 404


def test_a_dialogue_without_promises_has_an_empty_feed_that_is_sound(dialogue):
    factories.publish(dialogue)
    feed = feedparser.parse(read("feed/"))
    assert (feed.bozo, feed.entries, bool(feed.feed.updated)) == (0, [], True)
    assert list(icalendar.Calendar.from_ical(read("calendar.ics")).walk("VEVENT")) == []
    jsonschema.validate(json.loads(read("data.json")), data.SCHEMA)


def test_a_hundred_promises_cost_as_many_questions_as_one(
    followed, propose, board, django_assert_num_queries, django_assert_max_num_queries
):
    for path in ("feed/", "calendar.ics", "data.json", "data.csv"):
        with django_assert_max_num_queries(16) as asked:
            Client().get(PUBLIC + path)
        for _number in range(3):
            made = propose(f"Till {path} {uuid4()}", moves=(("decided", "Ja."),))
            Decision.objects.create(proposal=made, body=board, decided_on=timezone.localdate(), outcome="yes")
            Move.objects.create(proposal=made, from_state="decided", to_state="stopped", reason="Slut.")
        record("proposal.moved", dialogue=followed.dialogue)
        with django_assert_num_queries(len(asked)):
            Client().get(PUBLIC + path)
