"""Files shown to the municipality's own scanner before they are kept (``CLAMD_ADDRESS``), by ClamAV's protocol.

A file goes to that address alone, and a scanner that does not answer lets nothing through.
"""

import logging
import socket
import struct
from contextlib import closing

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)
SECONDS = 20
CHUNK = 64 * 1024
LONGEST_ANSWER = 4096


def scan(data: bytes) -> None:
    """Ask the scanner, where there is one.

    Raises:
        ValidationError: it found something, or gave no answer.
    """
    if not settings.CLAMD_ADDRESS:
        return
    try:
        answer = _ask(data)
    except OSError as error:
        log.error("the scanner of files does not answer: %s", type(error).__name__)
        raise _unknown() from None
    if answer.endswith(b"FOUND"):
        log.warning("a file was refused by the scanner")
        raise ValidationError(_("The scanner of files found something harmful in it, so it was not taken."))
    if not answer.endswith(b"OK"):
        log.error("the scanner of files could not tell")
        raise _unknown()


def _unknown() -> ValidationError:
    return ValidationError(_("Files cannot be looked through for harmful programs just now. Try again in a while."))


def _ask(data: bytes) -> bytes:
    with closing(_connected()) as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            part = data[start : start + CHUNK]
            scanner.sendall(struct.pack("!L", len(part)) + part)
        scanner.sendall(struct.pack("!L", 0))
        answer = b""
        while b"\0" not in answer and len(answer) < LONGEST_ANSWER and (more := scanner.recv(LONGEST_ANSWER)):
            answer += more
    return answer.partition(b"\0")[0].strip()


def _connected() -> socket.socket:
    where = settings.CLAMD_ADDRESS
    if not where.startswith("/"):
        host, _colon, port = where.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)
    scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        scanner.settimeout(SECONDS)
        scanner.connect(where)
    except OSError:
        scanner.close()
        raise
    return scanner
