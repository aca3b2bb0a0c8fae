"""A derivation: all that was read out of the captures of one article. Plain frozen data, JSON in and out.

Field names follow schema.org/NewsArticle where it has one. In JSON a trailing underscore is dropped (`pass_`
is `pass`).
"""

from dataclasses import dataclass, field
from typing import Literal

from archive.captures import CaptureRef, Headers, Redirect

Kind = Literal["news", "speech", "notice", "other"]
Script = Literal["Hans", "Hant", "mixed"]
Where = Literal["start", "middle", "end"]
Status = Literal["complete", "truncated", "image-only"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `before` stood at [start, end) (Unicode code points) and became `after`.

    `class_` is the class of rule (`page-caption`, `gloss`, …), `confidence` is 0 to 1.
    """

    start: int
    end: int
    before: str
    after: str
    pass_: str
    class_: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the site withholds text. `offset` is that of the `[…]` mark in `text`."""

    where: Where
    offset: int
    evidence: str
    stated_omitted_chars: int | None = None


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of the article the site showed, in the numbers the site itself states."""

    status: Status = "complete"
    pages_shown: int | None = None
    pages_remaining: int | None = None
    stated_total_chars: int | None = None
    stated_shown_chars: int | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Damage:
    """Damage a mirror did. Repaired: `after` is set. Left as it was: `after` is None and `candidates` are
    offered.

    `start` and `end` are code points in `original_text`.
    """

    start: int
    end: int
    before: str
    after: str | None
    mechanism: str
    confidence: float
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An attachment or an image of the article: absolute address and the words shown for it."""

    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Relevance:
    """How far the article is about drug regulation, 0 to 1, and the terms that say so."""

    score: float = 0.0
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term of Taiwan or Hong Kong at [start, end) of `text`: the author's word as it stands there, the mainland's, and the
    version of the table that says so. Offered for search; the text keeps the author's word.
    """

    start: int
    end: int
    word: str
    mainland: str
    table: str


@dataclass(frozen=True, slots=True)
class CharsetEvidence:
    """What each witness said of the charset, which one was used, and how many U+FFFD the reading left."""

    used: str
    bom: str | None = None
    header: str | None = None
    meta: str | None = None
    detected: str | None = None
    replacements: int = 0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where every character comes from: captures, exchange, charset, the layout or path, and the rules'
    versions.

    `layout` names the site's layout that fitted; None is the generic path, and `fallback` says why it was
    taken. `rules` is one digest over passes, tables, layouts and library versions: same captures and same
    rules, same derivation.
    """

    captures: tuple[CaptureRef, ...] = ()
    request: Headers = ()
    redirects: tuple[Redirect, ...] = ()
    response_headers: Headers = ()
    charset: CharsetEvidence | None = None
    layout: str | None = None
    fallback: str | None = None
    passes: tuple[tuple[str, str], ...] = ()
    rules: str = ""
    rel_canonical: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """The record as derived: see the design for the meaning of each field.

    `date_*` are `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS+08:00` where the page gives a time.
    Applying `audit` to `original_text` gives `text`; undoing it gives `original_text` back (`archive.edits`).
    """

    id: str
    url: str | None
    canonical_url: str | None
    aliases: tuple[str, ...] = ()
    site: str | None = None
    publisher: str | None = None
    headline: str | None = None
    headline_raw: str | None = None
    date_published: str | None = None
    date_published_raw: str | None = None
    date_published_rule: str | None = None
    date_modified: str | None = None
    date_issued: str | None = None
    date_effective: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    source: str | None = None
    kind: Kind = "other"
    text: str
    original_text: str
    script: Script = "Hans"
    in_language: str = "zh-Hans"
    completeness: Completeness = field(default_factory=Completeness)
    damage: tuple[Damage, ...] = ()
    audit: tuple[Edit, ...] = ()
    attachments: tuple[Link, ...] = ()
    images: tuple[Link, ...] = ()
    relevance: Relevance = field(default_factory=Relevance)
    terms: tuple[Term, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
