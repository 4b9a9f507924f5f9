"""Themes as a tree: who stands under whom, in which order, and what may not stand under what. Knows no database.

A tree is made of the themes that a reader may see: one whose parent is hidden or removed stands at the top, so that
no title is told by the path of another.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..models import Theme

MOST_LEVELS = 4
STEP = " › "
DRAWN = ("dialogue", "title", "parent", "position")
"""What of a theme its place and its path are made of."""


@dataclass(eq=False)
class Node:
    """A theme in its place. ``level`` is 1 at the top; ``above`` are the titles on the way down to it."""

    theme: Theme
    level: int = 1
    above: tuple[str, ...] = ()
    children: list["Node"] = field(default_factory=list)
    is_first: bool = False
    is_last: bool = False
    closes: int = 0
    """How many lists end after it when the tree is written out in one go."""
    said: object = None
    """What the codebook's page says of it (``queries.Said``)."""

    @property
    def key(self) -> str:
        return str(self.theme.pk)

    @property
    def ends(self) -> SafeString:
        """The ends of those lists, for ``templates/perspectives/themes.html``."""
        return mark_safe("</ol></details></li>" * self.closes)  # noqa: S308 - no text of anybody's in it

    @property
    def path(self) -> str:
        return STEP.join([*self.above, self.theme.title])

    @property
    def way(self) -> str:
        """The path without the theme's own title."""
        return STEP.join(self.above)

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()


def tree(themes: Iterable[Theme]) -> list[Node]:
    """Return the themes at the top, each with its own under it. Linear; a circle in the data is cut, not followed."""
    rows = sorted(themes, key=lambda theme: (theme.position, theme.pk))
    nodes = {theme.pk: Node(theme) for theme in rows}
    roots: list[Node] = []
    for theme in rows:
        above = nodes.get(theme.parent_id) if theme.parent_id else None
        (above.children if above else roots).append(nodes[theme.pk])
    reached = _placed(roots)
    for theme in rows:
        if theme.pk not in reached:  # in a circle: its first theme is taken for the top
            node = nodes[theme.pk]
            for other in nodes.values():
                if node in other.children:
                    other.children.remove(node)
            roots.append(node)
            reached |= _placed([node])
    _number(roots, 0)
    return roots


def _placed(nodes: list[Node]) -> set[int]:
    """Set level and path below ``nodes``; return the keys of all that were reached."""
    reached = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        reached.add(node.theme.pk)
        for child in node.children:
            child.level, child.above = node.level + 1, (*node.above, node.theme.title)
            waiting.append(child)
    return reached


def _number(siblings: list[Node], closing: int) -> None:
    for place, node in enumerate(siblings):
        node.is_first, node.is_last = place == 0, place == len(siblings) - 1
        ends = closing + 1 if node.is_last and node.level > 1 else 0
        if node.children:
            _number(node.children, ends)
        else:
            node.closes = ends


def flat(roots: Iterable[Node]) -> list[Node]:
    """Every node, each theme before those under it: the order of the codebook."""
    return [node for root in roots for node in root.walk()]


def flat_tree(themes: Iterable[Theme]) -> list[Node]:
    return flat(tree(themes))


def beside(roots: list[Node], key: int) -> list[Node]:
    """The list that the theme stands in, itself among them, as the tree holds it; empty when it is not there."""
    for siblings in (roots, *(node.children for node in flat(roots))):
        if any(node.theme.pk == key for node in siblings):
            return siblings
    return []


def paths(themes: Iterable[Theme]) -> dict[int, str]:
    """By key, a theme's title after those of the themes it stands under."""
    return {node.theme.pk: node.path for node in flat_tree(themes)}


def refuse_place(theme: Theme, parent: Theme | None, themes: Iterable[Theme]) -> None:
    """Say why ``theme`` cannot stand under ``parent``, if it cannot.

    Raises:
        ValidationError: a circle, too many levels, or a parent that is gone.
    """
    if parent is None:
        return
    nodes: Mapping[int, Node] = {node.theme.pk: node for node in flat_tree(themes)}
    if parent.pk not in nodes:
        raise ValidationError(_("The theme you chose to put it under is removed. Choose another."))
    under = nodes[theme.pk] if theme.pk in nodes else Node(theme)
    below = {node.theme.pk for node in under.walk()}
    if parent.pk in below:
        raise ValidationError(
            _("“%(theme)s” cannot stand under “%(parent)s”: that one stands under it already.")
            % {"theme": theme.title, "parent": parent.title}
            if parent.pk != theme.pk
            else _("A theme cannot stand under itself.")
        )
    depth = max(node.level for node in under.walk()) - under.level + 1
    if nodes[parent.pk].level + depth > MOST_LEVELS:
        raise ValidationError(
            _("The codebook holds at most %(most)s levels, and this would make %(levels)s. Put it higher up.")
            % {"most": MOST_LEVELS, "levels": nodes[parent.pk].level + depth}
        )
