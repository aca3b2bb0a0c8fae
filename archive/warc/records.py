"""The records the archive writes, each as the bytes of one gzip member."""

import json
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

from warcio.statusandheaders import StatusAndHeaders

from archive.captures import Capture, CaptureRef
from archive.warc.entry import Original
from archive.warc.format import (
    EMPTY,
    IDENTICAL_PAYLOAD,
    NOT_MODIFIED,
    VERSION,
    digest,
    http_head,
    new_id,
    warc_date,
)
from archive.warc.normal import safe_url
from archive.warc.packing import member

RESPONSE_TYPE = "application/http; msgtype=response"
REQUEST_TYPE = "application/http; msgtype=request"
FIELDS_TYPE = "application/warc-fields"
_URL_MARKS = "/?:@!$&'()*+,;=%~-._[]|{}^\\\"<>`"


def warcinfo(name: str, time: datetime, fields: Mapping[str, str]) -> bytes:
    """What a file says of itself: software, site, run, settings."""
    return _member("warcinfo", new_id(), time, FIELDS_TYPE, _fields(fields), {"WARC-Filename": name})


def response(capture: Capture, record_id: str, payload_digest: str) -> bytes:
    """An exchange's answer, with its body as served."""
    extra = _exchange_headers(capture) | {"WARC-Payload-Digest": payload_digest}
    return _member("response", record_id, capture.time, RESPONSE_TYPE, capture.body, extra, _answer(capture))


def revisit(
    capture: Capture, record_id: str, payload_digest: str, original: Original, *, not_modified: bool
) -> bytes:
    """An answer whose body an earlier capture holds: the same bytes again, or 304.

    Offset and file of the original are named as Heritrix does, so that it is found without an index.
    """
    extra = _exchange_headers(capture) | {
        "WARC-Profile": NOT_MODIFIED if not_modified else IDENTICAL_PAYLOAD,
        "WARC-Refers-To": original.ref.record_id,
        "WARC-Refers-To-Target-URI": original.url,
        "WARC-Refers-To-Date": warc_date(original.time),
        "WARC-Refers-To-Filename": original.ref.file,
        "WARC-Refers-To-File-Offset": str(original.ref.offset),
        "WARC-Payload-Digest": payload_digest,
    }
    return _member("revisit", record_id, capture.time, RESPONSE_TYPE, b"", extra, _answer(capture))


def request(capture: Capture, concurrent_to: str) -> bytes:
    """What was asked."""
    asked = http_head(f"{capture.method} {_target(capture.url)} HTTP/1.1", capture.request_headers)
    body = capture.request_body
    extra = {
        "WARC-Target-URI": capture.url,
        "WARC-Concurrent-To": concurrent_to,
        "WARC-Payload-Digest": digest(body) if body else EMPTY,
    }
    return _member("request", new_id(), capture.time, REQUEST_TYPE, body, extra, asked)


def resource(capture: Capture, record_id: str, payload_digest: str) -> bytes:
    """An imported file, byte for byte."""
    extra = {"WARC-Target-URI": capture.url, "WARC-Payload-Digest": payload_digest}
    return _member("resource", record_id, capture.time, capture.headers[0][1], capture.body, extra)


def redirects(capture: Capture, concurrent_to: str) -> bytes:
    """The hops that led to a capture: `via` is the last, `redirects` all of them, so that chains can be told
    again.
    """
    hops = [[hop.url, hop.status, hop.location] for hop in capture.redirects]
    fields = {"via": capture.redirects[-1].url, "redirects": json.dumps(hops)}
    extra = {"WARC-Concurrent-To": concurrent_to}
    return metadata(capture.url, new_id(), capture.time, fields, extra)


def metadata(
    url: str,
    record_id: str,
    time: datetime,
    fields: Mapping[str, str],
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """Facts about an address or a run."""
    return _member(
        "metadata",
        record_id,
        time,
        FIELDS_TYPE,
        _fields(fields),
        {"WARC-Target-URI": safe_url(url), **(extra or {})},
    )


def conversion(
    refers_to: CaptureRef, url: str, record_id: str, payload_digest: str, json_bytes: bytes, time: datetime
) -> bytes:
    """What was derived from a capture."""
    extra = {
        "WARC-Target-URI": safe_url(url),
        "WARC-Refers-To": refers_to.record_id,
        "WARC-Payload-Digest": payload_digest,
    }
    return _member("conversion", record_id, time, "application/json", json_bytes, extra)


def _member(
    kind: str,
    record_id: str,
    time: datetime,
    media_type: str,
    body: bytes,
    extra: Mapping[str, str],
    head: bytes = b"",
) -> bytes:
    # Of a record without HTTP headers block and payload are one, and so is their digest.
    payload_digest = None if head else extra.get("WARC-Payload-Digest")
    named = {
        "WARC-Type": kind,
        "WARC-Record-ID": record_id,
        "WARC-Date": warc_date(time),
        **extra,
        "WARC-Block-Digest": payload_digest or digest(head, body),
        "Content-Type": media_type,
        "Content-Length": str(len(head) + len(body)),
    }
    headers = StatusAndHeaders("", list(named.items()), protocol=VERSION).to_bytes()
    return member(headers, head, body, b"\r\n\r\n")


def _answer(capture: Capture) -> bytes:
    status = f"{capture.status} {capture.reason}".strip()
    return http_head(f"{capture.protocol} {status}", capture.headers)


def _exchange_headers(capture: Capture) -> dict[str, str]:
    named = {"WARC-Target-URI": capture.url}
    if capture.ip:
        named["WARC-IP-Address"] = capture.ip
    if capture.truncated:
        named["WARC-Truncated"] = capture.truncated
    return named


def _target(url: str) -> str:
    """Path and query as they go on the request line; what is not ASCII was percent-encoded on the wire."""
    rest = url.partition("#")[0].partition("://")[2]
    slash = min((place for sign in "/?" if (place := rest.find(sign)) >= 0), default=len(rest))
    return quote("/" + rest[slash:].removeprefix("/"), safe=_URL_MARKS)


def _fields(fields: Mapping[str, str]) -> bytes:
    return "".join(f"{name}: {_line(value)}\r\n" for name, value in fields.items()).encode("utf-8", "replace")


def _line(value: str) -> str:
    return " ".join(value.splitlines())
