"""What a crawl keeps of an exchange: everything that was served, as it was served."""

import gzip
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from archive import Archive, Capture, content
from tests.fetch.crawl import Crawled, crawl
from tests.web import Web

NEWS = "<!DOCTYPE html><title>通知</title><h1>通知</h1><p>" + "各地要认真落实检查要求。" * 40 + "</p>"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, dict[str, Capture]]:
    """One crawl, and the captures it made, by path."""
    data = tmp_path_factory.mktemp("data")
    with Web() as web:
        headers = (
            ("Content-Type", "text/html; charset=gbk"),
            ("Content-Encoding", "gzip"),
            ("Set-Cookie", "a=1"),
            ("Set-Cookie", "b=2"),
            ("X-Name", "药品".encode("gbk").decode("latin-1")),
        )
        web.page("/a.html?b=2&a=1&b=3", gzip.compress(NEWS.encode("gbk")), headers=headers)
        web.redirect("/one", "/two")
        web.redirect("/two", "/a.html?b=2&a=1&b=3", status=301)
        paths = ["/a.html?b=2&a=1&b=3", "/one"]
        crawled = crawl(data, [web.url(path) for path in paths], hosts=[web.host])
        with Archive.open(data) as archive:
            looks = {path: archive.observations(web.url(path)) for path in [*paths, "/two", "/robots.txt"]}
            captures = {
                path: archive.read(ref) for path, [*_, look] in looks.items() if (ref := look.capture)
            }
    return crawled, captures


def test_bodies_and_headers_are_as_served(kept: tuple[Crawled, dict[str, Capture]]) -> None:
    capture = kept[1]["/a.html?b=2&a=1&b=3"]
    assert gzip.decompress(capture.body).decode("gbk") == NEWS
    assert capture.header("content-encoding") == "gzip"
    assert [value for name, value in capture.headers if name == "Set-Cookie"] == ["a=1", "b=2"]
    assert (capture.header("x-name") or "").encode("latin-1").decode("gbk") == "药品"
    assert capture.ip == "127.0.0.1"
    assert capture.status == 200


def test_a_body_in_brotli_although_we_did_not_ask_for_it(tmp_path: Path) -> None:
    # On its own: `warcio check` cannot read it where brotli 1.2 is installed.
    with Web() as web:
        url = web.page("/br.html", brotli.compress(NEWS.encode()), headers={"Content-Encoding": "br"})
        crawled = crawl(tmp_path, [url], hosts=[web.host])
        assert crawled.responses[0]["size"] == len(NEWS.encode())
        with Archive.open(tmp_path) as archive:
            [look] = archive.observations(url)
            assert look.capture
            assert content(archive.read(look.capture)).decode() == NEWS
            assert archive.verify().problems == ()


def test_what_was_asked_is_kept(kept: tuple[Crawled, dict[str, Capture]]) -> None:
    capture = kept[1]["/a.html?b=2&a=1&b=3"]
    asked = dict(capture.request_headers)
    assert asked["User-Agent"].startswith("yaowen")
    assert asked["Host"] == capture.url.split("/")[2]
    assert capture.url.endswith("/a.html?b=2&a=1&b=3")
    assert capture.method == "GET"
    assert capture.site == "visitor"
    assert capture.run


def test_every_hop_and_robots_are_kept(kept: tuple[Crawled, dict[str, Capture]]) -> None:
    crawled, captures = kept
    assert captures["/robots.txt"].status == 404
    assert captures["/two"].status == 301
    last = captures["/one"]
    assert [(hop.url.rpartition("/")[2], hop.status) for hop in last.redirects] == [
        ("one", 302),
        ("two", 301),
    ]
    assert last.requested_url.endswith("/one")
    assert [look.outcome for look in crawled.looks(last.requested_url)] == ["fetched", "fetched"]


def test_the_same_body_is_written_once(kept: tuple[Crawled, dict[str, Capture]]) -> None:
    [file] = kept[0].data.rglob("*.warc.gz")
    records = gzip.decompress(file.read_bytes())
    assert records.count(b"WARC-Type: revisit") == 1


def test_warcio_finds_nothing_to_complain_of(kept: tuple[Crawled, dict[str, Capture]]) -> None:
    [file] = kept[0].data.rglob("*.warc.gz")
    with Archive.open(kept[0].data) as archive:
        assert archive.verify().problems == ()
    command = [sys.executable, "-m", "warcio.cli", "check", str(file)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
