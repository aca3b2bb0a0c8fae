"""Reading captures back from WARC, ours and others'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from archive.captures import Capture, CaptureRef, Headers
from archive.errors import CaptureDamaged
from archive.warc.exchange import Exchange, exchange_at
from archive.warc.format import NOT_MODIFIED, parse_date
from archive.warc.payload import matches, unchunked
from archive.warc.raw import RawRecord, fields_of, read_raw

_HEAD_END = re.compile(rb"\r?\n\r?\n")


@dataclass(slots=True)
class _File:
    """What has been read of a file so far that later records may refer to."""

    path: Path
    info: dict[str, str] = field(default_factory=dict)
    requests: dict[str, RawRecord] = field(default_factory=dict)
    offsets: dict[str, int] = field(default_factory=dict)


def read_capture(data: Path, ref: CaptureRef) -> Capture:
    """The capture at a place of the archive in `data`, with the body of the original where it is a revisit.

    Raises CaptureDamaged when the file, the record or its digest is not as it was written.
    """
    path = data / ref.file
    if not path.is_file():
        raise CaptureDamaged(f"{path} is missing; restore it from a copy of the archive")
    exchange = exchange_at(path, ref.offset)
    if exchange.answer.id != ref.record_id:
        raise CaptureDamaged(f"{path} at {ref.offset}: another record lies here than {ref.record_id}")
    capture = _capture(exchange, _File(path, info=_info(path)))
    if capture.ref and ref.payload_digest and capture.ref.payload_digest != ref.payload_digest:
        raise CaptureDamaged(f"{path} at {ref.offset}: the body is not the one of {ref.payload_digest}")
    return replace(capture, ref=ref)


def is_whole(data: Path, ref: CaptureRef) -> bool:
    """Whether a capture still reads back as it was written."""
    try:
        read_capture(data, ref)
    except (CaptureDamaged, OSError):
        return False
    return True


def read_warc(path: Path, start: int = 0, end: int | None = None) -> Iterator[Capture | CaptureDamaged]:
    """Every exchange and imported file of a WARC, in order; what cannot be read is told in its place. What others keep
    of name servers or FTP is no exchange.

    `ref.file` is relative to the archive the file lies in, or its bare name.
    """
    state = _File(path, info=_info(path) if start else {})
    pending: Exchange | None = None
    for record in read_raw(path, start, end):
        if isinstance(record, CaptureDamaged):
            yield record
        elif pending and pending.has(record):
            pending.add(record)
        elif record.kind == "resource" or _is_over_http(record):
            if pending:
                yield _readable(pending, state)
            pending = Exchange(record, state.requests.pop(record.id, None) or _asked(record, state))
            state.offsets[record.id] = record.offset
        elif record.kind == "request":
            _keep_request(record, state)
        elif record.kind == "warcinfo":
            state.info = fields_of(record)
    if pending:
        yield _readable(pending, state)


def _is_over_http(record: RawRecord) -> bool:
    """Whether a record is an answer over HTTP: Heritrix has `response` records of dns:, whois: and ftp: as well."""
    return record.kind in ("response", "revisit") and _url(record).lower().startswith(("http:", "https:"))


def _keep_request(record: RawRecord, state: _File) -> None:
    """Others write the request before its response, and either of the two may name the other."""
    state.requests[record.headers.get("warc-concurrent-to") or record.id] = record
    state.requests[record.id] = record
    while len(state.requests) > 200:
        del state.requests[next(iter(state.requests))]


def _asked(record: RawRecord, state: _File) -> RawRecord | None:
    return state.requests.pop(record.headers.get("warc-concurrent-to", ""), None)


def _readable(exchange: Exchange, state: _File) -> Capture | CaptureDamaged:
    try:
        return _capture(exchange, state)
    except CaptureDamaged as error:
        return error


def _capture(exchange: Exchange, state: _File) -> Capture:
    answer = exchange.answer
    where = f"{state.path} at {answer.offset}"
    if answer.kind not in ("response", "revisit", "resource"):
        raise CaptureDamaged(f"{where}: a {answer.kind} record, not a capture")
    capture = _resource(answer, where) if answer.kind == "resource" else _response(answer, where)
    if answer.kind == "revisit" and answer.headers.get("warc-profile") != NOT_MODIFIED:
        capture = replace(capture, body=_original_body(answer, state, where))
    stated = answer.headers.get("warc-payload-digest", "")
    if exchange.request:
        capture = _with_request(capture, exchange.request)
    return replace(
        capture,
        redirects=exchange.hops,
        site=state.info.get("site"),
        run=state.info.get("run"),
        ref=CaptureRef(_relative(state.path), answer.offset, answer.id, stated),
    )


def _response(record: RawRecord, where: str) -> Capture:
    line, headers, body = _http(record.block)
    if record.kind == "response":
        _check_digest(record, body, where)
    protocol, _, rest = line.partition(" ")
    code, _, reason = rest.strip().partition(" ")
    # Of what is Latin-1 `²` is a digit as well, and no number.
    if not code.isdecimal() or len(code) > 9:
        raise CaptureDamaged(f"{where}: no HTTP status in {line[:60]!r}")
    if any(name.lower() == "transfer-encoding" and "chunked" in value.lower() for name, value in headers):
        body = unchunked(body)
        headers = tuple(pair for pair in headers if pair[0].lower() != "transfer-encoding")
    return Capture(
        url=_url(record),
        time=_time(record, where),
        status=int(code),
        headers=headers,
        body=body,
        reason=reason,
        protocol=protocol,
        ip=record.headers.get("warc-ip-address"),
        truncated=record.headers.get("warc-truncated"),
    )


def _resource(record: RawRecord, where: str) -> Capture:
    _check_digest(record, record.block, where)
    headers = (("Content-Type", record.headers.get("content-type", "application/octet-stream")),)
    return Capture(
        url=_url(record), time=_time(record, where), status=None, headers=headers, body=record.block
    )


def _with_request(capture: Capture, record: RawRecord) -> Capture:
    line, headers, body = _http(record.block)
    return replace(
        capture, method=line.partition(" ")[0] or "GET", request_headers=headers, request_body=body
    )


def _http(block: bytes) -> tuple[str, Headers, bytes]:
    """First line, headers and body, every byte of the head as the Latin-1 character of its number."""
    end = _HEAD_END.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block.rstrip(b"\r\n"), b"")
    first, *lines = head.decode("latin-1").replace("\r\n", "\n").split("\n")
    pairs = (line.partition(":") for line in lines if line)
    return first, tuple((name.strip(" \t"), value.strip(" \t")) for name, _, value in pairs), body


def _original_body(record: RawRecord, state: _File, where: str) -> bytes:
    wanted = record.headers.get("warc-refers-to", "")
    path, offset = _original_place(record, state)
    if path is None or offset is None:
        raise CaptureDamaged(
            f"{where}: the body lies with {wanted or 'an earlier capture'}, which is not at hand"
        )
    original = exchange_at(path, offset).answer
    if original.kind == "revisit" or (wanted and original.id != wanted):
        raise CaptureDamaged(f"{where}: {path} at {offset} does not hold the body this record refers to")
    found = _response(original, f"{path} at {offset}").body
    if original.headers.get("warc-payload-digest") != record.headers.get("warc-payload-digest"):
        raise CaptureDamaged(f"{where}: {path} at {offset} holds another body than this record refers to")
    return found


def _original_place(record: RawRecord, state: _File) -> tuple[Path | None, int | None]:
    offset = record.headers.get("warc-refers-to-file-offset", "")
    name = record.headers.get("warc-refers-to-filename", "")
    if offset.isdigit() and name and not Path(name).is_absolute() and ".." not in Path(name).parts:
        near = (folder / name for folder in (*state.path.absolute().parents, state.path.absolute().parent))
        beside = state.path.parent / Path(name).name
        for path in (*near, beside):
            if path.is_file():
                return path, int(offset)
    return state.path, state.offsets.get(record.headers.get("warc-refers-to", ""))


@lru_cache(256)
def _info(path: Path) -> dict[str, str]:
    first = next(read_raw(path), None)
    return fields_of(first) if isinstance(first, RawRecord) and first.kind == "warcinfo" else {}


def _check_digest(record: RawRecord, body: bytes, where: str) -> None:
    stated = record.headers.get("warc-payload-digest", "")
    if not matches(stated, body):
        raise CaptureDamaged(f"{where}: the body of {_url(record)} does not match its digest {stated}")


def _url(record: RawRecord) -> str:
    return record.headers.get("warc-target-uri", "").strip("<>")


def _time(record: RawRecord, where: str) -> datetime:
    try:
        return parse_date(record.headers.get("warc-date", "")).astimezone(UTC)
    except ValueError as error:
        raise CaptureDamaged(f"{where}: no readable WARC-Date") from error


def _relative(path: Path) -> str:
    """From `warc/` on for a file of an archive, else the bare name."""
    parts = path.absolute().parts
    within = [place for place, part in enumerate(parts[:-1]) if part == "warc"]
    return "/".join(parts[within[-1] :]) if within else path.name
