"""The inner layer: a plain tar archive, written and read as a stream.

``age --decrypt FILE | tar -x`` unpacks a backup without this program.

In this order: ``about.json`` (what it is and which migrations it stands at), ``rows/<model>/<part>.jsonl.gz``,
``files/<path>``, ``manifest.json`` (what must have been in it: rows and SHA-256 of each table, size and SHA-256 of each
file).
"""

import gzip
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

from .faults import Damaged

ABOUT, MANIFEST, ROWS, FILES = "about.json", "manifest.json", "rows/", "files/"
PART = 4 * 1024 * 1024
"""Bytes of lines that one part of a table holds, before it is packed."""
PIECE = 256 * 1024
LARGEST_PART = 64 * 1024 * 1024
"""No single part that is held in memory may be larger, whatever the file says."""


def member(name: str, data: bytes) -> Iterator[bytes]:
    yield from streamed(name, len(data), [data])


def streamed(name: str, size: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give a tar member of exactly ``size`` bytes. Raises ValueError when the pieces are not that many."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    yield info.tobuf(format=tarfile.PAX_FORMAT)
    given = 0
    for piece in pieces:
        given += len(piece)
        yield piece
    if given != size:
        raise ValueError(f"{name}: {given} bytes instead of {size}")
    yield b"\0" * (-size % tarfile.BLOCKSIZE)


def end() -> Iterator[bytes]:
    yield b"\0" * (2 * tarfile.BLOCKSIZE)


def in_parts(name: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Give the members that hold ``lines``: packed, a few megabytes of whole lines in each."""
    held, size, number = [], 0, 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= PART:
            number += 1
            yield from member(f"{ROWS}{name}/{number:06}.jsonl.gz", gzip.compress(b"".join(held), 6, mtime=0))
            held, size = [], 0
    if held:
        yield from member(f"{ROWS}{name}/{number + 1:06}.jsonl.gz", gzip.compress(b"".join(held), 6, mtime=0))


class Part:
    """One member while it passes by. What is not read of it is passed over."""

    def __init__(self, name: str, size: int, stream: IO[bytes]) -> None:
        self.name, self.size, self._stream = name, size, stream

    def read(self) -> bytes:
        """Raises Damaged when it is larger than anything we would have written in one piece."""
        if self.size > LARGEST_PART:
            raise Damaged(self.name)
        return self._stream.read()

    def unpacked(self) -> bytes:
        """The lines of a table's part. Raises Damaged when it is not packed, or unpacks to more than a part holds."""
        unpacking = zlib.decompressobj(wbits=31)  # gzip
        try:
            lines = unpacking.decompress(self.read(), LARGEST_PART)
        except zlib.error as fault:
            raise Damaged(self.name) from fault
        if not unpacking.eof or unpacking.unused_data:
            raise Damaged(self.name)
        return lines

    def pieces(self) -> Iterator[bytes]:
        while piece := self._stream.read(PIECE):
            yield piece


def members(stream: IO[bytes]) -> Iterator[Part]:
    """Give the members of a tar archive as they come.

    Raises:
        Damaged: it is no tar archive, ends too soon, or holds anything but plain files.
    """
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined] # kept by tarfile for nothing: memory stays flat
                content = archive.extractfile(info) if info.isreg() else None
                if content is None:
                    raise Damaged(info.name[:80])
                yield Part(info.name, info.size, content)
    except tarfile.TarError as fault:
        raise Damaged from fault
