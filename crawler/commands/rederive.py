"""`yaowen rederive`: the newest captures of every record read again by today's rules, straight from WARC."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from archive import Archive, Stored, Version
from archive.packed import Packed
from crawler.commands import sites
from crawler.commands.changes import changed, in_words
from crawler.commands.console import progress, report, safe
from crawler.commands.exits import Exit
from crawler.commands.reading import answers, batches
from crawler.commands.runs import a_run
from crawler.workers import Answer, Job, Workers

BATCH = 100
"""Records a transaction: each costs a sync of the disk, and none is held open while pages are read."""

Read = tuple[Version, Answer]


def run(site: str | None, data: Path, as_json: bool) -> Exit:
    """Print each record that changed, or could not be read any more, and a closing line."""
    counts: Counter[str] = Counter()
    with Archive.open(data) as archive, Workers() as workers, progress("rederive") as advance:
        stored = {known.site: known.records for known in archive.status()}
        if site:
            sites.named(site, stored)
        total = stored.get(site, 0) if site else sum(stored.values())
        with a_run(archive, "rederive") as writer:
            for batch in batches(_read(archive, site, workers), BATCH):
                with archive.batch():
                    done = [_store(archive, version, answer, writer.run) for version, answer in batch]
                for (version, answer), outcome in zip(batch, done, strict=True):
                    counts[outcome.outcome if outcome else "refused"] += 1
                    _tell(version, answer, outcome, as_json)
                advance(counts.total(), total)
    if not as_json:
        report(", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "no records")
    return Exit.LOOK if counts["refused"] else Exit.WELL


def _read(archive: Archive, site: str | None, workers: Workers) -> Iterator[Read]:
    def job(version: Version) -> Job:
        found = version.derivation
        layouts = sites.layouts_for(found.url or "")
        return Job(found.provenance.captures, layouts, archive.folder, again=True)

    for version, answer in answers(archive.records(site=site), job, workers):
        if answer is not None:
            yield version, answer


def _store(archive: Archive, version: Version, answer: Answer, run_id: str) -> Stored | None:
    if not isinstance(answer, Packed):
        return None
    return archive.put(answer, captured=version.captured, run=run_id)


def _tell(version: Version, answer: Answer, stored: Stored | None, as_json: bool) -> None:
    if isinstance(answer, Packed):
        if not (stored and stored.outcome != "unchanged"):
            return
        found = changed(version.derivation, answer.derivation)
        row: dict[str, object] = {
            "id": version.derivation.id,
            "outcome": stored.outcome,
            "citation": stored.version.citation,
            "changed": found,
        }
        words = f"{stored.version.citation}: {in_words(found)}"
    else:
        row = {"id": version.derivation.id, "outcome": "refused", "message": str(answer)}
        words = f"{version.citation}: not read any more: {answer}"
    report(json.dumps(row, ensure_ascii=False) if as_json else safe(words))
