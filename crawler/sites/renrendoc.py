"""人人文库: a document-sharing site that shows the first pages of what its users upload."""

from datetime import timedelta

from crawler.extract.layout import Layout, Layouts
from crawler.spiders import QueryPages


class Renrendoc(QueryPages):
    """Speeches and work reports on drug regulation, found by the site's own search."""

    name = "renrendoc"
    layouts = Layouts(
        site="renrendoc",
        publishers=(("renrendoc.com", "人人文库"),),
        kind="speech",
        layouts=(
            Layout(
                name="preview",
                # All pages shown are one unbroken line after the heading 文档简介. Captions and notices
                # stand in the same element: the text passes take them out with their numbers.
                body=".main-content",
                when="#load_preview_btn, #page",
                drop=(".recommend", ".doc-rate", ".comment-list"),
                headline="h1",
                # The upload date is not that of the speech, so none is read.
            ),
        ),
        # Where the visitor came from; the document is the same.
        drop_params=("from", "fs"),
    )
    lists = (
        "https://www.renrendoc.com/search.html?keyword=%E8%8D%AF%E5%93%81%E5%AE%89%E5%85%A8%E8%AE%B2%E8%AF%9D",
        "https://www.renrendoc.com/search.html?keyword=%E8%8D%AF%E5%93%81%E7%9B%91%E7%AE%A1%E8%AE%B2%E8%AF%9D",
    )
    parameter = "page"
    articles = (r"/paper/\d+\.html$",)
    # Anything can be uploaded, and the search is generous.
    gated = True
    interval = timedelta(days=1)
    # An uploaded document does not change; only what is shown of it may.
    recheck = timedelta(days=60)
    confirmed = None
