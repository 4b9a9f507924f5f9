"""The paper receipt and its withdrawal code: shown once, kept as a keyed hash only, typed forgivingly.

Twelve signs of Crockford's alphabet are 60 bits. I, L, O and U are not in it, so that nothing on the paper can be
mistaken for another; whoever types them all the same gets the sign they look like.
"""

import re
import secrets
import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue

from ..models import Consent, Interviewee
from ..webforms.codes import hash_of as web_form_hash

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 12, 4
BITS = LENGTH * (len(ALPHABET).bit_length() - 1)
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", "Å": "A", "Ä": "A", "Ö": "0"})
_SALT = "interviews.receipt"


def new_code() -> str:
    """Return a fresh code as it is printed, in groups."""
    signs = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read_code(typed: str) -> str:
    """Return what somebody typed as the signs it stands for; empty when it cannot be a code.

    Lower case, spaces, dashes and dots in any place, and signs that look alike make no difference.
    """
    return as_signs(typed, LENGTH)


def as_signs(typed: str, length: int) -> str:
    """As ``read_code``, for codes of ``length`` signs of the same alphabet."""
    plain = unicodedata.normalize("NFKC", typed[:200]).upper()
    signs = re.sub(r"[\s\-–—‐-‒.,_/:·]+", "", plain).translate(_LOOKS_LIKE)
    return signs if len(signs) == length and set(signs) <= set(ALPHABET) else ""


def _hash(signs: str, secret: str) -> str:
    return salted_hmac(_SALT, signs, secret=secret, algorithm="sha256").hexdigest()


def hash_of(code: str) -> str:
    """Return what is stored of a code."""
    return _hash(read_code(code), settings.SECRET_KEY)


def find_consent(typed: str, *, dialogue: Dialogue | None = None) -> Consent | None:
    """Return whose receipt the code is on, in ``dialogue`` when that is given; None for any other text.

    Does the same work whatever was typed: a hash for each secret (``SECRET_KEY`` and those it has replaced), one for
    the code of an answer to a web form that became an interview, and one query. So neither the answer nor its time
    tells how near a guess was.
    """
    signs = read_code(typed) or "-" * LENGTH
    hashes = [_hash(signs, secret) for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]]
    hashes.append(web_form_hash(typed[:200]) if signs.strip("-") else hashes[0])
    rows = Consent.objects.filter(receipt_hash__in=hashes).select_related("interviewee__dialogue__municipality")
    if dialogue is not None:
        rows = rows.filter(interviewee__dialogue=dialogue)
    return rows.first()


@transaction.atomic
def make_receipt(*, person: Interviewee, actor: User) -> tuple[Consent, str]:
    """Make a receipt; return the consent and the code, which exists nowhere else. An earlier code no longer works.

    Raises:
        ValidationError: no consent is noted, or it is taken back.
    """
    consent = Consent.objects.select_for_update(no_key=True).filter(interviewee=person).first()
    if consent is None:
        raise ValidationError(_("Note first what the person was told and allows. The receipt says it back to them."))
    if consent.withdrawn_at:
        raise ValidationError(_("The consent is taken back, so there is nothing to give a receipt for."))
    again = bool(consent.receipt_hash)
    code = new_code()
    consent.receipt_hash = hash_of(code)
    Consent.objects.filter(pk=consent.pk).update(receipt_hash=consent.receipt_hash)
    record("receipt.made", dialogue=person.dialogue, actor=actor, obj=consent, again=again)
    return consent, code
