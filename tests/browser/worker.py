"""The worker of the walk: the real task, run when the story says so, so that its progress can be seen first."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from reports.jobs import JobState
from reports.models import Document
from reports.tasks import make_document


@contextmanager
def busy() -> Iterator[None]:
    """Messages about documents are delivered, and nobody has come to them yet."""
    with mock.patch.object(make_document, "apply_async"):
        yield


def works() -> None:
    """Make every document that waits."""
    for document in Document.objects.filter(state=JobState.WAITING):
        make_document(document.pk)
        document.refresh_from_db()
        assert document.state == JobState.DONE, document.error
