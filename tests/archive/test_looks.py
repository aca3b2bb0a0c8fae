"""Every look is remembered, in the WARC too, and moves its record only as far as it tells something of it."""

import json
import sqlite3
from datetime import datetime

from archive import Archive, Observation
from archive.observations import Outcome
from archive.warc.raw import RawRecord, fields_of, read_raw
from archive.warc.writer import WarcWriter
from tests.archive.samples import URL, day, exchange, keep


def look(outcome: Outcome, at: datetime, url: str = URL, **more: str) -> Observation:
    return Observation(url, at, "nmpa", "run1", outcome, **more)  # type: ignore[arg-type]  # detail, title


def told_in_warc(archive: Archive) -> list[tuple[str, dict[str, str]]]:
    """What the metadata records of the archive say, and of which address."""
    archive.close()
    return [
        (record.headers["warc-target-uri"], fields_of(record))
        for path in sorted(archive.folder.rglob("*.warc.gz"))
        for record in read_raw(path)
        if isinstance(record, RawRecord) and record.kind == "metadata"
    ]


def test_what_no_exchange_tells_lies_in_the_warc(archive: Archive, writer: WarcWriter) -> None:
    captured = writer.write(exchange())
    seen = [
        Observation(URL, day(0), "nmpa", "run1", "new", "200", capture=captured.ref),
        Observation(URL, day(1), "nmpa", "run1", "blocked", "滑动验证", capture=captured.ref),
        look("failed", day(2), detail="no answer"),
        look("skipped", day(3), URL + "/2", detail="0.1", title="食品抽检"),
    ]
    archive.observe(seen)
    assert [*archive.observations(URL), *archive.observations(URL + "/2")] == seen
    assert captured.ref
    in_run = {"site": "nmpa", "run": "run1"}
    assert told_in_warc(archive) == [
        (URL, {"outcome": "blocked", "detail": "滑动验证", **in_run, "capture": captured.ref.record_id}),
        (URL, {"outcome": "failed", "detail": "no answer", **in_run}),
        (URL + "/2", {"outcome": "skipped", "detail": "0.1", "title": "食品抽检", **in_run}),
    ]


def test_a_run_lies_in_the_warc_and_keeps_what_it_began_with(archive: Archive, writer: WarcWriter) -> None:
    archive.start_run("run1", site="nmpa", started=day(0), facts={"software": "yaowen", "pages": "0"})
    archive.finish_run("run1", outcome="finished", finished=day(1), facts={"pages": "7"})
    began, ended = told_in_warc(archive)
    assert began[0] == ended[0] == "urn:yaowen:run:run1"
    assert {"run": "run1", "site": "nmpa", "software": "yaowen"}.items() <= began[1].items()
    assert {"run": "run1", "outcome": "finished", "pages": "7"}.items() <= ended[1].items()
    with sqlite3.connect(archive.folder / "archive.sqlite") as database:
        ((facts,),) = database.execute("SELECT facts FROM runs")
    assert json.loads(facts) == {"software": "yaowen", "pages": "7"}


def test_outcomes_are_those_of_one_run(archive: Archive) -> None:
    archive.observe([look("failed", day(0)), look("failed", day(1)), look("gone", day(2))])
    archive.observe([Observation(URL, day(3), "nmpa", "run2", "new")])
    assert archive.outcomes("run1") == {"failed": 2, "gone": 1}
    assert archive.outcomes("run2") == {"new": 1}


def test_looks_come_back_oldest_first(archive: Archive) -> None:
    archive.observe([look("failed", day(n)) for n in (3, 1, 2)])
    assert [seen.time for seen in archive.observations(URL)] == [day(1), day(2), day(3)]


def test_a_look_that_comes_late_takes_nothing_back(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲", at=day(5)))
    archive.observe([look("not-modified", day(7)), look("not-modified", day(6))])
    assert archive.get(URL).last_seen == day(7)
    assert [v.captured for v in archive.records(seen_since=day(7))] == [day(5)]
    archive.observe([look("gone", day(9)), look("gone", day(10))])
    assert archive.get(URL).gone_since == day(9)


def test_what_is_there_again_is_not_gone(archive: Archive, writer: WarcWriter) -> None:
    for outcome in ("not-modified", "unchanged"):
        keep(archive, writer, exchange("甲", f"{URL}/{outcome}"))
        archive.observe([look("gone", day(1), f"{URL}/{outcome}"), look(outcome, day(2), f"{URL}/{outcome}")])
        found = archive.get(f"{URL}/{outcome}")
        assert (found.gone_since, found.last_seen) == (None, day(2))


def test_a_look_that_saw_nothing_moves_no_record(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange("甲"))
    archive.observe([look(outcome, day(3)) for outcome in ("failed", "blocked", "skipped")])
    found = archive.get(URL)
    assert (found.last_seen, found.gone_since) == (day(0), None)
    assert archive.frontier.due_articles("nmpa", day(1)) == [URL]


def test_a_look_at_another_form_of_the_address_is_one_at_the_record(
    archive: Archive, writer: WarcWriter
) -> None:
    keep(archive, writer, exchange("甲"))
    archive.observe([look("gone", day(2), URL.replace("https", "http") + "#top")])
    assert archive.get(URL).gone_since == day(2)
