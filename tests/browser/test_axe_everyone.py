"""No accessibility fault on what other roles and the public see, on entrances, errors and refusals."""

import pytest

from tests import factories
from tests.interviews.web_forms import make_form

from . import axe, sweeping
from .sweeping import ANYONE, ROLES, Finding, Opener, looked_over
from .visiting import open_as

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_pages_of_every_role_and_of_the_public(watch):
    """What looks no otherwise to a role than to one before it is not opened again."""
    world = sweeping.filled_dialogue()
    who = sweeping.clients(world)
    finding, pages = Finding(strict=False), []
    for role in ROLES:
        before = finding.shown
        found = list(finding.pages(who[role], role, "filled", sweeping.addresses_of(world, role), forms=False))
        pages += [] if role == "leader" else found  # test_axe_workspace.py opens those
        assert finding.shown > before + 10, role
    pages += finding.pages(who[ANYONE], ANYONE, "filled", sweeping.addresses_of(world, ANYONE))
    assert looked_over(Opener(watch, who), pages, sweeping.rotation(), axe.Tally()) == []
    assert watch.faults == []


def test_refusals_and_what_is_not_there(watch, signed_in, stig, dialogue):
    factories.publish(dialogue)
    stranger = watch.open_page("anyone")
    stranger.goto(make_form(dialogue).get_public_url() + "back/")
    with stranger.expect_navigation():
        stranger.get_by_role("button", name="Ta tillbaka mitt svar").click()
    assert stranger.locator(".error-summary").is_visible()
    problems = axe.faults(stranger)
    problems += axe.sweep(stranger, ["/finns-inte/", "/l/finns-inte/"])
    problems += axe.sweep(open_as(watch, signed_in(stig), "Stig"), [f"/dialogues/{dialogue.slug}/people/"])
    assert problems == []
    assert watch.faults == []
