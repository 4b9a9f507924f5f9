"""A version in other languages: written beside the Swedish, read as far as it goes, never mixed in silence."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from dialogues.models import Event
from perspectives.compilations import document, extracts, spoken, tongues, translating
from perspectives.compilations import review as compilation_review
from perspectives.models import Compilation, Statement, Translation
from reports.render import write_pdf
from tests import factories
from tests.reports.paper import faults, text_of

from .compiled import approved, begin, published, small_dialogue

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/compilations/1/"
BOOK = "/d/segregation/compilation/"
TEXTS = {"title": "Det vi fick höra", "summary": "Kort sagt.", "method": "Vi frågade.", "respond": "Skriv till oss."}


@pytest.fixture
def world(dialogue, ines):
    factories.publish(dialogue)
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, world) -> Compilation:
    return begin(dialogue, lena, **TEXTS)


@pytest.fixture
def client(signed_in, lena):
    return signed_in(lena)


def translate(version, language, text, field, source, **where) -> Translation:
    key = tongues.source_key(source)
    return Translation.objects.create(
        compilation=version, language=language, field=field, text=text, source_key=key, **where
    )


@pytest.fixture
def english(version, world):
    translate(version, "en", "What we heard", "title", TEXTS["title"])
    translate(version, "en", "In brief.", "summary", TEXTS["summary"])
    translate(version, "en", "Being singled out", "title", "Att bli utpekad", theme=world["themes"][0])
    title = world["perspectives"][0].title
    translate(version, "en", "The name closes doors", "title", title, perspective=world["perspectives"][0])
    quote = version.quotes.first().statement
    translate(version, "en", "This is how it is.", "quote", quote.masked, statement=quote)
    translate(version, "en", "Young people", "name", "Unga", group=world["young"])
    return version


# --- Writing ----------------------------------------------------------------------------------------------------------


def sent(page, **texts):
    """What the form on ``page`` would send with ``texts`` typed in."""
    data = {}
    for row in page.context["rows"]:
        name = row.source.slot.name
        data |= {f"text-{name}": row.text, f"opened-{name}": row.opened}
    return data | texts


def test_a_language_is_begun_written_and_counted(client, version):
    page = f"{HOME}languages/en/around/"
    assert "Kort sagt." in client.get(page).content.decode()
    answer = client.post(page, sent(client.get(page), **{"text-summary": "In brief.", "text-title": "What we heard"}))
    assert answer.status_code == 302
    far = translating.progress(version)["en"][""]
    assert (far.done, far.stale) == (2, 0)
    overview = client.get(f"{HOME}languages/").content.decode()
    assert f"2 av {far.total} texter" in overview
    assert Event.objects.get(name="compilation.translated").data == {"language": "en", "count": 2}


def test_english_needs_no_words_of_the_document_and_arabic_does(version):
    [around] = [part for part in translating.parts(version) if part.key == "around"]
    count = {
        language: sum(
            source.slot.field.startswith("word:") for source in around.sources if translating.wanted(source, language)
        )
        for language in ("en", "ar")
    }
    assert count == {"en": 0, "ar": len(tongues.WORDS)}


def test_an_emptied_text_takes_the_translation_away(client, english):
    page = f"{HOME}languages/en/around/"
    client.post(page, sent(client.get(page), **{"text-summary": ""}))
    assert not english.translations.filter(field="summary").exists()
    assert english.translations.filter(field="title").exists()


def test_two_who_write_the_same_text_see_both_and_the_rest_is_saved(client, english):
    page = f"{HOME}languages/en/around/"
    mine = sent(client.get(page), **{"text-summary": "Mine.", "text-method": "We asked."})
    english.translations.filter(field="summary").update(text="Theirs.")
    answer = client.post(page, mine)
    assert answer.status_code == 409
    assert "Theirs." in answer.content.decode()
    assert "Mine." in answer.content.decode()
    assert english.translations.get(field="method").text == "We asked."
    assert english.translations.get(field="summary").text == "Theirs."
    again = client.post(page, sent(answer))
    assert again.status_code == 302
    assert english.translations.get(field="summary").text == "Mine."


def test_quotes_are_translated_perspective_by_perspective_and_may_point_nobody_out(client, version):
    entry = version.entries.first()
    page = f"{HOME}languages/en/e{entry.pk}/"
    opened = client.get(page)
    name = opened.context["rows"][0].source.slot.name
    answer = client.post(page, sent(opened, **{f"text-{name}": "Call me at 070-123 45 67."}))
    assert answer.status_code == 422
    assert "leder till en enda person" in answer.content.decode() or "leder till en person" in answer.content.decode()
    assert not Translation.objects.exists()
    assert client.post(page, sent(opened, **{f"text-{name}": "This is how it is."})).status_code == 302
    assert Translation.objects.get().statement_id == opened.context["rows"][0].source.slot.key


@pytest.mark.parametrize("page", ["sv/", "xx/", "en/nothing/", "en/c4711/", "swl/", "en/e0/"])
def test_what_does_not_exist_is_not_found(client, version, page):
    assert client.get(f"{HOME}languages/{page}").status_code == 404


def test_a_text_that_is_too_long_comes_back(client, version):
    page = f"{HOME}languages/en/around/"
    answer = client.post(page, sent(client.get(page), **{"text-title": "x" * 401}))
    assert answer.status_code == 422
    assert not Translation.objects.exists()
    assert "x" * 401 in answer.content.decode()


def test_a_language_is_taken_out_in_one_go(client, english):
    client.post(f"{HOME}languages/en/remove/", {"confirm": "on"})
    assert not Translation.objects.exists()


def test_the_database_keeps_one_of_each(version, world):
    theme = world["themes"][0]
    for where in ({}, {"theme": theme}, {"perspective": world["perspectives"][0]}, {"group": world["young"]}):
        translate(version, "en", "One", "title", "Ett", **where)
        with pytest.raises(IntegrityError), transaction.atomic():
            translate(version, "en", "Two", "title", "Ett", **where)
    with pytest.raises(IntegrityError), transaction.atomic():
        translate(version, "ar", "x", "title", "Ett", theme=theme, group=world["young"])
    with pytest.raises(IntegrityError), transaction.atomic():
        translate(version, "ar", "", "title", "Ett")


# --- When the Swedish changes -----------------------------------------------------------------------------------------


def test_a_translation_of_what_has_changed_is_stale_and_not_shown(client, english):
    english.summary = "Något helt annat."
    english.save()
    far = translating.progress(english)["en"][""]
    assert (far.done, far.stale) == (5, 1)
    assert "summary" not in document.build_cover(english)["translations"]["en"]
    assert "1 översättning är av en tidigare lydelse" in client.get(HOME).content.decode()
    page = f"{HOME}languages/en/around/"
    opened = client.get(page)
    assert "originalet har ändrats" in opened.content.decode()
    client.post(page, sent(opened, **{"still-summary": "1"}))
    assert document.build_cover(english)["translations"]["en"]["summary"] == "In brief."


def test_a_yes_to_the_text_is_a_yes_to_its_translations(english, lena, dana):
    key = document.fingerprint(english)
    row = english.translations.get(field="summary")
    row.text = "Something else entirely."
    row.save()
    assert document.fingerprint(english) != key


def test_nothing_is_translated_after_publication(client, english, lena, dana):
    published(english, lena, dana)
    page = f"{HOME}languages/en/around/"
    answer = client.post(page, sent(client.get(page), **{"text-summary": "Changed."}))
    assert answer.status_code == 422
    assert english.translations.get(field="summary").text == "In brief."


def test_the_next_version_has_the_translations_but_not_of_words_that_are_gone(dialogue, english, lena, dana):
    published(english, lena, dana)
    quoted = english.translations.get(field="quote").statement_id
    Statement.objects.filter(pk=quoted).update(removed_at=english.created_at)
    following = begin(dialogue, lena)
    assert sorted(following.translations.values_list("field", flat=True)) == [
        "name", "summary", "title", "title", "title",
    ]  # fmt: skip


def test_a_word_of_the_document_is_read_as_it_was_written(version, lena):
    sources = {source.slot.field: source for part in translating.parts(version) for source in part.sources}
    written = [translating.Written(sources["word:short"], "باختصار", "")]
    translating.save_translations(compilation=version, language="ar", written=written, actor=lena)
    assert document.build_cover(version)["words"] == {"ar": {"short": "باختصار"}}


# --- Reading ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def book(english, lena, dana):
    translate(english, "ar", "ما سمعناه", "title", TEXTS["title"])
    translate(english, "ar", "باختصار", "word:short", "I korthet")
    version = approved(english, lena, dana)
    return compilation_review.publish(compilation=version, actor=lena)


def test_the_reader_picks_a_language(book):
    anyone = Client()
    swedish = anyone.get(BOOK).content.decode()
    assert 'hreflang="en"' in swedish
    assert "Det vi fick höra" in swedish
    page = anyone.get(BOOK, {"lang": "en"}).content.decode()
    assert '<div class="document" lang="en" dir="ltr">' in page
    for words in ("What we heard", "In brief.", "Being singled out", "The name closes doors", "How it was done"):
        assert words in page
    assert f'href="{BOOK}1/?lang=en"' in page


def test_what_is_not_translated_says_so_and_has_its_language(book):
    page = Client().get(BOOK, {"lang": "en"}).content.decode()
    assert '<div lang="sv" dir="ltr"><p>Vi frågade.</p>' in page
    assert '<span class="untranslated">in Swedish</span>' in page
    assert "What has not been translated stands in Swedish" in page
    chapter = Client().get(f"{BOOK}1/", {"lang": "en"}).content.decode()
    assert "This is how it is." in chapter
    assert "Young people" in chapter
    assert '<span lang="sv" dir="ltr">Föräldrar</span>' in chapter


def test_arabic_runs_from_right_to_left_and_swedish_in_it_does_not(book):
    page = Client().get(BOOK, {"lang": "ar"}).content.decode()
    assert '<div class="document" lang="ar" dir="rtl">' in page
    assert "ما سمعناه" in page
    assert '<h2 id="short">باختصار</h2>' in page
    assert '<h2 id="how"><span lang="sv" dir="ltr">Så gick det till</span></h2>' in page or 'lang="sv"' in page


@pytest.mark.parametrize("asked", ["fi", "xx", "", "<script>", "sv"])
def test_a_language_that_is_not_there_is_read_in_swedish(book, asked):
    page = Client().get(BOOK, {"lang": asked})
    assert page.context["reading"].language == "sv"


def test_what_is_published_stays_when_translations_change(book):
    before = Client().get(BOOK, {"lang": "en"}).context["cover"]["summary"]
    Translation.objects.all().delete()
    assert Client().get(BOOK, {"lang": "en"}).context["cover"]["summary"] == before == "In brief."


def test_a_search_in_english_finds_english(book):
    found = Client().get(f"{BOOK}search/", {"q": "doors", "lang": "en"})
    assert [(row["chapter"], row["number"]) for row in found.context["found"]] == [(1, 1)]
    assert "The name closes <mark>doors</mark>" in found.content.decode()


def test_a_quote_in_the_readers_own_language_is_shown_as_it_was_said():
    quote = {
        "text": "Nobody asked me.", "lang": "en", "dir": "ltr", "translation": "Ingen frågade mig.", "by": "Unga",
        "translations": {}, "against": False, "wording": "verbatim",
    }  # fmt: skip
    how = spoken.Reading("en", ["en"], group_names={"Unga": "Young people"})
    shown = spoken.spoken_quote(quote, how)
    assert (shown["text"], shown["text"].is_fallback, shown["translation"], shown["by"]) == (
        "Nobody asked me.", False, "", "Young people",
    )  # fmt: skip


@pytest.mark.parametrize(("form", "language"), [("book", "en"), ("short", "ar"), ("cards", "en")])
def test_every_form_is_made_in_every_language_as_pdf_ua(book, form, language, tmp_path):
    from reports.makers import kind_of

    made = kind_of(extracts.kind_of(form, language)).maker(book.pk)
    path = tmp_path / "made.pdf"
    write_pdf(made.html, path)
    assert faults(path) == []
    assert made.language == language
    assert 'lang="' + language + '"' in made.html
    if language == "en":
        assert "The name closes doors" in text_of(path)


def test_publishing_orders_each_language(book):
    from reports.models import Document

    kinds = set(Document.objects.filter(object_id=book.pk).values_list("kind", flat=True))
    assert kinds == {
        extracts.kind_of(form, language) for form in ("book", "short", "cards") for language in ("sv", "en", "ar")
    }


def test_reading_in_a_language_costs_no_more(book, world, django_assert_max_num_queries):
    anyone = Client()
    counts = []
    for query in ({}, {"lang": "en"}):
        anyone.get(f"{BOOK}1/", query)
        with django_assert_max_num_queries(30) as counted:
            anyone.get(f"{BOOK}1/", query, headers={"Cache-Control": "no-cache"})
        counts.append(len(counted))
    assert counts[0] == counts[1]
