"""A coder through a whole interview by keyboard alone: from the list to "it is coded", the mouse never used."""

import pytest
from playwright.sync_api import Page, expect

from perspectives.models import Coding, Statement
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]

TEXT = (
    "– Vad ändrades när satsningen kom?\n"
    "Fler lampor är bra. Samira kom hem och frågade om vi bor på ett farligt ställe. Hon är nio.\n"
    "\n"
    "– Frågade någon er innan?\n"
    "Nej. Mötet var klockan fyra en onsdag. Den som tror att folk är lediga då har aldrig jobbat i hemtjänsten.\n"
    "\n"
    "– Vad hade du velat säga?\n"
    "Att vi redan håller ihop området. Det har ingen skrivit en rad om."
)
SELECTED = "() => getSelection().toString().replace(/\\s+/g, ' ').trim()"


@pytest.fixture
def talk(dialogue, ines):
    group = factories.make_group(dialogue, "Föräldrar")
    safety = factories.make_theme(dialogue, "Trygghet", position=0)
    factories.make_theme(dialogue, "Kvällen och vägen hem", position=1, parent=safety)
    factories.make_theme(dialogue, "Att bli utpekad", position=2)
    factories.make_theme(dialogue, "Bemötande", position=3)
    person = factories.make_interviewee(dialogue, group)
    factories.make_interview(dialogue, ines, person, number=2, text="Nästa samtal.")
    return factories.make_interview(dialogue, ines, person, number=1, text=TEXT)


class Coder:
    """Ines at a keyboard. Nothing here moves or presses a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, name: str, role: str = "link", most: int = 60) -> None:
        """Press Tab until what is called ``name`` has the focus."""
        wanted = self.page.get_by_role(role, name=name, exact=True).first
        for _press in range(most):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("one => one === document.activeElement"):
                return
        pytest.fail(f"{name} is not reached by {most} presses of Tab")

    def lifts(self, *keys: str, words: str) -> None:
        """Go to the text, mark with ``keys``, see that ``words`` are marked, lift."""
        self.press("x", *keys)
        assert self.page.evaluate(SELECTED) == words
        before = Statement.objects.count()
        self.press("l")
        expect(self.page.locator("[data-mask]")).to_be_focused()
        expect(self.page.locator("[data-mask]")).to_have_value(words)
        assert Statement.objects.count() == before + 1

    def leave_field(self) -> None:
        """Escape leaves a field; from the form's heading it would close the form."""
        if self.page.evaluate("() => document.activeElement.matches('input[type=text], textarea, select')"):
            self.press("Escape")

    def ticks(self, *parts: str) -> None:
        """Find themes by typing a part of their names; Enter ticks."""
        self.leave_field()
        self.press("t")
        expect(self.page.locator("[data-find-theme]")).to_be_focused()
        for part in parts:
            self.page.keyboard.type(part)
            self.press("Enter")

    def masks_and_saves(self, *, goes_on: bool = True) -> None:
        """Tick that it is masked, and save: Tab from the wording, Space, and Ctrl+Enter or the button."""
        self.leave_field()
        self.press("m")
        for _press in range(40):
            self.press("Tab")
            if self.page.evaluate("() => document.activeElement.name") == "is_masked":
                break
        else:
            pytest.fail("the box for masked is not reached")
        self.press("Space")
        self.press("Control+Enter") if goes_on else self._save()

    def _save(self) -> None:
        self.tab_to("Spara", "button")
        self.press("Enter")

    def is_told(self, words: str) -> None:
        expect(self.page.locator("#coding-said")).to_contain_text(words)


