"""快文网 (hancun.net): sells officials' speeches, and shows the beginning and some of the middle."""

from datetime import timedelta

from crawler.extract.layout import Layout, Layouts
from crawler.spiders import NumberedPages


class Kuaiwen(NumberedPages):
    """Its columns on drugs and on market supervision."""

    name = "kuaiwen"
    layouts = Layouts(
        site="kuaiwen",
        publishers=(("hancun.net", "快文网"),),
        kind="speech",
        layouts=(
            Layout(
                name="article",
                # 省略N字 and 未完 stand inside the body: they are read for their numbers, not dropped here.
                body="#content, .article_content",
                headline="h1, .title",
                date=".info .date, .info",
            ),
            # The look before the members' area: everything in one table cell.
            Layout(name="table", body="td.content", headline="td.title"),
        ),
    )
    lists = (
        "http://www.hancun.net/yaopin/index.html",
        "http://www.hancun.net/shichangjianguan/index.html",
    )
    # Page 2 is index_2.html.
    second_page = 2
    articles = (r"/\d{4,6}/\d+\.html?$", r"/[a-z]+/\d{4,}\.html?$")
    # 上一篇 and 下一篇 lead across all topics.
    gated = True
    interval = timedelta(days=1)
    recheck = timedelta(days=60)
    confirmed = None
