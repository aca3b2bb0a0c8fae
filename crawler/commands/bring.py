"""`yaowen import`: files into the archive, each byte for byte as a capture first."""

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from archive import (
    Archive,
    ArchiveError,
    Capture,
    CaptureDamaged,
    CaptureRef,
    Observation,
    Outcome,
    Stored,
    content,
)
from archive.packed import Packed
from archive.warc.format import digest
from archive.warc.normal import normal
from archive.warc.writer import WarcWriter
from crawler.commands import sites
from crawler.commands.console import progress, report, safe
from crawler.commands.exits import Exit
from crawler.commands.inputs import PAGES, TEXTS, WARCS, is_article_response, read_all
from crawler.commands.reading import again, answers, batches
from crawler.commands.runs import a_run
from crawler.errors import WrongUsage, outcome_of
from crawler.fetch.verdict import judge
from crawler.workers import Answer, Job, Workers

SITE = "imported"
"""What a file without address has in place of a site."""
BATCH = 100
"""Files a transaction: each costs a sync of the disk."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to import: a capture to derive, or (`outcome` is set) to keep unread; or none, and why."""

    path: str
    capture: Capture | None = None
    outcome: Outcome | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an item; `stored` when it is a record."""

    item: Item
    outcome: str
    detail: str = ""
    stored: Stored | None = None


_UNREAD: frozenset[Outcome] = frozenset({"fetched", "failed"})
"""Outcomes of a look at an article after which it is still to be read."""

_LOOKS: dict[str, Outcome] = {"new": "new", "changed": "changed"}
"""What a stored derivation means for the look; all else left the article as it was."""


def run(places: list[Path], data: Path, as_json: bool) -> Exit:
    """Print a line for each record, each refusal and each file passed over, then how many of each."""
    files, ignored = _files(places)
    counts: Counter[str] = Counter()
    with (
        Archive.open(data, create=True) as archive,
        a_run(archive, "import", SITE) as writer,
        Workers() as workers,
        progress("import") as advance,
    ):
        items = _items(files, archive, writer)
        for batch in batches(answers(items, _job, workers), BATCH):
            with archive.batch():
                results = [_store(archive, item, answer, workers, writer.run) for item, answer in batch]
            for result in results:
                counts[result.outcome] += 1
                _tell(result, as_json)
            advance(counts.total(), 0)
    for path in ignored:
        _tell(Result(Item(str(path)), "ignored", "not a .txt, .html or .warc.gz file"), as_json)
    if not as_json:
        report(", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "nothing to import")
    return Exit.LOOK if counts["refused"] else Exit.WELL


def _files(places: list[Path]) -> tuple[list[Path], list[Path]]:
    """The files to import, and those passed over, in the order of their names."""
    found: list[Path] = []
    for place in places:
        if not place.exists():
            raise WrongUsage(f"{place}: there is no such file or folder; nothing was imported")
        found += sorted(_within(place)) if place.is_dir() else [place]
    wanted = [path for path in found if path.name.lower().endswith((*TEXTS, *PAGES, *WARCS))]
    known = set(wanted)
    return wanted, [path for path in found if path not in known]


def _within(folder: Path) -> Iterator[Path]:
    for inner, _, names in os.walk(folder, onerror=_unreadable):
        yield from (path for name in names if (path := Path(inner, name)).is_file())


def _unreadable(problem: OSError) -> None:
    raise WrongUsage(
        f"{problem.filename}: cannot be read ({problem.strerror}); nothing was imported"
    ) from problem


def _items(files: list[Path], archive: Archive, writer: WarcWriter) -> Iterator[Item]:
    for path in files:
        for given in read_all(path):
            if given.capture:
                yield _kept(_judged(given.path, given.capture), given.capture, archive, writer)
            else:
                yield Item(given.path, detail=str(given.refused))


def _kept(item: Item, capture: Capture, archive: Archive, writer: WarcWriter) -> Item:
    """The item with its capture in the archive; one that was read before is left as it is."""
    given = normal(capture)
    earlier = _captured(archive, given)
    if earlier and _is_settled(item, archive.observations(given.requested_url), earlier):
        return replace(item, outcome="unchanged", detail="imported before")
    for ref in earlier:
        # Captured by a run that was killed before it was read, or refused then: it need not be written again.
        with suppress(CaptureDamaged):
            return replace(item, capture=archive.read(ref))
    return replace(item, capture=writer.write(capture))


def _captured(archive: Archive, given: Capture) -> list[CaptureRef]:
    """The captures that have these bytes of this moment; of a file, its moment is no matter."""
    held = archive.captured(given.requested_url, digest(given.body))
    return [ref for ref, time in held if given.status is None or time == given.time]


def _is_settled(item: Item, looks: Sequence[Observation], earlier: Sequence[CaptureRef]) -> bool:
    """Whether it was looked at before, and nothing more can come of it."""
    outcomes = {look.outcome for look in looks if look.capture in earlier}
    return bool(outcomes) and (bool(item.outcome) or not outcomes <= _UNREAD)


def _judged(path: str, capture: Capture) -> Item:
    """A capture: to be derived, unless it is a look at something that is no article."""
    if capture.status is None:
        is_text = is_article_response(capture)
        return Item(path, capture) if is_text else Item(path, capture, "fetched", "neither a text nor a page")
    try:
        verdict = judge(capture, content(capture))
    except ArchiveError as problem:
        return Item(path, capture, "failed", str(problem))
    if verdict.outcome == "failed" and 300 <= (capture.status or 0) < 400:
        return Item(path, capture, "fetched", verdict.detail)
    if not verdict.readable:
        return Item(path, capture, verdict.outcome, verdict.detail)
    if not is_article_response(capture) or sites.is_article(capture.requested_url) is False:
        return Item(path, capture, "fetched", verdict.detail)
    return Item(path, capture)


def _job(item: Item) -> Job | None:
    if item.outcome or item.capture is None:
        return None
    return Job((item.capture,), sites.layouts_for(item.capture.requested_url))


def _store(archive: Archive, item: Item, answer: Answer | None, workers: Workers, run: str) -> Result:
    if isinstance(answer, Packed) and item.capture:
        layouts = sites.layouts_for(item.capture.requested_url)
        stored = archive.put(
            answer,
            captured=item.capture.time,
            run=run,
            derive=lambda captures: again(workers, captures, layouts),
        )
        outcome = _LOOKS.get(stored.outcome, "unchanged")
        _observe(archive, item.capture, outcome, "imported", run)
        return Result(item, stored.outcome, stored=stored)
    outcome = item.outcome or outcome_of(answer)
    detail = item.detail or str(answer or "")
    if item.capture and item.outcome != "unchanged":
        _observe(archive, item.capture, outcome, detail, run)
    return Result(item, item.outcome or "refused", detail)


def _observe(archive: Archive, capture: Capture, outcome: Outcome, detail: str, run: str) -> None:
    look = Observation(
        capture.requested_url, capture.time, capture.site, run, outcome, detail=detail, capture=capture.ref
    )
    archive.observe([look])


def _tell(result: Result, as_json: bool) -> None:
    if result.item.outcome not in (None, "unchanged"):
        # A list, a robots.txt, an error page of a WARC: kept and counted, no news to a person.
        return
    version = result.stored.version if result.stored else None
    if as_json:
        row = {
            "path": result.item.path,
            "outcome": result.outcome,
            "id": version.derivation.id if version else None,
            "citation": version.citation if version else None,
            "detail": result.detail,
        }
        report(json.dumps(row, ensure_ascii=False))
        return
    told = f"{version.citation}  {version.derivation.headline or ''}" if version else result.detail
    report(safe(f"{result.outcome:<10} {result.item.path}  {told}"))
