"""The board: who sees what on it, in whose order, and at what cost."""

import pytest
from django.utils import timezone

from perspectives.models import Perspective, Statement, ThemePlace, Voice
from tests import factories
from tests.perspectives.boards import BOARD, PARTS, drawn, said_by, stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(dialogue):
    return factories.make_theme(dialogue, "Att bli utpekad", position=0)


@pytest.fixture
def doors(dialogue, theme):
    return factories.make_perspective(dialogue, "Namnet stänger dörrar", number=1, themes=(theme,))


@pytest.fixture
def time(dialogue, theme):
    return factories.make_perspective(dialogue, "Det kom i rätt tid", number=2, themes=(theme,))


def seen(client, query: str = "") -> list[str]:
    return drawn(client.get(f"{BOARD}{query}").content.decode())


def test_statements_stand_under_perspectives_under_themes_and_the_rest_in_the_tray(
    signed_in, lena, dialogue, talk, doors, time
):
    one, two, three, four = said_by(talk, 1, 2, 3, 4)
    stands(doors, one)
    stands(doors, two, stance="against")
    stands(time, three)
    assert seen(signed_in(lena)) == [
        "Att bli utpekad",
        "- Namnet stänger dörrar",
        ". Mening 1.",
        ". Mening 2.",
        "- Det kom i rätt tid",
        ". Mening 3.",
        ". Mening 4.",
    ]
    page = signed_in(lena).get(BOARD).content.decode()
    assert page.index("Säger det motsatta") < page.index("Mening 2.")
    assert page.index("I inget perspektiv") < page.index("Mening 4.")


def test_a_perspective_with_many_voices_shows_as_many_as_one_with_few_and_the_last_placed_first(
    signed_in, lena, talk, doors, time
):
    stands(doors, *said_by(talk, *range(1, 9)))
    stands(time, *said_by(talk, 10))
    assert seen(signed_in(lena)) == [
        "Att bli utpekad",
        "- Namnet stänger dörrar",
        ". Mening 8.",
        ". Mening 7.",
        "- Det kom i rätt tid",
        ". Mening 10.",
    ]
    assert "Visa alla 8" in signed_in(lena).get(BOARD).content.decode()


def test_the_rest_is_fetched_into_the_page_or_read_on_a_page_of_its_own(signed_in, lena, talk, doors):
    stands(doors, *said_by(talk, *range(1, 9)))
    client = signed_in(lena)
    piece = client.get(f"{BOARD}board/1/?upto=100", headers=PARTS).content.decode()
    assert piece.startswith('<div data-piece="list" data-of="1">')
    assert len(drawn(piece)) == 8
    page = client.get(f"{BOARD}board/1/").content.decode()
    assert "<html" in page
    assert len(drawn(page)) == 8


def test_a_perspective_in_two_themes_stands_in_both_and_says_so_and_its_statements_are_drawn_once(
    signed_in, lena, dialogue, talk, doors
):
    later = factories.make_theme(dialogue, "Bemötande", position=5)
    ThemePlace.objects.create(perspective=doors, theme=later)
    stands(doors, *said_by(talk, 1))
    page = signed_in(lena).get(BOARD).content.decode()
    assert drawn(page) == [
        "Att bli utpekad",
        "- Namnet stänger dörrar",
        ". Mening 1.",
        "Bemötande",
        "- Namnet stänger dörrar",
    ]
    assert "även i ”Bemötande”" in page
    assert "även i ”Att bli utpekad”" in page
    assert 'data-folded="1"' in page


def test_a_statement_says_where_else_it_stands(signed_in, lena, dialogue, talk, doors, time):
    third = factories.make_perspective(dialogue, "Ett tredje", number=3)
    one, two = said_by(talk, 1, 2)
    stands(doors, one, two)
    stands(time, one)
    stands(time, two)
    stands(third, two)
    page = signed_in(lena).get(BOARD).content.decode()
    assert "även i ”Det kom i rätt tid”" in page
    assert "även i 2 andra" in page
    assert "<li>Ett tredje</li>" in page


def test_the_order_is_by_hand_and_counts_order_only_when_asked_and_never_the_next_time(
    signed_in, lena, talk, doors, time, theme
):
    ThemePlace.objects.filter(perspective=time).update(position=0)
    stands(doors, *said_by(talk, 1, 2, 3))
    stands(time, *said_by(talk, 4))
    client = signed_in(lena)
    titles = ["- Det kom i rätt tid", "- Namnet stänger dörrar"]
    assert [one for one in seen(client) if one.startswith("-")] == titles
    asked = client.get(f"{BOARD}?order=count").content.decode()
    assert [one for one in drawn(asked) if one.startswith("-")] == titles[::-1]
    assert "inte hur många som har perspektivet" in asked
    assert [one for one in seen(client) if one.startswith("-")] == titles


