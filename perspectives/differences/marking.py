"""Many statements at a time: what they describe and how the second codebook sorts them, with undo.

A mark is a kind of problem description or a category. What was changed is kept with the session of whoever did it, as
keys, so that undoing touches those statements alone and no mark but that one.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue

from ..forms import chosen_keys
from ..models import Category, Facet, Statement, StatementKind
from .facets import facets_of

KIND, CATEGORY = "kind", "category"
SESSION = "marked_statements"
MOST_UNDONE = 5000
"""More statements than this in one go are not kept for undoing; the session would grow with them."""
UNDO_FOR = 3600
"""Seconds that the last one can be undone for."""
CHUNK = 500
NUMBERS_KEPT = 500


@dataclass(frozen=True)
class Mark:
    """One of the kinds, or one category of a facet."""

    kind: StatementKind | None = None
    category: Category | None = None

    @property
    def value(self) -> str:
        return f"{KIND}:{self.kind.value}" if self.kind else f"{CATEGORY}:{self.category.pk}"

    @property
    def name(self) -> str:
        return str(self.kind.label) if self.kind else self.category.name


def marks_to_choose(dialogue: Dialogue) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the marks under their headings. No query, or two where the second codebook is on."""
    kinds = [(f"{KIND}:{kind.value}", capfirst(str(kind.label))) for kind in StatementKind]
    return [(_("What it describes"), kinds), *[_choices(facet) for facet in facets_of(dialogue)]]


def _choices(facet: Facet) -> tuple[str, list[tuple[str, str]]]:
    return facet.name, [(f"{CATEGORY}:{one.pk}", capfirst(one.name)) for one in facet.categories.all()]


def read_mark(dialogue: Dialogue, value: str) -> Mark | None:
    """Return the mark that was chosen; None when there is none such in this dialogue, or it is not in use."""
    what, _colon, which = value.partition(":")
    if what == KIND and which in StatementKind.values:
        return Mark(kind=StatementKind(which))
    if what == CATEGORY and dialogue.second_codebook and (keys := chosen_keys([which])):
        rows = Category.objects.filter(facet__dialogue=dialogue, removed_at=None, pk__in=keys)
        category = rows.select_related("facet").first()
        return Mark(category=category) if category else None
    return None


@dataclass
class Marked:
    """What one press changed: ``keys`` got the mark or lost it; ``replaced`` lost another for it, by category."""

    value: str
    name: str
    given: bool
    keys: list[int] = field(default_factory=list)
    replaced: dict[str, list[int]] = field(default_factory=dict)
    as_before: int = 0

    @property
    def words(self) -> str:
        n = len(self.keys)
        if self.given:
            said = ngettext(
                "%(n)d statement is now marked “%(mark)s”.", "%(n)d statements are now marked “%(mark)s”.", n
            )
        else:
            said = ngettext(
                "%(n)d statement is no longer marked “%(mark)s”.",
                "%(n)d statements are no longer marked “%(mark)s”.",
                n,
            )
        return said % {"n": n, "mark": self.name}


def _chunks(keys: list[int]) -> Iterable[list[int]]:
    return (keys[at : at + CHUNK] for at in range(0, len(keys), CHUNK))


@transaction.atomic
def mark_statements(
    *, dialogue: Dialogue, statements: QuerySet[Statement], mark: Mark, given: bool, actor: User
) -> Marked:
    """Give ``statements`` a mark, or take it from them. Each one's version moves on where that changes it.

    A category of a facet that allows one at most takes the place of the one that was there.
    """
    total = statements.count()
    rows = _has(statements, mark) if not given else statements.exclude(pk__in=_has(statements, mark).values("pk"))
    found = dict(rows.order_by("number").values_list("pk", "number"))
    done = Marked(mark.value, mark.name, given, list(found), as_before=total - len(found))
    if mark.category and given and mark.category.facet.is_single:
        done.replaced = _replace(mark.category, done.keys)
    _apply(mark, done.keys, given)
    if found:
        record(
            "statement.marked" if given else "statement.unmarked",
            dialogue=dialogue,
            actor=actor,
            count=len(found),
            numbers=list(found.values())[:NUMBERS_KEPT],
            mark=mark.value,
        )
    return done


