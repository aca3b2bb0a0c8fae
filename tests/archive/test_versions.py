"""A version means the content changed, and says why."""

from dataclasses import replace

import pytest

from archive import Archive, Capture, Derivation, Observation, Relevance, UnknownRecord, Unstorable
from archive.identity import canonical_url, record_id
from archive.packed import Packed
from archive.warc.writer import WarcWriter
from tests.archive.samples import URL, day, derive, exchange, keep

ID = record_id(canonical_url(URL))


def test_the_same_page_twice_is_one_version_seen_longer(archive: Archive, writer: WarcWriter) -> None:
    assert keep(archive, writer, exchange("甲")).outcome == "new"
    assert keep(archive, writer, exchange("甲", at=day(3))).outcome == "unchanged"
    (version,) = archive.history(ID)
    assert (version.cause, version.first_seen, version.last_seen) == ("first-seen", day(0), day(3))


def test_white_space_and_width_are_no_change(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("抽检 100 批(次)"))
    assert keep(archive, writer, exchange("抽检１００批\n（次）", at=day(1))).outcome == "unchanged"


def test_content_that_comes_back_is_a_third_version(archive: Archive, writer: WarcWriter) -> None:
    outcomes = [keep(archive, writer, exchange(text, at=day(n))).outcome for n, text in enumerate("甲乙甲")]
    assert outcomes == ["new", "changed", "changed"]
    assert [(v.number, v.cause, v.derivation.text) for v in archive.history(ID)] == [
        (1, "first-seen", "甲"),
        (2, "source-changed", "乙"),
        (3, "source-changed", "甲"),
    ]
    assert archive.get(ID).number == 3


def test_relevance_kind_and_rules_alone_are_no_change(archive: Archive, writer: WarcWriter) -> None:
    written = writer.write(exchange())
    archive.put(derive((written,)), captured=written.time, run="run1")
    again = replace(derive((written,)), relevance=Relevance(0.9), kind="notice")
    again = replace(again, provenance=replace(again.provenance, rules="2"))
    assert archive.put(again, captured=written.time, run="run1").outcome == "unchanged"


def newer(captures: tuple[Capture, ...]) -> Derivation:
    return derive(captures, "1新")


