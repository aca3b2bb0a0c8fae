"""Content-Encoding undone, within a bound."""

import gzip
import random
import zlib
from collections.abc import Callable

import brotli
import pytest

from archive import CaptureDamaged, TooLarge, content
from tests.archive.samples import exchange

TEXT = bytes(random.Random(1).choices("药品监管abc".encode(), k=200_000))


def raw_deflate(body: bytes) -> bytes:
    pack = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return pack.compress(body) + pack.flush()


CODINGS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("Deflate", raw_deflate),
    ("br", brotli.compress),
    ("gzip, br", lambda body: brotli.compress(gzip.compress(body))),
]


@pytest.mark.parametrize(("coding", "pack"), CODINGS)
def test_what_was_packed(coding: str, pack: Callable[[bytes], bytes]) -> None:
    headers = (("content-encoding", coding),)
    packed = pack(TEXT)
    assert content(exchange(packed, headers=headers)) == TEXT
    with pytest.raises(CaptureDamaged, match="ends early"):
        content(exchange(packed[: len(packed) // 2], headers=headers))
    with pytest.raises(TooLarge, match="kept as served"):
        content(exchange(packed, headers=headers), limit=1000)


@pytest.mark.parametrize(("coding", "pack"), CODINGS)
def test_nothing_is_lost_where_a_piece_ends(coding: str, pack: Callable[[bytes], bytes]) -> None:
    for size in range(65_530, 65_545):
        assert len(content(exchange(pack(bytes(size)), headers=(("Content-Encoding", coding),)))) == size


@pytest.mark.parametrize("coding", ["gzip", "deflate", "identity", ""])
def test_an_empty_body_is_empty_whatever_it_was_to_be(coding: str) -> None:
    assert content(exchange(b"", headers=(("Content-Encoding", coding),))) == b""


def test_of_a_cut_body_that_cannot_be_read_at_all_nothing_is_made() -> None:
    capture = exchange(b"\x1f\x8b\x08\xff\xff", headers=(("Content-Encoding", "gzip"),), truncated="length")
    with pytest.raises(CaptureDamaged, match="is not the gzip it says it is"):
        content(capture)


def test_as_much_of_a_cut_body_as_came() -> None:
    packed = gzip.compress(TEXT)
    capture = exchange(packed[:50_000], headers=(("Content-Encoding", "gzip"),), truncated="disconnect")
    came = content(capture)
    assert len(came) > 1000
    assert TEXT.startswith(came)


def test_plain_text_declared_as_gzip_and_padding_after_gzip() -> None:
    headers = (("Content-Encoding", "gzip"),)
    assert content(exchange("正文", headers=headers)).decode() == "正文"
    assert content(exchange(gzip.compress(b"a") + b"\0\0", headers=headers)) == b"a"
    assert content(exchange(gzip.compress(b"a") + gzip.compress(b"b"), headers=headers)) == b"ab"


def test_bombs_are_bounded() -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 300_000_000))
    with pytest.raises(TooLarge):
        content(exchange(bomb, headers=(("Content-Encoding", "gzip, gzip"),)))


def test_unknown_codings_are_told() -> None:
    with pytest.raises(CaptureDamaged, match="unknown Content-Encoding 'sdch'"):
        content(exchange(headers=(("Content-Encoding", "sdch"),)))
    with pytest.raises(TooLarge):
        content(exchange(b"x" * 11), limit=10)
