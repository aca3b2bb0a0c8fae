"""Crawling again: what is the same, what only looks different, what changed and what our rules changed, over HTTP."""

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive import Archive, UnknownRecord
from archive.versions import Version
from tests.cli.test_crawl import ARTICLE, LIST, replay, served
from tests.cli.test_hostile_web import crawl, news
from tests.cli.yaowen import ROOT, rows, yaowen
from tests.web import Asked, Page, Web

HTML = (("Content-Type", "text/html; charset=utf-8"),)

NEW_RULES = """
from dataclasses import replace
from crawler import derive as real

def derive(captures, layouts):
    found = real.derive(captures, layouts)
    text = found.text.replace("走访了", "走访")
    rules = replace(found.provenance, rules="0123456789abcdef")
    return replace(found, text=text, original_text=text, audit=(), provenance=rules)
"""


def outcomes(data: Path, url: str) -> list[str]:
    """How each look at an address ended, oldest first."""
    with Archive.open(data) as archive:
        looks = sorted(archive.observations(url), key=lambda look: look.time)
    return [look.outcome for look in looks]


def history(data: Path, url: str) -> list[Version]:
    """Every version of what is at an address."""
    with Archive.open(data) as archive:
        return list(archive.history(archive.get(url).derivation.id))


def lively(number: int) -> Page:
    """The same article every time, amid counters, menus, dates and links that are never the same."""
    menu = "".join(f'<li><a href="/list/{n}.html">栏目{n}</a></li>' for n in range(number, number + 6))
    related = "".join(f'<li><a href="/n/{number}{n}.html">其他新闻之{number}{n}</a></li>' for n in range(5))
    around = (
        f'<div class="nav"><ul>{menu}</ul><span>今天是2026年3月{number}日</span></div>',
        f'<div class="info">浏览次数：{number * 731} 点赞（{number}）</div>'
        f'<div class="related"><h3>相关阅读</h3><ul>{related}</ul></div>'
        f'<div class="footer">在线{number * 9}人 耗时0.0{number}秒 © 2026</div>',
    )
    page = news(1).replace("<body>", f"<body>{around[0]}").replace("</body>", f"{around[1]}</body>")
    return Page(page.encode(), headers=HTML, etag=False)


