"""A session: an archive opened for one run of one site, with the site's lock and this process's WARC."""

import json
from contextlib import AbstractContextManager
from pathlib import Path

from scrapy.settings import BaseSettings

from archive import Archive
from archive.captures import Capture
from crawler.fetch.agent import software

_TOLD = (
    "USER_AGENT",
    "ROBOTSTXT_OBEY",
    "DOWNLOAD_DELAY",
    "DOWNLOAD_MAXSIZE",
    "DOWNLOAD_TIMEOUT",
    "REPLAY_FILES",
)
"""Settings that each WARC states of the crawl that wrote it."""


class CrawlSession:
    """Opened and used in the writer thread. Raises SiteBusy, NotAnArchive or StorageFailed on opening."""

    def __init__(self, settings: BaseSettings, *, site: str, run: str) -> None:
        self.run = run
        self.archive = Archive.open(Path(settings["DATA"]), create=True)
        try:
            self._lock = self.archive.lock_site(site)
        except Exception:
            self.archive.close()
            raise
        try:
            self._warc = self.archive.writer(site=site, run=run, info=_info(settings))
            self.archive.start_run(run, site=site, facts={"software": software()})
        except Exception:
            self._lock.release()
            raise

    def capture(self, capture: Capture) -> Capture:
        """Write to WARC, unless it lies in one of this archive already."""
        return capture if capture.ref else self._warc.write(capture)

    def batch(self) -> AbstractContextManager[object]:
        """One transaction; captures written so far are synced before it commits."""
        return self.archive.batch()

    def finish(self, reason: str) -> None:
        """Remember how the run ended."""
        self.archive.finish_run(self.run, outcome=reason)

    def close(self) -> None:
        """Close the archive, and let others crawl the site."""
        try:
            self.archive.close()
        finally:
            self._lock.release()


def _info(settings: BaseSettings) -> dict[str, str]:
    told = {name: settings.get(name) for name in _TOLD}
    return {
        "software": software(),
        "operator": str(settings["CONTACT"]),
        "http-header-user-agent": str(settings["USER_AGENT"]),
        "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        "settings": json.dumps(told, ensure_ascii=False, sort_keys=True),
    }