def _has(statements: QuerySet[Statement], mark: Mark) -> QuerySet[Statement]:
    statements = statements.order_by()
    if mark.kind:
        return with_kind(statements, mark.kind)
    through = Statement.categories.through.objects.filter(category=mark.category)
    return statements.filter(pk__in=through.values("statement_id"))


def with_kind(statements: QuerySet[Statement], kind: StatementKind) -> QuerySet[Statement]:
    """Keep the statements that describe ``kind``."""
    bits: Any = F("kinds").bitand(kind.bit)
    return statements.annotate(kind_bit=bits).filter(kind_bit__gt=0)


def _apply(mark: Mark, keys: list[int], given: bool) -> None:
    through = Statement.categories.through
    for some in _chunks(keys):
        changes: dict[str, Any] = {"version": F("version") + 1}
        if mark.kind:
            bit = mark.kind.bit
            changes["kinds"] = F("kinds").bitor(bit) if given else F("kinds").bitand(~bit & 0x7FFF)
        elif given:
            new = [through(statement_id=pk, category_id=mark.category.pk) for pk in some]
            through.objects.bulk_create(new, ignore_conflicts=True)
        else:
            through.objects.filter(statement__in=some, category=mark.category).delete()
        Statement.objects.filter(pk__in=some).update(**changes)


def _replace(category: Category, keys: list[int]) -> dict[str, list[int]]:
    """Take the facet's other categories from the statements; return which had which."""
    gone: dict[str, list[int]] = {}
    through = Statement.categories.through
    for some in _chunks(keys):
        others = through.objects.filter(
            statement__in=some, category__facet=category.facet, category__removed_at=None
        ).exclude(category=category)
        for statement, other in others.values_list("statement_id", "category_id"):
            gone.setdefault(str(other), []).append(statement)
        through.objects.filter(pk__in=list(others.values_list("pk", flat=True))).delete()
    return gone


# --- Undo ---------------------------------------------------------------------------------------------------------


def remember(session: SessionBase, dialogue: Dialogue, done: Marked) -> None:
    """Keep the last press of each of a few dialogues, so that it can be undone."""
    kept = {key: row for key, row in session.get(SESSION, {}).items() if key != str(dialogue.pk)}
    kept = dict(list(kept.items())[-2:])
    if 0 < len(done.keys) <= MOST_UNDONE:
        kept[str(dialogue.pk)] = asdict(done) | {"at": int(timezone.now().timestamp())}
    session[SESSION] = kept


def last_marked(session: SessionBase, dialogue: Dialogue) -> Marked | None:
    """Return the last press that can still be undone."""
    row = dict(session.get(SESSION, {}).get(str(dialogue.pk), {}))
    if not row or timezone.now().timestamp() - row.pop("at") > UNDO_FOR:
        return None
    return Marked(**row)


def forget(session: SessionBase, dialogue: Dialogue) -> None:
    session[SESSION] = {key: row for key, row in session.get(SESSION, {}).items() if key != str(dialogue.pk)}


@transaction.atomic
def undo_marked(*, dialogue: Dialogue, done: Marked, actor: User) -> int | None:
    """Put back what ``done`` changed; return on how many statements. None when its mark is not there any more."""
    mark = read_mark(dialogue, done.value)
    if mark is None:
        return None
    statements = Statement.objects.filter(dialogue=dialogue, pk__in=done.keys)
    back = mark_statements(dialogue=dialogue, statements=statements, mark=mark, given=not done.given, actor=actor)
    changed = set(back.keys)
    through = Statement.categories.through
    for category, keys in done.replaced.items():
        if Category.objects.filter(pk=category, facet__dialogue=dialogue).exists():
            new = [through(statement_id=pk, category_id=int(category)) for pk in keys if pk in changed]
            through.objects.bulk_create(new, ignore_conflicts=True, batch_size=CHUNK)
    return len(changed)
