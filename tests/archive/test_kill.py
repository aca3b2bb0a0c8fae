"""Kill it any time: real writers, several at once, SIGKILL wherever they are."""

import random
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from archive import Archive, Capture
from archive.warc.raw import RawRecord, read_raw
from archive.warc.reader import read_warc
from tests.archive.samples import URL, day, exchange

ROOT = Path(__file__).parents[2]
SITES = ("nmpa", "dzwww", "kuaiwen")
ROUNDS = 4


def start(data: Path, site: str) -> "subprocess.Popen[str]":
    with data.with_name(f"{site}.err").open("a") as errors:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.archive.crawling", str(data), site],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )


def run_and_kill(data: Path, chance: random.Random) -> set[str]:
    """Let every site be crawled at once and kill all, each at its own moment; what they said is stored."""
    crawls = [start(data, site) for site in SITES]
    lines = [crawl.stdout.readline() for crawl in crawls if crawl.stdout]
    for crawl in chance.sample(crawls, len(crawls)):
        sleep(chance.uniform(0, 0.08))
        crawl.kill()
    for crawl in crawls:
        with crawl:
            # Its last line may be torn as well: only what was said to the end counts.
            lines += [line for line in crawl.stdout or () if line.endswith("\n")]
    return {url for line in lines for url in line.split()}


def test_killed_writers_lose_nothing_they_said_was_stored(tmp_path: Path) -> None:
    data, chance = tmp_path / "data", random.Random(20260301)
    stored: set[str] = set()
    for _ in range(ROUNDS):
        stored |= run_and_kill(data, chance)
        assert all("Error" not in errors.read_text() for errors in tmp_path.glob("*.err"))
        with Archive.open(data) as archive:
            report = archive.verify()
            assert report.problems == ()
            assert {version.derivation.url for version in archive.records()} >= stored
    with Archive.open(data) as archive:
        archive.frontier.settle("nothing", "gone")
        report = archive.verify()
        assert (report.problems, report.unindexed) == ((), 0)
        fetched = [
            item.url
            for path in data.rglob("*.warc.gz")
            for item in read_warc(path)
            if isinstance(item, Capture)
        ]
        assert len(fetched) == len(set(fetched)), "something was fetched twice"
        assert report.captures == len(fetched)
        assert stored


KILLED = """
import os, sys
from archive import Archive
from tests.archive.samples import URL, exchange, keep
archive = Archive.open(sys.argv[1], create=True)
writer = archive.writer(site="nmpa", run="run1")
archive.frontier.discover("nmpa", None, [(URL + "/1", "一"), (URL + "/2", "二")])
keep(archive, writer, exchange("甲"))
for number in (1, 2):
    writer.write(exchange(f"乙{number}" * 300, f"{URL}/{number}"))
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    subprocess.run([sys.executable, "-c", KILLED, str(data)], cwd=ROOT, check=False)
    return data


def test_what_was_captured_and_not_committed_is_not_fetched_again(killed: Path) -> None:
    with Archive.open(killed) as archive:
        assert archive.verify().unindexed > 0
        archive.frontier.begin_walk("nmpa", "https://list.example/")
        assert archive.verify().unindexed == 0
        bodies = [
            p.capture and archive.read(p.capture).body.decode()[:2] for p in archive.frontier.pending("nmpa")
        ]
        assert bodies == ["乙1", "乙2"]
        url = archive.frontier.pending("nmpa")[0].url
        assert [look.outcome for look in archive.observations(url)] == ["fetched"]


def test_a_last_record_torn_anywhere_is_cut(killed: Path) -> None:
    (path,) = killed.rglob("*.warc.gz")
    whole = path.read_bytes()
    with Archive.open(killed) as archive:
        database = {file: file.read_bytes() for file in killed.glob("archive.sqlite*")}
        last = [item.ref.offset for item in read_warc(path) if isinstance(item, Capture) and item.ref][-1]
    for size in range(last, len(whole), 29):
        for file, content in database.items():
            file.write_bytes(content)
        path.write_bytes(whole[:size])
        with Archive.open(killed) as archive:
            archive.frontier.settle("nothing", "gone")
            assert path.stat().st_size == last
            assert archive.verify().problems == ()
            assert [bool(found.capture) for found in archive.frontier.pending("nmpa")] == [True, False]


def test_damage_amid_what_was_left_hides_nothing_else(killed: Path) -> None:
    (path,) = killed.rglob("*.warc.gz")
    first, second = [item.ref for item in read_warc(path) if isinstance(item, Capture)][1:]
    assert first
    data = bytearray(path.read_bytes())
    data[first.offset + 25 : first.offset + 65] = bytes(40)
    path.write_bytes(data)
    with Archive.open(killed) as archive:
        archive.frontier.settle("nothing", "gone")
        assert [found.capture for found in archive.frontier.pending("nmpa")] == [None, second]


LEFT_BOTH = """
import os, sys
from archive import Archive
from tests.archive.samples import URL, day, exchange, keep
archive = Archive.open(sys.argv[1], create=True)
writer = archive.writer(site="nmpa", run="run1")
keep(archive, writer, exchange("甲" * 300))
writer.write(exchange("乙" * 300, URL + "/2"))
writer.write(exchange("甲" * 300, at=day(1)))
os.kill(os.getpid(), 9)
"""


def test_what_was_left_is_an_original_unless_it_is_a_revisit(tmp_path: Path) -> None:
    """What comes later refers to where the bytes lie, not to another that refers there."""
    subprocess.run([sys.executable, "-c", LEFT_BOTH, str(tmp_path)], cwd=ROOT, check=False)
    with Archive.open(tmp_path) as archive:
        archive.frontier.settle("nothing", "gone")
        (path,) = tmp_path.rglob("*.warc.gz")
        originals = [item.ref.record_id for item in read_warc(path) if isinstance(item, Capture) and item.ref]
        writer = archive.writer(site="nmpa", run="run2")
        for body, original in zip("甲乙", originals[:2], strict=True):
            again = writer.write(exchange(body * 300, URL + "/3", day(2))).ref
            assert again
            record = next(read_raw(tmp_path / again.file, again.offset))
            assert isinstance(record, RawRecord)
            assert (record.kind, record.headers["warc-refers-to"]) == ("revisit", original)


def test_a_file_being_written_is_left_alone(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "data", create=True) as one, Archive.open(tmp_path / "data") as other:
        writer = one.writer(site="nmpa", run="run1")
        writer.write(exchange())
        other.frontier.settle("nothing", "gone")
        assert other.verify().captures == 0
        with one.batch():
            pass
        assert other.verify().captures == 1
