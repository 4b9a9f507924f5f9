"""The words of the mails about accounts."""

import pytest
from allauth.account.adapter import get_adapter

from accounts.account_mail import changes, codes, mail_for
from accounts.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", sorted(codes()))
def test_a_code_is_in_both_text_and_html(name):
    get_adapter().send_mail(f"account/email/{name}", "lena@example.org", {"code": "AB12-CD34"})
    mail = OutgoingMail.objects.get()
    assert mail.to == "lena@example.org"
    for body in (mail.text, mail.html):
        assert "Hej," in body
        assert "AB12-CD34" in body
        assert "tio minuter" in body


@pytest.mark.parametrize("name", sorted(changes({})))
def test_a_change_says_what_was_changed_and_what_to_do_if_it_was_someone_else(name):
    context = {"from_email": "a@b.se", "to_email": "c@d.se", "deleted_email": "e@f.se", "ip": "127.0.0.1"}
    get_adapter().send_mail(f"mfa/email/{name}", "lena@example.org", context)
    mail = OutgoingMail.objects.get()
    assert mail.subject == "En ändring i ditt konto"
    for body in (mail.text, mail.html):
        assert changes(context)[name] in body
        assert "Var det inte du" in body
        assert "127.0.0.1" not in body


def test_every_mail_that_the_library_can_send_has_words_of_ours():
    """A new release of the library may bring a new mail; then this says which."""
    from pathlib import Path

    import allauth

    templates = Path(allauth.__file__).parent / "templates"
    known_context = {"code": "AB12"}
    unused = {"password_reset_key", "base"}  # we reset by code
    names = {path.name.removesuffix("_subject.txt") for path in templates.glob("*/email/*_subject.txt")}
    assert {
        name for name in names - unused if mail_for(f"account/email/{name}", "a@b.se", known_context) is None
    } == set()


def test_a_name_in_a_mail_cannot_bring_markup_with_it():
    mail = mail_for("account/email/unknown_account", "a&b@example.org", {})
    from accounts.mail import send_mail

    sent = send_mail(**mail)
    assert "a&amp;b@example.org" in sent.html
    assert "a&b@example.org" in sent.text
