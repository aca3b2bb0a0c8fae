"""Lists and frontiers of any size: no list, however long, keeps a crawl from doing something else meanwhile."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from archive import Archive
from crawler.spiders.rows import LARGEST
from tests.spiders.crawls import ROOT, environment
from tests.web import Web

SITE = """
import json, sys
from threading import Event
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings
from crawler.extract.layout import Layouts
from crawler.spiders import NextLink

host, data = sys.argv[1:]
others_went_on = Event()
most = 0

class Site(NextLink):
    name = "own"
    layouts = Layouts(site="own", publishers=(("127.0.0.1", "own"),))
    lists = (f"http://{host}/slow", f"http://{host}/quick")
    articles = (r"/a/\\d+",)

    def read_rows(self, response):
        if response.url.endswith("/quick"):
            others_went_on.set()
        else:
            assert others_went_on.wait(20), "while one list was read nothing else was done"
        return super().read_rows(response)

    def ask_for(self, url, *words, **named):
        global most
        most = max(most, len(self.crawler.engine._slot.scheduler))
        return super().ask_for(url, *words, **named)

settings = Settings()
settings.setmodule("crawler.settings", priority="project")
settings.update({"DATA": data, "ALLOW_PRIVATE_HOSTS": [host], "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False,
                 "LOG_LEVEL": "WARNING", "ITEM_PIPELINES": {"crawler.pipelines.DerivePipeline": None}}, "cmdline")
process = CrawlerProcess(settings)
process.crawl(Site)
process.start()
print(json.dumps({"most": most}))
"""


def crawl(web: Web, data: Path) -> dict[str, Any]:
    """Crawl a site of two lists, of which one is read only once the other has been."""
    done = subprocess.run(
        [sys.executable, "-c", SITE, web.host, str(data)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "AssertionError" not in done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_other_lists_are_walked_while_one_is_read(tmp_path: Path) -> None:
    with Web() as web:
        web.page("/slow", '<a href="/a/1">一号药品监管消息</a>')
        web.page("/quick", '<a href="/a/2">二号药品监管消息</a>')
        crawl(web, tmp_path / "data")
        assert web.asked("/a/1")
        assert web.asked("/a/2")


def test_a_list_without_end_is_kept_told_of_and_not_read(tmp_path: Path) -> None:
    with Web() as web:
        link = '<a href="/a/1">一号药品监管消息</a>'
        web.page("/slow", link + " " * LARGEST)
        web.page("/quick", link.replace("/a/1", "/a/2"))
        crawl(web, tmp_path / "data")
        assert [bool(web.asked(path)) for path in ("/a/1", "/a/2")] == [False, True]
        with Archive.open(tmp_path / "data") as archive:
            came, judged = archive.observations(web.url("/slow"))
            assert (came.outcome, judged.outcome) == ("fetched", "failed")
            assert f"more than {LARGEST} are not read" in judged.detail
            assert judged.capture
            assert len(archive.read(judged.capture).body) > LARGEST
            assert archive.frontier.last_walk(web.url("/slow")) is None


def test_a_long_frontier_is_handed_over_bit_by_bit(tmp_path: Path) -> None:
    waiting = 1500
    with Web() as web:
        web.page("/slow", '<a href="/a/1">一号药品监管消息</a>')
        web.page("/quick", '<a href="/a/2">二号药品监管消息</a>')
        with Archive.open(tmp_path / "data", create=True) as archive:
            links = [(web.url(f"/left/{number}"), None) for number in range(waiting)]
            archive.frontier.discover("own", None, links)
        told = crawl(web, tmp_path / "data")
        assert 0 < told["most"] < waiting / 2
        assert len({asked.path for asked in web.requests if asked.path.startswith("/left/")}) == waiting
