"""Encrypted columns for identities, with keys of their own (``IDENTITY_KEYS``).

Fernet (AES-128-CBC with HMAC-SHA256) from the ``cryptography`` library. The first key encrypts, all decrypt, so a
key is changed by putting the new one first and running ``manage.py rotate_identity_keys``.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def box() -> MultiFernet:
    return _box(tuple(settings.IDENTITY_KEYS))


class Ciphertext(str):
    """What is encrypted already, as it stands in the database: a backup puts it back as it was."""


class EncryptedTextField(models.TextField):
    """Text that is ciphertext in the database and plain only in the object. Cannot be searched or ordered by.

    Raises ``cryptography.fernet.InvalidToken`` when no key fits: better no page than a wrong name.
    """

    is_encrypted = True

    def get_prep_value(self, value: object) -> str | None:
        if isinstance(value, Ciphertext):
            return str(value)
        text = super().get_prep_value(value)
        return box().encrypt(text.encode()).decode() if text else text

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        return box().decrypt(value.encode()).decode() if value else value

    def get_lookup(self, lookup_name: str):
        if lookup_name not in {"isnull"}:
            raise TypeError("An encrypted column cannot be searched.")
        return super().get_lookup(lookup_name)


__all__ = ["Ciphertext", "EncryptedTextField", "InvalidToken", "box"]
