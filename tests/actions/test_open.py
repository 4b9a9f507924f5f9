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

from actions.models import (
    Comment,
    Decision,
    Indicator,
    IndicatorFigure,
    Milestone,
    Money,
    Move,
    Partner,
    Proposal,
    ReportAttachment,
    StatusReport,
)
from actions.open import schema
from dialogues.events import record
from tests import factories
from tests.actions.conftest import PUBLIC

pytestmark = pytest.mark.django_db

SECRET = ("Otto", "otto@example.org", "Olle Hemlig", "Invändningen", "Nadja Ek", "Petra Berg", "Det dolda")


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
    _tell_more(promise, board)
    return promise


def _tell_more(promise: Proposal, board) -> None:
    """Money, a measure, a picture, comments shown and hidden, partners that said yes, no and nothing."""
    yes = promise.decisions.get()
    Money.objects.create(decision=yes, amount=200_000, year=2022, source="Nämndens ram")
    Money.objects.create(decision=yes, amount=150_000, year=2023, source="=SUMMA(A1)")
    refused = Decision.objects.create(
        proposal=promise, body=board, decided_on=yes.decided_on - timedelta(weeks=4), outcome="no", money="Inga pengar"
    )
    Money.objects.create(decision=refused, amount=1, year=2022)
    measure = Indicator.objects.create(proposal=promise, name="Föreningar utan lokal", unit="föreningar",
                                       baseline="14.5", baseline_on=yes.decided_on)  # fmt: skip
    for value in ("13", "12"):
        IndicatorFigure.objects.create(indicator=measure, value=value, on=timezone.localdate())
    ReportAttachment.objects.create(
        report=promise.reports.get(), kind="picture", name="lokalen.jpg", alt="En tom lokal", size=1234,
        content_type="image/jpeg", stored="a/b.jpg", width=400, height=300, sha256="0" * 64,
    )  # fmt: skip
    first = Comment.objects.create(proposal=promise, text="När då? <b>", side="civil_society", name="Petra Berg")
    Comment.objects.create(proposal=promise, text="I mars.", answers_to=first, organisation="Fritidsförvaltningen")
    Comment.objects.create(proposal=promise, text="Det dolda", hidden_at=timezone.now(), hidden_reason="person")
    for name, answer in (("Bygdehuset", "yes"), ("Klubben", "no"), ("Skolan", "")):
        one = factories.make_organisation(promise.dialogue.municipality, name)
        promise.partners.add(one)
        if answer:
            Partner.objects.create(proposal=promise, organisation=one, name="Nadja Ek", answer=answer,
                                   may_be_named=answer == "yes")  # fmt: skip


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
        "Beslut: Hus på Ersboda",
    ]
    assert len({entry.id for entry in feed.entries}) == 4
    assert feed.entries[1].link.endswith("/d/segregation/actions/1/")
    summary = feed.entries[1].summary_detail
    assert (summary.type, "&lt;b&gt;vi väntar&lt;/b&gt;" in summary.value) == ("text/html", True)


def test_a_promise_has_a_feed_of_its_own_and_an_idea_has_none(followed):
    assert len(feedparser.parse(read("1/feed/")).entries) == 3
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
    contract = json.loads(read("schema.json"))
    jsonschema.Draft202012Validator.check_schema(contract)
    jsonschema.Draft202012Validator(contract, format_checker=jsonschema.FormatChecker()).validate(document)
    first, second = document["promises"]
    assert (first["owner"], first["reports"][0]["state"], len(first["milestones"])) == (
        "Fritidsförvaltningen",
        "delayed",
        2,
    )
    assert first["perspectives"] == [{"title": "Dörren är låst", "url": first["perspectives"][0]["url"]}]
    assert (first["owner_answer"], first["partners"]) == (
        "accepted", [{"name": "Bygdehuset", "answer": "yes"}, {"name": "Skolan", "answer": "not_asked"}],
    )  # fmt: skip
    assert (second["state"], second["owner"], second["decisions"]) == ("stopped", "", [])


def test_money_measures_pictures_and_comments_are_rows_that_a_program_can_reckon_with(followed):
    first = json.loads(read("data.json"))["promises"][0]
    refused, yes = first["decisions"]
    assert (refused["money_note"], yes["money_note"]) == ("", "")
    assert yes["money"] == [
        {"amount": 200_000, "currency": "SEK", "year": 2022, "source": "Nämndens ram"},
        {"amount": 150_000, "currency": "SEK", "year": 2023, "source": "=SUMMA(A1)"},
    ]
    [measure] = first["indicators"]
    assert (measure["baseline"]["value"], measure["target"], [one["value"] for one in measure["figures"]]) == (
        14.5, None, [12],
    )  # fmt: skip
    [shown] = first["reports"][0]["attachments"]
    assert (shown["kind"], shown["name"], shown["type"], shown["bytes"], shown["description"]) == (
        "picture", "lokalen.jpg", "image/jpeg", 1234, "En tom lokal",
    )  # fmt: skip
    assert "/d/segregation/actions/1/files/" in shown["url"] and shown["url"].startswith("http")
    comments = first["comments"]
    assert (comments["count"], comments["hidden"]) == (1, 1)
    [comment] = comments["published"]
    assert (comment["text"], comment["side"], [one["text"] for one in comment["answers"]]) == (
        "När då? <b>", "civil_society", ["I mars."],
    )  # fmt: skip


