"""Crawls for the tests of spiders: real sites, each in a process of its own, against captures made here."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path

from archive import Archive
from archive.captures import Capture
from archive.observations import Observation
from archive.versions import Version
from tests.demo_sites import write_replay

ROOT = Path(__file__).parents[2]
BEGAN = datetime(2026, 1, 15, tzinfo=UTC)

NMPA = "https://www.nmpa.gov.cn"
LIST = f"{NMPA}/yaowen/ypjgyw/index.html"


def list_page(number: int) -> str:
    """The address of a page of NMPA's list, the first being 1."""
    return LIST if number == 1 else LIST.replace("index", f"index_{number - 1}")


def article(number: int) -> str:
    """The address of an NMPA article."""
    return f"{NMPA}/yaowen/ypjgyw/ypyw/{20260101000000000 + number}.html"


def every(*numbers: int) -> set[str]:
    """The addresses of these."""
    return set(map(article, numbers))


def page(
    url: str, body: str, *, status: int = 200, minute: int = 0, kind: str = "text/html; charset=utf-8"
) -> Capture:
    """One exchange."""
    time = BEGAN + timedelta(minutes=minute)
    return Capture(url, time, status, (("Content-Type", kind),), body.encode())


def listing(
    url: str, numbers: list[int], *, minute: int = 0, extra: str = "", day: str = "2026-01-02"
) -> Capture:
    """A page of NMPA's list with these articles."""
    rows = "".join(
        f'<li><a href="{article(n)}">第{n}号药品监管消息</a><span>({day})</span></li>' for n in numbers
    )
    return page(
        url, f"<html><body><div class='list'><ul>{rows}{extra}</ul></div></body></html>", minute=minute
    )


def told(number: int, *, words: str = "", minute: int = 0, status: int = 200) -> Capture:
    """An NMPA article, or an error in its place."""
    sentence = (
        f"第{number}次药品安全巡查昨天结束，检查人员走访了{number + 20}家药店，对发现的问题逐一登记。{words}"
    )
    body = "".join(
        f"<p>{sentence}第{part}段另有补充说明，责任单位须在十日内整改到位。</p>" for part in "一二三四"
    )
    title = f"第{number}号药品监管消息"
    return page(
        article(number),
        f"<html><head><meta name='PubDate' content='2026-01-02'><title>{title}</title></head>"
        f"<body><div class='title'>{title}</div><div class='text'>{body}</div></body></html>",
        minute=minute,
        status=status,
    )


def nothing(url: str, *, status: int = 404) -> Capture:
    """An error page."""
    words = f"{status} {HTTPStatus(status).phrase}"
    return page(url, f"<html><head><title>{words}</title></head><body>{words}</body></html>", status=status)


@dataclass(frozen=True)
class Crawl:
    """What a crawl left: its archive and its log."""

    data: Path
    log: str

    def versions(self) -> list[Version]:
        """The newest version of every record."""
        with Archive.open(self.data) as archive:
            return list(archive.records())

    def urls(self) -> set[str]:
        """The addresses there are records of."""
        return {version.derivation.url or "" for version in self.versions()}

    def looks(self, url: str) -> list[Observation]:
        """Every look at an address."""
        with Archive.open(self.data) as archive:
            return list(archive.observations(url))

    def outcomes(self, url: str) -> list[str]:
        """How those ended."""
        return [look.outcome for look in self.looks(url)]

    def walked(self, list_url: str) -> bool:
        """Whether a walk of this list has been completed and none is open."""
        with Archive.open(self.data) as archive:
            frontier = archive.frontier
            return frontier.last_walk(list_url) is not None and frontier.resume("nmpa", list_url) is None

    def waiting(self, site: str = "nmpa") -> set[str]:
        """What is still to be fetched, due or not."""
        with Archive.open(self.data) as archive:
            return {
                entry.url for entry in archive.frontier.pending(site, now=datetime(2100, 1, 1, tzinfo=UTC))
            }


def command(data: Path, site: str, replay: Path, *arguments: str) -> list[str]:
    """`scrapy crawl` against these captures."""
    words = [
        sys.executable,
        "-m",
        "scrapy",
        "crawl",
        site,
        "-s",
        f"DATA={data}",
        "-s",
        f"REPLAY_FILES={replay}",
    ]
    return [*words, "-s", "EXTRACTION_PROCESSES=1", "-s", "LOG_LEVEL=INFO", *arguments]


def environment() -> dict[str, str]:
    """That of the tests, with the project to be found."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def crawl(folder: Path, exchanges: list[Capture], *arguments: str, site: str = "nmpa") -> Crawl:
    """Crawl a site into `folder`/data; again and again in one folder is one archive. 1: something failed, as many want it."""
    number = len(list(folder.glob("replay-*")))
    replay = write_replay(folder / f"replay-{number}", site, exchanges)
    done = subprocess.run(
        command(folder / "data", site, replay, *arguments),
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return Crawl(folder / "data", done.stderr)
