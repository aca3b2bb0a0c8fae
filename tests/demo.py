"""`make demo`: the bundled sites crawled by the real spiders into a fresh archive, and what came of it.

The pages are invented, in the manner of each kind of site; captures of them stand in place of the network.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from archive import Archive, SiteStatus, Version
from crawler.commands.audit import legend, painted
from crawler.commands.console import safe
from tests.demo_sites import build_replay, sites

DATA = Path("demo-data")
COLUMNS = ("site", "found", "new", "truncated", "repaired", "blocked", "gone", "skipped")
SHOWN = 800
"""Characters of the record shown before and after; the rest is one command away."""


def crawl(data: Path, names: list[str]) -> None:
    """Crawl these sites with the command itself. It rightly ends with 1: one bundled page is a challenge."""
    with tempfile.TemporaryDirectory() as folder:
        files = [str(path) for path in build_replay(Path(folder))]
        command = [
            sys.executable,
            "-m",
            "crawler.cli",
            "crawl",
            *names,
            "--data",
            str(data),
            "--replay",
            *files,
        ]
        done = subprocess.run(command, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)


def repairs(version: Version) -> int:
    """How many places a mirror had damaged were mended."""
    return sum(edit.pass_ == "mirror" for edit in version.derivation.audit)


def row(site: SiteStatus, archive: Archive) -> list[str]:
    """What was found on one site and what became of it."""
    repaired = sum(repairs(version) > 0 for version in archive.records(site=site.site))
    came = site.outcomes
    found = sum(count for outcome, count in came.items() if outcome != "fetched")
    counts = (found, came.get("new", 0), site.truncated, repaired)
    rest = (site.blocked, came.get("gone", 0), came.get("skipped", 0))
    return [site.site, *map(str, (*counts, *rest))]


def cut(text: Text) -> Text:
    """The beginning of a text, with a mark where more follows."""
    return text if len(text) <= SHOWN else Text.assemble(text[:SHOWN], " (…)")


def before_and_after(console: Console, version: Version) -> None:
    """A record as it stood on the page, and as it is kept."""
    found = version.derivation
    colour = console.is_terminal
    console.print(f"\n{found.site}: {found.headline} ({version.citation})", style="bold")
    console.print(Panel(cut(Text(safe(found.original_text))), title="as it stood on the page"))
    console.print(Panel(cut(Text(safe(found.text))), title="as it is kept"))
    done = Text.assemble("what was done: ", legend(colour))
    console.print(Panel(cut(painted(found, colour)), title=done))
    console.print(f"The whole of it: .venv/bin/yaowen show {found.id} --audit --data {DATA}")


def main() -> None:
    """Run the demo."""
    console = Console(highlight=False, markup=False)
    shutil.rmtree(DATA, ignore_errors=True)
    console.print(f"Crawling {', '.join(sites())} into {DATA}/ ...\n")
    crawl(DATA, sites())
    table = Table(*COLUMNS, box=None)
    with Archive.open(DATA) as archive:
        for site in archive.status():
            table.add_row(*row(site, archive))
        console.print()
        console.print(table)
        if version := max(archive.records(), key=repairs, default=None):
            before_and_after(console, version)


if __name__ == "__main__":
    main()
