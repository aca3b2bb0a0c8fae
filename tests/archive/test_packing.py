"""Records are packed and unpacked alike, and found damaged alike, whichever library does it."""

import random
import zlib

import pytest

from archive.warc.packing import DAMAGED, member, unpacker

RECORD = b"WARC/1.1\r\n" + "全省药品监管工作会议".encode() * 3000


def unpacked(data: bytes) -> bytes | None:
    """What a member holds; None where it is damaged or ends early."""
    unpack, out = unpacker(), bytearray()
    try:
        while not unpack.eof:
            rest = unpack.unconsumed_tail or data
            if out and not unpack.unconsumed_tail:
                return None
            out += unpack.decompress(rest, 4096)
    except DAMAGED:
        return None
    return bytes(out)


def test_what_one_library_packs_the_other_unpacks() -> None:
    assert zlib.decompress(member(RECORD[:100], RECORD[100:]), 31) == RECORD
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    assert unpacked(packer.compress(RECORD) + packer.flush()) == RECORD


@pytest.mark.parametrize("seed", range(40))
def test_a_bit_gone_bad_is_found(seed: int) -> None:
    chance, data = random.Random(seed), bytearray(member(RECORD))
    # Behind the head of the member, of which some bits say nothing.
    data[chance.randrange(10, len(data))] ^= 1 << chance.randrange(8)
    assert unpacked(bytes(data)) is None
