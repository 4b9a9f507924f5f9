"""A mail server on the loopback that counts what it takes, and behaves as badly as the address asks for.

``ok@`` is taken. ``never@`` is refused for good, ``later@`` for now, ``full@`` after the text. ``closes@`` is taken,
and the line goes dead before the server has said so. ``hangs@`` is never answered.
"""

import json
import socketserver
import threading
from email import message_from_bytes
from pathlib import Path

REFUSED = {"never": b"550 no such user", "later": b"450 not now"}


class _Line(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.say(b"220 here")
        to = ""
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word in {b"EHLO", b"HELO"}:
                self.say(b"250 here")
            elif word == b"RCPT":
                to = line.decode().partition("<")[2].partition(">")[0]
                self.say(REFUSED.get(to.partition("@")[0], b"250 ok"))
            elif word == b"DATA":
                self.say(b"354 go on")
                if not self.take(to):
                    return
            elif word == b"QUIT":
                self.say(b"221 bye")
                return
            else:
                self.say(b"250 ok")

    def say(self, words: bytes) -> None:
        self.wfile.write(words + b"\r\n")

    def take(self, to: str) -> bool:
        """Read a message; False when the line is dead after it."""
        text = b""
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            text += line
        how = to.partition("@")[0]
        if how == "full":
            self.say(b"552 too much")
            return True
        if how == "hangs":
            self.rfile.read(1)  # until the other side gives up
            return False
        self.server.taken(to, message_from_bytes(text)["Message-ID"])
        if how == "closes":
            return False
        self.say(b"250 taken")
        return True


class MailServer(socketserver.ThreadingTCPServer):
    """Listens from the moment it is made. What it takes is a line in ``log``: receiver and Message-ID."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self, log: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.log, self.one_at_a_time = log, threading.Lock()
        self.port: int = self.server_address[1]

    def taken(self, to: str, message_id: str) -> None:
        with self.one_at_a_time, self.log.open("a") as log:
            log.write(json.dumps([to, message_id]) + "\n")

    def mails(self) -> list[tuple[str, str]]:
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [(to, message_id) for to, message_id in map(json.loads, lines)]
