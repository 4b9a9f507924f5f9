"""Verbs of orders: the file is asked of the worker, and thrown away after a day."""

import uuid
from datetime import timedelta
from typing import Any, Protocol

from django.utils import timezone

from ..models import Document
from ..services import order_document, throw_away_all

KEPT_FOR = timedelta(hours=24)


class Order(Protocol):
    """A row of another room's: somebody has ordered a file, and this is it. What is to be in it is that room's."""

    pk: Any
    dialogue: Any
    creation_key: uuid.UUID
    document: Document | None


def have_made(order: Order, *, kind: str, title: str) -> None:
    """Have the worker make the file; see ``order_document``."""
    document = order_document(kind=kind, object_id=order.pk, content_key=str(order.creation_key), title=title)
    rows: Any = type(order)
    rows.objects.filter(pk=order.pk).update(document=document)
    order.document = document


def throw_away_old(kind: str) -> int:
    """Throw away the files of this kind that are older than a day; return how many. The orders stay.

    Goes by the files, not by the orders: one whose order is gone with its orderer is thrown away all the same.
    """
    return throw_away_all(Document.objects.filter(kind=kind, created_at__lt=timezone.now() - KEPT_FOR))
