"""Who looks at the board, and what they have asked it to show."""

from collections.abc import Collection
from functools import cached_property

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.lists import ListFilter, search
from dialogues.models import Dialogue
from dialogues.permissions import scope_of

from ..codebook import tree
from ..models import Perspective, PerspectiveKind, Statement, Voice
from ..rules import (
    codes_everything,
    visible_perspectives,
    visible_statements,
    visible_themes,
    works_with_statements,
)

BY_COUNT, TITLES = "count", "titles"
NO_THEME = "none"


class Reader:
    """One person at one dialogue's board: what they may see and do, asked once."""

    def __init__(self, user: User, dialogue: Dialogue) -> None:
        self.user, self.dialogue = user, dialogue
        self.works_here = works_with_statements(user, dialogue)
        self.shapes = scope_of(user, dialogue, "shape_perspectives") is not None
        self.sees_all = codes_everything(user, dialogue)

    @cached_property
    def nodes(self) -> list[tree.Node]:
        return tree.flat_tree(visible_themes(self.user, self.dialogue).only(*tree.DRAWN))

    @cached_property
    def perspectives(self) -> list[Perspective]:
        """Those the person may read, by number, parked ones among them."""
        rows = visible_perspectives(self.user, self.dialogue).defer("kept")
        return list(rows.order_by("number"))

    @cached_property
    def titles(self) -> dict[int, str]:
        return {one.pk: one.title for one in self.perspectives}

    def statements(self, words: str = "") -> QuerySet[Statement]:
        rows = visible_statements(self.user, self.dialogue)
        return search(rows, words, ["masked", "translation"]) if words else rows

    def voices(self, perspectives: Collection[int] | None = None, words: str = "") -> QuerySet[Voice]:
        """The voices of statements the person may read. A removed statement has none, so the leader's need no look."""
        rows = Voice.objects.order_by()
        rows = rows.filter(perspective__in=perspectives if perspectives is not None else list(self.titles))
        if self.sees_all and not words:
            return rows
        return rows.filter(statement__in=self.statements(words).order_by().values("pk"))


class BoardFilter(ListFilter):
    """What the board is narrowed to. The order is part of the address, and of nothing else: it is never remembered."""

    def __init__(self, data: QueryDict | None, reader: Reader) -> None:
        self.reader = reader
        themes = [(node.theme.pk, node.path) for node in reader.nodes]
        super().__init__(
            data,
            filters={
                "theme": (_("Theme"), [*themes, (NO_THEME, _("Without a theme"))]),
                "kind": (_("Kind"), [(value, capfirst(str(label))) for value, label in PerspectiveKind.choices]),
            },
        )
        self.fields["q"].label = _("Words in the statements")
        self.by_count = reader.shapes and bool(data) and data.get("order") == BY_COUNT
        self.titles_only = bool(data) and data.get("show") == TITLES

    @property
    def words(self) -> str:
        return self.value("q")

    @cached_property
    def themes(self) -> set[int] | None:
        """The theme that was asked for with those under it; None when all are, nothing when none is."""
        asked = self.value("theme")
        if not asked:
            return None
        if asked == NO_THEME:
            return set()
        node = next(node for node in self.reader.nodes if node.key == asked)
        return {one.theme.pk for one in node.walk()}
