"""`yaowen crawl` end to end, against captures in place of the network: what it says, and how it ends."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive import Archive, Capture
from archive.warc.reader import read_warc
from archive.warc.writer import WarcWriter
from tests.cli.yaowen import ROOT, rows, yaowen

LIST = "https://www.nmpa.gov.cn/yaowen/ypjgyw/index.html"
ARTICLE = "https://www.nmpa.gov.cn/yaowen/ypjgyw/ypyw/2024030509000{}000.html"
HTML = (("Content-Type", "text/html; charset=utf-8"),)
TITLES = ("示例药品抽检工作部署", "示例疫苗流通检查情况", "示例中药饮片专项整治")
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="PubDate" content="2024-03-05 09:30">
<meta name="ArticleTitle" content="{title}"></head><body><h2 class="title">{title}</h2>
<div class="text"><p>检查组近日对辖区内的药品经营企业开展了专项检查，重点核对购进票据与储存温度记录。</p>
<p>检查发现的问题已经逐条交办，企业应当在规定期限内完成整改并报告结果，逾期不改的依法处理。</p>
<p>下一阶段将组织回访，巩固检查成效，切实保障公众用药安全。</p></div></body></html>"""


def capture(url: str, body: str, status: int = 200) -> Capture:
    """A page as a site served it."""
    return Capture(url, datetime(2024, 3, 6, 1, 2, 3, tzinfo=UTC), status, HTML, body.encode())


def replay(folder: Path, *captures: Capture) -> Path:
    """A WARC of these captures."""
    writer = WarcWriter(folder, site="served", run="r1", info={})
    for one in captures:
        writer.write(one)
    writer.close()
    return next(folder.rglob("*.warc.gz"))


def served(last: Capture | None = None) -> list[Capture]:
    """A list of three articles, and the articles; `last` in place of the third."""
    links = "".join(
        f'<li><a href="{ARTICLE.format(n)}">{title}</a><span>(2024-03-05)</span></li>'
        for n, title in enumerate(TITLES)
    )
    articles = [capture(ARTICLE.format(n), PAGE.format(title=title)) for n, title in enumerate(TITLES)]
    listing = capture(LIST, f'<html><body><div class="list"><ul>{links}</ul></div></body></html>')
    beyond = capture(LIST.replace("index", "index_1"), "<html><body>404 Not Found</body></html>", 404)
    robots = capture("https://www.nmpa.gov.cn/robots.txt", "", 404)
    return [robots, listing, beyond, *articles[:2], last or articles[2]]


def test_a_site_is_crawled_and_crawled_again(tmp_path: Path) -> None:
    warc, data = replay(tmp_path / "served", *served()), tmp_path / "data"
    first = yaowen("crawl", "nmpa", "--data", data, "--replay", warc)
    assert first.returncode == 0, first.stdout + first.stderr
    assert first.stdout.startswith("nmpa: ")
    assert "3 new" in first.stdout
    again = yaowen("crawl", "nmpa", "--data", data, "--json", "--replay", warc)
    assert again.returncode == 0, again.stderr
    assert rows(again)[0]["outcomes"].get("new", 0) == 0
    with Archive.open(data) as archive:
        found = {version.derivation.headline: version for version in archive.records(site="nmpa")}
        assert set(found) == set(TITLES)
        assert {version.number for version in found.values()} == {1}
        assert archive.verify().ok
        walked = len(archive.observations(LIST))
    due = yaowen("crawl", "nmpa", "--due", "--data", data, "--replay", warc)
    assert due.returncode == 0, due.stdout + due.stderr
    with Archive.open(data) as archive:
        assert len(archive.observations(LIST)) == walked, "the list was walked a moment ago and is not due"


