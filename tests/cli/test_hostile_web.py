"""The hostile web through the real command: one crawl of pages that go wrong, and the next after they are mended."""

import gzip
import os
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from archive import Archive, Derivation
from archive.observations import Observation
from tests.cli.yaowen import ROOT, rows, yaowen
from tests.web import Web

# One crawl serves all these tests: they go to one worker.
pytestmark = pytest.mark.xdist_group("hostile web")

MIB = 1 << 20
HURRIED = (
    "DOWNLOAD_DELAY=0",
    "AUTOTHROTTLE_ENABLED=False",
    "CONCURRENT_REQUESTS_PER_DOMAIN=8",
    "RETRY_TIMES=1",
    "TROUBLE_MOST=0",
    "RETRY_BACKOFF=0.05",
    "DOWNLOAD_TIMEOUT=4",
)
"""For tests that are not about waiting."""

READER = """
import os
from crawler import derive as real

def derive(captures, layouts):
    while b"HANG THE READER" in captures[0].body:
        pass
    if b"KILL THE READER" in captures[0].body:
        os._exit(3)
    return real.derive(captures, layouts)
"""


def news(number: int, more: str = "") -> str:
    """A page with an article of its own."""
    sentences = "".join(
        f"<p>第{number}轮巡查的{part}组走访了{number + 30}家药店，逐一核对购进票据，对存放温度作了登记。</p>"
        for part in ("甲", "乙", "丙", "丁")
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>第{number}轮药店巡查结束</title></head>'
        f"<body><h1>第{number}轮药店巡查结束</h1><p>发布时间：2026-01-02</p>"
        f'<div class="content">{sentences}{more}</div></body></html>'
    )


def unheard_of() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


@dataclass(frozen=True)
class Crawled:
    """A crawl by command."""

    data: Path
    web: Web
    done: CompletedProcess[str]

    def looks(self, path: str) -> list[Observation]:
        """What is remembered of a path, oldest first."""
        with Archive.open(self.data) as archive:
            return sorted(archive.observations(self.url(path)), key=lambda look: look.time)

    def last(self, path: str) -> tuple[str, str]:
        """How the last of those ended, and why."""
        look = self.looks(path)[-1]
        return look.outcome, look.detail

    def record(self, path: str) -> Derivation:
        """What was read there."""
        with Archive.open(self.data) as archive:
            return archive.get(self.url(path)).derivation

    def url(self, path: str) -> str:
        """Its address; those of other servers are whole already."""
        return self.web.url(path) if path.startswith("/") else path


LONG = "/" + "a" * 9000
GOOD = ("/good.html", "/charset.html", "/deep.html", "/nul.html", "/busy.html", LONG)
BAD = {
    "/empty.html": ("failed", "0 bytes"),
    "/blank.html": ("failed", "empty"),
    "/huge.html": ("failed", "too large"),
    "/endless.html": ("failed", "too large"),
    "/binary.html": ("failed", "not-text"),
    "/bomb.html": ("failed", "unpacked"),
    "/loop": ("failed", "sent on more than 8 times"),
    "/inward": ("failed", "AddressRefused"),
    "/file": ("failed", "not followed"),
    "/cut.html": ("failed", ""),
    "/hang.html": ("failed", ""),
    "/drip.html": ("failed", ""),
    "/drop.html": ("failed", ""),
    "/wall.html": ("blocked", "412"),
    "/gone.html": ("gone", "410"),
    "/hangs-reader.html": ("failed", "took longer than 6 s"),
    "/kills-reader.html": ("failed", "killed the worker"),
}


