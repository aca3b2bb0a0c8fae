"""国家药品监督管理局: the regulator itself."""

from datetime import timedelta

from crawler.extract.layout import Layout, Layouts
from crawler.spiders import NumberedPages


class Nmpa(NumberedPages):
    """Its news of supervision (药品监管要闻)."""

    name = "nmpa"
    layouts = Layouts(
        site="nmpa",
        publishers=(("nmpa.gov.cn", "国家药品监督管理局"),),
        kind="news",
        layouts=(
            Layout(
                name="2022",
                body=".text",
                when="meta[name=PubDate], meta[name=pubdate]",
                drop=(".fenxiang", ".share", "#qrcode"),
                headline=".title",
                date=".date, .xxgk-time",
                source=".source",
            ),
            # Addresses below /directory/web/nmpa/ and /WS04/CL2051/ still answer with the older look.
            Layout(name="2018", body=".articlecontent3", headline=".articletitle1", date=".articletitle2"),
        ),
    )
    lists = ("https://www.nmpa.gov.cn/yaowen/ypjgyw/index.html",)
    # Page 2 is index_1.html.
    second_page = 1
    rows = ".list ul li"
    # Some rows lead to mp.weixin.qq.com: another host, passed over and told of.
    articles = (r"/\d{17}\.html$", r"/(?:directory/web/nmpa|WS04/CL2051)/.+\.html$")
    # Plain clients often get 412 and a script challenge (瑞数): stored as blocked, never worked around.
    interval = timedelta(hours=6)
    recheck = timedelta(days=7)
    confirmed = None
