"""Otto reports on his phone, ticks steps, shows a picture and a file; anyone sees them once the promise is public."""

import errno
import os
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import OutgoingMail
from actions import promises
from actions.models import Indicator, IndicatorFigure, Milestone, ReportAttachment, StatusReport
from actions.reporting import keeping
from dialogues import links
from dialogues.models import Event
from tests import factories
from tests.actions.conftest import HOME, PUBLIC
from tests.actions.test_ownership import link_in
from tests.dialogues.files.test_cleaning import a_pdf, opened, photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def disk(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def step(promise) -> Milestone:
    return Milestone.objects.create(proposal=promise, title="Lokaler jämförs", due_on="2030-03-01")


@pytest.fixture
def link(lena, promise, step) -> str:
    """The address in Otto's mail."""
    promises.ask_for_report(proposal=promise, actor=lena)
    return link_in(OutgoingMail.objects.latest("pk").text)


def picture(name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo((400, 300)), "image/jpeg")


def words(**more) -> dict:
    return {"state": "on_track", "text": "Tre lokaler jämförs."} | more


def files_on(disk: Path) -> list[str]:
    return sorted(path.suffix for path in disk.rglob("*") if path.is_file())


def test_otto_reports_with_a_ticked_step_a_picture_and_a_file_without_an_account(link, promise, step, disk):
    pdf = SimpleUploadedFile("Budget.pdf", a_pdf(), "application/pdf")
    data = words(picture=picture(), alt="Tre hus på Ersboda.", file=pdf)
    answer = Client().post(link, data | {f"step_{step.pk}": "on", f"step_{step.pk}_note": "Två av tre duger."})
    assert answer.status_code == 200 and "Lokaler jämförs" in answer.content.decode()
    report = StatusReport.objects.get()
    kept = {one.kind: (one.name, one.alt, one.content_type) for one in report.attachments.all()}
    assert kept == {
        "picture": ("IMG_1.jpg", "Tre hus på Ersboda.", "image/jpeg"),
        "file": ("Budget.pdf", "", "application/pdf"),
    }
    step.refresh_from_db()
    assert (step.done_on, step.note, step.version) == (timezone.localdate(), "Två av tre duger.", 2)
    assert files_on(disk) == [".jpg", ".pdf"]
    assert set(Event.objects.values_list("name", flat=True)) >= {"status_report.given", "milestone.done"}


def test_anyone_sees_the_picture_and_fetches_the_file_when_the_promise_is_public(link, promise):
    Client().post(link, words(picture=picture(), alt="Tre hus.", file=SimpleUploadedFile("Budget.pdf", a_pdf())))
    shown, fetched = (ReportAttachment.objects.get(kind=kind) for kind in ("picture", "file"))
    addresses = [f"{PUBLIC}1/files/{one.key}/" for one in (shown, fetched)]
    assert [Client().get(one).status_code for one in addresses] == [404, 404]
    factories.publish(promise.dialogue)
    page = Client().get(PUBLIC + "1/").content.decode()
    assert f'src="{addresses[0]}" alt="Tre hus."' in page and addresses[1] in page
    seen, file = (Client().get(one) for one in addresses)
    assert opened(seen.getvalue()).size == (300, 400)
    for answer in (seen, file):
        assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
    assert (seen["Content-Type"], file["Content-Type"]) == ("image/jpeg", "application/pdf")
    assert file["Content-Disposition"] == 'attachment; filename="Budget.pdf"'
    assert not seen["Content-Disposition"].startswith("attachment")
    file.getvalue()  # read to its end: closing by hand would close the database too
    again = Client().get(addresses[0], headers={"If-None-Match": seen["ETag"]})
    assert again.status_code == 304


def test_within_the_dialogue_it_is_seen_before_the_public_does_and_not_by_outsiders(
    link, promise, lena, ulf, signed_in
):
    Client().post(link, words(picture=picture(), alt="Tre hus."))
    address = f"{HOME}1/reports/files/{ReportAttachment.objects.get().key}/"
    answer = signed_in(lena).get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    answer.getvalue()  # read to its end: closing by hand would close the database too
    assert signed_in(ulf).get(address).status_code == 404
    assert address in signed_in(lena).get(HOME + "1/").content.decode()


def test_a_picture_is_told_in_words_and_the_form_says_that_it_has_to_be_chosen_again(link, disk):
    answer = Client().post(link, words(picture=picture()))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"alt", "picture"}
    assert "Tre lokaler jämförs." in answer.content.decode()
    assert not StatusReport.objects.exists() and files_on(disk) == []


def test_what_is_no_picture_stops_nothing_but_itself(link, step, disk):
    """The link goes on working, and what was ticked is still ticked."""
    evil = SimpleUploadedFile("a.jpg", b"<svg><script>alert(1)</script></svg>", "image/jpeg")
    answer = Client().post(link, words(picture=evil, alt="x") | {f"step_{step.pk}": "on"})
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"picture"})
    assert f'name="step_{step.pk}"' in answer.content.decode()
    assert answer.context["form"][f"step_{step.pk}"].value()
    assert Client().post(link, words()).status_code == 200


