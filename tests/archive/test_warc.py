"""Captures to WARC and back: byte for byte, readable by others, damage told."""

import gzip
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive import Archive, Capture, CaptureDamaged, Redirect, content
from archive.warc.normal import normal
from archive.warc.raw import RawRecord, read_raw
from archive.warc.reader import read_capture, read_warc
from archive.warc.writer import WarcWriter
from tests.archive.samples import START, URL, exchange

GBK_HEADER = ("X-Title", "药品监管".encode("gbk").decode("latin-1"))
# warcio 1.8.1 crashes on any `br` response where brotli 1.2 is installed; without brotli it checks the same bytes.
CHECK = (
    "import sys; sys.modules['brotli'] = None; from warcio.cli import main; main(['check', *sys.argv[1:]])"
)


def files(data: Path) -> list[Path]:
    return sorted(data.rglob("*.warc.gz"))


def checked(data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CHECK, *map(str, files(data))], capture_output=True, text=True
    )


@pytest.fixture
def writer(tmp_path: Path) -> WarcWriter:
    return WarcWriter(tmp_path, site="nmpa", run="run1", info={"settings": "DOWNLOAD_DELAY=1"})


def hostile() -> list[Capture]:
    """One of everything a server may answer."""
    page = exchange()
    return [
        page,
        exchange("另一页", URL + "?page=2&b=中#part"),
        exchange("", URL + "/empty"),
        exchange("下一页", URL + "/q", headers=(("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), GBK_HEADER)),
        exchange(gzip.compress("压缩".encode()), URL + "/gz", headers=(("Content-Encoding", "gzip"),)),
        exchange(brotli.compress("压缩".encode() * 99), URL + "/br", headers=(("Content-Encoding", "br"),)),
        exchange("被截断", URL + "/cut", truncated="length"),
        exchange(
            "跳转后", URL + "/to", redirects=(Redirect(URL + "/from", 302, "/to"), Redirect(URL, 301, "/x"))
        ),
        exchange("", URL + "/from", status=302, headers=(("Location", "/to"),), reason="Found"),
        exchange("没有", URL + "/404", status=404, reason="Not Found", protocol="HTTP/1.0"),
        exchange("查询结果", URL + "/post", method="POST", request_body=b"page=1&q=%D2%A9"),
        exchange("长", "https://a.example/?" + "长" * 3000),
        exchange("6", URL + "/ip6", ip="2001:db8::1"),
        Capture("file:000_ab.txt", START, None, (("Content-Type", "text/plain"),), "讲话\0".encode("gbk")),
    ]


def test_what_is_written_reads_back_as_it_was_returned(tmp_path: Path, writer: WarcWriter) -> None:
    written = [writer.write(capture) for capture in hostile()]
    writer.close()
    for before, after in zip(hostile(), written, strict=True):
        assert replace(after, ref=None, site=None, run=None) == normal(before)
        assert after.ref
        assert read_capture(tmp_path, after.ref) == after
    assert list(read_warc(files(tmp_path)[0])) == written


def test_others_can_read_and_check_it(tmp_path: Path, writer: WarcWriter) -> None:
    first, *_ = [writer.write(capture) for capture in [*hostile(), exchange(), exchange(b"", status=304)]]
    assert first.ref
    writer.write_metadata(URL, {"outcome": "failed", "detail": "第一行\n第二行"}, START)
    writer.write_conversion(first.ref, URL, b'{"id":"1"}', START)
    writer.close()
    result = checked(tmp_path)
    assert (result.returncode, result.stdout) == (0, ""), result.stdout + result.stderr
    with files(tmp_path)[0].open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file)]
    assert set(kinds) == {"warcinfo", "response", "request", "revisit", "resource", "metadata", "conversion"}
    assert kinds[0] == "warcinfo"


def test_one_gzip_member_a_record_and_the_right_headers(tmp_path: Path, writer: WarcWriter) -> None:
    written = writer.write(exchange(headers=(GBK_HEADER,)))
    writer.close()
    assert written.ref
    data = files(tmp_path)[0].read_bytes()
    with files(tmp_path)[0].open("rb") as file:
        protocols = [record.rec_headers.protocol for record in ArchiveIterator(file)]
    assert protocols == ["WARC/1.1"] * 3
    assert data.count(b"\x1f\x8b\x08") == 3
    record = gzip.GzipFile(fileobj=BytesIO(data[written.ref.offset :])).read()
    assert "药品监管".encode("gbk") in record
    assert b"WARC-IP-Address: 192.0.2.7" in record
    assert f"WARC-Target-URI: {URL}\r\n".encode() in record


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://a.example", b"GET / HTTP/1.1\r\n"),
        ("http://a.example?b=1", b"GET /?b=1 HTTP/1.1\r\n"),
        ("https://a.example/x/y.html?b=1&c=/2#part", b"GET /x/y.html?b=1&c=/2 HTTP/1.1\r\n"),
        ("https://a.example//x", b"GET //x HTTP/1.1\r\n"),
        ("https://a.example/药?q=监", b"GET /%E8%8D%AF?q=%E7%9B%91 HTTP/1.1\r\n"),
        ("https://a.example/%E8%8D%AF", b"GET /%E8%8D%AF HTTP/1.1\r\n"),
    ],
)
def test_the_request_says_what_was_asked(tmp_path: Path, writer: WarcWriter, url: str, asked: bytes) -> None:
    writer.write(exchange(url=url))
    writer.close()
    (request,) = [
        record
        for record in read_raw(files(tmp_path)[0])
        if isinstance(record, RawRecord) and record.kind == "request"
    ]
    assert request.block.startswith(asked)
    assert b"User-Agent: yaowen\r\n" in request.block


