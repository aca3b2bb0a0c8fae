"""中国医药新闻网: re-posts of news on drugs, each signed by the editor who chose it."""

from datetime import timedelta

from crawler.extract.layout import Layout, Layouts
from crawler.spiders import NumberedPages


class Yiyaoxinwen(NumberedPages):
    """Its columns on drug supervision."""

    name = "yiyaoxinwen"
    layouts = Layouts(
        site="yiyaoxinwen",
        publishers=(("yiyaoxinwen.example", "中国医药新闻网"),),
        kind="news",
        layouts=(
            Layout(
                name="article",
                # Lists of videos and headlines stand above the title, outside this element; 摘编 and
                # 【免责声明】 stand within, and are read by the text passes: the editor is a fact.
                body="#fontzoom, .article-text",
                headline="h1, .article-title",
                # 发布时间:… 来源:… 字体大小[ ]
                date=".article-info",
                drop=(".video-list", "form", "#comment"),
            ),
            Layout(name="table", body="td#zoom", headline="td.bt", date="td.sj"),
        ),
    )
    # Known only from texts taken out of its pages, which name no host: this one is a stand-in (RFC 2606)
    # until someone meets the site. `--all` and `--due` pass it over; captures of it are read as any site's.
    lists = (
        "http://www.yiyaoxinwen.example/yaopin/index.html",
        "http://www.yiyaoxinwen.example/jianguan/index.html",
    )
    second_page = 2
    articles = (r"/\d{4}-?\d{2}/\d+\.s?html?$", r"/[a-z]+/\d{5,}\.s?html?$")
    interval = timedelta(hours=12)
    recheck = timedelta(days=30)
    confirmed = None