def test_a_deploy_alone_never_looks_like_an_edit(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    stored = keep(archive, writer, exchange("甲", at=day(1)), "1新", newer)
    assert stored.outcome == "re-derived"
    assert [(v.cause, v.captured, v.last_seen) for v in archive.history(ID)] == [
        ("first-seen", day(0), day(0)),
        ("re-derived", day(0), day(1)),
    ]


def test_a_deploy_and_an_edit_are_told_apart(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    assert keep(archive, writer, exchange("乙", at=day(1)), "1新", newer).outcome == "changed"
    assert [(v.cause, v.derivation.text) for v in archive.history(ID)] == [
        ("first-seen", "甲"),
        ("re-derived", "甲新"),
        ("source-changed", "乙新"),
    ]


def test_where_nobody_can_tell_the_source_is_not_blamed(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    assert keep(archive, writer, exchange("乙", at=day(1)), "2", None).outcome == "re-derived"


def test_rederiving_a_capture_is_not_an_edit_and_going_back_adds_nothing(
    archive: Archive, writer: WarcWriter
) -> None:
    written = writer.write(exchange("甲"))
    for rules, outcome in (("1", "new"), ("1新", "re-derived"), ("1新", "unchanged"), ("1", "re-derived")):
        stored = archive.put(derive((written,), rules), captured=written.time, run="run1")
        assert stored.outcome == outcome
    assert len(archive.history(ID)) == 2


def test_the_same_bytes_read_otherwise_are_never_an_edit(archive: Archive, writer: WarcWriter) -> None:
    """Also where the rules' name does not tell that they changed, and where the old reading can be had again."""
    written = writer.write(exchange("甲"))
    good = derive((written,))
    archive.put(good, captured=written.time, run="run1")
    for headline, rules in (("另一标题", "1"), ("又一标题", "2")):
        other = replace(good, headline=headline, provenance=replace(good.provenance, rules=rules))
        stored = archive.put(other, captured=written.time, run="run1", derive=derive)
        assert (stored.outcome, stored.version.cause) == ("re-derived", "re-derived")


def test_what_reads_again_may_hand_over_what_is_packed(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    keep(archive, writer, exchange("乙", at=day(1)), "1新", lambda captures: Packed.of(newer(captures)))
    assert [v.derivation.text for v in archive.history(ID)] == ["甲", "甲新", "乙新"]


def test_a_late_look_belongs_to_the_version_that_stood_then(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    keep(archive, writer, exchange("乙", at=day(5)))
    keep(archive, writer, exchange("丙", at=day(9)))
    assert keep(archive, writer, exchange("甲", at=day(2))).outcome == "unchanged"
    assert keep(archive, writer, exchange("乙", at=day(4))).outcome == "unchanged"
    assert [(v.first_seen, v.last_seen) for v in archive.history(ID)] == [
        (day(0), day(2)),
        (day(4), day(5)),
        (day(9), day(9)),
    ]


def test_captures_may_come_out_of_order(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("乙", at=day(5)))
    assert keep(archive, writer, exchange("乙", at=day(4))).outcome == "unchanged"
    assert keep(archive, writer, exchange("甲", at=day(1))).outcome == "changed"
    assert [(v.number, v.derivation.text) for v in archive.history(ID)] == [(2, "甲"), (1, "乙")]
    assert (archive.get(ID).derivation.text, archive.get(ID).first_seen) == ("乙", day(4))


def test_gone_and_back(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    archive.observe([Observation(URL, day(2), "nmpa", "run1", "gone", "404")])
    archive.observe([Observation(URL, day(3), "nmpa", "run1", "gone", "404")])
    assert archive.get(ID).gone_since == day(2)
    keep(archive, writer, exchange("甲", at=day(4)))
    assert archive.get(ID).gone_since is None


def test_not_modified_proves_that_nothing_changed(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    archive.observe([Observation(URL, day(7), "nmpa", "run1", "not-modified", "304")])
    assert archive.get(ID).last_seen == day(7)
    assert [look.outcome for look in archive.observations(URL)] == ["not-modified"]


def test_no_record_without_its_bytes(archive: Archive, writer: WarcWriter) -> None:
    with pytest.raises(ValueError, match="names no capture"):
        archive.put(derive((exchange(),)), captured=day(0), run="run1")
    written = writer.write(exchange())
    assert written.ref
    elsewhere = replace(written, ref=replace(written.ref, record_id="<urn:uuid:elsewhere>"))
    with pytest.raises(ValueError, match="not in this archive"):
        archive.put(derive((elsewhere,)), captured=day(0), run="run1")
    with pytest.raises(UnknownRecord):
        archive.get(ID)


def test_a_lone_surrogate_is_refused_and_nul_is_kept(archive: Archive, writer: WarcWriter) -> None:
    written = writer.write(exchange("甲\0乙"))
    good = derive((written,))
    bad = replace(good, text="甲\ud800", original_text="甲\ud800")
    with pytest.raises(Unstorable, match="lone surrogate"):
        archive.put(bad, captured=day(0), run="run1")
    archive.put(good, captured=day(0), run="run1")
    assert archive.get(ID).derivation.text == "甲\0乙"
    assert archive.verify().ok


def test_found_by_id_address_alias_and_citation(archive: Archive, writer: WarcWriter) -> None:
    written = writer.write(exchange())
    alias = "http://m.example.gov.cn/a/1"
    derivation = replace(derive((written,)), aliases=(alias,))
    version = archive.put(derivation, captured=day(0), run="run1").version
    for key in (ID, URL, "http://WWW.example.gov.cn:80/yaowen/20260301.html#top", alias, version.citation):
        assert archive.get(key) == version
    with pytest.raises(UnknownRecord, match="id@fingerprint8"):
        archive.get("0123456789abcdef")


def test_an_address_of_nine_thousand_characters(archive: Archive, writer: WarcWriter) -> None:
    url = "https://www.example.gov.cn/a?q=" + "x" * 9000
    stored = keep(archive, writer, exchange(url=url))
    assert archive.get(url) == stored.version
    assert archive.capture(stored.version).url == url


def test_reading_by_what_a_reader_asks_for(archive: Archive, writer: WarcWriter) -> None:
    with archive.batch():
        for number in range(450):
            written = writer.write(
                exchange(f"第{number}号", url=f"https://a.example/{number}", at=day(number))
            )
            date = f"2026-01-{number % 28 + 1:02}" + ("T09:00:00+08:00" if number % 2 else "")
            derivation = replace(derive((written,)), date_published=date, relevance=Relevance(number / 450))
            archive.put(
                replace(derivation, site="nmpa" if number % 3 else "dzwww"), captured=day(number), run="run1"
            )
    assert len(list(archive.records())) == 450
    assert len(list(archive.records(site="dzwww"))) == 150
    days = {
        v.derivation.date_published[:10]
        for v in archive.records(published_since="2026-01-03", published_until="2026-01-04")
        if v.derivation.date_published
    }
    assert days == {"2026-01-03", "2026-01-04"}
    assert len(list(archive.records(published_until="2026-01-02"))) == sum(n % 28 < 2 for n in range(450))
    assert len(list(archive.records(seen_since=day(440)))) == 10
    assert len(list(archive.records(seen_until=day(9)))) == 10
    assert len(list(archive.records(complete=False))) == 0
    assert len(list(archive.records(min_relevance=0.5))) == 225


def test_a_file_without_address(archive: Archive, writer: WarcWriter) -> None:
    capture = Capture(
        "file:000_210a4d38090ff4ed.txt", day(0), None, (("Content-Type", "text/plain"),), "讲话".encode()
    )
    written = writer.write(capture)
    derivation = replace(derive((written,)), id="210a4d38090ff4ed", url=None, canonical_url=None, site=None)
    for _ in range(2):
        archive.put(derivation, captured=day(0), run="run1")
    (version,) = archive.history("210a4d38090ff4ed")
    assert archive.capture(version) == written
    assert list(archive.records(site="nmpa")) == []
    assert archive.verify().ok


def test_an_article_in_parts(archive: Archive, writer: WarcWriter) -> None:
    parts = tuple(writer.write(exchange(f"第{n}页", f"{URL}?{n}")) for n in range(3))
    stored = archive.put(derive(parts), captured=day(0), run="run1")
    assert archive.captures(stored.version) == parts
    again = (*parts[:2], writer.write(exchange("第2页改", f"{URL}?2", day(1))))
    assert archive.put(derive(again), captured=day(1), run="run1").outcome == "changed"
    assert archive.get(f"{URL}?0").derivation.text == "第0页\n第1页\n第2页改"
