"""Reading a backup from front to back, believing nothing before it is counted. ``verify`` restores nothing."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import parts, places
from .faults import BackupError, Damaged
from .making import FORMAT, FORMAT_VERSION, Summary
from .sealing import opened

_ROWS = re.compile(r"rows/([A-Za-z_]+\.[A-Za-z_]+)/(\d{6})\.jsonl\.gz")


class Reader:
    """What a backup holds, as it comes. ``about`` is there from the start, ``manifest`` when all has been read."""

    def __init__(self, members: Iterator[parts.Part]) -> None:
        self._members = members
        first = next(members, None)
        if first is None or first.name != parts.ABOUT:
            raise BackupError("This is not a backup of this program.")
        self.about = _object(first)
        if self.about.get("format") != FORMAT:
            raise BackupError("This is not a backup of this program.")
        if self.about.get("format_version") != FORMAT_VERSION:
            raise BackupError("This backup was made by a newer version of this program. Install that version first.")
        self.manifest: Summary = {}
        self._rows: dict[str, list[Any]] = {}
        self._files: dict[str, dict[str, Any]] = {}

    def content(self, *, take_file: Any = None) -> Iterator[tuple[str, bytes]]:
        """Give each table's parts: the name of the model and the lines. Files are handed to ``take_file(place,
        pieces)``, or read and counted only. Ends when everything agrees with the manifest.

        Raises:
            Damaged: something is missing, more than it should be, out of place or not what was written.
        """
        for part in self._members:
            if self.manifest:
                raise Damaged(part.name[:80])
            if found := _ROWS.fullmatch(part.name):
                yield found[1], self._counted(found[1], int(found[2]), part)
            elif part.name.startswith(parts.FILES):
                self._file(part, take_file)
            elif part.name == parts.MANIFEST:
                self.manifest = _object(part)
            else:
                raise Damaged(part.name[:80])
        self._agree()

    def _counted(self, label: str, number: int, part: parts.Part) -> bytes:
        lines = part.unpacked()
        count, digest, last = self._rows.setdefault(label, [0, hashlib.sha256(), 0])
        if number != last + 1:
            raise Damaged(part.name)
        digest.update(lines)
        self._rows[label] = [count + lines.count(b"\n"), digest, number]
        return lines

    def _file(self, part: parts.Part, take_file: Any) -> None:
        place = part.name.removeprefix(parts.FILES)
        if place in self._files or not places.is_ours(place):
            raise Damaged(place[:80])
        digest = hashlib.sha256()

        def counted() -> Iterator[bytes]:
            for piece in part.pieces():
                digest.update(piece)
                yield piece

        if take_file is not None:
            take_file(place, counted())
        else:
            for _piece in counted():
                pass
        self._files[place] = {"size": part.size, "sha256": digest.hexdigest()}

    def _agree(self) -> None:
        if not self.manifest:
            raise Damaged("its list of contents is missing")
        for label, said in self.manifest["tables"].items():
            count, digest, _last = self._rows.pop(label, [0, hashlib.sha256(), 0])
            if count != said["rows"] or digest.hexdigest() != said["sha256"]:
                raise Damaged(label)
        if self._rows or self._files != self.manifest["files"]:
            raise Damaged("its list of contents is another one")


def _object(part: parts.Part) -> Summary:
    try:
        found = json.loads(part.read())
    except ValueError as fault:
        raise Damaged(part.name) from fault
    if not isinstance(found, dict):
        raise Damaged(part.name)
    return found


def verify(file: Path) -> Summary:
    """Read everything in ``file`` and compare it with its own list; return that list with ``about``.

    Raises:
        BackupError: see ``sealing.opened`` and ``Reader``.
    """
    with opened(file) as stream:
        reader = Reader(parts.members(stream))
        for _label, _lines in reader.content():
            pass
    return {"about": reader.about, **reader.manifest}
