"""An entry: what is kept of a written capture to find it again, and to ask and compare with next time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from archive.captures import Capture, CaptureRef


@dataclass(frozen=True, slots=True)
class Entry:
    """`size` is that of the body as served; `revisit`: the body itself lies with an earlier capture."""

    ref: CaptureRef
    url: str
    requested_url: str
    time: datetime
    status: int | None
    size: int
    revisit: bool
    etag: str | None
    last_modified: str | None
    site: str | None
    run: str | None


@dataclass(frozen=True, slots=True)
class Original:
    """An earlier capture a revisit may refer to."""

    ref: CaptureRef
    url: str
    time: datetime


class Originals(Protocol):
    """Finds earlier captures that hold their own body."""

    def by_digest(self, payload_digest: str) -> Original | None:
        """One with exactly this body."""

    def by_url(self, url: str) -> Original | None:
        """The latest of this address that answered 200."""


def entry_of(capture: Capture, *, revisit: bool) -> Entry:
    """The entry of a capture that has been written."""
    if capture.ref is None:
        raise ValueError(f"the capture of {capture.url} has not been written")
    return Entry(
        ref=capture.ref,
        url=capture.url,
        requested_url=capture.requested_url,
        time=capture.time,
        status=capture.status,
        size=len(capture.body),
        revisit=revisit,
        etag=capture.header("etag"),
        last_modified=capture.header("last-modified"),
        site=capture.site,
        run=capture.run,
    )
