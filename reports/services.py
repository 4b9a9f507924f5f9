"""Ordering documents, and throwing them away. Making them is the worker's (``reports/production.py``)."""

from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from .jobs import JobState, hand_out
from .models import Document
from .places import remove_leftovers
from .tasks import make_document

LONGEST_TITLE = 200
OVER = [JobState.FAILED, JobState.CANCELLED]
FILE_LOST = "file_lost"
THROWN_AWAY = "thrown_away"
CHANGED = "changed"


@transaction.atomic
def order_document(*, kind: str, object_id: int, content_key: str, title: str) -> Document:
    """Return the document of this very content: the one there is, ready or under way, or a new one for the worker.

    Orders for older content of the same object that are not finished are called off; a worker that is at one notices
    at its next page or stage and keeps nothing. After a failure the same call is the retry. The caller has checked
    that the person may have the document, and orders for one object in turn (it holds the object's lock), so that the
    last order is for the newest content.

    Args:
        kind: registered with ``makers.register``.
        content_key: fingerprint of all that goes in, at most 64 characters; decides what "the same" is.
        title: heading of the job's page and name of the file.
    """
    same = Document.objects.filter(kind=kind, object_id=object_id)
    known = same.filter(content_key=content_key).exclude(state__in=OVER).first()
    if known and known.state == JobState.DONE and not default_storage.exists(known.file.name or ""):
        # lost with its disk: not there for anyone, so it is made again
        same.filter(pk=known.pk).update(state=JobState.FAILED, error=FILE_LOST)
        known = None
    if known:
        return known
    same.filter(state__in=[JobState.WAITING, JobState.RUNNING]).exclude(content_key=content_key).update(
        state=JobState.CANCELLED, error=CHANGED, lease=None, lease_until=None, finished_at=timezone.now()
    )
    try:
        with transaction.atomic():
            document = Document.objects.create(
                kind=kind, object_id=object_id, content_key=content_key, title=title[:LONGEST_TITLE]
            )
    except IntegrityError:  # somebody ordered the same in this very moment
        return same.filter(content_key=content_key).exclude(state__in=OVER).get()
    hand_out(document, make_document)
    return document


def earlier_file(document: Document) -> Document | None:
    """Return what can be had of the same object while ``document`` itself cannot: the last one that was finished."""
    made = Document.objects.filter(
        kind=document.kind, object_id=document.object_id, state=JobState.DONE, pk__lt=document.pk
    )
    return made.exclude(file="").order_by("-pk").first()


def throw_away(document: Document) -> None:
    """Let a document be no longer there: its file, what a killed attempt left, and the job if it is not over yet.

    The file goes first: should the machine stop in between, the row points at nothing and the next call mends it. A
    worker that is at it finds its lease gone and keeps nothing. The row stays, so that it can be told what was made.
    """
    if document.file.name:
        default_storage.delete(document.file.name)
    Document.objects.filter(pk=document.pk).update(
        state=JobState.CANCELLED, error=THROWN_AWAY, file="", lease=None, lease_until=None
    )
    remove_leftovers(document)


def throw_away_all(documents: QuerySet[Document]) -> int:
    """Throw away those that have not been before; return how many."""
    held = documents.exclude(error=THROWN_AWAY)
    for document in held:
        throw_away(document)
    return len(held)
