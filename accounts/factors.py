"""Second factors as they lie in the database: encrypted, since whoever reads an app's secret has the factor."""

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def box() -> MultiFernet:
    """The keys that identities are encrypted with: the first encrypts, all decrypt."""
    return MultiFernet([Fernet(key) for key in settings.IDENTITY_KEYS])


class FactorAdapter(DefaultMFAAdapter):
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
