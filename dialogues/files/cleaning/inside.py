"""Pictures inside files: their hidden segments are cut out, the rest is left byte for byte."""

import struct

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
DROPPED_SEGMENTS = {0xE1, 0xED, 0xFE}
"""Of a JPEG: Exif and XMP, IPTC, comments."""
DROPPED_CHUNKS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}


def without_hidden(data: bytes) -> bytes:
    """Return a JPEG or PNG without where, when and with what it was taken; anything else as it is."""
    if data.startswith(JPEG):
        return _jpeg(data)
    if data.startswith(PNG):
        return _png(data)
    return data


def _jpeg(data: bytes) -> bytes:
    kept, at = bytearray(JPEG), 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        if data[at + 1] == 0xFF:
            at += 1
            continue
        end = at + 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        if data[at + 1] not in DROPPED_SEGMENTS:
            kept += data[at:end]
        at = end
    return bytes(kept) + data[at:]


def _png(data: bytes) -> bytes:
    kept, at = bytearray(PNG), len(PNG)
    while at + 12 <= len(data):
        end = at + 12 + struct.unpack(">I", data[at : at + 4])[0]
        if data[at + 4 : at + 8] not in DROPPED_CHUNKS:
            kept += data[at:end]
        if data[at + 4 : at + 8] == b"IEND":
            break
        at = end
    return bytes(kept)
