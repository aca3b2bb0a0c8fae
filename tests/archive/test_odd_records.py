"""Records of others that say something odd are told of in their place, and what is around them is read."""

from hashlib import md5
from pathlib import Path

import pytest

from archive import Archive, Capture, CaptureDamaged
from archive.warc.reader import read_capture, read_warc
from tests.archive.samples import URL, exchange


def answer(number: int, line: str = "HTTP/1.1 200 OK", **headers: str) -> bytes:
    """One answer, with this status line and these WARC headers."""
    block = f"{line}\r\n\r\n{number}".encode("latin-1")
    told = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Target-URI": f"{URL}/{number}",
        "WARC-Date": "2026-03-01T08:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def read(path: Path, odd: bytes) -> Capture | CaptureDamaged:
    """What is read of a record between two good ones, which are there whatever it says."""
    path.write_bytes(answer(0) + odd + answer(2))
    first, found, last = read_warc(path)
    assert [isinstance(each, Capture) and each.body for each in (first, last)] == [b"0", b"2"]
    return found


@pytest.mark.parametrize(
    "line",
    ["", "HTTP/1.1", "HTTP/1.1 OK", "HTTP/1.1 -1 OK", "HTTP/1.1 \xb2\xb2 OK", f"HTTP/1.1 {'9' * 5000} OK"],
)
def test_an_answer_without_a_status_is_told(tmp_path: Path, line: str) -> None:
    odd = read(tmp_path / "odd.warc", answer(1, line))
    assert isinstance(odd, CaptureDamaged)
    assert "no HTTP status" in str(odd)


@pytest.mark.parametrize("date", ["", "yesterday", "2026-13-45T00:00:00Z"])
def test_an_answer_without_a_date_is_told(tmp_path: Path, date: str) -> None:
    odd = read(tmp_path / "odd.warc", answer(1, WARC_Date=date))
    assert isinstance(odd, CaptureDamaged)
    assert "no readable WARC-Date" in str(odd)


@pytest.mark.parametrize("digest", ["tiger:ABCDEF", "sha1:", "sha1", ""])
def test_a_digest_that_cannot_be_computed_is_not_held_against_a_body(tmp_path: Path, digest: str) -> None:
    odd = read(tmp_path / "odd.warc", answer(1, WARC_Payload_Digest=digest))
    assert isinstance(odd, Capture)
    assert odd.body == b"1"


@pytest.mark.parametrize("digest", ["sha1:AAAA", "sha1:!!", "md5:" + "0" * 32])
def test_a_digest_that_is_another_s_is_told(tmp_path: Path, digest: str) -> None:
    odd = read(tmp_path / "odd.warc", answer(1, WARC_Payload_Digest=digest))
    assert isinstance(odd, CaptureDamaged)
    assert f"does not match its digest {digest}" in str(odd)


def test_a_digest_in_hex_is_one_as_well(tmp_path: Path) -> None:
    for digest in (md5(b"1").hexdigest(), md5(b"1").hexdigest().upper()):
        assert isinstance(
            read(tmp_path / "odd.warc", answer(1, WARC_Payload_Digest=f"md5:{digest}")), Capture
        )


def test_a_last_record_needs_no_empty_lines_after_it(tmp_path: Path) -> None:
    path = tmp_path / "odd.warc"
    path.write_bytes(answer(0) + answer(1).rstrip(b"\r\n"))
    assert [isinstance(each, Capture) and each.body for each in read_warc(path)] == [b"0", b"1"]
    path.write_bytes(answer(0) + answer(1).rstrip(b"\r\n")[:-1])
    (torn,) = [each for each in read_warc(path) if isinstance(each, CaptureDamaged)]
    assert "ends within this record" in str(torn)


def test_an_answer_is_read_though_what_was_asked_is_damaged(tmp_path: Path) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        ref = writer.write(exchange("正文" * 50)).ref
        last = writer.write(exchange("后文" * 50, URL + "/2")).ref
    assert ref
    assert last
    path = tmp_path / ref.file
    data = bytearray(path.read_bytes())
    asked = data.index(b"\x1f\x8b\x08", ref.offset + 10)
    data[asked + 20 : asked + 60] = bytes(40)
    path.write_bytes(data)
    found = read_capture(tmp_path, ref)
    assert (found.body.decode(), found.request_headers) == ("正文" * 50, ())
    assert read_capture(tmp_path, last).body.decode() == "后文" * 50


def test_a_revisit_away_from_its_original_is_told(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for run in ("run1", "run2"):
        with Archive.open(data, create=True) as archive:
            archive.writer(site="nmpa", run=run).write(exchange("很长的正文" * 50))
    _, second = sorted(data.rglob("*.warc.gz"))
    (together,) = read_warc(second)
    assert isinstance(together, Capture)
    assert together.body.decode() == "很长的正文" * 50
    alone = second.rename(tmp_path / "alone.warc.gz")
    (told,) = read_warc(alone)
    assert isinstance(told, CaptureDamaged)
    assert "which is not at hand" in str(told)
