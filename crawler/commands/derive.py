"""`yaowen derive`: files in, one JSON derivation a line out, in order; nothing is stored."""

import json
from collections.abc import Iterator
from pathlib import Path

from archive import CaptureDamaged, TooLarge
from archive.packed import Packed
from crawler.commands.console import line, progress, safe
from crawler.commands.exits import Exit
from crawler.commands.inputs import Input, check_address, listed, read
from crawler.commands.reading import answers
from crawler.commands.sites import layouts_for
from crawler.errors import InputRefused, InputTooLarge, InputUnreadable, WrongUsage
from crawler.workers import Answer, Job, Workers


def run(files: list[Path], manifest: Path | None, url: str | None) -> Exit:
    """Answer every input; 0 says that none is without an answer."""
    named = _named(files, manifest, url)
    with progress("derive") as advance, Workers() as workers:
        for done, (item, answer) in enumerate(answers(_inputs(named), _job, workers), 1):
            line(_as_json(item, answer))
            advance(done, max(done, len(named)))
    return Exit.WELL


def _named(files: list[Path], manifest: Path | None, url: str | None) -> list[tuple[Path, str | None]]:
    if bool(files) == bool(manifest):
        raise WrongUsage("name the files to derive, or one --manifest: yaowen derive page.html")
    if url and len(files) != 1:
        raise WrongUsage("--url says where one FILE came from; for several files use --manifest")
    check_address(url or "", "--url")
    return listed(manifest) if manifest else [(path, url) for path in files]


def _inputs(named: list[tuple[Path, str | None]]) -> Iterator[Input]:
    for path, url in named:
        yield from read(path, url)


def _job(item: Input) -> Job | None:
    return Job((item.capture,), layouts_for(item.capture.requested_url)) if item.capture else None


def _as_json(item: Input, answer: Answer | None) -> str:
    if isinstance(answer, Packed):
        return answer.line.decode()
    refused = refusal(answer) if answer else item.refused
    error = {"code": refused.code, "message": safe(str(refused)), "path": item.path} if refused else {}
    return json.dumps({"error": error}, ensure_ascii=False)


def refusal(problem: InputRefused | CaptureDamaged | TooLarge) -> InputRefused:
    """Why there is no derivation; a body that the archive could not unpack is a refused input too."""
    if isinstance(problem, TooLarge):
        return InputTooLarge(str(problem))
    if isinstance(problem, CaptureDamaged):
        return InputUnreadable(str(problem))
    return problem
