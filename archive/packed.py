"""Packed: what is stored or lies stored, as a line of JSON that is only unpacked by who reads it."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from archive.captures import CaptureRef
from archive.derivation import Derivation, Status
from archive.encoding import decode_derivation, encode
from archive.fingerprint import fingerprint
from archive.twins.sketch import Sketch, sketch
from archive.versions import Cause, Version


@dataclass(frozen=True, slots=True)
class Packed:
    """A derivation ready to be stored: `line` is its JSON, the rest what the archive's tables ask of it.

    `aliases` are the addresses besides `url` that the record is known by; `repaired`: a mirror's damage was; `sketch`
    is what finds the same text elsewhere (`archive.twins.sketch`), None where nobody has taken it yet.
    """

    line: bytes
    fingerprint: str
    id: str
    url: str | None
    site: str | None
    headline: str | None
    aliases: tuple[str, ...]
    captures: tuple[CaptureRef, ...]
    rules: str
    date_published: str | None
    completeness: Status
    relevance: float
    repaired: bool
    sketch: Sketch | None = None

    @classmethod
    def of(cls, derivation: Derivation, *, sketched: bool = True) -> "Packed":
        """Without its sketch where it hardly ever is new. Raises Unstorable where no encoding can carry the text."""
        named = {*derivation.aliases, *filter(None, [derivation.canonical_url])} - {derivation.url}
        return cls(
            line=encode(derivation),
            fingerprint=fingerprint(derivation),
            id=derivation.id,
            url=derivation.url,
            site=derivation.site,
            headline=derivation.headline,
            aliases=tuple(sorted(named)),
            captures=derivation.provenance.captures,
            rules=derivation.provenance.rules,
            date_published=derivation.date_published,
            completeness=derivation.completeness.status,
            relevance=derivation.relevance.score,
            repaired=any(damage.after is not None for damage in derivation.damage),
            sketch=sketch(derivation.text) if sketched else None,
        )

    @property
    def derivation(self) -> Derivation:
        """The derivation itself, read from its line each time."""
        return decode_derivation(self.line)


@dataclass(frozen=True, slots=True)
class PackedVersion:
    """A version as it lies in the archive: `line` is the JSON of its derivation."""

    line: bytes
    id: str
    number: int
    cause: Cause
    fingerprint: str
    run: str | None
    captured: datetime
    first_seen: datetime
    last_seen: datetime

    def told(self) -> bytes:
        """The JSON of the version, as `encode` would make it."""
        return msgspec.json.encode(
            {
                "derivation": msgspec.Raw(self.line),
                "number": self.number,
                "cause": self.cause,
                "fingerprint": self.fingerprint,
                "run": self.run,
                "captured": self.captured,
                "first_seen": self.first_seen,
                "last_seen": self.last_seen,
                "gone_since": None,
            }
        )

    def version(self, gone_since: datetime | None = None) -> Version:
        """The version itself."""
        return Version(
            derivation=decode_derivation(self.line),
            number=self.number,
            cause=self.cause,
            fingerprint=self.fingerprint,
            run=self.run,
            captured=self.captured,
            first_seen=self.first_seen,
            last_seen=self.last_seen,
            gone_since=gone_since,
        )
