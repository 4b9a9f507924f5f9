"""Somebody takes back what they said: their words are written wherever they could have gone, and then looked for."""

import threading

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from dialogues.models import Event
from interviews.models import (
    Consent,
    InterviewInvitation,
    InterviewText,
    Suggestion,
    TextVersion,
    Withdrawal,
)
from interviews.services import withdraw_consent
from perspectives import withdrawal
from perspectives.compilations import document
from perspectives.compilations import review as compilation_review
from perspectives.models import (
    Coding,
    Compilation,
    Export,
    MaskDecision,
    Perspective,
    Quote,
    ReviewComment,
    Statement,
    Theme,
    Voice,
)
from perspectives.statements.services import lift_statement, remove_statement, restore_statement
from reports.models import Document
from tests import factories

from .compiled import approved, begin, published, small_dialogue

pytestmark = pytest.mark.django_db
WORD = "Kvarnhjulsfasanen"
"""A word nobody else says, without signs that JSON writes in another way."""
SAID = f"Jag sa till rektorn att {WORD} aldrig landar hos oss."
HOME = "/dialogues/segregation/"


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def person(world, dialogue, lena, ines):
    """The first youth, whose one statement and everything round it holds the word."""
    person = world["youths"][0]
    statement = world["statements"][0]
    InterviewText.objects.filter(interview=statement.interview).update(text=f"{SAID} Punkt.")
    Statement.objects.filter(pk=statement.pk).update(
        original=SAID, masked=SAID, translation=f"{WORD} in English", start=0, end=len(SAID)
    )
    return person


def spread(dialogue, person, ines, lena) -> None:
    """Write the word wherever something derived from the person is kept."""
    talk = person.interviews.get()
    TextVersion.objects.create(source=talk.source, number=1, text=f"{WORD} i en tidigare version")
    Suggestion.objects.create(dialogue=dialogue, interview=talk, who=f"{WORD} i trappan", why=WORD)
    InterviewInvitation.objects.create(interview=talk, interviewee=person, needs_note=WORD, other_times=WORD)
    statement = talk.statements.get()
    Coding.objects.create(statement=statement, coder=ines)
    MaskDecision.objects.create(
        statement=statement, kind="name", fingerprint="f" * 64, reason=f"{WORD} är ovanligt", replaced_by=WORD
    )
    gone = factories.make_statement(talk, "Punkt.", number=900, speaker=None)
    Statement.objects.filter(pk=gone.pk).update(original=f"{WORD}. Punkt.", removed_at=timezone.now())


def rows_with(word: str) -> dict[str, int]:
    """How many rows of each of our tables hold ``word``, in any column as it lies in the database."""
    found = {}
    for model in apps.get_models():
        if model.__module__.split(".")[0] not in {
            "dialogues",
            "interviews",
            "perspectives",
            "meetings",
            "actions",
            "reports",
            "accounts",
        }:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608 - a table of ours
            count = sum(word in str(row) for row in cursor.fetchall())
        if count:
            found[model.__name__] = count
    return found


def pages(dialogue, person, statement_key) -> list[str]:
    number = person.interviews.get().number
    return [
        "",
        f"interviews/{number}/",
        f"interviews/{number}/text/",
        f"interviews/{number}/text/versions/",
        f"interviews/people/{person.number}/",
        "interviews/",
        "interviews/suggestions/",
        f"perspectives/coding/{number}/",
        f"perspectives/coding/{number}/sentences/",
        "perspectives/statements/",
        f"perspectives/statements/?q={WORD}",
        f"perspectives/statements/{statement_key}/",
        "perspectives/",
        "perspectives/1/",
        "perspectives/1/statements/",
        "perspectives/themes/",
        "compilations/1/",
        "compilations/1/read/",
        "compilations/1/read/1/",
        "compilations/1/read/1/1/",
        "log/",
    ]


