"""Undo while coding: the last acts of one person in one interview, kept with their session, newest last.

What is kept are numbers and keys, never words. Undoing is done by the same verbs as everything else, so that it stands
in the log, and it never takes away what somebody else has done since.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from interviews.models import Interview

from ..agreement.codings import keep_in_step
from ..codebook.services import followed
from ..models import Statement
from ..statements.services import remove_statement, restore_statement

KEY = "coding_acts"
ACTS_KEPT, INTERVIEWS_KEPT = 20, 5
LIFTED, CODED, REMOVED = "lifted", "coded", "removed"


@dataclass(frozen=True)
class Act:
    """What was done to a statement, by its number; for themes, the keys before and after."""

    kind: str
    number: int
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """What was done, as a whole sentence."""
        said = {
            LIFTED: _("Statement %(number)s was lifted."),
            CODED: _("The themes of statement %(number)s were changed."),
            REMOVED: _("Statement %(number)s was removed."),
        }
        return said[self.kind] % {"number": self.number}


def undone_words(act: Act) -> str:
    """What stands when ``act`` has been undone."""
    said = {
        LIFTED: _("Statement %(number)s is removed."),
        CODED: _("Statement %(number)s has the themes it had before."),
        REMOVED: _("Statement %(number)s is back."),
    }
    return said[act.kind] % {"number": act.number}


def _acts(session: SessionBase, interview: Interview) -> list[Act]:
    rows = session.get(KEY, {}).get(str(interview.pk), [])
    return [Act(kind, number, tuple(before), tuple(after)) for kind, number, before, after in rows]


def _keep(session: SessionBase, interview: Interview, acts: list[Act]) -> None:
    everything = {key: rows for key, rows in session.get(KEY, {}).items() if key != str(interview.pk)}
    everything = dict(list(everything.items())[-(INTERVIEWS_KEPT - 1) :])
    if acts:
        rows = [[one.kind, one.number, list(one.before), list(one.after)] for one in acts[-ACTS_KEPT:]]
        everything[str(interview.pk)] = rows
    session[KEY] = everything


def remember(session: SessionBase, interview: Interview, act: Act) -> None:
    """Keep ``act`` as the last. Themes that are the same as before are no act."""
    if act.kind == CODED and set(act.before) == set(act.after):
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
    statement = Statement.everything.filter(interview=interview, number=act.number).first()
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
        _themes_back(statement, act.before, act.after, actor)


def _themes_back(statement: Statement, before: Collection[int], after: Collection[int], actor: User) -> None:
    if set(statement.themes.values_list("pk", flat=True)) != {one.pk for one in followed(statement.dialogue, after)}:
        raise ValidationError(
            _("Somebody has changed the themes of statement %(number)s since then. Nothing was undone.")
            % {"number": statement.number}
        )
    statement.themes.set(followed(statement.dialogue, before))
    statement.version += 1
    statement.save(update_fields=["version", "updated_at"])
    keep_in_step(statements=[statement.pk], coder=actor)
    record(
        "statement.coded",
        dialogue=statement.dialogue,
        actor=actor,
        obj=statement,
        number=statement.number,
        status=statement.status,
    )
