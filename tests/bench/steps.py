"""What each step of a page costs, in ms of CPU: `python -m tests.bench.steps` prints `{step: ms}`."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from archive import Archive
from archive.captures import Capture
from archive.encoding import encode
from archive.fingerprint import fingerprint
from archive.warc.writer import WarcWriter
from crawler.derive import AFTER_SCRIPT, BEFORE_SCRIPT, derive
from crawler.extract.layout import Layouts
from crawler.extract.read import read_page
from crawler.text import kind, relevance, script
from crawler.text.draft import Draft
from crawler.text.passes import Context
from tests.bench.pages import page
from tests.bench.sites.bench import Bench, Unknown

PAGES = 200
T = TypeVar("T")


class Stopwatch:
    """CPU time by step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - began

    def per_page(self) -> dict[str, float]:
        return {name: round(1000 * seconds / PAGES, 3) for name, seconds in self.spent.items()}


def captures() -> list[Capture]:
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return [
        Capture(f"http://127.0.0.1/news/{i}.html", datetime(2026, 1, 1, tzinfo=UTC), 200, headers, page(i))
        for i in range(PAGES)
    ]


def text_steps(watch: Stopwatch, capture: Capture, layouts: Layouts) -> None:
    with watch.step("read page by layout"):
        found = read_page([capture], layouts)
    draft = Draft.of(found.body)
    context = Context(found.facts, found.captions)
    for step in (*BEFORE_SCRIPT, *AFTER_SCRIPT):
        with watch.step(f"pass {step.name}"):
            draft = draft.revise(step.run(draft.text, context).edits)
    with watch.step("script: detect"):
        script.detect(draft.text)
    with watch.step("script: convert"):
        script.convert(draft.text)
    with watch.step("kind, relevance"):
        kind.kind(found.facts.headline or "", draft.text)
        relevance.relevance(found.facts.headline or "", draft.text)


def whole(watch: Stopwatch, name: str, run: Callable[[Capture], T], given: list[Capture]) -> list[T]:
    with watch.step(name):
        return [run(capture) for capture in given]


def main() -> None:
    watch, given = Stopwatch(), captures()
    derive(given[:1], Bench.layouts)
    derive(given[:1], Unknown.layouts)
    for capture in given:
        text_steps(watch, capture, Bench.layouts)
    whole(watch, "derive, generic path", lambda c: derive([c], Unknown.layouts), given)
    whole(watch, "derive, by layout", lambda c: derive([c], Bench.layouts), given)
    with tempfile.TemporaryDirectory() as folder:
        writer = WarcWriter(Path(folder), site="bench", run="bench")
        written = whole(watch, "capture to WARC", writer.write, given)
        writer.close()
    derivations = [derive([c], Bench.layouts) for c in written]
    with watch.step("encode"):
        for derivation in derivations:
            encode(derivation)
    with watch.step("fingerprint"):
        for derivation in derivations:
            fingerprint(derivation)
    store(watch, given)
    print(json.dumps(watch.per_page(), ensure_ascii=False))


def store(watch: Stopwatch, given: list[Capture]) -> None:
    with tempfile.TemporaryDirectory() as folder, Archive.open(folder, create=True) as archive:
        archive.start_run("bench", site="bench")
        writer = archive.writer(site="bench", run="bench")
        kept = [writer.write(capture) for capture in given]
        derivations = [derive([capture], Bench.layouts) for capture in kept]
        with watch.step("store, in one batch"), archive.batch():
            for derivation, capture in zip(derivations, kept, strict=True):
                archive.put(derivation, captured=capture.time, run="bench")


if __name__ == "__main__":
    main()
