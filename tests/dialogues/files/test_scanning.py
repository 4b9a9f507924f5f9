"""A scanner of files, played by a socket that speaks as ClamAV does."""

import io
import socketserver
import struct
import threading
from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from dialogues.files.cleaning import cleaned_document, cleaned_picture

HARMFUL = b"THE-BODY-THAT-IT-KNOWS"


class Scanner(socketserver.BaseRequestHandler):
    answer: bytes | None = None
    seen: list[bytes] = []

    def handle(self) -> None:
        data = self.request.makefile("rb")
        assert data.read(10) == b"zINSTREAM\0"
        parts = []
        while length := struct.unpack("!L", data.read(4))[0]:
            parts.append(data.read(length))
        data.close()
        whole = b"".join(parts)
        self.seen.append(whole)
        found = b"stream: Test.Known FOUND\0" if HARMFUL in whole else b"stream: OK\0"
        self.request.sendall(found if self.answer is None else self.answer)


@pytest.fixture
def scanner(settings) -> Iterator[type[Scanner]]:
    made = type("Made", (Scanner,), {"seen": [], "answer": None})
    with socketserver.TCPServer(("127.0.0.1", 0), made) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        settings.CLAMD_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
        yield made
        server.shutdown()
        thread.join()


def picture() -> bytes:
    kept = io.BytesIO()
    Image.effect_noise((400, 400), 80).convert("RGB").save(kept, "PNG")
    return kept.getvalue()


def test_what_the_scanner_sees_is_the_file_as_it_was_sent(scanner):
    sent = picture()
    assert len(sent) > 100_000  # more than one piece
    assert cleaned_picture(sent).content_type == "image/jpeg"
    assert scanner.seen == [sent]


@pytest.mark.parametrize("clean", [cleaned_picture, cleaned_document])
def test_what_the_scanner_finds_is_refused_before_anything_is_kept(scanner, clean):
    with pytest.raises(ValidationError, match="skadligt"):
        clean(picture() + HARMFUL)
    assert len(scanner.seen) == 1


@pytest.mark.parametrize("answer", [b"", b"\0", b"INSTREAM size limit exceeded. ERROR\0"])
def test_a_scanner_that_cannot_tell_lets_nothing_through(scanner, answer):
    scanner.answer = answer
    with pytest.raises(ValidationError, match="just nu"):
        cleaned_picture(picture())


@pytest.mark.parametrize("where", ["127.0.0.1:1", "/no/such/socket"])
def test_a_scanner_that_does_not_answer_lets_nothing_through(settings, where):
    settings.CLAMD_ADDRESS = where
    with pytest.raises(ValidationError, match="just nu"):
        cleaned_picture(picture())


def test_without_one_nothing_is_asked(settings):
    assert settings.CLAMD_ADDRESS == ""
    assert cleaned_picture(picture()).content_type == "image/jpeg"
