"""Workers: answers in order, and nothing a page does harms another."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.captures import Capture, CaptureRef
from archive.packed import Packed
from archive.warc.writer import WarcWriter
from crawler.errors import ExtractionCrashed, NoArticle
from crawler.workers import BATCH, HANDED_OVER, HEAVY, Job, Workers

ODD_PAGES = """
import os, sys, time
from archive.derivation import Derivation
from crawler.errors import NoArticle

def derive(captures, layouts):
    word, text = captures[0].body.decode(), captures[0].body.decode()
    while word == "hang":
        pass
    if word == "die":
        os._exit(9)
    if word == "eat":
        bytearray(64 << 30)
    if word == "bug":
        raise KeyError("unheard of")
    if word == "refuse":
        raise NoArticle("no article here")
    if word == "modules":
        text = " ".join(sorted(sys.modules))
    if word.startswith("process"):
        text = str(os.getpid())
    while word.startswith("wait for ") and not os.path.exists(word[9:]):
        time.sleep(0.01)
    return Derivation(id="0" * 16, url=None, canonical_url=None, text=text, original_text=text)
"""


@pytest.fixture
def odd_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "odd_pages.py").write_text(ODD_PAGES, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "odd_pages.derive"


def job(word: str) -> Job:
    return Job(
        (Capture(f"https://news.example/{word}", datetime(2026, 1, 1, tzinfo=UTC), 200, (), word.encode()),)
    )


def text_of(answer: object) -> str:
    assert isinstance(answer, Packed), answer
    return answer.derivation.text


def test_what_a_page_does_stays_with_it(odd_pages: str) -> None:
    words = ["one", "hang", "two", "die", "three", "eat", "bug", "refuse", "four"]
    with Workers(2, timeout=2, derive=odd_pages) as workers:
        answers = list(workers.map(map(job, words)))
    by_word = dict(zip(words, answers, strict=True))
    assert [text_of(by_word[word]) for word in ("one", "two", "three", "four")] == [
        "one",
        "two",
        "three",
        "four",
    ]
    for word, why in {
        "hang": "longer than 2 s",
        "die": "exit code 9",
        "eat": "Memory",
        "bug": "unheard of",
    }.items():
        assert isinstance(by_word[word], ExtractionCrashed)
        assert why in str(by_word[word])
        assert f"https://news.example/{word}" in str(by_word[word])
    assert isinstance(by_word["refuse"], NoArticle)


def test_jobs_are_taken_only_as_fast_as_they_are_answered(odd_pages: str) -> None:
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for number in range(200):
            taken = number + 1
            yield job(str(number))

    with Workers(1, derive=odd_pages) as workers:
        for number, answer in enumerate(workers.map(jobs())):
            assert text_of(answer) == str(number)
            assert taken <= number + workers.ahead + 1


def test_processes_are_replaced(odd_pages: str) -> None:
    with Workers(1, batches_per_process=3, derive=odd_pages) as workers:
        seen = {text_of(workers.submit(job("process")).result()) for _ in range(8)}
    assert len(seen) == 3


@pytest.mark.parametrize(
    ("words", "batches"), [(["process"] * (2 * BATCH + 1), 3), (["process" + " " * HEAVY] * 3, 3)]
)
def test_what_waits_goes_over_in_batches_not_too_long_or_heavy(
    odd_pages: str, tmp_path: Path, words: list[str], batches: int
) -> None:
    """A process for a batch: as many processes as answer, as many batches there were."""
    gate = tmp_path / "all are waiting"
    with Workers(1, batches_per_process=1, derive=odd_pages) as workers:
        before = [workers.submit(job(f"wait for {gate}")) for _ in range(HANDED_OVER)]
        answers = [workers.submit(job(word)) for word in words]
        gate.touch()
        assert all(text_of(answer.result()) for answer in before)
        assert len({text_of(answer.result()) for answer in answers}) == batches


def test_what_waits_is_shared_among_the_processes(odd_pages: str, tmp_path: Path) -> None:
    gate = tmp_path / "all are waiting"
    with Workers(2, batches_per_process=1, derive=odd_pages) as workers:
        for _ in range(2 * HANDED_OVER):
            workers.submit(job(f"wait for {gate}"))
        answers = [workers.submit(job("process")) for _ in range(4)]
        gate.touch()
        assert len({text_of(answer.result()) for answer in answers}) > 1


def test_what_was_stopped_is_answered(odd_pages: str) -> None:
    workers = Workers(1, derive=odd_pages)
    answers = [workers.submit(job("hang")) for _ in range(HANDED_OVER + 3)]
    workers.stop()
    for answer in answers:
        told = answer.result(timeout=60)
        assert isinstance(told, ExtractionCrashed)
        assert "https://news.example/hang" in str(told)


def test_a_page_by_reference_needs_its_archive(odd_pages: str) -> None:
    nowhere = CaptureRef("warc/a.warc.gz", 7, "<urn:uuid:1>", "")
    with Workers(1, derive=odd_pages) as workers:
        told = workers.submit(Job((nowhere,))).result()
    assert isinstance(told, ExtractionCrashed)
    assert "warc/a.warc.gz at 7" in str(told)
    assert "must name their archive folder" in str(told)


def test_no_worker_imports_scrapy(odd_pages: str) -> None:
    import scrapy  # noqa: F401  # the point: the parent has it

    assert "scrapy" in sys.modules
    with Workers(1, derive=odd_pages) as workers:
        [answer] = workers.map([job("modules")])
    loaded = text_of(answer).split()
    assert "archive.derivation" in loaded
    assert not {"scrapy", "twisted", "pytest"} & set(loaded)


def test_the_real_reader_needs_no_scrapy_and_captures_may_be_named(tmp_path: Path) -> None:
    page = "<html><body><h1>药品安全巡查结束</h1>" + "<p>检查人员走访了二十家药店，对问题逐一登记。</p>" * 9
    capture = Capture(
        "https://news.example/a/1.html",
        datetime(2026, 1, 1, tzinfo=UTC),
        200,
        (("Content-Type", "text/html; charset=utf-8"),),
        page.encode(),
    )
    writer = WarcWriter(tmp_path, site="news", run="test", info={})
    written = writer.write(capture)
    writer.close()
    assert written.ref
    with Workers(1) as workers:
        [answer] = workers.map([Job((written.ref,), data=tmp_path)])
    assert isinstance(answer, Packed)
    assert "走访了二十家药店" in answer.derivation.text
    assert answer.captures == answer.derivation.provenance.captures == (written.ref,)
