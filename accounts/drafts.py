"""The key that a browser seals unsaved words with. It stands on its writer's own pages alone and is kept in no browser,
so what lies there is nothing to whoever opens the same computer without being that writer."""

from base64 import b64encode

from django.utils.crypto import salted_hmac

SALT = "accounts.drafts"


def draft_key(writer: object) -> str:
    """Return the writer's key, 256 bits as base64: the same at every log-in, another when ``SECRET_KEY`` is another."""
    return b64encode(salted_hmac(SALT, str(writer), algorithm="sha256").digest()).decode()
