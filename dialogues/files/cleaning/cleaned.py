"""What comes out of cleaning."""

from dataclasses import dataclass

LARGEST = 20 * 1024 * 1024
"""Bytes of a picture or file as it is sent."""


@dataclass(frozen=True)
class Cleaned:
    """``data`` is what is kept; ``ending`` is without a dot; ``width`` and ``height`` in pixels, zero for files."""

    data: bytes
    content_type: str
    ending: str
    width: int = 0
    height: int = 0