@pytest.mark.parametrize("how", ["code", "leader"])
def test_the_words_are_nowhere_in_unpublished_work(
    signed_in, dialogue, world, person, ines, lena, dana, farid, ada, how
):
    spread(dialogue, person, ines, lena)
    statement = person.statements.get()
    begin(dialogue, lena)
    shown = [
        page
        for page in pages(dialogue, person, statement.creation_key)
        if WORD in signed_in(lena).get(HOME + page).content.decode().replace(f'value="{WORD}"', "")
    ]
    assert len(shown) >= 8  # there was something that could leak
    assert len(rows_with(WORD)) >= 4
    withdraw_consent(person=person, actor=lena if how == "leader" else None)
    assert rows_with(WORD) == {}
    for who in (lena, ines, dana, farid, ada):
        client = signed_in(who)
        leaks = [
            page
            for page in pages(dialogue, person, statement.creation_key)
            if WORD in client.get(HOME + page).content.decode().replace(f'value="{WORD}"', "")
        ]
        assert (who.name, leaks) == (who.name, [])
    found = Withdrawal.objects.get().found
    assert {name: found[name] for name in ("statements", "quotes", "codings", "masks", "texts", "published")} == {
        "statements": 2,
        "quotes": 1,
        "codings": 1,
        "masks": 1,
        "texts": 1,
        "published": 0,
    }


def test_what_is_published_is_listed_with_what_to_do(signed_in, dialogue, world, person, lena, dana):
    factories.publish(dialogue)
    published(begin(dialogue, lena), lena, dana)
    withdraw_consent(person=person, actor=None)
    found = Withdrawal.objects.get().found
    assert (found["places"], found["published"], found["quotes"]) == ([[1, 1, 1, 1]], 1, 0)
    # a chapter shows the first few of its shuffled quotes only
    assert set(rows_with(WORD)) - {"PublishedChapter"} == {"PublishedPerspective"}
    client = signed_in(lena)
    page = client.get(f"{HOME}interviews/consent/withdrawals/{person.number}/").content.decode()
    assert "Version 1, kapitel 1, Att bli utpekad: Namnet stänger dörrar" in page
    assert f"{HOME}compilations/1/read/1/1/" in page
    assert "Börja på en ny version" in page
    assert "Berätta för dem som har fått den gamla" in page
    assert WORD not in page
    assert client.get(f"{HOME}compilations/1/read/1/1/").status_code == 200


def test_the_re_issue_says_what_it_is_and_takes_the_old_ones_place(client, dialogue, world, person, lena, dana):
    factories.publish(dialogue)
    published(begin(dialogue, lena), lena, dana)
    withdraw_consent(person=person, actor=None)
    assert WORD in client.get("/d/segregation/compilation/1/1/").content.decode()
    published(begin(dialogue, lena), lena, dana)
    cover = client.get("/d/segregation/compilation/").content.decode()
    assert "Något är borttaget sedan version 1" in cover
    assert "version=1" not in cover
    for address in ("1/1/", "1/1/?version=1", "?version=1", "1/?version=1", "1/1/?version=2"):
        assert WORD not in client.get(f"/d/segregation/compilation/{address}").content.decode()
    again = published(begin(dialogue, lena), lena, dana)
    assert again.content["redacts"] is None


def test_an_older_version_without_their_words_is_still_there(client, dialogue, world, person, lena, dana):
    factories.publish(dialogue)
    first = begin(dialogue, lena)
    Quote.objects.filter(statement=person.statements.get()).delete()
    published(first, lena, dana)
    published(begin(dialogue, lena), lena, dana)
    withdraw_consent(person=person, actor=None)
    published(begin(dialogue, lena), lena, dana)
    assert client.get("/d/segregation/compilation/?version=1").status_code == 200
    assert "version=1" in client.get("/d/segregation/compilation/").content.decode()


def test_drafts_on_paper_and_exports_are_thrown_away(
    django_capture_on_commit_callbacks, settings, tmp_path, dialogue, world, person, lena, dana
):
    settings.MEDIA_ROOT = tmp_path
    released = published(begin(dialogue, lena), lena, dana)
    draft = begin(dialogue, lena)
    files = {}
    for name, kind, key in (
        ("draft", "compilation", draft.pk),
        ("export", "export", 1),
        ("print", "compilation", released.pk),
    ):
        row = Document(kind=kind, object_id=key, content_key=name, title=name, state="done")
        row.file.save(f"{name}.pdf", ContentFile(WORD.encode()), save=True)
        files[name] = row
    Export.objects.create(dialogue=dialogue, by=lena, kind="statements_xlsx", document=files["export"])
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(person=person, actor=None)
    left = [name for name, row in files.items() if (tmp_path / row.file.name).exists()]
    assert left == ["print"]
    assert Withdrawal.objects.get().found["files"] == 2