def serve(web: Web) -> None:
    """Everything that can go wrong, each under its path."""
    web.page("/good.html", news(1))
    mixed = news(2).encode("gb18030").replace("丙".encode("gb18030"), b"\xff\xfe\x81")
    web.page("/charset.html", mixed, headers={"Content-Type": "text/html; charset=x-no-such"})
    web.page("/deep.html", news(3, "<div>" * 20_000 + "层层嵌套之内。" + "</div>" * 20_000))
    odd = news(4, "<p>正文里有\0空字符，&#0;也有&#xD800;孤立的代理项。</p>").encode()
    web.page("/nul.html", odd.replace("孤立".encode(), b"\xed\xa0\x80"))
    web.page("/busy.html", news(5))
    web.page("/busy.html", "", status=429, headers={"Retry-After": "1"}, times=1)
    web.page(LONG, news(6))
    web.page("/empty.html", "")
    web.page("/blank.html", " \n" * 40)
    web.page("/huge.html", b"<p>" + b"x" * (50 * MIB))
    web.page("/endless.html", b"<p>" + b"x" * (50 * MIB), endless=True)
    web.page("/binary.html", bytes(range(256)) * 40)
    web.page("/bomb.html", gzip.compress(bytes(64 * MIB)), headers={"Content-Encoding": "gzip"})
    web.redirect("/loop", "/loop")
    web.redirect("/inward", f"http://127.0.0.1:{unheard_of()}/secret")
    web.redirect("/file", "file:///etc/passwd")
    web.page("/cut.html", news(7), cut=300)
    web.page("/hang.html", news(8), delay=30)
    web.page("/drip.html", news(9), drip=0.5)
    web.page("/drop.html", news(10), drop=True)
    web.page("/wall.html", '<script>$_ts=window["$_ts"];</script>', status=412)
    web.page("/gone.html", "gone", status=410)
    web.page("/hangs-reader.html", news(11, "HANG THE READER"))
    web.page("/kills-reader.html", news(12, "KILL THE READER"))


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Web, Web, Web]]:
    """The site, one whose robots.txt forbids everything, one whose robots.txt fails."""
    with Web() as web, Web() as forbidding, Web() as failing:
        serve(web)
        forbidding.robots("User-agent: *\nDisallow: /")
        failing.robots("", status=503)
        for server in (forbidding, failing):
            server.page("/a.html", news(13))
        yield web, forbidding, failing


