"""What is in a file that somebody hands in: a codebook or highlights, by its bytes and never by its name."""

import io
import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .qdc import MOST_CODES, read_codebook
from .qdpx_in import read_qdpx
from .safe import TooMany, check_size, is_archive
from .shapes import Read
from .tables import read_table
from .taguette import Highlights, is_highlights, read_codebook_table, read_highlights

MOST_DOCUMENTS = 1500
"""Most documents in a file of highlights: each is a field on the page that asks which interview it is."""


def read_upload(data: bytes) -> Read | Highlights:
    """Return what is in the file.

    Raises:
        ValidationError: none of what is taken in, broken, unsafe or too much; in words.
    """
    check_size(data)
    if _is_project(data):
        read: Read = read_qdpx(data)
        read.left_out.append(_("Only the codebook is taken in from a project. Its texts and codings stay in the file."))
    elif _is_xml(data):
        read = read_codebook(data)
    else:
        table = read_table(data)
        if is_highlights(table):
            return _few_enough(read_highlights(table))
        read = read_codebook_table(table)
    if not read.codes:
        raise ValidationError(_("There are no codes in the codebook."))
    if len(read.codes) > MOST_CODES:
        raise TooMany(
            _("There are %(all)s codes in the file, and at most %(most)s are taken in at once. Nothing was taken in.")
            % {"all": len(read.codes), "most": MOST_CODES}
        )
    return read


def _is_xml(data: bytes) -> bool:
    begins = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\x00")
    return begins.startswith(b"<")


def _few_enough(read: Highlights) -> Highlights:
    if len(read.documents) > MOST_DOCUMENTS:
        raise TooMany(
            _("There are %(all)s documents in the file, and at most %(most)s are taken in at once. Divide it.")
            % {"all": len(read.documents), "most": MOST_DOCUMENTS}
        )
    return read


def _is_project(data: bytes) -> bool:
    """Whether a packed file holds a project. A broken one is nobody's, and refused further on."""
    if not is_archive(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.lower().endswith(".qde") for name in archive.namelist()[:5000])
    except Exception:  # noqa: BLE001 - zipfile raises several kinds over a damaged archive
        return False
