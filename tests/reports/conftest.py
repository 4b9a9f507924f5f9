"""A kind of document of the tests' own: a page whose object's key decides what becomes of it."""

from pathlib import Path

import pytest
from django.core.exceptions import ObjectDoesNotExist

from reports import makers
from reports.models import Document
from reports.services import order_document

from .paper import html


@pytest.fixture
def paper_kind(settings, tmp_path):
    """Register the kind ``test``, and return the keys of the objects it was asked to print, in order."""
    settings.MEDIA_ROOT = tmp_path
    made = []

    def maker(object_id: int) -> makers.Print:
        made.append(object_id)
        if object_id == 404:
            raise ObjectDoesNotExist
        if object_id == 500:
            raise ZeroDivisionError
        return makers.Print(html=html(f"<h1>Sammanställning {object_id}</h1>"), title="Sammanställning")

    makers.register("test", maker, hides_small_groups=True)
    yield made
    makers._kinds.pop("test")


@pytest.fixture
def order(paper_kind):
    def ordered(object_id: int = 1, key: str = "a", **values) -> Document:
        values = {"kind": "test", "title": "Sammanställning, utgåva 2"} | values
        return order_document(object_id=object_id, content_key=key, **values)

    return ordered


@pytest.fixture
def files():
    """Return the names of all files under a folder."""
    return lambda folder: sorted(path.name for path in Path(folder).rglob("*") if path.is_file())
