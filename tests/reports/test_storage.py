"""A full disk: said in words, what was there before is untouched, and it works when there is room again."""

import errno
from pathlib import Path

import pytest

from reports import places, production, views
from reports.jobs import JobState
from reports.models import Document
from reports.places import folder_of
from reports.render import write_pdf
from reports.tasks import make_document
from reports.wording import job_view

pytestmark = pytest.mark.django_db


def full_while_written(monkeypatch) -> None:
    """The file is a way to ``/dev/full``, where the kernel itself says that there is no room."""

    def written(markup, target, *, listener):
        target.symlink_to("/dev/full")
        return write_pdf(markup, target, listener=listener)

    monkeypatch.setattr(production.render, "write_pdf", written)


def full_when_settled(monkeypatch) -> None:
    """The disk takes the bytes into memory and finds no room for them when they are to be kept."""

    def no_room(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(places.os, "fsync", no_room)


def full_when_put_in_its_place(monkeypatch) -> None:
    def no_room(self, _target):
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    monkeypatch.setattr(Path, "replace", no_room)


@pytest.mark.parametrize("fill", [full_while_written, full_when_settled, full_when_put_in_its_place])
def test_a_full_disk_is_said_in_words_and_the_earlier_file_stays(fill, order, files, settings):
    old = order(key="old")
    make_document(old.pk)
    old.refresh_from_db()
    with pytest.MonkeyPatch.context() as patched:
        fill(patched)
        new = order(key="new")
        make_document(new.pk)
    new.refresh_from_db()
    assert (new.state, new.error, new.attempts, new.file.name) == (JobState.FAILED, "storage_full", 1, "")
    assert "ingen plats kvar" in job_view(new).error_message
    assert files(settings.MEDIA_ROOT) == [Path(old.file.name).name]  # nothing half written takes up room
    assert views.file_at_hand(new) == old
    answer = views.document_file(views.file_at_hand(new))
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    answer.file_to_stream.close()

    again = order(key="new")
    assert again.pk != new.pk
    make_document(again.pk)
    again.refresh_from_db()
    assert (again.state, files(settings.MEDIA_ROOT)) == (JobState.DONE, [Path(again.file.name).name])


def test_another_fault_of_the_disk_is_tried_again(order, monkeypatch):
    def broken(_descriptor):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(places.os, "fsync", broken)
    document = order()
    make_document(document.pk)
    document.refresh_from_db()
    assert (document.state, document.error) == (JobState.WAITING, "broken")


# --- What killed workers leave ------------------------------------------------------------------------------------


def stray(document: Document, lease: str, begun: str = "") -> Path:
    path = folder_of(document) / f"{begun}{document.pk}-{lease}.pdf"
    path.write_bytes(b"%PDF")
    return path


def test_files_that_no_document_points_at_are_removed(order, settings, files):
    made, waiting, called_off = order(), order(object_id=2), order(object_id=3, key="old")
    make_document(made.pk)
    order(object_id=3, key="new")  # its worker was killed before
    gone = Document(pk=10_000, created_at=made.created_at)
    for document in (made, waiting, called_off, gone):
        stray(document, "0" * 32)
        stray(document, "1" * 32, begun=".")
    other = folder_of(made) / "läs mig.txt"
    other.write_text("inte vår")
    made.refresh_from_db()
    assert places.remove_strays() == 8
    assert files(settings.MEDIA_ROOT) == sorted([Path(made.file.name).name, "läs mig.txt"])


def test_what_a_worker_is_writing_is_left_alone(order, settings, files):
    document = Document.claim(order().pk)
    mine, earlier = stray(document, document.lease.hex, begun="."), stray(document, "0" * 32, begun=".")
    assert places.remove_strays() == 1
    assert (mine.exists(), earlier.exists()) == (True, False)


def test_replaced_content_cannot_be_had_from_the_moment_the_newer_can(order, monkeypatch):
    """The worker is killed between the end of the job and the removal of the older file."""
    old = order(key="old")
    make_document(old.pk)
    monkeypatch.setattr(production, "remove_replaced", lambda document: None)
    new = order(key="new")
    make_document(new.pk)
    old.refresh_from_db()
    assert (old.state, old.error) == (JobState.CANCELLED, "replaced")
    with pytest.raises(views.Http404):
        views.document_file(old)
    assert places.remove_strays() == 1
