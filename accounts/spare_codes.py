"""Spare codes for the day a phone is lost, kept so that nobody can read them out of the database.

allauth works them out from a seed each time it needs them. Here the seed is there until the codes have been shown,
once. From then on there is a salted hash of each, by Django's password hasher, inside the encryption that all factors
have (``factors.py``). Codes from before this was so are hashed when one of them is tried.
"""

from __future__ import annotations

import time

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth, flows
from allauth.mfa.utils import decrypt, encrypt
from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher, identify_hasher
from django.db import transaction
from django.utils.crypto import constant_time_compare

HIDDEN = ""


class SpareCodes(auth.RecoveryCodes):
    """``data`` is ``{"seed", "used_mask"}`` until they have been shown, then ``{"hashes", "viewed_at"}`` too.

    The seed is another one then, of which all codes are used: an older version that runs beside this one, or again
    after it, finds what it looks for, and lets nobody in by it.
    """

    instance: Authenticator
    shown: list[str] | None = None

    @property
    def are_hashed(self) -> bool:
        return "hashes" in self.instance.data

    @transaction.atomic
    def mark_as_viewed(self) -> None:
        """Let the codes be read from this object now, and from no other again."""
        self._lock()
        if not self.did_view:
            self.shown = super().get_unused_codes()
            self._hash()

    def get_unused_codes(self) -> list[str]:
        """Return the codes that are left: as they are until they have been shown, then as many ``HIDDEN``."""
        if self.shown is not None:
            return self.shown
        return [HIDDEN for _hash in self.instance.data["hashes"]] if self.are_hashed else super().get_unused_codes()

    @transaction.atomic
    def validate_code(self, code: str) -> bool:
        """Say whether it is one of those that are left, and use it up."""
        code = normalize_user_code(code)
        if len(code) != app_settings.RECOVERY_CODE_DIGITS:
            return False  # an app's, most likely: not worth a slow hash
        self._lock()
        if not self.did_view:
            return super().validate_code(code)
        if not self.are_hashed:
            self._hash()
        data = self.instance.data
        left = _without(code, data["hashes"])
        if len(left) == len(data["hashes"]):
            return False
        self.instance.data = {**data, "hashes": left}
        self.instance.save(update_fields=["data"])
        return True

    def _hash(self) -> None:
        """Put hashes in the place of the seed. One salt for all of them: a try costs one hash, not ten."""
        hasher = get_hasher()
        salt = hasher.salt()
        hashes = [encrypt(hasher.encode(code, salt)) for code in super().get_unused_codes()]
        self.instance.data = {
            "hashes": hashes,
            "viewed_at": time.time(),
            "seed": encrypt(self.generate_seed()),
            "used_mask": 2 ** len(self.generate_codes()) - 1,
        }
        self.instance.save(update_fields=["data"])

    def _lock(self) -> None:
        self.instance = Authenticator.objects.select_for_update().get(pk=self.instance.pk)


def _without(code: str, hashes: list[str]) -> list[str]:
    """Return those of the encrypted hashes that are not the code's, tried as they were made: Django's rounds grow."""
    opened = {kept: decrypt(kept) for kept in hashes}
    if not opened:
        return []
    one = next(iter(opened.values()))
    hasher = identify_hasher(one)
    if not isinstance(hasher, PBKDF2PasswordHasher):
        return [kept for kept, plain in opened.items() if not hasher.verify(code, plain)]
    how = hasher.decode(one)
    tried = hasher.encode(code, str(how["salt"]), int(how["iterations"]))
    return [kept for kept, plain in opened.items() if not constant_time_compare(plain, tried)]


def install() -> None:
    """Let allauth, which has no setting for it, make and try spare codes by this class."""
    auth.RecoveryCodes = flows.RecoveryCodes = SpareCodes
