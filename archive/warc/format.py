"""How the archive's records are written and named: ids, digests, dates, files, HTTP headers byte for byte."""

import re
from base64 import b32encode
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import PurePosixPath
from uuid import uuid4

from archive.captures import Headers

VERSION = "WARC/1.1"
IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


def digest(*pieces: bytes) -> str:
    """The digest as WARC writes it: `sha256:` and base 32."""
    hashed = sha256()
    for piece in pieces:
        hashed.update(piece)
    return "sha256:" + b32encode(hashed.digest()).decode("ascii")


EMPTY = digest(b"")
"""The digest of nothing: that of the body of nearly every request."""


def new_id() -> str:
    """A new WARC-Record-ID."""
    return f"<urn:uuid:{uuid4()}>"


def warc_date(time: datetime) -> str:
    """A WARC-Date: UTC, with microseconds."""
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parse_date(text: str) -> datetime:
    """The time a WARC-Date tells, at whatever precision WARC 1.1 allows from the day on."""
    moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def http_head(first: str, headers: Headers) -> bytes:
    """The head of an HTTP message byte for byte: headers are held as Latin-1, which gives every byte back. (warcio would
    percent-encode what is not ASCII.)
    """
    lines = (f"{name}: {value}" for name, value in headers)
    return "\r\n".join([first, *lines, "", ""]).encode("latin-1")


def safe(name: str) -> str:
    """A site or run as part of a file name."""
    return re.sub(r"[^\w.]+", "_", name).strip("._") or "unnamed"


def warc_name(site: str, run: str, time: datetime, number: int) -> PurePosixPath:
    """Where a new file goes, relative to the archive folder."""
    stamp = time.astimezone(UTC)
    name = f"{safe(site)}-{stamp:%Y%m%d%H%M%S}-{safe(run)}-{number}.warc.gz"
    return PurePosixPath("warc", safe(site), f"{stamp:%Y}", f"{stamp:%m}", name)
