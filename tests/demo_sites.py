"""The bundled sites: fixture pages and lists as the real sites would serve them, in files to replay.

    python -m tests.demo_sites FOLDER     # prints the .warc.gz files it wrote

A case is a folder `tests/fixtures/<site>/<case>/`: pages, `request.json` (how each was asked for and answered, all parts
in order), `expected.json`. Lists, errors and challenges are in `tests/fixtures/sites/<site>/`, in `manifest.json`.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from archive.captures import Capture
from archive.warc.writer import WarcWriter

FIXTURES = Path(__file__).parent / "fixtures"
LISTS = FIXTURES / "sites"


def sites() -> list[str]:
    """The bundled sites: those with lists."""
    return sorted(folder.name for folder in LISTS.iterdir() if folder.is_dir())


def cases(site: str | None = None) -> list[Path]:
    """The folders of all cases, or of one site's."""
    return sorted(path.parent for path in FIXTURES.glob(f"{site or '*'}/*/request.json"))


def captures_of(case: Path) -> tuple[Capture, ...]:
    """The captures of one case, all parts in order."""
    return tuple(_exchanges(case / "request.json"))


def captures(site: str) -> list[Capture]:
    """Everything a bundled site serves, in order of time."""
    lists = _exchanges(LISTS / site / "manifest.json")
    pages = [page for case in cases(site) for page in captures_of(case)]
    return sorted([*lists, *pages], key=lambda capture: capture.time)


def build_replay(folder: Path) -> list[Path]:
    """One WARC a site, in `folder`; give them to `yaowen crawl … --replay`."""
    return [write_replay(folder, site, captures(site)) for site in sites()]


def write_replay(folder: Path, name: str, exchanges: list[Capture]) -> Path:
    """A WARC of these captures."""
    writer = WarcWriter(
        folder, site=name, run="bundled", info={"description": "bundled pages, written for the tests"}
    )
    ref = None
    for capture in exchanges:
        ref = writer.write(capture).ref
    writer.close()
    if ref is None:
        raise ValueError(f"{name} has no pages to replay")
    return folder / ref.file


def _exchanges(told: Path) -> Iterator[Capture]:
    for row in json.loads(told.read_text(encoding="utf-8"))["exchanges"]:
        yield Capture(
            url=row["url"],
            time=datetime.fromisoformat(row["time"]),
            status=row["status"],
            headers=tuple((name, value) for name, value in row["headers"]),
            body=(told.parent / row["file"]).read_bytes(),
        )


if __name__ == "__main__":
    for file in build_replay(Path(sys.argv[1])):
        print(file)
