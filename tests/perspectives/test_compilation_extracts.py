"""The short version and the cards: what is in them and by which rule, as data, page and PDF."""

import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from perspectives.compilations import cards, extracts, short
from perspectives.models import Quote, Theme
from reports.models import Document
from reports.render import write_pdf
from tests import factories
from tests.reports.paper import faults, fonts_of, text_of

from .compiled import begin, hear, published, say, small_dialogue

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/compilations/1/"
BOOK = "/d/segregation/compilation/"
TEXTS = {
    "title": "Det vi fick höra",
    "summary": "Kort sagt.",
    "unheard": "Byarna saknas.",
    "respond": "Skriv till oss.",
}


@pytest.fixture
def world(dialogue, ines):
    factories.publish(dialogue)
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, world):
    return begin(dialogue, lena, **TEXTS)


def quote(text, *, against=False):
    return {"text": text, "against": against, "lang": "sv", "dir": "ltr", "translation": "", "by": "", "wording": ""}


def chapter(*perspectives, number=1, title="Tema"):
    rows = [
        {"number": place, "key": f"p{place}", "title": f"P{place}", "kind": "standpoint", "quotes": quotes}
        for place, quotes in enumerate(perspectives, 1)
    ]
    return {"number": number, "key": "t1", "title": title, "lead": "Början.", "perspectives": rows}


# --- By which rule ----------------------------------------------------------------------------------------------------


def test_a_theme_has_the_first_quote_that_is_short_and_says_it():
    long, other = "x" * (short.SHORT_QUOTE + 1), quote("Nej, tvärtom.", against=True)
    assert short.first_quote(chapter([quote(long), other], [quote("Ja."), quote("Jo.")]))["text"] == "Ja."
    assert short.first_quote(chapter([quote(long)], [other])) is None


def test_how_many_said_it_makes_no_difference():
    few, many = chapter([quote("Ett.")]), chapter([quote("Ett.")] + [quote(f"Till {n}.") for n in range(600)])
    cover = {"summary": "", "unheard": "", "respond": ""}
    assert short.short_version(cover, [few])["themes"] == short.short_version(cover, [many])["themes"]


def test_quotes_go_first_and_introductions_then_and_no_perspective_ever():
    cover = {"summary": "s " * 500, "unheard": "", "respond": ""}
    steps = []
    for count in (5, 40, 60, 200):
        themes = [chapter(*[[quote("q " * 90)]] * count, number=number) for number in range(1, 4)]
        for theme in themes:
            theme["lead"] = "l " * 110
        made = short.short_version(cover, themes)
        steps.append(made["step"])
        assert [len(theme["perspectives"]) for theme in made["themes"]] == [count] * 3
        if made["step"] < short.WITH_QUOTES:
            assert all(theme["quote"] is None for theme in made["themes"])
        if made["step"] < short.WITH_LEADS:
            assert all(theme["lead"] == "" for theme in made["themes"])
    assert steps == sorted(steps, reverse=True)
    assert (steps[0], steps[-1]) == (short.WITH_QUOTES, short.CLOSE)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Kort.", 10, ("Kort.", False)),
        ("En mening. Två meningar. Tre.", 25, ("En mening. Två meningar.", True)),
        ("Enmycketlångmening utan slut här", 20, ("Enmycketlångmening …", True)),
        ("x" * 400, 20, ("x" * 18 + " …", True)),
    ],
)
def test_a_text_ends_with_a_whole_sentence(text, most, expected):
    assert short.shortened(text, most) == expected


def test_a_card_has_the_first_two_that_can_be_read_aloud():
    quotes = [quote("x" * 171), quote("Emot.", against=True), quote("Ett."), quote("Två."), quote("Tre.")]
    assert [one["text"] for one in cards.chosen(quotes)] == ["Ett.", "Två."]
    assert cards.chosen([quote("x" * 291), quote("y" * 171), quote("z" * 171)])[0]["text"] == "y" * 171
    assert cards.chosen([quote("x" * 291)]) == []
    assert [len(one["text"]) for one in cards.chosen([quote("x" * 160), quote("y" * 160), quote("z" * 120)])] == [
        160,
        120,
    ]


def test_the_deck_fills_whole_sheets_and_always_has_empty_cards():
    for count in range(9):
        sheets = cards.sheets(cards.deck([chapter(*[[]] * count)]))
        flat = [card for sheet in sheets for card in sheet]
        assert all(len(sheet) == cards.ON_A_SHEET for sheet in sheets)
        assert flat[0] is None
        assert [bool(card) for card in flat[1 : count + 1]] == [True] * count
        assert 3 <= flat.count({}) <= 6


@pytest.mark.parametrize(
    ("title", "size"), [("Kort", "l"), ("x" * 30, "s"), ("ord " * 20, "m"), ("ord " * 40, "s"), ("a" * 400, "s")]
)
def test_a_long_wording_is_set_smaller(title, size):
    assert cards.size_of(title) == size


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_the_draft_has_both_as_pages(version, signed_in, lena):
    page = signed_in(lena).get(f"{HOME}short/").content.decode()
    for words in ("Namnet stänger dörrar", "Det kostar för mycket", "Kort sagt.", "Byarna saknas."):
        assert words in page
    page = signed_in(lena).get(f"{HOME}cards/").content.decode()
    assert page.count('class="card"') == 4
    assert "2.2" in page


