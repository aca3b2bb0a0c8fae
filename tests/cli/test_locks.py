"""Two processes at one site, and an archive that another program holds."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import sleep

from archive import Archive
from tests.cli.test_hostile_web import HURRIED, crawl, news
from tests.cli.yaowen import ROOT, yaowen
from tests.web import Asked, Page, Web

HTML = (("Content-Type", "text/html; charset=utf-8"),)


@contextmanager
def crawling(data: Path, web: Web, *, kill: bool = False) -> Iterator[None]:
    """A crawl of a slow page, begun and waiting for it; over, or killed, when left."""
    go = Event()

    def slow(asked: Asked) -> Page:
        go.wait(60)
        return Page(news(1).encode(), headers=HTML)

    url = web.route("/slow.html", slow)
    words = [sys.executable, "-m", "crawler.cli", "crawl", "page", "--url", url, "--data", str(data)]
    for setting in (*HURRIED, f"ALLOW_PRIVATE_HOSTS={web.host}", "DOWNLOAD_TIMEOUT=60"):
        words += ["-s", setting]
    running = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        while not web.asked("/slow.html"):
            assert running.poll() is None, running.communicate()
            sleep(0.02)
        wait_until_noted(data)
        yield
    finally:
        if kill:
            running.kill()
        go.set()
        out, errors = running.communicate(timeout=90)
    assert kill or running.returncode == 0, out + errors
    assert kill or "1 new" in out


def wait_until_noted(data: Path) -> None:
    """Until the archive knows what the crawl is to fetch."""
    while True:
        with Archive.open(data) as archive:
            if archive.frontier.waiting("page"):
                return
        sleep(0.05)


def test_a_site_is_crawled_by_one_process_at_a_time_whatever_started_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Web() as web:
        other = web.page("/other.html", news(2))
        with crawling(data, web):
            by_hand = crawl(data, [other], web)
            by_cron = yaowen("crawl", "page", "--due", "--url", other, "--data", data)
            scrapy = subprocess.run(
                [sys.executable, "-m", "scrapy", "crawl", "page", "-a", f"url={other}", "-s", f"DATA={data}"],
                cwd=ROOT,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
            assert not web.asked("/other.html")
        assert by_hand.returncode == 1, by_hand.stdout + by_hand.stderr
        assert by_cron.returncode == 0, by_cron.stdout + by_cron.stderr
        for done in (by_hand, by_cron):
            assert done.stdout.count("\n") == 1
            assert "another process" in done.stdout
        assert scrapy.returncode == 1, scrapy.stderr
        assert "another process" in scrapy.stderr
        assert crawl(data, [other], web).returncode == 0, "the lock is gone with its process"
    with Archive.open(data) as archive:
        assert len(list(archive.records())) == 2
        assert archive.verify().ok


def test_a_lock_goes_with_its_process_however_that_ends(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Web() as web:
        other = web.page("/other.html", news(2))
        with crawling(data, web, kill=True):
            pass
        done = crawl(data, [other], web)
        assert done.returncode == 0, done.stdout + done.stderr
        # What the killed run had begun is taken up as well.
        assert "2 new" in done.stdout
    with Archive.open(data) as archive:
        assert archive.verify().ok


def test_scrapy_s_own_command_tells_of_an_archive_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "nmpa", "-s", f"DATA={tmp_path / 'data'}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 3, done.stderr


@contextmanager
def held(data: Path) -> Iterator[None]:
    """The archive's database, locked for writing by another program (this one)."""
    holder = sqlite3.connect(data / "archive.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def test_an_archive_that_another_program_holds_locked(tmp_path: Path) -> None:
    data = tmp_path / "data"
    # A writer's patience, half a minute and another to close, cut to seconds.
    (tmp_path / "sitecustomize.py").write_text(
        "from archive import Archive\nArchive.open.__func__.__kwdefaults__['busy_seconds'] = 1.0\n"
    )
    hasty = os.pathsep.join((str(tmp_path), str(ROOT)))
    text = tmp_path / "002_60ee02b927876250.txt"
    text.write_text("关于药店检查的讲话\n\n各位同志：\n今天部署下半年的检查工作。\n", encoding="utf-8")
    with Web() as web:
        known = web.page("/a.html", news(1))
        assert crawl(data, [known], web).returncode == 0
        new = web.page("/b.html", news(2))
        with held(data):
            imported = yaowen("import", text, "--data", data, env={"PYTHONPATH": hasty})
            crawled = crawl(data, [new], web, env={"PYTHONPATH": hasty})
            shown = yaowen("show", known, "--data", data)
        for refused in (imported, crawled):
            assert refused.returncode == 3, refused.stdout + refused.stderr
            assert "locked" in refused.stdout + refused.stderr
            assert "Traceback" not in refused.stderr
        assert shown.returncode == 0, "readers never wait"
        assert yaowen("verify", "--data", data).returncode == 0
        assert yaowen("import", text, "--data", data).returncode == 0
        again = crawl(data, [new], web)
        assert again.returncode == 0, again.stdout + again.stderr
    with Archive.open(data) as archive:
        assert len(list(archive.records())) == 3
        assert archive.verify().ok
