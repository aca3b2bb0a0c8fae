"""Walks over lists: where they stop, what they leave out, what they take up again."""

import json
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from tests.demo_sites import captures, sites, write_replay
from tests.spiders.crawls import (
    LIST,
    ROOT,
    Crawl,
    article,
    command,
    crawl,
    environment,
    list_page,
    listing,
    nothing,
    page,
    told,
)


def every(*numbers: int) -> set[str]:
    return set(map(article, numbers))


@pytest.mark.parametrize("site", sites())
def test_bundled_sites_give_records_and_a_second_crawl_no_versions(tmp_path: Path, site: str) -> None:
    first = crawl(tmp_path, captures(site), site=site)
    assert len(first.urls()) >= 4
    before = {version.citation: version.number for version in first.versions()}
    second = crawl(tmp_path, captures(site), site=site)
    assert {version.citation: version.number for version in second.versions()} == before


def test_a_walk_stops_after_a_whole_known_page(tmp_path: Path) -> None:
    old = [
        listing(list_page(1), [1, 2]),
        listing(list_page(2), [3]),
        nothing(list_page(3)),
        told(1),
        told(2),
        told(3),
    ]
    assert crawl(tmp_path, old).urls() == every(1, 2, 3)
    # Row 9 is pinned news beside known rows: the walk goes on to page 2, all known, and no further.
    new = [listing(list_page(1), [1, 9, 2]), listing(list_page(2), [3]), told(9)]
    again = crawl(tmp_path, new)
    assert again.urls() == every(1, 2, 3, 9)
    assert again.outcomes(list_page(2)) == ["fetched", "fetched"]
    assert again.outcomes(list_page(3)) == ["gone"]
    assert again.walked(LIST)


def test_known_rows_pinned_on_top_do_not_hide_news_on_the_next_page(tmp_path: Path) -> None:
    crawl(tmp_path, [listing(list_page(1), [1, 2]), nothing(list_page(2)), told(1), told(2)])
    moved = [
        listing(list_page(1), [1, 7]),
        listing(list_page(2), [8, 2]),
        nothing(list_page(3)),
        told(7),
        told(8),
    ]
    assert crawl(tmp_path, moved).urls() == every(1, 2, 7, 8)


def test_an_empty_list_is_a_failure(tmp_path: Path) -> None:
    empty = page(LIST, "<html><body><div class='list'><ul></ul></div></body></html>")
    done = crawl(tmp_path, [empty])
    assert done.outcomes(LIST) == ["fetched", "failed"]
    assert "no link to an article" in done.log or "without a link to an article" in done.log
    assert not done.walked(LIST)


def test_a_failed_article_is_tried_again_in_the_next_run(tmp_path: Path) -> None:
    shown = [listing(LIST, [1, 2]), nothing(list_page(2))]
    first = crawl(tmp_path, [*shown, told(1), told(2, status=503)])
    assert first.urls() == every(1)
    assert first.waiting() == every(2)
    second = crawl(tmp_path, [*shown, told(2, minute=5)])
    assert second.urls() == every(1, 2)
    assert not second.waiting()


def test_a_walk_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    broken = [
        listing(list_page(1), [1]),
        listing(list_page(2), [2]),
        nothing(list_page(3), status=503),
        told(1),
        told(2),
    ]
    first = crawl(tmp_path, broken)
    assert not first.walked(LIST)
    # News has come since: it is found at the top, after the rest of the list.
    rest = [
        listing(list_page(1), [5, 1]),
        listing(list_page(2), [2]),
        listing(list_page(3), [3]),
        nothing(list_page(4)),
        told(3),
        told(5),
    ]
    second = crawl(tmp_path, rest)
    assert second.urls() == every(1, 2, 3, 5)
    assert second.walked(LIST)


def test_a_page_that_fails_for_good_does_not_hide_the_news_at_the_top(tmp_path: Path) -> None:
    stuck = [listing(list_page(2), [2]), nothing(list_page(3), status=503)]
    crawl(tmp_path, [listing(list_page(1), [1]), *stuck, told(1), told(2)])
    second = crawl(tmp_path, [listing(list_page(1), [5, 1]), *stuck, told(5)])
    assert second.urls() == every(1, 2, 5)
    third = crawl(
        tmp_path, [listing(list_page(1), [7, 6]), listing(list_page(2), [5, 1]), stuck[1], *map(told, (6, 7))]
    )
    assert third.urls() == every(1, 2, 5, 6, 7)
    # The walk itself waits where it was, and goes on when that page is there again.
    assert not third.walked(LIST)
    mended = [
        listing(list_page(1), [7, 6]),
        listing(list_page(2), [5, 1]),
        listing(list_page(3), [2, 3]),
        told(3),
    ]
    fourth = crawl(tmp_path, [*mended, nothing(list_page(4))])
    assert fourth.urls() == every(1, 2, 3, 5, 6, 7)
    assert fourth.walked(LIST)


