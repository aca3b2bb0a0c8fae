"""The verdict on a response: whether it may be read, and if not, what the look at this address came to."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from archive.captures import Capture
from archive.observations import Outcome
from crawler.fetch.blocks import detect

_GONE: Final = frozenset({404, 410})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` is `fetched` when the response may be read; `detail` says why not."""

    outcome: Outcome
    detail: str = ""

    @property
    def readable(self) -> bool:
        """Whether anything may be read out of this response."""
        return self.outcome == "fetched"


def judge(capture: Capture, body: bytes) -> Verdict:
    """The verdict on an exchange; `body` is without its Content-Encoding. A block outranks the status it
    came with.
    """
    status = capture.status or 0
    if status == HTTPStatus.NOT_MODIFIED:
        return _not_modified(capture)
    if block := detect(status, capture.headers, body, url=capture.url, requested=capture.requested_url):
        outcome: Outcome = "gone" if block.gone else "blocked"
        return Verdict(outcome, f"{block.kind}: {block.evidence}")
    if status in _GONE:
        return Verdict("gone", str(status))
    if capture.truncated == "length":
        stated = capture.header("content-length")
        size = f"{stated} bytes" if stated else f"more than {len(capture.body)} bytes"
        return Verdict("failed", f"too large: {size}; kept as far as it was read")
    if capture.truncated:
        return Verdict(
            "failed", f"cut: the body ended before it should have ({len(capture.body)} bytes came)"
        )
    if status in _REDIRECTS:
        return Verdict(
            "failed", f"{status}: leads to {capture.header('location') or 'nowhere'}, which is not followed"
        )
    if status == HTTPStatus.PARTIAL_CONTENT:
        return Verdict("failed", "206: part of a page, although the whole was asked for")
    if not 200 <= status < 300:
        return Verdict("failed", f"{status} {_phrase(status)}".strip())
    if not body:
        return Verdict("failed", "empty: 0 bytes came")
    return Verdict("fetched", str(status))


def _not_modified(capture: Capture) -> Verdict:
    """Unchanged, if that is what was asked: some servers answer so to whoever has nothing yet."""
    asked = {name.lower() for name, _ in capture.request_headers}
    if asked and asked.isdisjoint(("if-none-match", "if-modified-since")):
        return Verdict("failed", "304, although the whole page was asked for")
    return Verdict("not-modified", "304")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
