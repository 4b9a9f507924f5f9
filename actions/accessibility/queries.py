"""What the statement of a municipality says: its own, and what is true of the product everywhere."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise

from accounts.models import Municipality
from dialogues.models import Dialogue

from ..models import AccessibilityStatement, Assessor, Conformance
from .known import ASSESSED_ON, SHORTCOMINGS, Shortcoming


@dataclass(frozen=True)
class Statement:
    """The statement as it is read. ``own`` holds what the municipality has added, a line each."""

    conformance: str | Promise
    assessed_on: date
    assessor: str | Promise
    updated_on: date
    known: tuple[Shortcoming, ...]
    own: tuple[str, ...] = ()
    burden: str = ""
    outside: str = ""
    contact: str = ""


def statement_of(municipality: Municipality | None) -> Statement:
    """Return what is to be read; of a municipality that has written nothing, and of none, what is true everywhere."""
    row = AccessibilityStatement.objects.filter(municipality=municipality).first() if municipality else None
    if row is None:
        return Statement(Conformance.PARTLY.label, ASSESSED_ON, Assessor.OURSELVES.label, ASSESSED_ON, SHORTCOMINGS)
    return Statement(
        row.get_conformance_display(),
        row.assessed_on,
        row.get_assessor_display(),
        timezone.localdate(row.updated_at),
        SHORTCOMINGS,
        tuple(line.strip(" -•\t") for line in row.shortcomings.splitlines() if line.strip(" -•\t")),
        row.burden,
        row.outside,
        row.contact,
    )


def public_municipalities() -> list[Municipality]:
    """Municipalities with something published, by name."""
    published = Dialogue.objects.exclude(published_at=None)
    return list(Municipality.objects.filter(dialogues__in=published).distinct().order_by("name"))
