"""Small pages to read, in invented words."""

from datetime import UTC, datetime

from archive.captures import Capture

PARAGRAPHS = (
    "青岚省药品监督管理局近日对全省疫苗储存运输环节开展专项检查，共检查接种单位三百余家，发现问题四十二个，均已责令整改。",
    "检查组重点查看冷链设备运行记录、温度监测数据和不合格品处置台账，并随机抽取批次核对追溯信息，确保来源可查、去向可追。",
    "该局负责人表示，下一步将把检查结果与信用评价挂钩，对整改不到位的单位依法处理，相关结果将按季度向社会公布。",
)
TITLE = "青岚省开展疫苗储运专项检查"
MENU = "".join(f'<li><a href="/c{i}/">栏目名称{i}</a></li>' for i in range(20))
BODY = "".join(f"<p>　　{p}</p>" for p in PARAGRAPHS)


def article(
    body: str = BODY,
    head: str = "",
    title: str = f"{TITLE}-青岚药监网",
    credits: str = "发布时间：2025-03-04 来源：青岚日报 作者：林一 责任编辑：周二",
    heading: str = f"<h1>{TITLE}</h1>",
    after: str = "",
) -> str:
    """A page with a menu, a headline, credits, a body, related links and a footer."""
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>"
        f'<ul class="menu">{MENU}</ul><div class="main">{heading}<div class="info">{credits}</div>'
        f'<div class="text">{body}</div></div>{after}'
        f'<div class="related"><h3>相关新闻</h3><ul>{MENU}</ul></div>'
        "<div>版权所有 © 2019-2031 青岚药监网 青ICP备00000001号</div></body></html>"
    )


def capture(
    body: bytes | str, content_type: str = "text/html", url: str = "http://yj.example.cn/news/123.html"
) -> Capture:
    """What a server would have answered."""
    raw = body.encode() if isinstance(body, str) else body
    return Capture(
        url=url,
        time=datetime(2025, 3, 5, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", content_type),),
        body=raw,
    )
