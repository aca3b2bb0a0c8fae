"""`yaowen verify`: every version against the bytes it was read from, every WARC record against its digest."""

from pathlib import Path

from archive import Archive
from archive.encoding import encode
from crawler.commands.console import line, progress, safe
from crawler.commands.exits import Exit


def run(data: Path, as_json: bool) -> Exit:
    """Print what is wrong, then what was looked at; anything wrong is a failure of the archive."""
    with Archive.open(data) as archive, progress("verify") as advance:
        report = archive.verify(progress=advance)
    if as_json:
        line(encode(report).decode())
    else:
        for problem in report.problems:
            line(safe(f"{problem.kind}: {problem.where}: {problem.message}"))
        looked = f"{report.versions} versions, {report.captures} captures, {report.files} WARC files"
        line(f"{looked}: {'all as written' if report.ok else f'{len(report.problems)} problems'}")
    return Exit.WELL if report.ok else Exit.FAILED
