"""The writer thread, over a real archive."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive import Archive, Capture, Observation
from archive.errors import StorageFailed
from crawler.fetch.writer import Session, Writer

NOW = datetime(2026, 6, 1, tzinfo=UTC)


class OneRun:
    """The least a session is."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive.open(folder, create=True)
        self._warc = self.archive.writer(site="a", run="r")

    def capture(self, capture: Capture) -> Capture:
        return self._warc.write(capture)

    def batch(self) -> AbstractContextManager[object]:
        return self.archive.batch()

    def finish(self, reason: str) -> None:
        self.archive.finish_run("r", outcome=reason)

    def close(self) -> None:
        self.archive.close()


def look(n: int) -> Observation:
    return Observation(f"http://a.example/{n}", NOW, "a", "r", "failed")


def looking_at(n: int) -> Callable[[Session], None]:
    return lambda session: session.archive.observe([look(n)])


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    writer = Writer(lambda: OneRun(tmp_path), lambda error: None, patience=60.0)
    writer.start().result(10)
    yield writer
    writer.stop().result(10)


def test_what_one_job_is_refused_costs_the_others_nothing(tmp_path: Path, writer: Writer) -> None:
    good = [writer.submit(looking_at(n)) for n in range(3)]

    def half(session: Session) -> None:
        session.archive.observe([look(7)])
        raise ValueError("halfway")

    bad = writer.submit(half)
    good.append(writer.submit(looking_at(3)))
    assert not any(future.done() for future in (*good, bad)), "nothing is told before the batch has committed"
    writer.stop().result(10)
    assert [future.result(0) for future in good] == [None] * 4
    with pytest.raises(ValueError, match="halfway"):
        bad.result(0)
    with Archive.open(tmp_path) as archive:
        assert [len(archive.observations(f"http://a.example/{n}")) for n in range(4)] == [1] * 4
        assert archive.observations("http://a.example/7") == (), "half a job is none"


def test_questions_are_answered_at_once_and_captures_have_their_place(writer: Writer) -> None:
    capture = Capture("http://a.example/", NOW, 200, (("Content-Type", "text/html"),), b"<p>")
    written = writer.capture(capture).result(10)
    ref = written.ref
    assert ref
    assert writer.ask(lambda session: session.archive.read(ref).body).result(10) == b"<p>"
    with pytest.raises(ZeroDivisionError):
        writer.ask(lambda session: 1 // 0).result(10)
    assert writer.ask(lambda session: 1).result(10) == 1


def test_an_archive_that_cannot_be_opened_refuses_everything(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    writer = Writer(lambda: OneRun(tmp_path / "file"), lambda error: None)
    with pytest.raises(Exception, match="file"):
        writer.start().result(10)
    later = writer.submit(lambda session: None)
    writer.stop().result(10)
    with pytest.raises(Exception, match="file"):
        later.result(10)


def test_a_disk_that_fails_is_told_once_and_refuses_the_rest(tmp_path: Path) -> None:
    told: list[Exception] = []
    writer = Writer(lambda: OneRun(tmp_path), told.append, patience=60.0)
    writer.start().result(10)
    waiting = writer.submit(looking_at(1))

    def fails(session: Session) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        writer.ask(fails).result(10)
    after = writer.submit(lambda session: None)
    writer.stop().result(10)
    for future in (waiting, after):
        with pytest.raises(StorageFailed, match="No space"):
            future.result(10)
    assert len(told) == 1


def test_a_writer_never_started_can_be_stopped(tmp_path: Path) -> None:
    Writer(lambda: OneRun(tmp_path), lambda error: None).stop().result(1)