def test_the_table_of_money_has_a_row_a_sum_of_decisions_that_said_yes(followed):
    rows = list(csv.DictReader(io.StringIO(read("money.csv")), delimiter=";"))
    assert list(rows[0]) == schema.MONEY_HEAD
    assert [(row["number"], row["amount"], row["currency"], row["year"], row["source"]) for row in rows] == [
        ("1", "200000", "SEK", "2022", "Nämndens ram"),
        ("1", "150000", "SEK", "2023", "'=SUMMA(A1)"),
    ]
    first = next(csv.DictReader(io.StringIO(read("data.csv")), delimiter=";"))
    assert (first["money_sek"], first["comments"], first["attachments"]) == ("350000", "1", "1")


def test_every_field_says_what_it_holds(followed):
    """The schema is the documentation: nothing in a promise is without words."""

    def silent(node: dict, path: str) -> list[str]:
        found = [] if node.get("description") or path == "" else [path]
        for name, field in node.get("properties", {}).items():
            found += silent(field, f"{path}/{name}")
        for field in [node["items"]] if "items" in node else []:
            found += [one for name, inner in field.get("properties", {}).items()
                      for one in silent(inner, f"{path}[]/{name}")]  # fmt: skip
        return found

    assert silent(schema.PROMISE, "") == []


@pytest.mark.parametrize(
    ("where", "value"),
    [(("state",), "kanske"), (("decisions", 1, "money", 0, "amount"), "200 000 kr"), (("comments", "count"), -1),
     (("reports", 0, "attachments", 0, "url"), None), (("owner_name",), "Otto")],
)  # fmt: skip
def test_a_document_that_does_not_follow_it_is_found_out(followed, where, value):
    document = json.loads(read("data.json"))
    place = document["promises"][0]
    for key in where[:-1]:
        place = place[key]
    place[where[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema.SCHEMA)


def test_the_table_has_the_same_rows_and_no_formula(followed):
    rows = list(csv.DictReader(io.StringIO(read("data.csv")), delimiter=";"))
    document = json.loads(read("data.json"))
    assert list(rows[0]) == schema.HEAD
    assert [int(row["number"]) for row in rows] == [one["number"] for one in document["promises"]]
    assert (rows[0]["last_report_state"], rows[0]["milestones_done"], rows[0]["milestones"]) == ("delayed", "1", "2")
    assert rows[1]["title"] == "'=SUMMA(A1)"


@pytest.mark.parametrize(
    "path",
    ["open/", "feed/", "1/feed/", "calendar.ics", "data.json", "data.csv", "money.csv", "schema.json"],
)
def test_whoever_asks_again_is_told_that_nothing_has_changed(followed, path, signed_in, lena):
    client = Client()
    client.get(PUBLIC + path)  # the page's own cookie is part of what it shows
    first = client.get(PUBLIC + path)
    again = client.get(PUBLIC + path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["feed/", "calendar.ics", "data.json", "data.csv", "money.csv", "schema.json", "open/"]
)
def test_nothing_of_it_is_there_while_the_dialogue_is_not_public(dialogue, promise, path):
    assert Client().get(PUBLIC + path).status_code == 404


def test_a_dialogue_without_promises_has_an_empty_feed_that_is_sound(dialogue):
    factories.publish(dialogue)
    feed = feedparser.parse(read("feed/"))
    assert (feed.bozo, feed.entries, bool(feed.feed.updated)) == (0, [], True)
    assert list(icalendar.Calendar.from_ical(read("calendar.ics")).walk("VEVENT")) == []
    jsonschema.validate(json.loads(read("data.json")), schema.SCHEMA)


def test_a_hundred_promises_cost_as_many_questions_as_one(
    followed, propose, board, django_assert_num_queries, django_assert_max_num_queries
):
    for path in ("feed/", "calendar.ics", "data.json", "data.csv", "money.csv"):
        with django_assert_max_num_queries(23) as asked:
            Client().get(PUBLIC + path)
        for number in range(3):
            made = propose(f"Till {path} {uuid4()}", moves=(("decided", "Ja."),))
            Decision.objects.create(proposal=made, body=board, decided_on=timezone.localdate(), outcome="yes")
            Move.objects.create(proposal=made, from_state="decided", to_state="stopped", reason="Slut.")
            said = Comment.objects.create(proposal=made, text=f"Ord {number}", side="municipality")
            Comment.objects.create(proposal=made, text="Svar", answers_to=said)
        record("proposal.moved", dialogue=followed.dialogue)
        with django_assert_num_queries(len(asked)):
            Client().get(PUBLIC + path)
