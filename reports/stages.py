"""How far a document has come: the stages of the work and the share of the time that each takes.

The shares are measured, not guessed: every finished document keeps what its stages took, and the next of its kind is
told by them (``of``). Until one is made they are those of the demo's compilation, 50 pages (``bench/paper.py`` prints
them).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .jobs import JobState
from .models import Document

COLLECT, WRITE, LAYOUT, TAGS, SAVE = "collect", "write", "layout", "tags", "save"
PRINTED = [COLLECT, WRITE, LAYOUT, TAGS, SAVE]
FILED = [COLLECT, WRITE, SAVE]

BOXES, PAGES, SETTLE = "boxes", "pages", "settle"
"""Inside layout: before the first page, the pages, and those that are laid out again for their page numbers."""
PHASES = {COLLECT: COLLECT, WRITE: WRITE, BOXES: LAYOUT, PAGES: LAYOUT, SETTLE: LAYOUT, TAGS: TAGS, SAVE: SAVE}
"""What is timed, in order, and the stage that people see it as."""
MEASURED = {COLLECT: 0.025, WRITE: 0.035, BOXES: 0.12, PAGES: 0.33, SETTLE: 0.16, TAGS: 0.32, SAVE: 0.01}
MEASURED_FILE = {COLLECT: 0.3, WRITE: 0.69, SAVE: 0.01}
CHARACTERS_A_PAGE = 1600
"""Of HTML; says how long a document will be until one of its kind has been made."""


@dataclass(frozen=True)
class Shares:
    """Where each phase begins and how much of the whole it is, both 0–1."""

    starts: dict[str, float]
    parts: dict[str, float]
    characters_a_page: float

    def percent(self, phase: str, part: float = 0.0) -> int:
        """How much of the whole is done when ``part`` (0–1) of ``phase`` is; 100 is left to what is finished."""
        done = self.starts[phase] + self.parts[phase] * max(0.0, min(1.0, part))
        return min(99, int(100 * done))


def shares(seconds: Mapping[str, float], *, characters_a_page: float = CHARACTERS_A_PAGE) -> Shares:
    """Return the shares of phases that took ``seconds``, in their order."""
    whole = sum(seconds.values())
    parts = {phase: took / whole for phase, took in seconds.items()}
    starts, at = {}, 0.0
    for phase, part in parts.items():
        starts[phase] = at
        at += part
    return Shares(starts, parts, characters_a_page)


def of(document: Document, *, is_file: bool) -> Shares:
    """Return the shares that ``document`` will most likely have: those of the last of its kind. One query."""
    default = MEASURED_FILE if is_file else MEASURED
    made = Document.objects.filter(kind=document.kind, state=JobState.DONE).exclude(measured={}).order_by("-pk")
    last = made.values_list("measured", "pages").first()
    if last is None:
        return shares(default)
    measured, pages = last
    seconds = {phase: float(measured.get("seconds", {}).get(phase, 0)) for phase in default}
    if sum(seconds.values()) <= 0:
        return shares(default)
    characters = measured.get("characters") or 0
    return shares(seconds, characters_a_page=characters / pages if characters and pages else CHARACTERS_A_PAGE)
