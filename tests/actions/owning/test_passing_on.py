"""Kim knows who should have been asked: in the same house at once, in another one when Lena agrees."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import OutgoingMail
from actions.models import HandshakeStep
from actions.owning.passing_on import pass_on, passes_left, settle_suggestion
from actions.owning.steps import Next
from tests.actions.conftest import HOME

from .conftest import mail_to, newest_link

pytestmark = pytest.mark.django_db
TO_ROBIN = {
    "answer": "passed_on",
    "words": "Robin har hand om lokalerna.",
    "next_name": "Robin Sjö",
    "next_email": "robin@example.org",
}


def kinds(proposal) -> list[str]:
    return list(proposal.handshake_steps.values_list("kind", flat=True))


def test_in_the_same_organisation_the_new_one_is_asked_at_once_and_lena_is_told(asked, lena):
    link = newest_link("kim@example.org")
    answer = Client().post(link, TO_ROBIN)
    asked.refresh_from_db()
    assert "Robin Sjö får frågan med mejl nu" in answer.content.decode()
    assert (asked.owner_name, asked.owner_email, asked.handshake) == ("Robin Sjö", "robin@example.org", "asked")
    assert mail_to("robin@example.org") == ["Vill du ansvara för ”Hus på Ersboda”?"]
    mail = OutgoingMail.objects.get(to="robin@example.org")
    assert ("Kim Berg tror att du är rätt person." in mail.text, "Robin har hand om" in mail.html) == (True, True)
    assert mail_to(lena.email) == ["Frågan om ”Hus på Ersboda” gick vidare"]
    assert kinds(asked) == ["asked", "passed_on", "asked"]
    assert Client().get(link).status_code == 410
    page = Client().get(newest_link("robin@example.org"))
    assert page.status_code == 200


def test_to_another_organisation_lena_decides_and_nobody_is_asked_before(asked, lena, signed_in, club):
    answer = Client().post(newest_link("kim@example.org"), TO_ROBIN | {"next_organisation": club.pk})
    asked.refresh_from_db()
    assert "Projektledaren bestämmer om Robin Sjö på Ersboda brottarklubb får frågan" in answer.content.decode()
    assert (asked.owner_name, asked.handshake, mail_to("robin@example.org")) == ("Kim Berg", "passed_on", [])
    assert mail_to(lena.email) == ["Får vi fråga någon annan om ”Hus på Ersboda”?"]
    client = signed_in(lena)
    assert "Säg vad du vill göra" in client.get(HOME + "1/").content.decode()
    assert client.post(HOME + "1/owner/suggested/", {"ask": "yes"}).status_code == 302
    asked.refresh_from_db()
    assert (asked.owner_organisation, asked.owner_name, asked.handshake) == (club, "Robin Sjö", "asked")
    assert len(mail_to("robin@example.org")) == 1
    assert client.post(HOME + "1/owner/suggested/", {"ask": "yes"}).status_code == 302
    assert len(mail_to("robin@example.org")) == 1


def test_lena_can_choose_someone_else_and_that_is_kept(asked, lena, club):
    pass_on(proposal=asked, to=Next("Robin", "robin@example.org", club), words="", actor=None)
    settle_suggestion(proposal=asked, ask=False, actor=lena)
    asked.refresh_from_db()
    assert (asked.handshake, kinds(asked)[-1], mail_to("robin@example.org")) == ("declined", "not_taken", [])
    with pytest.raises(ValidationError, match="redan"):
        settle_suggestion(proposal=asked, ask=True, actor=lena)


def test_a_question_that_goes_round_comes_back_to_lena(asked):
    for name in ("anna", "bo", "cia"):
        pass_on(proposal=asked, to=Next(name, f"{name}@example.org"), words="", actor=None)
    assert passes_left(asked) == 0
    page = Client().get(newest_link("cia@example.org")).content.decode()
    assert ("passed_on" in page, "next_email" in page) == (False, False)
    with pytest.raises(ValidationError):
        pass_on(proposal=asked, to=Next("Dan", "dan@example.org"), words="", actor=None)
    assert mail_to("dan@example.org") == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("next_name", ""), ("next_email", ""), ("next_email", "inte en adress"), ("next_email", "KIM@example.org")],
)
def test_who_is_named_must_be_somebody_else_with_an_address(asked, field, value):
    link = newest_link("kim@example.org")
    assert Client().post(link, TO_ROBIN | {field: value}).status_code == 422
    asked.refresh_from_db()
    assert (asked.handshake, kinds(asked), Client().get(link).status_code) == ("asked", ["asked"], 200)


def test_what_was_passed_on_is_read_step_by_step_without_addresses(asked, signed_in, stig, petra):
    Client().post(newest_link("kim@example.org"), TO_ROBIN)
    page = signed_in(stig).get(HOME + "1/").content.decode()
    assert "Kim Berg (Fritidsförvaltningen) föreslog Robin Sjö i stället." in page
    assert "robin@example.org" not in page
    page = signed_in(petra).get(HOME + "1/").content.decode()
    assert "Fritidsförvaltningen föreslog en kollega i stället." in page
    assert [word for word in ("Kim", "Robin") if word in page] == []
    assert HandshakeStep.objects.filter(next_email="robin@example.org").exists()


def test_a_stale_form_about_the_owner_does_not_put_kim_back(asked, signed_in, lena, leisure):
    version = asked.version
    Client().post(newest_link("kim@example.org"), TO_ROBIN)
    data = {
        "owner_organisation": leisure.pk,
        "owner_name": "Kim Berg",
        "owner_email": "kim@example.org",
        "report_every_weeks": 4,
        "opened_version": version,
    }
    assert signed_in(lena).post(HOME + "1/owner/", data).status_code == 409
    asked.refresh_from_db()
    assert asked.owner_name == "Robin Sjö"
