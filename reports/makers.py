"""What a document is made from: every app registers a maker for its kinds in ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Print:
    """A whole HTML page for paper, built on ``reports/print_base.html``. ``language`` is the language it is in."""

    html: str
    title: str
    language: str = "sv"


Maker = Callable[[int], Print]


@dataclass(frozen=True)
class Kind:
    maker: Maker
    hides_small_groups: bool


_kinds: dict[str, Kind] = {}


def register(kind: str, maker: Maker, *, hides_small_groups: bool = False) -> None:
    """Say how documents of ``kind`` are made. The same kind again replaces it.

    Args:
        maker: called in the worker with the object's key, in Swedish; raises ``ObjectDoesNotExist`` when the object
            is gone, which ends the job without further attempts.
        hides_small_groups: the maker suppresses small groups, so the job tells that it has been done.
    """
    _kinds[kind] = Kind(maker, hides_small_groups)


def kind_of(name: str) -> Kind:
    """Return how ``name`` is made.

    Raises:
        KeyError: no app has registered it.
    """
    return _kinds[name]
