"""Verbs of the assistant: take a proposal, leave something with a reason, ask about it again, send a mask back.

Each is a person's decision. What is kept of it is the kind, what stands there instead or why it was left, and a keyed
hash: never the words. The caller's transaction holds the whole of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Conflict
from dialogues.events import record
from dialogues.models import Dialogue

from ..models import MaskDecision, Statement, StatementStatus, TraitKind
from .around import surroundings
from .assistant import Surroundings, hard_findings, rewritten
from .decisions import BACK_REASONS, REASONS, SENT_BACK, Row, rows_of, texts_of
from .plain import read

LONGEST_REPLACEMENT = 80
LONGEST_REASON = 200
MOST_AT_ONCE = 500
"""Masks that are looked through when many are confirmed in one go."""
TAKE, TAKE_KIND, LEAVE, AGAIN = "take", "kind", "leave", "again"


@dataclass(frozen=True)
class Asked:
    """What a person asked for: one finding taken, all of a kind taken, one left, or one asked about again.

    ``what`` is a finding's key, or a kind. ``words`` holds what was written in the page's fields, by finding's key.
    """

    verb: str
    what: str
    replacements: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    own_reasons: Mapping[str, str] = field(default_factory=dict)


def asked_in(posted: Mapping[str, str]) -> Asked | None:
    """Read what a form with the assistant's fields asks for; None when another button was pressed."""
    verb, _dot, what = posted.get("mask", "").partition(".")
    if verb not in {TAKE, TAKE_KIND, LEAVE, AGAIN} or not what:
        return None
    given: dict[str, dict[str, str]] = {"with": {}, "why": {}, "own": {}}
    for name in posted:
        start, _dash, rest = name.partition("-")
        key, _dash, which = rest.partition("-")
        if start == "mask" and which in given:
            given[which][key] = posted[name]
    return Asked(verb, what, given["with"], given["why"], given["own"])


@transaction.atomic
def apply(
    *, statement: Statement, texts: Mapping[str, str], asked: Asked, actor: User, around: Surroundings
) -> dict[str, str]:
    """Do what was asked with the findings in ``texts`` (by part); return the texts as they are afterwards.

    The caller saves them. What stands there no longer is passed over: somebody has rewritten it meanwhile.

    Raises:
        ValidationError: a replacement or a reason is missing, or gives away what it is about.
    """
    rows = rows_of(statement, statement.mask_decisions.all(), around, dict(texts))
    chosen = [row for row in rows if _is_meant(row, asked)]
    if asked.verb in {TAKE, TAKE_KIND}:
        return _take(statement, dict(texts), chosen, asked, actor)
    if asked.verb == LEAVE:
        _leave(statement, chosen[:1], asked, actor)
    else:
        _ask_again(statement, chosen, actor)
    return dict(texts)


def _is_meant(row: Row, asked: Asked) -> bool:
    if asked.verb == TAKE_KIND:
        return str(row.finding.kind) == asked.what and not row.is_left
    return row.key == asked.what


def _take(statement: Statement, texts: dict[str, str], rows: list[Row], asked: Asked, actor: User) -> dict[str, str]:
    edits: dict[str, list[tuple[tuple[tuple[int, int], ...], str]]] = {}
    for row in rows:
        replacement = _replacement(asked.replacements.get(row.key, row.proposal), row)
        edits.setdefault(row.part, []).append((row.finding.places, replacement))
        _decide(statement, row, actor, replaced_by=replacement, reason="")
    for part, changes in edits.items():
        texts[part] = rewritten(texts[part], changes)
    _note("statement.words_hidden", statement, actor, rows)
    return texts


def _replacement(written: str, row: Row) -> str:
    """Clean what should stand there instead.

    Raises:
        ValidationError: it is empty, too long, or holds the words themselves.
    """
    text = " ".join(re.sub(r"[\[\]\x00-\x1f]", " ", written).split())
    if not any(char.isalnum() for char in text):
        raise ValidationError(_("Write what should stand there instead."))
    if len(text) > LONGEST_REPLACEMENT:
        raise ValidationError(
            _("What stands there instead is %(length)s characters. At most %(most)s fit.")
            % {"length": len(text), "most": LONGEST_REPLACEMENT}
        )
    if _gives_away(text, row):
        raise ValidationError(_("What you wrote still says what it should hide. Write it more coarsely."))
    return text


def _gives_away(text: str, row: Row) -> bool:
    """Whether the text holds the words it is about, or a number or an address of its own."""
    words = " ".join(read(row.finding.words.strip("[]")).lower.split())
    said = " ".join(read(text).lower.split())
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", said)) or bool(hard_findings(text))


def _leave(statement: Statement, rows: list[Row], asked: Asked, actor: User) -> None:
    for row in rows:
        reason = asked.reasons.get(row.key, "")
        if reason not in REASONS:
            raise ValidationError(_("Choose why it may stand as it is."))
        kept = reason
        if reason == "own":
            kept = " ".join(asked.own_reasons.get(row.key, "").split())[:LONGEST_REASON]
            if not kept:
                raise ValidationError(_("Write why it may stand as it is."))
            if _gives_away(kept, row):
                raise ValidationError(_("Write the reason without the words it is about: the reason is kept."))
        _decide(statement, row, actor, replaced_by="", reason=kept)
        _note("statement.words_left", statement, actor, [row], reason=reason)


