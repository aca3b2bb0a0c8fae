"""`yaowen crawl`: sites into the archive, all in one Scrapy process; says per site what came of it."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, get_args

from scrapy import signals
from scrapy.crawler import Crawler, CrawlerProcess
from twisted.python.failure import Failure

from archive import Archive, Outcome
from archive.errors import ArchiveError, SiteBusy
from crawler.commands import sites
from crawler.commands.console import line, progress, safe
from crawler.commands.exits import Exit
from crawler.commands.given import read_settings
from crawler.commands.inputs import WARCS
from crawler.errors import CrawlerError, WrongUsage
from crawler.fetch.recorder import Recorder

logger = logging.getLogger(__name__)

NEED_A_PERSON = ("blocked", "failed")
"""Outcomes a maintainer should look at: the site may have changed, or shut us out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The command line of one crawl."""

    sites: tuple[str, ...]
    every: bool
    due: bool
    urls: tuple[str, ...]
    urls_file: Path | None
    since: datetime | None
    limit: int | None
    replay: tuple[Path, ...]
    settings: tuple[str, ...]
    data: Path
    as_json: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one site. `problem` is what ended its crawl before time; `mistakes` are ours, logged in full."""

    site: str
    run: str | None
    reason: str
    mistakes: int = 0
    outcomes: Mapping[str, int] = field(default_factory=dict)
    problem: Exception | None = None

    def exit(self, *, due: bool) -> Exit:
        """What this means for the exit status."""
        if isinstance(self.problem, SiteBusy):
            # Another run is at it: for cron that is how it should be.
            return Exit.WELL if due else Exit.LOOK
        if isinstance(self.problem, WrongUsage):
            return Exit.USAGE
        if self.problem:
            return Exit.FAILED
        unwell = self.mistakes or any(self.outcomes.get(bad) for bad in NEED_A_PERSON)
        if unwell or self.reason != "finished":
            return Exit.LOOK
        return Exit.WELL


def run(order: Order) -> Exit:
    """Crawl, print a line a site, and return the worst that came of one."""
    order = _replays_told_apart(order)
    names = _chosen(order)
    settings = _settings(order)
    # Begun once here, not by every site at the same moment; and what is wrong with the folder is told once.
    Archive.open(order.data, create=True).close()
    results = counted(_crawl(names, settings, _arguments(order)), order.data)
    for result in results:
        line(_as_json(result) if order.as_json else _as_text(result))
    return max((result.exit(due=order.due) for result in results), default=Exit.WELL)


def _replays_told_apart(order: Order) -> Order:
    """`--replay a.warc.gz b.warc.gz`: the shell hands the second file over as a site."""
    files = tuple(Path(word) for word in order.sites if word.endswith(WARCS))
    if files and not order.replay:
        raise WrongUsage(
            f"{files[0]} is a file, not a site; to crawl against captures say --replay {files[0]}"
        )
    names = tuple(word for word in order.sites if not word.endswith(WARCS))
    replay = order.replay + files
    for path in replay:
        if not path.is_file():
            raise WrongUsage(f"cannot replay {path}: there is no such file")
    return replace(order, sites=names, replay=replay)


def _chosen(order: Order) -> list[str]:
    if order.sites and order.every:
        raise WrongUsage("name the sites or say --all, not both")
    wants_pages = bool(order.urls or order.urls_file)
    if wants_pages != (sites.PAGE in order.sites):
        raise WrongUsage("single pages are fetched with: yaowen crawl page --url URL, or --urls FILE")
    if order.sites:
        return list(dict.fromkeys(sites.named(name) for name in order.sites))
    if order.every or order.due:
        return sites.on_the_web()
    raise WrongUsage(f"say what to crawl: --all, --due, or one of {', '.join(sites.with_lists())}")