def test_a_link_that_is_no_address_costs_nothing_but_itself(tmp_path: Path) -> None:
    odd = "".join(
        f'<li><a href="http://www.nmpa.gov.cn:{port}/yaowen/ypjgyw/ypyw/20260101000000099.html">坏链接</a></li>'
        for port in ("99999999", "0x50", "80:80")
    )
    done = crawl(tmp_path, [listing(LIST, [1], extra=odd), nothing(list_page(2)), told(1)])
    assert done.urls() == every(1)
    assert done.walked(LIST)
    [look] = done.looks("http://www.nmpa.gov.cn:99999999/yaowen/ypjgyw/ypyw/20260101000000099.html")
    assert look.outcome == "skipped"


def test_limit_and_since_bound_a_first_run_and_say_what_they_left_out(tmp_path: Path) -> None:
    shown = [listing(list_page(1), [1, 2, 3]), nothing(list_page(2)), *map(told, (1, 2, 3, 4))]
    first = crawl(tmp_path, shown, "-a", "limit=2")
    assert first.urls() == every(1, 2)
    assert [look.detail for look in first.looks(article(3))] == ["beyond the limit of 2 articles"]
    assert first.walked(LIST)
    # History began there: the next run takes the news and leaves 3 alone.
    second = crawl(tmp_path, [listing(list_page(1), [4, 1, 2, 3]), nothing(list_page(2)), told(4)])
    assert second.urls() == every(1, 2, 4)


def test_a_limit_on_a_later_run_puts_off_and_loses_nothing(tmp_path: Path) -> None:
    crawl(tmp_path, [listing(LIST, [1]), nothing(list_page(2)), told(1)])
    shown = [listing(LIST, [4, 3, 2, 1]), nothing(list_page(2)), *map(told, (2, 3, 4))]
    second = crawl(tmp_path, shown, "-a", "limit=1")
    assert second.urls() == every(1, 4)
    assert second.waiting() == every(2, 3)
    assert crawl(tmp_path, shown).urls() == every(1, 2, 3, 4)


def test_since_stops_at_the_first_page_that_is_all_older(tmp_path: Path) -> None:
    shown = [
        listing(list_page(1), [1], day="2026-01-09"),
        listing(list_page(2), [2], day="2025-12-30"),
        listing(list_page(3), [3], day="2025-12-01"),
        told(1),
    ]
    done = crawl(tmp_path, shown, "-a", "since=2026-01-01")
    assert done.urls() == every(1)
    assert [look.detail for look in done.looks(article(2))] == ["before 2026-01-01"]
    assert not done.looks(list_page(3))


def test_other_hosts_are_told_of_and_not_followed(tmp_path: Path) -> None:
    weixin = '<li><a href="https://mp.weixin.qq.com/s/abc">图解药品说明书</a></li>'
    script = '<li><a href="javascript:void(0)">更多</a></li>'
    done = crawl(tmp_path, [listing(LIST, [1], extra=weixin + script), nothing(list_page(2)), told(1)])
    assert done.outcomes("https://mp.weixin.qq.com/s/abc") == ["skipped"]
    assert done.looks("https://mp.weixin.qq.com/s/abc")[0].title == "图解药品说明书"
    assert done.urls() == every(1)


def test_titles_gate_sites_with_every_topic(tmp_path: Path) -> None:
    done = crawl(tmp_path, captures("dzwww"), site="dzwww")
    skipped = done.looks("https://sd.dzwww.com/sdnews/202601/t20260107_9910288.htm")
    assert [(look.outcome, look.detail, look.title) for look in skipped] == [
        ("skipped", "relevance 0.00", "泉城公交新开三条线路")
    ]
    # Clipped in the list, judged by nobody, fetched.
    assert "https://jining.dzwww.com/jnxw/202601/t20260107_9910133.htm" in done.urls()


def test_parts_are_read_together(tmp_path: Path) -> None:
    url = "https://sd.dzwww.com/sdnews/202601/t20260108_9910207.htm"
    done = crawl(tmp_path, captures("dzwww"), site="dzwww")
    version = next(version for version in done.versions() if version.derivation.url == url)
    assert len(version.derivation.provenance.captures) == 2
    assert "扫什么？" in version.derivation.text
    assert "别让基层重复劳动" in version.derivation.text


