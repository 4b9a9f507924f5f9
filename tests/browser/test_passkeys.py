"""A passkey in Chromium's own virtual authenticator: added, logged in with, refused when nobody unlocks it."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.axe import faults
from tests.browser.watching import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE_OF_HERS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def as_in_production(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.PROOF_SECONDS = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 900


def with_a_device(page: Page) -> tuple[CDPSession, str]:
    """Give the page's browser a device for passkeys. Returns the way to it and its id."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    made = devices.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE_OF_HERS})
    return devices, made["authenticatorId"]


def log_out(page: Page) -> None:
    page.wait_for_load_state("networkidle")  # a form that a script sends is still on its way when its page has come
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Logga ut").click()


def test_lena_adds_a_passkey_and_it_alone_lets_her_in(watch: Watch, lena, dialogue):
    page = watch.open_page("Lena")
    devices, device = with_a_device(page)
    page.goto("/accounts/login/")
    page.fill("[name=login]", lena.email)
    page.fill("[name=password]", "dialog-demo")
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.wait_for_url("**/accounts/2fa/")  # she leads a dialogue, and has no second factor yet
    page.get_by_role("link", name="Lägg till en nyckel").click()
    page.fill("[name=name]", "Telefonen")
    page.check("[name=passwordless]")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/accounts/2fa/recovery-codes/**")
    expect(page.locator(".spare-codes li")).to_have_count(10)
    assert faults(page) == []
    assert Authenticator.objects.get(user=lena, type=Authenticator.Type.WEBAUTHN).wrap().name == "Telefonen"
    assert len(devices.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]) == 1

    log_out(page)
    page.goto(f"/dialogues/{dialogue.slug}/")
    page.wait_for_url("**/accounts/login/**")
    page.locator("#passkey_login").click()
    page.wait_for_url(f"**/dialogues/{dialogue.slug}/")

    log_out(page)
    devices.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.goto("/accounts/login/")
    page.locator("#passkey_login").click()
    expect(page.locator("#passkey_login")).to_be_visible()
    page.goto(f"/dialogues/{dialogue.slug}/")
    page.wait_for_url("**/accounts/login/**")
    assert [fault for fault in watch.faults if "NotAllowedError" not in fault] == []  # said by the browser, of that


ASK_ELSEWHERE = """async () => {
  const ask = { challenge: new Uint8Array(32), rpId: "dialog.example", userVerification: "required" };
  try { await navigator.credentials.get({ publicKey: ask }); return "given"; } catch (error) { return error.name; }
}"""


def test_a_page_cannot_ask_for_another_hosts_passkey(watch: Watch):
    page = watch.open_page("Ulf")
    with_a_device(page)
    page.goto("/accounts/login/")
    assert page.evaluate(ASK_ELSEWHERE) == "SecurityError"