def _arguments(order: Order) -> dict[str, Any]:
    """What the spiders are told, as words, as `scrapy crawl -a NAME=VALUE` tells them."""
    given = {
        "since": f"{order.since:%Y-%m-%d}" if order.since else None,
        "limit": str(order.limit) if order.limit else None,
        "due": "1" if order.due else None,
        "url": "\n".join(order.urls) or None,
        "urls": str(order.urls_file) if order.urls_file else None,
    }
    return {name: value for name, value in given.items() if value}


def _settings(order: Order) -> dict[str, Any]:
    # The summary is what a person or cron reads; -s LOG_LEVEL=INFO brings Scrapy's own log back.
    chosen: dict[str, Any] = {"LOG_LEVEL": "WARNING", **read_settings(order.settings, sites.settings())}
    chosen["DATA"] = str(order.data)
    if order.replay:
        chosen["REPLAY_FILES"] = [str(path) for path in order.replay]
    return chosen


def _crawl(names: list[str], chosen: dict[str, Any], arguments: dict[str, Any]) -> list[Result]:
    settings = sites.settings().copy()
    settings.setdict(chosen, priority="cmdline")
    process = CrawlerProcess(settings)
    pages = count(1)
    with progress("pages") as advance:
        watches = [Watch(process.create_crawler(name), lambda: advance(next(pages), 0)) for name in names]
        for watch in watches:
            process.crawl(watch.crawler, **arguments).addErrback(watch.failed)
        process.start()
    return [watch.result() for watch in watches]


class Watch:
    """What is noted of one site while it is crawled."""

    def __init__(self, crawler: Crawler, answered: Callable[[], None]) -> None:
        self.crawler = crawler
        self._answered = answered
        self._reason = "not started"
        self._mistakes = 0
        self._problem: Exception | None = None
        crawler.signals.connect(self._closed, signals.spider_closed)
        crawler.signals.connect(self._came, signals.response_received)
        crawler.signals.connect(self._erred, signals.spider_error)
        crawler.signals.connect(self._erred, signals.item_error)

    def failed(self, failure: Failure) -> None:
        """Take the same as Twisted tells it."""
        self.broke(failure.value)

    def broke(self, problem: BaseException | None) -> None:
        """Take what ended the crawl before it began."""
        if not isinstance(problem, ArchiveError | CrawlerError | OSError):
            logger.error("%s could not be crawled", self.crawler.spidercls.name, exc_info=problem)
        self._problem = problem if isinstance(problem, Exception) else CrawlerError(repr(problem))

    def result(self) -> Result:
        """What came of it, once the crawl is over."""
        recorder = None if self._problem else self.crawler.get_extension(Recorder)
        return Result(
            self.crawler.spidercls.name,
            recorder.run if recorder else None,
            self._reason,
            self._mistakes,
            problem=self._problem or (recorder.failure if recorder else None),
        )

    def _closed(self, reason: str) -> None:
        self._reason = reason

    def _came(self) -> None:
        self._answered()

    def _erred(self) -> None:
        self._mistakes += 1


def counted(results: list[Result], data: Path) -> list[Result]:
    """With the outcomes of each run; one that ended before it began has none."""
    with Archive.open(data) as archive:
        return [replace(one, outcomes=archive.outcomes(one.run)) if one.run else one for one in results]


def _as_text(result: Result) -> str:
    if result.problem:
        return safe(f"{result.site}: {result.problem}")
    came = result.outcomes
    counts = ", ".join(f"{came[name]} {name}" for name in get_args(Outcome) if came.get(name))
    ended = "" if result.reason == "finished" else f" (ended early: {result.reason})"
    mistakes = f" ({result.mistakes} errors of the spider, told above)" if result.mistakes else ""
    return f"{result.site}: {counts or 'nothing to fetch'}{ended}{mistakes}"


def _as_json(result: Result) -> str:
    row = {
        "site": result.site,
        "run": result.run,
        "reason": result.reason,
        "mistakes": result.mistakes,
        "outcomes": dict(result.outcomes),
        "problem": str(result.problem) if result.problem else None,
    }
    return json.dumps(row, ensure_ascii=False)
