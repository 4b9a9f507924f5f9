"""Files as people send them, and as somebody with bad intent would: built in the test that needs them."""

import io
import zipfile

import docx
import pytest
from django.core.exceptions import ValidationError

from interviews.reading import read_file

MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def packed(parts: dict[str, bytes], **options) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def repacked(data: bytes, **changed: bytes) -> bytes:
    """The Word file with its document part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {"word/document.xml": changed["document"]})


def refusal(data: bytes) -> str:
    with pytest.raises(ValidationError) as caught:
        read_file(data)
    return caught.value.messages[0]


def odt(body: str, *, kind: str = "application/vnd.oasis.opendocument.text", doctype: str = "", **parts: str) -> bytes:
    """An OpenDocument file with ``body`` inside ``office:text``."""
    content = f"<?xml version='1.0' encoding='UTF-8'?>{doctype}<office:document-content {SPACES}><office:body>"
    content += f"<office:text>{body}</office:text></office:body></office:document-content>"
    files = {"mimetype": kind.encode(), "content.xml": content.encode()}
    return packed(files | {f"{name}.xml".replace("__", "/"): text.encode() for name, text in parts.items()})


def damaged(data, whole: bytes) -> bytes:
    """``whole`` with some bytes changed, taken away or doubled, as ``data`` (hypothesis) draws it."""
    from hypothesis import strategies as st

    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(broken) - 1))
        how = data.draw(st.sampled_from(["change", "cut", "double"]))
        if how == "change":
            broken[at] = data.draw(st.integers(0, 255))
        elif how == "cut" and len(broken) > 4:
            del broken[at : at + data.draw(st.integers(1, 20))]
        else:
            broken[at:at] = broken[at : at + data.draw(st.integers(1, 20))]
        broken = broken or bytearray(b"x")
    return bytes(broken)
