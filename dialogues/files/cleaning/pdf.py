"""PDF files written anew with pikepdf (qpdf): what the pages reach is kept, and none of it runs or tells of makers."""

import io
from typing import Any

import pikepdf
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .cleaned import Cleaned
from .inside import without_hidden

DROPPED = (
    "/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/XFA",
    "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF",
)  # fmt: skip
"""Entries of whatever object: scripts and actions, files within the file, and what is known of makers."""
ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/SubmitForm",
    "/GoToE",
    "/GoToR",
    "/Rendition",
    "/RichMediaExecute",
}
"""Kinds of actions that run something or lead to another file. They hang on links, and on each other (``/Next``)."""
PHOTO = pikepdf.Name("/DCTDecode")
MOST_OBJECTS = 200_000
DEEPEST = 60


def cleaned_pdf(data: bytes) -> Cleaned:
    """Return the PDF's pages in a new file.

    Raises:
        ValidationError: damaged, locked with a password, or without pages.
    """
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise ValidationError(_("The file has a password. Save it without one."))
            if not len(pdf.pages) or len(pdf.objects) > MOST_OBJECTS:
                raise damaged()
            for thing in [pdf.trailer, *pdf.objects]:
                _clean(thing, 0)
            if "/Info" in pdf.trailer:
                del pdf.trailer["/Info"]
            kept = io.BytesIO()
            pdf.save(kept, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except ValidationError:
        raise
    except pikepdf.PasswordError:
        raise ValidationError(_("The file has a password. Save it without one.")) from None
    except Exception:  # noqa: BLE001 - a damaged file raises what its bytes happen to lead to
        raise damaged() from None
    return Cleaned(kept.getvalue(), "application/pdf", "pdf")


def damaged() -> ValidationError:
    return ValidationError(_("The PDF is damaged and could not be read. Save it anew."))


def _clean(thing: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise damaged()
    if isinstance(thing, pikepdf.Stream):
        _clean_photo(thing)
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for name in list(thing.keys()) if _runs(thing) else [key for key in DROPPED if key in thing]:
            del thing[name]
        if "/A" in thing and (_runs(thing["/A"]) or thing["/A"] == pikepdf.Dictionary()):
            del thing["/A"]
        for _name, inner in list(thing.items()):
            _clean_inner(inner, depth)
    elif isinstance(thing, pikepdf.Array):
        for inner in thing:
            _clean_inner(inner, depth)


def _clean_inner(inner: Any, depth: int) -> None:
    """What lies in the object itself; what it only points to is met by its own."""
    if isinstance(inner, (pikepdf.Dictionary, pikepdf.Array)) and not inner.is_indirect:
        _clean(inner, depth + 1)


def _clean_photo(thing: pikepdf.Stream) -> None:
    """Of a stream that is a JPEG, bare or packed once more by other filters: without what is hidden in it."""
    given: Any = thing.get("/Filter")
    filters = list(given) if isinstance(given, pikepdf.Array) else [given]
    if filters[-1:] != [PHOTO]:
        return
    raw = thing.read_raw_bytes()
    if len(filters) > 1:
        with pikepdf.new() as aside:
            raw = pikepdf.Stream(aside, raw, Filter=pikepdf.Array(filters[:-1])).read_bytes()
    bare = without_hidden(raw)
    if bare != raw:
        parameters: Any = thing.get("/DecodeParms")
        if isinstance(parameters, pikepdf.Array):
            parameters = parameters[-1] if len(parameters) else None
        thing.write(bare, filter=PHOTO, decode_parms=parameters)


def _runs(action: Any) -> bool:
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) in ACTIONS
