"""A writer to be killed: discovers, captures, stores, settles, and says what it was told is stored.

Run as a program: FOLDER SITE. Goes on with what an earlier one left, until it is killed.
"""

import random
import sys
from datetime import UTC, datetime
from itertools import count

from archive import Archive, Observation
from archive.frontier import Pending
from archive.warc.writer import WarcWriter
from tests.archive.samples import derive, exchange


def crawl(folder: str, site: str) -> None:
    with Archive.open(folder, create=True) as archive, archive.lock_site(site):
        run = f"{random.randrange(10**9)}"
        archive.start_run(run, site=site)
        writer = archive.writer(site=site, run=run)
        # Small files, so that some are killed just as they begin.
        writer._max_bytes = 20_000
        for number in count():
            if not archive.frontier.pending(site):
                discover(archive, site, number)
            batch = archive.frontier.pending(site, limit=random.randrange(1, 9))
            with archive.batch():
                urls = [fetch(archive, writer, site, run, found) for found in batch]
            print(*urls, flush=True)


def discover(archive: Archive, site: str, number: int) -> None:
    links = [
        (f"https://{site}.example/{number}-{place}-{random.randrange(10**9)}", "标题") for place in range(20)
    ]
    archive.frontier.discover(site, f"https://{site}.example/", links)


def fetch(archive: Archive, writer: WarcWriter, site: str, run: str, found: Pending) -> str:
    if found.capture:
        capture = archive.read(found.capture)
        print("resumed", file=sys.stderr, flush=True)
    else:
        body = "正文" * random.randrange(1, 2000) + found.url
        capture = writer.write(exchange(body, found.url, datetime.now(UTC)))
    archive.put(derive((capture,)), captured=capture.time, run=run)
    archive.observe([Observation(found.url, capture.time, site, run, "new", "200", capture=capture.ref)])
    archive.observe([Observation(found.url + "#", capture.time, site, run, "skipped", "0.1")])
    archive.frontier.settle(found.url, "new")
    return found.url


if __name__ == "__main__":
    crawl(sys.argv[1], sys.argv[2])
