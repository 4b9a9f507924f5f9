"""Copies of somebody's words in requests for records, when the words are taken back or erased.

What has been handed out is out of the municipality's hands, and that it was is part of the account: those records
stay, and are listed. Every other copy goes, and with it the PDF that may hold it.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from dialogues import erasures
from dialogues.models import Dialogue
from interviews.consent.found import PUBLISHED, Found, Place, Traces, talks_of
from interviews.models import Interviewee, InterviewText, TextVersion
from perspectives.models import Statement
from reports.models import Document

from .. import papers
from ..models import Disclosure, DisclosureItem, Handing
from ..person.gathering import gather
from ..person.whom import Whom
from .services import KIND

Rows = Mapping[str, Collection[int]]
"""Keys of rows, by the label of their model."""


def copies_of(rows: Rows) -> QuerySet[DisclosureItem]:
    wanted = Q(pk__in=[])
    for label, keys in rows.items():
        wanted |= Q(source__startswith=f"{label}.", object_id__in=list(keys))
    return DisclosureItem.objects.filter(wanted)


def handed_out(rows: Rows) -> QuerySet[DisclosureItem]:
    """Copies that were decided to be handed out, and were: the request is closed, or its PDF was made after that."""
    made = Document.objects.filter(
        kind=KIND, object_id=OuterRef("disclosure"), finished_at__gte=OuterRef("updated_at"), size__gt=0
    )
    given = copies_of(rows).filter(handing__in=[Handing.WHOLE, Handing.MASKED])
    return given.filter(Q(disclosure__closed_at__isnull=False) | Exists(made))


def loose_copies(rows: Rows) -> QuerySet[DisclosureItem]:
    """Copies that were not handed out."""
    return copies_of(rows).exclude(pk__in=handed_out(rows).values("pk"))


def rows_taken_back(person: Interviewee) -> dict[str, set[int]]:
    """The rows whose words somebody takes back with their consent, while they are still there."""
    whom = Whom(dialogues=frozenset([person.dialogue_id]))
    whom.keys["interviewee"].add(person.pk)
    rows = {label: set(keys) for part in gather(whom) for label, keys in part.found.items()}
    talks = talks_of(person).sole
    for model, found in (
        (InterviewText, InterviewText.objects.filter(interview__in=talks)),
        (TextVersion, TextVersion.objects.filter(source__interview__in=talks)),
        (Statement, Statement.everything.filter(interview__in=talks)),
    ):
        rows.setdefault(model._meta.label, set()).update(found.order_by().values_list("pk", flat=True))
    return rows


@transaction.atomic
def forget_copies(rows: Rows, dialogue: Dialogue) -> int:
    """Delete the copies that were not handed out, and the PDFs that may hold any of them. How many.

    Every request of the dialogue is locked, so that nobody marks one of the rows meanwhile. No event: that of the
    withdrawal or the erasure follows.
    """
    locked = Disclosure.objects.select_for_update(no_key=True, of=("self",)).filter(dialogue=dialogue)
    list(locked.order_by("pk").values_list("pk", flat=True))
    copies = copies_of(rows).filter(disclosure__dialogue=dialogue).order_by()
    in_requests = list(copies.values_list("disclosure", flat=True).distinct())
    goes = list(loose_copies(rows).filter(disclosure__dialogue=dialogue).values_list("pk", flat=True))
    gone = DisclosureItem.objects.filter(pk__in=goes)
    erasures.note_rows("row.erased", gone)
    gone.delete()
    papers.throw_away_papers([KIND], keys=in_requests)
    return len(goes)


def forget_taken_back(person: Interviewee, _actor: User | None) -> Mapping[str, Any]:
    """Registered with interviews' ``on_withdrawing``: what was copied is known by the rows, some of which soon go."""
    rows = rows_taken_back(person)
    return {"records": forget_copies(rows, person.dialogue), **_listed(rows)}


def _listed(rows: Rows) -> Found:
    return {"disclosed": sorted(handed_out(rows).values_list("disclosure__number", flat=True))}


def _find(person: Interviewee) -> Found:
    rows = rows_taken_back(person)
    return {"records": loose_copies(rows).count(), **_listed(rows)}


def _in_words(dialogue: Dialogue, found: Found) -> list[Place]:
    numbers = found.get("disclosed", [])
    said = []
    for number in sorted(set(numbers)):
        count = numbers.count(number)
        note = ngettext(
            "%(n)d record was handed out. That is out of our hands.",
            "%(n)d records were handed out. That is out of our hands.",
            count,
        ) % {"n": count}
        url = reverse("rights:disclosure", args=[dialogue.slug, number])
        said.append(Place(PUBLISHED, _("Request %(number)s for public records") % {"number": number}, url, note))
    return said


TRACES = Traces(lock=lambda dialogue: None, find=_find, stop_quotes=lambda person, actor: {}, describe=_in_words)
