"""Re-post sites in Traditional script: mainland news, turned Traditional and posted again."""

from datetime import timedelta

from crawler.extract.layout import Layout, Layouts
from crawler.spiders import NextLink


class Repost(NextLink):
    """Four hosts of one kind; each host is a publisher of its own."""

    name = "repost"
    layouts = Layouts(
        site="repost",
        publishers=(
            ("kknews.cc", "每日頭條"),
            ("twgreatdaily.com", "今天頭條"),
            ("ifuun.com", "趣粉"),
            ("read01.com", "壹讀"),
        ),
        kind="news",
        layouts=(
            Layout(
                name="kknews",
                when=".basic",
                # Captions repeat under every picture; the text passes know them from the pictures.
                body=".basic .article, .basic article",
                drop=(".recommend", ".share"),
                headline="h1",
                date="time, .updated",
                source=".author",
            ),
            Layout(
                name="twgreatdaily",
                when=".article-title",
                body=".article-content",
                drop=(".related", ".share-bar"),
                headline=".article-title",
                date=".article-time",
                source=".article-source",
            ),
            Layout(
                name="read01", when="#article-content", body="#article-content", headline="h1", date=".date"
            ),
            Layout(name="ifuun", when=".arc-body", body=".arc-body", headline="h1", date=".arc-info"),
        ),
    )
    lists = (
        "https://kknews.cc/health/",
        "https://twgreatdaily.com/health/",
        "https://www.ifuun.com/health/",
        "https://read01.com/health/",
    )
    articles = (
        # 7 characters of base 36 or so, in a column, for kknews; 20 for twgreatdaily; the others count.
        r"kknews\.cc/(?:zh-[a-z]{2}/)?[a-z]+/[0-9a-z]{7}\.html$",
        r"twgreatdaily\.com/(?:zh-[a-z]+/)?[-_0-9A-Za-z]{20}\.html$",
        r"ifuun\.com/a\d{6,}/?$",
        r"read01\.com/[0-9A-Za-z]{6,8}\.html$",
    )
    # Every topic under the sun.
    gated = True
    interval = timedelta(hours=12)
    recheck = timedelta(days=30)
    confirmed = None
