"""What the codebook's pages show. The same number of queries for one theme and for two hundred."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from dialogues.models import Dialogue

from ..models import Statement, Theme
from ..queries import theme_uses
from ..rules import visible_statements, visible_themes
from . import tree
from .tree import Node


@dataclass
class Codebook:
    """The themes a person may see, in order. ``found`` is the search's answer, else every theme."""

    nodes: list[Node]
    found: list[Node]
    asked: str

    @property
    def themes(self) -> list[Theme]:
        return [node.theme for node in self.found]

    @property
    def is_deep(self) -> bool:
        return any(node.level > 1 for node in self.nodes)


def codebook(user: User, dialogue: Dialogue, *, asked: str = "", counts: bool = False) -> Codebook:
    """Read the themes and, with ``counts``, how much uses each. One query, and two for the counts.

    Args:
        asked: words that must all stand in the title, the description or the introduction of what is shown.
    """
    nodes = tree.flat_tree(visible_themes(user, dialogue).only(*_SHOWN))
    uses = theme_uses(dialogue) if counts else {}
    up, down = _("Move %(title)s up"), _("Move %(title)s down")
    for node in nodes:
        theme = node.theme
        theme.statement_count, theme.perspective_count = statements, perspectives = uses.get(theme.pk, (0, 0))
        if counts:
            title = {"title": theme.title}
            node.said = Said(
                ngettext("%(n)d statement", "%(n)d statements", statements) % {"n": statements},
                ngettext("%(n)d perspective", "%(n)d perspectives", perspectives) % {"n": perspectives},
                up % title,
                down % title,
            )
    words = asked.casefold().split()[:8]
    found = [node for node in nodes if all(word in _text(node.theme, counts) for word in words)] if words else nodes
    return Codebook(nodes, found, asked)


@dataclass(frozen=True)
class Said:
    """What a row of the codebook says for those who shape it: worked out here, since a template takes its time."""

    statements: str
    perspectives: str
    up: str
    down: str


_SHOWN = ("dialogue", "title", "lead", "description", "parent", "position", "removed_at", "creation_key", "version")


def _text(theme: Theme, shapes: bool) -> str:
    return f"{theme.title} {theme.lead} {theme.description if shapes else ''}".casefold()


def statements_of(user: User, theme: Theme) -> QuerySet[Statement]:
    """A theme's statements that the person may read, in their masked wording."""
    return visible_statements(user, theme.dialogue).filter(themes=theme)
