"""The codebook as every page about statements needs it: what each theme is called with those it stands under.

It is read on each of those pages and looks the same for as long as nobody edits it, so what follows from the titles is
kept by the titles themselves: there is nothing that could go stale.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from accounts.models import User
from accounts.prepared import Prepared
from dialogues.lists import Options
from dialogues.models import Dialogue
from dialogues.permissions import Scope, scope_of

from ..models import Theme
from ..rules import visible_themes
from . import tree

KEPT = 50
_COLUMNS = ("pk", "title", "parent_id", "position")
_STANDING = Prepared(
    lambda dialogue: (
        Theme.objects.filter(dialogue=dialogue, removed_at=None).order_by("position", "pk").values_list(*_COLUMNS)
    )
)


@dataclass(frozen=True, eq=False)
class ThemeMenu:
    """Titles after those of the themes they stand under, by key and in the codebook's order; and as a menu."""

    paths: Mapping[int, str]
    options: Options
    places: Mapping[int, int]
    """Which place in the codebook each has."""

    def named(self, keys: Collection[int]) -> list[str]:
        """What those of ``keys`` are called that are in the codebook, in its order."""
        standing = [key for key in keys if key in self.places]
        if len(standing) > 1:
            standing.sort(key=self.places.__getitem__)
        return [self.paths[key] for key in standing]


@lru_cache(maxsize=KEPT)
def _menu(rows: tuple[tuple[int, str, int | None, int], ...]) -> ThemeMenu:
    themes = [Theme(pk=pk, title=title, parent_id=parent, position=at) for pk, title, parent, at in rows]
    paths = tree.paths(themes)
    places = {key: place for place, key in enumerate(paths)}
    return ThemeMenu(MappingProxyType(paths), Options(paths.items()), MappingProxyType(places))


NO_THEMES = _menu(())


def theme_menu(dialogue: Dialogue) -> ThemeMenu:
    """All themes of the codebook, for those who code. One query."""
    return _menu(tuple(_STANDING.rows(dialogue.pk)))


def menu_of(themes: Iterable[Theme]) -> ThemeMenu:
    """Themes that have been read already."""
    return _menu(tuple((one.pk, one.title, one.parent_id, one.position) for one in themes))


def visible_menu(user: User, dialogue: Dialogue) -> ThemeMenu:
    """The themes that the person may read. One query."""
    if scope_of(user, dialogue, "read_statements") is not Scope.RELEASED:
        return theme_menu(dialogue)
    rows: Iterable[tuple] = visible_themes(user, dialogue).order_by("position", "pk").values_list(*_COLUMNS)
    return _menu(tuple(rows))
