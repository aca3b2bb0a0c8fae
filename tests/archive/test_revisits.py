"""An answer that came before is not kept twice: what it refers to is whole, is an answer, and is of the right address."""

from pathlib import Path

from archive import Archive, CaptureRef
from archive.warc.raw import RawRecord, read_raw
from tests.archive.samples import URL, day, exchange, keep

PAGE = "很长的正文" * 50


def record(data: Path, ref: CaptureRef | None) -> RawRecord:
    assert ref
    found = next(read_raw(data / ref.file, ref.offset))
    assert isinstance(found, RawRecord)
    return found


def refers_to(data: Path, ref: CaptureRef | None) -> str | None:
    return record(data, ref).headers.get("warc-refers-to")


def test_not_modified_refers_to_the_last_that_was_an_answer(tmp_path: Path) -> None:
    """Across runs: nothing of the first is remembered but what the archive holds."""
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        looks = [
            exchange("甲", at=day(0)),
            exchange("乙", at=day(1)),
            exchange("没有", at=day(2), status=404),
        ]
        _, last, _ = [writer.write(look).ref for look in [*looks]]
        writer.write(exchange("丙", URL + "/other", day(3)))
    with Archive.open(tmp_path) as archive:
        writer = archive.writer(site="nmpa", run="run2")
        found = writer.write(exchange(b"", at=day(4), status=304)).ref
        assert last
        assert refers_to(tmp_path, found) == last.record_id


def test_what_was_damaged_is_kept_anew(tmp_path: Path) -> None:
    """Of one that no longer reads back, what just came is the only copy."""
    with Archive.open(tmp_path, create=True) as archive:
        first = archive.writer(site="nmpa", run="run1").write(exchange(PAGE)).ref
    assert first
    path = tmp_path / first.file
    data = bytearray(path.read_bytes())
    data[first.offset + 30 : first.offset + 50] = bytes(20)
    path.write_bytes(data)
    with Archive.open(tmp_path) as archive:
        again = archive.writer(site="nmpa", run="run2").write(exchange(PAGE, at=day(1)))
        assert record(tmp_path, again.ref).kind == "response"
        with archive.batch():
            pass
        assert again.ref
        assert archive.read(again.ref) == again


def test_neither_what_is_empty_nor_what_was_cut_refers_or_is_referred_to(tmp_path: Path) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        cut = exchange(PAGE, truncated="length")
        written = [writer.write(look) for look in (cut, exchange(PAGE), cut, exchange(""), exchange(""))]
    assert [record(tmp_path, look.ref).kind for look in written] == ["response"] * 5


def test_a_revisit_of_a_revisit_refers_to_where_the_bytes_lie(tmp_path: Path) -> None:
    original = None
    for run in range(3):
        with Archive.open(tmp_path, create=True) as archive:
            found = archive.writer(site="nmpa", run=f"run{run}").write(exchange(PAGE, at=day(run))).ref
        original = original or found
    assert original
    assert refers_to(tmp_path, found) == original.record_id


def test_what_an_address_gave_before_is_found_by_its_body(tmp_path: Path) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        second, first = (writer.write(exchange(PAGE, at=day(number))) for number in (2, 1))
        for other in (exchange(PAGE, URL + "/2"), exchange("另一正文", at=day(3))):
            writer.write(other)
        with archive.batch():
            pass
        assert second.ref
        found = archive.captured(URL, second.ref.payload_digest)
        assert found == [(first.ref, day(1)), (second.ref, day(2))]


def test_validators_are_those_of_the_capture_a_record_was_last_read_from(tmp_path: Path) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        writer = archive.writer(site="nmpa", run="run1")
        for number in range(3):
            headers = (("ETag", f'"{number}"'), ("Last-Modified", f"day {number}"))
            keep(archive, writer, exchange("同一正文", at=day(number), headers=headers))
            keep(archive, writer, exchange("另一正文", URL + "/2", day(number)))
        writer.write(exchange("未读", at=day(9), headers=(("ETag", '"unread"'),)))
        with archive.batch():
            pass
        found = archive.validators(URL)
        assert found
        assert (found.etag, found.last_modified) == ('"2"', "day 2")


def test_where_a_server_gave_nothing_to_ask_by_there_are_no_validators(tmp_path: Path) -> None:
    with Archive.open(tmp_path, create=True) as archive:
        keep(archive, archive.writer(site="nmpa", run="run1"), exchange(headers=()))
        assert archive.validators(URL) is None
