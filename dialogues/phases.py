"""The path: one registry in which every app says what its phase needs and how far it has come.

The overview and the side menu read it without importing the apps. Readiness is worked out when something in the
dialogue changed (its ``revision`` moved) and kept in the cache until then.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.cache import cache
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language

from .models import Dialogue

DONE, PART, GAP, LATE = "done", "part", "gap", "late"


@dataclass(frozen=True)
class Missing:
    """One thing that a phase lacks, in words, with the page where it can be mended."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Step:
    """Something to do next, for ``role``; ``weight`` orders steps across phases, smallest first."""

    title: str
    text: str
    url: str
    due: str = ""
    weight: int = 50
    role: str = "leader"


@dataclass(frozen=True)
class Waiting:
    """Who waits for whom, since when, and what for."""

    who: str
    whom: str
    text: str
    url: str = ""
    link_text: str = ""


@dataclass(frozen=True)
class Promised:
    """A line of "are we keeping what we promised": a figure that costs trust when forgotten."""

    figure: str
    of: str
    text: str
    say: str
    url: str = ""
    link_text: str = ""


@dataclass(frozen=True)
class Readiness:
    """How far a phase has come: state is done, part, gap (not begun) or late; summary is one sentence."""

    state: str
    summary: str
    missing: tuple[Missing, ...] = ()
    steps: tuple[Step, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    promises: tuple[Promised, ...] = ()


@dataclass(frozen=True)
class Phase:
    """One section of the path. ``plan_key`` names the row of the time plan it is drawn with."""

    key: str
    order: int
    title: str | Promise
    url_name: str
    capability: str
    readiness: Callable[[Dialogue], Readiness]
    plan_key: str = ""
    also: tuple[tuple[str | Promise, str, str], ...] = field(default=())
    """Further menu rows: (title, url name, capability)."""
    menu: bool = True
    """False for a part of the path that has no row of its own in the side menu (decision, follow-up)."""


_registry: dict[str, Phase] = {}


def register(phase: Phase) -> None:
    """Put a phase on the path; called from ``AppConfig.ready``. The same key again replaces it."""
    _registry[phase.key] = phase


_beside: list[tuple[str | Promise, str, str]] = []


def register_beside(title: str | Promise, url_name: str, capability: str) -> None:
    """Put a row among those of the dialogue itself, below the path; called from ``AppConfig.ready``."""
    row = (title, url_name, capability)
    if row not in _beside:
        _beside.append(row)


def beside() -> list[tuple[str | Promise, str, str]]:
    return list(_beside)


def phases() -> list[Phase]:
    return sorted(_registry.values(), key=lambda phase: phase.order)


def _key(dialogue: Dialogue) -> str:
    return f"readiness:{dialogue.pk}:{dialogue.revision}:{timezone.localdate():%Y%m%d}:{get_language()}"


def states(dialogue: Dialogue) -> dict[str, str]:
    """Return each phase's state by key: what the menu shows of the readiness on every page, kept beside it."""
    key = f"{_key(dialogue)}:states"
    known = cache.get(key)
    if known is None:
        known = {name: phase.state for name, phase in readiness(dialogue).items()}
        cache.set(key, known, timeout=60 * 60 * 24)
    return known


def readiness(dialogue: Dialogue) -> dict[str, Readiness]:
    """Return each phase's readiness by key. Costs nothing while the dialogue's revision and the day stand still."""
    key = _key(dialogue)
    known = cache.get(key)
    if known is None:
        known = {phase.key: phase.readiness(dialogue) for phase in phases()}
        cache.set(key, known, timeout=60 * 60 * 24)
    return known
