"""What stands in no perspective: a tray beside the board, a page at a time."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef

from ..models import Statement
from ..queries import without_perspective
from .reader import BoardFilter, Reader

TRAY_SIZE = 20


@dataclass
class Tray:
    """Statements that stand in no perspective, a page at a time."""

    page: Page

    @property
    def total(self) -> int:
        return self.page.paginator.count


def tray(reader: Reader, asked: BoardFilter, page: str | None) -> Tray:
    """What stands in no perspective, within the words and the theme that were asked for. Three queries."""
    rows = without_perspective(reader.statements(asked.words))
    if asked.themes is not None:
        through = Statement.themes.through.objects.filter(statement=OuterRef("pk"))
        rows = rows.filter(Exists(through.filter(theme__in=asked.themes)) if asked.themes else ~Exists(through))
    shown = Paginator(list(rows.values_list("pk", flat=True)), TRAY_SIZE).get_page(page)
    drawn = Statement.objects.defer("original", "kept").prefetch_related("themes").in_bulk(shown.object_list)
    shown.object_list = [drawn[key] for key in shown.object_list if key in drawn]
    return Tray(shown)
