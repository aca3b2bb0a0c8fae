"""How commands speak: results on standard output, the rest on standard error, bars only to a person."""

import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from crawler.commands.exits import Exit

# Control characters and bidirectional overrides of a page would act on a terminal; tab and newline stay.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Advance = Callable[[int, int], None]
"""Told how much is done and how much there is (0: not known)."""


def safe(text: str) -> str:
    """Text of a page as it may be shown on a terminal: what would act on it is written out as an escape."""
    return _UNSAFE.sub(lambda found: ascii(found.group())[1:-1], text)


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def speak_utf8() -> None:
    """Answer in UTF-8 whatever the locale (cron has none); what that cannot hold is written as an escape. Where there is
    nothing to write to (`>&-`), nothing is written.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        _end_quietly()


def out() -> Console:
    """The console for results that a person reads."""
    console = _Console(highlight=False, markup=False, soft_wrap=True)
    # In a pipe Rich takes 80 columns for granted and cuts tables to them.
    return (
        console if console.is_terminal else _Console(highlight=False, markup=False, soft_wrap=True, width=200)
    )


def line(text: str) -> None:
    """One line of result on standard output."""
    try:
        sys.stdout.write(text + "\n")
    except BrokenPipeError:
        _end_quietly()


def report(text: str) -> None:
    """One line of result of work that goes on: who stops reading (`yaowen import … | head`) does not stop the work."""
    try:
        sys.stdout.write(text + "\n")
    except BrokenPipeError:
        _fall_silent()


def finish() -> None:
    """Hand over what is still to be written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _fall_silent()


def _end_quietly() -> NoReturn:
    """`yaowen show … | head`: whoever asked has had enough, and all is well."""
    _fall_silent()
    sys.exit(Exit.WELL)


def _fall_silent() -> None:
    """Write to nobody from now on, at exit neither: the reader of a pipe has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(text: str) -> None:
    """One line for a person on standard error."""
    sys.stderr.write(safe(text) + "\n")
    sys.stderr.flush()


@contextmanager
def progress(label: str) -> Iterator[Advance]:
    """A bar on standard error while a person looks on; under cron and in pipes, nothing."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)
