"""What a walk over a list leaves out: what is beyond its limit or too old, is elsewhere, is about something else."""

from pathlib import Path

from crawler.spiders.rows import LONGEST_ADDRESS
from tests.demo_sites import captures
from tests.spiders.crawls import (
    LIST,
    article,
    crawl,
    every,
    list_page,
    listing,
    nothing,
    page,
    told,
)


def test_limit_and_since_bound_a_first_run_and_say_what_they_left_out(tmp_path: Path) -> None:
    shown = [listing(list_page(1), [1, 2, 3]), nothing(list_page(2)), *map(told, (1, 2, 3, 4))]
    first = crawl(tmp_path, shown, "-a", "limit=2")
    assert first.urls() == every(1, 2)
    assert [look.detail for look in first.looks(article(3))] == ["beyond the limit of 2 articles"]
    assert first.walked(LIST)
    # History began there: the next run takes the news and leaves 3 alone.
    second = crawl(tmp_path, [listing(list_page(1), [4, 1, 2, 3]), nothing(list_page(2)), told(4)])
    assert second.urls() == every(1, 2, 4)


def test_a_limit_on_a_later_run_puts_off_and_loses_nothing(tmp_path: Path) -> None:
    crawl(tmp_path, [listing(LIST, [1]), nothing(list_page(2)), told(1)])
    shown = [listing(LIST, [4, 3, 2, 1]), nothing(list_page(2)), *map(told, (2, 3, 4))]
    second = crawl(tmp_path, shown, "-a", "limit=1")
    assert second.urls() == every(1, 4)
    assert second.waiting() == every(2, 3)
    assert crawl(tmp_path, shown).urls() == every(1, 2, 3, 4)


def test_since_stops_at_the_first_page_that_is_all_older(tmp_path: Path) -> None:
    shown = [
        listing(list_page(1), [1], day="2026-01-09"),
        listing(list_page(2), [2], day="2025-12-30"),
        listing(list_page(3), [3], day="2025-12-01"),
        told(1),
    ]
    done = crawl(tmp_path, shown, "-a", "since=2026-01-01")
    assert done.urls() == every(1)
    assert [look.detail for look in done.looks(article(2))] == ["before 2026-01-01"]
    assert not done.looks(list_page(3))


def test_other_hosts_are_told_of_and_not_followed(tmp_path: Path) -> None:
    weixin = '<li><a href="https://mp.weixin.qq.com/s/abc">图解药品说明书</a></li>'
    script = '<li><a href="javascript:void(0)">更多</a></li>'
    done = crawl(tmp_path, [listing(LIST, [1], extra=weixin + script), nothing(list_page(2)), told(1)])
    assert done.outcomes("https://mp.weixin.qq.com/s/abc") == ["skipped"]
    assert done.looks("https://mp.weixin.qq.com/s/abc")[0].title == "图解药品说明书"
    assert done.urls() == every(1)


def test_titles_gate_sites_with_every_topic(tmp_path: Path) -> None:
    done = crawl(tmp_path, captures("dzwww"), site="dzwww")
    skipped = done.looks("https://sd.dzwww.com/sdnews/202601/t20260107_9910288.htm")
    assert [(look.outcome, look.detail, look.title) for look in skipped] == [
        ("skipped", "relevance 0.00", "泉城公交新开三条线路")
    ]
    # Clipped in the list, judged by nobody, fetched.
    assert "https://jining.dzwww.com/jnxw/202601/t20260107_9910133.htm" in done.urls()


def test_a_link_that_is_no_address_costs_nothing_but_itself(tmp_path: Path) -> None:
    odd = "".join(
        f'<li><a href="http://www.nmpa.gov.cn:{port}/yaowen/ypjgyw/ypyw/20260101000000099.html">坏链接</a></li>'
        for port in ("99999999", "0x50", "80:80")
    )
    endless = article(9).replace("2026", "9" * LONGEST_ADDRESS)
    odd += f'<li><a href="{endless}">没有尽头的地址</a></li>'
    done = crawl(tmp_path, [listing(LIST, [1], extra=odd), nothing(list_page(2)), told(1)])
    assert done.urls() == every(1)
    assert done.walked(LIST)
    [look] = done.looks("http://www.nmpa.gov.cn:99999999/yaowen/ypjgyw/ypyw/20260101000000099.html")
    assert (look.outcome, look.detail) == ("skipped", "no address that can be fetched")
    assert [look.outcome for look in done.looks(endless)] == ["skipped"]
    assert not done.waiting()


def test_a_list_that_leads_elsewhere_for_its_next_page_is_a_failure(tmp_path: Path) -> None:
    first = "https://kknews.cc/health/"
    rows = '<a href="/health/abc1234.html">药品监管部门抽检药店</a><a href="https://elsewhere.example/">下一页</a>'
    done = crawl(tmp_path, [page(first, rows)], site="repost")
    assert done.outcomes(first) == ["fetched", "failed"]
    assert "no address of this site" in done.looks(first)[-1].detail