def test_a_missing_part_leaves_the_article_to_be_fetched_again(tmp_path: Path) -> None:
    url = "https://sd.dzwww.com/sdnews/202601/t20260108_9910207.htm"
    part = url.replace(".htm", "_1.htm")
    without = [capture for capture in captures("dzwww") if capture.url != part]
    first = crawl(tmp_path, [*without, nothing(part, status=503)], site="dzwww")
    assert url in first.urls()
    assert first.waiting("dzwww") == {url}
    second = crawl(tmp_path, captures("dzwww"), site="dzwww")
    with Archive.open(second.data) as archive:
        assert "别让基层重复劳动" in archive.get(url).derivation.text
    assert not second.waiting("dzwww")


def test_a_walk_killed_goes_on_in_the_next_run(tmp_path: Path) -> None:
    numbers = range(1, 61)
    pages = [listing(list_page(n), list(range(n * 3 - 2, n * 3 + 1))) for n in range(1, 21)]
    exchanges = [*pages, nothing(list_page(21)), *map(told, numbers)]
    replay = write_replay(tmp_path / "replay", "nmpa", exchanges)
    data = tmp_path / "data"
    running = subprocess.Popen(
        command(data, "nmpa", replay), cwd=ROOT, env=environment(), stderr=subprocess.DEVNULL
    )
    try:
        wait_for_records(data, running)
    finally:
        running.send_signal(signal.SIGKILL)
        running.wait()
    done = crawl(tmp_path, exchanges)
    assert done.urls() == every(*numbers)
    assert done.walked(LIST)
    assert not done.waiting()
    with Archive.open(data) as archive:
        assert not archive.verify().problems


def wait_for_records(data: Path, running: "subprocess.Popen[bytes]") -> None:
    """Until something has been stored, or the crawl is over already."""
    for _ in range(600):
        # Until it is made, it cannot be opened.
        with suppress(ArchiveError):
            if Crawl(data, "").urls():
                return
        if running.poll() is not None:
            return
        time.sleep(0.05)


def test_single_pages_take_the_layout_of_their_site_or_the_generic_path(tmp_path: Path) -> None:
    both = [*captures("nmpa"), page("https://paper.example/a.html", told(3).body.decode())]
    wanted = "https://www.nmpa.gov.cn/yaowen/ypjgyw/ypyw/20260105091500118.html"
    listed = tmp_path / "urls.txt"
    listed.write_text(
        f"# from a letter\n{wanted}\nhttps://paper.example/a.html\nfile:///etc/passwd\n", encoding="utf-8"
    )
    done = crawl(tmp_path, both, "-a", f"urls={listed}", site="page")
    found = {version.derivation.url: version.derivation for version in done.versions()}
    assert found[wanted].provenance.layout == "2022"
    assert found[wanted].site == "nmpa"
    assert found["https://paper.example/a.html"].provenance.layout is None
    assert done.outcomes("file:///etc/passwd") == ["failed"]


def test_a_page_that_hangs_or_kills_its_reader_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "odd_pages.py").write_text(ODD_PAGES, encoding="utf-8")
    shown = [
        listing(LIST, [1, 2, 3]),
        nothing(list_page(2)),
        told(1),
        told(2, words="HANG"),
        told(3, words="DIE"),
    ]
    replay = write_replay(tmp_path / "replay", "nmpa", shown)
    words = command(tmp_path / "data", "nmpa", replay, "-s", "EXTRACTION_DERIVE=odd_pages.derive")
    env = environment()
    env["PYTHONPATH"] += f":{tmp_path}"
    done = subprocess.run(
        [*words, "-s", "EXTRACTION_TIMEOUT=2"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done.stderr
    crawled = Crawl(tmp_path / "data", done.stderr)
    assert crawled.urls() == every(1)
    assert crawled.waiting() == every(2, 3)
    assert "took longer than 2 s" in crawled.looks(article(2))[-1].detail
    assert "killed the worker" in crawled.looks(article(3))[-1].detail
    assert json.dumps(crawled.outcomes(article(1))) == '["new"]'


ODD_PAGES = """
import os
from crawler import derive as real

def derive(captures, layouts):
    while b"HANG" in captures[0].body:
        pass
    if b"DIE" in captures[0].body:
        os._exit(3)
    return real.derive(captures, layouts)
"""
