"""What a page declares about itself in its head: META tags, OpenGraph, JSON-LD. Hostile input; bounded."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element

from crawler.extract.dates import declared_date
from crawler.extract.page import StatedDate
from crawler.extract.tree import squeeze

_JSON_LD_LONGEST = 200_000
_JSON_LD_BLOCKS = 8
_VALUE_LONGEST = 300
_SURROGATES = re.compile("[\x00-\x1f\ud800-\udfff]")
_TAGS = ("meta", "title", "link", "script", "base")
_ARTICLE = re.compile(r"Article|Posting|Report")
_PUBLISHED = (
    "pubdate",
    "firstpublishedtime",
    "article:published_time",
    "publishdate",
    "og:release_date",
    "og:published_time",
    "datepublished",
    "publish_time",
    "publishtime",
    "weibo:article:create_at",
    "weibo: article:create_at",
    "release_date",
    "date",
    "og:time",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "bytedance:published_time",
    "og:pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "apub:time",
)
_MODIFIED = ("article:modified_time", "lastmodifiedtime", "og:updated_time", "datemodified")
_SOURCE = ("contentsource", "og:source", "source", "mediaid", "article:source")
_SOURCE_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Declared:
    """META names (lower-cased) with their first value, the JSON-LD article, `<title>`, links in the head."""

    meta: dict[str, str] = field(default_factory=dict)
    article: dict[str, str] = field(default_factory=dict)
    title: str = ""
    canonical: str | None = None
    base: str | None = None

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first of these META names that has a value, with the value."""
        return next(((name, self.meta[name]) for name in names if name in self.meta), None)

    def published(self) -> StatedDate | None:
        """When the page says that it was published."""
        return self._date(_PUBLISHED, "datePublished")

    def modified(self) -> StatedDate | None:
        """When the page says that it was last changed."""
        return self._date(_MODIFIED, "dateModified")

    def source(self) -> str | None:
        """Whom the page says it has this from."""
        found = self.first(*_SOURCE)
        return found[1] if found and len(found[1]) <= _SOURCE_LONGEST else None

    def _date(self, names: tuple[str, ...], field: str) -> StatedDate | None:
        for name in names:
            if (value := self.meta.get(name)) and (found := declared_date(value, f"meta:{name}")):
                return found
        value = self.article.get(field)
        return declared_date(value, f"json-ld:{field}") if value else None


def declared(root: _Element) -> Declared:
    """Read what the page declares about itself."""
    meta: dict[str, str] = {}
    tags: dict[str, list[_Element]] = {name: [] for name in _TAGS}
    for tag in root.iter(*_TAGS):
        tags[str(tag.tag)].append(tag)
    for tag in tags["meta"]:
        name = squeeze(tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower()
        value = squeeze(_SURROGATES.sub(" ", tag.get("content") or ""))
        if name and value and len(value) <= _VALUE_LONGEST:
            meta.setdefault(name, value)
    title = next((squeeze("".join(map(str, tag.itertext()))) for tag in tags["title"] if tag.text), "")
    links = [(squeeze(tag.get("rel") or "").lower(), (tag.get("href") or "").strip()) for tag in tags["link"]]
    return Declared(
        meta,
        _json_ld(tags["script"]),
        title[:_VALUE_LONGEST],
        next((href for rel, href in links if rel == "canonical" and href), None),
        next(((tag.get("href") or "").strip() or None for tag in tags["base"]), None),
    )


def _json_ld(scripts: Iterable[_Element]) -> dict[str, str]:
    """The flat facts of the first article object; whatever is not what it should be counts as absent."""
    blocks = 0
    for script in scripts:
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        blocks += 1
        if blocks > _JSON_LD_BLOCKS:
            break
        if script.text and len(script.text) <= _JSON_LD_LONGEST and (found := _article(_loads(script.text))):
            return found
    return {}


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _article(value: Any) -> dict[str, str]:
    candidates = value if isinstance(value, list) else [value]
    graphs = [one.get("@graph") for one in candidates[:50] if isinstance(one, dict)]
    candidates = [
        *candidates[:50],
        *(one for graph in graphs if isinstance(graph, list) for one in graph[:50]),
    ]
    for one in candidates:
        if isinstance(one, dict) and _ARTICLE.search(str(one.get("@type"))[:100]):
            return {
                key: text
                for key in ("headline", "datePublished", "dateModified")
                if isinstance(one.get(key), str)
                and (text := squeeze(_SURROGATES.sub(" ", one[key][:_VALUE_LONGEST])))
            }
    return {}
