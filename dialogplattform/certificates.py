"""The certificates by which the product, its database and Redis know each other: made together, they end together."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.x509 import load_pem_x509_certificate


def end(database: Mapping[str, Any]) -> datetime | None:
    """Return when ours ends, in UTC; None where a database with such settings is reached without one."""
    ours = database.get("OPTIONS", {}).get("sslcert")
    return load_pem_x509_certificate(Path(ours).read_bytes()).not_valid_after_utc if ours else None


def for_us_alone(path: str) -> str:
    """Return ``path`` of a key, or of a copy when others may read it: libpq refuses such a one.

    A container's secrets have the modes of the files that they are made of. The copy is in memory, until we end.
    """
    key = Path(path)
    if not key.stat().st_mode & 0o077:
        return path
    copy = os.memfd_create("key")
    os.fchmod(copy, 0o600)
    os.write(copy, key.read_bytes())
    return f"/proc/self/fd/{copy}"
