"""A page: what was read out of the captures of one article, before any pass over its text."""

from dataclasses import dataclass, field

from archive.derivation import CharsetEvidence, Link


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date the page states: ISO form, the words as the page has them, and the rule that found them."""

    value: str
    raw: str
    rule: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page (or its text) says of the article. None: it does not say."""

    headline: str | None = None
    published: StatedDate | None = None
    modified: StatedDate | None = None
    issued: StatedDate | None = None
    effective: StatedDate | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class MissingPart:
    """The address of a part of an article that is not there, and how many characters of the body come before it."""

    url: str
    after: int


@dataclass(frozen=True, slots=True)
class Page:
    """`body` has one paragraph a line, table rows tab-separated. `captions` are the words of its pictures.

    `layout` and `fallback` are as in `Provenance`.
    """

    body: str
    facts: Facts = field(default_factory=Facts)
    captions: tuple[str, ...] = ()
    attachments: tuple[Link, ...] = ()
    images: tuple[Link, ...] = ()
    charset: CharsetEvidence | None = None
    layout: str | None = None
    fallback: str | None = None
    rel_canonical: str | None = None
    missing_parts: tuple[MissingPart, ...] = ()
