"""Requests with forged parts: host, where to go next, and what a mail's subject or an address would carry away."""

import re

import pytest
from django.test import Client

from accounts.models import OutgoingMail, User
from interviews.models import Identity
from meetings.models import Participant

pytestmark = pytest.mark.django_db
EVIL = "evil.example"
NEXT = [
    f"https://{EVIL}/",
    f"//{EVIL}/",
    f"/\\{EVIL}/",
    f"https:{EVIL}",
    "javascript:abuse()",
    f"/%09/{EVIL}",
    f"\t//{EVIL}",
]


def test_a_forged_host_is_not_served(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    assert Client().get("/", headers={"Host": EVIL}).status_code == 400
    assert Client().get("/", headers={"Host": "testserver"}).status_code == 200


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Host", "X-Forwarded-Server", "Forwarded", "X-Original-URL"])
def test_no_forwarded_host_finds_its_way_into_a_page_or_a_mail(world, header):
    client = Client(headers={header: EVIL})
    assert EVIL not in client.get("/").text
    client.post("/accounts/login/code/", {"email": world.people["leader"].email})
    mail = OutgoingMail.objects.first()
    assert mail is not None
    assert EVIL not in mail.text + mail.html


@pytest.mark.parametrize("where", NEXT)
def test_logging_in_out_and_changing_language_lead_nowhere_else(world, where):
    client = Client()
    User.objects.filter(pk=world.people["leader"].pk).update(is_active=True)
    told = {"login": "leader@umea.example", "password": "dialog-demo", "next": where}
    for answer in (
        client.post("/accounts/login/", told),
        client.get("/accounts/login/", {"next": where}),
        client.post("/i18n/setlang/", {"language": "en", "next": where}),
        client.get("/accounts/logout/", {"next": where}),
        client.post("/accounts/logout/", {"next": where}),
    ):
        assert EVIL not in answer.headers.get("Location", "")
        assert not answer.headers.get("Location", "").startswith("javascript:")
        assert f'href="{where}"' not in answer.text


def test_no_subject_names_anybody(world):
    """Subjects are shown on locked screens and kept in the logs of every mail server on the way."""
    names = {one.name for one in Identity.objects.all() if one.name} | set(
        Participant.objects.values_list("name", flat=True)
    )
    names |= set(User.objects.exclude(name="").values_list("name", flat=True))
    subjects = list(OutgoingMail.objects.values_list("subject", flat=True))
    assert len(subjects) > 10
    whole = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))
    assert [subject for subject in subjects if whole.search(subject)] == []
