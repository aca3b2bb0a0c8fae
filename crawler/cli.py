"""The command line: reads the words, calls one command, turns what went wrong into a message and a status."""

import os
import signal
import sys
from contextlib import suppress
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer

from archive.errors import ArchiveError, SiteBusy, UnknownRecord
from crawler.commands.console import finish, speak_utf8, tell
from crawler.commands.exits import Exit
from crawler.errors import CrawlerError, WrongUsage

# Commands import their module when called: the base install has no Scrapy, and `show` need not wait for it.

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _folder(words: str) -> Path:
    # Nothing at all would be the folder one happens to be in: `--data "$UNSET"`.
    if not words.strip():
        raise typer.BadParameter("name a folder")
    return Path(words)


Data = Annotated[
    Path,
    typer.Option(
        "--data",
        envvar="YAOWEN_DATA",
        metavar="DIR",
        parser=_folder,
        help="The archive folder.",
        show_default=True,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
Record = Annotated[
    str, typer.Argument(metavar="ID|URL", help="A record's id, a citation (id@fingerprint), or its URL.")
]
DATA = Path("data")
MOST = 999_999_999


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"yaowen {version('yaowen')}")
        raise typer.Exit


@app.callback()
def common(
    wanted: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_tell_version, help="Say which release this is."),
    ] = False,
) -> None:
    """Chinese drug-regulation news, kept as versioned records whose every character can be traced."""


@app.command()
def derive(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help=".html, .txt or .warc.gz.")
    ] = None,
    manifest: Annotated[Path | None, typer.Option(help='Lines of {"path": ..., "url": ...}.')] = None,
    url: Annotated[str | None, typer.Option(help="Where the one FILE came from.")] = None,
) -> None:
    """Print the record that each file holds, as JSON, in order. Nothing is stored."""
    from crawler.commands import derive as command

    _end(command.run(files or [], manifest, url))


@app.command()
def crawl(
    sites: Annotated[
        list[str] | None, typer.Argument(metavar="SITE...", help="Sites; `scrapy list` shows them.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every site.")] = False,
    due: Annotated[
        bool, typer.Option("--due", help="What is due by its interval: the line for cron.")
    ] = False,
    url: Annotated[list[str] | None, typer.Option(help="For `page`: a page to fetch.")] = None,
    urls: Annotated[Path | None, typer.Option(help="For `page`: a file with one URL a line.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Articles from this day on.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, max=MOST, help="At most so many articles a site.")
    ] = None,
    replay: Annotated[
        list[Path] | None, typer.Option(help="Captures (.warc.gz) in place of the network.")
    ] = None,
    setting: Annotated[
        list[str] | None, typer.Option("-s", metavar="NAME=VALUE", help="A Scrapy setting.")
    ] = None,
    data: Data = DATA,
    as_json: Json = False,
) -> None:
    """Fetch sites into the archive: lists, then the articles that are new or due."""
    from crawler.commands import crawl as command

    order = command.Order(
        sites=tuple(sites or ()), every=every, due=due, urls=tuple(url or ()), urls_file=urls, since=since,
        limit=limit, replay=tuple(replay or ()), settings=tuple(setting or ()), data=data, as_json=as_json,
    )  # fmt: skip
    _end(command.run(order))


@app.command(name="import")
def import_(
    places: Annotated[list[Path], typer.Argument(metavar="FILE|DIR...", help=".txt, .html or .warc.gz.")],
    data: Data = DATA,
    as_json: Json = False,
) -> None:
    """Bring files into the archive, with what is known of their origin."""
    from crawler.commands import bring

    _end(bring.run(places, data, as_json))


@app.command()
def rederive(
    site: Annotated[str | None, typer.Argument(metavar="SITE", help="Only this site.")] = None,
    data: Data = DATA,
    as_json: Json = False,
) -> None:
    """Read every stored capture again with today's rules; print the records that changed."""
    from crawler.commands import rederive as command

    _end(command.run(site, data, as_json))


@app.command()
def show(
    record: Record,
    audit: Annotated[
        bool, typer.Option("--audit", help="Show what was removed and repaired, in its place.")
    ] = False,
    data: Data = DATA,
    as_json: Json = False,
) -> None:
    """Show a record."""
    from crawler.commands import show as command

    _end(command.run(record, data, audit=audit, as_json=as_json))


@app.command()
def log(record: Record, data: Data = DATA, as_json: Json = False) -> None:
    """Show a record's versions, and every look at its page."""
    from crawler.commands import log as command

    _end(command.run(record, data, as_json))


@app.command()
def status(data: Data = DATA, as_json: Json = False) -> None:
    """Show how each site fares."""
    from crawler.commands import status as command

    _end(command.run(data, as_json))


@app.command()
def verify(data: Data = DATA, as_json: Json = False) -> None:
    """Check every version against the bytes it was read from."""
    from crawler.commands import verify as command

    _end(command.run(data, as_json))


def _end(status: Exit) -> None:
    finish()
    raise typer.Exit(status)


def _failure(problem: Exception) -> Exit:
    """What a problem means for the exit status, after saying what happened."""
    if isinstance(problem, ModuleNotFoundError):
        tell(f'yaowen: this needs the crawler, and {problem.name} is missing: pip install "yaowen[crawl]"')
        return Exit.USAGE
    tell(f"yaowen: {problem}")
    if isinstance(problem, WrongUsage | UnknownRecord):
        return Exit.USAGE
    return Exit.LOOK if isinstance(problem, SiteBusy) else Exit.FAILED


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """Ctrl-C, or a machine that shuts down. A crawl has handlers of its own, and ends what it has begun."""
    # An archive may be left at any moment, but not by an exception: one between the beginning of a transaction and what
    # would end it, and the process waits for itself.
    with suppress(Exception):
        finish()
    tell("yaowen: stopped; what was stored stays, and the same command goes on from there")
    os._exit(128 + number)


def main() -> None:
    """The `yaowen` command."""
    speak_utf8()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        app(prog_name="yaowen")
    except ModuleNotFoundError as problem:
        if (problem.name or "").split(".")[0] in ("archive", "crawler"):
            raise
        sys.exit(_failure(problem))
    except (ArchiveError, CrawlerError, OSError) as problem:
        sys.exit(_failure(problem))


if __name__ == "__main__":
    main()
