"""Opening files that others have made: nothing is believed but their bytes, and what is unsafe is refused in words.

No entity is resolved and no document type is read, so there is nothing to expand and nothing to fetch. Depth, number of
elements and unpacked size have limits that are kept while reading, not afterwards.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST_FILE = 10 * 1024 * 1024
"""Largest file that is taken in, in bytes."""
LARGEST_EXPANDED = 100 * 1024 * 1024
"""Most that an archive may unpack to, in bytes, all parts together."""
MOST_PARTS = 5000
STEEPEST = 200
"""Most times that a part above a megabyte may grow when unpacked."""
MOST_LEVELS = 40
"""Deepest that elements may lie within each other."""
CHUNK = 1024 * 1024


class TooDeep(ValidationError):
    """The file has levels within levels without end."""


class TooMany(ValidationError):
    """The file has more of something than is read."""


def check_size(data: bytes) -> None:
    """Refuse nothing at all, and too much.

    Raises:
        ValidationError: empty, or larger than ``LARGEST_FILE``.
    """
    if not data.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise ValidationError(_("The file is empty."))
    if len(data) > LARGEST_FILE:
        raise ValidationError(
            _("The file is larger than %(most)s MB. Divide it.") % {"most": LARGEST_FILE // (1024 * 1024)}
        )


class _Limited:
    """Parser target that builds a tree and gives up on one that has no bounds."""

    def __init__(self, most: int, levels: int) -> None:
        self.builder, self.most, self.levels = TreeBuilder(), most, levels
        self.count = self.level = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self.count += 1
        self.level += 1
        if self.level > self.levels:
            raise TooDeep(
                _("Things lie within each other in more than %(most)s levels. Nothing was taken in.")
                % {"most": self.levels}
            )
        if self.count > self.most:
            raise TooMany(
                _("There is more in the file than can be read at once (over %(most)s parts). Divide it.")
                % {"most": self.most}
            )
        return self.builder.start(tag, attributes)

    def end(self, tag: str) -> Element:
        self.level -= 1
        return self.builder.end(tag)

    def data(self, text: str) -> None:
        self.builder.data(text)

    def close(self) -> Element:
        return self.builder.close()


class _Nothing:
    """Parser target that keeps nothing: the parts are only looked through."""

    def close(self) -> None:
        return None


def _fed(stream: BinaryIO, target: Any) -> Any:
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    while chunk := stream.read(CHUNK):
        parser.feed(chunk)
    return parser.close()


def parse_xml(stream: BinaryIO, *, most: int, levels: int = MOST_LEVELS) -> Element:
    """Read XML into a tree.

    Raises:
        TooDeep, TooMany: more levels or elements than asked for.
        ValidationError: a document type, an entity, or broken, cut off or in another encoding than it says.
    """
    try:
        root: Element = _fed(stream, _Limited(most, levels))
    except DefusedXmlException:
        raise ValidationError(
            _("The file refers to things outside itself or unfolds by itself, so it was not opened.")
        ) from None
    except ParseError as error:
        line = error.position[0] if getattr(error, "position", None) else 0
        raise ValidationError(
            _("The file is broken or cut off, or not written in the alphabet it says. It stops at line %(line)s.")
            % {"line": line}
        ) from None
    except (ValueError, LookupError) as error:  # an encoding that the parser does not know
        if isinstance(error, ValidationError):
            raise
        raise ValidationError(_("The file is written in an alphabet that cannot be read. Save it as UTF-8.")) from None
    return root


def local(element: Element) -> str:
    """The element's name without its namespace: tools differ in what they write there."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_archive(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


@contextmanager
def opened_archive(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a packed file whose parts have been looked at first.

    Raises:
        ValidationError: broken, locked with a password, or made to unpack without bound.
    """
    broken = ValidationError(_("The file is packed, but broken or cut off. Fetch it anew from where it comes."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive)
            yield archive
    except ValidationError:
        raise
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, zipfile.LargeZipFile):
        raise broken from None
    except Exception as error:
        # zlib and lzma raise kinds of their own; anything else is a fault of ours and shall be seen
        if type(error).__module__ in {"zlib", "_lzma", "lzma"}:
            raise broken from None
        raise


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    steep = any(part.file_size > CHUNK and part.file_size > STEEPEST * max(part.compress_size, 1) for part in parts)
    if len(parts) > MOST_PARTS or steep or sum(part.file_size for part in parts) > LARGEST_EXPANDED:
        raise ValidationError(_("The file unpacks to far more than it should, so it was not opened."))
    if any(part.flag_bits & 0x1 for part in parts):
        raise ValidationError(_("The file has a password. Save it without one."))
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        raise zipfile.BadZipFile


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one part, and no more of it than it said it was.

    Raises:
        KeyError: there is no such part.
    """
    info = archive.getinfo(name)
    with archive.open(info) as stream:
        return stream.read(info.file_size + 1)[: info.file_size]


def look_through(archive: zipfile.ZipFile) -> None:
    """Refuse an archive in which some XML part has a document type or entities. Parses each once.

    Raises:
        ValidationError: see ``parse_xml``.
    """
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels", ".qde")):
            with archive.open(part) as stream:
                try:
                    _fed(stream, _Nothing())  # type: ignore[arg-type]
                except DefusedXmlException:
                    raise ValidationError(
                        _("The file refers to things outside itself or unfolds by itself, so it was not opened.")
                    ) from None
                except ParseError:
                    raise zipfile.BadZipFile from None
