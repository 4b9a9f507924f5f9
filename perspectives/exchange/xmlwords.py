"""Writing XML by hand: quick, and every word of it made legal first."""

import re
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Replace what XML cannot hold (control characters, half surrogate pairs) with the sign for it."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def inside(text: str) -> str:
    """``text`` as the content of an element. A carriage return would be read back as a line feed: it is spelled out."""
    return escape(legal(text), {"\r": "&#13;"})


def attributes(**values: str) -> str:
    """Attributes with a blank before each; those without a value are left out."""
    return "".join(f" {name}={quoteattr(legal(value))}" for name, value in values.items() if value)


def moment(at: datetime | None) -> str:
    """A point in time as the schemas want it; nothing when it is not known."""
    return at.isoformat(timespec="seconds") if at else ""


def odd_signs(*texts: str) -> int:
    """How many signs of the texts ``legal`` would replace."""
    return sum(len(_ILLEGAL.findall(text)) for text in texts)
