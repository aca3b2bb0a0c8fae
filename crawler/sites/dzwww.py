"""大众网 and 齐鲁网: the press of Shandong."""

from datetime import timedelta

from crawler.extract.layout import Layout, Layouts
from crawler.spiders import NumberedPages


class Dzwww(NumberedPages):
    """Their news of the province and its cities."""

    name = "dzwww"
    layouts = Layouts(
        site="dzwww",
        publishers=(("dzwww.com", "大众网"), ("iqilu.com", "齐鲁网")),
        kind="news",
        layouts=(
            Layout(
                name="xl",
                when="#xl-headline",
                body=".news-con",
                # 想爆料? and its phone numbers stand in the last paragraph: a text pass knows them.
                drop=(".share", "#xl-share", ".page"),
                headline="#xl-headline h2",
                date=".left, .xl-left",
                source=".left, .xl-left",
            ),
            Layout(
                name="headline",
                when="#headline",
                body=".TRS_Editor, .news-con",
                headline="#headline h1",
                date="#headline .info",
                source="#headline .info",
                # The only credit outside the body.
                editor=".editor",
            ),
            Layout(
                name="iqilu",
                when=".article-main, #article",
                body=".article-main, #article",
                headline="h1",
                date=".time, .info",
                source=".source, .info",
            ),
        ),
    )
    lists = (
        "https://sd.dzwww.com/sdnews/index.htm",
        "https://jining.dzwww.com/jnxw/index.htm",
        "https://news.iqilu.com/shandong/yaowen/index.shtml",
    )
    second_page = 1
    articles = (
        r"dzwww\.com/.*/(?:20\d{4})/t?\d+_\d+\.html?$",
        r"iqilu\.com/.*/20\d\d/\d{4}/\d+\.shtml$",
    )
    gated = True
    interval = timedelta(hours=6)
    recheck = timedelta(days=14)
    confirmed = None
