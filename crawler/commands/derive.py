"""`yaowen derive`: files in, one JSON derivation a line out, in order; nothing is stored."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.derivation import Derivation
from archive.encoding import encode
from crawler.commands.console import line, progress
from crawler.commands.exits import Exit
from crawler.commands.inputs import Input, listed, read
from crawler.commands.sites import layouts_for
from crawler.errors import InputRefused, WrongUsage
from crawler.workers import Job, Workers


def run(files: list[Path], manifest: Path | None, url: str | None) -> Exit:
    """Answer every input, and say so with 0."""
    pairs = _named(files, manifest, url)
    total = len(pairs)
    with progress("derive") as advance:
        for done, (item, answer) in enumerate(_answers(pairs), 1):
            line(_answered(item, answer))
            advance(done, max(done, total))
    return Exit.WELL


def _named(files: list[Path], manifest: Path | None, url: str | None) -> list[tuple[Path, str | None]]:
    if bool(files) == bool(manifest):
        raise WrongUsage("name the files to derive, or one --manifest: yaowen derive page.html")
    if url and len(files) != 1:
        raise WrongUsage("--url says where one FILE came from; for several files use --manifest")
    return listed(manifest) if manifest else [(path, url) for path in files]
