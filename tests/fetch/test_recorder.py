"""The recorder: what happens when the site is taken, or the disk is full."""

from pathlib import Path
from random import Random
from signal import SIGINT
from time import sleep

from archive import Archive
from tests.fetch.crawl import crawl, finish, start
from tests.web import Web

NEWS = "<!DOCTYPE html><title>通知</title><h1>通知</h1><p>" + "各地要认真落实检查要求。" * 40 + "</p>"


def test_a_site_is_crawled_by_one_process_at_a_time(tmp_path: Path) -> None:
    with Web() as web, Archive.open(tmp_path, create=True) as archive:
        url = web.page("/a.html", NEWS)
        with archive.lock_site("visitor"):
            refused = crawl(tmp_path, [url], hosts=[web.host])
            assert refused.failure
            assert "SiteBusy" in refused.failure
            assert refused.reason == "site_busy"
            assert web.requests == []
        assert crawl(tmp_path, [url], hosts=[web.host]).failure is None


def test_a_full_disk_stops_the_crawl_and_loses_nothing_stored(tmp_path: Path) -> None:
    with Web() as web:
        urls = []
        for n in range(40):
            noise = Random(n).randbytes(40_000).hex()
            urls.append(web.page(f"/{n}.html", f"<p>{noise}</p>"))
        process = start(
            tmp_path, urls, hosts=[web.host], settings={"DOWNLOAD_DELAY": 0.01}, file_size=600_000
        )
        stopped = finish(tmp_path, process)
        assert stopped.failure
        assert "StorageFailed" in stopped.failure
        assert stopped.reason == "storage_failed"
        assert len(web.requests) < 40
        with Archive.open(tmp_path) as archive:
            assert archive.verify().problems == ()
        # With room again, the next run goes on.
        assert crawl(tmp_path, urls[:3], hosts=[web.host]).failure is None


def test_a_crawl_killed_anywhere_leaves_an_archive_that_goes_on(tmp_path: Path) -> None:
    with Web() as web:
        urls = [web.page(f"/{n}.html", NEWS + str(n)) for n in range(60)]
        for asked in (1, 5, 30):
            before = len(web.requests)
            settings = {"DOWNLOAD_DELAY": 0.01, "WRITE_BATCH": 7, "WRITE_PATIENCE": 0.05}
            process = start(tmp_path, urls, hosts=[web.host], settings=settings)
            while len(web.requests) < before + asked:
                assert process.poll() is None, process.stderr and process.stderr.read()
                sleep(0.005)
            process.kill()
            process.communicate()
            with Archive.open(tmp_path) as archive:
                assert archive.verify().problems == ()
        crawled = crawl(tmp_path, urls, hosts=[web.host])
        assert crawled.failure is None
        assert all("fetched" in crawled.outcomes(url) for url in urls)
        with Archive.open(tmp_path) as archive:
            assert archive.verify().problems == ()


def test_a_crawl_told_to_stop_stops_also_while_it_waits(tmp_path: Path) -> None:
    with Web() as web:
        url = web.page("/busy.html", "", status=503, headers={"Retry-After": "200"})
        process = start(tmp_path, [url], hosts=[web.host])
        while not web.asked("/busy.html"):
            sleep(0.01)
        sleep(0.5)
        process.send_signal(SIGINT)
        # The pause is longer than `finish` waits.
        stopped = finish(tmp_path, process)
        assert stopped.reason == "shutdown"
        assert stopped.outcomes(url) == ["failed"]


def test_what_was_seen_is_stored_when_the_crawl_ends(tmp_path: Path) -> None:
    with Web() as web:
        urls = [web.page(f"/{n}.html", NEWS + str(n)) for n in range(20)]
        crawled = crawl(tmp_path, urls, hosts=[web.host], settings={"WRITE_PATIENCE": 60.0})
        assert [crawled.outcomes(url) for url in urls] == [["fetched"]] * 20
        with Archive.open(tmp_path) as archive:
            assert archive.verify().problems == ()
