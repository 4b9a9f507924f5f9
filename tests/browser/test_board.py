"""The board by mouse, by finger, by keyboard alone and without a script: the same acts, the same rows."""

import pytest
from playwright.sync_api import Page, expect

from perspectives.models import Perspective
from tests import factories
from tests.perspectives.boards import BOARD, said_by, stands, voices

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]

STATUS = "#board-live"


@pytest.fixture
def theme(dialogue):
    return factories.make_theme(dialogue, "Att bli utpekad", position=0)


@pytest.fixture
def other(dialogue):
    return factories.make_theme(dialogue, "Bemötande", position=1)


@pytest.fixture
def doors(dialogue, theme):
    return factories.make_perspective(dialogue, "Namnet stänger dörrar", number=1, themes=(theme,))


@pytest.fixture
def time(dialogue, theme):
    return factories.make_perspective(dialogue, "Det kom i rätt tid", number=2, themes=(theme,))


@pytest.fixture
def rows(dialogue, ines, doors, time, other):
    """Statements 1 and 2 under the first perspective, 3 under none; a third perspective stands in another theme."""
    factories.make_perspective(dialogue, "Ett tredje", number=3, themes=(other,))
    group = factories.make_group(dialogue, "Föräldrar")
    person = factories.make_interviewee(dialogue, group)
    talk = factories.make_interview(dialogue, ines, person, number=1, text="")
    found = said_by(talk, 1, 2, 3)
    stands(doors, *found[:2])
    return found


@pytest.fixture
def opened(watch, signed_in, lena, live_server, rows):
    """Return a function that opens the board for Lena, in a browser of the kind asked for."""

    def open_board(query: str = "", **device) -> Page:
        page = watch.open_page("Lena", **device)
        cookie = signed_in(lena).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page.goto(f"{BOARD}{query}")
        return page

    return open_board


def said(page: Page, words: str):
    return page.locator(".said", has_text=words).first


def card(page: Page, title: str):
    return page.locator(".card", has=page.get_by_role("link", name=title, exact=True)).first


