"""What the web can do to a crawl, over real HTTP on loopback: each a clear observation, and nothing lost."""

import gzip
import zlib
from collections.abc import Iterator

import pytest

from archive import Archive
from tests.fetch.crawl import Crawled, crawl
from tests.web import Page, Web

# One crawl serves all these tests: they go to one worker.
pytestmark = pytest.mark.xdist_group("hostile")

NEWS = (
    "<!DOCTYPE html><title>通知</title><h1>关于开展药品检查的通知</h1><p>"
    + "各地要认真落实检查要求。" * 40
    + "</p>"
)
MIB = 1 << 20
NO_NAMES = ("a..b", "x" * 64 + ".example", "...")


def bomb(size: int) -> bytes:
    """So many zeroes, gzipped twice over nothing: a thousandth of the size."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(bytes(MIB)) for _ in range(size // MIB)), packer.flush()])


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as server:
        server.page("/good.html", NEWS)
        server.page("/packed.html", gzip.compress(NEWS.encode()), headers={"Content-Encoding": "gzip"})
        server.page("/empty.html", "")
        server.page("/huge.html", b"<p>" + b"x" * (50 * MIB))
        server.page("/endless.html", b"<p>" + b"x" * (50 * MIB), endless=True)
        server.page("/binary.html", bytes(range(256)) * 40)
        server.page("/bomb.html", bomb(64 * MIB), headers={"Content-Encoding": "gzip"})
        server.page("/said-packed.html", NEWS, headers={"Content-Encoding": "gzip"})
        server.page("/broken.html", b"\x1f\x8b not gzip at all", headers={"Content-Encoding": "gzip"})
        server.redirect("/loop", "/loop")
        server.route("/ever", lambda asked: Page(b"", 302, (("Location", "/ever?1"),)))
        for n in range(1, 30):
            server.redirect(f"/ever?{n}", f"/ever?{n + 1}")
        server.redirect("/moved.html", "/good.html", status=301)
        server.page("/refresh.html", '<meta http-equiv="refresh" content="0; url=/good.html"><p>moved</p>')
        server.redirect("/inward", "http://127.0.0.1:9/secret")
        server.redirect("/inward6", "http://[::1]:9/secret")
        server.redirect("/inward-number", "http://2130706433:9/secret")
        server.page("/inward-meta", '<meta http-equiv="refresh" content="0; url=http://localhost:9/">')
        server.redirect("/file", "file:///etc/passwd")
        server.redirect("/data", "data:text/html,hello")
        server.redirect("/script", "javascript:history.back()")
        server.redirect("/mail", "mailto:editor@example.org")
        server.redirect("/half", "http://[half")
        server.redirect("/port", "http://example.org:999999/")
        server.page("/half-meta", '<meta http-equiv="refresh" content="0; url=http://[half">' + NEWS)
        server.page("/cut.html", NEWS, cut=100)
        server.page("/hang.html", NEWS, delay=30)
        server.page("/drip.html", NEWS, drip=0.5)
        server.page("/drop.html", NEWS, drop=True)
        server.page("/gone.html", "gone", status=410)
        server.page("/part.html", NEWS, status=206, headers={"Content-Range": "bytes 0-99/900"})
        server.page("/wall.html", "<script>$_ts={}</script>", status=412)
        server.page("/error.html", "oops", status=500)
        server.page("/" + "长" * 10, NEWS)
        server.page("/" + "a" * 9000, NEWS)
        yield server


@pytest.fixture(scope="module")
def crawled(web: Web, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    paths = [path for path in web.paths if not path.startswith("/ever?")]
    urls = [[web.url(path), {"article": True, "title": "标题"}] for path in paths]
    urls.append(["http://127.0.0.1:9/direct", {"article": True}])
    urls.append(["file:///etc/passwd", {"article": True}])
    urls.extend([f"http://{host}/", {"article": True}] for host in NO_NAMES)
    settings = {"CONCURRENT_REQUESTS_PER_DOMAIN": 8}
    return crawl(tmp_path_factory.mktemp("data"), urls, hosts=[web.host], settings=settings)


def got(crawled: Crawled, url: str) -> dict[str, object]:
    """The one response for an address."""
    [response] = [r for r in crawled.responses if r["url"] == url]
    return response


def detail(crawled: Crawled, url: str) -> str:
    """What the last look at an address says."""
    return crawled.looks(url)[-1].detail


def test_the_crawl_itself_goes_on_to_its_end(crawled: Crawled) -> None:
    assert crawled.failure is None
    assert crawled.reason == "finished"


def test_good_pages_are_captured_as_served_and_left_to_be_derived(crawled: Crawled, web: Web) -> None:
    good = got(crawled, web.url("/packed.html"))
    assert good["outcome"] == "fetched"
    assert good["captured"]
    assert good["capture_size"] != good["size"] == len(NEWS.encode())
    assert crawled.outcomes(web.url("/packed.html")) == []


@pytest.mark.parametrize("path", ["/said-packed.html", "/half-meta"])
def test_what_is_only_said_wrongly_is_read(crawled: Crawled, web: Web, path: str) -> None:
    assert got(crawled, web.url(path))["outcome"] == "fetched"


def test_empty_page(crawled: Crawled, web: Web) -> None:
    assert crawled.outcomes(web.url("/empty.html")) == ["failed"]
    assert "0 bytes" in detail(crawled, web.url("/empty.html"))


@pytest.mark.parametrize(("path", "most"), [("/huge.html", 0), ("/endless.html", 21 * MIB)])
def test_huge_page_is_kept_as_far_as_it_was_read(crawled: Crawled, web: Web, path: str, most: int) -> None:
    [look] = crawled.looks(web.url(path))
    assert look.outcome == "failed"
    assert look.detail.startswith("too large: ")
    assert look.capture
    with Archive.open(crawled.data) as archive:
        capture = archive.read(look.capture)
    assert capture.truncated == "length"
    assert len(capture.body) <= most
    assert len(web.asked(path)) == 1


def test_binary_as_html_is_captured_whole(crawled: Crawled, web: Web) -> None:
    assert got(crawled, web.url("/binary.html"))["capture_size"] == 256 * 40


def test_gzip_bomb_is_kept_packed(crawled: Crawled, web: Web) -> None:
    look = crawled.looks(web.url("/bomb.html"))[-1]
    assert look.outcome == "failed"
    assert "unpacked" in look.detail
    assert look.capture is not None


def test_endless_redirects_end(crawled: Crawled, web: Web) -> None:
    for path in ("/loop", "/ever"):
        assert crawled.outcomes(web.url(path))[-1] == "failed"
        assert "sent on more than 8 times" in detail(crawled, web.url(path))
    assert len(web.asked("/loop")) == 9


@pytest.mark.parametrize("path", ["/inward", "/inward6", "/inward-number", "/inward-meta"])
def test_redirects_to_private_addresses_are_refused(crawled: Crawled, web: Web, path: str) -> None:
    looks = crawled.looks(web.url(path))
    assert [look.outcome for look in looks] == ["fetched", "failed"]
    assert "AddressRefused" in looks[-1].detail


def test_private_address_asked_for_outright(crawled: Crawled) -> None:
    assert "AddressRefused" in detail(crawled, "http://127.0.0.1:9/direct")


@pytest.mark.parametrize("path", ["/file", "/data", "/script", "/mail", "/half", "/port"])
def test_redirects_out_of_the_web_are_not_followed(crawled: Crawled, web: Web, path: str) -> None:
    assert crawled.outcomes(web.url(path)) == ["failed"]
    assert "not followed" in detail(crawled, web.url(path))


@pytest.mark.parametrize("host", NO_NAMES)
def test_a_host_of_no_possible_name_is_refused_at_once(crawled: Crawled, host: str) -> None:
    for url in (f"http://{host}/", f"http://{host}/robots.txt"):
        [look] = {look.detail for look in crawled.looks(url)}
        assert "CannotResolveHostError" in look, "not that there was no answer in time"


def test_file_link(crawled: Crawled) -> None:
    assert crawled.outcomes("file:///etc/passwd") == ["failed"]
    assert not any("root:" in str(r["text"]) for r in crawled.responses)


def test_followed_redirects_are_told(crawled: Crawled, web: Web) -> None:
    for path in ("/moved.html", "/refresh.html"):
        [hop] = crawled.looks(web.url(path))
        assert hop.outcome == "fetched"
        assert web.url("/good.html") in hop.detail
        assert hop.capture
    assert [r["redirects"] for r in crawled.responses if r["redirects"]].count([web.url("/moved.html")]) == 1


def test_cut_body_is_kept_tried_again_and_not_read(crawled: Crawled, web: Web) -> None:
    looks = crawled.looks(web.url("/cut.html"))
    assert [look.outcome for look in looks] == ["failed", "failed"]
    assert got(crawled, web.url("/cut.html"))["outcome"] == "failed"
    assert looks[0].capture
    with Archive.open(crawled.data) as archive:
        capture = archive.read(looks[0].capture)
    assert capture.truncated == "disconnect"
    assert len(capture.body) == 100


@pytest.mark.parametrize("path", ["/hang.html", "/drip.html", "/drop.html"])
def test_servers_that_hang_drip_or_drop(crawled: Crawled, web: Web, path: str) -> None:
    assert crawled.outcomes(web.url(path)) == ["failed", "failed"]
    assert len(web.asked(path)) >= 2


def test_gone_blocked_and_failed_are_told_apart(crawled: Crawled, web: Web) -> None:
    assert crawled.outcomes(web.url("/gone.html")) == ["gone"]
    assert crawled.outcomes(web.url("/wall.html")) == ["blocked"]
    assert len(web.asked("/wall.html")) == 1, "a challenge is not tried again"
    assert crawled.outcomes(web.url("/error.html")) == ["failed", "failed"]
    assert crawled.looks(web.url("/wall.html"))[0].title == "标题"


def test_a_part_nobody_asked_for_is_no_page(crawled: Crawled, web: Web) -> None:
    [look] = crawled.looks(web.url("/part.html"))
    assert (look.outcome, look.detail) == ("failed", "206: part of a page, although the whole was asked for")


def test_a_url_of_9000_characters(crawled: Crawled, web: Web) -> None:
    assert got(crawled, web.url("/" + "a" * 9000))["outcome"] == "fetched"


def test_nothing_is_lost(crawled: Crawled) -> None:
    with Archive.open(crawled.data) as archive:
        assert archive.verify().problems == ()
