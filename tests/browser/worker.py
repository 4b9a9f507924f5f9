"""The worker of the walk: the real task, run when the story says so, so that its progress can be seen first."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from meetings.models import TablePlan
from meetings.tables.production import produce
from meetings.tables.tasks import plan_tables
from reports.jobs import JobState
from reports.models import Document
from reports.tasks import make_document


@contextmanager
def busy() -> Iterator[None]:
    """Messages about documents and tables are delivered, and nobody has come to them yet."""
    with mock.patch.object(make_document, "apply_async"), mock.patch.object(plan_tables, "apply_async"):
        yield


def works() -> None:
    """Make every document that waits."""
    for document in Document.objects.filter(state=JobState.WAITING):
        make_document(document.pk)
        document.refresh_from_db()
        assert document.state == JobState.DONE, document.error


def plans_tables() -> None:
    """Plan the tables that wait."""
    for plan in TablePlan.objects.filter(state=JobState.WAITING):
        assert produce(plan.pk), TablePlan.objects.get(pk=plan.pk).error