def test_others_texts_that_repeat_their_words_are_listed_and_not_changed(
    signed_in, dialogue, world, person, lena, dana
):
    draft = begin(dialogue, lena, summary=f"Någon sa: {SAID}")
    Theme.objects.filter(pk=world["themes"][0].pk).update(lead=f"Så här lät det. {SAID.upper()}")
    Perspective.objects.filter(pk=world["perspectives"][1].pk).update(text="Rektorn var inte med.")
    Perspective.objects.filter(pk=world["perspectives"][2].pk).update(speaks_for=SAID.replace(" ", "\n"))
    ReviewComment.objects.create(compilation=draft, anchor="summary", by=dana, text=f"Stryk {SAID}")
    withdraw_consent(person=person, actor=None)
    found = Withdrawal.objects.get().found
    assert sorted(kind for kind, _key in found["echoes"]) == ["comment", "perspective", "theme", "version"]
    page = signed_in(lena).get(f"{HOME}interviews/consent/withdrawals/{person.number}/").content.decode()
    for words in (
        "Texterna om temat ”Att bli utpekad”",
        "Texterna om perspektivet ”Dörren är öppen”",
        "Sammanställningens texter, version 1",
    ):
        assert words in page
    assert WORD not in page
    assert WORD in Compilation.objects.get().summary


def test_a_perspective_that_rested_on_them_alone_is_listed(signed_in, dialogue, world, person, lena):
    alone = factories.make_perspective(dialogue, "Ensam om detta", number=50)
    Voice.objects.create(perspective=alone, statement=person.statements.get())
    withdraw_consent(person=person, actor=None)
    assert Withdrawal.objects.get().found["lone"] == [50]
    page = signed_in(lena).get(f"{HOME}interviews/consent/withdrawals/{person.number}/").content.decode()
    assert "Perspektivet ”Ensam om detta”" in page


def test_in_a_talk_of_several_only_what_is_noted_as_theirs_goes(dialogue, world, ines, lena):
    one, two = (factories.make_interviewee(dialogue, world["young"], number) for number in (70, 71))
    talk = factories.make_interview(dialogue, ines, one, two, number=70, text="Mitt. Ditt. Vems?", kind="focus_group")
    shown = {"status": "confirmed", "confirmed_by": lena, "released_at": timezone.now()}
    mine = factories.make_statement(talk, "Mitt.", number=70, speaker=one, **shown)
    yours = factories.make_statement(talk, "Ditt.", number=71, speaker=two, **shown)
    whose = factories.make_statement(talk, "Vems?", number=72, speaker=None, **shown)
    withdraw_consent(person=one, actor=None)
    for row in (mine, yours, whose):
        row.refresh_from_db()
    assert (mine.original, yours.original, whose.original) == ("", "Ditt.", "Vems?")
    assert (yours.released_at is None, whose.released_at, whose.status) == (False, None, "lifted")
    found = Withdrawal.objects.get().found
    assert (found["statements"], found["to_check"], found["shared"]) == (1, 1, [70])


def test_what_was_taken_back_is_not_put_back_or_saved_by_an_older_copy(dialogue, world, person, ines, lena):
    before = person.statements.select_related("interview").get()
    stale = Statement.objects.get(pk=before.pk)
    withdraw_consent(person=person, actor=None)
    remove_statement(statement=stale, actor=ines)
    assert Statement.everything.get(pk=before.pk).original == ""
    row = Statement.everything.get(pk=before.pk)
    with pytest.raises(ValidationError, match="kan inte återställas"):
        restore_statement(statement=row, actor=ines)
    with pytest.raises(ValidationError):
        lift_statement(interview=before.interview, actor=ines, start=0, end=len(SAID), words=SAID)


# --- No longer quoted ---------------------------------------------------------------------------------------------


def stop_quotes(client, person) -> int:
    consent = Consent.objects.get(interviewee=person)
    data = {"informed_on": "2022-01-10", "way": "spoken", "allows_notes": "on", "guardian": "not_needed"}
    data |= {"opened_version": consent.version, "capacity_note": "Förstod."}
    return client.post(f"{HOME}interviews/people/{person.number}/consent/", data).status_code


