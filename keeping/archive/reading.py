"""An archive from elsewhere, looked through before anything in it is believed.

Names, sizes and packing first, then every fingerprint, then every row against the columns of its table. Nothing is
unpacked to a name that the archive says; nothing is written before all of it has been looked at.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dialogues.files.archive import STEEPEST

from . import FORMAT, FORMAT_VERSION, shape
from .schemas import schema_of
from .writing import BODIES, MANIFEST, PEOPLE, row_file

NAME = re.compile(
    r"archive\.json|index\.html|data/[A-Za-z]+\.[A-Za-z]+\.jsonl|schemas/[A-Za-z]+\.[A-Za-z]+\.json"
    r"|(attachments|knowledge)/\d{1,9}\.[a-z0-9]{1,8}|documents/[a-z0-9-]{1,80}\.pdf"
)
MOST_PARTS = 10_000
LARGEST_EXPANDED = 4 * 1024**3
"""Most that an archive may unpack to, in bytes, all parts together."""
LARGEST_LINE = 16 * 1024 * 1024
LARGEST_MANIFEST = 8 * 1024 * 1024
MOST_ROWS = 5_000_000
"""Most rows that an archive may hold, of all tables together."""
SHORTEST_LINE = len('{"row":1}\n')


class Refused(ValidationError):
    """The archive is not taken in. The text says why, for whoever brought it."""


def _broken(what: str) -> Refused:
    return Refused(_("The archive is not as it was written: %(what)s. Fetch it again.") % {"what": what})


class Archive:
    """An archive whose names, sizes and fingerprints have been looked at."""

    def __init__(self, path: Path) -> None:
        """Raises Refused when it is no archive of ours, or no longer what was written."""
        try:
            self.file = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError) as fault:
            raise Refused(_("This is not an archive: it cannot be unpacked.")) from fault
        try:
            self._look_at_parts()
            self.manifest = self._manifest()
            self._compare()
        except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError) as fault:
            self.file.close()
            raise _broken(_("it cannot be unpacked")) from fault
        except BaseException:
            self.file.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_fault: object) -> None:
        self.file.close()

    def _look_at_parts(self) -> None:
        parts = self.file.infolist()
        names = [part.filename for part in parts]
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_EXPANDED:
            raise Refused(_("The archive unpacks to more than an archive does, so it was not opened."))
        if len(set(names)) != len(names):
            raise _broken(_("a name is there twice"))
        for part in parts:
            if not NAME.fullmatch(part.filename):
                raise Refused(
                    _("The archive holds %(name)s, which is no part of one.") % {"name": repr(part.filename[:60])}
                )
            if part.flag_bits & 0x1 or part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise _broken(part.filename)
            if part.file_size > 1024 * 1024 and part.file_size > STEEPEST * max(part.compress_size, 1):
                raise Refused(_("The archive unpacks to more than an archive does, so it was not opened."))

    def _manifest(self) -> dict[str, Any]:
        try:
            if self.file.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
                raise _broken(MANIFEST)
            found = json.loads(self.file.read(MANIFEST))
        except (KeyError, ValueError, RecursionError) as fault:
            raise Refused(_("This is not an archive of a dialogue: its list of contents is missing.")) from fault
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise Refused(_("This is not an archive of a dialogue."))
        if found.get("format_version") != FORMAT_VERSION:
            raise Refused(_("This archive was written by another version of the program, in a form not known here."))
        if found.get("kind") != "full":
            raise Refused(_("This archive holds what was published. It is there to be read, and cannot be taken in."))
        return found

    def _compare(self) -> None:
        """Every part against its size and fingerprint, and no part more or less than the list says."""
        files = self.manifest.get("files")
        names = {part.filename for part in self.file.infolist()} - {MANIFEST}
        if not isinstance(files, dict) or files.keys() != names:
            raise _broken(_("its list of contents is another one"))
        for name, said in files.items():
            digest, size = hashlib.sha256(), 0
            with self.file.open(name) as part:
                while piece := part.read(256 * 1024):
                    digest.update(piece)
                    size += len(piece)
            if {"size": size, "sha256": digest.hexdigest()} != said:
                raise _broken(name)

    def counts(self) -> dict[str, int]:
        """How many rows of each table there are, and no more than its file has room for: keys are made for so many
        before a row is read.

        Raises:
            Refused: they are other tables than ours, or other numbers.
        """
        expected = {PEOPLE, BODIES, *(model._meta.label for model in shape.archived())}
        tables = self.manifest.get("tables")
        if not isinstance(tables, dict) or tables.keys() != expected:
            odd = sorted(set(tables) ^ expected)[:1] if isinstance(tables, dict) else ["?"]
            raise Refused(_("The archive holds other tables than those here: %(name)s.") % {"name": odd[0][:60]})
        sizes = {part.filename: part.file_size for part in self.file.infolist()}
        for label, count in tables.items():
            if type(count) is not int or not 0 <= count <= sizes.get(row_file(label), -1) // SHORTEST_LINE:
                raise _broken(label)
        if sum(tables.values()) > MOST_ROWS:
            raise Refused(_("The archive unpacks to more than an archive does, so it was not opened."))
        if tables["dialogues.Dialogue"] != 1:
            raise Refused(_("The archive holds no dialogue, or more than one."))
        return tables

    def rows(self, label: str) -> Iterator[dict[str, Any]]:
        """Give the rows of a table, each with exactly its columns.

        Raises:
            Refused: a line is no row of the table.
        """
        expected = set(schema_of(label)["properties"])
        number = 0
        with self.file.open(row_file(label)) as part:
            while line := part.readline(LARGEST_LINE):
                number += 1
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError) as fault:
                    raise _broken(f"{label} {number}") from fault
                if not isinstance(row, dict) or row.keys() != expected or row["row"] != number:
                    raise _broken(f"{label} {number}")
                yield row
        if number != self.manifest["tables"][label]:
            raise _broken(label)
