"""A version that a re-issue has taken the place of is shown to nobody, and so keeps no quotes, in rows or in files."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from dialogues.models import Event
from interviews.services import withdraw_consent
from perspectives.check_back import withholding
from perspectives.compilations import document, extracts
from perspectives.compilations.emptying import empty_replaced
from perspectives.models import (
    Compilation,
    Contrast,
    ContrastQuote,
    ContrastSide,
    PublishedChapter,
    PublishedPerspective,
    Statement,
    Translation,
)
from perspectives.withdrawal import replaced_versions, withdrawn_versions
from reports.models import Document
from tests import factories

from .compiled import begin, published, small_dialogue

pytestmark = pytest.mark.django_db
WORD = "Kvarnhjulsfasanen"


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def statement(world) -> Statement:
    """What the first young person said: under a perspective and, translated, in a contradiction."""
    said = world["statements"][0]
    Statement.objects.filter(pk=said.pk).update(masked=f"Jag sa att {WORD} aldrig landar hos oss.", original=WORD)
    said.refresh_from_db()
    contrast = Contrast.objects.create(dialogue=said.dialogue, title="Är det tyst?", lead="Båda vill sova.")
    for place, group in enumerate((world["young"], world["parents"]), 1):
        side = ContrastSide.objects.create(
            contrast=contrast, position=place, group=group, perspective=world["perspectives"][1]
        )
        if place == 1:
            ContrastQuote.objects.create(side=side, statement=said, position=1)
    return said


@pytest.fixture
def first(dialogue, lena, dana, statement) -> Compilation:
    factories.publish(dialogue)
    draft = begin(dialogue, lena, summary="Så blev det.")
    Translation.objects.create(
        compilation=draft, language="en", field="quote", statement=statement, text=f"The {WORD}.", source_key="x" * 16
    )
    version = published(draft, lena, dana)
    made = Document.objects.filter(kind="compilation_short", object_id=version.pk).get()
    made.file.save("short.pdf", ContentFile(WORD.encode()), save=False)
    Document.objects.filter(pk=made.pk).update(state="done", file=made.file.name)
    return version


def kept() -> dict[str, int]:
    """How many rows of what was published still hold the word."""
    found = {}
    for model in (Compilation, PublishedChapter, PublishedPerspective, Translation):
        if count := sum(WORD in str(row) for row in model._base_manager.values()):
            found[model.__name__] = count
    return found


def test_while_it_is_the_newest_it_keeps_what_anybody_can_read(dialogue, first, statement, lena):
    withdraw_consent(person=statement.speaker, actor=lena)
    assert empty_replaced(dialogue=dialogue) == []
    assert {"Compilation", "PublishedPerspective"} <= kept().keys()


def test_the_re_issue_empties_what_it_replaces(
    dialogue, first, statement, lena, dana, django_capture_on_commit_callbacks
):
    title = PublishedPerspective.objects.filter(chapter__compilation=first).first().content["title"]
    withdraw_consent(person=statement.speaker, actor=lena)
    with django_capture_on_commit_callbacks(execute=True):
        second = published(begin(dialogue, lena, summary="Så blev det."), lena, dana)
    assert kept() == {}
    rows = PublishedPerspective.objects.filter(chapter__compilation=first)
    assert {len(row.content["quotes"]) for row in rows} == {0}
    assert rows.first().content["title"] == title
    assert PublishedPerspective.objects.filter(chapter__compilation=second, content__quotes__0__isnull=False).exists()
    assert not extracts.ready(first)
    assert Document.objects.get(kind="compilation_short", object_id=first.pk).file.name == ""
    assert Event.objects.filter(name="compilation.emptied").count() == 1
    assert empty_replaced(dialogue=dialogue) == []


def test_one_that_a_newer_had_already_left_behind_is_emptied_at_once(
    dialogue, first, statement, lena, dana, django_capture_on_commit_callbacks
):
    """The second version never held the quote: with the withdrawal the first is one that nobody is shown."""
    draft = begin(dialogue, lena, summary="Så blev det.")
    draft.quotes.filter(statement=statement).delete()
    Contrast.objects.update(in_document=False)
    published(draft, lena, dana)
    assert kept() != {}
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(person=statement.speaker, actor=lena)
    assert replaced_versions(dialogue) == {1}
    assert kept() == {}


def test_nobody_reads_an_emptied_version_even_when_the_quote_is_given_back(
    dialogue, first, statement, lena, dana, signed_in, django_capture_on_commit_callbacks
):
    assert withholding.withhold(statement.pk)
    with django_capture_on_commit_callbacks(execute=True):
        published(begin(dialogue, lena, summary="Så blev det."), lena, dana)
    assert kept() == {}
    assert withholding.give_back(statement.pk)
    assert withdrawn_versions(dialogue) == {1}
    assert signed_in(lena).get("/dialogues/segregation/compilations/1/read/").status_code == 410
    assert Client().get("/d/segregation/compilation/?version=1").status_code == 404


def test_a_quote_that_stands_in_a_contradiction_alone_makes_the_next_version_a_re_issue(
    dialogue, lena, dana, statement
):
    draft = begin(dialogue, lena, summary="Så blev det.")
    draft.quotes.filter(statement=statement).delete()
    published(draft, lena, dana)
    assert withdrawn_versions(dialogue) == set()
    withholding.withhold(statement.pk)
    assert withdrawn_versions(dialogue) == {1}
    assert document.build_cover(begin(dialogue, lena))["redacts"] == 1
