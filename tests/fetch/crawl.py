"""Crawls for the tests of fetching: a real Scrapy process against a server on loopback."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive import Archive
from archive.observations import Observation

ROOT = Path(__file__).parents[2]

HASTY: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_BACKOFF": 0.05,
    "RETRY_TIMES": 1,
    "TROUBLE_MOST": 0,
    "DOWNLOAD_TIMEOUT": 4,
    "ITEM_PIPELINES": {"crawler.pipelines.DerivePipeline": None},
}
"""For tests that are not about waiting."""


@dataclass(frozen=True)
class Crawled:
    """What a crawl saw (`responses`, `errors`), what stopped it, and its archive."""

    data: Path
    responses: list[dict[str, Any]]
    errors: list[dict[str, Any]]
    failure: str | None
    reason: str | None
    worst_lag: float
    log: str

    def looks(self, url: str) -> list[Observation]:
        """What the archive remembers of an address, oldest first."""
        with Archive.open(self.data) as archive:
            return sorted(archive.observations(url), key=lambda look: look.time)

    def outcomes(self, url: str) -> list[str]:
        """The outcomes of those."""
        return [look.outcome for look in self.looks(url)]


def start(
    data: Path,
    urls: Sequence[Any],
    *,
    hosts: Sequence[str] = (),
    settings: dict[str, Any] | None = None,
    file_size: int | None = None,
) -> "subprocess.Popen[str]":
    """Start a crawl, without waiting for it. No file of it grows past `file_size`: a full disk."""
    told = {
        "data": str(data),
        "urls": list(urls),
        "settings": {"ALLOW_PRIVATE_HOSTS": list(hosts), **HASTY, **(settings or {})},
        "file_size": file_size,
    }
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("visitor.py")), json.dumps(told)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))},
    )


def finish(data: Path, process: "subprocess.Popen[str]") -> Crawled:
    """Wait for a crawl and tell what it saw."""
    out, log = process.communicate(timeout=90)
    lines = out.strip().splitlines()
    assert process.returncode == 0, log
    assert lines, log
    seen = json.loads(lines[-1])
    return Crawled(data=data, log=log, **seen)


def crawl(
    data: Path, urls: Sequence[Any], *, hosts: Sequence[str] = (), settings: dict[str, Any] | None = None
) -> Crawled:
    """Crawl these addresses into `data`."""
    return finish(data, start(data, urls, hosts=hosts, settings=settings))
