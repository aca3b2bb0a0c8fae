"""What is known, what is still to be fetched, and walks that go on after a kill."""

from datetime import UTC, datetime, timedelta

from archive import Archive, Observation
from archive.warc.writer import WarcWriter
from tests.archive.samples import URL, day, exchange, keep

LIST = "https://www.example.gov.cn/yaowen/index.html"


def test_what_is_discovered_waits_until_it_is_settled(archive: Archive) -> None:
    frontier = archive.frontier
    assert frontier.discover("nmpa", LIST, [(URL, "通告"), (URL + "/2", None), (URL, "通告")]) == 2
    assert frontier.discover("nmpa", LIST, [(URL, "通告")]) == 0
    assert [(p.url, p.title, p.list_url) for p in frontier.pending("nmpa")] == [
        (URL, "通告", LIST),
        (URL + "/2", None, LIST),
    ]
    assert [p.url for p in frontier.pending("nmpa", limit=1)] == [URL]
    assert frontier.pending("dzwww") == []
    frontier.settle(URL, "new")
    assert [p.url for p in frontier.pending("nmpa")] == [URL + "/2"]


def test_what_failed_waits_longer_every_time(archive: Archive) -> None:
    now = datetime.now(UTC)
    archive.frontier.discover("nmpa", LIST, [(URL, None)])
    archive.frontier.settle(URL, "failed", now)
    (found,) = archive.frontier.pending("nmpa", now=now)
    assert (found.attempts, found.outcome) == (1, "failed")
    pauses = []
    for attempt in range(2, 14):
        archive.frontier.settle(URL, "blocked", now)
        assert archive.frontier.pending("nmpa", now=now) == []
        (found,) = archive.frontier.pending("nmpa", now=now + timedelta(days=14))
        assert found.attempts == attempt
        pauses.append(found.due - now)
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(hours=1), timedelta(days=14))
    assert archive.frontier.waiting("nmpa") == 1


def test_records_are_not_discovered_again(archive: Archive, writer: WarcWriter) -> None:
    keep(archive, writer, exchange())
    assert archive.frontier.discover("nmpa", LIST, [(URL, None)]) == 0


def test_a_walk_goes_on_where_it_was_and_known_ground_waits_for_its_end(archive: Archive) -> None:
    frontier = archive.frontier
    assert frontier.resume("nmpa", LIST) is None
    frontier.begin_walk("nmpa", LIST)
    frontier.advance(LIST, LIST, ["a", "b"])
    frontier.advance(LIST, LIST + "?2", ["b", "c"])
    state = frontier.resume("nmpa", LIST)
    assert state
    assert (state.page_url, state.pages) == (LIST + "?2", 2)
    assert frontier.known(LIST) == frozenset()
    frontier.complete_walk(LIST, day(1))
    assert frontier.resume("nmpa", LIST) is None
    assert frontier.known(LIST) == {"a", "b", "c"}
    assert frontier.last_walk(LIST) == day(1)


def test_an_abandoned_walk_is_no_known_ground(archive: Archive) -> None:
    frontier = archive.frontier
    frontier.begin_walk("nmpa", LIST)
    frontier.advance(LIST, LIST, ["old"])
    frontier.complete_walk(LIST)
    frontier.begin_walk("nmpa", LIST)
    frontier.advance(LIST, LIST, ["new"])
    assert frontier.known(LIST) == {"old"}
    state = frontier.begin_walk("nmpa", LIST)
    assert (state.page_url, state.pages, frontier.known(LIST)) == (None, 0, frozenset({"old"}))
    frontier.advance(LIST, LIST, ["new", "newer"])
    frontier.complete_walk(LIST)
    assert frontier.known(LIST) == {"old", "new", "newer"}


def test_a_thousand_links_at_once(archive: Archive) -> None:
    links = [(f"{URL}/{number}", None) for number in range(2500)]
    assert archive.frontier.discover("nmpa", LIST, links) == 2500
    assert archive.frontier.discover("nmpa", LIST, links) == 0


