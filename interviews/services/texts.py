"""The source: every writer's words kept, read by the leader only with a line in the log.

A text is written by typing (saved as one types), from a file, or by bringing an earlier version back. Whichever way,
``write_text`` is the one door: it keeps a version, lets statements find their place, and never overwrites what
somebody else wrote in between.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Conflict
from dialogues.events import record, record_read
from dialogues.forms_base import RecordForm

from ..consent.checks import refuse_text
from ..models import LONGEST_TEXT, Interview, InterviewText, TextReason, TextVersion
from ..reading import clean_text
from . import hooks

SITTING = timedelta(minutes=10)
"""How long one person's typing goes into the same version."""
SHRUNK = 0.7
"""A text this much shorter than it was begins a version of its own, whoever wrote and however quickly."""


@transaction.atomic
def change_text(*, form: RecordForm, actor: User) -> InterviewText:
    """Write the interview's text from a valid form; as ``write_text``."""
    return write_text(
        source=form.instance,
        text=form.cleaned_data["text"],
        opened_version=form.cleaned_data.get("opened_version") or 0,
        actor=actor,
    )


@transaction.atomic
def write_text(
    *,
    source: InterviewText,
    text: str,
    opened_version: int | None,
    actor: User | None,
    reason: str = TextReason.TYPED,
) -> InterviewText:
    """Write the interview's text, keep a version of it, and let statements find their place; return the row as it is.

    A text that stands there already is saved, whatever version was opened: a request whose answer was lost can be
    sent again, and two people who wrote the same do not disagree.

    Args:
        opened_version: the row's version when the writer began; None takes what is there now, for somebody who was
            shown it.

    Raises:
        Conflict: somebody else changed the text since it was opened; nothing is written.
        ValidationError: too long, or refused by a room that builds on the text (``hooks.on_text_changed``).
    """
    current = _locked(source)
    text = clean_text(text)
    if text == current.text:
        return current
    _check_length(text)
    if opened_version is not None and opened_version != current.version:
        raise Conflict(current)
    return _write(current, text, actor, reason)


@transaction.atomic
def add_to_text(*, source: InterviewText, text: str, actor: User) -> InterviewText:
    """Put a file's text after what is there now. Sent twice it is added once.

    Raises:
        ValidationError: as ``write_text``.
    """
    current = _locked(source)
    text = clean_text(text)
    if not text or current.text == text or current.text.endswith(f"\n\n{text}"):
        return current
    joined = clean_text(f"{current.text}\n\n{text}")
    _check_length(joined)
    return _write(current, joined, actor, TextReason.FILE)


@transaction.atomic
def bring_back(*, version: TextVersion, actor: User) -> InterviewText:
    """Let an earlier version be the text again. What stands there now stays as a version.

    Raises:
        ValidationError: as ``write_text``.
    """
    before = version.source.version
    source = write_text(
        source=version.source, text=version.text, opened_version=None, actor=actor, reason=TextReason.BROUGHT_BACK
    )
    if source.version != before:
        record(
            "interview.text_brought_back",
            dialogue=source.interview.dialogue,
            actor=actor,
            obj=source.interview,
            version=version.number,
        )
    return source


@transaction.atomic
def erase_versions(*, source: InterviewText, actor: User | None) -> int:
    """Erase every earlier version of a text for good; return how many. What stands there now is left alone.

    For when something must be gone: emptying a text leaves its words in the versions.
    """
    current = _locked(source)
    earlier = current.versions.all()
    newest = earlier.first()
    if newest is not None and newest.text == current.text:
        earlier = earlier.exclude(pk=newest.pk)
    count = earlier.delete()[0]
    if count:
        interview = current.interview
        record("interview.versions_erased", dialogue=interview.dialogue, actor=actor, obj=interview, count=count)
    return count


def note_source_read(*, interview: Interview, actor: User) -> None:
    """Write in the log that somebody other than the interviewer was shown the interview's text."""
    if interview.interviewer_id != actor.pk:
        record_read("source.read", dialogue=interview.dialogue, actor=actor, obj=interview)


def _locked(source: InterviewText) -> InterviewText:
    rows = InterviewText.objects.select_for_update(of=("self",)).select_related("interview__dialogue")
    return rows.get(pk=source.pk)


def _check_length(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise ValidationError(
            _("The text is %(length)s characters, but at most a million fit. Divide it into two interviews.")
            % {"length": len(text)}
        )


def _write(current: InterviewText, text: str, actor: User | None, reason: str) -> InterviewText:
    old = current.text
    refuse_text(current.interview, old, text)
    begun = _keep(current, text, actor, reason)
    current.text = text
    current.save_edited(opened_version=current.version)
    interview = current.interview
    hooks.text_changed(interview, old, text)
    if begun or not old or not text:  # one line in the log for each sitting, not for each time the typing paused
        record("interview.text_changed", dialogue=interview.dialogue, actor=actor, obj=interview, characters=len(text))
    return current


def _keep(current: InterviewText, text: str, actor: User | None, reason: str) -> bool:
    """Keep the new text as a version, or let the one being written follow along; say whether one was begun."""
    now = timezone.now()
    last = current.versions.first()
    if current.text and (last is None or last.text != current.text):  # written before versions were kept
        last = TextVersion.objects.create(
            source=current,
            number=last.number + 1 if last else 1,
            text=current.text,
            begun_at=current.updated_at,
            saved_at=current.updated_at,
        )
    if last is not None and _goes_on(last, text, actor, reason, now):
        TextVersion.objects.filter(pk=last.pk).update(text=text, saved_at=now)
        return False
    TextVersion.objects.create(
        source=current,
        number=last.number + 1 if last else 1,
        text=text,
        saved_by=actor,
        begun_at=now,
        saved_at=now,
        reason=reason,
    )
    return True


def _goes_on(last: TextVersion, text: str, actor: User | None, reason: str, now) -> bool:
    return (
        reason == last.reason == TextReason.TYPED
        and actor is not None
        and last.saved_by_id == actor.pk
        and now - last.begun_at <= SITTING
        and len(text) >= len(last.text) * SHRUNK
    )
