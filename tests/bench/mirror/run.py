"""Damages and repairs documents, and adds up what became of them."""

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from crawler.text.mirror import PASS
from crawler.text.passes import Context
from tests.bench.mirror.alone import cut
from tests.bench.mirror.damage import damaged
from tests.bench.mirror.score import Scored, scored, scored_span
from tests.bench.mirror.style import drawn
from tests.bench.mirror.texts import Text, texts, traditional

ALONE = 6


@dataclass(slots=True)
class Result:
    """What became of one document: its spans in the page and alone, its glosses, and the time it took."""

    source: str
    page: list[Scored] = field(default_factory=list)
    alone: list[Scored] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    glosses: int = 0
    glosses_left: list[str] = field(default_factory=list)
    seconds: float = 0.0


def result(number: int, text: Text) -> Result:
    """One document, damaged as a site drawn from `number` would."""
    chance = random.Random(number)
    clean = traditional(text.text, chance)
    style = drawn(clean, chance)
    hurt = damaged(clean, style, chance)
    began = time.process_time()
    found = PASS.run(hurt.text, Context())
    out = Result(text.source, seconds=time.process_time() - began)
    page = scored(hurt, found.edits, found.damage)
    out.page, out.strays, out.glosses, out.glosses_left = (
        page.spans,
        page.strays,
        page.glosses,
        page.glosses_left,
    )
    for span in chance.sample(hurt.spans, min(ALONE, len(hurt.spans))):
        low, high = cut(hurt, span, chance)
        single = PASS.run(hurt.text[low:high], Context())
        out.alone.append(
            scored_span(
                hurt,
                span,
                [(e.start + low, e.end + low, e) for e in single.edits],
                [(d.start + low, d.end + low, d) for d in single.damage],
            )
        )
    return out


def results(limit: int, processes: int = 1) -> Iterator[Result]:
    """The first `limit` documents; every text once, and again with another site's damage where there are too few."""
    found = texts()
    jobs = [(n, found[n % len(found)]) for n in range(limit)]
    if processes == 1:
        yield from (result(*job) for job in jobs)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(_job, jobs, chunksize=8)


def _job(job: tuple[int, Text]) -> Result:
    return result(*job)


@dataclass(frozen=True, slots=True)
class Rates:
    """The fates of spans of one class, in page or alone."""

    count: int
    exact: float
    wrong: float
    flagged: float


def rates(spans: Sequence[Scored], class_: str) -> Rates:
    """The rates among `spans` of the class `class_`."""
    fates = Counter(span.fate for span in spans if span.class_ == class_)
    count = sum(fates.values())
    share = {fate: fates[fate] / max(1, count) for fate in ("exact", "wrong", "flagged", "left")}
    return Rates(count, share["exact"], share["wrong"], share["flagged"])
