"""`yaowen show`: one record, for a person or as JSON; with `--audit`, what was done to its text."""

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from archive import Archive, Completeness, Derivation, SameAs, Version
from archive.derivation import Relevance
from archive.encoding import encode
from crawler.commands.audit import legend, painted, summary, vocabulary
from crawler.commands.console import line, out, safe
from crawler.commands.exits import Exit

TERMS = 5
"""How many of the terms that tell what a record is about are shown; `--json` has them all."""


def run(record: str, data: Path, *, audit: bool, as_json: bool) -> Exit:
    """Show the newest version of a record, or the one cited."""
    with Archive.open(data) as archive:
        version = archive.get(record)
        links = _links(archive, version)
        twins = [_twin(link, archive.get(link.other)) for link in links]
    if as_json:
        line(_with_links(encode(version), links).decode())
        return Exit.WELL
    console = out()
    console.print(Text("\n".join([head(version), *twins])))
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
        "kind": found.kind,
        "relevance": _relevance(found.relevance),
        "url": found.url,
        "site": " ".join(filter(None, (found.site, found.publisher))) or None,
        "version": f"{version.citation} ({version.cause}, {version.captured:%Y-%m-%d %H:%M} UTC)",
        "script": found.script if found.script != "Hans" else None,
        "text": completeness(found.completeness),
        "damage": _damage(found),
    }
    return "\n".join(f"{name:<10} {safe(value)}" for name, value in facts.items() if value)


def _links(archive: Archive, version: Version) -> list[SameAs]:
    """The links that hold for this version; of one that is not the newest, those that held."""
    id_ = version.derivation.id
    is_newest = archive.get(id_).number == version.number
    return [link for link in archive.same_as(id_, ended=not is_newest) if link.version == version.number]


def _twin(link: SameAs, other: Version) -> str:
    """One line of another record that tells this text."""
    found = other.derivation
    likely = "the likely origin" if link.origin == link.other else ""
    facts = (f"{link.similarity:.0%}", found.id, found.date_published, found.site, found.url or "", likely)
    return f"{'same as':<10} {safe('  '.join(fact for fact in facts if fact))}"


def _with_links(version: bytes, links: Sequence[SameAs]) -> bytes:
    """The version as JSON, and beside what it holds, never within, the relation."""
    return version[:-1] + b',"same_as":' + encode(links) + b"}"


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


def _relevance(found: Relevance) -> str:
    """How surely a record is about the regulation of drugs, and what says so most."""
    return " ".join([f"{found.score:.2f}", *found.terms[:TERMS]])


def _damage(found: Derivation) -> str | None:
    if not found.damage:
        return None
    repaired = sum(1 for place in found.damage if place.after is not None)
    return f"{repaired} repaired, {len(found.damage) - repaired} left as they are"
