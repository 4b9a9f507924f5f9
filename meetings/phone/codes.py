"""Codes of an evening: eight signs of Crockford's alphabet, forty bits, for one day, with few wrong guesses allowed.

Made when they are first asked for and the same from then on, so that what is printed on Monday works on Wednesday.
"""

import secrets
from collections.abc import Iterable

import segno
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from accounts.limits import PHONE_GUESSES
from interviews.consent.receipts import ALPHABET, as_signs

from ..models import Meeting, Participant, PhoneCode, Table

LENGTH = 8
KNOWN = "phone_codes"
"""In the session: codes that this phone has opened. They work on, whoever else guesses from the same address."""


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def shown(code: str) -> str:
    """A code as it is printed: in two groups."""
    return f"{code[:4]}-{code[4:]}"


def typed(text: str) -> str:
    """What somebody typed as a code; empty when it cannot be one. Small letters, spaces and signs alike are fine."""
    return as_signs(text, LENGTH)


def code_for(meeting: Meeting, *, participant: Participant | None = None, table: Table | None = None) -> PhoneCode:
    """Return the code, made if it is not there; two who ask at once get the same."""
    wanted = {"meeting": meeting, "participant": participant, "table": table}
    found = PhoneCode.objects.filter(**wanted).first()
    if found:
        return found
    for _attempt in range(5):
        try:
            with transaction.atomic():
                return PhoneCode.objects.create(**wanted, code=new_code())
        except IntegrityError:  # somebody else made it, or the signs are taken
            if found := PhoneCode.objects.filter(**wanted).first():
                return found
    raise RuntimeError("no free code was found")


def codes_of_people(meeting: Meeting, people: Iterable[int]) -> dict[int, str]:
    """Codes of ``people`` by their keys, the missing ones made; a query, and two more when some are new."""
    wanted = list(people)
    rows = meeting.phone_codes.filter(participant__in=wanted)
    found = dict(rows.values_list("participant_id", "code"))
    new = [PhoneCode(meeting=meeting, participant_id=key, code=new_code()) for key in wanted if key not in found]
    if new:
        PhoneCode.objects.bulk_create(new, ignore_conflicts=True)
        found = dict(rows.all().values_list("participant_id", "code"))
    return found


def codes_of_tables(meeting: Meeting) -> dict[int, str]:
    """Codes of the evening's tables by table number."""
    return {table.number: code_for(meeting, table=table).code for table in meeting.tables.all()}


def address_of(code: str) -> str:
    return settings.SITE_URL + reverse("phone_evening", args=[code])


def enter_address() -> str:
    """Where a code is typed, as it is printed: without the scheme."""
    return (settings.SITE_URL + reverse("phone")).split("//", 1)[-1].rstrip("/")


def picture(code: str) -> SafeString:
    """The code's address as a QR code."""
    drawn = segno.make(address_of(code), error="m")
    svg = drawn.svg_inline(scale=4, border=2, dark="#000", light="#fff", omitsize=True)
    return mark_safe(svg)  # noqa: S308 - drawn by the library from our own address


# --- Guesses --------------------------------------------------------------------------------------------------------


def must_wait(request: HttpRequest) -> bool:
    return PHONE_GUESSES.is_spent(request)


def note_wrong(request: HttpRequest) -> None:
    PHONE_GUESSES.spend(request)


def is_known(request: HttpRequest, code: str) -> bool:
    return code in request.session.get(KNOWN, [])


def remember(request: HttpRequest, code: str) -> None:
    known = request.session.get(KNOWN, [])
    if code not in known:
        request.session[KNOWN] = [*known, code][-10:]
