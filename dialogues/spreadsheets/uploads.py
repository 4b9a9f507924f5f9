"""An uploaded list between upload and yes, whatever it is about: kept for a day, taken in whole or not at all, once.

A model of uploads has ``dialogue``, ``by``, ``rows``, ``created_at``, ``used_at`` and ``added``.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.models import User

from ..access import WorkspaceRequest
from ..models import Dialogue
from .forms import Looked

KEPT = timedelta(days=1)
"""How long the rows wait for a yes."""


@dataclass
class Row:
    """One row of the list: ``number`` is its line in the file; ``errors`` are (heading, what is wrong); ``known`` says
    in words where it stands already."""

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    known: str = ""


R = TypeVar("R", bound=Row)


@dataclass
class Checked(Generic[R]):
    """A list that has been looked through, as ``forms.Looked`` asks for."""

    rows: list[R]
    not_taken: list[str]

    @property
    def faulty(self) -> list[R]:
        return [row for row in self.rows if row.errors]

    @property
    def known(self) -> list[R]:
        return [row for row in self.rows if row.known and not row.errors]

    @property
    def new(self) -> list[R]:
        return [row for row in self.rows if not row.known and not row.errors]


def open_uploads(model: Any, user: User, dialogue: Dialogue) -> QuerySet[Any]:
    """Return the person's own uploads that are younger than a day, used ones too."""
    return model.objects.filter(dialogue=dialogue, by=user, created_at__gt=timezone.now() - KEPT)


def own_upload(request: WorkspaceRequest, model: Any, pk: int) -> Any:
    """The reader's own upload in this dialogue.

    Raises:
        Http404: it is another's, or there is none.
    """
    kept = get_object_or_404(model, dialogue=request.dialogue, by=request.user, pk=pk)
    kept.dialogue = request.dialogue
    return kept


def claim(upload: Any) -> bool:
    """Take the upload into use; False when it was used before or is too old, as when a form is sent twice."""
    fresh = type(upload).objects.filter(pk=upload.pk, used_at=None, created_at__gt=timezone.now() - KEPT)
    return bool(fresh.update(used_at=timezone.now()))


def added_before(upload: Any) -> int:
    """How many rows it became the first time."""
    added: int = type(upload).objects.get(pk=upload.pk).added
    return added


def rows_to_take(result: Looked, *, known: Collection[int], leave_faulty: bool, nothing: str) -> list[Any]:
    """The rows to take in, in the order of the file.

    Args:
        known: lines of those already there that are wanted all the same.
        nothing: what is said when there is none.

    Raises:
        ValidationError: a row has an error and ``leave_faulty`` is not set, or there is nothing to take in.
    """
    if result.faulty and not leave_faulty:
        words = ngettext(
            "%(count)d row has an error. Nothing is imported until it is mended, or you choose to leave it out.",
            "%(count)d rows have errors. Nothing is imported until they are mended, or you leave them out.",
            len(result.faulty),
        )
        raise ValidationError(words % {"count": len(result.faulty)})
    rows = [*result.new, *(row for row in result.known if row.number in known)]
    if not rows:
        raise ValidationError(nothing)
    return sorted(rows, key=lambda row: row.number)


def empty(upload: Any, *, added: int) -> None:
    """Forget what the file said, now that it is taken in."""
    type(upload).objects.filter(pk=upload.pk).update(rows="", added=added)


def sweep(model: Any) -> int:
    """Delete uploads older than a day; return how many. For the scheduler."""
    gone, _by_model = model.objects.filter(created_at__lte=timezone.now() - KEPT).delete()
    return gone
