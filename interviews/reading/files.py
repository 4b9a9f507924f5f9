"""A file of any kind that we read: what it is, decided by its bytes."""

import io
import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dialogues.files import LARGEST_FILE
from dialogues.files.clean import Reading, clean_text

from ..models import LONGEST_TEXT
from .odt import KINDS, read_odt
from .plain import decoded
from .subtitles import looks_like_srt, looks_like_vtt, read_subtitles
from .word import read_word


def read_file(data: bytes) -> Reading:
    """Read a .txt, .docx, .odt, .vtt or .srt by its bytes: not its name, nor the type or sizes it claims.

    Raises:
        ValidationError: empty, too large, another kind of file, damaged, password-protected, or made to expand
            without bound.
    """
    if len(data) > LARGEST_FILE:
        raise ValidationError(_("The file is larger than 10 MB. Paste the text instead, or divide it."))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        text, kind, notes = _packed(data)
    else:
        text, kind, notes = _unpacked(data)
    reading = Reading(clean_text(text), kind, notes)
    if not reading.text:
        raise ValidationError([_("There is no text in the file."), *reading.notes])
    if len(reading.text) > LONGEST_TEXT:
        raise ValidationError(_("The text in the file is longer than a million characters. Divide it."))
    return reading


def _packed(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - a damaged directory raises what its bytes happen to lead to
        raise ValidationError(
            _("The file cannot be read as a Word file. Save it anew as .docx, or paste the text.")
        ) from None
    with archive:
        names = set(archive.namelist())
        if "[Content_Types].xml" in names:
            text, notes = read_word(archive, data)
            return text, _("Word file"), notes
        if "content.xml" in names and _is_written(archive):
            text, notes = read_odt(archive)
            return text, _("OpenDocument text"), notes
    raise ValidationError(_("This is a packed file, but not a Word file. Choose a .txt or .docx."))


def _is_written(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument file is a text, not a spreadsheet or a picture. Without a type, its content decides."""
    try:
        with archive.open("mimetype") as stream:
            return stream.read(200).decode("ascii", "replace").strip() in KINDS
    except KeyError:
        return True
    except Exception:  # noqa: BLE001 - a damaged or locked part; the reader says what is wrong
        return True


def _unpacked(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    text, notes = decoded(data)
    if looks_like_vtt(text):
        text, more = read_subtitles(text)
        if not text:
            raise ValidationError(_("There is nothing said in the subtitle file: it holds no cues with words."))
        return text, _("subtitles, WebVTT"), (*notes, *more)
    if looks_like_srt(text):
        text, more = read_subtitles(text)
        if not text:
            raise ValidationError(_("There is nothing said in the subtitle file: it holds no cues with words."))
        return text, _("subtitles, SubRip"), (*notes, *more)
    return text, _("plain text"), notes
