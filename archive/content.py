"""The content of a capture: its body with the Content-Encoding undone, within a bound."""

import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from archive.captures import Capture
from archive.errors import CaptureDamaged, TooLarge

LIMIT = 20 * 1024 * 1024
"""Bytes that a page may have; what has more holds no article."""
_PIECE = 64 * 1024


def content(capture: Capture, limit: int = LIMIT) -> bytes:
    """The body as it was before it was compressed. Raises TooLarge past `limit`, CaptureDamaged when it
    cannot be undone.

    Of a body that was cut while it came (`truncated`), as much as can be read.
    """
    codings = [name.strip().lower() for name in _header(capture).split(",")]
    body = capture.body
    for coding in reversed(codings):
        if coding not in ("", "identity"):
            body = _undo(coding, body, capture, limit)
    if len(body) > limit:
        raise TooLarge(
            f"the body of {capture.url} has {len(body)} bytes, more than {limit}; kept as served, not read"
        )
    return body


def _header(capture: Capture) -> str:
    return ",".join(value for name, value in capture.headers if name.lower() == "content-encoding")


def _undo(coding: str, body: bytes, capture: Capture, limit: int) -> bytes:
    decode = _DECODERS.get(coding)
    if decode is None:
        raise CaptureDamaged(
            f"the body of {capture.url} is under the unknown Content-Encoding {coding!r}; kept as served"
        )
    out = bytearray()
    try:
        for piece in decode(body):
            out += piece
            if len(out) > limit:
                raise TooLarge(
                    f"the body of {capture.url} unpacks to more than {limit} bytes; kept as served, not read"
                )
    except _BROKEN as error:
        if not (capture.truncated and out):
            raise CaptureDamaged(
                f"the body of {capture.url} is not the {coding} it says it is: {error}"
            ) from error
    return bytes(out)


class _Broken(Exception):
    """The compressed data ends early, or is none."""


_BROKEN: tuple[type[Exception], ...] = (zlib.error, _Broken)


def _inflate(body: bytes, wbits: int) -> Iterator[bytes]:
    """Every member of a zlib, gzip or raw deflate stream; what follows the last one is padding, as browsers
    have it.
    """
    rest = body
    while rest:
        unpack = zlib.decompressobj(wbits)
        while rest and not unpack.eof:
            yield unpack.decompress(rest, _PIECE)
            rest = unpack.unconsumed_tail
        # What the window still holds once all input is in; a bomb's is bounded by the piece as well.
        while not unpack.eof and (piece := unpack.decompress(b"", _PIECE)):
            yield piece
        if not unpack.eof:
            raise _Broken("it ends early")
        rest = unpack.unused_data if unpack.unused_data[:2] == b"\x1f\x8b" else b""


def _gunzip(body: bytes) -> Iterator[bytes]:
    # Some servers declare gzip and send plain text: browsers show it, so it is readable.
    return _inflate(body, 16 + zlib.MAX_WBITS) if body[:2] == b"\x1f\x8b" else iter([body])


def _undeflate(body: bytes) -> Iterator[bytes]:
    # `deflate` is zlib by its definition and raw in some servers.
    zlib_header = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0
    return _inflate(body, zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)


def _unbrotli(body: bytes) -> Iterator[bytes]:
    module = _first_installed("brotlicffi", "brotli")
    unpack = module.Decompressor()
    try:
        yield unpack.process(body, output_buffer_limit=_PIECE)
        while not unpack.is_finished():
            piece = unpack.process(b"", output_buffer_limit=_PIECE)
            if not piece and unpack.can_accept_more_data():
                raise _Broken("it ends early")
            yield piece
    except module.error as error:
        raise _Broken(str(error) or "it is damaged") from error


def _unzstd(body: bytes) -> Iterator[bytes]:
    module = _first_installed("compression.zstd", "backports.zstd")
    rest = body
    try:
        while rest:
            unpack = module.ZstdDecompressor()
            yield unpack.decompress(rest, _PIECE)
            while not unpack.eof:
                if unpack.needs_input:
                    raise _Broken("it ends early")
                yield unpack.decompress(b"", _PIECE)
            rest = unpack.unused_data
    except module.ZstdError as error:
        raise _Broken(str(error)) from error


def _first_installed(*names: str) -> Any:
    for name in names:
        try:
            return import_module(name)
        except ImportError:
            continue
    raise _Broken(f"reading it needs one of {', '.join(names)}; install one")


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
