"""A municipality's promises for anyone: all of them, the silent said plainly, filtered, followed, fetched."""

import json
from datetime import timedelta

import feedparser
import jsonschema
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from actions.models import Decision, Proposal, StatusReport
from actions.municipal import data, queries
from actions.standing import Facts, standing
from dialogues.events import record
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/municipalities/umea/"


@pytest.fixture
def promises(dialogue, promise, propose, leisure) -> Proposal:
    """In a public dialogue: one on which no report has come for months, one that is done, one that is reported on."""
    today = timezone.localdate()
    factories.publish(dialogue)
    Decision.objects.filter(proposal=promise).update(decided_on=today - timedelta(weeks=16))
    propose("Läxhjälp", state="done", owner_organisation=leisure)
    planned = propose("Guider", state="under_way")
    StatusReport.objects.create(proposal=planned, reported_on=today, state="on_track", text="Sex guider.")
    propose("Bara en idé", moves=(("idea_bank", "Nej."),))
    return promise


def shown(query: str = "") -> list[str]:
    return [row.title for row in Client().get(PAGE + query).context["page"].object_list]


def test_every_promise_is_there_and_what_needs_an_eye_comes_first(promises):
    answer = Client().get(PAGE)
    assert shown() == ["Hus på Ersboda", "Guider", "Läxhjälp"]
    words = answer.content.decode()
    assert "Tre löften är givna" in words and "Ingen rapport sedan" in words
    assert [row.title for row in answer.context["silent"]] == ["Hus på Ersboda"]
    assert "Bara en idé" not in words and "Otto" not in words and "otto@example.org" not in words


def test_it_is_filtered_by_how_they_stand_by_whom_and_by_words(promises, leisure):
    assert shown("?stands=done") == ["Läxhjälp"]
    assert shown(f"?owner={leisure.pk}") == ["Hus på Ersboda", "Läxhjälp"]
    assert shown(f"?owner={leisure.pk}&stands=silent") == ["Hus på Ersboda"]
    assert shown("?q=guid") == ["Guider"]
    assert shown("?dialogue=finns-inte&stands=<script>") == ["Hus på Ersboda", "Guider", "Läxhjälp"]


def test_what_is_not_published_is_not_there(dialogue, promise, propose):
    for end in ("", "feed/", "data.json", "schema.json"):
        assert Client().get(PAGE + end).status_code == 404
    hidden = factories.make_dialogue("hemlig", title="Hemlig dialog")
    Proposal.objects.create(dialogue=hidden, number=1, title="Hemligt löfte", what="x", state="under_way")
    factories.publish(dialogue)
    for end in ("", "feed/", "data.json"):
        assert "Hemlig" not in Client().get(PAGE + end).content.decode()
    assert Client().get("/municipalities/finns-inte/").status_code == 404


def test_a_browser_asks_only_whether_it_changed_and_sees_the_change_at_once(promises, dialogue):
    client = Client()
    client.get(PAGE)  # gets its cookie
    first = client.get(PAGE)
    assert "max-age=60" in first["Cache-Control"]
    again = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Proposal.objects.filter(title="Guider").update(title="Guider för nya")
    record("proposal.changed", dialogue=dialogue)
    changed = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200 and "Guider för nya" in changed.content.decode()
    assert client.get(PAGE + "?q=hus", headers={"If-None-Match": changed["ETag"]}).status_code == 200


def asked(path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert Client().get(path).status_code == 200
    return len(found)


@pytest.mark.parametrize("end", ["", "feed/", "data.json"])
def test_it_asks_as_often_with_twelve_dialogues_as_with_one(promises, end, board):
    cold, warm = asked(PAGE + end), asked(PAGE + end)
    for number in range(11):
        more = factories.publish(factories.make_dialogue(f"d{number}", title=f"Dialog {number}"))
        for place in range(1, 4):
            proposal = Proposal.objects.create(
                dialogue=more, number=place, title=f"Löfte {number} {place}", what="x", state="under_way"
            )
            Decision.objects.create(proposal=proposal, body=board, decided_on=timezone.localdate(), outcome="yes")
    cache.clear()
    assert asked(PAGE + end) == cold
    assert asked(PAGE + end) == warm <= cold


def test_a_feed_asked_for_a_thousand_times_costs_a_question_each(promises):
    asked(PAGE + "feed/")
    assert sum(asked(PAGE + "feed/") for _time in range(20)) == 20
    etag = Client().get(PAGE + "feed/")["ETag"]
    with CaptureQueriesContext(connection) as found:
        assert Client().get(PAGE + "feed/", headers={"If-None-Match": etag}).status_code == 304
    assert len(found) == 1


def test_the_feed_and_the_data_are_sound(promises, dialogue, board):
    feed = feedparser.parse(Client().get(PAGE + "feed/").content)
    assert (feed.bozo, feed.version) == (0, "atom10")
    assert {entry.title for entry in feed.entries} == {"Lägesrapport: Guider", "Beslut: Hus på Ersboda"}
    assert all(entry.link.startswith("http") and entry.category == dialogue.title for entry in feed.entries)
    document = json.loads(Client().get(PAGE + "data.json").content)
    jsonschema.validate(document, json.loads(Client().get(PAGE + "schema.json").content))
    assert {row["title"]: row["stands"] for row in document["promises"]} == {
        "Hus på Ersboda": "silent", "Guider": "as_planned", "Läxhjälp": "done",
    }  # fmt: skip
    assert document["schema_version"] == data.SCHEMA_VERSION


def test_what_stands_in_a_feed_is_the_same_in_the_municipalitys_and_the_dialogues(promises):
    both = [feedparser.parse(Client().get(path).content) for path in (PAGE + "feed/", "/d/segregation/actions/feed/")]
    assert {entry.id for entry in both[0].entries} == {entry.id for entry in both[1].entries}


@pytest.mark.parametrize(
    ("state", "reports", "expected"),
    [
        ("done", (), "done"),
        ("stopped", (), "stopped"),
        ("decided", (), "not_begun"),
        ("under_way", ((1, "on_track"),), "as_planned"),
        ("under_way", ((1, "delayed"),), "delayed"),
        ("under_way", ((1, "stopped"),), "stopped"),
        ("under_way", ((20, "on_track"),), "silent"),
    ],
)
def test_every_way_to_stand_has_its_kind(state, reports, expected):
    today = timezone.localdate()
    days = tuple((today - timedelta(weeks=weeks), said) for weeks, said in reports)
    assert queries.kind_of(standing(Facts(state=state, promised_on=today, reports=days), today), state) == expected