def _ask_again(statement: Statement, rows: list[Row], actor: User) -> None:
    gone, _by_model = statement.mask_decisions.filter(
        fingerprint__in=[row.key for row in rows], replaced_by=""
    ).delete()
    if gone:
        _note("statement.words_asked_again", statement, actor, rows[:1])


def _decide(statement: Statement, row: Row, actor: User, *, replaced_by: str, reason: str) -> None:
    MaskDecision.objects.update_or_create(
        statement=statement,
        fingerprint=row.key,
        defaults={
            "kind": row.finding.kind,
            "replaced_by": replaced_by,
            "reason": reason,
            "by": actor,
            "at": timezone.now(),
        },
    )


def _note(name: str, statement: Statement, actor: User, rows: list[Row], **data: str) -> None:
    """Write what was decided about which kinds; nothing that was said."""
    if not rows:
        return
    kinds = Counter(str(row.finding.kind) for row in rows)
    record(
        name,
        dialogue=statement.dialogue,
        actor=actor,
        obj=statement,
        number=statement.number,
        kinds=dict(kinds),
        **data,
    )


# --- On a statement's own page -------------------------------------------------------------------------------------


@transaction.atomic
def settle(*, statement: Statement, opened_version: int, asked: Asked, actor: User) -> Statement:
    """Do what was asked on a page that shows nothing else of the statement to change.

    A wording that changes has to be confirmed again, and leaves the design team until it is released anew.

    Raises:
        Conflict: somebody changed the statement since it was opened.
        ValidationError: see ``apply``.
    """
    stored = Statement.objects.select_for_update().filter(pk=statement.pk).first()
    if stored is None:
        raise ValidationError(_("The statement has been removed. You find it under removed statements."))
    if stored.version != opened_version:
        raise Conflict(stored)
    stored.dialogue = statement.dialogue
    before = texts_of(stored)
    around = surroundings(statement.dialogue)
    after = apply(statement=stored, texts=before, asked=asked, actor=actor, around=around)
    if after != before:
        for part, text in after.items():
            setattr(stored, part, text)
        if stored.status == StatementStatus.CONFIRMED:
            stored.status = StatementStatus.MASKED
        stored.confirmed_by = stored.released_at = None
        stored.save_edited(opened_version=opened_version)
    return stored


@transaction.atomic
def send_back(*, statement: Statement, reason: str, actor: User) -> bool:
    """Send a mask back to whoever made it, with why; return whether it was waiting for confirmation.

    Raises:
        ValidationError: no reason was chosen.
    """
    if reason not in BACK_REASONS:
        raise ValidationError(_("Choose why you send it back."))
    rows = Statement.objects.filter(pk=statement.pk, status=StatementStatus.MASKED)
    moved = rows.update(status=StatementStatus.LIFTED, confirmed_by=None, released_at=None, version=F("version") + 1)
    if moved:
        record(
            SENT_BACK, dialogue=statement.dialogue, actor=actor, obj=statement, number=statement.number, reason=reason
        )
    return bool(moved)


# --- What stands in the way ----------------------------------------------------------------------------------------


def refuse_undecided(statement: Statement) -> None:
    """Let a mask be called finished only when somebody has decided about all that leads straight to one person.

    Raises:
        ValidationError: a personal number, a phone number or an address on the net stands undecided.
    """
    rows = rows_of(statement, [], None)
    if rows:
        rows = rows_of(statement, statement.mask_decisions.all(), None)
    kinds = dict.fromkeys(str(row.kind_name) for row in rows if not row.is_left)
    if kinds:
        raise ValidationError(
            {
                "is_masked": _(
                    "The wording still has what leads straight to one person: %(kinds)s. Hide it, or leave it with a "
                    "reason, before you say that it is masked."
                )
                % {"kinds": ", ".join(kinds)}
            }
        )


def hard_undecided(statements: QuerySet[Statement]) -> dict[int, int]:
    """Return key → number of the statements in which something that leads straight to one person stands undecided.

    Reads every wording once, without the register; one query more when something is found.
    """
    suspects = [
        one
        for one in statements.only("dialogue", "number", "masked", "translation", "language").iterator(chunk_size=500)
        if any(hard_findings(text) for text in texts_of(one).values())
    ]
    return _with_undecided(suspects, None)


def undecided(dialogue: Dialogue, statements: Iterable[Statement]) -> dict[int, int]:
    """Return key → number of the statements with any finding that nobody has decided about."""
    around = surroundings(dialogue)
    return _with_undecided(list(statements), around)


def _with_undecided(statements: list[Statement], around: Surroundings | None) -> dict[int, int]:
    decisions: dict[int, list[MaskDecision]] = {}
    if statements:
        for one in MaskDecision.objects.filter(statement__in=[row.pk for row in statements]):
            decisions.setdefault(one.statement_id, []).append(one)
    return {
        one.pk: one.number
        for one in statements
        if any(not row.is_left for row in rows_of(one, decisions.get(one.pk, []), around))
    }


__all__ = [
    "Asked",
    "TraitKind",
    "apply",
    "asked_in",
    "hard_undecided",
    "refuse_undecided",
    "send_back",
    "settle",
    "undecided",
]
