"""Mirror repair: spans that came right in the page and alone, glosses taken out, clean text left alone, and the time of both."""

import os
from collections.abc import Iterator

from tests.bench.mirror.clean import untouched
from tests.bench.mirror.run import Result, rates, results
from tests.bench.mirror.score import Scored
from tests.eval.figure import Figure

DOCUMENTS = 5000
"""Each text some four times, as a different site would damage it: among a thousand, two wrong spans more or less are chance."""


def figures() -> Iterator[Figure]:
    """Figures of damaged documents and of all clean text there is."""
    found = list(results(DOCUMENTS, os.cpu_count() or 1))
    glosses = sum(one.glosses for one in found)
    left = sum(len(one.glosses_left) for one in found)
    yield Figure("mirror.glosses.removed", 1 - left / glosses, f"{glosses} glosses, {DOCUMENTS} documents")
    strays = sum(len(one.strays) for one in found)
    yield Figure("mirror.strays", strays, f"{DOCUMENTS} documents")
    yield from _spans("page", [span for one in found for span in one.page])
    yield from _spans("alone", [span for one in found for span in one.alone])
    yield from _times(found)
    clean = untouched()
    yield Figure("mirror.clean.changes", len(clean.changes), f"{clean.size} characters: {clean.what}")
    yield Figure("mirror.clean.ms", clean.milliseconds, "3,000 clean characters, CPU")


def _spans(where: str, spans: list[Scored]) -> Iterator[Figure]:
    for class_ in ("gloss", "mark"):
        seen = rates(spans, class_)
        yield Figure(f"mirror.{where}.{class_}.exact", seen.exact, f"{seen.count} spans")
        shown = rates([span for span in spans if not span.vanished], class_)
        yield Figure(
            f"mirror.{where}.{class_}.shown.exact",
            shown.exact,
            f"{shown.count} spans: nothing of them vanished",
        )
    spans = [span for span in spans if span.class_ != "hidden"]
    wrong = sum(span.fate == "wrong" for span in spans)
    yield Figure(f"mirror.{where}.wrong", wrong / len(spans), f"{len(spans)} spans")


def _times(found: list[Result]) -> Iterator[Figure]:
    times = sorted(1000 * one.seconds for one in found if one.page)
    yield Figure(
        "mirror.document.ms", times[len(times) * 19 // 20], f"the slowest but 5 % of {len(times)}, CPU"
    )
