"""Single sign-on exists when a provider is configured, and only then. Settings are read once, so it runs apart."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(code: str, tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        | environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict:
    """What ``oidc_story`` tells: one process for all of it, since starting one with a database takes long."""
    done = run(
        "import tests.accounts.oidc_story",
        tmp_path_factory.mktemp("oidc"),
        DATABASE_URL="sqlite:///:memory:",
        OIDC_SERVER_URL="https://login.umea.example/oidc/",
        OIDC_CLIENT_ID="dialog",
        OIDC_CLIENT_SECRET="hemligt",
        OIDC_NAME="Umeå kommuns inloggning",
        OIDC_SECOND_FACTOR="amr=mfa,acr=high",
        OIDC_MAX_AGE="43200",
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout)


def test_with_a_provider_the_log_in_page_offers_it_and_may_send_the_browser_there(told):
    assert "Umeå kommuns inloggning" in told["page"]
    assert "form-action 'self' https://login.umea.example" in told["policy"]
    assert "hemligt" not in told["page"]


def test_somebody_who_has_an_account_is_let_in_by_a_verified_address(told):
    assert told["known"] == "lena@umea.test"


def test_an_address_that_the_provider_has_not_verified_opens_nothing(told):
    assert told["unverified"] is None


def test_nobody_gets_an_account_uninvited(told):
    assert (told["uninvited"], told["made"]) == (None, 0)


def test_the_browser_is_sent_with_state_and_a_challenge_and_the_code_is_changed_with_its_answer(told):
    assert {"state", "code_challenge", "code_challenge_method"} <= set(told["sent"])
    assert (told["method"], told["verifier"]) == ("S256", True)


def test_who_comes_back_without_their_own_state_is_not_let_in(told):
    assert told["no state"][1] is None
    assert told["another's state"][1] is None
    assert told["state used twice"] == [None, 0]


@pytest.mark.parametrize("what", ["token of another client", "token of another issuer", "token too old"])
def test_a_token_that_is_not_for_us_and_for_now_is_refused(told, what):
    assert told[what] is None


SIGNED = ["another key", "no signature", "a secret", "an unknown key", "no name of a key"]


@pytest.mark.parametrize("what", SIGNED)
def test_a_token_without_the_providers_own_signature_is_refused(told, what):
    assert told[what] is None
    assert told["again as it should be"] == "lena@umea.test"


def test_metadata_of_another_issuer_are_refused(told):
    assert told["another issuer's metadata"] is None


def test_what_the_provider_says_must_be_about_one_person(told):
    assert told["token of another person"] is None


def test_the_provider_is_asked_for_a_log_in_of_today_and_must_say_so(told):
    assert told["asked at the latest"] == "43200"
    assert told["log-in of long ago"] is None
    assert told["log-in of who knows when"] is None
    assert told["again as it should be"] == "lena@umea.test"  # an hour ago


def test_the_provider_leads_us_nowhere_else(told):
    assert told["redirects"] == 0


def test_a_providers_second_factor_counts_when_its_token_says_so(told):
    assert told["without factor"] == "/accounts/2fa/"
    assert told["with factor"] == "/administration/umea/people/"
    assert told["factor of the person"] == "/accounts/2fa/"


def test_half_a_provider_is_refused_in_a_sentence(tmp_path):
    done = run("import django; django.setup()", tmp_path, OIDC_SERVER_URL="https://login.umea.example")
    assert done.returncode != 0
    assert "OIDC_SERVER_URL needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET" in done.stderr
