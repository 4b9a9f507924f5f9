"""Erasing again, after a restore, what was erased since the backup was made (``dialogues/erasures.py``).

A backup holds words that somebody has taken back since. The protocol of erasures says by kind and key what has to go;
each kind is done again by the service that did it, in the transaction of the restore. What goes by itself when its day
comes goes once more too. No mail is sent about any of it: it was, the first time.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.dateparse import parse_datetime

from accounts.models import OutgoingMail
from actions.following.services import leave
from actions.hearing_back.stopping import stop_telling
from dialogues.models import Erasure
from interviews.consent.found import stop_quotes
from interviews.consent.withdrawal import erase_due, erase_withdrawn
from interviews.exploring import services as exploring
from interviews.models import Consent, Interviewee, Withdrawal
from interviews.services import withdraw_consent
from interviews.webforms.sorting import empty_old
from meetings.candidates.services import remove_candidate
from meetings.services import remove_participant
from perspectives.check_back.withholding import give_back, withhold
from perspectives.compilations.feedback import erase_feedback
from rights.erasing import blanking
from rights.inventory.reading import inventory
from rights.retention.engine import weed_all

from .faults import BackupError


@dataclass(frozen=True)
class Line:
    """One line of the protocol."""

    at: datetime
    kind: str
    model: str
    key: str


def _withdraw(person: Interviewee) -> None:
    withdraw_consent(person=person, actor=None)


def _erase(person: Interviewee) -> None:
    if row := Withdrawal.objects.filter(interviewee=person).first():
        erase_withdrawn(withdrawal=row)


def _stop_quotes(person: Interviewee) -> None:
    if Consent.objects.filter(interviewee=person, allows_quotes=True).update(allows_quotes=False):
        stop_quotes(person, None)


def _allow_quotes(person: Interviewee) -> None:
    Consent.objects.filter(interviewee=person, withdrawn_at=None).update(allows_quotes=True)


def _erase_row(row: models.Model) -> None:
    entry = inventory()[row._meta.label]
    if blanking.still_there(entry, entry.everything.filter(pk=row.pk)).exists():
        blanking.erase(entry, [row.pk], None)


AGAIN: dict[str, Callable[[Any], object]] = {
    "consent.withdrawn": _withdraw,
    "withdrawal.erased": _erase,
    "quotes.stopped": _stop_quotes,
    "quotes.allowed": _allow_quotes,
    "exploratory.erased": lambda row: exploring.erase_exploratory(interview=row),
    "feedback.erased": lambda row: erase_feedback(feedback=row),
    "candidate.removed": lambda row: remove_candidate(candidate=row, actor=None),
    "participant.removed": lambda row: remove_participant(participant=row, actor=None),
    "follower.left": lambda row: leave(follower=row),
    "telling.stopped": lambda row: stop_telling(row),
    "quote.withheld": lambda row: withhold(row.pk),
    "quote.given_back": lambda row: give_back(row.pk),
    "row.erased": _erase_row,
}
"""How each kind is done again. A kind that is not here stops the restore: better no data than somebody's words."""
WHEN_DUE: tuple[Callable[[], int], ...] = (erase_due, empty_old, weed_all)
"""What goes by itself when its day comes, and may have come since the backup."""


def read_protocol(file: Path) -> list[Line]:
    """Read a protocol of erasures. A line that a power cut left half written at the end is passed over.

    Raises:
        BackupError: the file is not there, or a line is none of ours.
    """
    try:
        text = file.read_text()
    except (OSError, UnicodeDecodeError) as fault:
        raise BackupError(f"The protocol of erasures {file} cannot be read.") from fault
    whole, found = text.splitlines(), []
    for number, line in enumerate(whole, 1):
        try:
            said = json.loads(line)
            at = parse_datetime(said["at"])
            words = [said[name] for name in ("kind", "model", "key")]
            if at is None or at.tzinfo is None or not all(isinstance(word, str) for word in words):
                raise ValueError(line)
            found.append(Line(at, *words))
        except (ValueError, KeyError, TypeError) as fault:
            if number == len(whole) and not text.endswith("\n"):
                break
            raise BackupError(f"Line {number} of the protocol of erasures {file} cannot be read.") from fault
    return found


def in_database() -> list[Line]:
    """What the database that is about to be replaced knows of erasures."""
    return [Line(row.at, row.kind, row.model, row.key) for row in Erasure.objects.order_by("at", "pk")]


def together(*protocols: Iterable[Line]) -> list[Line]:
    """Several protocols as one, in the order of what happened, each line once."""
    return sorted({line for protocol in protocols for line in protocol}, key=lambda line: line.at)


def check(lines: list[Line]) -> None:
    """Refuse what cannot be done again, before anything is touched."""
    if unknown := sorted({line.kind for line in lines} - AGAIN.keys()):
        raise BackupError(
            f"The protocol of erasures holds {unknown[0]!r}, which this version cannot erase again. Use a newer one."
        )
    for line in lines:
        try:
            model, field = _named_by(line)
            model._meta.get_field(field).to_python(line.key)
        except (LookupError, ValueError, FieldDoesNotExist, ValidationError) as fault:
            what = f"{line.model} {line.key}"[:80]
            raise BackupError(f"The protocol of erasures names an unknown row: {what}.") from fault


def erase_again(lines: list[Line]) -> Counter[str]:
    """Erase what the protocol says and what is due; return how many rows of each kind were found.

    In the transaction of the restore. Each erasure is a row in the transaction that erased, so what the restored
    database knows of is done in it; everything else comes after the backup. A row that the backup does not hold came
    later itself, and is passed over.
    """
    last_mail = OutgoingMail.objects.aggregate(last=models.Max("pk"))["last"] or 0
    last_line = Erasure.objects.aggregate(last=models.Max("pk"))["last"] or 0
    known = set(in_database())
    since = [line for line in lines if line not in known]
    found = Counter[str]()
    for line in since:
        for row in _rows(line):
            AGAIN[line.kind](row)
            found[line.kind] += 1
    Erasure.objects.filter(pk__gt=last_line).delete()  # as they happened, not as they happen again
    Erasure.objects.bulk_create(
        Erasure(at=line.at, kind=line.kind, model=line.model, key=line.key) for line in since
    )  # kept_at is empty: what was given in another file is appended to ours
    for due in WHEN_DUE:
        due()
    OutgoingMail.objects.filter(pk__gt=last_mail).delete()
    return found


def _rows(line: Line) -> Iterator[models.Model]:
    model, field = _named_by(line)
    manager = getattr(model, "everything", model._base_manager)
    yield from manager.filter(**{field: line.key})


def _named_by(line: Line) -> tuple[type[models.Model], str]:
    """Return the model that a line speaks of, and the column that its key stands in. Raises LookupError, ValueError."""
    model = apps.get_model(line.model)
    return model, "creation_key" if "-" in line.key else model._meta.pk.name
