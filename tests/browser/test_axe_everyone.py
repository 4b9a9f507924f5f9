"""No accessibility fault on what other roles and the public see, on entrances, errors and refusals."""

import pytest
from django.test import Client

from tests import factories
from tests.full import full_dialogue
from tests.interviews.web_forms import make_form

from . import axe
from .visiting import MAIN, addresses, open_as

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

OTHERS = ["facilitator", "interviewer", "design_team", "steering", "participant", "owner", "admin"]
ENTRANCES = ["login/", "login/code/", "password/reset/", "signup/"]
ACCOUNT = ["email/", "password/change/", "password/set/", "2fa/", "sessions/", "logout/", "2fa/totp/activate/"]


def test_pages_of_every_role_and_of_the_public(watch, signed_in):
    world = full_dialogue()
    problems = []
    for role in OTHERS:
        client = signed_in(world.people[role])
        shown = axe.pages_of(client, addresses(world, role, chosen=lambda route: route.name in MAIN))
        problems += axe.sweep(open_as(watch, client, role), shown)
    public = axe.pages_of(Client(), addresses(world, chosen=lambda route: route.access.kind == "public"))
    entrances = axe.pages_of(Client(), [f"/accounts/{path}" for path in ENTRANCES])
    problems += axe.sweep(watch.open_page("anyone"), [*public, *entrances])
    client = signed_in(world.people["owner"])
    account = axe.pages_of(client, [f"/accounts/{path}" for path in ACCOUNT])
    problems += axe.sweep(open_as(watch, client, "owner"), account)
    assert problems == []
    assert watch.faults == []


def test_forms_with_errors_and_refusals(watch, signed_in, lena, stig, dialogue):
    factories.make_group(dialogue)
    page = open_as(watch, signed_in(lena), "Lena")
    problems = []
    for form in ("preparation/sign-offs/new/", "interviews/new/", "preparation/plan/new/"):
        page.goto(f"/dialogues/{dialogue.slug}/{form}")
        with page.expect_navigation():
            page.locator("main form button[type=submit]").first.click()
        assert page.locator(".error-summary").is_visible()
        problems += axe.faults(page)
    stranger = watch.open_page("anyone")
    stranger.goto("/accounts/login/")
    stranger.fill("[name=login]", "ingen@example.org")
    stranger.fill("[name=password]", "fel lösenord")
    with stranger.expect_navigation():
        stranger.get_by_role("button", name="Logga in").click()
    problems += axe.faults(stranger)
    web_form = make_form(dialogue)
    for button, path in (("Skicka mitt svar", ""), ("Ta tillbaka mitt svar", "back/")):
        stranger.goto(web_form.get_public_url() + path)
        with stranger.expect_navigation():
            stranger.get_by_role("button", name=button).click()
        assert stranger.locator(".error-summary").is_visible()
        problems += axe.faults(stranger)
    problems += axe.sweep(stranger, ["/finns-inte/", "/l/finns-inte/"])
    problems += axe.sweep(open_as(watch, signed_in(stig), "Stig"), [f"/dialogues/{dialogue.slug}/people/"])
    assert problems == []
    assert watch.faults == []
