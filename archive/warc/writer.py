"""Writing captures to WARC: one writer a process, its files its own."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from archive.captures import Capture, CaptureRef
from archive.warc import records
from archive.warc.entry import Entry, Original, Originals, entry_of
from archive.warc.file import WarcFile
from archive.warc.format import digest, new_id, warc_name
from archive.warc.normal import normal

MAX_BYTES = 1_000_000_000
_REMEMBERED = 10_000


class Written(NamedTuple):
    """Entries not indexed yet, and per file (relative to the archive) how far it goes; `closed` ones end
    there.
    """

    entries: tuple[Entry, ...]
    sizes: dict[str, int]
    closed: frozenset[str]


class WarcWriter:
    """Writes `warc/<site>/<yyyy>/<mm>/<site>-<UTC>-<run>-<n>.warc.gz` under `data`; safe to share between
    threads.

    A file appears with the first record, and another is begun past `max_bytes`. `originals` finds earlier
    captures for revisits. What has been written is on the disk after `sync`, and waits to be indexed until
    `forget`.
    """

    def __init__(
        self,
        data: Path,
        *,
        site: str,
        run: str,
        info: Mapping[str, str] | None = None,
        originals: Originals | None = None,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self.site = site
        self.run = run
        self._data = data
        self._info = {
            "software": "yaowen",
            "format": "WARC File Format 1.1",
            "site": site,
            "run": run,
            **(info or {}),
        }
        self._originals = originals
        self._max_bytes = max_bytes
        self._lock = RLock()
        self._file: WarcFile | None = None
        self._name = ""
        self._number = 0
        self._sizes: dict[str, int] = {}
        self._closed: set[str] = set()
        self._entries: dict[str, Entry] = {}
        self._recent: OrderedDict[str, Original] = OrderedDict()

    def write(self, capture: Capture) -> Capture:
        """Write a capture, as a revisit where an earlier one holds its body; the capture as it reads back,
        `ref` set.
        """
        capture, payload_digest, record_id = normal(capture), digest(capture.body), new_id()
        with self._lock:
            original = self._original(capture, payload_digest)
            if capture.status is None:
                members = records.resource(capture, record_id, payload_digest)
            else:
                members = self._exchange(capture, record_id, payload_digest, original)
            written = _with_ref(
                capture, self._append(members, record_id, payload_digest), self.site, self.run
            )
            self._entries[record_id] = entry_of(written, revisit=original is not None)
            if original is None:
                self._remember(written)
        return written

    def write_metadata(self, url: str, fields: Mapping[str, str], time: datetime) -> CaptureRef:
        """Write facts about an address or a run that no exchange holds."""
        record_id = new_id()
        return self._append(records.metadata(url, record_id, time, fields), record_id, "")

    def write_conversion(
        self, refers_to: CaptureRef, url: str, json_bytes: bytes, time: datetime
    ) -> CaptureRef:
        """Write what was derived from a capture."""
        record_id, payload_digest = new_id(), digest(json_bytes)
        members = records.conversion(refers_to, url, record_id, payload_digest, json_bytes, time)
        return self._append(members, record_id, payload_digest)

    def sync(self) -> None:
        """Flush everything written to the disk."""
        with self._lock:
            if self._file:
                self._file.sync()

    def close(self) -> None:
        """Sync and close the file; a later write begins another."""
        with self._lock:
            self._close_file()

    def written(self) -> Written:
        """What was written since the last `forget`, with how far it goes; on the disk after the next `sync`."""
        with self._lock:
            return Written(tuple(self._entries.values()), dict(self._sizes), frozenset(self._closed))

    def wrote(self, ref: CaptureRef) -> bool:
        """Whether this is a capture written and not indexed yet."""
        with self._lock:
            return ref.record_id in self._entries

    def forget(self, written: Written) -> None:
        """Drop what has been indexed."""
        with self._lock:
            for entry in written.entries:
                self._entries.pop(entry.ref.record_id, None)
            self._closed -= written.closed
            for file, size in written.sizes.items():
                if self._sizes.get(file) == size:
                    del self._sizes[file]

    def _exchange(
        self, capture: Capture, record_id: str, payload_digest: str, original: Original | None
    ) -> bytes:
        answer = (
            records.revisit(capture, record_id, payload_digest, original, not_modified=capture.status == 304)
            if original
            else records.response(capture, record_id, payload_digest)
        )
        hops = records.redirects(capture, record_id) if capture.redirects else b""
        # The request comes last: what lacks it is known to be torn.
        return answer + hops + records.request(capture, record_id)

    def _original(self, capture: Capture, payload_digest: str) -> Original | None:
        if capture.status is None or capture.truncated:
            return None
        if capture.status == 304:
            url = capture.url
            return self._recent.get(url) or (self._originals and self._originals.by_url(url)) or None
        if not capture.body:
            return None
        return (
            self._recent.get(payload_digest)
            or (self._originals and self._originals.by_digest(payload_digest))
            or None
        )

    def _remember(self, written: Capture) -> None:
        if written.ref is None or written.status is None or written.truncated:
            return
        original = Original(written.ref, written.url, written.time)
        self._recent[written.ref.payload_digest] = original
        if written.status == 200:
            self._recent[written.url] = original
        while len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)

    def _append(self, members: bytes, record_id: str, payload_digest: str) -> CaptureRef:
        with self._lock:
            file = self._open_file()
            offset = file.append(members)
            self._sizes[self._name] = file.size
            return CaptureRef(self._name, offset, record_id, payload_digest)

    def _open_file(self) -> WarcFile:
        if self._file and self._file.size >= self._max_bytes:
            self._close_file()
        if self._file is None:
            now = datetime.now(UTC)
            self._file = self._new_file(now)
            self._name = self._file.path.relative_to(self._data).as_posix()
            self._file.append(records.warcinfo(self._file.path.name, now, self._info))
        return self._file

    def _new_file(self, now: datetime) -> WarcFile:
        while True:
            path = self._data / warc_name(self.site, self.run, now, self._number)
            self._number += 1
            try:
                return WarcFile(path)
            except FileExistsError:
                continue

    def _close_file(self) -> None:
        if self._file:
            file, self._file = self._file, None
            self._closed.add(self._name)
            self._sizes[self._name] = file.size
            file.close()


def _with_ref(capture: Capture, ref: CaptureRef, site: str, run: str) -> Capture:
    return replace(capture, ref=ref, site=capture.site or site, run=capture.run or run)
