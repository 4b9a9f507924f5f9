"""The certificates by which the product, its database and Redis know each other: made together, they end together."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.x509 import load_pem_x509_certificate


def end(database: Mapping[str, Any]) -> datetime | None:
    """Return when ours ends, in UTC; None where a database with such settings is reached without one."""
    ours = database.get("OPTIONS", {}).get("sslcert")
    return load_pem_x509_certificate(Path(ours).read_bytes()).not_valid_after_utc if ours else None
