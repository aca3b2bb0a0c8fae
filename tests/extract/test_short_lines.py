"""Short texts, each line in an element of its own: all of the lines are read, whatever stands around them."""

import pytest

from crawler.derive import derive
from tests.extract.pages import MENU, capture

TITLE = "青岚省药监局网站检修"
LINES = ("三月九日夜间，网站因检修暂停服务。", "请提前办理。", "由此带来不便，敬请谅解。")
NOTE = ("经审查，下列企业符合规定，现予公布。", "1.云溪制药有限公司", "2.青岚药业股份有限公司", "特此公告。")

WRAPPED = {
    "div": "<div>{}</div>",
    "li": "<li>{}</li>",
    "p": "<p>{}</p>",
    "tr": "<tr><td>{}</td></tr>",
    "br": "{}<br>",
}
AROUND = {"div": "<div>{}</div>", "li": "<ul>{}</ul>", "p": "{}", "tr": "<table>{}</table>", "br": "{}"}


@pytest.mark.parametrize("heading", [f"<h1>{TITLE}</h1>", f"<div>{TITLE}</div>"])
@pytest.mark.parametrize("lines", [LINES, NOTE], ids=["sentences", "list"])
@pytest.mark.parametrize("shape", WRAPPED)
@pytest.mark.parametrize(
    "after",
    [
        "",
        "<div><p>主办：青岚省药品监督管理局 地址：青岚市东湖路8号</p></div>",
        f"<div><h3>相关新闻</h3><ul>{MENU}</ul></div>",
        "<div>上一篇：<a href='/1'>省局召开工作会议部署任务</a></div>",
    ],
    ids=["", "foot", "related", "next"],
)
def test_every_line_is_read(after: str, shape: str, lines: tuple[str, ...], heading: str) -> None:
    text = AROUND[shape].format("".join(map(WRAPPED[shape].format, lines)))
    page = (
        f"<html><head><title>{TITLE}_青岚药监网</title></head><body><ul>{MENU}</ul>"
        f"<div>{heading}<div>2025-03-09 来源：办公室</div><div>{text}</div>{after}</div></body></html>"
    )
    found = derive([capture(page)])
    assert found.text == "\n".join(lines)
    assert (found.headline, found.date_published, found.source) == (TITLE, "2025-03-09", "办公室")
