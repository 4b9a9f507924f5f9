"""What somebody sends is made anew before it is kept: told by its bytes, rid of everything that is not seen.

Neither the name nor the type that a file claims is believed. A picture is drawn again, a PDF and an office file are
written again, so that whatever lay before, behind or beside what is seen (places, names, scripts, other files) is gone.
The libraries for it are read in when the first picture or file comes: few processes ever meet one.
"""

from ..scanning import scan
from .cleaned import LARGEST, Cleaned

__all__ = ["LARGEST", "Cleaned", "cleaned_document", "cleaned_picture"]


def cleaned_picture(data: bytes) -> Cleaned:
    """As ``pictures.cleaned_picture``, after the scanner has seen it."""
    from . import pictures

    if len(data) <= LARGEST:
        scan(data)
    return pictures.cleaned_picture(data)


def cleaned_document(data: bytes) -> Cleaned:
    """As ``documents.cleaned_document``, after the scanner has seen it."""
    from . import documents

    if len(data) <= LARGEST:
        scan(data)
    return documents.cleaned_document(data)
