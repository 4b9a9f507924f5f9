"""Searching what is published: within the version, in order, marked, and nothing else."""

import pytest
from django.test import Client

from perspectives.models import Compilation, PublishedPerspective, Statement
from tests import factories

from .compiled import begin, hear, published, say, small_dialogue

pytestmark = pytest.mark.django_db
SEARCH = "/d/segregation/compilation/search/"
TEXTS = {"title": "Det vi fick höra", "summary": "Kort sagt är de inte överens om dörrarna.", "unheard": "Byarna."}


@pytest.fixture
def world(dialogue, ines):
    factories.publish(dialogue)
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, dana, world) -> Compilation:
    statement = world["statements"][0]
    statement.masked = "De såg på [mitt efternamn] och <b>stängde</b> dörren."
    statement.save()
    return published(begin(dialogue, lena, **TEXTS), lena, dana)


@pytest.fixture
def anyone() -> Client:
    return Client()


def test_a_word_is_found_where_it_stands_and_marked(anyone, version):
    page = anyone.get(SEARCH, {"q": "efternamn"})
    [hit] = page.context["found"]
    assert (hit["chapter"], hit["number"]) == (1, 1)
    assert "<mark>efternamn</mark>" in page.content.decode()
    assert "&lt;b&gt;stängde" in page.content.decode()


def test_the_beginning_of_a_word_is_enough_and_hits_come_in_the_documents_order(anyone, version):
    page = anyone.get(SEARCH, {"q": "dörr"})
    assert [row["field"] for row in page.context["around"]] == ["summary"]
    assert [(row["chapter"], row["number"]) for row in page.context["found"]] == [(1, 1), (2, 1)]
    assert page.context["count"] == 3


def test_every_word_has_to_be_there(anyone, version):
    assert anyone.get(SEARCH, {"q": "efternamn dörren"}).context["count"] == 1
    assert anyone.get(SEARCH, {"q": "efternamn byarna"}).context["count"] == 0
    assert "Inget hittades" in anyone.get(SEARCH, {"q": "efternamn byarna"}).content.decode()


def test_a_chapters_own_texts_are_found(anyone, version):
    page = anyone.get(SEARCH, {"q": "pengarna"})
    assert [row["number"] for row in page.context["chapters"]] == [2]
    assert "<mark>pengarna</mark>" in page.content.decode()


@pytest.mark.parametrize("query", ["%", "_", "'", '"', "\\", "\x00", "  ", "<script>", "x" * 5000, "\u200f", "🙂"])
def test_mangled_words_are_words(anyone, version, query):
    answer = anyone.get(SEARCH, {"q": query})
    assert answer.status_code == 200
    assert answer.context.get("count", 0) == 0
    assert "<script>alert" not in answer.content.decode()


def test_a_draft_and_what_is_left_out_are_never_found(anyone, dialogue, lena, dana, world):
    begin(dialogue, lena, **TEXTS)
    assert anyone.get(SEARCH, {"q": "dörr"}).status_code == 404


def test_what_changed_after_publication_is_not_found(anyone, version):
    Statement.objects.update(masked="En hemlighet.")
    assert anyone.get(SEARCH, {"q": "hemlighet"}).context["count"] == 0


def test_the_version_that_is_read_is_searched(anyone, version, dialogue, lena, dana, world):
    say(hear(dialogue, lena, world["young"], 1)[0], world["perspectives"][3], masked="Något alldeles nytt.")
    published(begin(dialogue, lena), lena, dana)
    assert anyone.get(SEARCH, {"q": "alldeles"}).context["count"] == 1
    assert anyone.get(SEARCH, {"q": "alldeles", "version": "1"}).context["count"] == 0


def test_nobody_keeps_what_somebody_looked_for(anyone, version):
    answer = anyone.get(SEARCH, {"q": "efternamn"})
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_a_search_costs_the_same_however_much_is_found(anyone, version, django_assert_max_num_queries):
    with django_assert_max_num_queries(30) as before:
        anyone.get(SEARCH, {"q": "efternamn"})
    with django_assert_max_num_queries(30) as after:
        assert anyone.get(SEARCH, {"q": "så här"}).context["count"] == 3
    assert len(before) == len(after)


def test_the_words_of_a_frozen_row_hold_its_quotes(version):
    row = PublishedPerspective.objects.get(chapter__number=1, number=1)
    assert "[mitt efternamn] och <b>stängde</b>" in row.words