def crawl(
    data: Path,
    urls: list[str],
    *servers: Web,
    reader: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> CompletedProcess[str]:
    """`yaowen crawl page` over these addresses."""
    listed = data.with_name("urls.txt")
    listed.write_text("\n".join(urls), encoding="utf-8")
    settings = [*HURRIED, f"ALLOW_PRIVATE_HOSTS={','.join(server.host for server in servers)}"]
    if reader:
        (reader / "odd_reader.py").write_text(READER, encoding="utf-8")
        settings += ["EXTRACTION_DERIVE=odd_reader.derive", "EXTRACTION_TIMEOUT=6"]
        env = {"PYTHONPATH": os.pathsep.join((str(ROOT), str(reader)))}
    options = [word for setting in settings for word in ("-s", setting)]
    words: tuple[str | Path, ...] = ("crawl", "page", "--urls", listed, "--data", data, *options)
    return yaowen(*words, env=env)


@pytest.fixture(scope="module")
def crawled(servers: tuple[Web, Web, Web], tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    folder = tmp_path_factory.mktemp("hostile")
    web, *others = servers
    urls = [web.url(path) for path in (*BAD, *GOOD)]
    urls += [other.url("/a.html") for other in others] + ["file:///etc/passwd"]
    return Crawled(folder / "data", web, crawl(folder / "data", urls, *servers, reader=folder))


def test_a_person_is_told_to_look(crawled: Crawled) -> None:
    assert crawled.done.returncode == 1, crawled.done.stdout + crawled.done.stderr
    [told] = crawled.done.stdout.splitlines()
    assert told.startswith("page: ")
    for counted in (f"{len(GOOD)} new", "1 gone", "2 skipped"):
        assert counted in told
    assert "Traceback" not in crawled.done.stderr


@pytest.mark.parametrize(("path", "outcome", "why"), [(path, *told) for path, told in BAD.items()])
def test_what_cannot_be_read_is_told_and_no_record(
    crawled: Crawled, path: str, outcome: str, why: str
) -> None:
    assert crawled.last(path)[0] == outcome
    assert why in crawled.last(path)[1]
    with Archive.open(crawled.data) as archive:
        assert crawled.url(path) not in {version.derivation.url for version in archive.records()}


def test_what_came_is_kept_although_it_was_no_article(crawled: Crawled) -> None:
    with Archive.open(crawled.data) as archive:
        for path, whole in (("/binary.html", bytes(range(256)) * 40), ("/cut.html", None)):
            [*_, look] = [look for look in crawled.looks(path) if look.capture]
            assert look.capture
            kept = archive.read(look.capture).body
            assert kept == whole if whole else len(kept) == 300


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path[:20])
def test_what_is_odd_and_can_be_read_is_a_record(crawled: Crawled, path: str) -> None:
    assert crawled.last(path)[0] == "new", crawled.last(path)
    assert "逐一核对购进票据" in crawled.record(path).text


def test_a_broken_charset_is_read_as_far_as_it_goes(crawled: Crawled) -> None:
    record = crawled.record("/charset.html")
    assert "第2轮巡查的甲组" in record.text
    assert record.provenance.charset
    assert record.provenance.charset.used == "gb18030"
    assert record.provenance.charset.replacements > 0


def test_what_is_deep_inside_is_not_lost(crawled: Crawled) -> None:
    assert "层层嵌套之内" in crawled.record("/deep.html").text


def test_a_text_holds_no_surrogates(crawled: Crawled) -> None:
    record = crawled.record("/nul.html")
    assert "也有" in record.text
    for text in (record.text, record.original_text):
        text.encode("utf-8")
    shown = yaowen("show", crawled.url("/nul.html"), "--data", crawled.data, "--json")
    assert rows(shown)[0]["derivation"]["text"] == record.text


def test_robots_are_obeyed(crawled: Crawled, servers: tuple[Web, Web, Web]) -> None:
    for other, why in zip(servers[1:], ("robots.txt forbids it", "robots.txt: "), strict=True):
        outcome, told = crawled.last(other.url("/a.html"))
        assert outcome == "skipped"
        assert told.startswith(why)
        assert not other.asked("/a.html")


def test_a_busy_server_was_given_its_time(crawled: Crawled, servers: tuple[Web, Web, Web]) -> None:
    refused, given = servers[0].asked("/busy.html")
    assert given.time - refused.time >= 1


def test_no_file_of_this_machine_was_read(crawled: Crawled) -> None:
    assert crawled.last("file:///etc/passwd") == ("failed", "no address that can be fetched")


def test_nothing_is_lost_and_the_next_run_goes_on(crawled: Crawled, servers: tuple[Web, Web, Web]) -> None:
    assert yaowen("verify", "--data", crawled.data).returncode == 0
    web, forbidding, failing = servers
    for number, path in enumerate(BAD, 20):
        web.page(path, news(number))
    forbidding.robots("User-agent: *\nAllow: /")
    failing.robots("", status=404)
    urls = [*map(web.url, BAD), forbidding.url("/a.html"), failing.url("/a.html")]
    again = crawl(crawled.data, urls, *servers)
    assert again.returncode == 0, again.stdout + again.stderr
    assert f"{len(urls)} new" in again.stdout
    assert yaowen("verify", "--data", crawled.data).returncode == 0
    with Archive.open(crawled.data) as archive:
        assert archive.frontier.waiting("page") == 0


def test_every_look_is_one_observation(crawled: Crawled, servers: tuple[Web, Web, Web]) -> None:
    for path in ("/good.html", "/blank.html", "/gone.html", LONG):
        first = [look for look in crawled.looks(path) if look.run == crawled.looks(path)[0].run]
        assert len(first) == 1, first
        assert first[0].capture, "a look at a page that came names what came"
