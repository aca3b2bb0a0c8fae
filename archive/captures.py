"""A capture: one HTTP exchange, or one imported file, byte for byte as it came."""

from dataclasses import dataclass
from datetime import datetime

Headers = tuple[tuple[str, str], ...]
"""Name and value pairs in order, repeats kept; decoded as Latin-1, so every byte survives."""


@dataclass(frozen=True, slots=True)
class CaptureRef:
    """Where a capture lies on disk.

    `file` is relative to the archive folder, `offset` is where the record's gzip member starts, in bytes;
    `payload_digest` is as in the WARC record (`algorithm:value`), of the body as served.
    """

    file: str
    offset: int
    record_id: str
    payload_digest: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """One hop that led to a capture: the address asked, the status it answered, the address it named."""

    url: str
    status: int
    location: str


@dataclass(frozen=True, slots=True)
class Capture:
    """One exchange (ISO 28500 `response` or `revisit`), or an imported file (`resource`, `status` None).

    `body` is as served, still under its Content-Encoding; `time` is UTC. `truncated` is WARC-Truncated's
    reason (`length`, `time`, `disconnect`) or None. `ref` is None until it is written, and for a file read
    from outside.
    """

    url: str
    time: datetime
    status: int | None
    headers: Headers
    body: bytes
    method: str = "GET"
    request_headers: Headers = ()
    request_body: bytes = b""
    reason: str = ""
    protocol: str = "HTTP/1.1"
    ip: str | None = None
    truncated: str | None = None
    site: str | None = None
    run: str | None = None
    redirects: tuple[Redirect, ...] = ()
    ref: CaptureRef | None = None

    @property
    def requested_url(self) -> str:
        """The address first asked for, before any redirect: the one a record is named by."""
        return self.redirects[0].url if self.redirects else self.url

    def header(self, name: str) -> str | None:
        """The first value of a response header, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def media_type(self) -> str:
        """The declared type without parameters, lower-cased; empty when none is declared."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()
