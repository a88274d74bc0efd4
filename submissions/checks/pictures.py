"""JPEG and JPEG 2000 pictures without what cameras and programs write beside the pixels (EXIF, XMP, remarks)."""

import re
import struct
from collections.abc import Callable, Iterator

# JPEG (ITU-T T.81, B.1): a marker is one or more FF and a code. Within scans FF 00 is data, FF D0 to D7 are restarts.
_MARKER = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)
_MARKER_AFTER_SCAN = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = {0x01, _START, *range(0xD0, 0xD8)}
_SPEAKING = {*range(0xE0, 0xF0), 0xFE}  # application data and remarks
_NEEDED = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}  # densities, and how colours are coded

# JPEG 2000 (ISO 15444-1, annex I): boxes that hold words, and the code stream with remarks in its main header
_TELLING = {b"xml ", b"uuid", b"uinf", b"asoc", b"lbl ", b"mp7b", b"jp2i"}
_SIGNATURE = b"\0\0\0\x0cjP  "
_CODE_STREAM, _TILE, _REMARK = b"\xff\x4f", 0x90, 0x64


def plain_jpeg(picture: bytes) -> bytes:
    """The same pixels, bytes in and out; nothing where there is no JPEG."""
    start = picture.find(b"\xff\xd8\xff")
    return b"\xff\xd8" + b"".join(_jpeg_parts(picture, start + 2)) if start >= 0 else b""


def _jpeg_parts(picture: bytes, place: int) -> Iterator[bytes]:
    """What is to be kept behind the start: needed segments and scans; nothing behind the end."""
    in_scan = False
    while marker := (_MARKER_AFTER_SCAN if in_scan else _MARKER).search(picture, place):
        if in_scan:
            yield picture[place : marker.start()]
        code, place, in_scan = marker[1][0], marker.end(), marker[1][0] == _SCAN
        if code == _END:
            yield b"\xff\xd9"
            return
        if code in _ALONE:
            continue
        segment = picture[place : place + max(2, int.from_bytes(picture[place : place + 2], "big"))]
        place += len(segment)
        if code not in _SPEAKING or (code in _NEEDED and segment[2:].startswith(_NEEDED[code])):
            yield bytes([0xFF, code]) + segment
    if in_scan:
        yield picture[place:]


def plain_jpeg2000(picture: bytes) -> bytes:
    """The same pixels, bytes in and out: a file of boxes or a bare code stream."""
    return b"".join(_boxes(picture)) if picture.startswith(_SIGNATURE) else _plain_code_stream(picture)


def _boxes(picture: bytes) -> Iterator[bytes]:
    place = 0
    while place + 8 <= len(picture):
        length, kind = struct.unpack_from(">I4s", picture, place)
        head = 16 if length == 1 else 8
        if length == 1:
            length = int.from_bytes(picture[place + 8 : place + 16], "big")
        end = place + length if length else len(picture)
        if end < place + head:
            return
        content = picture[place + head : end]
        if kind == b"jp2c":
            content = _plain_code_stream(content)
        if kind not in _TELLING:
            yield struct.pack(">I4s", len(content) + 8, kind) + content
        place = end


def _plain_code_stream(stream: bytes) -> bytes:
    """Without the remarks of its main header, which ends where the first tile begins."""
    if not stream.startswith(_CODE_STREAM):
        return stream
    kept, place = [stream[:2]], 2
    while place + 4 <= len(stream) and stream[place] == 0xFF and stream[place + 1] != _TILE:
        end = place + 2 + max(2, int.from_bytes(stream[place + 2 : place + 4], "big"))
        if stream[place + 1] != _REMARK:
            kept.append(stream[place:end])
        place = end
    return b"".join([*kept, stream[place:]])


PLAIN: dict[str, Callable[[bytes], bytes]] = {"/DCTDecode": plain_jpeg, "/JPXDecode": plain_jpeg2000}
