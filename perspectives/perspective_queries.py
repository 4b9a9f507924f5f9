"""Perspectives as pages show them: by theme, never by how many said it."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from dialogues.lists import ListFilter, page_of, search
from dialogues.models import Dialogue
from dialogues.permissions import Scope, scope_of

from .models import Perspective, PerspectiveKind, Stance, Statement, Theme
from .queries import PAGE_SIZE, perspectives_with_gaps, shown_groups, with_marks, without_perspective
from .rules import visible_perspectives, visible_statements, visible_themes

SIDE_SIZE = 10


@dataclass(frozen=True)
class Entry:
    """A perspective's place in the list; ``opens`` the theme it is the first of on the page."""

    perspective: Perspective
    theme: Theme | None
    opens: bool


@dataclass(frozen=True)
class PerspectiveList:
    page: Page
    entries: list[Entry]
    filter_form: ListFilter
    parked: list[Perspective]
    total: int
    unsaid: int
    loose: int


def perspective_list(request: HttpRequest, user: User, dialogue: Dialogue) -> PerspectiveList:
    """Return the perspectives by theme, in the themes' own order and then as they were ordered by hand.

    One that belongs to several themes stands under each; parked ones stand apart, last. Reads all perspectives of the
    dialogue (some dozens) and pages them here, since the order spans two tables: four queries and the filter's one.
    """
    released_only = scope_of(user, dialogue, "read_statements") is Scope.RELEASED
    themes = list(visible_themes(user, dialogue))
    form = ListFilter(
        request.GET,
        filters={
            "theme": (_("Theme"), [*((one.pk, one.title) for one in themes), ("none", _("Without a theme"))]),
            "kind": (_("Kind"), [(value, capfirst(str(label))) for value, label in PerspectiveKind.choices]),
            "gap": (_("Gaps"), [("unsaid", _("Rests on no statement")), ("unopposed", _("Nobody says the opposite"))]),
        },
    )
    everything = list(
        perspectives_with_gaps(visible_perspectives(user, dialogue), released_only=released_only)
        .defer("speaks_for", "speaks_against", "kept")
        .prefetch_related("places")
    )
    words = form.value("q").casefold().split()[:8]
    kept = [
        one
        for one in everything
        if all(word in f"{one.title} {one.text}".casefold() for word in words)
        and form.value("kind") in {"", one.kind}
        and (form.value("gap") != "unsaid" or not one.is_said)
        and (form.value("gap") != "unopposed" or not one.is_opposed)
    ]
    pairs = _by_theme([one for one in kept if not one.parked_at], themes, form.value("theme"))
    page = Paginator(pairs, PAGE_SIZE).get_page(request.GET.get("page"))
    entries, before = [], object()
    for perspective, theme in page.object_list:
        entries.append(Entry(perspective, theme, opens=theme is not before))
        before = theme
    return PerspectiveList(
        page=page,
        entries=entries,
        filter_form=form,
        total=len(everything),
        parked=[one for one in kept if one.parked_at],
        unsaid=sum(not one.is_said for one in everything if not one.parked_at),
        loose=without_perspective(visible_statements(user, dialogue)).count(),
    )


def _by_theme(rows: list[Perspective], themes: list[Theme], wanted: str) -> list[tuple[Perspective, Theme | None]]:
    pairs: list[tuple[Perspective, Theme | None]] = []
    of = {one.pk: {place.theme_id: place.position for place in one.places.all()} for one in rows}
    shown = {theme.pk for theme in themes}
    for theme in themes:
        if wanted in {"", str(theme.pk)}:
            inside = [(of[one.pk][theme.pk], one) for one in rows if theme.pk in of[one.pk]]
            inside.sort(key=lambda pair: (pair[0] is None, pair[0] or 0, pair[1].number))
            pairs += [(one, theme) for _position, one in inside]
    if wanted in {"", "none"}:
        pairs += [(one, None) for one in rows if not of[one.pk].keys() & shown]
    return pairs


@dataclass(frozen=True)
class Side:
    """The statements that say a perspective, or its opposite, a page at a time. ``key`` is the page in the address."""

    stance: str
    title: str
    empty: str
    key: str
    page: Page


def sides(request: HttpRequest, user: User, perspective: Perspective) -> list[Side]:
    """Return both sides in equal size. Three queries a side, one for the groups."""
    dialogue = perspective.dialogue
    groups = shown_groups(user, dialogue)
    found = []
    for stance, key, title, empty in (
        (Stance.FOR, "page", _("Those who say so"), _("Nobody yet. A perspective that rests on no words is a gap.")),
        (Stance.AGAINST, "against", _("Those who say the opposite"), _("Nobody has said the opposite.")),
    ):
        rows = visible_statements(user, dialogue).filter(voices__perspective=perspective, voices__stance=stance)
        page = Paginator(with_marks(rows.order_by("creation_key")), SIDE_SIZE).get_page(request.GET.get(key))
        for row in page.object_list:
            row.group_name = groups.get(row.group_id or 0, "")
        found.append(Side(stance, title, empty, key, page))
    return found


@dataclass(frozen=True)
class Attachable:
    page: Page
    filter_form: ListFilter


def attachable(request: HttpRequest, user: User, perspective: Perspective) -> Attachable:
    """Return the statements that are not in the perspective yet, searched and filtered by theme."""
    dialogue = perspective.dialogue
    themes = [*visible_themes(user, dialogue).values_list("pk", "title")]
    filters: dict[str, Any] = {
        "theme": (_("Theme"), themes),
        "perspective": (pgettext("filter", "Perspective"), [("none", _("In no perspective"))]),
    }
    form = ListFilter(request.GET, filters=filters)
    rows = search(_not_in(perspective, visible_statements(user, dialogue)), form.value("q"), ["masked", "translation"])
    if theme := form.value("theme"):
        rows = rows.filter(themes=theme)
    if form.value("perspective"):
        rows = without_perspective(rows)
    page = page_of(request, with_marks(rows), size=PAGE_SIZE)
    groups = shown_groups(user, dialogue)
    for row in page.object_list:
        row.group_name = groups.get(row.group_id or 0, "")
    return Attachable(page, form)


def _not_in(perspective: Perspective, rows: QuerySet[Statement]) -> QuerySet[Statement]:
    return rows.exclude(pk__in=perspective.voices.order_by().values("statement_id"))
