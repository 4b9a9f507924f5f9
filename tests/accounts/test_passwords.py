"""Passwords: long, of any signs, as they were typed, and not what others would guess."""

import pytest
from django.contrib.auth.password_validation import get_default_password_validators, validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import OutgoingMail, User
from accounts.passwords import words_here
from tests.dialogues.signing_in.test_proofs import code_in

pytestmark = pytest.mark.django_db
OLD = "dialog-demo"
WORDS = "jag bor i ett gult hus"
GUESSED = [
    "Password1234", "Sommar2026!!!", "sommarvinter12", "aaaaaaaaaaaa", "123456789012", "abcabcabcabc", "1q2w3e4r5t6y",
    "qwertyuiop[]", "P@ssw0rd2026!", "qazwsxedcrfv", "Dialogplattform1", "medborgardialog", "Umeå kommun 2026",
    "umeakommun2026", "projektledare1", "Välkommen123!", "valkommen2025", "1990-01-01-1990", "motherfucker",
    "unbelievable", "administrator", "Hemligt123456",
]  # fmt: skip
TAKEN = [
    WORDS,
    "correct horse battery staple",
    "tre små grisar åt gröt",
    "xK9#mPq2vLw8",
    "ڪتاب قلم شمس بحر",
    "  tre små ord  här ",
]
"""Spaces, other scripts and signs, and none that must be there."""


@pytest.mark.parametrize("password", GUESSED)
def test_what_others_would_guess_is_refused(dialogue, password):
    assert dialogue.municipality.name == "Umeå kommun"
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    assert {error.code for error in refused.value.error_list} <= {"password_guessable", "password_too_common"}


@pytest.mark.parametrize("password", TAKEN)
def test_any_signs_may_be_in_it_and_none_must(dialogue, password):
    validate_password(password)


def test_the_long_ones_of_the_common_list_are_refused():
    common = next(one for one in get_default_password_validators() if hasattr(one, "passwords"))
    long = [word for word in common.passwords if len(word) >= 12]
    assert len(long) > 100
    for word in long[:20]:
        with pytest.raises(ValidationError):
            validate_password(word)


def test_words_of_this_place_are_known_with_their_dots_and_without(dialogue):
    assert {"umeå", "umea", "lösenord", "losenord", "localhost"} <= set(words_here())


@pytest.mark.parametrize(("length", "is_taken"), [(11, False), (12, True), (64, True), (200, True)])
def test_twelve_signs_at_least_and_two_hundred_at_ease(length, is_taken):
    password = ("häst klammer gul båt " * 12)[:length].strip().ljust(length, "z")
    if is_taken:
        validate_password(password)
        return
    with pytest.raises(ValidationError):
        validate_password(password)


def change(client: Client, old: str, new: str) -> None:
    client.post("/accounts/password/change/", {"oldpassword": old, "password1": new, "password2": new})


def login(email: str, password: str) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    return client


def test_changing_it_takes_the_old_one(lena):
    client = login(lena.email, OLD)
    change(client, "fel gammalt ord", WORDS)
    assert User.objects.get(pk=lena.pk).check_password(OLD)
    change(client, OLD, WORDS)
    assert User.objects.get(pk=lena.pk).check_password(WORDS)


def test_it_is_checked_as_it_was_typed(lena):
    typed = "  " + "Båten seglar över sjön " * 8 + "A "
    client = login(lena.email, OLD)
    change(client, OLD, typed)
    assert "_auth_user_id" in login(lena.email, typed).session
    for other in (typed.strip(), typed.lower(), typed[:-2], typed[:72]):
        assert "_auth_user_id" not in login(lena.email, other).session


def test_the_fields_hide_it_and_take_what_is_pasted(lena, client):
    page = client.get("/accounts/login/").text
    assert 'type="password"' in page
    assert 'autocomplete="current-password"' in page
    changing = login(lena.email, OLD).get("/accounts/password/change/").text
    assert changing.count('type="password"') == changing.count('-password"') > 1
    assert "onpaste" not in page + changing


def test_a_mailed_code_sets_a_new_one_and_does_not_go_around_the_second_factor(lena, settings):
    settings.DEMO = True  # mail is kept, so that a test can read a code
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(lena, generate_totp_secret())
    client = Client()
    client.post("/accounts/password/reset/", {"email": lena.email})
    code = {"code": code_in(OutgoingMail.objects.latest("pk"))}
    led = client.post("/accounts/password/reset/confirm/", code, follow=True)
    client.post(led.request["PATH_INFO"], {"password1": WORDS, "password2": WORDS}, follow=True)
    assert User.objects.get(pk=lena.pk).check_password(WORDS)
    assert "_auth_user_id" not in client.session
    half = Client()
    answer = half.post("/accounts/login/", {"login": lena.email, "password": WORDS})
    assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in half.session