def test_ines_codes_a_whole_interview_by_keyboard_alone(watch, signed_in, ines, dialogue, talk, live_server):
    page = watch.open_page("Ines")
    cookie = signed_in(ines).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    coder = Coder(page)

    # from the list of interviews, through the interview's page, to the coding
    page.goto("/dialogues/segregation/interviews/")
    coder.tab_to("Intervju 1")
    coder.press("Enter")
    page.wait_for_url("**/interviews/1/")
    link = page.locator("main a[href*='/perspectives/coding/1/']").first
    coder.tab_to(link.inner_text().strip())
    coder.press("Enter")
    page.wait_for_url("**/perspectives/coding/1/")

    # the list of keys
    coder.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    coder.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    # one sentence, two themes, masked by typing, saved and on
    coder.lifts("ArrowDown", "ArrowDown", words="Samira kom hem och frågade om vi bor på ett farligt ställe.")
    mask = page.locator("[data-mask]")
    coder.press("Control+a")
    page.keyboard.type("[Mitt barn] kom hem och frågade om vi bor på ett farligt ställe.")
    expect(mask).to_have_value("[Mitt barn] kom hem och frågade om vi bor på ett farligt ställe.")
    coder.ticks("utpek", "kväll")
    coder.masks_and_saves()
    coder.is_told("Utsaga 1 är sparad.")
    first = Statement.objects.get(number=1)
    assert (first.status, sorted(first.themes.values_list("title", flat=True))) == (
        "masked",
        ["Att bli utpekad", "Kvällen och vägen hem"],
    )

    # one that overlaps it: the same sentence and the next
    coder.lifts("Shift+ArrowDown", words=f"{first.original} Hon är nio.")
    expect(page.locator("mark.lift--twice").first).to_be_visible()
    expect(page.locator('[data-note="1"]')).to_contain_text("Delar ord med utsaga 2.")

    # undone, and lifted again
    coder.press("Escape", "u")
    coder.is_told("Utsaga 2 är borttagen.")
    assert Statement.objects.count() == 1
    expect(page.locator("#coder")).to_have_count(0)
    coder.lifts(words=f"{first.original} Hon är nio.")
    coder.ticks("trygg")
    coder.masks_and_saves()
    coder.is_told("Utsaga 3 är sparad.")

    # three more without a form each: lifted and left for later
    coder.lifts("ArrowDown", "ArrowDown", "ArrowDown", words="Mötet var klockan fyra en onsdag.")
    coder.press("Escape", "Escape")
    expect(page.locator("#coder")).to_have_count(0)
    coder.lifts("ArrowDown", words="Den som tror att folk är lediga då har aldrig jobbat i hemtjänsten.")
    coder.press("Escape", "Escape")
    expect(page.locator("#coder")).to_have_count(0)
    coder.lifts("ArrowDown", "ArrowDown", words="Att vi redan håller ihop området.")
    coder.press("Escape", "Escape")
    expect(page.locator("#coder")).to_have_count(0)
    assert Statement.objects.count() == 5

    # the next without a theme, again and again, until nothing is left
    for turn in range(3):
        if turn == 0:
            coder.press("n")
        expect(page.locator("#coder")).to_be_visible()
        opened = int(page.locator("#coder").get_attribute("data-number"))
        coder.ticks("bemöt")
        coder.masks_and_saves()
        coder.is_told(f"Utsaga {opened} är sparad.")
    coder.is_told("Alla utsagor i intervjun har tema och är maskerade.")

    # themes given by mistake, undone in words
    coder.press("j")
    expect(page.locator("#coder")).to_be_visible()
    opened = int(page.locator("#coder").get_attribute("data-number"))
    had = set(Statement.objects.get(number=opened).themes.values_list("title", flat=True))
    coder.ticks("bemöt")
    coder._save()
    coder.is_told(f"Utsaga {opened} är sparad.")
    assert "Bemötande" in Statement.objects.get(number=opened).themes.values_list("title", flat=True)
    coder.press("u")
    coder.is_told(f"Utsaga {opened} har de teman den hade före.")
    assert set(Statement.objects.get(number=opened).themes.values_list("title", flat=True)) == had

    # keys turned off do nothing, and come back
    coder.press("?")
    page.get_by_role("dialog").get_by_role("checkbox").focus()
    coder.press("Space", "Escape")
    before = page.evaluate(SELECTED)
    coder.press("u", "n", "x", "ArrowDown")
    assert page.evaluate(SELECTED) == before
    assert Statement.objects.count() == 5
    page.locator("[data-keys-open]").focus()
    coder.press("Enter")
    page.get_by_role("dialog").get_by_role("checkbox").focus()
    coder.press("Space", "Escape")

    # done
    coder.tab_to("Intervjun är kodad", "button", most=120)
    with page.expect_navigation():
        coder.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Intervju 1 är kodad.")).to_be_visible()
    talk.refresh_from_db()
    assert talk.coded_at is not None
    assert {one.status for one in Statement.objects.all()} == {"masked"}
    assert Coding.objects.filter(coder=ines).count() == 5

    # and on to the next interview
    with page.expect_navigation():
        coder.press("i")
    page.wait_for_url("**/perspectives/coding/2/")
    assert watch.faults == []
