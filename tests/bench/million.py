"""How looking for the same text does in a large archive: `python -m tests.bench.million [RECORDS]` prints JSON.

The tables are filled with random sketches, as many as asked for, in a database of their own; then further records are
sketched into it one after another, a tenth of them with three bands in common with one that is there. Measured is what
storing a record costs there, with its commit, and what the tables take on the disk.
"""

import json
import random
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import Archive
from archive.schema import metadata
from archive.twins.linking import _sketched
from archive.twins.sketch import BAND, SLOTS, Sketch, bands_of, method

FILLED = 100_000
BATCH = 200
BATCHES = 10
SHARED = 3


def main(count: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        Archive.open(folder, create=True).close()
        fill(folder, "records", record_rows(count))
        before = size(folder)
        fill(folder, "sketches", sketch_rows(count))
        for start in range(1, count + 1, FILLED):
            fill(folder, "bands", band_rows(range(start, min(start + FILLED, count + 1))))
        told: dict[str, float] = {
            "records": count,
            "bytes_per_record": round((size(folder) - before) / count),
        }
        with Archive.open(folder) as archive:
            told |= added(archive, count)
        print(json.dumps(told))


def sketch(number: int) -> Sketch:
    """The sketch of a text that shares nothing; for the same number the same one."""
    chance = random.Random(number)
    return Sketch(chance.randbytes(2 * SLOTS), chance.randbytes(2 * 12))


def like(number: int, other: int) -> Sketch:
    """Another sketch with a few bands, and four slots of ten, of this one."""
    kept = sketch(number).slots[: 2 * max(BAND * SHARED, SLOTS * 4 // 10)]
    return Sketch(kept + sketch(other).slots[len(kept) :], sketch(number).numbers)


def fill(folder: Path, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Rows straight into a table, without the care for power cuts that is not measured here."""
    columns = ", ".join("?" * len(metadata.tables[table].columns))
    with sqlite3.connect(folder / "archive.sqlite") as database:
        database.execute("PRAGMA synchronous=OFF")
        database.execute("PRAGMA cache_size=-500000")
        database.executemany(f"INSERT INTO {table} VALUES ({columns})", rows)
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def record_rows(count: int) -> Iterator[tuple[object, ...]]:
    """A record for each sketch, of nothing but what looking up asks for."""
    said = {"newest": 1, "relevance": 0.0, "repaired": 0}
    for number in range(1, count + 1):
        row = {"id": f"{number:016x}", **said}
        yield tuple(row.get(column.name, "") for column in metadata.tables["records"].columns)


def sketch_rows(count: int) -> Iterator[tuple[object, ...]]:
    """Every sketch."""
    for number in range(1, count + 1):
        found = sketch(number)
        yield number, f"{number:016x}", 1, method(), found.slots, found.numbers


def band_rows(numbers: range) -> list[tuple[int, int]]:
    """The bands of some sketches, in the order in which the table keeps them: filling it is not measured."""
    return sorted((band, n) for n in numbers for band in bands_of(sketch(n).slots))


def added(archive: Archive, count: int) -> dict[str, float]:
    """What each further record costs, in ms of CPU and of the clock, commits included, and how many likes were found."""
    found = 0
    cpu, clock = time.process_time(), time.perf_counter()
    for batch in range(BATCHES):
        with archive._database.write() as connection:
            for place in range(BATCH):
                number = count + 1 + batch * BATCH + place
                new = like(number % count + 1, number) if place % 10 == 0 else sketch(number)
                found += len(_sketched(connection, f"{number:016x}", 1, new))
    total = BATCHES * BATCH
    return {
        "cpu_ms": round(1000 * (time.process_time() - cpu) / total, 3),
        "clock_ms": round(1000 * (time.perf_counter() - clock) / total, 3),
        "found": found,
        "of": total // 10,
    }


def size(folder: Path) -> int:
    """What the database takes on the disk."""
    return sum(path.stat().st_size for path in folder.glob("archive.sqlite*"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