def test_a_no_to_quotes_acts_at_once_on_what_is_not_published_and_lists_the_rest(
    signed_in, dialogue, world, person, lena, dana
):
    published(begin(dialogue, lena), lena, dana)
    draft = begin(dialogue, lena)
    statement = person.statements.get()
    assert draft.quotes.filter(statement=statement).exists()
    client = signed_in(lena)
    assert stop_quotes(client, person) == 302
    assert not draft.quotes.filter(statement=statement).exists()
    statement.refresh_from_db()
    assert (statement.released_at, statement.original) == (None, SAID)
    assert WORD not in signed_in(dana).get(f"{HOME}perspectives/statements/").content.decode()
    page = client.get(f"{HOME}interviews/people/{person.number}/").content.decode()
    assert "Citerad i det som är publicerat" in page
    assert "Version 1, kapitel 1, Att bli utpekad: Namnet stänger dörrar" in page
    event = Event.objects.get(name="consent.quotes_stopped")
    assert event.data == {"quotes": 1, "released": 1, "published": 1}


def test_a_consent_saved_anew_without_a_change_stops_nothing_twice(signed_in, dialogue, world, person, lena):
    client = signed_in(lena)
    stop_quotes(client, person)
    stop_quotes(client, person)
    assert Event.objects.filter(name="consent.quotes_stopped").count() == 1


# --- At the same time as a publication ----------------------------------------------------------------------------


def test_taken_back_before_the_publication_stops_it(dialogue, world, person, lena, dana):
    version = approved(begin(dialogue, lena), lena, dana)
    withdraw_consent(person=person, actor=None)
    with pytest.raises(ValidationError, match="ändrats"):
        compilation_review.publish(compilation=version, actor=lena)
    assert WORD not in str(document.build_chapters(version))
    assert Withdrawal.objects.get().found["published"] == 0


def test_taken_back_after_the_publication_finds_it_in_print(dialogue, world, person, lena, dana):
    version = approved(begin(dialogue, lena), lena, dana)
    compilation_review.publish(compilation=version, actor=lena)
    withdraw_consent(person=person, actor=None)
    assert Withdrawal.objects.get().found["published"] == 1


def test_versions_are_locked_before_anything_is_looked_at(dialogue, world, person, lena, monkeypatch):
    """The order that makes the two above hold for a publication at the same moment."""
    begin(dialogue, lena)
    order = []
    traces = withdrawal.TRACES
    monkeypatch.setitem(
        __import__("interviews.consent.found", fromlist=["_rooms"])._rooms,
        "perspectives",
        type(traces)(
            lock=lambda one: (order.append("lock"), traces.lock(one)),
            find=traces.find,
            stop_quotes=traces.stop_quotes,
            describe=traces.describe,
        ),
    )
    monkeypatch.setattr("interviews.consent.withdrawal.take_back_own", lambda one: order.append("own") or {"texts": 0})
    withdraw_consent(person=person, actor=None)
    assert order == ["lock", "own"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time")
@pytest.mark.django_db(transaction=True)
def test_taken_back_while_it_is_published_is_either_stopped_or_listed(dialogue, world, person, lena, dana):
    version = approved(begin(dialogue, lena), lena, dana)
    start, outcome = threading.Barrier(2), {}

    def run(name, act):
        start.wait()
        try:
            act()
            outcome[name] = "done"
        except ValidationError:
            outcome[name] = "refused"
        finally:
            connection.close()

    acts = {
        "publish": lambda: compilation_review.publish(compilation=version, actor=lena),
        "withdraw": lambda: withdraw_consent(person=person, actor=None),
    }
    threads = [threading.Thread(target=run, args=pair) for pair in acts.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    in_print = "PublishedPerspective" in rows_with(WORD)
    assert outcome["withdraw"] == "done"
    assert (outcome["publish"] == "done") == in_print
    assert Withdrawal.objects.get().found["published"] == int(in_print)


@pytest.mark.parametrize("others", [1, 40])
def test_finding_costs_the_same_however_much_they_said(
    dialogue, world, person, lena, others, django_assert_num_queries
):
    talk = person.interviews.get()
    for number in range(others):
        factories.make_statement(talk, "Punkt.", number=500 + number, speaker=person)
    begin(dialogue, lena)
    with django_assert_num_queries(8):
        withdrawal.find(person)
