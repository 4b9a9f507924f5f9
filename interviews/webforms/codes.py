"""The code on an answer's receipt: with it the sender takes the answer back. Shown once, kept as a hash.

Of the same kind as those on paper receipts (``consent/receipts.py``): when the answer has become an interview, the
code works where those do.
"""

import hashlib
import hmac
import re
import unicodedata

from django.conf import settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", "Å": "A", "Ä": "A", "Ö": "0"})


def code_of(nonce: str) -> str:
    """Return the code that belongs to a form's key: the same each time, so that a form sent twice has one receipt."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"web-form-code:{nonce}".encode(), hashlib.sha256).digest()
    number, signs = int.from_bytes(digest, "big"), []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[rest])
    text = "".join(signs)
    return "-".join(text[start : start + 4] for start in range(0, LENGTH, 4))


def hash_of(code: str) -> str:
    """Return what is stored of a code, however it was typed: small letters, spaces, no hyphens, signs alike."""
    plain = unicodedata.normalize("NFKC", code[:200]).upper().translate(_LOOKS_LIKE)
    return hashlib.sha256(re.sub(f"[^{ALPHABET}]", "", plain).encode()).hexdigest()
