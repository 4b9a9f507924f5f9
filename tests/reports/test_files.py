"""Documents that are files of other kinds than PDF: made by their own maker, with the same job around them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import RequestFactory
from django.utils import timezone

from reports import makers, services, views
from reports.jobs import JobState
from reports.models import Document
from reports.places import folder_of
from reports.services import order_document
from reports.tasks import make_document
from reports.wording import job_view

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def file_kind(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    kept: list[tuple[int, list[str]]] = []

    def maker(object_id: int, progress: makers.Progress) -> makers.FileMade:
        if object_id == 404:
            raise ObjectDoesNotExist
        if object_id == 500:
            raise ZeroDivisionError
        progress(50)
        if object_id == 7:  # another worker takes the job while this one writes
            Document.objects.filter(object_id=7).update(lease_until=timezone.now() - timedelta(seconds=1))
            Document.claim(Document.objects.get(object_id=7).pk)
        content: bytes | Path = b"a;b\r\n1;2\r\n"
        if object_id == 2:
            content = tmp_path / "written-elsewhere"
            content.write_bytes(b"elsewhere")
        return makers.FileMade(content, "utsagor åäö.csv", "text/csv", ["Två utsagor är inte med."])

    makers.register_file("file", maker, keep=lambda pk, made: kept.append((pk, made.notes)))
    yield kept
    makers._kinds.pop("file")


def order(object_id: int = 1) -> Document:
    return order_document(kind="file", object_id=object_id, content_key="a", title="Utsagor")


def made(object_id: int = 1) -> Document:
    document = order(object_id)
    make_document(document.pk)
    document.refresh_from_db()
    return document


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_file_is_made_and_what_it_says_is_kept_with_it(file_kind, settings):
    document = made()
    assert (document.state, document.percent, document.size, document.pages) == (JobState.DONE, 100, 10, None)
    assert (document.name, document.content_type) == ("utsagor åäö.csv", "text/csv")
    assert (settings.MEDIA_ROOT / document.file.name).read_bytes() == b"a;b\r\n1;2\r\n"
    assert document.file.name.endswith(".csv")
    assert file_kind == [(1, ["Två utsagor är inte med."])]


def test_a_file_written_elsewhere_is_moved_in(settings, tmp_path):
    document = made(2)
    assert (settings.MEDIA_ROOT / document.file.name).read_bytes() == b"elsewhere"
    assert not (tmp_path / "written-elsewhere").exists()


def test_a_message_delivered_twice_makes_one_file(file_kind):
    document = made()
    make_document(document.pk)
    assert len(file_kind) == 1


def test_a_worker_that_lost_its_lease_keeps_nothing(file_kind, settings):
    document = made(7)
    assert (document.state, document.file.name, files(settings.MEDIA_ROOT), file_kind) == ("running", "", [], [])


def test_an_object_that_is_gone_is_not_tried_again():
    assert (made(404).state, made(404).error) == (JobState.FAILED, "gone")


def test_a_fault_is_tried_again():
    document = made(500)
    assert (document.state, document.attempts) == (JobState.WAITING, 1)


def test_the_stages_speak_of_a_file():
    document = Document.claim(order().pk)
    document.report(stage="write", percent=40)
    view = job_view(document)
    assert view.is_file
    assert [stage.state for stage in view.stages] == ["done", "part", "gap"]
    document.fail(error="broken")
    document.refresh_from_db()
    assert "PDF" not in job_view(document).error_message


def test_the_job_page_offers_to_fetch_it():
    request = RequestFactory().get("/poll/")
    request.htmx = True
    page = views.job_fragment(request, made(), poll_url="/poll/", download_url="/fil/").content.decode()
    assert 'href="/fil/"' in page
    assert "PDF" not in page


def test_it_is_fetched_as_a_file_and_not_kept_by_the_browser():
    answer = views.document_download(made())
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''utsagor%20%C3%A5%C3%A4%C3%B6.csv"
    assert answer["Content-Type"] == "text/csv"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store, private"
    assert b"".join(answer.streaming_content) == b"a;b\r\n1;2\r\n"
    answer.file_to_stream.close()


def test_thrown_away_nothing_is_left_but_the_row(settings):
    document = made()
    (folder_of(document) / f".{document.pk}-dead.csv").write_bytes(b"half")
    services.throw_away(document)
    document.refresh_from_db()
    assert files(settings.MEDIA_ROOT) == []
    assert (document.state, document.error, document.file.name) == (JobState.CANCELLED, "thrown_away", "")
    with pytest.raises(views.Http404):
        views.document_download(document)


def test_thrown_away_while_it_is_made_it_is_not_kept(file_kind, settings):
    document = order()
    services.throw_away(document)
    make_document(document.pk)
    document.refresh_from_db()
    assert (document.state, files(settings.MEDIA_ROOT), file_kind) == (JobState.CANCELLED, [], [])
