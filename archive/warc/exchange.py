"""A response of a WARC file with the records that were written about it."""

import json
from dataclasses import dataclass
from pathlib import Path

from archive.captures import Redirect
from archive.errors import CaptureDamaged
from archive.warc.raw import RawRecord, fields_of, read_raw


@dataclass(slots=True)
class Exchange:
    """A response and what was written about it."""

    answer: RawRecord
    request: RawRecord | None = None
    hops: tuple[Redirect, ...] = ()

    def has(self, record: RawRecord) -> bool:
        """Whether a record was written about this response."""
        return record.headers.get("warc-concurrent-to") == self.answer.id or (
            record.kind == "request" and self.answer.headers.get("warc-concurrent-to") == record.id
        )

    def add(self, record: RawRecord) -> None:
        """Take in such a record."""
        if record.kind == "request":
            self.request = record
        elif record.kind == "metadata":
            self.hops = _hops(fields_of(record).get("redirects", "[]"))


def exchange_at(path: Path, offset: int) -> Exchange:
    """The exchange whose response begins at an offset. Raises CaptureDamaged."""
    exchange: Exchange | None = None
    for record in read_raw(path, offset):
        if isinstance(record, CaptureDamaged):
            if exchange:
                break
            raise record
        if exchange is None:
            exchange = Exchange(record)
        elif exchange.has(record):
            exchange.add(record)
        else:
            break
        if exchange.request or exchange.answer.kind == "resource":
            # The writer puts the request last; to go on would be to unpack the whole of the next capture.
            break
    if exchange is None:
        raise CaptureDamaged(f"{path} ends before {offset}; restore it from a copy of the archive")
    return exchange


def _hops(text: str) -> tuple[Redirect, ...]:
    try:
        return tuple(
            Redirect(str(url), int(status), str(location)) for url, status, location in json.loads(text)
        )
    except (ValueError, TypeError):
        return ()
