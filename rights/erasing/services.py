"""Rows that are not erased by emptying columns alone: what is left of them, and the verb that erases them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Length, Now
from django.utils import timezone

from accounts.models import User
from interviews.exploring.services import erase_exploratory
from interviews.models import Interview
from interviews.webforms.receiving import EMPTY
from meetings.candidates.services import erase_candidate
from perspectives.models import StatementStatus

NOWHERE = "@erased.invalid"
"""What an address that has to be there is replaced by: a domain that never exists (RFC 2606)."""


@dataclass(frozen=True)
class Service:
    """``left`` narrows rows to those that still hold something; ``erase`` erases rows, inside a transaction."""

    left: Callable[[QuerySet], QuerySet]
    erase: Callable[[QuerySet, User | None], None]


def _texts_left(rows: QuerySet) -> QuerySet:
    return rows.alias(_sealed=Length("sealed")).filter(~Q(text="") | Q(_sealed__gt=0))


def _erase_texts(rows: QuerySet, actor: User | None) -> None:
    """Close the text for good, as a withdrawal does, and ask nobody to code what nobody can read."""
    talks = list(rows.values_list("interview", flat=True))
    rows.update(text="", sealed="", sealed_at=Coalesce("sealed_at", Now()), version=F("version") + 1)
    Interview.objects.filter(pk__in=talks, coded_at=None).update(coded_at=timezone.now())


def _statements_left(rows: QuerySet) -> QuerySet:
    return rows.exclude(original="")


def _erase_originals(rows: QuerySet, actor: User | None) -> None:
    """The original wording goes. What nobody has masked, or what was removed, goes altogether: it is the original."""
    from .blanking import WEEDED

    unmasked = Q(status=StatementStatus.LIFTED) | Q(removed_at__isnull=False)
    rows.filter(unmasked).update(masked=WEEDED, translation="")
    rows.update(original="", anchored=False, version=F("version") + 1)


def _erase_answers(rows: QuerySet, actor: User | None) -> None:
    rows.update(**EMPTY, emptied_at=timezone.now(), version=F("version") + 1)


def _erase_feedback(rows: QuerySet, actor: User | None) -> None:
    rows.update(text="", email="", fingerprint="", emptied_at=timezone.now(), version=F("version") + 1)


def _erase_exploratory(rows: QuerySet, actor: User | None) -> None:
    for row in rows.select_related("dialogue"):
        erase_exploratory(interview=row, actor=actor)


def _erase_candidates(rows: QuerySet, actor: User | None) -> None:
    for row in rows.select_related("dialogue"):
        erase_candidate(candidate=row, actor=actor)


def _sheets_left(rows: QuerySet) -> QuerySet:
    return rows.exclude(name="", note="", email="").exclude(name="", note="", email__endswith=NOWHERE)


def _erase_sheets(rows: QuerySet, actor: User | None) -> None:
    """Who answered goes; what they answered stays. A sheet is told from the others by its address, so it keeps one."""
    rows.update(name="", note="", version=F("version") + 1)
    for key in rows.exclude(email="").values_list("pk", flat=True):
        rows.filter(pk=key).update(email=f"{key}{NOWHERE}")


SERVICES: dict[str, Service] = {
    "interviews.InterviewText": Service(_texts_left, _erase_texts),
    "interviews.ExploratoryInterview": Service(lambda rows: rows.filter(erased_at=None), _erase_exploratory),
    "interviews.WebFormAnswer": Service(lambda rows: rows.filter(emptied_at=None), _erase_answers),
    "perspectives.Statement": Service(_statements_left, _erase_originals),
    "dialogues.TriageSheet": Service(_sheets_left, _erase_sheets),
    "perspectives.Feedback": Service(lambda rows: rows.filter(emptied_at=None), _erase_feedback),
    "meetings.Candidate": Service(lambda rows: rows.filter(erased_at=None), _erase_candidates),
}
