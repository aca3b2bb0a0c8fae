"""A crawl killed wherever it is: what it had on the disk is read there, and nobody is asked for it again."""

import random
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from archive import Archive
from tests.spiders.crawls import ROOT, environment, told
from tests.web import Web

PAGES, ROWS = 6, 5


def serve(web: Web) -> None:
    """A list of several pages, and its articles."""
    for number in range(PAGES):
        mine = range(number * ROWS, (number + 1) * ROWS)
        links = "".join(f'<li><a href="/a/{n}">第{n}号药品监管消息</a></li>' for n in mine)
        more = f'<a href="/list{number + 1}">下一页</a>' if number + 1 < PAGES else ""
        web.page(f"/list{number}", links + more)
    for number in range(PAGES * ROWS):
        web.page(f"/a/{number}", told(number).body)


def crawl(web: Web, data: Path, *, until: int | None = None) -> None:
    """Crawl to the end, or until so many more requests have come."""
    last = len(web.requests) + (until or 0)
    command = [sys.executable, "-m", "tests.spiders.own_site", web.host, str(data), "/list0"]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL) as running:
        while until and len(web.requests) < last:
            with suppress(TimeoutExpired):
                running.wait(0.002)
                break
        if until:
            running.kill()
        assert running.wait(60) in (0, -9)


def test_what_nobody_was_asked_for_is_as_due_as_it_was(tmp_path: Path) -> None:
    data = tmp_path / "data"
    rows = 30
    with Web() as web:
        web.page("/list0", "".join(f'<a href="/a/{number}">第{number}号</a>' for number in range(rows)))
        for number in range(rows):
            web.page(f"/a/{number}", "", status=403)
        crawl(web, data)
        asked = {asked.path for asked in web.requests if asked.path.startswith("/a/")}
        assert len(asked) < rows
        with Archive.open(data) as archive:
            waiting = archive.frontier.pending("own")
        assert {web.url(path) for path in asked} == {entry.url for entry in waiting if entry.attempts}


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_on_the_disk_is_asked_for_again(tmp_path: Path, seed: int) -> None:
    chance, data, kills = random.Random(seed), tmp_path / "data", 3
    with Web() as web:
        serve(web)
        for _ in range(kills):
            crawl(web, data, until=chance.randint(3, 14))
        crawl(web, data)
        asked = Counter(asked.path for asked in web.requests if asked.path.startswith("/a/"))
        with Archive.open(data) as archive:
            assert archive.verify().problems == ()
            assert {version.derivation.url for version in archive.records()} == set(map(web.url, asked))
            assert archive.frontier.waiting("own") == 0
    assert len(asked) == PAGES * ROWS
    # What was on its way when a process was killed, to it or from it to the disk, had reached no disk.
    assert asked.total() - len(asked) <= 2 * kills
