"""Getting in: by password, by mailed code, after a forgotten password; and what a stranger learns, which is nothing."""

import re

import pytest
from django.test import Client

from accounts.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_mail(settings):
    """The outbox keeps its bodies, as in the demo, so that a test can read a code."""
    settings.DEMO = True


def last_mail() -> OutgoingMail:
    return OutgoingMail.objects.latest("pk")


def code_in(mail: OutgoingMail) -> str:
    code = re.search(r"^    (\S+)$", mail.text, re.M)[1]
    assert f"<h1>{code}</h1>" in mail.html
    return code


def text(answer) -> str:
    """The page without what differs between any two: the token of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())


def who(client: Client):
    return client.get("/help/").wsgi_request.user


def test_lena_logs_in_with_her_password_and_lands_among_her_dialogues(lena):
    client = Client()
    answer = client.post("/accounts/login/", {"login": "Lena@Example.org", "password": "dialog-demo"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/dialogues/")
    assert who(client) == lena


def test_lena_logs_in_with_a_mailed_code(lena):
    client = Client()
    client.post("/accounts/login/code/", {"email": "lena@example.org"})
    assert (last_mail().to, last_mail().subject) == ("lena@example.org", "Din kod för att logga in")
    answer = client.post("/accounts/login/code/confirm/", {"code": code_in(last_mail())})
    assert answer.headers["Location"] == "/dialogues/"
    assert who(client) == lena


def test_a_wrong_code_is_refused_in_words(lena):
    client = Client()
    client.post("/accounts/login/code/", {"email": "lena@example.org"})
    answer = client.post("/accounts/login/code/confirm/", {"code": "FEL-KOD"})
    assert answer.context["verify_form"].errors
    assert not who(client).is_authenticated


def test_lena_chooses_a_new_password_with_a_mailed_code(lena):
    client = Client()
    client.post("/accounts/password/reset/", {"email": "lena@example.org"})
    assert last_mail().subject == "Din kod för ett nytt lösenord"
    answer = client.post("/accounts/password/reset/confirm/", {"code": code_in(last_mail())}, follow=True)
    address = answer.request["PATH_INFO"]
    new = "tre gröna kottar"
    client.post(address, {"password1": new, "password2": new}, follow=True)
    lena.refresh_from_db()
    assert lena.check_password(new)
    assert (last_mail().subject, "Du har ett nytt lösenord." in last_mail().text) == ("En ändring i ditt konto", True)


@pytest.mark.parametrize("address", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_the_answer_is_the_same_whether_the_address_is_known_or_not(lena, address):
    known, unknown = Client(), Client()
    first = known.post(address, {"email": "lena@example.org"}, follow=True)
    second = unknown.post(address, {"email": "none@example.org"}, follow=True)
    assert first.redirect_chain == second.redirect_chain
    assert text(first).replace("lena@", "none@") == text(second)
    assert last_mail().subject == "Det finns inget konto för den här adressen"


def test_a_wrong_password_and_an_unknown_address_read_the_same(lena):
    wrong = Client().post("/accounts/login/", {"login": "lena@example.org", "password": "fel fel fel"})
    unknown = Client().post("/accounts/login/", {"login": "none@example.org", "password": "fel fel fel"})
    assert text(wrong).replace("lena@", "none@") == text(unknown)


def test_nobody_signs_up_uninvited():
    data = {"email": "ny@example.org", "password1": "tre gröna kottar"}
    answer = Client().post("/accounts/signup/", data)
    assert "Konto får du genom en inbjudan" in answer.content.decode()
    assert not OutgoingMail.objects.exists()


def test_logging_in_leads_on_inside_the_site_only(lena):
    data = {"login": "lena@example.org", "password": "dialog-demo"}
    inside = Client().post("/accounts/login/?next=/help/", data | {"next": "/help/"})
    outside = Client().post("/accounts/login/", data | {"next": "https://elsewhere.example/"})
    assert (inside.headers["Location"], outside.headers["Location"]) == ("/help/", "/dialogues/")


def test_logging_out_takes_a_post(signed_in, lena):
    client = signed_in(lena)
    client.get("/accounts/logout/")
    assert who(client) == lena
    assert client.post("/accounts/logout/").headers["Location"] == "/"
    assert not who(client).is_authenticated


def test_lena_moves_to_another_address_once_she_has_proved_it(signed_in, lena):
    client = signed_in(lena)
    client.post("/accounts/email/", {"action_add": "", "email": "lena@ny.example"})
    assert (last_mail().to, last_mail().subject) == ("lena@ny.example", "Din kod för att bekräfta adressen")
    lena.refresh_from_db()
    assert lena.email == "lena@example.org"
    client.post("/accounts/confirm-email/", {"code": code_in(last_mail())})
    client.post("/accounts/email/", {"action_primary": "", "email": "lena@ny.example"})
    lena.refresh_from_db()
    assert lena.email == "lena@ny.example"
    told = OutgoingMail.objects.filter(subject="En ändring i ditt konto")
    assert "lena@example.org" in told.values_list("to", flat=True)


def test_adding_somebody_elses_address_tells_nothing_and_takes_nothing(signed_in, lena, ulf):
    client = signed_in(ulf)
    known = client.post("/accounts/email/", {"action_add": "", "email": "lena@example.org"}, follow=True)
    code = code_in(last_mail())
    unknown = client.post("/accounts/email/", {"action_add": "", "email": "none@example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    client.post("/accounts/confirm-email/", {"code": code})
    assert lena.emailaddress_set.get().verified
    assert not ulf.emailaddress_set.filter(email="lena@example.org", verified=True).exists()


@pytest.mark.parametrize(
    "path", ["/accounts/email/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/sessions/"]
)
def test_the_pages_about_oneself_open(signed_in, lena, path):
    answer = signed_in(lena).get(path)
    assert answer.status_code == 200
    assert 'lang="sv"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/"])
def test_a_second_factor_is_behind_one_more_proof(lena, path):
    client = Client()
    client.post("/accounts/login/", {"login": "lena@example.org", "password": "dialog-demo"})
    answer = client.get(path, follow=True)
    assert answer.request["PATH_INFO"] in {path, "/accounts/reauthenticate/"}
    assert answer.status_code == 200


def test_without_a_provider_there_are_no_single_sign_on_pages(signed_in, lena):
    assert signed_in(lena).get("/accounts/3rdparty/").status_code == 404
    assert "organisations" not in Client().get("/accounts/login/").content.decode()
