"""The outer layer: age (https://age-encryption.org), through pyrage, as a stream in both directions.

What age gives: nobody without the key reads it, and a file that was cut short or changed in any place is refused. It
does not say who made it: whoever has the public half can make a file that opens. Keep the place where backups lie so
that only the backups' own process writes there.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyrage
from django.conf import settings

from .faults import BackupError, Damaged, WrongKey

SECRET, PUBLIC = "AGE-SECRET-KEY-", "age1"
NO_KEY = "There is no key for backups. Make one with manage.py backup_key and name its file in BACKUP_KEY_FILE."


def key_lines() -> list[str]:
    """Return the keys of ``BACKUP_KEY``: a line each, comments left out, as age's own key files are written."""
    lines = [line.strip() for line in settings.BACKUP_KEY.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def recipients() -> list[pyrage.x25519.Recipient]:
    """Whom backups are encrypted for: each public half, and that of each secret key.

    Raises:
        BackupError: there is no key, or one is not an age key.
    """
    try:
        found = [
            pyrage.x25519.Identity.from_str(line).to_public()
            if line.startswith(SECRET)
            else pyrage.x25519.Recipient.from_str(line)
            for line in key_lines()
        ]
    except (pyrage.IdentityError, pyrage.RecipientError) as error:
        raise BackupError("A line of BACKUP_KEY is not an age key.") from error
    if not found:
        raise BackupError(NO_KEY)
    return found


def identities() -> list[pyrage.x25519.Identity]:
    """The secret keys that open backups.

    Raises:
        BackupError: there is none here; the public half alone makes backups and reads none.
    """
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in key_lines() if line.startswith(SECRET)]
    except pyrage.IdentityError as error:
        raise BackupError("A line of BACKUP_KEY is not an age key.") from error
    if not found:
        raise BackupError("Reading a backup takes the secret key (AGE-SECRET-KEY-…): name its file in BACKUP_KEY_FILE.")
    return found


class _Pulled:
    """Pieces of bytes as a file that can be read, which is what pyrage takes. Remembers what the pieces raised."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.left = pieces, b""
        self.fault: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            while not self.left:
                self.left = next(self.pieces, None)  # type: ignore[assignment] # None: over
                if self.left is None:
                    self.left = b""
                    return b""
        except BaseException as fault:
            self.fault = fault
            raise
        taken, self.left = (self.left, b"") if size < 0 else (self.left[:size], self.left[size:])
        return taken


def seal(pieces: Iterator[bytes], target: IO[bytes]) -> None:
    """Encrypt ``pieces`` into ``target``, a few at a time. What a piece raises comes out as it was."""
    pulled = _Pulled(pieces)
    try:
        pyrage.encrypt_io(pulled, target, recipients())
    except Exception:
        if pulled.fault is not None:
            raise pulled.fault from None
        raise


@contextmanager
def opened(file: Path) -> Iterator[IO[bytes]]:
    """Give the decrypted stream of ``file``, to be read once from front to back.

    Decrypting runs in a thread that fills a pipe, so nothing decrypted touches the disk and memory stays flat. Each
    piece is authentic when it comes; that the file was not cut short shows at its end only, so whoever reads keeps
    nothing before this context has ended well.

    Raises:
        WrongKey, Damaged: at the end, or as soon as what was read made no sense.
        BackupError: no secret key, or no such file.
    """
    keys = identities()
    reading, writing = os.pipe()
    faults: list[BaseException] = []

    def pump() -> None:
        try:
            with os.fdopen(writing, "wb") as target, file.open("rb") as source:
                pyrage.decrypt_io(source, target, keys)
        except BaseException as fault:  # noqa: BLE001 - told to whoever reads, below
            faults.append(fault)

    thread = threading.Thread(target=pump, name="decrypt", daemon=True)
    thread.start()
    stream = os.fdopen(reading, "rb")
    try:
        yield stream
        while stream.read(1024 * 1024):
            pass
    except BaseException:
        stream.close()
        thread.join()
        if said := _in_words(faults):
            raise said from None
        raise
    thread.join()
    stream.close()
    if faults:
        raise _in_words(faults) or faults[0]


def _in_words(faults: list[BaseException]) -> BackupError | None:
    """What decrypting ran into; None when it ran into nothing but that nobody read on."""
    for fault in faults:
        if isinstance(fault, BrokenPipeError) or "broken pipe" in str(fault).lower():
            continue
        if isinstance(fault, FileNotFoundError | PermissionError | IsADirectoryError):
            return BackupError(f"The file cannot be opened: {fault.strerror}.")
        if isinstance(fault, pyrage.DecryptError) and "No matching keys" in str(fault):
            return WrongKey()
        return Damaged()
    return None
