"""Second factors as they lie in the database: encrypted, since whoever reads an app's secret has the factor."""

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from .security_log import tell, who


def box() -> MultiFernet:
    """The keys that identities are encrypted with: the first encrypts, all decrypt."""
    return MultiFernet([Fernet(key) for key in settings.IDENTITY_KEYS])


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
