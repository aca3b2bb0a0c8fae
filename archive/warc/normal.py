"""A capture as it reads back, so that what is derived at once and what is derived from the WARC later are the
same.
"""

from dataclasses import replace
from datetime import UTC

from archive.address import Address
from archive.captures import Capture, Headers


def normal(capture: Capture) -> Capture:
    """The capture with what WARC and HTTP cannot hold put right; read back, it is equal to this."""
    time, url = capture.time.astimezone(UTC), safe_url(capture.url)
    if capture.status is None:
        media_type = capture.header("content-type") or "application/octet-stream"
        headers: Headers = (("Content-Type", one_line(media_type)),)
        return Capture(url, time, None, headers, capture.body, site=capture.site, run=capture.run)
    return replace(
        capture,
        url=url,
        time=time,
        headers=_headers(capture.headers),
        reason=one_line(capture.reason),
        protocol=capture.protocol if capture.protocol.startswith("HTTP/") else "HTTP/1.1",
        method=one_line(capture.method),
        request_headers=_with_host(_headers(capture.request_headers), url),
        redirects=tuple(
            replace(hop, url=safe_url(hop.url), location=safe_url(hop.location)) for hop in capture.redirects
        ),
    )


def safe_url(url: str) -> str:
    """The address as a WARC header can hold it: neither a line break nor a lone surrogate."""
    return one_line(url).encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """The text without line breaks (as HTTP and WARC know them) and outer blanks."""
    return text.replace("\r", " ").replace("\n", " ").strip(" \t")


def _headers(headers: Headers) -> Headers:
    # Transfer-Encoding goes: the body is kept with it undone, and readers would undo it again.
    kept = ((name, value) for name, value in headers if name.lower() != "transfer-encoding")
    return tuple((_latin(name), _latin(value)) for name, value in kept)


def _latin(text: str) -> str:
    return one_line(text).encode("latin-1", "replace").decode("latin-1")


def _with_host(headers: Headers, url: str) -> Headers:
    """HTTP clients add Host on the wire, after everyone has looked."""
    if any(name.lower() == "host" for name, _ in headers):
        return headers
    host = (Address.of(url).authority or "").rpartition("@")[2]
    return (("Host", _latin(host)), *headers)
