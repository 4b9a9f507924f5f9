"""The list of statements: filtered, searched and paged the same for everybody, each within what they may see."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from dialogues.lists import ListFilter, search
from dialogues.models import Dialogue

from ..codebook.menu import ThemeMenu, visible_menu
from ..differences.facets import facets_of
from ..differences.fields import FACET
from ..differences.marking import with_kind
from ..models import Facet, Statement, StatementKind, StatementStatus
from ..queries import shown_groups, without_perspective, without_theme
from ..rules import codable_interviews, visible_statements, works_with_statements

NONE = "none"


@dataclass
class StatementList:
    """One person's view of the statements: what they may filter by and what they then see."""

    rows: QuerySet[Statement]
    filter_form: ListFilter
    groups: dict[int, str]
    works_here: bool
    themes: ThemeMenu
    """The themes the person may see."""


def statement_list(user: User, dialogue: Dialogue, data: QueryDict) -> StatementList:
    """Return the statements that ``data`` (a query string) asks for. Two queries for the filters, none for the rows.

    Two more where the second codebook is on.

    Who takes no part in the coding is offered no filter by interview or status, and no group too small to be named.
    """
    works_here = works_with_statements(user, dialogue)
    groups = shown_groups(user, dialogue)
    themes = visible_menu(user, dialogue)
    filters: dict[str, Any] = {
        "theme": (_("Theme"), [themes.options, (NONE, _("Without a theme"))]),
        "group": (_("Group"), list(groups.items())),
        "perspective": (
            pgettext("filter", "Perspective"),
            [("some", _("In a perspective")), (NONE, _("In no perspective"))],
        ),
    }
    filters["kind"] = (
        _("What it describes"),
        [*((kind.value, kind.label) for kind in StatementKind), (NONE, _("Not said"))],
    )
    filters |= {f"{FACET}{facet.pk}": (facet.name, _categories(facet)) for facet in facets_of(dialogue)}
    if works_here:
        filters["status"] = (
            _("Masking"),
            [
                *((value, capfirst(label)) for value, label in StatementStatus.choices),
                ("released", _("Shown to the design team")),
                ("waiting", _("Confirmed, not shown yet")),
                ("adrift", _("No longer in the text")),
            ],
        )
    form = ListFilter(data, filters=filters, numbers={"interview": _("Interview number")} if works_here else {})
    rows = search(visible_statements(user, dialogue), form.value("q"), ["masked", "translation"])
    return StatementList(_filtered(rows, form, user, dialogue), form, groups, works_here, themes)


def _categories(facet: Facet) -> list[tuple[object, str]]:
    return [*((one.pk, one.name) for one in facet.categories.all()), (NONE, _("Not said"))]


def _sorted(rows: QuerySet[Statement], form: ListFilter) -> QuerySet[Statement]:
    """Narrow by what statements describe and by the second codebook."""
    if kind := form.value("kind"):
        rows = rows.filter(kinds=0) if kind == NONE else with_kind(rows, StatementKind(kind))
    through = Statement.categories.through.objects.filter(statement=OuterRef("pk"), category__removed_at=None)
    for name in [name for name in form.fields if name.startswith(FACET)]:
        category = form.value(name)
        if category == NONE:
            rows = rows.exclude(Exists(through.filter(category__facet=int(name.removeprefix(FACET)))))
        elif category:
            rows = rows.filter(Exists(through.filter(category=int(category))))
    return rows


def _filtered(rows: QuerySet[Statement], form: ListFilter, user: User, dialogue: Dialogue) -> QuerySet[Statement]:
    if theme := form.value("theme"):
        through = Statement.themes.through.objects.filter(
            statement=OuterRef("pk"), theme=int(theme) if theme != NONE else 0
        )
        rows = without_theme(rows) if theme == NONE else rows.filter(Exists(through))
    rows = _sorted(rows, form)
    if group := form.value("group"):
        rows = rows.filter(group=int(group))
    if perspective := form.value("perspective"):
        loose = without_perspective(rows)
        rows = loose if perspective == NONE else rows.exclude(pk__in=loose.order_by().values("pk"))
    if interview := form.value("interview"):
        mine = codable_interviews(user, dialogue).filter(number=interview)
        rows = rows.filter(interview__in=mine.order_by().values("pk"))
    match form.value("status"):
        case "":
            pass
        case "released":
            rows = rows.filter(released_at__isnull=False)
        case "waiting":
            rows = rows.filter(released_at=None, status=StatementStatus.CONFIRMED)
        case "adrift":
            rows = rows.filter(anchored=False)
        case status:
            rows = rows.filter(status=status)
    return rows


class Listed(NamedTuple):
    """What the list shows of a statement. The original is never read."""

    pk: int
    creation_key: uuid.UUID
    number: int
    group: int | None
    anchored: bool
    masked: str
    language: str
    translation: str
    status: str
    released_at: datetime | None
    kinds: int
    interview: int
    interviewer: int


_LISTED = (
    *("pk", "creation_key", "number", "group_id", "anchored", "masked", "language", "translation", "status"),
    *("released_at", "kinds", "interview__number", "interview__interviewer_id"),
)


def listed(page: Page) -> list[Listed]:
    """Read the statements of a page of the list. One query."""
    return [Listed(*row) for row in page.object_list.values_list(*_LISTED)]


def themes_of(rows: Iterable[Listed], menu: ThemeMenu) -> dict[int, list[str]]:
    """The themes of each statement as ``menu`` calls them, in the order of the codebook, by its key. One query."""
    pairs = Statement.themes.through.objects.filter(statement__in=[one.pk for one in rows])
    given: dict[int, set[int]] = {}
    for statement, theme in pairs.values_list("statement_id", "theme_id"):
        given.setdefault(statement, set()).add(theme)
    return {pk: menu.named(themes) for pk, themes in given.items()}
