"""The main tasks with the keyboard alone, and what is told to those who do not see the page change.

Logging in and correcting a mistake is in ``test_keyboard.py``, coding an interview in ``test_coding_by_keyboard.py``,
the board in ``test_board.py``.
"""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from actions import promises
from actions.models import AccessibilityReport, Follower, StatusReport
from actions.owning import steps as ownership
from dialogues import links, people_services
from dialogues.models import Membership
from meetings.rounds.results import result_of
from tests import factories
from tests.actions.conftest import board, leisure, promise, propose  # noqa: F401 - Otto's promise

from .hands import ByKeyboard
from .test_giving_dots import opened  # noqa: F401 - a round to give dots in
from .watching import Watch

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]
DAY = timedelta(days=1)
ABOUT_ONESELF = "input[type=email], input[type=password], input[type=tel], input[name=name], input[name=code]"


def link(purpose: str, key: int, dialogue) -> str:
    return links.issue(purpose=purpose, object_id=key, dialogue=dialogue, valid=DAY)


def test_the_main_tasks_by_keyboard_alone(watch: Watch, dialogue, lena, signed_in, request, settings, live_server):
    made, given = request.getfixturevalue("promise"), request.getfixturevalue("opened")
    factories.publish(dialogue)

    someone = ByKeyboard(watch, "Dana")
    [asked] = people_services.invite(
        dialogue=dialogue, email="dana@example.org", name="Dana", roles=["design_team"], actor=lena
    )
    someone.opens(link(people_services.INVITATION, asked.pk, dialogue))
    someone.fills(name="Dana", password="fyra ord i rad duger")
    someone.presses("Ja, jag vill vara med")
    assert Membership.objects.filter(dialogue=dialogue, user__email="dana@example.org", role="design_team").exists()

    otto = ByKeyboard(watch, "Otto")
    otto.opens(link(ownership.PURPOSE, made.pk, dialogue))
    otto.fills(answer="Ja, jag tar på mig det som det är", words="Ja.")
    otto.presses("Skicka svaret")
    otto.opens(link(promises.PURPOSE, made.pk, dialogue))
    otto.fills(state="enligt plan", text="Tre lokaler är besökta.")
    otto.presses("Publicera rapporten")
    assert StatusReport.objects.get(proposal=made, text="Tre lokaler är besökta.").state == "on_track"

    nora = ByKeyboard(watch, "Nora")
    nora.opens(f"/d/{dialogue.slug}/actions/follow/")
    nora.fills(email=nora.email)
    nora.presses("Mejla mig så bekräftar jag")
    assert Follower.objects.filter(dialogue=dialogue).count() == 1
    nora.follows("Tillgänglighet", "Berätta vad som inte fungerar")
    nora.fills(text="Kartan går inte att läsa.")
    nora.presses("Skicka")
    assert AccessibilityReport.objects.get().text == "Kartan går inte att läsa."

    petra = ByKeyboard(watch, "Petra")
    session = signed_in(given.meeting.dialogue.memberships.get(role="participant").user).cookies["sessionid"].value
    petra.page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    petra.opens(f"/dialogues/{dialogue.slug}/meetings/rounds/{given.pk}/give/")
    petra.reaches(petra.page.get_by_role("button", name="Ge en prick till Föreningarna"))
    petra.page.keyboard.press("Enter")
    expect(petra.page.locator(".purse")).to_contain_text("Du har 2 prickar kvar")
    expect(petra.page.get_by_role("button", name="Ge en prick till Föreningarna")).to_be_focused()
    assert [row.dots for row in result_of(given).rows] == [0, 1]
    assert watch.faults == []


def test_what_changes_in_place_is_told(watch: Watch, signed_in, petra, live_server, request):
    """What htmx puts in stands in a live region, so that it is read out without being gone to."""
    given = request.getfixturevalue("opened")
    page = watch.open_page("Petra")
    session = signed_in(petra).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"/dialogues/segregation/meetings/rounds/{given.pk}/give/")
    page.get_by_role("button", name="Ge en prick till Skolan").click()
    expect(page.get_by_role("status").filter(has_text="2 prickar kvar")).to_have_count(1)


def test_nothing_moves_for_those_who_asked_for_that(watch: Watch, dialogue):
    factories.publish(dialogue)
    page = watch.open_page("anyone")  # every page of the suite is one that asks for reduced motion
    page.goto(f"/d/{dialogue.slug}/")
    moving = "() => document.getAnimations().length"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"


@pytest.mark.parametrize(
    "address",
    ["/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/", "/d/segregation/actions/follow/"],
)
def test_fields_about_oneself_say_what_they_are(watch: Watch, dialogue, address):
    """So that a browser or a password manager can fill them in (WCAG 1.3.5, 3.3.8)."""
    factories.publish(dialogue)
    page = watch.open_page("anyone")
    page.goto(address)
    fields = page.locator("main").locator(ABOUT_ONESELF)
    assert fields.count() > 0
    said = fields.evaluate_all("fields => fields.map((one) => [one.name, one.autocomplete])")
    known = {"email", "username", "current-password", "name", "tel", "one-time-code"}
    assert [one for one in said if not set(one[1].split()) & known] == []
