"""How well whole pages are read, on sets of real pages with gold: text, headline, date, source, charset, and the cost."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import trafilatura

from archive.captures import Capture
from crawler.derive import derive
from crawler.errors import InputRefused
from crawler.extract.charset import decode
from tests.eval import yardsticks
from tests.eval.figure import Figure

# The sets whose headlines and dates were read by hand: one figure over all of their pages together.
_TOGETHER = ("zh-imm69", "zh-magic-article", "zh-gne", "zh-eb-jsp", "zh-twnews")
_TOLD = {
    "F1": "f1",
    "low": "under_half",
    "headline": "headline",
    "date": "date",
    "date_wrong": "date_wrong",
    "source": "source",
}
_GOLD = {
    "F1": "text",
    "low": "text",
    "headline": "title",
    "date": "date",
    "date_wrong": "date",
    "source": "source",
}


def figures() -> Iterator[Figure]:
    """Every figure of the pages measure. Raises Absent where the sets are not on this machine."""
    sets = yardsticks.names()
    for name in sets:
        yield from figures_of(name)
    for key in ("headline", "date", "date_wrong", "source"):
        yield _together(key)
    exact, _ = yardsticks.exact_seeds()
    yield Figure("pages.seeds.exact", exact, "the seed texts")
    yield from _charsets(sets)
    yield _cost(sets)


def figures_of(name: str) -> Iterator[Figure]:
    """What the scoring program says of one set."""
    for key, value in yardsticks.scores(name).items():
        if key in _TOLD and (count := _with(name, _GOLD[key])):
            yield Figure(f"pages.{name}.{_TOLD[key]}", value, f"{count} pages")


def _with(name: str, fact: str) -> int:
    return sum(bool(row.get(fact)) for row in yardsticks.gold(name))


def _together(key: str) -> Figure:
    counts = {name: _with(name, _GOLD[key]) for name in _TOGETHER}
    whole = sum(counts.values())
    right = sum(yardsticks.scores(name)[key] * count for name, count in counts.items() if count)
    return Figure(f"pages.{_TOLD[key]}", right / whole, f"{whole} pages of {len(_TOGETHER)} sets")


def _charsets(sets: list[str]) -> Iterator[Figure]:
    damaged = pages = refused = 0
    for name in sets:
        for answer in yardsticks.answers(name):
            pages += 1
            refused += "error" in answer
            damaged += bool(answer.get("provenance", {}).get("charset", {}).get("replacements"))
    yield Figure("pages.refused", refused, f"{pages} pages")
    yield Figure("pages.with_replaced_bytes", damaged, f"{pages} pages")


def _cost(sets: list[str]) -> Figure:
    """The median page's CPU, ours by that of trafilatura's default extraction with metadata, which is spared the decoding."""
    ours, theirs = [], []
    for path, url in (page for name in sets for page in yardsticks.pages(name)):
        capture = _capture(path, url)
        text, _ = decode(capture.body)
        ours.append(_spent(partial(_derived, capture)))
        theirs.append(_spent(partial(trafilatura.extract, text, with_metadata=True)))
    return Figure(
        "pages.cost", statistics.median(ours) / statistics.median(theirs), f"{len(ours)} pages, medians"
    )


def _capture(path: Path, url: str | None) -> Capture:
    where = url or "http://example.invalid/page.html"
    return Capture(
        where, datetime(2026, 1, 1, tzinfo=UTC), 200, (("Content-Type", "text/html"),), path.read_bytes()
    )


def _derived(capture: Capture) -> None:
    try:
        derive([capture])
    except InputRefused:
        return


def _spent(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began