def test_a_blocked_page_needs_a_person(tmp_path: Path) -> None:
    challenge = '<html><head><script>$_ts=window["$_ts"];</script></head><body></body></html>'
    warc = replay(tmp_path / "served", *served(capture(ARTICLE.format(2), challenge, 412)))
    done = yaowen("crawl", "nmpa", "--data", tmp_path / "data", "--replay", warc)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 blocked" in done.stdout
    assert "2 new" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nmpaa",), "did you mean nmpa?"),
        ((), "--all"),
        (("nmpa", "--all"), "not both"),
        (("nmpa", "--url", "http://example.org/"), "page --url"),
        (("page",), "page --url"),
        (("nmpa", "-s", "NAME"), "NAME=VALUE"),
        (("nmpa", "--limit", "9" * 20), "--limit"),
        (("nmpa", "--data", ""), "name a folder"),
        (("nmpa", "-s", "DOWNLOAD_DELY=5"), "did you mean DOWNLOAD_DELAY?"),
        (("nmpa", "-s", "DOWNLOAD_DELAY=soon"), "DOWNLOAD_DELAY=soon"),
        (("nmpa", "-s", "ROBOTSTXT_OBEY=perhaps"), "ROBOTSTXT_OBEY=perhaps"),
        (("nmpa", "-s", "LOG_LEVEL=LOUD"), "LOG_LEVEL=LOUD"),
        (("page", "--urls", "no-such-list"), "no-such-list"),
        (("page", "--urls", "."), "one a line"),
        (("nmpa", "old.warc.gz"), "--replay old.warc.gz"),
        (("nmpa", "--replay", "no-such.warc.gz"), "no-such.warc.gz"),
    ],
)
def test_wrong_usage_is_told_with_what_to_do(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    done = yaowen("crawl", "--data", tmp_path / "data", *words, cwd=tmp_path)
    assert done.returncode == 2, done.stdout + done.stderr
    assert told in done.stdout + done.stderr


def test_a_running_site_is_passed_over_by_cron_alone(tmp_path: Path) -> None:
    warc, data = replay(tmp_path / "served", *served()), tmp_path / "data"
    with Archive.open(data, create=True) as archive, archive.lock_site("nmpa"):
        busy = yaowen("crawl", "nmpa", "--data", data, "--replay", warc)
        due = yaowen("crawl", "nmpa", "--due", "--data", data, "--replay", warc)
    assert busy.returncode == 1
    assert due.returncode == 0
    assert due.stdout.count("\n") == 1
    for done in (busy, due):
        assert "nmpa" in done.stdout
        assert "another process" in done.stdout
        assert "another process" not in done.stderr, "cron would send mail of it"


def test_an_archive_that_cannot_be_made_is_a_failure(tmp_path: Path) -> None:
    warc = replay(tmp_path / "served", *served())
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file")
    done = yaowen("crawl", "nmpa", "--data", in_the_way, "--replay", warc)
    assert done.returncode == 3, done.stdout + done.stderr


def test_single_pages(tmp_path: Path) -> None:
    urls = tmp_path / "urls.txt"
    urls.write_text(f"# two pages\n{ARTICLE.format(0)}\n{ARTICLE.format(1)}\n")
    warc, data = replay(tmp_path / "served", *served()), tmp_path / "data"
    done = yaowen(
        "crawl", "page", "--urls", urls, "--url", ARTICLE.format(2), "--data", data, "--replay", warc
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 new" in done.stdout


def test_scrapy_s_own_commands_work(tmp_path: Path) -> None:
    def scrapy(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "scrapy", *words]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)

    assert "nmpa" in scrapy("list").stdout.split()
    warc, data = replay(tmp_path / "served", *served()), tmp_path / "data"
    done = scrapy("crawl", "nmpa", "-s", f"REPLAY_FILES={warc}", "-s", f"DATA={data}")
    assert done.returncode == 0, done.stderr
    with Archive.open(data) as archive:
        assert len(list(archive.records(site="nmpa"))) == 3
    gone = scrapy(
        "crawl",
        "page",
        "-a",
        "url=https://www.example.org/",
        "-s",
        f"REPLAY_FILES={warc}",
        "-s",
        f"DATA={data}",
    )
    assert gone.returncode == 1, "a page that failed needs a person, whoever asked for it"
    for words, told in (
        (("nmpaa",), "did you mean nmpa?"),
        (("nmpa", "-a", "limit=few"), "limit=few"),
        (("nmpa", "-s", "REPLAY_FILES=no-such.warc.gz"), "no-such.warc.gz"),
    ):
        wrong = scrapy("crawl", *words, "-s", f"DATA={data}")
        assert wrong.returncode == 2, wrong.stderr
        assert told in wrong.stderr
        assert "Traceback" not in wrong.stderr


def test_a_full_disk_stops_the_crawl_and_the_next_one_goes_on(tmp_path: Path) -> None:
    warc, data = replay(tmp_path / "served", *served()), tmp_path / "data"
    Archive.open(data, create=True).close()
    words = ("-m", "crawler.cli", "crawl", "nmpa", "--data", data, "--replay", warc)
    # No file may grow past what the new archive's is: to a program the same as a disk that has no room left.
    room = (data / "archive.sqlite").stat().st_size // 1024
    full = subprocess.run(
        ["bash", "-c", f'ulimit -f {room}; exec "$0" "$@"', sys.executable, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert full.returncode == 3, full.stdout + full.stderr
    assert full.stderr.count("Nothing can be stored any more") == 1
    assert "disk" in full.stdout
    assert "Traceback" not in full.stderr
    again = yaowen("crawl", "nmpa", "--data", data, "--replay", warc)
    assert again.returncode == 0, again.stdout + again.stderr
    with Archive.open(data) as archive:
        assert len(list(archive.records())) == 3
        assert archive.verify().ok


def damage(warc: Path, url: str) -> None:
    """Let some bytes of one capture's record go bad."""
    [ref] = [item.ref for item in read_warc(warc) if isinstance(item, Capture) and item.url == url]
    assert ref
    data = bytearray(warc.read_bytes())
    data[ref.offset + 60 : ref.offset + 68] = bytes(8)
    warc.write_bytes(data)


@pytest.mark.parametrize("how", ["torn", "flipped", "empty", "text"])
def test_a_damaged_replay_is_refused_before_anything_is_crawled(tmp_path: Path, how: str) -> None:
    warc, data = replay(tmp_path / "served", *served()), tmp_path / "data"
    if how == "flipped":
        damage(warc, ARTICLE.format(1))
    else:
        cut = {"torn": warc.read_bytes()[:-30], "empty": b"", "text": b"no archive"}[how]
        warc.write_bytes(cut)
    done = yaowen("crawl", "nmpa", "--data", data, "--replay", warc)
    assert done.returncode in (2, 3), done.stdout + done.stderr
    assert warc.name in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    if data.exists():
        with Archive.open(data) as archive:
            assert list(archive.records()) == []
            assert archive.verify().ok


def test_a_damaged_archive_is_told_and_crawling_goes_on(tmp_path: Path) -> None:
    warc, data = replay(tmp_path / "served", *served()), tmp_path / "data"
    assert yaowen("crawl", "nmpa", "--data", data, "--replay", warc).returncode == 0
    [kept] = (data / "warc").rglob("*.warc.gz")
    damage(kept, ARTICLE.format(1))
    verified = yaowen("verify", "--data", data)
    assert verified.returncode == 3
    assert kept.name in verified.stdout
    again = yaowen("rederive", "nmpa", "--data", data)
    assert again.returncode == 1, again.stdout + again.stderr
    assert again.stdout.splitlines()[-1] == "1 refused, 2 unchanged"
    assert "Traceback" not in again.stderr
    shown = yaowen("show", ARTICLE.format(1), "--data", data)
    assert shown.returncode == 0, "the record is in the database, and stays"
    # Fetched once more, its bytes are whole again.
    crawled = yaowen("crawl", "nmpa", "--data", data, "--replay", warc)
    assert crawled.returncode == 0, crawled.stdout + crawled.stderr
    with Archive.open(data) as archive:
        assert {version.number for version in archive.records(site="nmpa")} == {1}
        newest = archive.observations(ARTICLE.format(1))
        bodies = {archive.read(look.capture).body for look in newest[-1:] if look.capture}
        assert bodies == {PAGE.format(title=TITLES[1]).encode()}
