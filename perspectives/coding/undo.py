"""Undo while coding: the last acts of one person in one interview, kept with their session, newest last.

What is kept are numbers and keys, never words. Undoing is done by the same verbs as everything else, so that it stands
in the log, and it never takes away what somebody else has done since.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from interviews.models import Interview

from ..agreement.codings import keep_in_step
from ..codebook.services import followed
from ..differences.facets import sort_statement
from ..differences.fields import held_categories
from ..models import Statement
from ..statements.services import remove_statement, restore_statement

KEY = "coding_acts_2"
ACTS_KEPT, INTERVIEWS_KEPT = 20, 5
LIFTED, CODED, REMOVED = "lifted", "coded", "removed"


@dataclass(frozen=True)
class Coded:
    """How a statement is coded: keys of its themes, the bits of what it describes, keys in the second codebook."""

    themes: frozenset[int] = frozenset()
    kinds: int = 0
    categories: frozenset[int] = frozenset()

    @classmethod
    def of(cls, statement: Statement, themes: Iterable[int] | None = None) -> "Coded":
        """How ``statement`` is coded now. One query, none when the ``themes`` are known; one more where the second
        codebook is on."""
        held = statement.themes.values_list("pk", flat=True) if themes is None else themes
        categories = held_categories(statement) if statement.dialogue.second_codebook else set()
        return cls(frozenset(held), statement.kinds, frozenset(categories))

    def kept(self) -> list[Any]:
        return [] if self == Coded() else [sorted(self.themes), self.kinds, sorted(self.categories)]

    @classmethod
    def read(cls, kept: Sequence[Any]) -> "Coded":
        return cls(frozenset(kept[0]), kept[1], frozenset(kept[2])) if kept else cls()


@dataclass(frozen=True)
class Act:
    """What was done to a statement, by its number; when it was coded, how it was before and after."""

    kind: str
    number: int
    before: Coded = Coded()
    after: Coded = Coded()

    @property
    def is_of_themes(self) -> bool:
        return self.before.themes != self.after.themes

    @property
    def words(self) -> str:
        """What was done, as a whole sentence."""
        coded = _("The themes of statement %(number)s were changed.")
        if not self.is_of_themes:
            coded = _("What statement %(number)s describes was changed.")
        said = {
            LIFTED: _("Statement %(number)s was lifted."),
            CODED: coded,
            REMOVED: _("Statement %(number)s was removed."),
        }
        return said[self.kind] % {"number": self.number}


def undone_words(act: Act) -> str:
    """What stands when ``act`` has been undone."""
    coded = _("Statement %(number)s has the themes it had before.")
    if not act.is_of_themes:
        coded = _("Statement %(number)s is marked as it was before.")
    said = {
        LIFTED: _("Statement %(number)s is removed."),
        CODED: coded,
        REMOVED: _("Statement %(number)s is back."),
    }
    return said[act.kind] % {"number": act.number}


def _acts(session: SessionBase, interview: Interview) -> list[Act]:
    rows = session.get(KEY, {}).get(str(interview.pk), [])
    return [Act(kind, number, Coded.read(before), Coded.read(after)) for kind, number, before, after in rows]


def _keep(session: SessionBase, interview: Interview, acts: list[Act]) -> None:
    everything = {key: rows for key, rows in session.get(KEY, {}).items() if key != str(interview.pk)}
    everything = dict(list(everything.items())[-(INTERVIEWS_KEPT - 1) :])
    if acts:
        rows = [[one.kind, one.number, one.before.kept(), one.after.kept()] for one in acts[-ACTS_KEPT:]]
        everything[str(interview.pk)] = rows
    session[KEY] = everything


def remember(session: SessionBase, interview: Interview, act: Act) -> None:
    """Keep ``act`` as the last. A statement that is coded as before is no act."""
    if act.kind == CODED and act.before == act.after:
        return
    _keep(session, interview, [*_acts(session, interview), act])


def forget(session: SessionBase, interview: Interview, number: int, kind: str) -> None:
    """Drop what has been undone in another way, such as a statement put back from the list of removed ones."""
    _keep(session, interview, [one for one in _acts(session, interview) if (one.number, one.kind) != (number, kind)])


def last_act(session: SessionBase, interview: Interview) -> Act | None:
    return next(iter(_acts(session, interview)[::-1]), None)


def undo_last(*, session: SessionBase, interview: Interview, actor: User) -> Act | None:
    """Undo the newest act and drop it; None when there is none left.

    Raises:
        ValidationError: it can no longer be undone. The act is dropped, so that the one before can be reached.
    """
    acts = _acts(session, interview)
    if not acts:
        return None
    _keep(session, interview, acts[:-1])
    _undo(interview, acts[-1], actor)
    return acts[-1]


@transaction.atomic
def _undo(interview: Interview, act: Act, actor: User) -> None:
    rows = Statement.everything.select_for_update(of=("self",))
    statement = rows.filter(interview=interview, number=act.number).first()
    if statement is None or (statement.removed_at is None) == (act.kind == REMOVED):
        raise ValidationError(
            _("Statement %(number)s has been removed or put back since then.") % {"number": act.number}
        )
    statement.interview, statement.dialogue = interview, interview.dialogue
    if act.kind == LIFTED:
        remove_statement(statement=statement, actor=actor)
    elif act.kind == REMOVED:
        restore_statement(statement=statement, actor=actor)
    else:
        _coded_back(statement, act, actor)


def _coded_back(statement: Statement, act: Act, actor: User) -> None:
    dialogue, now = statement.dialogue, Coded.of(statement)
    if now.themes != {one.pk for one in followed(dialogue, act.after.themes)}:
        raise ValidationError(
            _("Somebody has changed the themes of statement %(number)s since then. Nothing was undone.")
            % {"number": statement.number}
        )
    sorted_since = dialogue.second_codebook and now.categories != act.after.categories
    if now.kinds != act.after.kinds or sorted_since:
        raise ValidationError(
            _("Somebody has changed what statement %(number)s describes since then. Nothing was undone.")
            % {"number": statement.number}
        )
    if act.is_of_themes:
        statement.themes.set(followed(dialogue, act.before.themes))
        keep_in_step(statements=[statement.pk], coder=actor)
    if act.before.categories != act.after.categories:
        offered = act.before.categories | act.after.categories
        sort_statement(statement=statement, chosen=set(act.before.categories), offered=offered)
    statement.kinds = act.before.kinds
    statement.version += 1
    statement.save(update_fields=["kinds", "version", "updated_at"])
    record(
        "statement.coded",
        dialogue=statement.dialogue,
        actor=actor,
        obj=statement,
        number=statement.number,
        status=statement.status,
    )
