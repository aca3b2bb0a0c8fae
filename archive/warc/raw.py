"""Raw records: a WARC file taken apart into records, damage told apart from good records around it."""

import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from archive.errors import CaptureDamaged, TooLarge
from archive.warc.packing import DAMAGED, unpacker

MAX_RECORD = 256 * 1024 * 1024
"""No record of ours comes near; a file that claims more is damaged, or a bomb."""
_FIRST_PIECE = 16 * 1024
"""Most records take up less; what a piece holds of the next one is copied for nothing."""
_PIECE = 64 * 1024
_MAGIC = b"\x1f\x8b\x08"
_VERSIONS = ("WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17")


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record: its WARC headers (names lower-cased), its block, and the bytes it takes up in the file."""

    kind: str
    headers: dict[str, str]
    block: bytes
    offset: int
    end: int

    @property
    def id(self) -> str:
        """The WARC-Record-ID, empty when the record has none."""
        return self.headers.get("warc-record-id", "")


def read_raw(path: Path, start: int = 0, end: int | None = None) -> Iterator[RawRecord | CaptureDamaged]:
    """The records between two offsets; what cannot be read is told, and reading goes on at the next good
    record.
    """
    try:
        with path.open("rb") as file:
            if file.seek(0, 2) <= start:
                return
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                yield from _records(path, data, start, len(data) if end is None else min(end, len(data)))
    except OSError as error:
        raise CaptureDamaged(f"{path}: cannot be read ({error.strerror or error}); check the disk") from error


def fields_of(record: RawRecord) -> dict[str, str]:
    """What a warcinfo or metadata record says."""
    lines = (line.partition(":") for line in record.block.decode("utf-8", "replace").splitlines())
    return {name.strip(): value.strip() for name, _, value in lines if name.strip()}


def _records(path: Path, data: mmap.mmap, start: int, end: int) -> Iterator[RawRecord | CaptureDamaged]:
    at = start
    while at < end:
        try:
            found = _at(data, at)
        except (CaptureDamaged, TooLarge) as error:
            yield CaptureDamaged(f"{path} at {at}: {error}")
            at = _next_good(data, at + 1)
            continue
        yield from found
        at = found[-1].end


def _at(data: mmap.mmap, at: int) -> list[RawRecord]:
    """The record at an offset; of a file packed as one gzip member, all that the member holds."""
    if data[at : at + 5] == b"WARC/":
        record, length = _parse(data, at)
        return [_placed(record, at, at + length)]
    block, end = _unpack(data, at)
    found: list[RawRecord] = []
    inside = 0
    while inside < len(block):
        record, length = _parse(block, inside)
        found.append(_placed(record, at, end))
        inside += length
    if not found:
        raise CaptureDamaged("an empty gzip member where a record should be")
    return found


def _placed(record: tuple[str, dict[str, str], bytes], at: int, end: int) -> RawRecord:
    kind, headers, block = record
    return RawRecord(kind, headers, block, at, end)


def _unpack(data: mmap.mmap, at: int) -> tuple[bytes, int]:
    if data[at : at + 3] != _MAGIC:
        raise CaptureDamaged("neither a gzip member nor a WARC record begins here")
    unpack = unpacker()
    out = bytearray()
    place, length = at, _FIRST_PIECE
    try:
        while not unpack.eof:
            piece = unpack.unconsumed_tail
            if not piece:
                piece = data[place : place + length]
                place, length = place + len(piece), _PIECE
            if not piece:
                raise CaptureDamaged("the file ends within this record")
            out += unpack.decompress(piece, _PIECE)
            if len(out) > MAX_RECORD:
                raise TooLarge(f"the record unpacks to more than {MAX_RECORD} bytes")
    except DAMAGED as error:
        raise CaptureDamaged(f"the compressed data is damaged ({error})") from error
    return bytes(out), place - len(unpack.unused_data)


def _parse(data: bytes | mmap.mmap, at: int) -> tuple[tuple[str, dict[str, str], bytes], int]:
    head_end = data.find(b"\r\n\r\n", at)
    if head_end < 0:
        raise CaptureDamaged("a record without an end to its headers")
    body = head_end + 4
    try:
        head = StatusAndHeadersParser(_VERSIONS).parse(BytesIO(data[at:body]))
        length = int(head.get_header("Content-Length", ""))
    except (StatusAndHeadersParserException, EOFError, ValueError) as error:
        raise CaptureDamaged(f"not a WARC record, or one without a length ({error})") from error
    if length < 0 or body + length > len(data):
        raise CaptureDamaged("the file ends within this record")
    headers = {name.lower(): value for name, value in reversed(head.headers)}
    end = body + length
    while data[end : end + 2] == b"\r\n":
        end += 2
    return (headers.get("warc-type", ""), headers, bytes(data[body : body + length])), end - at


def _next_good(data: mmap.mmap, at: int) -> int:
    """Where the next readable record begins; the end of the file when none does."""
    while True:
        places = [place for sign in (_MAGIC, b"WARC/1.") if (place := data.find(sign, at)) >= 0]
        if not places:
            return len(data)
        at = min(places)
        try:
            if (
                data[at : at + 5] == b"WARC/"
                or zlib.decompressobj(31).decompress(data[at : at + 512], 5) == b"WARC/"
            ):
                return at
        except zlib.error:
            pass
        at += 1