def test_anyone_reads_both_once_published_and_no_sooner(version, lena, dana):
    anyone = Client()
    for form in ("short/", "cards/"):
        assert anyone.get(BOOK + form).status_code == 404
    published(version, lena, dana)
    for form in ("short/", "cards/"):
        answer = anyone.get(BOOK + form)
        assert "Namnet stänger dörrar" in answer.content.decode()
        assert "Person nummer" not in answer.content.decode()
        assert "max-age" in anyone.get(BOOK + form)["Cache-Control"]


def test_publishing_orders_every_form_and_a_draft_orders_by_hand(version, signed_in, lena, dana):
    client = signed_in(lena)
    client.post(f"{HOME}cards/print/")
    client.post(f"{HOME}cards/print/")
    assert list(Document.objects.values_list("kind", flat=True)) == ["compilation_cards"]
    published(version, lena, dana)
    kinds = Document.objects.filter(state="waiting").values_list("kind", flat=True)
    assert set(kinds) == {"compilation", "compilation_short", "compilation_cards"}


def test_a_file_is_fetched_when_it_is_made(
    version, signed_in, lena, dana, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    anyone = Client()
    with django_capture_on_commit_callbacks(execute=True):
        published(version, lena, dana)
    for form, pages in (("short", 4), ("cards", 3)):
        answer = anyone.get(f"{BOOK}{form}/pdf/")
        assert answer["Content-Type"] == "application/pdf"
        data = answer.getvalue()
        assert data.startswith(b"%PDF")
        assert f'href="{BOOK}{form}/pdf/"' in anyone.get(f"{BOOK}{form}/").content.decode()
        assert Document.objects.get(kind=f"compilation_{form}").pages <= pages
        assert signed_in(lena).get(f"{HOME}{form}/pdf/").getvalue() == data


def test_a_page_costs_the_same_with_more_in_it(
    version, signed_in, lena, dialogue, world, django_assert_max_num_queries
):
    client = signed_in(lena)

    def costs():
        found = []
        for form in ("short/", "cards/"):
            client.get(HOME + form)
            with django_assert_max_num_queries(80) as counted:
                client.get(HOME + form)
            found.append(len(counted))
        return found

    before = costs()
    theme = Theme.objects.create(dialogue=dialogue, title="Ett tema till", position=5)
    for number in (7, 8, 9):
        perspective = factories.make_perspective(dialogue, f"Till {number}", number=number, themes=(theme,))
        for person in hear(dialogue, lena, world["young"], 3):
            say(person, perspective)
    keys = [row.pk for row in Theme.objects.all()]
    client.post(f"{HOME}chapters/", {"shown": keys, "chosen": keys})
    assert version.entries.count() == 7
    assert costs() == before


# --- Paper ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def paper(tmp_path):
    def make(version, form, language="sv"):
        path = tmp_path / f"{form}.pdf"
        write_pdf(extracts.make(version.pk, form=form, language=language).html, path)
        return path

    return make


@pytest.mark.parametrize("form", ["short", "cards"])
def test_both_keep_pdf_ua_with_our_fonts(version, paper, form):
    path = paper(version, form)
    assert faults(path) == []
    assert all(font.startswith(("Atkinson-Hyperlegible-Next", "Literata")) for font in fonts_of(path))


def test_every_card_is_whole_on_its_sheet(version, paper, dialogue, world, lena):
    statement = world["statements"][0]
    statement.masked = "Så [långt] " + "x" * 150
    statement.save()
    world["perspectives"][3].title = "O" * 160
    world["perspectives"][3].save()
    path = paper(version, "cards")
    sheets = [" ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(path).pages]
    assert len(sheets) == 2
    assert "Ett perspektiv som saknas" in sheets[1]
    for title in ("Namnet stänger dörrar", "Satsningen kom i rätt tid", "Dörren är öppen"):
        assert sum(title in sheet for sheet in sheets) == 1
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)


def test_the_short_version_says_by_which_rule(version, paper):
    text = text_of(paper(version, "short"))
    assert "Ingenting är valt efter hur många som sagt det." in text
    assert "Namnet stänger dörrar" in text


@pytest.mark.parametrize("form", ["short", "cards"])
def test_html_in_every_field_is_words(version, world, dialogue, form):
    evil = "<script>alert(1)</script><img src=http://x.example/a.png>"
    for row in (*world["themes"], *world["perspectives"]):
        row.title = evil + str(row.pk)
        row.save()
    Quote.objects.first().statement.__class__.objects.update(masked=evil)
    for name in ("title", "summary", "unheard", "respond"):
        setattr(version, name, evil)
    version.save()
    html = extracts.make(version.pk, form=form).html
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_an_empty_version_is_a_document_all_the_same(dialogue, lena, paper):
    version = begin(dialogue, lena)
    for form in ("short", "cards"):
        assert faults(paper(version, form)) == []
    assert version.created_at <= timezone.now()
