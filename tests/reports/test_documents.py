"""The life of a document: ordered once, made once, told as it goes, whatever is delivered twice or killed."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.utils import timezone

from reports import jobs, production, views
from reports.jobs import JobState
from reports.models import Document
from reports.places import folder_of
from reports.render import write_pdf
from reports.tasks import make_document
from reports.wording import job_view

from .paper import text_of

pytestmark = pytest.mark.django_db


def test_an_ordered_document_is_handed_to_the_worker_and_made(django_capture_on_commit_callbacks, settings, order):
    with django_capture_on_commit_callbacks(execute=True):
        document = order()
    document.refresh_from_db()
    assert (document.state, document.percent, document.pages, document.attempts) == (JobState.DONE, 100, 1, 1)
    path = settings.MEDIA_ROOT / document.file.name
    assert document.size == path.stat().st_size
    assert text_of(path).startswith("Sammanställning 1")


def test_ordering_the_same_content_again_gives_the_same_document(paper_kind, order):
    first = order()
    assert order() == first
    make_document(first.pk)
    assert order() == first
    make_document(first.pk)
    assert paper_kind == [1]


def test_new_content_calls_off_the_old_order_that_nobody_has_begun(paper_kind, order):
    old = order(key="old")
    new = order(key="new")
    make_document(old.pk)
    make_document(new.pk)
    assert paper_kind == [1]
    assert list(Document.objects.order_by("pk").values_list("content_key", "state")) == [
        ("old", "cancelled"),
        ("new", "done"),
    ]


def test_new_content_removes_the_old_file_when_it_is_ready(settings, order, files):
    old = order(key="old")
    make_document(old.pk)
    new = order(key="new")
    assert len(files(settings.MEDIA_ROOT)) == 1  # the old one can be read until then
    make_document(new.pk)
    new.refresh_from_db()
    assert files(settings.MEDIA_ROOT) == [Path(new.file.name).name]


def test_other_objects_are_left_alone(order):
    other = order(object_id=2)
    order(object_id=1, key="new")
    make_document(other.pk)
    other.refresh_from_db()
    assert other.state == JobState.DONE


def test_a_file_lost_with_its_disk_is_made_again(settings, order):
    lost = order()
    make_document(lost.pk)
    lost.refresh_from_db()
    (settings.MEDIA_ROOT / lost.file.name).unlink()
    again = order()
    assert again.pk != lost.pk
    make_document(again.pk)
    again.refresh_from_db()
    assert (settings.MEDIA_ROOT / again.file.name).exists()


def test_a_message_delivered_twice_makes_one_document(paper_kind, order):
    document = order()
    make_document(document.pk)
    make_document(document.pk)
    assert paper_kind == [1]


def test_a_worker_that_lost_its_lease_leaves_no_file_and_no_row(paper_kind, settings, monkeypatch, order, files):
    document = order()

    def steal(*args, **kwargs):
        written = write_pdf(*args, **kwargs)
        Document.objects.filter(pk=document.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
        assert Document.claim(document.pk) is not None  # another worker takes it just before this one is done
        return written

    monkeypatch.setattr(production.render, "write_pdf", steal)
    assert production.produce(document.pk) is False
    document.refresh_from_db()
    assert (document.state, document.file.name, files(settings.MEDIA_ROOT)) == (JobState.RUNNING, "", [])


def test_an_object_that_is_gone_is_not_tried_again(order):
    document = order(object_id=404)
    make_document(document.pk)
    document.refresh_from_db()
    assert (document.state, document.error) == (JobState.FAILED, "gone")


def test_a_fault_is_tried_again_and_then_given_up_with_a_plain_message(order):
    document = order(object_id=500)
    for attempt in range(1, jobs.MAX_ATTEMPTS + 1):
        Document.objects.update(not_before=timezone.now())
        make_document(document.pk)
        document.refresh_from_db()
        expected = JobState.FAILED if attempt == jobs.MAX_ATTEMPTS else JobState.WAITING
        assert (document.state, document.attempts) == (expected, attempt)
    message = job_view(document).error_message
    assert message
    assert "ZeroDivision" not in message


def test_after_a_failure_the_same_order_begins_again(order):
    failed = order(object_id=404)
    make_document(failed.pk)
    assert order(object_id=404).pk != failed.pk


def test_a_job_that_kills_every_worker_is_given_up(django_capture_on_commit_callbacks, order):
    document = order()
    long_ago = timezone.now() - timedelta(minutes=5)
    Document.objects.update(state=JobState.RUNNING, lease_until=long_ago, attempts=jobs.MAX_ATTEMPTS)
    with django_capture_on_commit_callbacks() as handed_out:
        assert jobs.sweep() == 0
    document.refresh_from_db()
    assert (document.state, document.error, handed_out) == (JobState.FAILED, jobs.WORKER_LOST, [])


def test_the_sweep_hands_out_what_a_dead_worker_held(django_capture_on_commit_callbacks, order):
    document = order()
    Document.claim(document.pk)
    assert jobs.sweep() == 0
    Document.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.sweep() == 1
    document.refresh_from_db()
    assert (document.state, document.attempts) == (JobState.DONE, 2)


def test_leftovers_of_a_killed_attempt_are_cleared_away(settings, order, files):
    document = order()
    folder = folder_of(document)
    (folder / f".{document.pk}-dead.pdf").write_bytes(b"%PDF half")
    (folder / f".{document.pk}0-other.pdf").write_bytes(b"%PDF of another document")
    make_document(document.pk)
    document.refresh_from_db()
    assert files(settings.MEDIA_ROOT) == [f".{document.pk}0-other.pdf", Path(document.file.name).name]


def test_polling_gives_the_fragment_until_it_is_ready(order):
    document = order()
    request = RequestFactory().get("/poll/")
    request.htmx = True
    asked = {"poll_url": "/poll/", "download_url": "/pdf/"}
    answer = views.job_fragment(request, document, **asked).content.decode()
    assert 'hx-get="/poll/"' in answer
    assert "/pdf/" not in answer
    make_document(document.pk)
    document.refresh_from_db()
    answer = views.job_fragment(request, document, **asked).content.decode()
    assert 'href="/pdf/"' in answer
    assert "hx-get" not in answer


def test_the_file_is_read_in_the_browser_under_its_title(order):
    document = order()
    make_document(document.pk)
    document.refresh_from_db()
    answer = views.document_file(document)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="sammanstallning-utgava-2.pdf"'
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    answer.file_to_stream.close()


@pytest.mark.parametrize("state", ["waiting", "running", "failed", "cancelled"])
def test_a_document_that_is_not_ready_has_no_file(state, order):
    document = order()
    document.state = state
    with pytest.raises(views.Http404):
        views.document_file(document)
