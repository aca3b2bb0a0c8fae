"""Block detection: what stands in a page's place is told from a page that speaks of such things."""

import pytest

from crawler.fetch.blocks import detect

CHROME = "<ul>" + "".join(f"<li><a href='/{n}'>第{n}个栏目的名称</a></li>" for n in range(60)) + "</ul>"

HTML = (("Content-Type", "text/html; charset=utf-8"),)


def page(title: str, body: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()
    )


BLOCKS = [
    (412, HTML, b"<script>$_ts=window['$_ts']</script>", "challenge"),
    (412, HTML, b"", "challenge"),
    (
        521,
        (*HTML, ("Set-Cookie", "__jsluid_s=abc")),
        b"<script>document.cookie='__jsl_clearance=1'</script>",
        "challenge",
    ),
    (202, (*HTML, ("Set-Cookie", "NfBCSins2OywS=60")), b"<script src=/a.js></script>", "challenge"),
    (202, HTML, b"<html><SCRIPT>var a=1</SCRIPT></html>", "challenge"),
    (
        200,
        HTML,
        b"<html><script>var arg1='F8';function setCookie(){'acw_sc__v2'}</script></html>",
        "challenge",
    ),
    (403, HTML, page("Just a moment...", "<div id='cf-chl-widget'></div>"), "challenge"),
    (503, (*HTML, ("cf-mitigated", "challenge")), b"", "challenge"),
    (403, HTML, page("403 Forbidden", "nginx"), "refused"),
    (429, HTML, b"", "rate-limit"),
    (200, HTML, page("浏览器安全检查中...", "请稍候"), "challenge"),
    (200, HTML, page("安全验证", "<p>拖动滑块完成拼图</p>"), "captcha"),
    (200, HTML, page("某某网", "<p>请输入验证码后继续访问</p><input name=code>"), "captcha"),
    (200, HTML, page("某某网", "<p>您的访问过于频繁,请稍后再试。</p>"), "rate-limit"),
    (200, HTML, page("提示", "<p>您的IP因异常请求已被封禁</p>"), "rate-limit"),
    (200, HTML, page("某网", "<h1>网站维护中</h1><p>请稍后访问</p>"), "maintenance"),
    (200, HTML, b"detail.html \xe6\xa8\xa1\xe6\x9d\xbf\xe4\xb8\x8d\xe5\xad\x98\xe5\x9c\xa8", "soft-404"),
    (200, HTML, page("页面不存在 - 某某网", CHROME + CHROME), "soft-404"),
    (200, HTML, page("提示信息", "<p>您访问的文章已被删除。</p><a href='/'>返回首页</a>"), "soft-404"),
    (200, HTML, page("某某網", "<p>您訪問的頁面不存在</p>"), "soft-404"),
    (200, HTML, page("某某网", "<p>抱歉\uff0c您访问的页面已被删除\uff01</p>"), "soft-404"),
    (200, HTML, page("某某网", "<p>您的访问过于频繁\uff0c请稍后再试</p>"), "rate-limit"),
    (200, HTML, "<title>某某网</title><p>访问过于频繁,请稍后再试</p>".encode("gbk"), "rate-limit"),
]


@pytest.mark.parametrize(("status", "headers", "body", "kind"), BLOCKS)
def test_blocks_are_told(status: int, headers: tuple[tuple[str, str], ...], body: bytes, kind: str) -> None:
    block = detect(status, headers, body)
    assert block
    assert block.kind == kind
    assert block.evidence
    assert block.gone == (kind == "soft-404")


NEWS = [
    ("药监局:网购药品须防“验证码”骗局", "不法分子以“请输入验证码后继续访问”为名套取个人信息。" * 16),
    (
        "关于网站维护期间暂停服务的公告",
        "因系统升级,本局网站将于6月21日22时起维护,期间业务系统暂停服务。请各企业提前安排申报。",
    ),
    (
        "某局曝光一批“404”假药网站",
        "执法人员发现,涉案网站的网页不存在备案信息,其中多家已被关停。案件正在进一步办理之中。",
    ),
    (
        "国家药监局通报五起典型案例",
        "涉案人员通过机器人频繁访问购药平台抢购药品,平台提示访问过于频繁后仍不停止。" * 10,
    ),
    (
        "市场监管总局开展安全验证专项工作",
        "各地要对医疗器械的安全验证情况开展检查,发现问题及时处置,并按规定上报。" * 10,
    ),
    ("药店扫码购药", "患者在手机上填写验证码之后即可查看处方;验证码,看不清楚请点击更换。发表评论"),
]


@pytest.mark.parametrize(("title", "sentence"), NEWS)
def test_news_about_blocks_is_no_block(title: str, sentence: str) -> None:
    body = page(f"{title} - 某某新闻网", f"<h1>{title}</h1><p>来源:某某报</p><p>{sentence}</p>")
    assert detect(200, HTML, body) is None
    assert detect(200, HTML, body.decode().encode("gb18030")) is None


@pytest.mark.parametrize("colon", [":", "\uff1a"])
def test_a_short_article_that_names_its_source_is_none(colon: str) -> None:
    said = f"<p>来源{colon}某某报</p><p>您访问的页面不存在。</p><p>读者点开旧链接,看到的就是这一句。</p>"
    assert detect(200, HTML, page("网站改版", said)) is None


def test_a_page_behind_a_protected_server_is_a_page() -> None:
    headers = (*HTML, ("Set-Cookie", "NfBCSins2OywO=abc; Path=/"), ("Set-Cookie", "acw_tc=1"))
    body = page("新闻", CHROME + "<script>window.$_ts={}</script>")
    assert detect(200, headers, body) is None


@pytest.mark.parametrize(
    ("url", "requested", "home"),
    [
        ("http://a.example/", "http://a.example/c/1.html", True),
        ("https://www.a.example/index.html", "http://a.example/c/1.html", True),
        ("http://a.example/shtml/0f.html", "http://a.example/p-1.html", False),
        ("https://a.example/", "http://a.example/", False),
        ("http://a.example/?id=3", "http://a.example/c/1.html", False),
    ],
)
def test_sent_home(url: str, requested: str, home: bool) -> None:
    block = detect(200, HTML, page("某某网", CHROME), url=url, requested=requested)
    assert (block is not None and block.kind == "home-page") == home


def test_script_in_a_list_or_json_is_not_read_as_a_page() -> None:
    assert detect(200, (("Content-Type", "application/json"),), b'{"data":[]}') is None
    assert detect(200, HTML, b"") is None
    assert detect(500, HTML, b"oops") is None
    assert detect(304, (), b"") is None


@pytest.mark.parametrize(
    "unit", [b"<script ", b"<script>", b"<!--", b"<", b"<title ", b"<p>", b"&amp;", b"$_ts<style>"]
)
def test_a_page_made_to_be_slow_is_not(unit: bytes) -> None:
    # Quadratic, each of these would take minutes; the test suite's own limit is what would notice.
    detect(202, HTML, unit * (4_000_000 // len(unit)))
    detect(200, HTML, b"$_ts" + unit * (4_000_000 // len(unit)))


def test_words_are_found_whatever_the_case_of_the_tags() -> None:
    assert detect(200, HTML, "<SCRIPT>a</ScRiPt><P>İ访问过于频繁</P>".encode())
    assert detect(200, HTML, "<!-- 访问过于频繁 --><p>İ你好</p>".encode()) is None
