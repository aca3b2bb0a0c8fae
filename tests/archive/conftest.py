"""An archive and a writer of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive
from archive.warc.writer import WarcWriter


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "data", create=True, busy_seconds=1) as opened:
        yield opened


@pytest.fixture
def writer(archive: Archive) -> WarcWriter:
    return archive.writer(site="nmpa", run="run1")
