"""Packed: the same bytes and the same facts as the derivation itself gives."""

from dataclasses import replace

from archive import Version, encode
from archive.fingerprint import fingerprint
from archive.packed import Packed, PackedVersion
from archive.twins.sketch import sketch
from tests.archive.samples import day, derive, exchange
from tests.archive.telling import SAME

FIRST = exchange("药品抽检\n第二段")


def test_nothing_is_lost() -> None:
    others = tuple(f"https://example.gov.cn/{number}" for number in range(9))
    derivation = replace(derive((FIRST,)), aliases=others)
    packed = Packed.of(derivation)
    assert packed.derivation == derivation
    assert packed.line == encode(derivation)
    assert packed.fingerprint == fingerprint(derivation)
    assert packed.aliases == (derivation.canonical_url, *others), "in order, under any hash seed"
    assert (packed.id, packed.url, packed.headline) == (derivation.id, derivation.url, derivation.headline)


def test_a_sketch_is_taken_where_it_is_asked_for() -> None:
    derivation = derive((exchange(SAME),))
    assert Packed.of(derivation).sketch == sketch(SAME) is not None
    assert Packed.of(derivation, sketched=False).sketch is None


def test_a_version_is_told_as_it_is_encoded() -> None:
    derivation = derive((FIRST,))
    packed = PackedVersion(
        line=encode(derivation),
        id=derivation.id,
        number=3,
        cause="source-changed",
        fingerprint=fingerprint(derivation),
        run=None,
        captured=day(1),
        first_seen=day(1),
        last_seen=day(2),
    )
    version = Version(derivation, 3, "source-changed", packed.fingerprint, None, day(1), day(1), day(2))
    assert packed.version() == version
    assert packed.told() == encode(version)
    assert packed.version(gone_since=day(3)) == replace(version, gone_since=day(3))
