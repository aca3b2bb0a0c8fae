"""A run that is not a crawl: begun and ended in the archive, as a crawl's is."""

from collections.abc import Iterator
from contextlib import contextmanager

from archive import Archive
from archive.warc.writer import WarcWriter
from crawler.fetch.recorder import new_run_id


@contextmanager
def a_run(archive: Archive, command: str, site: str | None = None) -> Iterator[WarcWriter]:
    """The writer of a new run. That it ended is remembered; of one that failed, only that it began."""
    run = new_run_id()
    writer = archive.writer(site=site or command, run=run, info={"command": command})
    archive.start_run(run, site=site, facts={"command": command})
    yield writer
    archive.finish_run(run, outcome="finished")