def test_the_same_bytes_again_are_a_revisit(tmp_path: Path, writer: WarcWriter) -> None:
    body = "很长的正文" * 500
    first = writer.write(exchange(body))
    again = writer.write(exchange(body, at=START + timedelta(days=1), headers=(("Date", "later"),)))
    elsewhere = writer.write(exchange(body, URL + "/copy"))
    unmodified = writer.write(exchange(b"", status=304, at=START + timedelta(days=2)))
    writer.close()
    kinds = [(entry.revisit, entry.size) for entry in writer.written().entries]
    assert kinds == [(False, 7500), (True, 7500), (True, 7500), (True, 0)]
    for capture in (again, elsewhere, unmodified):
        assert capture.ref
        assert read_capture(tmp_path, capture.ref) == capture
    assert again.body == first.body
    assert checked(tmp_path).returncode == 0


def test_a_revisit_of_another_run_is_found(tmp_path: Path) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        archive.writer(site="nmpa", run="run1").write(exchange("正文" * 99))
    with Archive.open(tmp_path) as archive:
        again = archive.writer(site="nmpa", run="run2").write(exchange("正文" * 99))
        with archive.batch():
            pass
        assert again.ref
        assert archive.read(again.ref) == again
        assert archive.holds(again.ref)
    second = files(tmp_path)[1]
    assert b"WARC-Type: revisit" in gzip.decompress(second.read_bytes())
    assert list(read_warc(second)) == [again]


def test_files_rotate(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, site="nmpa", run="run1", max_bytes=2000)
    written = [writer.write(exchange(f"{number}" * 50, f"{URL}/{number}")) for number in range(9)]
    writer.close()
    assert len(files(tmp_path)) > 2
    assert [capture.ref and read_capture(tmp_path, capture.ref) for capture in written] == written
    assert checked(tmp_path).returncode == 0


def test_two_writers_of_one_run_have_files_of_their_own(tmp_path: Path) -> None:
    writers = [WarcWriter(tmp_path, site="nmpa", run="run1") for _ in range(3)]
    for writer in writers:
        writer.write(exchange())
    assert len(files(tmp_path)) == 3


@pytest.mark.parametrize("damage", [b"\0" * 40, b"\xff" * 5, b"\x1f\x8b\x08" * 20])
def test_damage_is_told_and_what_is_around_it_is_read(
    tmp_path: Path, writer: WarcWriter, damage: bytes
) -> None:
    written = [writer.write(exchange(f"{number}" * 200, f"{URL}/{number}")) for number in range(5)]
    writer.close()
    path = files(tmp_path)[0]
    data = bytearray(path.read_bytes())
    assert written[2].ref
    at = written[2].ref.offset + 25
    data[at : at + len(damage)] = damage
    path.write_bytes(data)
    found = list(read_warc(path))
    told = [item for item in found if isinstance(item, CaptureDamaged)]
    assert [item for item in found if isinstance(item, Capture)] == written[:2] + written[3:]
    assert [f"at {written[2].ref.offset}" in str(error) for error in told] == [True]
    with pytest.raises(CaptureDamaged):
        read_capture(tmp_path, written[2].ref)


