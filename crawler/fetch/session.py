"""A session: an archive opened for one run of one site, with the site's lock, the run and this process's WARC."""

from pathlib import Path

from archive import Archive
from archive.captures import Capture
from archive.warc.writer import WarcWriter


class CrawlSession:
    def __init__(self, settings, *, site, run):
        self.data = Path(settings["DATA"])
        self.archive = Archive.open(self.data, create=True)
        self.warc = self.archive.w = WarcWriter(self.data, site=site, run=run)

    def capture(self, capture: Capture) -> Capture:
        return capture if capture.ref else self.warc.write(capture)

    def batch(self):
        return self.archive.batch()

    def finish(self, reason):
        pass

    def close(self):
        self.archive.close()
