"""Pages to measure with: in the manner of a regulator's site, 57 KB each, the same on every machine.

They speak in the same phrases of different firms, so that no two are alike to who looks for the same text elsewhere.
"""

from random import Random

PAGE_BYTES = 57_000
WHO = ("省药监局", "市市场监管局", "检查组", "各级监管部门", "药品检验机构", "稽查处", "审评中心", "区县分局")
DID = ("部署", "推进", "检查", "总结", "通报", "强化", "落实", "完善", "督促", "研究")
WHAT = (
    "药品经营环节风险排查", "疫苗储运冷链核查", "中药饮片专项抽检", "网络销售违法线索处置",
    "医疗器械不良事件监测", "化妆品备案后监管", "零售药店执业药师在岗情况", "第三类医疗器械生产企业飞行检查",
)  # fmt: skip
HOW = (
    "坚持问题导向",
    "按照工作方案要求",
    "会同公安机关",
    "结合日常监管数据",
    "在总结去年做法的基础上",
    "对照检查要点",
)
NAMES = (
    "安百博昌辰德鼎方复广海恒弘华汇吉嘉健江金晶九康科乐利联龙美民明宁欧"
    "平普奇庆仁瑞三森盛双泰天万维五新信兴亚益永宇元远振正中众"
)
TRADES = ("药业", "医药", "生物", "药房")
CAME_TO = (
    "发现缺陷{}项",
    "抽取样品{}批次",
    "立案{}起",
    "约谈负责人{}名",
    "出动执法人员{}人次",
    "收回证书{}张",
    "停产{}天",
)
PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}-示例省药品监督管理局</title>
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{date} 09:{minute:02d}">
<meta name="ContentSource" content="示例省药品监督管理局"><style>{style}</style></head>
<body><div class="header"><ul class="nav">{nav}</ul></div>
<div class="crumbs">您所在的位置：<a href="/">首页</a> &gt; <a href="/news/">监管动态</a></div>
<div class="article"><h2 class="title">{title}</h2>
<div class="date">发布时间：{date} 来源：示例省药品监督管理局</div>
<div class="text">{body}</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div></div>
<div class="side"><h3>相关新闻</h3><ul>{side}</ul></div>
<div class="footer">版权所有：示例省药品监督管理局 京ICP备00000000号 地址：示例市示例路1号</div>
<script>{script}</script></body></html>
"""


def sentence(random: Random) -> str:
    """One sentence, 20 to 60 characters."""
    who = f"{random.choice(WHO)}{random.choice(DID)}{firm(random)}{random.choice(WHAT)}"
    came_to = random.choice(CAME_TO).format(random.randrange(5, 900))
    return f"{random.choice(HOW)}，{who}，{firm(random)}{came_to}。"


def firm(random: Random) -> str:
    """A firm that may exist."""
    return "".join(random.choices(NAMES, k=4)) + random.choice(TRADES)


def page(number: int) -> bytes:
    """Article `number` as served."""
    random = Random(number)
    title = f"{random.choice(WHO)}{random.choice(DID)}{random.choice(WHAT)}工作（第{number}期）"
    paragraphs = ("".join(sentence(random) for _ in range(random.randrange(3, 7))) for _ in range(14))
    links = [
        f'<li><i></i><a href="/news/{i}.html" target="_blank">{sentence(random)[:22]}</a><span>2025-01-02</span></li>'
        for i in range(150)
    ]
    html = PAGE.format(
        title=title,
        date=f"2025-0{1 + number % 9}-1{number % 10}",
        minute=number % 60,
        style=".a{margin:0}" * 200,
        nav="".join(f'<li><a href="/c{i}/">栏目{i}</a></li>' for i in range(90)),
        body="".join(f"<p>　　{p}</p>" for p in paragraphs),
        side="".join(links),
        script="",
    )
    fill = PAGE_BYTES - len(html.encode())
    return html.replace("<script></script>", f"<script>{'var a=0;' * (max(fill, 0) // 8)}</script>").encode()


def index(count: int) -> bytes:
    """The list page that links every article."""
    rows = "".join(
        f'<li><a href="/news/{i}.html">第{i}期</a><span>2025-01-01</span></li>' for i in range(count)
    )
    return f'<!DOCTYPE html><meta charset="utf-8"><title>列表</title><div class="list"><ul>{rows}</ul></div>'.encode()
