"""The site that tests/bench/server.py serves, as any site is described; `known` leaves it its layout or takes it away."""

from typing import Any

from crawler.extract.layout import Layout, Layouts
from crawler.spiders import NumberedPages

HOSTS = (("127.0.0.1", "示例省药品监督管理局"),)
LAYOUT = Layout("2025", ".article .text", headline=".article .title", date=".article .date")


class Bench(NumberedPages):
    name = "bench"
    layouts = Layouts(site="bench", publishers=HOSTS, layouts=(LAYOUT,))
    rows = ".list ul li"
    articles = (r"/news/\d+\.html$",)

    def __init__(self, *args: Any, port: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = (f"http://127.0.0.1:{port}/news/",)  # type: ignore[misc]  # the server chooses its port


class Unknown(Bench):
    """The same pages, of a site nobody described: the generic path."""

    name = "unknown"
    layouts = Layouts(site="unknown", publishers=HOSTS)
