"""The archive reads where nothing of the crawler is installed."""

import subprocess
import sys
from pathlib import Path

from archive import Archive
from archive.warc.writer import WarcWriter
from tests.archive.samples import URL, exchange, keep

ALONE = """
import sys
for name in ("scrapy", "trafilatura", "opencc", "parsel", "twisted", "lxml", "crawler", "pebble", "brotli"):
    sys.modules[name] = None
import archive
with archive.Archive.open(sys.argv[1]) as opened:
    version = opened.get(sys.argv[2])
    print(opened.capture(version).body.decode(), version.citation, opened.verify().ok, len(list(opened.records())))
"""


def test_the_archive_needs_nothing_of_the_crawler(archive: Archive, writer: WarcWriter) -> None:
    version = keep(archive, writer, exchange("药品抽检")).version
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(archive.folder), URL],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert done.stdout == f"药品抽检 {version.citation} True 1\n", done.stderr
