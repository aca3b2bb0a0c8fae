"""From captures to a derivation: the one place that puts extraction and the text passes together.

`derive` is pure: no clock, no network, no archive. The same captures and the same rules give the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

from archive.address import Address
from archive.captures import Capture
from archive.content import content
from archive.derivation import Completeness, Damage, Derivation, Provenance, Script
from archive.identity import canonical_url, file_id, record_id
from crawler.absent import refuse_absent
from crawler.extract.layout import Layouts
from crawler.extract.page import Facts, Page
from crawler.extract.read import read_page, read_text
from crawler.rules import library_versions, rules_digest
from crawler.text import (
    furniture,
    gaps,
    kind,
    markup,
    mirror,
    plain,
    relevance,
    script,
    spacing,
    terms,
    truncation,
)
from crawler.text.draft import Draft
from crawler.text.passes import Context, Outcome, Pass

EXTRACT_VERSION = "9"
BEFORE_SCRIPT: tuple[Pass, ...] = (markup.PASS, mirror.PASS)
AFTER_SCRIPT: tuple[Pass, ...] = (furniture.PASS, truncation.PASS, spacing.PASS)
PASSES: tuple[tuple[str, str], ...] = (
    ("extract", EXTRACT_VERSION),
    *((step.name, step.version) for step in BEFORE_SCRIPT),
    ("script", script.VERSION),
    *((step.name, step.version) for step in (plain.PASS, *AFTER_SCRIPT)),
    ("terms", terms.VERSION),
    ("kind", kind.VERSION),
    ("relevance", relevance.VERSION),
)
ANY_SITE = Layouts()
_NOTHING = Facts()


@dataclass(frozen=True, slots=True)
class _Work:
    """A draft, with what the passes have learned so far."""

    draft: Draft
    facts: Facts
    damage: tuple[Damage, ...] = ()
    completeness: Completeness = field(default_factory=Completeness)


def derive(captures: Sequence[Capture], layouts: Layouts = ANY_SITE) -> Derivation:
    """The record that `captures`, all parts of one article in order, hold. Raises InputRefused when they hold none.

    A capture of type text/plain is text already taken out of a page; one whose URL is not of the web is named by its file.
    """
    first = captures[0]
    is_text = first.media_type == "text/plain"
    page = read_text(first) if is_text else read_page(captures, layouts)
    work, written = _clean(page, Context(page.facts, page.captions, is_text))
    refuse_absent(first, page, work.draft.text)
    facts = _facts(work.facts, page.body, written)
    url = first.requested_url if Address.of(first.requested_url).of_the_web else None
    canonical = canonical_url(url, layouts.drop_params) if url else None
    text, headline = work.draft.text, facts.headline or ""
    told = kind.kind(headline, text, url, credited=facts.source is not None)
    return Derivation(
        id=record_id(canonical) if canonical else file_id(first.url, content(first)),
        url=url,
        canonical_url=canonical,
        aliases=(first.url,) if url and first.url != url else (),
        site=layouts.site or first.site,
        publisher=layouts.publisher(Address.of(url).host) if url else None,
        headline=facts.headline,
        headline_raw=page.facts.headline,
        date_published=facts.published.value if facts.published else None,
        date_published_raw=facts.published.raw if facts.published else None,
        date_published_rule=facts.published.rule if facts.published else None,
        date_modified=facts.modified.value if facts.modified else None,
        date_issued=facts.issued.value if facts.issued else None,
        date_effective=facts.effective.value if facts.effective else None,
        authors=facts.authors,
        editor=facts.editor,
        source=facts.source,
        kind=layouts.kind or told if told == "other" else told,
        text=text,
        original_text=page.body,
        script=written,
        completeness=_completeness(page, work),
        damage=work.damage,
        audit=work.draft.audit(),
        attachments=page.attachments,
        images=page.images,
        relevance=relevance.relevance(headline, text),
        terms=terms.terms(text) if written != "Hans" else (),
        provenance=_provenance(captures, page, layouts),
    )


def _clean(page: Page, context: Context) -> tuple[_Work, Script]:
    """Every pass over the body, in the one stated order."""
    work = _Work(Draft.of(page.body), page.facts)
    for step in BEFORE_SCRIPT:
        work = _run(step, work, context)
    written = script.detect(work.draft.text)
    if written != "Hans":
        found = script.convert(work.draft.text)
        draft = work.draft.convert(found.text, found.table, script.VERSION, found.spans)
        work = replace(work, draft=draft)
    for step in (plain.PASS, *AFTER_SCRIPT) if context.plain else AFTER_SCRIPT:
        work = _run(step, work, replace(context, facts=work.facts))
    draft, told = gaps.missing_parts(work.draft, work.completeness, page.missing_parts)
    return replace(work, draft=draft, completeness=told), written


def _run(step: Pass, work: _Work, context: Context) -> _Work:
    outcome = step.run(work.draft.text, context)
    return _Work(
        work.draft.revise(outcome.edits),
        _merged(work.facts, outcome.facts),
        work.damage + _placed_damage(work.draft, outcome.damage),
        _told(work, outcome),
    )


def _merged(known: Facts, found: Facts) -> Facts:
    """What the page states stands; what its text adds fills what is missing."""
    if found == _NOTHING:
        return known
    return Facts(**{f.name: getattr(known, f.name) or getattr(found, f.name) for f in fields(Facts)})


def _placed_damage(draft: Draft, damage: Sequence[Damage]) -> tuple[Damage, ...]:
    spans = ((d, draft.origin(d.start, d.end)) for d in damage)
    return tuple(replace(d, start=start, end=end) for d, (start, end) in spans)


def _told(work: _Work, outcome: Outcome) -> Completeness:
    if outcome.completeness is None:
        return work.completeness
    return gaps.numbered(work.draft, outcome.completeness, outcome.edits)


def _completeness(page: Page, work: _Work) -> Completeness:
    if page.images and not work.draft.text.strip():
        return replace(work.completeness, status="image-only", gaps=())
    return gaps.placed(work.completeness, work.draft.text)


def _facts(facts: Facts, body: str, written: Script) -> Facts:
    """The facts in the script of the text, with the damage that a mirror did to the whole page undone in them too."""

    def read(words: str | None) -> str | None:
        if not words:
            return None
        whole = _mended(words, body) if "(" in words or "?" in words else words
        return script.convert(whole).text if written != "Hans" else whole

    authors = tuple(name for name in map(read, facts.authors) if name)
    return replace(
        facts,
        headline=read(facts.headline),
        source=read(facts.source),
        editor=read(facts.editor),
        authors=authors,
    )


def _mended(words: str, body: str) -> str:
    """A short text is judged with the body it stands over: alone it is too short to tell damage from an author's gloss."""
    edits = mirror.PASS.run(f"{words}\n{body}", Context()).edits
    return Draft.of(words).revise(edit for edit in edits if edit.end <= len(words)).text


def _provenance(captures: Sequence[Capture], page: Page, layouts: Layouts) -> Provenance:
    first = captures[0]
    return Provenance(
        captures=tuple(capture.ref for capture in captures if capture.ref),
        request=first.request_headers,
        redirects=first.redirects,
        response_headers=first.headers,
        charset=page.charset,
        layout=page.layout,
        fallback=page.fallback,
        passes=PASSES + library_versions(),
        rules=rules_digest(PASSES, layouts),
        rel_canonical=page.rel_canonical,
    )