def middle(page: Page, locator, *, low: bool = False) -> tuple[float, float]:
    """The middle of a thing on the screen, or near its lower end."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + (box["height"] - 8 if low else min(30, box["height"] / 2))


def drag(page: Page, source, target, *, low: bool = False) -> None:
    to = middle(page, target, low=low)
    page.mouse.move(*middle(page, source))
    page.mouse.down()
    page.mouse.move(to[0], to[1] - 20, steps=6)
    page.mouse.move(*to, steps=3)
    expect(page.locator(".ghost")).to_be_visible()
    page.mouse.up()


def grip(page: Page, words: str):
    return said(page, words).locator("[data-grip]")


def title_grip(page: Page, title: str):
    return card(page, title).locator(".card__title [data-grip]")


def test_lena_drags_statements_with_the_mouse_and_undoes_it(opened, watch, doors, time):
    page = opened()
    drag(page, grip(page, "Mening 1."), card(page, "Det kom i rätt tid"))
    expect(card(page, "Det kom i rätt tid")).to_contain_text("Mening 1.")
    expect(page.locator(STATUS)).to_have_text("1 utsaga är flyttad till ”Det kom i rätt tid”.")
    assert (voices(doors), voices(time)) == ([(2, "for")], [(1, "for")])
    page.locator("#board-said").get_by_role("button").click()
    expect(card(page, "Namnet stänger dörrar")).to_contain_text("Mening 1.")
    expect(page.locator(STATUS)).to_have_text("Det är ångrat.")
    assert (voices(doors), voices(time)) == ([(1, "for"), (2, "for")], [])

    # both at once, as saying the opposite: at the lower end of the perspective
    for words in ("Mening 1.", "Mening 2."):
        said(page, words).locator("input").check()
    drag(page, grip(page, "Mening 1."), card(page, "Det kom i rätt tid"), low=True)
    expect(card(page, "Det kom i rätt tid").locator(".saids--against")).to_contain_text("Mening 2.")
    assert (voices(doors), voices(time)) == ([], [(1, "against"), (2, "against")])

    # out of every perspective: into the tray
    drag(page, grip(page, "Mening 2."), page.locator("#board-around .tray__head"))
    expect(page.locator("#board-around")).to_contain_text("Mening 2.")
    assert voices(time) == [(1, "against")]
    assert watch.faults == []


def test_lena_drags_a_perspective_to_another_place_and_theme(opened, watch, doors, theme, other):
    page = opened()
    drag(page, title_grip(page, "Det kom i rätt tid"), card(page, "Namnet stänger dörrar").locator("h3"))
    titles = page.locator(f"#theme-{theme.pk} .card h3")
    expect(titles).to_have_text(["Det kom i rätt tid", "Namnet stänger dörrar"])
    drag(page, title_grip(page, "Namnet stänger dörrar"), page.locator(f'[data-goto="{other.pk}"]'))
    expect(page.locator(f"#theme-{other.pk} .card h3")).to_have_text(["Ett tredje", "Namnet stänger dörrar"])
    assert [one.title for one in doors.themes.all()] == ["Bemötande"]
    assert watch.faults == []


def test_a_drag_that_is_left_changes_nothing(opened, watch, doors, time):
    page = opened()
    to = middle(page, card(page, "Det kom i rätt tid"))
    page.mouse.move(*middle(page, grip(page, "Mening 1.")))
    page.mouse.down()
    page.mouse.move(*to, steps=5)
    expect(page.locator(".ghost")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".ghost")).to_have_count(0)
    page.mouse.up()
    assert (voices(doors), voices(time)) == ([(1, "for"), (2, "for")], [])
    assert watch.faults == []


def test_lena_drags_with_a_finger(opened, watch, doors, time):
    page = opened(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    source, target = grip(page, "Mening 1."), card(page, "Det kom i rätt tid")
    source.scroll_into_view_if_needed()
    target.locator("h3").scroll_into_view_if_needed()
    from_, to = source.bounding_box(), target.locator("h3").bounding_box()
    assert from_ and to
    start = (from_["x"] + from_["width"] / 2, from_["y"] + from_["height"] / 2)
    end = (to["x"] + to["width"] / 2, to["y"] + to["height"] / 2)
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    touch("touchStart", start)
    for step in range(1, 9):
        touch("touchMove", tuple(a + (b - a) * step / 8 for a, b in zip(start, end, strict=True)))
    expect(page.locator(".ghost")).to_be_visible()
    touch("touchEnd")
    expect(target).to_contain_text("Mening 1.")
    assert (voices(doors), voices(time)) == ([(2, "for")], [(1, "for")])
    assert watch.faults == []


def test_a_finger_that_only_taps_the_grip_picks_the_statement_for_the_form(opened, watch, doors, time):
    page = opened(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    grip(page, "Mening 1.").tap()
    expect(said(page, "Mening 1.").locator("input")).to_be_checked()
    page.locator("#bar-to").select_option("2")
    page.get_by_role("button", name="Flytta dit").tap()
    expect(card(page, "Det kom i rätt tid")).to_contain_text("Mening 1.")
    assert voices(time) == [(1, "for")]
    assert watch.faults == []


def test_lena_moves_by_keyboard_alone_and_is_told_where_she_is(opened, watch, doors, time, other):
    page = opened()
    status = page.locator(STATUS)
    grip(page, "Mening 1.").focus()
    page.keyboard.press("Enter")
    expect(status).to_contain_text("Upplyft: ”Mening 1.”")
    page.keyboard.press("ArrowDown")
    expect(status).to_have_text("Det kom i rätt tid, Att bli utpekad. 2 av 4.")
    page.keyboard.press("ArrowRight")
    expect(status).to_have_text("Det kom i rätt tid, Att bli utpekad, som säger det motsatta. 2 av 4.")
    page.keyboard.press("Escape")
    expect(status).to_have_text("Det står kvar där det stod.")
    assert voices(time) == []

    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(status).to_have_text("1 utsaga är flyttad till ”Det kom i rätt tid”.")
    assert (voices(doors), voices(time)) == ([(2, "for")], [(1, "against")])
    expect(grip(page, "Mening 1.")).to_be_focused()  # the focus went along

    # as well in the next theme, with Ctrl
    page.keyboard.press("Enter")
    page.keyboard.press("PageDown")
    expect(status).to_have_text("Ett tredje, Bemötande. 3 av 4.")
    page.keyboard.press("Control+Enter")
    expect(status).to_have_text("1 utsaga står nu även under ”Ett tredje”.")
    assert voices(Perspective.objects.get(number=3)) == [(1, "for")]
    assert voices(time) == [(1, "against")]

    # a perspective, last in the other theme
    title_grip(page, "Namnet stänger dörrar").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    expect(status).to_have_text("Sist i Bemötande. 4 av 4.")
    page.keyboard.press("Enter")
    expect(page.locator(f"#theme-{other.pk} .card h3")).to_have_text(["Ett tredje", "Namnet stänger dörrar"])
    assert [one.title for one in doors.themes.all()] == ["Bemötande"]
    assert watch.faults == []


def test_words_are_changed_where_they_stand_and_two_who_write_see_both(opened, watch, doors):
    page = opened()
    card(page, "Namnet stänger dörrar").locator("[data-edit]").click()
    form = page.locator("[data-wording]")
    expect(form.locator("[name=title]")).to_be_focused()
    Perspective.objects.filter(pk=doors.pk).update(title="Ines ord", version=2)
    form.locator("[name=title]").fill("Lenas ord")
    with page.expect_response(lambda answer: answer.status == 409):
        form.get_by_role("button", name="Spara").click()
    expect(page.locator("[data-wording] .error-summary")).to_contain_text("Ines")
    expect(page.locator("[data-wording] [name=title]")).to_have_value("Lenas ord")
    page.locator("[data-wording]").get_by_role("button", name="Spara").click()
    expect(card(page, "Lenas ord")).to_be_visible()
    expect(page.locator("[data-wording]")).to_have_count(0)
    assert Perspective.objects.get(pk=doors.pk).title == "Lenas ord"
    assert [fault for fault in watch.faults if "409" not in fault] == []


def test_a_new_perspective_of_what_is_picked_and_all_statements_of_one(opened, watch, ines, dialogue, doors):
    stands(doors, *said_by(dialogue.interviews.get(), *range(4, 12)))
    page = opened()
    card(page, "Namnet stänger dörrar").locator("[data-open]").click()
    expect(card(page, "Namnet stänger dörrar").locator(".said")).to_have_count(10)
    for words in ("Mening 4.", "Mening 3."):
        said(page, words).locator("input").check()
    page.get_by_text("Formulera ett nytt perspektiv av dem").click()
    page.locator("#bar-title-new").fill("Ingen frågade")
    page.get_by_role("button", name="Skapa").click()
    expect(card(page, "Ingen frågade").locator(".said")).to_have_count(2)
    assert voices(Perspective.objects.get(title="Ingen frågade")) == [(3, "for"), (4, "for")]
    expect(card(page, "Namnet stänger dörrar").locator(".said")).to_have_count(10)  # what was opened stays open
    assert watch.faults == []


def test_without_a_script_the_boxes_and_the_form_do_the_same(opened, watch, doors, time):
    page = opened(java_script_enabled=False)
    expect(page.locator("[data-grip]").first).to_be_hidden()
    for words in ("Mening 1.", "Mening 3."):
        said(page, words).locator("input").check()
    page.locator("#bar-to").select_option("2")
    page.get_by_role("button", name="Flytta dit").click()
    expect(page.get_by_role("status").first).to_contain_text("2 utsagor är flyttade till ”Det kom i rätt tid”.")
    assert (voices(doors), voices(time)) == ([(2, "for")], [(1, "for"), (3, "for")])
    page.locator("#board-said").get_by_role("button").click()
    assert (voices(doors), voices(time)) == ([(1, "for"), (2, "for")], [])

    # refused: what was picked and typed is still there
    said(page, "Mening 1.").locator("input").check()
    page.get_by_role("button", name="Flytta dit").click()
    expect(page.get_by_role("alert")).to_contain_text("Välj ett perspektiv")
    expect(said(page, "Mening 1.").locator("input")).to_be_checked()
    card(page, "Det kom i rätt tid").locator("summary", has_text="Mer").click()
    card(page, "Det kom i rätt tid").get_by_role("button", name="Tidigare i temat").click()
    expect(page.locator(".card h3").first).to_have_text("Det kom i rätt tid")
    assert watch.faults == []
