import pytest

from crawler.extract.dates import declared_date, read_date, url_date


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2026年1月5日", "2026-01-05"),
        ("2026-1-5", "2026-01-05"),
        ("2026/01/05 9:08", "2026-01-05T09:08:00+08:00"),
        ("二〇二六年一月五日", "2026-01-05"),
        ("二○一二年十二月三十一日", "2012-12-31"),
        ("二〇二六年一月廿五日", "2026-01-25"),
        ("2005.08.2605:39", "2005-08-26T05:39:00+08:00"),
        ("民國107年2月28日", "2018-02-28"),
        ("2024年5月20日週一 下午2:05", "2024-05-20T14:05:00+08:00"),
        ("２０２４年５月３日", "2024-05-03"),
        ("2024-05-20T23:10:19Z", "2024-05-21T07:10:19+08:00"),
        ("2024-05-20T10:10:19+08:00", "2024-05-20T10:10:19+08:00"),
        ("2024-05-20 00:00:00", "2024-05-20"),
        ("12/31/2024", "2024-12-31"),
        ("15-08-12 08:22", "2015-08-12T08:22:00+08:00"),
        ("2005年03月11日10时20分", "2005-03-11T10:20:00+08:00"),
        ("十一月 6th, 2009", "2009-11-06"),
        ("8 月 23, 2018 9:05", "2018-08-23T09:05:00+08:00"),
        ("Mar  8 11:45:19 2022", "2022-03-08T11:45:19+08:00"),
    ],
)
def test_every_shape(words: str, value: str) -> None:
    found = read_date(f"发布：{words}", "rule")
    assert found is not None
    assert (found.value, found.raw, found.rule) == (value, words, "rule")


@pytest.mark.parametrize(
    "words",
    [
        "2024-02-31",
        "1.2024.5",
        "版本 3.12.1",
        "电话 010-2024-1234",
        "1月5日",
        "0000-00-00",
        "15-08-12",
        "电话 15-08-12",
        "",
    ],
)
def test_no_date_is_better_than_a_wrong_one(words: str) -> None:
    assert read_date(words, "rule") is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("20240517", "2024-05-17"),
        ("20 05 2024 09:47:48", "2024-05-20"),
        ("2021-08-01-06:08:00", "2021-08-01"),
        (" ", None),
    ],
)
def test_declared(value: str, day: str | None) -> None:
    found = declared_date(value, "meta:pubdate")
    assert (found.value[:10] if found else None) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://a.cn/gj/202405/t20240520_15263156.htm", "2024-05-20"),
        ("http://a.cn/n1/2024/0517/c14739-1.html", "2024-05-17"),
        ("http://a.cn/2024-05/20/content_1.htm", "2024-05-20"),
        ("http://a.cn/c/2024-05-05/1499615.shtml", "2024-05-05"),
        ("http://a.cn/ypyw/20200911083851127.html", "2020-09-11"),
        ("http://a.cn/050404/346/2al02.html", "2005-04-04"),
        ("http://a.cn/article/20249999/1.html", None),
        ("http://a.cn/a/778336904_120702", None),
        ("http://a.cn/p/1716193079034519", None),
        ("file.html", None),
    ],
)
def test_address(url: str, day: str | None) -> None:
    found = url_date(url)
    assert (found.value if found else None) == day
