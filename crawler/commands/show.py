"""`yaowen show`: one record, for a person or as JSON; with `--audit`, what was done to its text."""

from pathlib import Path

from rich.text import Text

from archive import Archive, Completeness, Derivation, Version
from archive.encoding import encode
from crawler.commands.audit import legend, painted, summary, vocabulary
from crawler.commands.console import line, out, safe
from crawler.commands.exits import Exit


def run(record: str, data: Path, *, audit: bool, as_json: bool) -> Exit:
    """Show the newest version of a record, or the one cited."""
    with Archive.open(data) as archive:
        version = archive.get(record)
    if as_json:
        line(encode(version).decode())
        return Exit.WELL
    console = out()
    console.print(Text(head(version)))
    console.print()
    if not audit:
        console.print(Text(safe(version.derivation.text)))
        return Exit.WELL
    colour = console.is_terminal and not console.no_color
    console.print(legend(colour))
    console.print()
    console.print(painted(version.derivation, colour))
    console.print()
    for told in (*summary(version.derivation.audit), *vocabulary(version.derivation)):
        console.print(Text(safe(told)))
    return Exit.WELL


def head(version: Version) -> str:
    """What is known of a record beside its text, a fact a line."""
    found = version.derivation
    facts = {
        "headline": found.headline,
        "published": found.date_published,
        "source": found.source,
        "authors": " ".join(found.authors) or None,
        "editor": found.editor,
        "url": found.url,
        "site": " ".join(filter(None, (found.site, found.publisher))) or None,
        "version": f"{version.citation} ({version.cause}, {version.captured:%Y-%m-%d %H:%M} UTC)",
        "script": found.script if found.script != "Hans" else None,
        "text": completeness(found.completeness),
        "damage": _damage(found),
    }
    return "\n".join(f"{name:<10} {safe(value)}" for name, value in facts.items() if value)


def completeness(stated: Completeness) -> str:
    """How much of the article there is, in the site's own numbers."""
    numbers = {
        "pages shown": stated.pages_shown,
        "pages remaining": stated.pages_remaining,
        "characters in all": stated.stated_total_chars,
        "characters shown": stated.stated_shown_chars,
    }
    said = [f"{name} {number}" for name, number in numbers.items() if number is not None]
    said += [f"gap at the {gap.where}: {gap.evidence}" for gap in stated.gaps]
    return "; ".join([stated.status, *said])


def _damage(found: Derivation) -> str | None:
    if not found.damage:
        return None
    repaired = sum(1 for place in found.damage if place.after is not None)
    return f"{repaired} repaired, {len(found.damage) - repaired} left as they are"