def test_articles_are_due_by_their_last_look(archive: Archive, writer: WarcWriter) -> None:
    for number in range(3):
        keep(archive, writer, exchange(f"{number}", f"{URL}/{number}", at=day(number)))
    archive.observe([Observation(f"{URL}/0", day(5), "nmpa", "run1", "not-modified")])
    archive.observe([Observation(f"{URL}/2", day(2), "nmpa", "run1", "gone")])
    assert archive.frontier.due_articles("nmpa", day(4)) == [f"{URL}/1"]
    assert archive.frontier.due_articles("nmpa", day(9), limit=1) == [f"{URL}/1"]


def test_a_clock_that_was_ahead_puts_nothing_off_for_years(archive: Archive, writer: WarcWriter) -> None:
    ahead = datetime.now(UTC) + timedelta(days=4000)
    archive.frontier.discover("nmpa", LIST, [(URL + "/failed", None)])
    for _ in range(3):
        archive.frontier.settle(URL + "/failed", "failed", ahead)
    keep(archive, writer, exchange(at=ahead))
    assert [entry.url for entry in archive.frontier.pending("nmpa")] == [URL + "/failed"]
    assert archive.frontier.due_articles("nmpa", datetime.now(UTC) - timedelta(days=7)) == [URL]


def test_what_waits_is_on_the_disk_when_it_has_been_answered(archive: Archive, writer: WarcWriter) -> None:
    """An error and an empty page are no answer: there would be nothing to read when the run goes on."""
    archive.frontier.discover("nmpa", LIST, [(f"{URL}/{number}", None) for number in range(4)])
    looks = (exchange("正文", URL + "/0"), exchange("没有", URL + "/1", status=404), exchange("", URL + "/2"))
    answered, *_ = [writer.write(look) for look in looks]
    with archive.batch():
        pass
    assert [found.capture for found in archive.frontier.pending("nmpa")] == [answered.ref, None, None, None]


def test_validators_come_from_what_was_read(archive: Archive, writer: WarcWriter) -> None:
    assert archive.validators(URL) is None
    writer.write(exchange())
    with archive.batch():
        pass
    assert archive.validators(URL) is None, "captured and never read: a 304 would lose it"
    keep(archive, writer, exchange())
    found = archive.validators(URL)
    assert found
    assert (found.etag, found.last_modified) == ('"v1"', None)


def test_status(archive: Archive, writer: WarcWriter) -> None:
    archive.start_run("run1", site="nmpa", started=day(0), facts={"software": "yaowen"})
    keep(archive, writer, exchange())
    archive.observe(
        [
            Observation(URL, day(1), "nmpa", "run1", "blocked"),
            Observation(URL, day(2), "nmpa", "run1", "gone"),
        ]
    )
    archive.frontier.discover("dzwww", LIST, [("https://a.example/", None)])
    archive.finish_run("run1", outcome="finished", finished=day(3))
    other, ours = archive.status()
    assert (other.site, other.records, other.to_fetch, other.run) == ("dzwww", 0, 1, None)
    assert (ours.site, ours.records, ours.gone, ours.blocked) == ("nmpa", 1, 1, 1)
    assert (ours.run, ours.started, ours.finished, ours.outcome) == ("run1", day(0), day(3), "finished")
    assert archive.outcomes("run1") == {"blocked": 1, "gone": 1}


def test_what_is_settled_as_it_is_captured_is_not_left_unread(archive: Archive, writer: WarcWriter) -> None:
    with archive.batch():
        archive.frontier.discover("nmpa", None, [(URL, None)])
    written = writer.write(exchange("滑动验证"))
    with archive.batch():
        archive.frontier.settle(written.requested_url, "blocked")
    [entry] = archive.frontier.pending("nmpa", now=day(9000))
    assert (entry.outcome, entry.capture) == ("blocked", None)
    assert written.ref
    assert archive.holds(written.ref)
