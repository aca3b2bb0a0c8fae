"""The same text elsewhere: how many twins are linked, and how many links are twins, over texts read, stored and linked as
any page is.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import Archive
from archive.captures import Capture
from archive.derivation import Derivation
from archive.packed import Packed
from archive.twins.linking import link
from archive.twins.sketch import sketch
from crawler.derive import derive
from tests.bench.twins import Told, told
from tests.eval.figure import Figure

REPORTS = 120
OTHERS = 120
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
PLAIN = (("Content-Type", "text/plain; charset=utf-8"),)


def figures() -> Iterator[Figure]:
    """Precision and recall of the links, and what finding them costs a record."""
    given = list(told(REPORTS, OTHERS))
    with TemporaryDirectory() as folder, Archive.open(Path(folder), create=True) as archive:
        ids = stored(archive, given)
        found = {frozenset((id_, link.other)) for id_ in ids for link in archive.same_as(id_)}
        yield from _rates(given, ids, found)
        derivations = [archive.get(id_).derivation for id_ in ids]
    yield Figure("twins.ms_per_record", _cost(derivations), f"{len(given)} records, CPU")


def stored(archive: Archive, given: Sequence[Told]) -> list[str]:
    """The ids of the texts, each put into the archive as a page of a site of its own."""
    writer = archive.writer(site="twins", run="eval")
    captures = [
        Capture(f"https://s{n}.example/{n}", BEGAN + timedelta(hours=n), 200, PLAIN, one.text.encode())
        for n, one in enumerate(given)
    ]
    ids = []
    with archive.batch():
        for capture in captures:
            written = writer.write(capture)
            kept = archive.put(derive((written,)), captured=written.time, run="eval")
            ids.append(kept.version.derivation.id)
    return ids


def _rates(given: Sequence[Told], ids: Sequence[str], found: set[frozenset[str]]) -> Iterator[Figure]:
    story = dict(zip(ids, (one.story for one in given), strict=True))
    right = sum(len({story[id_] for id_ in pair}) == 1 for pair in found)
    yield Figure("twins.precision", right / max(1, len(found)), f"{len(found)} links")
    first = {one.story: id_ for one, id_ in zip(given, ids, strict=True) if one.how == "first"}
    hits: dict[str, list[bool]] = defaultdict(list)
    for one, id_ in zip(given, ids, strict=True):
        if one.story in first and one.how != "first":
            hits[one.how].append(frozenset((id_, first[one.story])) in found)
    every = [hit for each in hits.values() for hit in each]
    yield Figure("twins.recall", sum(every) / len(every), f"{len(every)} twins")
    for how, each in hits.items():
        yield Figure(f"twins.recall.{how}", sum(each) / len(each), f"{len(each)} twins")


def _cost(derivations: Sequence[Derivation]) -> float:
    """Milliseconds of CPU to sketch a record and to link it among the others."""
    with TemporaryDirectory() as folder, Archive.open(Path(folder), create=True) as archive:
        bare = [replace(Packed.of(derivation), sketch=None) for derivation in derivations]
        writer = archive.writer(site="twins", run="eval")
        spent = 0.0
        with archive.batch():
            for packed, derivation in zip(bare, derivations, strict=True):
                ref = writer.write(Capture(derivation.url or "", BEGAN, 200, PLAIN, b"-")).ref
                assert ref
                held = replace(packed, captures=(ref,))
                number = archive.put(held, captured=BEGAN, run="eval").kept.number
                began = time.process_time()
                with archive._database.write() as connection:
                    link(connection, replace(held, sketch=sketch(derivation.text)), number, "eval")
                spent += time.process_time() - began
    return 1000 * spent / len(derivations)
