"""Suggestions for one statement, from an index of the dialogue that is made once and kept while it holds.

Only masked wordings are read: an interviewer is never shown, through a suggestion's reason, a word out of the source of
somebody else's interview.
"""

from collections import defaultdict
from dataclasses import dataclass
from time import time

from django.core.cache import cache
from django.db.models import Max

from dialogues.models import Dialogue, Event

from ..codebook.tree import Node
from ..models import Statement, StatementStatus
from .index import Index, build, without

LARGE = 2000
"""Masked statements beyond which an index is not made anew for every statement coded."""
HELD = 10 * 60
"""Seconds that the index of a large dialogue is used although more has been coded."""
KEPT = 24 * 60 * 60
TAKES_AWAY = (
    "statement.removed",
    "statement.withdrawn",
    "statement.restored",
    "consent.withdrawn",
    "theme.removed",
    "theme.restored",
    "theme.split",
)
"""Events after which no older index is used: what was taken back must not be told as a reason."""


@dataclass(frozen=True)
class Kept:
    """An index with what tells whether it still holds."""

    revision: int
    taken_away: int
    made_at: float
    index: Index


def coded_wordings(dialogue: Dialogue) -> list[tuple[str, set[int]]]:
    """Every masked wording of the dialogue with the keys of its themes. Two queries."""
    masked = [StatementStatus.MASKED, StatementStatus.CONFIRMED]
    rows = Statement.objects.filter(dialogue=dialogue, status__in=masked).values_list("pk", "masked")
    themes: dict[int, set[int]] = defaultdict(set)
    pairs = Statement.themes.through.objects.filter(statement__dialogue=dialogue, theme__removed_at=None)
    for statement, theme in pairs.values_list("statement_id", "theme_id"):
        themes[statement].add(theme)
    return [(wording, themes.get(pk, set())) for pk, wording in rows]


def _last_taken_away(dialogue: Dialogue) -> int:
    return Event.objects.filter(dialogue=dialogue, name__in=TAKES_AWAY).aggregate(last=Max("pk"))["last"] or 0


def index_of(dialogue: Dialogue) -> Index:
    """The dialogue's index: kept, or made anew, which takes 0.1 s at 900 statements and half a second at 9,000.

    In a large dialogue one that is some minutes old will do, unless something has been taken away since. It is asked
    for by itself after the coding page is there, so nobody waits for it.
    """
    key = f"likeness:{dialogue.pk}"
    kept: Kept | None = cache.get(key)
    if kept and kept.revision == dialogue.revision:
        return kept.index
    last = _last_taken_away(dialogue)
    if kept and kept.index.count > LARGE and kept.taken_away == last and time() - kept.made_at < HELD:
        return kept.index
    index = build(coded_wordings(dialogue))
    cache.set(key, Kept(dialogue.revision, last, time(), index), KEPT)
    return index


@dataclass(frozen=True)
class Suggested:
    """A theme of the codebook, and the words that speak for it."""

    node: Node
    words: tuple[str, ...]


def suggestions(statement: Statement, nodes: list[Node]) -> list[Suggested]:
    """At most three themes that the statement may belong to and does not have. Never chosen for anybody."""
    has = {theme.pk for theme in statement.themes.all()}
    index = index_of(statement.dialogue)
    counted_in = statement.status != StatementStatus.LIFTED
    if counted_in:
        index = without(index, statement.masked, has)
    by_key = {node.theme.pk: node for node in nodes}
    found = index.suggest(statement.masked, has=has, counted_in=counted_in)
    return [Suggested(by_key[one.theme], one.words) for one in found if one.theme in by_key]
