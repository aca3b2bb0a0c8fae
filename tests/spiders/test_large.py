"""Lists and frontiers of any size: no list, however long, keeps a crawl from doing something else meanwhile."""

import json
import subprocess
import sys
from pathlib import Path

from archive import Archive
from crawler.spiders.rows import LARGEST
from tests.spiders.crawls import ROOT, environment
from tests.web import Web


def crawl(web: Web, data: Path, *lists: str) -> int:
    """Crawl these lists; how many requests waited at most."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.spiders.own_site", web.host, str(data), *lists],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "AssertionError" not in done.stderr
    waited: int = json.loads(done.stdout)["waited"]
    return waited


def test_other_lists_are_walked_while_one_is_read(tmp_path: Path) -> None:
    with Web() as web:
        web.page("/slow", '<a href="/a/1">一号药品监管消息</a>')
        web.page("/quick", '<a href="/a/2">二号药品监管消息</a>')
        crawl(web, tmp_path / "data", "/slow", "/quick")
        assert web.asked("/a/1")
        assert web.asked("/a/2")


def test_a_list_without_end_is_kept_told_of_and_not_read(tmp_path: Path) -> None:
    with Web() as web:
        link = '<a href="/a/1">一号药品监管消息</a>'
        web.page("/long", link + " " * LARGEST)
        web.page("/list", link.replace("/a/1", "/a/2"))
        crawl(web, tmp_path / "data", "/long", "/list")
        assert [bool(web.asked(path)) for path in ("/a/1", "/a/2")] == [False, True]
        with Archive.open(tmp_path / "data") as archive:
            came, judged = archive.observations(web.url("/long"))
            assert (came.outcome, judged.outcome) == ("fetched", "failed")
            assert f"more than {LARGEST} are not read" in judged.detail
            assert judged.capture
            assert len(archive.read(judged.capture).body) > LARGEST
            assert archive.frontier.last_walk(web.url("/long")) is None


def test_a_long_frontier_is_handed_over_bit_by_bit(tmp_path: Path) -> None:
    waiting = 1100
    with Web() as web:
        web.page("/list", '<a href="/a/1">一号药品监管消息</a>')
        with Archive.open(tmp_path / "data", create=True) as archive:
            links = [(web.url(f"/left/{number}"), None) for number in range(waiting)]
            archive.frontier.discover("own", None, links)
        assert 0 < crawl(web, tmp_path / "data", "/list") < waiting / 2
        assert len({asked.path for asked in web.requests if asked.path.startswith("/left/")}) == waiting
