"""What anyone can read: the published version, whole and unchanged, and nothing of a draft."""

import pytest
from django.test import Client

from perspectives.models import Compilation, Statement
from tests import factories

from .compiled import begin, hear, published, say, small_dialogue

pytestmark = pytest.mark.django_db
BOOK = "/d/segregation/compilation/"
TEXTS = {"title": "Det vi fick höra", "summary": "Kort sagt.", "respond": "Skriv till oss."}


@pytest.fixture
def world(dialogue, ines):
    factories.publish(dialogue)
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, dana, world, settings, tmp_path) -> Compilation:
    settings.MEDIA_ROOT = tmp_path
    return published(begin(dialogue, lena, **TEXTS), lena, dana)


@pytest.fixture
def printed(django_capture_on_commit_callbacks, request) -> Compilation:
    """The version when its PDF is there too."""
    with django_capture_on_commit_callbacks(execute=True):
        return request.getfixturevalue("version")


@pytest.fixture
def anyone() -> Client:
    return Client()


def test_ulf_reads_the_cover_and_a_chapter(anyone, version):
    cover = anyone.get(BOOK).content.decode()
    for words in (
        "Det vi fick höra",
        "24 personer, från under 20 år till 50 år och äldre",
        "februari 2022",
        "Att bli utpekad",
        "Skriv till oss.",
    ):
        assert words in cover
    chapter = anyone.get(f"{BOOK}1/").content.decode()
    for words in ("Namnet stänger dörrar", "Hörs bland unga och föräldrar.", "Läs alla 16 citat", "Här skiljs man åt."):
        assert words in chapter


@pytest.mark.parametrize("page", ["", "1/", "1/1/", "pdf/"])
def test_a_draft_does_not_exist_for_anyone(anyone, dialogue, lena, world, page):
    begin(dialogue, lena)
    assert anyone.get(BOOK + page).status_code == 404


def test_nothing_is_public_while_the_dialogue_is_not(anyone, printed, dialogue):
    pages = ["", "1/", "1/1/", "pdf/"]
    for page in pages:
        answer = anyone.get(BOOK + page)
        answer.getvalue()
        assert answer.status_code == 200
    dialogue.published_at = None
    dialogue.save()
    assert [anyone.get(BOOK + page).status_code for page in pages] == [404] * 4


@pytest.mark.parametrize("page", ["9/", "1/9/", "?version=2", "?version=x", "1/?version=-1", "?version=%00"])
def test_what_was_not_published_is_not_found(anyone, version, page):
    assert anyone.get(BOOK + page).status_code == 404


def test_every_quote_of_a_perspective_is_read_on_its_own_page(anyone, version, world):
    page = anyone.get(f"{BOOK}1/1/").content.decode()
    said = [statement.masked for statement in world["statements"][:16]]
    assert [page.count(words) for words in said] == [1] * 16


def test_those_who_say_the_opposite_stand_under_their_own_heading(anyone, version):
    page = anyone.get(f"{BOOK}2/1/").content.decode()
    assert page.index("Andra säger emot") < page.index("Nummer 24")


def test_the_chapters_show_what_was_published_whatever_changes_later(anyone, version, world):
    before = anyone.get(f"{BOOK}1/").context["chapter"]
    Statement.objects.update(masked="ändrat efteråt")
    assert anyone.get(f"{BOOK}1/").context["chapter"] == before


def test_nothing_on_the_pages_leads_to_a_statement_or_a_person(anyone, version, world):
    text = "".join(anyone.get(BOOK + page).content.decode() for page in ("", "1/", "1/1/", "2/"))
    assert "Person nummer" not in text
    for statement in world["statements"]:
        assert f'"q{statement.pk}"' not in text


def test_an_older_version_stays_readable_and_says_that_it_is_older(anyone, version, dialogue, lena, dana, world):
    say(hear(dialogue, lena, world["young"], 1)[0], world["perspectives"][3])
    published(begin(dialogue, lena, title="Andra utgåvan"), lena, dana)
    newest = anyone.get(BOOK).content.decode()
    assert "Andra utgåvan" in newest
    assert f'href="{BOOK}?version=1"' in newest
    older = anyone.get(f"{BOOK}1/?version=1").content.decode()
    assert "Det här är utgåva 1" in older
    assert f'href="{BOOK}2/?version=1"' in older
    assert anyone.get(f"{BOOK}2/2/?version=1").context["page"].paginator.count == 0
    assert anyone.get(f"{BOOK}2/2/").context["page"].paginator.count == 1


def test_the_pdf_is_beside_the_page_with_pages_and_size(anyone, printed):
    assert f'href="{BOOK}pdf/"' in anyone.get(BOOK).content.decode()
    answer = anyone.get(f"{BOOK}pdf/")
    assert answer["Content-Type"] == "application/pdf"
    answer.getvalue()


def test_the_bar_leads_to_the_compilation_once_it_is_published(anyone, world, dialogue, lena, dana):
    assert BOOK not in anyone.get("/d/segregation/").content.decode()
    published(begin(dialogue, lena), lena, dana)
    assert BOOK in anyone.get("/d/segregation/").content.decode()


@pytest.mark.parametrize("page", ["", "1/", "1/1/"])
def test_a_page_costs_the_same_however_much_was_published(
    anyone, version, dialogue, lena, dana, world, page, django_assert_max_num_queries
):
    anyone.get(BOOK + page)
    with django_assert_max_num_queries(30) as before:
        first = anyone.get(BOOK + page, headers={"Cache-Control": "no-cache"})
    for number in range(10, 14):
        perspective = factories.make_perspective(
            dialogue, f"Till {number}", number=number, themes=(world["themes"][0],)
        )
        for person in hear(dialogue, lena, world["young"], 8):
            say(person, perspective)
    published(begin(dialogue, lena), lena, dana)
    with django_assert_max_num_queries(30) as after:
        second = anyone.get(BOOK + page)
    assert (first.status_code, second.status_code) == (200, 200)
    assert len(after) == len(before)


def test_posting_to_a_public_page_is_refused(anyone, version):
    assert anyone.post(BOOK).status_code == 405
