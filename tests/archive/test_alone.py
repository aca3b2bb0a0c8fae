"""The archive reads where nothing of the crawler is installed."""

import subprocess
import sys
from pathlib import Path

from archive import Archive
from archive.warc.writer import WarcWriter
from tests.archive.samples import URL, exchange, keep

ALONE = """
import sys
for name in ("scrapy", "trafilatura", "opencc", "parsel", "twisted", "lxml", "crawler", "pebble", "brotli", "rensa", "isal"):
    sys.modules[name] = None
import archive
with archive.Archive.open(sys.argv[1]) as opened:
    version = opened.get(sys.argv[2])
    links = opened.same_as(version.derivation.id)
    print(opened.capture(version).body.decode(), version.citation, opened.verify().ok, len(list(opened.records())), links)
"""


def test_the_archive_needs_nothing_of_the_crawler(archive: Archive, writer: WarcWriter) -> None:
    version = keep(archive, writer, exchange("药品抽检")).version
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(archive.folder), URL],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert done.stdout == f"药品抽检 {version.citation} True 1 ()\n", done.stderr


def test_what_reads_pages_does_not_load_the_store() -> None:
    """A crawl starts such processes over and over; the database's library is half of what they would load."""
    told = "import sys, archive, archive.warc.reader; print('sqlalchemy' in sys.modules, archive.Archive.__name__)"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=Path(__file__).parents[2], capture_output=True, text=True
    )
    assert done.stdout == "False Archive\n", done.stderr