def test_dana_is_not_offered_an_order_by_count_and_gets_none_by_asking(signed_in, dana, talk, doors, time):
    stands(doors, *said_by(talk, 1))
    stands(time, *said_by(talk, 2, 3))
    page = signed_in(dana).get(f"{BOARD}?order=count").content.decode()
    assert [one for one in drawn(page) if one.startswith("-")] == ["- Namnet stänger dörrar", "- Det kom i rätt tid"]
    assert "order=count" not in page
    assert "Visa alla 2" not in page


def test_what_lacks_something_is_listed(signed_in, lena, dialogue, talk, doors, time):
    stands(doors, *said_by(talk, 1))
    factories.make_perspective(dialogue, "Utan tema", number=3)
    said_by(talk, 2)
    page = signed_in(lena).get(BOARD).content.decode()
    assert "Utan tema" in drawn(page)
    around = page[page.index('id="board-around"') : page.index('id="board-form"')]
    assert "1 utsaga" in around
    assert "Vilar inte på någon utsaga" in around
    assert [title in around for title in ("Namnet stänger", "Det kom i rätt", "Utan tema")] == [False, True, True]


def test_parked_perspectives_stand_apart_with_why(signed_in, lena, talk, doors, time):
    stands(doors, *said_by(talk, 1))
    rows = Perspective.objects.filter(pk=doors.pk)
    rows.update(parked_at=timezone.now(), parked_reason="Vi frågar <b>fler</b> först.")
    page = signed_in(lena).get(BOARD).content.decode()
    parked = page[page.index('id="parked"') :]
    assert "Vi frågar &lt;b&gt;fler&lt;/b&gt; först." in parked
    assert "Namnet stänger dörrar" in parked
    assert drawn(page[: page.index('id="parked"')]) == ["Att bli utpekad", "- Det kom i rätt tid"]


def test_words_narrow_the_statements_and_leave_the_perspectives(signed_in, lena, talk, doors, time):
    stands(doors, *said_by(talk, 1))
    stands(time, *said_by(talk, 2))
    assert seen(signed_in(lena), "?q=mening+2") == [
        "Att bli utpekad",
        "- Namnet stänger dörrar",
        "- Det kom i rätt tid",
        ". Mening 2.",
    ]
    page = signed_in(lena).get(f"{BOARD}?q=mening+2").content.decode()
    assert "Ingen utsaga här har de orden." in page


def test_a_theme_narrows_the_board_and_the_tray_to_it_and_those_under_it(signed_in, lena, dialogue, talk, doors, theme):
    under = factories.make_theme(dialogue, "Adressen", position=1, parent=theme)
    other = factories.make_theme(dialogue, "Bemötande", position=2)
    factories.make_perspective(dialogue, "Om adressen", number=3, themes=(under,))
    factories.make_perspective(dialogue, "Annat", number=4, themes=(other,))
    said_by(talk, 1, themes=(under,))
    said_by(talk, 2, themes=(other,))
    assert seen(signed_in(lena), f"?theme={theme.pk}") == [
        "Att bli utpekad",
        "- Namnet stänger dörrar",
        "Adressen",
        "- Om adressen",
        ". Mening 1.",
    ]
    assert [one for one in seen(signed_in(lena), "?theme=none") if one.startswith("-")] == []


@pytest.mark.parametrize("query", ["?theme=999999", "?theme=x", "?kind=nej", "?order=x&show=y", "?tray=0", "?tray=x"])
def test_a_mangled_address_shows_the_whole_board(signed_in, lena, talk, doors, query):
    stands(doors, *said_by(talk, 1))
    assert seen(signed_in(lena), query) == ["Att bli utpekad", "- Namnet stänger dörrar", ". Mening 1."]


def test_perspectives_alone_can_be_shown(signed_in, lena, talk, doors):
    stands(doors, *said_by(talk, 1))
    assert seen(signed_in(lena), "?show=titles") == ["Att bli utpekad", "- Namnet stänger dörrar"]


# --- Who sees what ------------------------------------------------------------------------------------------------


@pytest.fixture
def secrets(talk, doors, time):
    """Of three statements under one perspective one is released, one confirmed and one not masked at all; another
    perspective rests on the unmasked one alone."""
    one, two, three = said_by(talk, 1, 2, 3, themes=tuple(doors.themes.all()))
    Statement.objects.filter(pk=two.pk).update(released_at=None, masked="[En mening].")
    Statement.objects.filter(pk=three.pk).update(released_at=None, status="lifted", masked="Samira bor på gatan.")
    stands(doors, one, two, three)
    stands(time, three)
    return one, two, three


def test_dana_sees_released_statements_alone_and_can_change_nothing(signed_in, dana, secrets):
    page = signed_in(dana).get(BOARD).content.decode()
    assert drawn(page) == ["Att bli utpekad", "- Namnet stänger dörrar", ". Mening 1."]
    for word in ("Samira", "En mening", "Det kom i rätt tid", "board-form", 'name="pick"', "data-grip", "data-pick"):
        assert word not in page, word
    piece = signed_in(dana).get(f"{BOARD}board/1/?upto=100", headers=PARTS).content.decode()
    assert drawn(piece) == [". Mening 1."]
    assert signed_in(dana).get(f"{BOARD}board/2/").status_code == 404


