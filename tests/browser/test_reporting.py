"""Otto reports on his phone without an account, with a picture; an outsider finds it by way of the municipality."""

import io
import re
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from playwright.sync_api import expect

from accounts.models import OutgoingMail
from accounts.tasks import deliver_mail
from actions import promises
from actions.models import Milestone, ReportAttachment
from tests import factories
from tests.actions.conftest import board, leisure, promise, propose  # noqa: F401 - Otto's promise
from tests.dialogues.files.test_cleaning import opened, photo

from . import axe
from .watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def link(dialogue, lena, request, settings, live_server, tmp_path) -> str:
    settings.SITE_URL, settings.MEDIA_ROOT = live_server.url, tmp_path
    factories.publish(dialogue)
    made = request.getfixturevalue("promise")
    Milestone.objects.create(proposal=made, title="Lokaler jämförs", due_on="2030-03-01")
    promises.ask_for_report(proposal=made, actor=lena)
    deliver_mail(OutgoingMail.objects.latest("pk").pk)
    return re.findall(r"https?://\S+/l/[\w-]+/", str(mail.outbox[-1].body))[0]


def test_a_report_with_a_picture_by_phone_is_found_by_an_outsider(link, watch, tmp_path):
    picture = Path(tmp_path) / "IMG_1.jpg"
    picture.write_bytes(photo((1200, 900)))
    phone = watch.open_page("otto", viewport=PHONE)
    phone.goto(link)
    phone.get_by_label("Enligt plan").check()
    phone.get_by_label("I några meningar").fill("Tre lokaler är besökta.")
    phone.get_by_label("Lokaler jämförs", exact=False).first.check()
    phone.get_by_label("Hur det gick, i en mening", exact=False).fill("Två av tre duger.")
    phone.get_by_text("Visa en bild eller en fil").click()
    phone.get_by_label("En bild", exact=False).set_input_files(picture)
    phone.get_by_label("Vad visar bilden?").fill("Ett rum med höga fönster.")
    assert axe.faults(phone) == []
    phone.get_by_role("button", name="Publicera rapporten").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tack för att du berättar")

    visitor = watch.open_page("outsider")
    visitor.goto(f"{watch.base_url}/municipalities/umea/")
    assert axe.faults(visitor) == []
    visitor.get_by_role("link", name="Hus på Ersboda", exact=True).first.click()
    shown = visitor.get_by_alt_text("Ett rum med höga fönster.")
    shown.scroll_into_view_if_needed()
    expect(shown).to_be_visible()
    visitor.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=shown.element_handle())
    expect(visitor.get_by_text("Två av tre duger.")).to_be_visible()
    kept = opened(Client().get(f"/d/segregation/actions/1/files/{ReportAttachment.objects.get().key}/").getvalue())
    assert kept.size == (900, 1200) and not kept.getexif()
    assert io.BytesIO(Client().get("/municipalities/umea/feed/").content).read().count(b"<entry>") == 2
