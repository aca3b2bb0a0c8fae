"""From article to record in a crawl: what cannot be stored is told, and the run goes on."""

import subprocess
from pathlib import Path

from scrapy.settings import Settings

from archive.captures import Capture
from crawler.pipelines import SharedWorkers
from tests.demo_sites import write_replay
from tests.spiders.crawls import (
    LIST,
    ROOT,
    Crawl,
    article,
    command,
    environment,
    every,
    list_page,
    listing,
    nothing,
    told,
)

FORGETFUL = """
from dataclasses import replace
from crawler import derive as real

def derive(captures, layouts):
    found = real.derive(captures, layouts)
    if b"FORGET" in captures[0].body:
        return replace(found, provenance=replace(found.provenance, captures=()))
    return found
"""


def crawl(folder: Path, exchanges: list[Capture]) -> Crawl:
    """As `crawls.crawl`, the pages read by FORGETFUL."""
    (folder / "readers.py").write_text(FORGETFUL, encoding="utf-8")
    replay = write_replay(folder / "replay", "nmpa", exchanges)
    env = environment()
    env["PYTHONPATH"] += f":{folder}"
    words = command(folder / "data", "nmpa", replay, "-s", "EXTRACTION_DERIVE=readers.derive")
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode in (0, 1), done.stderr
    return Crawl(folder / "data", done.stderr)


def test_what_cannot_be_stored_is_told_and_fetched_again(tmp_path: Path) -> None:
    shown = [listing(LIST, [1, 2]), nothing(list_page(2)), told(1), told(2, words="FORGET")]
    done = crawl(tmp_path, shown)
    assert done.urls() == every(1)
    look = done.looks(article(2))[-1]
    assert look.outcome == "failed"
    assert "not stored: ValueError" in look.detail
    assert "names no capture" in look.detail
    assert done.waiting() == every(2)


def test_sites_crawled_by_one_process_share_its_workers() -> None:
    one, same, other = (Settings({"EXTRACTION_PROCESSES": count}) for count in (1, 1, 2))
    first, second, third = map(SharedWorkers.take, (one, same, other))
    assert first is second
    assert third is not first
    assert SharedWorkers.give_back(one) is None, "another site still needs them"
    assert SharedWorkers.give_back(other) is third
    assert SharedWorkers.give_back(same) is first
    fresh = SharedWorkers.take(one)
    assert fresh is not first, "who comes later must not be given what was closed"
    assert SharedWorkers.give_back(one) is fresh
    for workers in (first, third, fresh):
        workers.close()
