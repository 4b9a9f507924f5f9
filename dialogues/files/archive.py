"""Packed files, looked through before anything in them is believed: Word's and OpenDocument's are both zip archives."""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from defusedxml.ElementTree import DefusedXMLParser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST_EXPANDED = 50 * 1024 * 1024
"""Most that an archive may unpack to, in bytes, all parts together."""
LARGEST_PART = 20 * 1024 * 1024
"""Most that one part may unpack to where it is parsed, in bytes."""
MOST_PARTS = 2000
STEEPEST = 200
"""Most times that a part above a megabyte may grow when unpacked; real ones stay below 100."""
DEEPEST = 200
"""Most elements inside each other in a part; written documents stay below fifty."""


def too_much() -> ValidationError:
    return ValidationError(_("The file unpacks to far more than it should, so it was not opened. Paste the text."))


class Target:
    """What a part is parsed into as it streams past. Refuses endless nesting before anything walks through it."""

    def __init__(self) -> None:
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise too_much()

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        return None


class Tally(Target):
    """Counts the elements a part holds, by tag; ``when`` decides which."""

    def __init__(self, when: Callable[[str, dict[str, str]], bool] = lambda _tag, _attributes: True) -> None:
        super().__init__()
        self.when, self.found = when, Counter[str]()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if self.when(tag, attributes):
            self.found[tag] += 1


def parse(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, target: Any) -> None:
    """Stream one part through ``target``, without any DTD or entity.

    Raises:
        DefusedXmlException: it refers to things outside itself, or declares entities.
        ValidationError: it is nested without end, or larger than LARGEST_PART whatever the archive says of it.
    """
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    read = 0
    with archive.open(name) as stream:
        while chunk := stream.read(1024 * 1024):
            read += len(chunk)
            if read > LARGEST_PART:
                raise too_much()
            parser.feed(chunk)
    parser.close()


def check(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that is locked or would expand without bound. Parses each XML part once.

    Raises:
        BadZipFile: packed in a way that no writing program does.
        DefusedXmlException: as ``parse``.
        ValidationError: in words.
    """
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_EXPANDED:
        raise too_much()
    for part in parts:
        if part.flag_bits & 0x1:
            raise locked()
        if part.file_size > 1024 * 1024 and part.file_size > STEEPEST * max(part.compress_size, 1):
            raise too_much()
        if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise zipfile.BadZipFile
        if part.filename.lower().endswith((".xml", ".rels")):
            if part.file_size > LARGEST_PART:
                raise too_much()
            parse(archive, part, Target())


def locked() -> ValidationError:
    return ValidationError(_("The file has a password. Save it without one."))


def left_out(what: Iterable[str]) -> tuple[str, ...]:
    """Return the sentence that says what a file held besides its text; nothing when there was nothing."""
    named = [one for one in what if one]
    return (_("Not taken from the file: %(what)s.") % {"what": ", ".join(named)},) if named else ()
