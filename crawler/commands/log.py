"""`yaowen log`: the versions of a record and why each exists, then every look at its page."""

import json
from pathlib import Path

from archive import Archive, UnknownRecord
from archive.encoding import encode
from archive.observations import Observation
from archive.versions import Version
from crawler.commands.console import line, safe
from crawler.commands.exits import Exit


def run(record: str, data: Path, as_json: bool) -> Exit:
    """Print the history of a record, oldest first; of an address that never gave one, the looks at it."""
    with Archive.open(data) as archive:
        versions, looks = _history(archive, record)
    for version in versions:
        line(_version_as_json(version) if as_json else _version(version))
    for look in looks:
        line(encode(look).decode() if as_json else _look(look))
    return Exit.WELL


def _history(archive: Archive, record: str) -> tuple[tuple[Version, ...], tuple[Observation, ...]]:
    try:
        newest = archive.get(record)
    except UnknownRecord:
        if looks := archive.observations(record):
            return (), looks
        raise
    # A file without address was looked at under the name it had.
    url = newest.derivation.url or archive.capture(newest).url
    return archive.history(newest.derivation.id), archive.observations(url)


def _version(version: Version) -> str:
    found = version.derivation
    gone = f"  gone since {version.gone_since:%Y-%m-%d %H:%M}" if version.gone_since else ""
    return safe(
        f"{version.captured:%Y-%m-%d %H:%M}  version {version.number}  {version.citation}  {version.cause}"
        f"  seen {version.first_seen:%Y-%m-%d} to {version.last_seen:%Y-%m-%d}{gone}  {found.headline or ''}"
    )


def _version_as_json(version: Version) -> str:
    """All but the derivation, which `show --json` prints."""
    told = json.loads(encode(version))
    headline = told.pop("derivation")["headline"]
    return json.dumps({"citation": version.citation, "headline": headline, **told}, ensure_ascii=False)


def _look(look: Observation) -> str:
    return safe(f"{look.time:%Y-%m-%d %H:%M}  {look.outcome}  {look.detail}".rstrip())
