"""Politeness: robots.txt, Crawl-delay, one request at a time, Retry-After, validators, who we say we are."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.fetch.crawl import crawl
from tests.web import Page, Web

NEWS = "<!DOCTYPE html><title>通知</title><h1>通知</h1><p>" + "各地要认真落实检查要求。" * 40 + "</p>"
ARTICLE = {"article": True}
# Without any delay, Scrapy starts what is queued for a slot at once, whatever its concurrency.
GAP = {"DOWNLOAD_DELAY": 0.02}


def test_robots_that_forbids_is_obeyed_by_every_request_that_waited_for_it(tmp_path: Path) -> None:
    with Web() as web:
        web.robots("User-agent: yaowen\nDisallow: /secret\n\nUser-agent: *\nAllow: /\n")
        for n in range(5):
            web.page(f"/secret/{n}.html", NEWS)
        web.page("/open.html", NEWS)
        urls = [web.url(f"/secret/{n}.html") for n in range(5)] + [web.url("/open.html")]
        crawled = crawl(tmp_path, urls, hosts=[web.host], settings={"CONCURRENT_REQUESTS_PER_DOMAIN": 8})
        assert [r["url"] for r in crawled.responses] == [web.url("/open.html")]
        assert [asked.path for asked in web.requests] == ["/robots.txt", "/open.html"]
        for url in urls[:5]:
            [look] = crawled.looks(url)
            assert (look.outcome, look.detail) == ("skipped", "robots.txt forbids it")
        [robots] = crawled.looks(web.url("/robots.txt"))
        assert robots.outcome == "fetched"
        assert robots.capture


def test_robots_forbids_a_redirect_too(tmp_path: Path) -> None:
    with Web() as web:
        web.robots("User-agent: *\nDisallow: /secret")
        web.redirect("/a.html", "/secret.html")
        web.page("/secret.html", NEWS)
        crawled = crawl(tmp_path, [web.url("/a.html")], hosts=[web.host])
        assert crawled.outcomes(web.url("/a.html")) == ["fetched", "skipped"]
        assert not web.asked("/secret.html")


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        (Page(b"User-agent: *\nDisallow: /", 503), False),
        (Page(b"busy", 429), False),
        (Page(drop=True), False),
        (Page(b"", 302, (("Location", "http://localhost:9/robots.txt"),)), False),
        (Page(b"", 302, (("Location", "/robots.txt"),)), False),
        (Page(delay=30), False),
        (Page(b"User-agent: *\nDisallow: /", 404), True),
        (Page(b"User-agent: *\nDisallow: /", 403), True),
        (Page(b"\0\1\2", 200, (("Content-Type", "text/plain"),)), True),
        (Page(b"<html>User-agent: *\nDisallow: /", 200, (("Content-Type", "image/png"),)), True),
        (
            Page(b"User-agent: *\nDisallow: /" + b" " * 90, 200, (("Content-Type", "text/plain"),), cut=25),
            False,
        ),
    ],
)
def test_robots_that_fails(tmp_path: Path, page: Page, asked: bool) -> None:
    with Web() as web:
        web.route("/robots.txt", lambda _: page)
        web.page("/a.html", NEWS)
        # Whoever never answers need not be waited for at length.
        settings = {"DOWNLOAD_TIMEOUT": 1} if page.delay else {}
        crawled = crawl(tmp_path, [web.url("/a.html")], hosts=[web.host], settings=settings)
        assert bool(web.asked("/a.html")) == asked
        [*_, robots] = crawled.looks(web.url("/robots.txt"))
        failed = robots.capture is None or page.status in (302, 503) or page.cut
        told = "blocked" if page.status == 429 else "failed" if failed else "fetched"
        assert robots.outcome == told
        if not asked:
            [look] = crawled.looks(web.url("/a.html"))
            assert look.outcome == "skipped"
            assert look.detail.startswith("robots.txt: ")


@pytest.mark.parametrize("throttled", [True, False])
def test_crawl_delay_is_a_floor(tmp_path: Path, throttled: bool) -> None:
    with Web() as web:
        web.robots("User-agent: *\nCrawl-delay: 0.7")
        for n in range(3):
            web.page(f"/{n}.html", NEWS)
        settings = {
            "AUTOTHROTTLE_ENABLED": throttled,
            "AUTOTHROTTLE_START_DELAY": 0,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
        }
        crawl(tmp_path, [web.url(f"/{n}.html") for n in range(3)], hosts=[web.host], settings=settings)
        times = [asked.time for asked in web.requests if asked.path != "/robots.txt"]
        # The server sees arrivals, which the line may bring a little closer together.
        assert all(later - sooner > 0.6 for sooner, later in pairwise(times))


@pytest.mark.parametrize(("delay", "visits"), [("86400", 0), ("inf", 1), ("-5", 1), ("soon", 1)])
def test_odd_crawl_delays_hold_up_no_run(tmp_path: Path, delay: str, visits: int) -> None:
    with Web() as web:
        web.robots(f"User-agent: *\nCrawl-delay: {delay}")
        url = web.page("/a.html", NEWS)
        settings = {"AUTOTHROTTLE_ENABLED": True, "AUTOTHROTTLE_START_DELAY": 0}
        crawled = crawl(tmp_path, [url], hosts=[web.host], settings=settings)
        assert len(web.asked("/a.html")) == visits
        if not visits:
            [look] = crawled.looks(url)
            assert look.outcome == "skipped"
            assert "RETRY_AFTER_MAX" in look.detail


def test_one_request_at_a_time_by_default(tmp_path: Path) -> None:
    running, most = [], []

    def slow(asked: object) -> Page:
        running.append(asked)
        most.append(len(running))
        web.wait(0.1)
        running.pop()
        return Page(NEWS.encode(), 200, (("Content-Type", "text/html"),))

    with Web() as web:
        for n in range(4):
            web.route(f"/{n}.html", slow)
        urls = [web.url(f"/{n}.html") for n in range(4)]
        crawl(tmp_path, urls, hosts=[web.host], settings=GAP)
        assert most == [1, 1, 1, 1]


def test_retry_after_holds_back_the_whole_site(tmp_path: Path) -> None:
    with Web() as web:
        web.page("/busy.html", NEWS)
        web.page("/busy.html", "", status=429, headers={"Retry-After": "1"}, times=1)
        web.page("/other.html", NEWS)
        urls = [[web.url("/busy.html"), ARTICLE], [web.url("/other.html"), ARTICLE]]
        crawled = crawl(tmp_path, urls, hosts=[web.host], settings=GAP)
        assert {r["url"] for r in crawled.responses} == {web.url("/busy.html"), web.url("/other.html")}
        first, *later = [asked.time for asked in web.requests if asked.path != "/robots.txt"]
        assert len(later) == 2
        assert all(time - first > 0.9 for time in later)
        assert [look.detail for look in crawled.looks(web.url("/busy.html"))] == ["rate-limit: 429"]


def test_a_server_that_wants_a_long_pause_is_left_alone(tmp_path: Path) -> None:
    with Web() as web:
        web.page("/busy.html", "", status=503, headers={"Retry-After": "86400"})
        web.page("/other.html", NEWS)
        crawled = crawl(
            tmp_path, [web.url("/busy.html"), web.url("/other.html")], hosts=[web.host], settings=GAP
        )
        assert crawled.outcomes(web.url("/busy.html")) == ["failed", "skipped"]
        assert crawled.outcomes(web.url("/other.html")) == ["skipped"]
        assert not web.asked("/other.html")


@pytest.mark.parametrize(
    "page", [Page(drop=True), Page(b"oops", 500), Page(b"<script>$_ts={}</script>", 412)], ids=repr
)
def test_a_server_that_gives_nothing_is_left_alone(tmp_path: Path, page: Page) -> None:
    with Web() as web, Web("127.0.0.2") as other:
        urls = [web.url(f"/{n}.html") for n in range(20)]
        for n in range(20):
            web.route(f"/{n}.html", lambda _: page)
        fine = other.page("/fine.html", NEWS)
        settings = {**GAP, "TROUBLE_MOST": 6}
        crawled = crawl(tmp_path, [*urls, fine], hosts=[web.host, other.host], settings=settings)
        # With those that were on their way when the sixth came back.
        assert 6 <= len([asked for asked in web.requests if asked.path != "/robots.txt"]) <= 8
        [last] = crawled.looks(urls[-1])
        assert (last.outcome, "left to the next run" in last.detail) == ("skipped", True)
        assert other.asked("/fine.html")


def test_a_server_that_gives_something_now_and_then_is_not(tmp_path: Path) -> None:
    with Web() as web:
        urls = [web.page(f"/{n}.html", NEWS, status=200 if n % 3 == 2 else 403) for n in range(12)]
        crawl(tmp_path, urls, hosts=[web.host], settings={**GAP, "TROUBLE_MOST": 3})
        assert all(web.asked(f"/{n}.html") for n in range(12))


def test_known_articles_are_asked_for_only_if_changed(tmp_path: Path) -> None:
    with Web() as web:
        url = web.page("/a.html", NEWS)
        first = crawl(tmp_path, [[url, {"article": True, "keep": True}]], hosts=[web.host])
        assert first.responses[0]["status"] == 200
        again = crawl(tmp_path, [[url, ARTICLE], [web.page("/list", NEWS), {}]], hosts=[web.host])
        assert {r["url"]: r["status"] for r in again.responses} == {url: 304, web.url("/list"): 200}
        assert again.outcomes(url)[-1] == "not-modified"
        unconditional = crawl(tmp_path, [[url, {"article": True, "unconditional": True}]], hosts=[web.host])
        assert unconditional.responses[0]["status"] == 200


def test_an_answer_that_nothing_changed_counts_only_where_that_was_asked(tmp_path: Path) -> None:
    with Web() as web:
        url = web.page("/a.html", "", status=304)
        crawled = crawl(tmp_path, [[url, ARTICLE]], hosts=[web.host])
        [look] = crawled.looks(url)
        assert (look.outcome, look.detail) == ("failed", "304, although the whole page was asked for")


def test_what_a_server_gave_to_ask_by_is_not_sent_back_at_any_length(tmp_path: Path) -> None:
    with Web() as web:
        url = web.page("/a.html", NEWS, headers={"ETag": f'"{"x" * 9000}"'}, etag=False)
        for _ in range(2):
            crawl(tmp_path, [[url, {"article": True, "keep": True}]], hosts=[web.host])
        assert ["if-none-match" in asked.headers for asked in web.asked("/a.html")] == [False, False]


def test_we_say_who_we_are(tmp_path: Path) -> None:
    with Web() as web:
        url = web.page("/a.html", NEWS)
        crawl(tmp_path, [url], hosts=[web.host], settings={"CONTACT": "crawl@example.org"})
        for asked in web.requests:
            assert asked.headers["user-agent"].startswith("yaowen")
            assert asked.headers["user-agent"].endswith("(+crawl@example.org)")
            assert asked.headers["accept-encoding"] == "gzip, deflate"
            assert asked.headers["accept-language"].startswith("zh-CN")
            assert "cookie" not in asked.headers
