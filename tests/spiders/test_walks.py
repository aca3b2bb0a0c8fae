"""Walks over lists: where they stop, and what they take up again."""

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
    command,
    crawl,
    environment,
    every,
    list_page,
    listing,
    nothing,
    page,
    told,
)


@pytest.mark.parametrize("site", sites())
def test_bundled_sites_give_records_and_a_second_crawl_no_versions(tmp_path: Path, site: str) -> None:
    first = crawl(tmp_path, captures(site), site=site)
    assert first.urls()
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


def test_a_list_that_is_gone_is_a_failure(tmp_path: Path) -> None:
    done = crawl(tmp_path, [nothing(LIST)])
    assert done.outcomes(LIST) == ["gone", "failed"]
    assert not done.walked(LIST)


def test_a_list_that_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    rules = page("https://www.nmpa.gov.cn/robots.txt", "User-agent: *\nDisallow: /yaowen/", kind="text/plain")
    done = crawl(tmp_path, [rules, listing(LIST, [1]), told(1)])
    assert done.outcomes(LIST) == ["skipped", "failed"]
    assert not done.urls()


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
