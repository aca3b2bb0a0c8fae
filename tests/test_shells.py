"""A page that shows nothing but that it loads, or asks to log in, gives no record; one that names what it withholds does."""

import pytest

from archive.derivation import Derivation
from crawler.errors import NoArticle
from crawler.text.shells import says_it_waits
from tests.test_absent import page, read

SITE = "青岚药监网"
TITLE = "青岚省药品抽检结果通报"
TITLED = f"{TITLE} - {SITE}"


@pytest.mark.parametrize("title", [SITE, TITLED, ""])
@pytest.mark.parametrize(
    "body",
    [
        "<div>请先登录后继续访问本系统</div>",
        "<div>您还没有登录，请登录！</div>",
        "<div>登录</div><div>用户名：</div><div>密码：</div><p>忘记密码？立即注册</p>",
        "<div id=app>正在加载，请稍候…</div>",
        "<div>loading...</div>",
        "<p>会话已超时，请重新登录</p>",
        "<p>您没有权限访问此页面，请登录</p>",
        "<p>请使用微信客户端打开本页</p>",
        "<p>您的浏览器版本过低，建议升级浏览器后访问</p>",
        "<p>数据加载中</p><p>如果没有反应，请点击这里刷新页面</p>",
    ],
)
def test_a_page_that_shows_nothing_yet(title: str, body: str) -> None:
    with pytest.raises(NoArticle):
        read(page(title, body))


def test_a_wall_without_a_headline_withholds_nothing_that_one_could_name() -> None:
    wall = "<p>抱歉，该内容仅限会员阅读，请登录</p>"
    with pytest.raises(NoArticle):
        read(page(SITE, wall))
    found = read(page(TITLED, f"<h1>{TITLE}</h1>{wall}"))
    assert (found.headline, found.text, found.completeness.status) == (TITLE, "[…]", "truncated")


@pytest.mark.parametrize(
    "line",
    [
        "省局统一身份认证平台上线，企业登录后即可办理备案业务。",
        "请使用新版客户端申报药品注册，旧版将于6月停用。",
        "青岚省药监局网站改版，浏览器版本过低的用户请升级。",
        "登录信息系统填报的单位须在三日内完成整改。",
        "药品追溯平台加载缓慢问题已经解决。",
    ],
)
def test_a_short_article_about_logging_in_stays(line: str) -> None:
    assert not says_it_waits(line)
    found: Derivation = read(page(TITLED, f"<div><h1>{TITLE}</h1><p>{line}</p></div>"))
    assert found.text == line
