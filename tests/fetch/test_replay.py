"""Replay: the same crawl again, from captures alone."""

import gzip
import shutil
from pathlib import Path

import pytest

from archive.errors import CaptureDamaged
from crawler.errors import WrongUsage
from crawler.fetch.errors import NotInCapture
from crawler.fetch.replay import Captures
from tests.fetch.crawl import Crawled, crawl
from tests.web import Web

NEWS = "<!DOCTYPE html><title>通知</title><h1>通知</h1><p>" + "各地要认真落实检查要求。" * 40 + "</p>"


def warcs(data: Path) -> list[str]:
    return sorted(str(path) for path in data.rglob("*.warc.gz"))


@pytest.fixture
def recorded(tmp_path: Path) -> tuple[Path, list[str], Crawled]:
    """A crawl of a server that is gone now: its archive, what was asked, what was seen."""
    data = tmp_path / "first"
    with Web() as web:
        web.robots("User-agent: *\nDisallow: /secret")
        web.page("/a.html", NEWS + "一")
        web.redirect("/old.html", "/a.html")
        web.page("/c.html", NEWS + "?c", status=404)
        web.page("/busy.html", NEWS)
        web.page("/busy.html", "", status=503, times=1, headers={"Retry-After": "1"})
        web.page("/secret.html", NEWS)
        urls = [web.url(path) for path in ("/a.html", "/old.html", "/c.html", "/busy.html", "/secret.html")]
        return data, urls, crawl(data, urls, hosts=[web.host])


def seen(crawled: Crawled) -> list[tuple[object, ...]]:
    return sorted(
        (r["url"], r["status"], r["outcome"], r["text"], tuple(r["redirects"])) for r in crawled.responses
    )


def test_a_replay_sees_what_the_crawl_saw_without_a_network(
    recorded: tuple[Path, list[str], Crawled], tmp_path: Path
) -> None:
    data, urls, first = recorded
    missing = "http://127.0.0.1:9/never.html"
    settings = {"REPLAY_FILES": warcs(data), "DOWNLOAD_DELAY": 30, "RETRY_BACKOFF": 30.0}
    again = crawl(tmp_path / "second", [*urls, missing], settings=settings)
    assert seen(again) == seen(first)
    # Each keeps its own date, in the other archive too.
    assert {r["url"]: r["time"] for r in again.responses} == {r["url"]: r["time"] for r in first.responses}
    assert again.outcomes(urls[4]) == ["skipped"]
    [look] = again.looks(missing)
    assert (look.outcome, look.detail) == ("failed", "not in capture")
    assert again.looks("http://127.0.0.1:9/robots.txt") == []
    assert warcs(tmp_path / "second")


def test_a_replay_of_the_archive_itself_writes_no_capture_twice(
    recorded: tuple[Path, list[str], Crawled],
) -> None:
    data, urls, first = recorded
    before = warcs(data)
    again = crawl(data, urls, settings={"REPLAY_FILES": before})
    assert seen(again) == seen(first)
    for path in set(warcs(data)) - set(before):
        written = gzip.decompress(Path(path).read_bytes())
        assert b"WARC-Type: response" not in written
        assert b"WARC-Type: revisit" not in written


def test_asks_are_answered_in_order_of_time_and_the_last_repeats(
    recorded: tuple[Path, list[str], Crawled], tmp_path: Path
) -> None:
    data, urls, _ = recorded
    captures = Captures.of([Path(file) for file in warcs(data)], tmp_path / "elsewhere")
    assert [captures.next("GET", urls[3], b"").status for _ in range(4)] == [503, 200, 200, 200]
    with pytest.raises(NotInCapture, match="not in capture: POST"):
        captures.next("POST", urls[3], b"")
    with pytest.raises(NotInCapture):
        captures.next("GET", urls[3], b"other body")


def test_files_are_read_through_before_the_crawl_begins(
    recorded: tuple[Path, list[str], Crawled], tmp_path: Path
) -> None:
    good = Path(warcs(recorded[0])[0])
    torn = tmp_path / "torn.warc.gz"
    torn.write_bytes(good.read_bytes()[:-30])
    flipped = tmp_path / "flipped.warc.gz"
    data = bytearray(good.read_bytes())
    data[len(data) // 2] ^= 0xFF
    flipped.write_bytes(data)
    for file in (torn, flipped):
        with pytest.raises(CaptureDamaged, match=file.name):
            Captures.of([good, file], tmp_path)
    with pytest.raises(WrongUsage, match="no such file"):
        Captures.of([tmp_path / "none.warc.gz"], tmp_path)
    shutil.copy(__file__, tmp_path / "text.warc.gz")
    with pytest.raises((WrongUsage, CaptureDamaged)):
        Captures.of([tmp_path / "text.warc.gz"], tmp_path)
