"""Replay: a crawl run against captures in place of the network (`--replay FILE…`, setting REPLAY_FILES).

A request is looked up by method, address and the digest of its body; the n-th ask is answered with the n-th
capture in order of time, and the last one repeats. What is missing has failed: nothing is ever fetched.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from urllib.parse import urldefrag

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Request, Response
from scrapy.settings import Settings
from scrapy.utils._download_handlers import make_response
from w3lib.url import safe_url_string

from archive.captures import Capture, CaptureRef
from archive.errors import CaptureDamaged
from archive.warc.reader import read_capture, read_warc
from crawler.errors import WrongUsage
from crawler.fetch.capture import TRUNCATED
from crawler.fetch.errors import NotInCapture

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    time: datetime
    folder: Path
    ref: CaptureRef


@dataclass
class Captures:
    """What may be replayed: captures by request, in order of time. `home` is the archive crawled into."""

    home: Path
    _places: dict[Key, list[_Place]] = field(default_factory=lambda: defaultdict(list))
    _asked: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, files: Sequence[Path], home: Path) -> "Captures":
        """Read the files through. Raises WrongUsage or CaptureDamaged before anything has been crawled."""
        captures = cls(home)
        for file in files:
            captures._add(file)
        for places in captures._places.values():
            places.sort(key=lambda place: place.time)
        if not captures._places:
            raise WrongUsage(f"nothing to replay: no exchange in {', '.join(map(str, files))}")
        return captures

    def next(self, method: str, url: str, body: bytes) -> Capture:
        """The answer to this ask. One that is not from this archive has no `ref` yet."""
        key = _key(method, url, body)
        with self._lock:
            places = self._places.get(key)
            if not places:
                raise NotInCapture(f"not in capture: {method} {url}")
            place = places[min(self._asked[key], len(places) - 1)]
            self._asked[key] += 1
        capture = read_capture(place.folder, place.ref)
        return capture if place.folder == self.home else replace(capture, ref=None)

    def _add(self, file: Path) -> None:
        if not file.is_file():
            raise WrongUsage(f"cannot replay {file}: there is no such file")
        inside = file.resolve().is_relative_to(self.home.resolve())
        folder = self.home if inside else file.parent
        name = (file.resolve().relative_to(self.home.resolve()) if inside else Path(file.name)).as_posix()
        for capture in read_warc(file):
            if isinstance(capture, CaptureDamaged):
                raise CaptureDamaged(f"cannot replay {file}: {capture}")
            if capture.ref and capture.status is not None:
                key = _key(capture.method, capture.url, capture.request_body)
                self._places[key].append(_Place(capture.time, folder, replace(capture.ref, file=name)))


def _key(method: str, url: str, body: bytes) -> Key:
    return method, safe_url_string(urldefrag(url)[0]), sha256(body).hexdigest()


class Replay:
    """A Scrapy add-on: with REPLAY_FILES set, answers come from captures and nobody is waited for."""

    def __init__(self) -> None:
        self.captures: Captures | None = None

    def update_settings(self, settings: Settings) -> None:
        """Read the captures and take the network's place."""
        files = [Path(name) for name in settings.getlist("REPLAY_FILES")]
        if not files:
            raise NotConfigured
        self.captures = Captures.of(files, Path(settings["DATA"]))
        handler = "crawler.fetch.replay.ReplayHandler"
        handlers = {**settings.getdict("DOWNLOAD_HANDLERS"), "http": handler, "https": handler}
        # Above the project's own settings, which an add-on otherwise ranks below; a replay with delays, or
        # half on the network, is never what was asked for.
        for name, value in {"DOWNLOAD_HANDLERS": handlers, **_NO_WAITING}.items():
            settings.set(name, value, priority="cmdline")

    @classmethod
    def of(cls, crawler: Crawler) -> Captures:
        """The captures this crawler replays."""
        found: Iterable[Captures] = (
            a.captures for a in crawler.addons.addons if isinstance(a, cls) and a.captures
        )
        return next(iter(found))


_NO_WAITING = {
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_BACKOFF": 0.0,
    "RETRY_AFTER_MAX": 0.0,
    "TROUBLE_MOST": 0,
}


class ReplayHandler(BaseDownloadHandler):
    """Answers for http and https from captures, redirect hops and all."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._captures = Replay.of(crawler)

    async def download_request(self, request: Request) -> Response:
        """The next capture for this request. Raises NotInCapture."""
        capture = await asyncio.to_thread(self._captures.next, request.method, request.url, request.body)
        request.meta["replayed"] = capture
        headers = Headers()
        for name, value in capture.headers:
            headers.appendlist(name.encode("latin-1"), value.encode("latin-1"))
        return make_response(
            url=request.url,
            status=capture.status or 200,
            headers=headers,
            body=capture.body,
            flags=[flag for flag, why in TRUNCATED.items() if why == capture.truncated],
            protocol=capture.protocol,
        )