def test_farid_sees_masked_statements_and_no_original(signed_in, farid, secrets):
    page = signed_in(farid).get(f"{BOARD}board/1/").content.decode()
    assert "Samira" not in page
    assert "Mening 2." not in page
    assert "En mening" in page
    assert "Mening 1." in page
    assert "data-pick" not in page


def test_a_loose_statement_that_is_not_released_is_in_nobody_elses_tray(
    signed_in, lena, dana, farid, talk, doors, time
):
    loose = said_by(talk, 4, released_at=None, status="lifted")[0]
    stands(doors, *said_by(talk, 5))
    for person, shown in ((lena, True), (dana, False), (farid, False)):
        for address in (BOARD, f"{BOARD}board/tray/"):
            assert ("Mening 4." in signed_in(person).get(address).content.decode()) is shown, (person, address)
    assert loose.status == "lifted"


def test_for_those_outside_the_coding_the_order_tells_nothing(signed_in, farid, talk, doors):
    rows = said_by(talk, *range(1, 9))
    stands(doors, *rows)
    wanted = [f". {row.masked}" for row in sorted(rows, key=lambda row: row.creation_key.hex)]
    page = signed_in(farid).get(f"{BOARD}board/1/").content.decode()
    assert drawn(page) == wanted


def test_a_small_group_is_not_named_to_dana(signed_in, lena, dana, talk, doors):
    stands(doors, *said_by(talk, 1))
    assert "Föräldrar" in signed_in(lena).get(BOARD).content.decode()
    assert "Föräldrar" not in signed_in(dana).get(BOARD).content.decode()


# --- What it is made of -------------------------------------------------------------------------------------------


def test_html_in_every_field_is_text(signed_in, lena, dialogue, talk, ines):
    evil = '<script>alert("x")</script>'
    theme = factories.make_theme(dialogue, f"T {evil}")
    other = factories.make_theme(dialogue, f"U {evil}", position=3)
    perspective = factories.make_perspective(
        dialogue, f"P {evil}", themes=(theme, other), text=evil, speaks_for=evil, speaks_against=evil
    )
    second = factories.make_perspective(dialogue, f"Q {evil}", number=2)
    [row] = said_by(talk, 1)
    Statement.objects.filter(pk=row.pk).update(masked=f"{evil} [{evil}] " + "ord " * 200, language='sv"><b>')
    stands(perspective, row)
    stands(second, row)
    page = signed_in(lena).get(BOARD).content.decode()
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("wording", "shown"),
    [
        ("Kort.", "Kort."),
        ("ord " * 200, "…"),
        ("x" * 700, "…"),
        ("e\u0301" * 400, "…"),
        ("a " * 290 + "[" + "dolt " * 40 + "] slut", "…"),
    ],
)
def test_a_long_wording_ends_where_no_bracket_and_no_letter_is_cut(wording, shown):
    import unicodedata

    from perspectives.board.drawing import excerpt

    found, is_cut = excerpt(wording)
    assert found.endswith(shown)
    assert is_cut == (len(wording) > 600)
    assert found.count("[") == found.count("]")
    assert not (is_cut and unicodedata.combining(wording[len(found.removesuffix(" …"))]))


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_costs_the_same_however_much_it_holds(
    signed_in, lena, dana, dialogue, talk, count, django_assert_num_queries
):
    themes = [factories.make_theme(dialogue, f"Tema {n}", position=n) for n in range(count)]
    for n in range(1, count + 1):
        perspective = factories.make_perspective(dialogue, f"P{n}", number=n, themes=themes)
        stands(perspective, *said_by(talk, n, themes=themes))
        stands(perspective, *said_by(talk, n + 10), stance="against")
        said_by(talk, n + 20, themes=themes)
    for person, whole, piece in ((lena, 18, 16), (dana, 18, 17)):
        client = signed_in(person)
        client.get(BOARD)
        with django_assert_num_queries(whole):
            client.get(BOARD)
        with django_assert_num_queries(piece):
            client.get(f"{BOARD}board/1/?upto=100", headers=PARTS)


def test_of_very_many_perspectives_the_last_show_their_wording_alone(signed_in, lena, dialogue, talk, theme):
    rows = said_by(talk, 1)
    for n in range(1, 71):
        stands(factories.make_perspective(dialogue, f"P{n}", number=n, themes=(theme,)), *rows)
    assert Voice.objects.count() == 70
    page = drawn(signed_in(lena).get(BOARD).content.decode())
    assert sum(one.startswith("-") for one in page) == 70
    assert sum(one.startswith(".") for one in page) == 60


def test_an_empty_dialogue_says_what_to_do(signed_in, lena, dana, dialogue):
    assert "Inga perspektiv än" in signed_in(lena).get(BOARD).content.decode()
    assert "Inget att läsa än" in signed_in(dana).get(BOARD).content.decode()
