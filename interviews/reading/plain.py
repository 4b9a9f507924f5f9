"""Plain text: decoded by its byte-order mark, else as UTF-8, else as what Windows wrote before UTF-8."""

import codecs

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dialogues.files.clean import UNSEEN

_BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file without formatting, and what to look at if it had to be guessed how it was written.

    Raises:
        ValidationError: it is another kind of file, or no text at all.
    """
    _refuse_other_kinds(data)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return _not_binary(data.decode(encoding)), ()
            except UnicodeDecodeError:
                break  # the mark was a coincidence, or the file is cut off: read it as single bytes
    try:
        return _not_binary(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    note = _("The file was not in UTF-8, so it was read as Windows text. See that å, ä and ö came out right.")
    return _not_binary(text), (note,)


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(b"%PDF"):
        raise ValidationError(_("This is a PDF. Copy the text out of it and paste it, or save it as .docx or .txt."))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            _("This is an older Word file, or one with a password. Save it as .docx without a password.")
        )
    if data.startswith(b"{\\rtf"):
        raise ValidationError(_("This is an RTF file. Save it as .docx or .txt."))


def _not_binary(text: str) -> str:
    """Let text pass; refuse what is a picture, a sound or a program read as if it were text.

    Raises:
        ValidationError: more than one character in fifty is a control character.
    """
    odd = sum(1 for _match in UNSEEN.finditer(text))
    if odd * 50 > len(text):
        raise ValidationError(_("This is not a text file. Choose a .txt or .docx, or paste the text."))
    return text