def test_the_same_page_again_adds_a_look_and_no_version(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Web() as web:
        still = web.page("/still.html", news(2), etag=False)
        tagged = web.page("/tagged.html", news(3))
        looked = iter(range(1, 9))
        alive = web.route("/alive.html", lambda _: lively(next(looked)))
        for count in (1, 2, 3):
            done = crawl(data, [still, tagged, alive], web)
            assert done.returncode == 0, done.stdout + done.stderr
            assert ("3 new" in done.stdout) == (count == 1)
        assert [asked.headers.get("if-none-match") is not None for asked in web.asked("/tagged.html")] == [
            False,
            True,
            True,
        ]
    assert outcomes(data, still) == ["new", "unchanged", "unchanged"]
    assert outcomes(data, tagged) == ["new", "not-modified", "not-modified"]
    assert outcomes(data, alive) == ["new", "unchanged", "unchanged"]
    for url in (still, tagged, alive):
        [version] = history(data, url)
        assert version.cause == "first-seen"
        with Archive.open(data) as archive:
            assert version.last_seen == max(look.time for look in archive.observations(url))
    assert yaowen("verify", "--data", data).returncode == 0


def test_a_change_is_a_version_and_gone_is_told(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Web() as web:
        url = web.page("/a.html", news(2))
        crawl(data, [url], web)
        web.page("/a.html", news(2, "<p>更正：上文的巡查日期应为一月三日，特此说明。</p>"))
        assert "1 changed" in crawl(data, [url], web).stdout
        web.page("/a.html", "gone", status=404)
        assert "1 gone" in crawl(data, [url], web).stdout
    first, second = history(data, url)
    assert (first.cause, second.cause) == ("first-seen", "source-changed")
    assert "更正" not in first.derivation.text
    assert "更正" in second.derivation.text
    assert second.gone_since
    causes = [row.get("cause") for row in rows(yaowen("log", url, "--data", data, "--json"))]
    assert {"first-seen", "source-changed"} <= set(causes)


def absent() -> str:
    """What a site answers with 200 for a page it has taken down: all of its own, and one sentence."""
    menu = "".join(f'<li><a href="/list/{n}.html">栏目{n}</a></li>' for n in range(70))
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>示例网</title></head><body>'
        f'<ul class="nav">{menu}</ul><div class="main"><p>您訪問的頁面不存在或已被刪除</p></div></body></html>'
    )


def test_a_page_that_says_it_is_not_there_is_gone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Web() as web:
        url = web.page("/a.html", news(2), etag=False)
        never = web.page("/b.html", absent())
        first = crawl(data, [url, never], web)
        assert "1 new" in first.stdout, first.stdout + first.stderr
        assert "1 gone" in first.stdout
        web.page("/a.html", absent(), etag=False)
        assert "1 gone" in crawl(data, [url], web).stdout
        [kept] = history(data, url)
        assert kept.gone_since
        assert "第2轮巡查" in kept.derivation.text
        web.page("/a.html", news(2), etag=False)
        crawl(data, [url], web)
    assert outcomes(data, url) == ["new", "gone", "unchanged"]
    [back] = history(data, url)
    assert back.gone_since is None
    with Archive.open(data) as archive:
        [look] = archive.observations(never)
        assert (look.outcome, look.capture is not None) == ("gone", True)
        assert "gone: " in look.detail
        assert "您訪問的頁面不存在" in look.detail
        with pytest.raises(UnknownRecord):
            archive.get(never)
    told = yaowen("log", never, "--data", data)
    assert told.returncode == 0, told.stderr
    assert "gone" in told.stdout
    assert yaowen("verify", "--data", data).returncode == 0


def test_a_deploy_and_an_edit_at_once_are_told_apart(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (tmp_path / "new_rules.py").write_text(NEW_RULES, encoding="utf-8")
    env = {"PYTHONPATH": os.pathsep.join((str(ROOT), str(tmp_path)))}
    with Web() as web:
        url = web.page("/a.html", news(2))
        same = web.page("/b.html", news(3), etag=False)
        crawl(data, [url, same], web)
        web.page("/a.html", news(2, "<p>更正：上文的巡查日期应为一月三日，特此说明。</p>"))
        done = yaowen(
            *("crawl", "page", "--url", url, "--url", same, "--data", data),
            *("-s", f"ALLOW_PRIVATE_HOSTS={web.host}", "-s", "DOWNLOAD_DELAY=0"),
            *("-s", "EXTRACTION_DERIVE=new_rules.derive"),
            env=env,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    told = [(version.cause, "走访了" in version.derivation.text) for version in history(data, url)]
    assert told == [("first-seen", True), ("re-derived", False), ("source-changed", False)]
    first, again, edited = history(data, url)
    assert again.captured == first.captured < edited.captured
    assert ["更正" in version.derivation.text for version in (first, again, edited)] == [False, False, True]
    assert [version.cause for version in history(data, same)] == ["first-seen", "re-derived"]
    assert outcomes(data, same)[-1] == "unchanged", "our rules changed, not the page"
    assert yaowen("verify", "--data", data).returncode == 0


def later(data: Path, pause: timedelta) -> None:
    """Let this much time have passed since the lists were last walked."""
    with sqlite3.connect(data / "archive.sqlite") as database:
        for list_url, completed in database.execute("SELECT list_url, completed FROM walks").fetchall():
            then = datetime.fromisoformat(completed) - pause
            stamp = completed.replace(completed[:19], f"{then:%Y-%m-%dT%H:%M:%S}")
            database.execute("UPDATE walks SET completed = ? WHERE list_url = ?", (stamp, list_url))


def test_what_is_due_is_what_its_interval_says(tmp_path: Path) -> None:
    data = tmp_path / "data"
    recent = datetime.now(UTC) - timedelta(days=1)
    old = datetime.now(UTC) - timedelta(days=30)
    exchanges = served()
    for capture in exchanges:
        at = old if capture.url == ARTICLE.format(0) else recent
        exchanges[exchanges.index(capture)] = type(capture)(
            capture.url, at, capture.status, capture.headers, capture.body
        )
    warc = replay(tmp_path / "served", *exchanges)
    words = ("crawl", "nmpa", "--due", "--data", data, "--replay", warc)

    def looks() -> list[int]:
        with Archive.open(data) as archive:
            return [len(archive.observations(url)) for url in (LIST, ARTICLE.format(0), ARTICLE.format(1))]

    def due() -> list[int]:
        before = looks()
        done = yaowen(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return [now - then for now, then in zip(looks(), before, strict=True)]

    first = yaowen(*words)
    assert first.returncode == 0, first.stdout + first.stderr
    assert "3 new" in first.stdout, "a list never walked is due"
    assert due() == [0, 1, 0], "the article last seen a month ago is due, nothing else"
    later(data, timedelta(hours=5))
    assert due() == [0, 1, 0]
    later(data, timedelta(hours=2))
    assert due() == [1, 1, 0]


def test_robots_txt_is_asked_for_anew_in_every_run(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Web() as web:
        url = web.page("/a.html", news(1))
        assert crawl(data, [url], web).returncode == 0
        web.robots("User-agent: *\nDisallow: /")
        again = crawl(data, [url], web)
        assert again.returncode == 0, again.stdout
        assert "1 skipped" in again.stdout
        assert len(web.asked("/a.html")) == 1
    assert outcomes(data, url) == ["new", "skipped"]


def test_what_is_asked_is_what_is_kept(tmp_path: Path) -> None:
    """Captured before read: each version leads to the bytes the server sent."""
    data = tmp_path / "data"
    sent: list[bytes] = []

    def answer(asked: Asked) -> Page:
        sent.append(lively(len(sent) + 1).body)
        return Page(sent[-1], headers=HTML, etag=False)

    with Web() as web:
        url = web.route("/a.html", answer)
        crawl(data, [url], web)
        crawl(data, [url], web)
    with Archive.open(data) as archive:
        version = archive.get(url)
        [ref] = version.derivation.provenance.captures
        assert archive.capture(version).body == sent[0]
        assert (data / ref.file).is_file()
        kept = [archive.read(look.capture).body for look in archive.observations(url) if look.capture]
        assert sorted(kept) == sorted(sent)
