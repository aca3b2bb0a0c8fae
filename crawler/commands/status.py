"""`yaowen status`: per site, what is stored, how the last run went and what waits."""

import json
from datetime import date
from pathlib import Path

from rich.table import Table

from archive import Archive, SiteStatus
from archive.encoding import encode
from crawler.commands.console import line, out, safe
from crawler.commands.exits import Exit

# Eighty columns hold these; `--json` has the rest.
HEADINGS = ("site", "records", "gaps", "last run", "outcome", "blocked", "failed", "to fetch", "confirmed")


def run(data: Path, as_json: bool) -> Exit:
    """Print a line a site: those in the archive, and those never crawled."""
    with Archive.open(data) as archive:
        known = archive.status()
    confirmed = _confirmed()
    never = [SiteStatus(site=name) for name in confirmed if name not in {site.site for site in known}]
    rows = sorted((*known, *never), key=lambda site: site.site)
    if as_json:
        for site in rows:
            when = confirmed.get(site.site)
            fields = json.loads(encode(site)) | {
                "blocked": site.blocked,
                "failed": site.failed,
                "confirmed": when.isoformat() if when else None,
            }
            line(json.dumps(fields, ensure_ascii=False))
        return Exit.WELL
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in HEADINGS:
        table.add_column(heading, no_wrap=True)
    for site in rows:
        table.add_row(*_cells(site, confirmed.get(site.site)))
    out().print(table)
    return Exit.WELL


def _cells(site: SiteStatus, confirmed: date | None) -> tuple[str, ...]:
    started = f"{site.started:%m-%d %H:%M}" if site.started else "never"
    outcome = (site.outcome or "not ended") if site.started else ""
    counts = (str(site.records), str(site.truncated))
    waiting = (str(site.blocked), str(site.failed), str(site.to_fetch))
    return (safe(site.site), *counts, started, outcome, *waiting, str(confirmed or "never"))


def _confirmed() -> dict[str, date | None]:
    """When each site's selectors were last checked on the live web; nothing without the crawler."""
    try:
        from crawler.commands.sites import confirmed
    except ModuleNotFoundError:
        return {}
    return confirmed()
