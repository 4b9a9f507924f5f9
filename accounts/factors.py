"""Second factors as they lie in the database: encrypted, since whoever reads an app's secret has the factor."""

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction

from .security_log import tell, who

ENCRYPTED = ("secret", "seed", "migrated_codes", "hashes")
"""What of a factor's data goes through ``FactorAdapter``: an app's, and of spare codes."""


def box() -> MultiFernet:
    """The keys that identities are encrypted with: the first encrypts, all decrypt."""
    return MultiFernet([Fernet(key) for key in settings.IDENTITY_KEYS])


def encrypt_anew() -> int:
    """Encrypt what lies in all factors with the first key. Return how many had something to encrypt.

    Raises:
        InvalidToken: no key opens one of them; those before it are done.
    """
    done = 0
    for key in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=key).first()
            kept = {name: factor.data[name] for name in ENCRYPTED if name in factor.data} if factor else {}
            if kept:
                factor.data.update({name: _anew(value) for name, value in kept.items()})
                factor.save(update_fields=["data"])
                done += 1
    return done


def _anew(value: str | list[str]) -> str | list[str]:
    if isinstance(value, list):
        return [encrypt(decrypt(one)) for one in value]
    return encrypt(decrypt(value))


class FactorAdapter(DefaultMFAAdapter):
    def validation_error(self, code: str, *args: Any) -> Any:
        """allauth's words for what is wrong; a factor that does not fit is noted in the log."""
        if code == "incorrect_code":
            tell("refused", email=who(context.request), way="factor", refused=True)
        return super().validation_error(code, *args)

    def encrypt(self, text: str) -> str:
        return box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; one that was kept before secrets were encrypted is returned as it is."""
        try:
            return box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            if encrypted_text.startswith("gAAAA"):
                raise
            return encrypted_text
