"""From the captures of one article to a page: what stands in it, before any pass over its text. Pure."""

from base64 import b32decode
from collections.abc import Collection, Sequence
from dataclasses import replace
from hashlib import sha256

from archive.captures import Capture
from archive.content import content
from archive.derivation import CharsetEvidence
from archive.errors import CaptureDamaged, TooLarge
from crawler.errors import EmptyInput, InputCut, InputRefused, InputTooLarge, NoArticle, NotText
from crawler.extract.body import Fit, check_body, find_body
from crawler.extract.charset import decode, looks_binary
from crawler.extract.facts import find_facts
from crawler.extract.headline import find_headline, headline_at
from crawler.extract.layout import Layouts
from crawler.extract.links import absolute
from crawler.extract.meta import declared
from crawler.extract.page import MissingPart, Page
from crawler.extract.parts import missing_part
from crawler.extract.tree import parse, spelled
from crawler.extract.unshown import with_unshown
from crawler.text.absence import only_absence, says_absent

SAMPLE = 50
_LITTLE = 120
LARGEST = 20 * 1024 * 1024
"""Bytes of a page once decompressed; a longer one is kept as captured and not read."""


def read_page(captures: Sequence[Capture], layouts: Layouts) -> Page:
    """The page that `captures`, the parts of one article in order, make. Raises InputRefused if none."""
    if not captures:
        raise EmptyInput("no capture was given; there is nothing to read")
    known = frozenset(address for capture in captures for address in (capture.url, capture.requested_url))
    first = _read_part(captures[0], layouts, known)
    return _joined(first, captures[1:], layouts, known) if len(captures) > 1 else first


def read_text(capture: Capture) -> Page:
    """A text file, the whole of it, as a page. Raises InputRefused when it is none."""
    text, _, evidence = _text(capture)
    return Page(body=text, charset=evidence)


def _read_part(capture: Capture, layouts: Layouts, known: Collection[str]) -> Page:
    text, served, evidence = _text(capture)
    # A parser would end at a NUL, or take it for a character.
    source = served or spelled(text.replace("\0", ""))
    root = parse(source)
    said = declared(root)
    base = (absolute(capture.url, said.base) if said.base else None) or capture.url
    fit = Fit.of(root, layouts)
    headline = (headline_at(fit.selection, fit.layout) if fit else None) or find_headline(root, said)
    body = find_body(root, base, layouts, fit, headline)
    if _sampled(capture):
        body = check_body(root, base, body, headline)
    if not body.layout:
        body = with_unshown(root, base, body, headline)
    if not body.text.strip() and not body.rendered.images:
        raise NoArticle(f"no article was found in {capture.url}: neither running text nor pictures of one")
    following = missing_part(source, root, base, capture.url, known)
    return Page(
        body=body.text,
        facts=find_facts(root, said, headline, body, fit, capture.requested_url),
        captions=tuple(body.rendered.captions),
        attachments=tuple(body.rendered.attachments),
        images=tuple(body.rendered.images),
        charset=evidence,
        layout=body.layout.name if body.layout else None,
        fallback=body.fallback,
        rel_canonical=absolute(base, said.canonical) if said.canonical else None,
        missing_parts=(MissingPart(following, len(body.text)),) if following else (),
    )


def _text(capture: Capture) -> tuple[str, bytes | None, CharsetEvidence]:
    """The text, its UTF-8 where it came as that, and how its charset was found."""
    where = capture.url
    if capture.truncated:
        raise InputCut(
            f"the body of {where} ended early ({capture.truncated}); it is kept, fetch it again to read it"
        )
    try:
        body = content(capture, limit=LARGEST)
    except TooLarge as error:
        raise InputTooLarge(str(error)) from error
    except CaptureDamaged as error:
        raise NotText(f"the body of {where} cannot be decompressed: {error}") from error
    if not body or body.isspace():
        raise EmptyInput(f"{where} answered with nothing but white space; there is nothing to read")
    if looks_binary(body):
        raise NotText(
            f"{where} holds a binary file, whatever it was served as; only pages and texts are read"
        )
    text, evidence = decode(body, _charset(capture))
    if not text or text.isspace():
        raise EmptyInput(f"{where} holds nothing but white space; there is nothing to read")
    as_served = evidence.used == "utf-8" and not evidence.bom and not evidence.replacements
    as_served = as_served and b"\0" not in body
    return text, body if as_served else None, evidence


def _charset(capture: Capture) -> str | None:
    for part in (capture.header("content-type") or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value
    return None


def _sampled(capture: Capture) -> bool:
    """Whether this page is of the fixed sample that is checked although its layout fits."""
    known = capture.ref.payload_digest if capture.ref else ""
    # The first eight base 32 digits of a digest are its first five bytes.
    start = b32decode(known[7:15]) if known.startswith("sha256:") else sha256(capture.body).digest()
    return int.from_bytes(start[:4]) % SAMPLE == 0


def _joined(first: Page, others: Sequence[Capture], layouts: Layouts, known: Collection[str]) -> Page:
    """The parts of one article as one page, with the facts of the first; a part that cannot be read is a missing one."""
    parts, body, missing = [first], first.body, list(first.missing_parts)
    for capture in others:
        try:
            part = _read_part(capture, layouts, known)
        except InputRefused:
            part = None
        if part is None or _is_absent(part):
            missing.append(MissingPart(capture.requested_url, len(body)))
            continue
        parts.append(part)
        body = "\n".join(filter(None, (body, part.body)))
        missing += (MissingPart(one.url, len(body)) for one in part.missing_parts)
    return replace(
        first,
        body=body,
        captions=tuple(dict.fromkeys(words for part in parts for words in part.captions)),
        attachments=tuple(dict.fromkeys(link for part in parts for link in part.attachments)),
        images=tuple(dict.fromkeys(link for part in parts for link in part.images)),
        missing_parts=tuple({one.url: one for one in reversed(missing)}.values())[::-1],
        fallback=next((part.fallback for part in parts if part.fallback), None),
    )


def _is_absent(part: Page) -> bool:
    """Whether a page says that nothing is there: its only text does, or the little it has stands under a headline that does."""
    lines = part.body.splitlines()
    if all(map(only_absence, lines)) and any(map(says_absent, lines)):
        return True
    return len(part.body) <= _LITTLE and says_absent(part.facts.headline or "")
