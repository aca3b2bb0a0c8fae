"""Files named on the command line, as captures: a text, a page, or the HTML responses of a WARC."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

from archive.captures import Capture
from archive.content import LIMIT
from archive.errors import CaptureDamaged
from archive.warc.reader import read_warc
from crawler.commands.console import safe
from crawler.errors import EmptyInput, InputRefused, InputTooLarge, InputUnreadable, NoArticle, WrongUsage

TEXTS = (".txt",)
PAGES = (".html", ".htm", ".shtml", ".xhtml")
WARCS = (".warc.gz", ".warc")
_NEVER = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to derive, or why it cannot be: `path` is as it was named."""

    path: str
    capture: Capture | None = None
    refused: InputRefused | None = None


def listed(manifest: Path) -> list[tuple[Path, str | None]]:
    """The files of a manifest: lines of {"path": ..., "url": ...}; paths are as on the command line."""
    try:
        lines = manifest.read_bytes().split(b"\n")
    except OSError as problem:
        raise WrongUsage(f"{manifest} cannot be read: {problem.strerror}; check the path") from problem
    return [
        _entry(line, f"{manifest}, line {number}") for number, line in enumerate(lines, 1) if line.strip()
    ]


def check_address(url: str, where: str) -> None:
    """Raise WrongUsage where what is said to be an address can be none."""
    try:
        urlsplit(url)
        if _NEVER.search(url):
            raise ValueError("it holds a character that no address has")
    except ValueError as problem:
        raise WrongUsage(
            f"{where}: {safe(url)} is no address ({problem}); mend it or leave it out"
        ) from problem


def read(path: Path, url: str | None = None) -> Iterator[Input]:
    """What may hold an article: the file, or each HTML response of a WARC; or why it cannot be read."""
    found = False
    for item in read_all(path, url):
        if item.refused or (item.capture and is_article_response(item.capture)):
            found = True
            yield item
    if not found:
        yield Input(str(path), refused=NoArticle(f"{path} holds no HTML response with status 200"))


def read_all(path: Path, url: str | None = None) -> Iterator[Input]:
    """The file, or every exchange of a WARC: lists, robots.txt, redirects and failures too."""
    try:
        if path.name.endswith(WARCS):
            yield from _exchanges(path)
        else:
            yield Input(str(path), capture=_file(path, url))
    except (InputRefused, CaptureDamaged) as refused:
        yield Input(str(path), refused=_refusal(refused))
    except OSError as problem:
        reason = problem.strerror or str(problem)
        yield Input(str(path), refused=InputUnreadable(f"{path} cannot be read: {reason}; check the path"))


def file_url(path: Path) -> str:
    """The address of a file without URL: its name alone, as the folder it lay in is no part of a record."""
    return "file:///" + quote(os.fsencode(path.name))


def _entry(line: bytes, where: str) -> tuple[Path, str | None]:
    try:
        entry = json.loads(line)
        path, url = Path(entry["path"]), entry.get("url")
        if not isinstance(url, str | None):
            raise TypeError("url")
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise WrongUsage(f'{where}: not a {{"path": ..., "url": ...}} object; mend the line') from problem
    check_address(url or "", where)
    return path, url


def _file(path: Path, url: str | None) -> Capture:
    with path.open("rb") as file:
        # Bounded by what is read, as the size of a pipe or a device says nothing.
        body = file.read(LIMIT + 1)
    if len(body) > LIMIT:
        raise InputTooLarge(f"{path} has more than the {LIMIT} bytes a page may have; it is not read")
    kind = "text/plain" if path.name.lower().endswith(TEXTS) else "text/html"
    return Capture(
        url=url or file_url(path),
        time=datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0),
        status=None,
        headers=(("Content-Type", kind),),
        body=body,
    )


def _exchanges(path: Path) -> Iterator[Input]:
    if not path.stat().st_size:
        raise EmptyInput(f"{path} has 0 bytes; there is nothing to read")
    for item in read_warc(path):
        if isinstance(item, CaptureDamaged):
            yield Input(str(path), refused=_refusal(item))
        else:
            yield Input(str(path), capture=item)


def _refusal(problem: InputRefused | CaptureDamaged) -> InputRefused:
    return problem if isinstance(problem, InputRefused) else InputUnreadable(str(problem))


def is_article_response(capture: Capture) -> bool:
    """Whether a captured exchange can hold an article: a page that was served, or an imported file."""
    if capture.status is None:
        # wget keeps its own log and arguments beside the pages, as `metadata://gnu.org/…` and text/plain.
        is_theirs = capture.url.startswith(("metadata:", "urn:"))
        return not is_theirs and capture.media_type in ("text/html", "text/plain")
    return capture.status == 200 and capture.media_type in ("text/html", "application/xhtml+xml")
