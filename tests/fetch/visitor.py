"""A spider that asks for the addresses it is given and tells what it saw; `crawl.py` runs it as a process.

Usage: visitor.py JSON, with `urls` (address or [address, meta]), `settings`, `data`. Prints one JSON object.
"""

import asyncio
import json
import resource
import sys
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from archive.derivation import Derivation, Provenance
from archive.identity import canonical_url, record_id
from crawler.fetch.recorder import Recorder

SEEN: dict[str, Any] = {"responses": [], "errors": [], "worst_lag": 0.0}


class Visitor(Spider):
    """Asks, remembers, follows nothing."""

    name = "visitor"
    urls: Sequence[Any] = ()

    async def start(self) -> AsyncIterator[Request]:
        for entry in self.urls:
            url, meta = entry if isinstance(entry, list) else (entry, {})
            yield Request(url, meta=meta, callback=self.parse, errback=self.failed, dont_filter=True)

    def parse(self, response: Response) -> None:
        capture, verdict = response.meta["capture"], response.meta["verdict"]
        SEEN["responses"].append(
            {
                "url": response.url,
                "status": response.status,
                "outcome": verdict.outcome,
                "detail": verdict.detail,
                "size": len(response.body),
                "text": response.body[:200].decode("utf-8", "replace"),
                "captured": capture.ref is not None,
                "capture_size": len(capture.body),
                "redirects": [hop.url for hop in capture.redirects],
                "time": capture.time.isoformat(),
            }
        )

        if response.meta.get("keep"):
            ref = capture.ref
            words = response.text
            kept = Derivation(
                id=record_id(canonical_url(capture.requested_url)),
                url=capture.requested_url,
                canonical_url=canonical_url(capture.requested_url),
                text=words,
                original_text=words,
                provenance=Provenance(captures=(ref,)),
            )
            recorder = Recorder.of(self.crawler)
            recorder.submit(lambda archive: archive.put(kept, captured=capture.time, run=recorder.run))

    def failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it on every failure
        SEEN["errors"].append({"url": request.url, "error": repr(failure.value)})


async def watch_the_loop() -> None:
    """How late the loop is: 10 ms naps that took longer."""
    while True:
        before = time.monotonic()
        await asyncio.sleep(0.01)
        SEEN["worst_lag"] = max(SEEN["worst_lag"], time.monotonic() - before - 0.01)


def begin_to_watch() -> None:
    """Watch from when the engine starts."""
    SEEN["task"] = asyncio.ensure_future(watch_the_loop())


def main() -> None:
    told = json.loads(sys.argv[1])
    if told.get("file_size"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (told["file_size"], told["file_size"]))
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.update({"DATA": told["data"], "LOG_LEVEL": "INFO", **told["settings"]}, priority="cmdline")
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(Visitor)
    crawler.signals.connect(begin_to_watch, signals.engine_started)
    process.crawl(crawler, urls=told["urls"])
    process.start()
    SEEN.pop("task", None)
    recorder = crawler.get_extension(Recorder) if crawler._extensions else None
    SEEN["failure"] = repr(recorder.failure) if recorder and recorder.failure else None
    SEEN["reason"] = crawler.stats.get_value("finish_reason") if crawler._stats else None
    print(json.dumps(SEEN))


if __name__ == "__main__":
    main()