def test_words_with_markup_are_shown_as_they_were_written(link, promise, step):
    factories.publish(promise.dialogue)
    data = words(text="<b>Klart</b> & färdigt", picture=picture("<i>.jpg"), alt='"><script>alert(1)</script>')
    Client().post(link, data | {f"step_{step.pk}": "on", f"step_{step.pk}_note": "<u>bra</u>"})
    page = Client().get(PUBLIC + "1/").content.decode()
    assert "&lt;b&gt;Klart" in page and "&lt;u&gt;bra" in page
    assert not any(raw in page for raw in ("<b>Klart", "<script>alert", "<u>bra"))


def test_a_full_disk_is_said_in_words_and_the_words_are_not_lost(link, disk, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answer = Client().post(link, words(picture=picture(), alt="Tre hus."))
    assert answer.status_code == 422 and "Det finns ingen plats kvar" in answer.content.decode()
    assert not StatusReport.objects.exists() and files_on(disk) == []
    monkeypatch.undo()
    assert Client().post(link, words()).status_code == 200


def test_a_report_that_does_not_come_about_leaves_no_file(link, promise, disk, monkeypatch):
    """Two presses at once: the second finds the link used up in the moment between showing and sending."""
    monkeypatch.setattr(links, "use", lambda link: False)
    assert Client().post(link, words(picture=picture(), alt="Tre hus.")).status_code == 410
    assert not StatusReport.objects.exists() and files_on(disk) == []


def test_the_same_form_sent_twice_keeps_one_picture(signed_in, otto, promise, step, disk):
    client = signed_in(otto)
    address = HOME + "1/reports/new/"
    key = str(client.get(address).context["form"]["creation_key"].value())
    for _press in range(2):
        data = words(picture=picture(), alt="Tre hus.", creation_key=key, reported_on=timezone.localdate().isoformat())
        assert client.post(address, data).status_code == 302
    assert (StatusReport.objects.count(), ReportAttachment.objects.count(), files_on(disk)) == (1, 1, [".jpg"])


def test_a_step_ticked_meanwhile_keeps_the_day_it_was_ticked(link, step):
    before = timezone.localdate() - timedelta(days=3)
    form = Client().get(link).context["form"]
    assert [one.step for one in form.step_fields] == [step]
    Milestone.objects.filter(pk=step.pk).update(done_on=before, note="Klart i går.")
    Client().post(link, words(**{f"step_{step.pk}": "on", f"step_{step.pk}_note": "Nu."}))
    step.refresh_from_db()
    assert (step.done_on, step.note) == (before, "Klart i går.")


def test_a_step_of_another_promise_cannot_be_ticked(link, propose):
    other = Milestone.objects.create(proposal=propose("Annat"), title="Lista", due_on="2030-01-01")
    Client().post(link, words(**{f"step_{other.pk}": "on"}))
    other.refresh_from_db()
    assert other.done_on is None


def test_files_that_no_report_holds_are_swept_after_a_day(link, disk):
    Client().post(link, words(picture=picture(), alt="Tre hus."))
    folder = disk / "attachments" / "2024"
    folder.mkdir(parents=True)
    for name, hours in (("old.jpg", 25), (".half.jpg", 25), ("new.jpg", 1)):
        (folder / name).write_bytes(b"x")
        moment = timezone.now().timestamp() - hours * 3600
        os.utime(folder / name, (moment, moment))
    kept = ReportAttachment.objects.get()
    os.utime(disk / kept.stored, (0, 0))
    assert keeping.remove_strays() == 2
    assert {path.name for path in folder.iterdir()} == {"new.jpg"} and (disk / kept.stored).exists()


def test_the_page_asks_as_much_of_the_database_with_five_reports_as_with_one(promise, link):
    factories.publish(promise.dialogue)

    def report(number: int) -> None:
        row = StatusReport.objects.create(
            proposal=promise, reported_on=timezone.localdate() - timedelta(days=number), state="on_track", text="Så."
        )
        ReportAttachment.objects.create(
            report=row, kind="file", name="a.pdf", content_type="application/pdf", stored=f"a{number}", size=1
        )

    counted = []
    for number in range(5):
        report(number)
        Client().get(PUBLIC + "1/")
        with CaptureQueriesContext(connection) as queries:
            Client().get(PUBLIC + "1/")
        counted.append(len(queries))
    assert counted[0] == counted[-1]


def test_otto_gives_the_measures_figures_with_the_report(link, promise):
    factories.publish(promise.dialogue)
    measure = Indicator.objects.create(
        proposal=promise, name="Barn som kommer", unit="i veckan", baseline="12.5", baseline_on="2026-01-01"
    )
    form = Client().get(link).context["form"]
    field = form[f"figure_{measure.pk}"]
    assert (field.label, str(field.help_text)) == ("Barn som kommer (i veckan)", "Före: 12,5")
    wrong = Client().post(link, words(**{f"figure_{measure.pk}": "många"}))
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {f"figure_{measure.pk}"})
    assert Client().post(link, words(**{f"figure_{measure.pk}": "61,5"})).status_code == 200
    figure = IndicatorFigure.objects.get()
    assert (figure.value, figure.on, figure.report) == (
        Decimal("61.5"),
        timezone.localdate(),
        StatusReport.objects.get(),
    )
    assert "<strong>61,5</strong> i veckan" in Client().get(PUBLIC + "1/").content.decode()