def test_a_body_that_does_not_match_its_digest_is_told(tmp_path: Path, writer: WarcWriter) -> None:
    written = writer.write(exchange("甲"))
    writer.close()
    path = files(tmp_path)[0]
    record = gzip.decompress(path.read_bytes()).replace("甲".encode(), "乙".encode())
    path.with_name("changed.warc").write_bytes(record)
    (told,) = read_warc(path.with_name("changed.warc"))
    assert isinstance(told, CaptureDamaged)
    assert "does not match its digest" in str(told)
    assert written.ref
    with pytest.raises(CaptureDamaged, match="missing"):
        read_capture(tmp_path / "nowhere", written.ref)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("request_first", [True, False])
def test_files_of_others(tmp_path: Path, packed: bool, request_first: bool) -> None:
    """As wget, Heritrix or warcio itself write them: chunked bodies kept, SHA-1, either order, WARC/1.0."""
    path = tmp_path / ("theirs.warc.gz" if packed else "theirs.warc")
    with path.open("wb") as out:
        theirs = WARCWriter(out, gzip=packed)
        response = theirs.create_warc_record(
            URL,
            "response",
            payload=BytesIO(b"5\r\nhello\r\n0\r\n\r\n"),
            http_headers=StatusAndHeaders("200 OK", [("Transfer-Encoding", "chunked")], protocol="HTTP/1.1"),
        )
        asked = StatusAndHeaders("POST / HTTP/1.1", [("Host", "x")], is_http_request=True)
        request = theirs.create_warc_record(URL, "request", payload=BytesIO(b"q=1"), http_headers=asked)
        request.rec_headers.add_header(
            "WARC-Concurrent-To", response.rec_headers.get_header("WARC-Record-ID")
        )
        for record in (request, response) if request_first else (response, request):
            theirs.write_record(record)
    (capture,) = read_warc(path)
    assert isinstance(capture, Capture)
    assert (capture.body, capture.headers, capture.method, capture.request_body) == (
        b"hello",
        (),
        "POST",
        b"q=1",
    )
    assert capture.ref
    assert (capture.ref.file, capture.site) == (path.name, None)


def test_what_others_keep_beside_the_web_is_no_exchange_and_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "heritrix.warc.gz"
    with path.open("wb") as out:
        theirs = WARCWriter(out, gzip=True)
        for address, answer in (
            ("dns:www.example.com", b"20190506070809\nwww.example.com. 300 IN A 93.184.216.34\n"),
            ("whois:example.com", b"Domain Name: EXAMPLE.COM\n"),
            ("ftp://ftp.example.com/a", b"226 Transfer complete\n"),
        ):
            kept = theirs.create_warc_record(
                address, "response", payload=BytesIO(answer), warc_content_type="text/plain"
            )
            theirs.write_record(kept)
        ok = StatusAndHeaders("200 OK", [], protocol="HTTP/1.1")
        theirs.write_record(
            theirs.create_warc_record(URL, "response", payload=BytesIO(b"hello"), http_headers=ok)
        )
    (capture,) = read_warc(path)
    assert isinstance(capture, Capture)
    assert capture.body == b"hello"


def test_neither_empty_nor_foreign_bytes_are_a_crash(tmp_path: Path) -> None:
    (tmp_path / "empty.warc.gz").write_bytes(b"")
    assert list(read_warc(tmp_path / "empty.warc.gz")) == []
    for junk in (
        b"<html>not a WARC",
        b"\x1f\x8b\x08\0",
        gzip.compress(b""),
        gzip.compress(b"WARC/1.1\r\n\r\n"),
    ):
        (tmp_path / "junk.warc.gz").write_bytes(junk)
        assert [type(item) for item in read_warc(tmp_path / "junk.warc.gz")] == [CaptureDamaged]
    with pytest.raises(CaptureDamaged, match="cannot be read"):
        list(read_warc(tmp_path / "absent.warc.gz"))


def test_content_of_what_was_written_compressed(tmp_path: Path, writer: WarcWriter) -> None:
    written = writer.write(hostile()[5])
    assert written.ref
    assert content(read_capture(tmp_path, written.ref)) == "压缩".encode() * 99
