"""`yaowen derive`: files in, one JSON derivation a line out, in order; nothing is stored."""

import json
from collections.abc import Iterator
from pathlib import Path

from archive.derivation import Derivation
from archive.encoding import encode
from crawler.commands.console import line, progress, safe
from crawler.commands.exits import Exit
from crawler.commands.inputs import Input, listed, read
from crawler.commands.reading import answers
from crawler.errors import InputRefused, WrongUsage
from crawler.workers import Workers


def run(files: list[Path], manifest: Path | None, url: str | None) -> Exit:
    """Answer every input; 0 says that none is without an answer."""
    named = _named(files, manifest, url)
    with progress("derive") as advance, Workers() as workers:
        for done, (item, answer) in enumerate(answers(_inputs(named), workers), 1):
            line(_answered(item, answer))
            advance(done, max(done, len(named)))
    return Exit.WELL


def _named(files: list[Path], manifest: Path | None, url: str | None) -> list[tuple[Path, str | None]]:
    if bool(files) == bool(manifest):
        raise WrongUsage("name the files to derive, or one --manifest: yaowen derive page.html")
    if url and len(files) != 1:
        raise WrongUsage("--url says where one FILE came from; for several files use --manifest")
    return listed(manifest) if manifest else [(path, url) for path in files]


def _inputs(named: list[tuple[Path, str | None]]) -> Iterator[Input]:
    for path, url in named:
        yield from read(path, url)


def _answered(item: Input, answer: Derivation | InputRefused) -> str:
    if isinstance(answer, Derivation):
        return encode(answer).decode()
    error = {"code": answer.code, "message": safe(str(answer)), "path": item.path}
    return json.dumps({"error": error}, ensure_ascii=False)
