"""The demo's mailbox, and Django's admin: what they show and what they never show."""

import pytest
from django.test import Client

from accounts.mail import send_mail
from accounts.models import User

pytestmark = pytest.mark.django_db
CONTEXT = {"purpose": "Här är koden:", "code": "AB12-CD34"}


@pytest.fixture
def mail():
    return send_mail(to="lena@example.org", subject="Din kod", template="code", context=CONTEXT)


@pytest.mark.parametrize("path", ["/demo/mail/", "/demo/mail/{}/", "/demo/mail/{}/html/"])
def test_without_the_demo_the_mailbox_does_not_exist(mail, path, settings):
    settings.DEMO = False
    assert Client().get(path.format(mail.pk)).status_code == 404


def test_the_mailbox_lists_and_shows_mails_with_links_that_can_be_followed(mail, settings):
    settings.DEMO = True
    link = "http://localhost:8000/l/abc/"
    other = send_mail(
        to="ulf@example.org",
        subject="Länken",
        template="account_note",
        context={"sentences": ["Hej."], "url": link, "url_label": "Öppna"},
    )
    client = Client()
    assert [row.subject for row in client.get("/demo/mail/").context["page"]] == ["Länken", "Din kod"]
    assert [row.subject for row in client.get("/demo/mail/?q=lena").context["page"]] == ["Din kod"]
    assert f'<a href="{link}"' in client.get(f"/demo/mail/{other.pk}/").content.decode()


def test_the_mail_as_seen_may_have_style_and_nothing_else(mail, settings):
    settings.DEMO = True
    answer = Client().get(f"/demo/mail/{mail.pk}/html/")
    policy = answer.headers["Content-Security-Policy"]
    assert "AB12-CD34" in answer.content.decode()
    assert "style-src 'unsafe-inline'" in policy
    assert "script" not in policy
    assert "default-src 'none'" in policy


def test_no_mail_body_shows_in_the_admin_and_only_superusers_enter(mail, signed_in, ulf):
    boss = User.objects.create_superuser("boss@example.org", "dialog-demo")
    client = signed_in(boss)
    page = client.get(f"/admin/accounts/outgoingmail/{mail.pk}/change/").content.decode()
    assert "AB12-CD34" not in page
    assert "waiting" in page or "väntar" in page
    ulf.is_staff = True
    ulf.save()
    assert signed_in(ulf).get("/admin/").status_code != 200
    assert Client().get("/admin/login/").headers["Location"].startswith("/accounts/login/")


def test_the_admin_has_nothing_of_interviews_perspectives_meetings_or_secrets():
    from django.contrib import admin

    shown = {model._meta.label for model in admin.site._registry}
    assert shown == {
        "accounts.User",
        "accounts.Municipality",
        "accounts.Organisation",
        "accounts.OutgoingMail",
        "dialogues.Dialogue",
    }
