"""Captures and derivations for the archive's tests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from archive import Archive, Capture, Derivation, Provenance
from archive.identity import canonical_url, record_id
from archive.keeping import Derive, Stored
from archive.warc.writer import WarcWriter

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
URL = "https://www.example.gov.cn/yaowen/20260301.html"


def day(number: int) -> datetime:
    """The time of the n-th look."""
    return START + timedelta(days=number)


def exchange(
    body: bytes | str = "药品抽检", url: str = URL, at: datetime = START, **changes: object
) -> Capture:
    """A page as a server answered it."""
    content = body.encode() if isinstance(body, str) else body
    capture = Capture(
        url=url,
        time=at,
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"), ("ETag", '"v1"')),
        body=content,
        request_headers=(("User-Agent", "yaowen"),),
        reason="OK",
        ip="192.0.2.7",
    )
    return replace(capture, **changes)  # type: ignore[arg-type]  # any field


def derive(captures: tuple[Capture, ...], rules: str = "1") -> Derivation:
    """The body is the text; every letter of the rules' name but the first is put after it."""
    first = captures[0]
    text = "\n".join(capture.body.decode() for capture in captures) + rules[1:]
    url = first.requested_url
    return Derivation(
        id=record_id(canonical_url(url)),
        url=url,
        canonical_url=canonical_url(url),
        site="nmpa",
        headline="关于抽检的通告",
        text=text,
        original_text=text,
        provenance=Provenance(captures=tuple(c.ref for c in captures if c.ref), rules=rules),
    )


def keep(
    archive: Archive, writer: WarcWriter, capture: Capture, rules: str = "1", rule_again: Derive | None = None
) -> Stored:
    """Write, derive and store a capture."""
    written = writer.write(capture)
    return archive.put(derive((written,), rules), captured=written.time, run=writer.run, derive=rule_again)
