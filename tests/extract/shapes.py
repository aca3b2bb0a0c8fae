"""Pages put together at random from the parts that Chinese sites are made of, in invented words, with what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

OFFICES = (
    "青岚省药品监督管理局",
    "青东市市场监管局",
    "省医疗保障局",
    "青西区卫生健康委",
    "青南县药检所",
    "省药学会",
)
DOINGS = (
    "召开专题会议",
    "开展专项检查",
    "发布抽检公告",
    "部署年度任务",
    "组织业务培训",
    "公布典型案例",
    "通报检查情况",
)
MATTERS = (
    "疫苗储存运输",
    "中药饮片质量",
    "网络销售药品",
    "医疗器械注册",
    "化妆品备案",
    "处方药零售",
    "药品追溯体系",
)
ENDS = (
    "共检查企业{}家，发现问题{}个，均已责令整改",
    "累计出动执法人员{}人次，查处违法案件{}起",
    "有关负责人表示，将持续加大监管力度，切实保障群众用药安全",
    "要求各单位压实责任，紧盯重点环节，坚决守住安全底线",
    "参会代表围绕制度建设、能力提升和风险防控进行了深入交流",
)
WHEN = ("日前", "近日", "据了解", "上月", "连日来", "一季度", "今年以来")
COLUMNS = [
    "首页",
    "新闻中心",
    "政务公开",
    "通知公告",
    "政策法规",
    "办事指南",
    "互动交流",
    "专题专栏",
    "数据查询",
    "下载",
]


@dataclass(frozen=True, slots=True)
class Shape:
    """A page and what is to be read from it."""

    html: str
    headline: str
    paragraphs: tuple[str, ...]
    date: str
    source: str | None


class Maker:
    """Makes one page; the same seed, the same page."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.pick = self.random.choice

    def sentence(self) -> str:
        """A sentence of news."""
        end = self.pick(ENDS).format(self.random.randint(20, 900), self.random.randint(2, 60))
        return f"{self.pick(WHEN)}，{self.pick(OFFICES)}就{self.pick(MATTERS)}{self.pick(DOINGS)}，{end}。"

    def title(self) -> str:
        """The headline of another article."""
        return f"{self.pick(OFFICES)[:6]}{self.pick(DOINGS)}{self.pick(MATTERS)}"

    def links(self, count: int, shape: str = "<li><a href='/n/{at}.html'>{title}</a></li>") -> str:
        """A list of other articles."""
        return "".join(shape.format(at=at, title=self.title(), text=self.sentence()) for at in range(count))

    def page(self) -> Shape:
        """The whole of it."""
        headline = self.pick(OFFICES) + self.pick(DOINGS) + self.pick(("", "（第3号）", "侧记"))
        count = self.pick((1, 1, 2, 3, 5))
        paragraphs = tuple(
            "".join(self.sentence() for _ in range(self.random.randint(1, 3))) for _ in range(count)
        )
        credit, date, source = self.credits()
        heading = self.pick(HEADINGS).format(headline)
        main = self.pick(MAINS).format(
            heading=heading, credit=credit, body=self.body(paragraphs), trail=self.trail()
        )
        page = self.pick(PAGES).format(
            navigation=self.navigation(),
            crumb=self.pick(CRUMBS),
            main=main,
            side=self.side(),
            foot=self.pick(FEET),
        )
        title = self.pick(TITLES).format(headline)
        html = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body>{page}</body></html>"
        return Shape(html, headline, paragraphs, date, source)

    def body(self, paragraphs: Sequence[str]) -> str:
        """The text, as one of many editors writes it."""
        before, each, between, after = self.pick(BODIES)
        return before + between.join(each.format(words) for words in paragraphs) + after

    def credits(self) -> tuple[str, str, str | None]:
        """When and where from: the markup, the day, the outlet."""
        day = self.random.randint(10, 28)
        shape, source, clock = self.pick(CREDITS)
        return shape.format(d=f"2025-03-{day}", n=day), f"2025-03-{day}{clock}", source

    def navigation(self) -> str:
        """The bar at the top."""
        before, each, after = self.pick(BARS)
        return before + "".join(each.format(at, name) for at, name in enumerate(COLUMNS)) + after

    def trail(self) -> str:
        """What stands below the text."""
        box = "<div><a href='/{at}.html'><img src='{at}.jpg'></a><h4><a href='/{at}.html'>{title}</a></h4><p>{text}</p></div>"
        said = "".join(
            f"<div class='c'><b>网友{at}</b> 2025-04-2{at} 10:0{at}<p>支持！希望多检查，老百姓才放心。</p><a>回复</a></div>"
            for at in range(3)
        )
        found = [
            *TRAILS,
            f"<div>上一篇：<a href='/1.html'>{self.title()}</a><br>下一篇：<a href='/2.html'>{self.title()}</a></div>",
            f"<div class='xg'><h3>相关新闻</h3><ul>{self.links(6)}</ul></div>",
            f"<div><b>相关链接：</b><br>{self.links(4, '·<a href=/{at}.html>{title}</a><br>')}</div>",
            f"<div class='list'>{self.links(4, box)}</div>",
            f"<div id='comments'><h3>网友评论</h3>{said}</div>",
        ]
        return "".join(self.random.sample(found, self.random.randint(0, 4)))

    def side(self) -> str:
        """The column beside it."""
        teaser = (
            "<dl><dt><a href='/{at}.html'>{title}</a></dt><dd>{text}<a href='/{at}.html'>[详细]</a></dd></dl>"
        )
        found = [
            *SIDES,
            f"<div class='box'><h3>最新更新</h3><ul>{self.links(8)}</ul></div>",
            f"<div><h3>推荐阅读</h3>{self.links(4, teaser)}</div>",
        ]
        return "".join(self.random.sample(found, self.random.randint(0, 3)))


HEADINGS = (
    "<h1>{}</h1>",
    "<h2 class='title'>{}</h2>",
    "<div class='tit'>{}</div>",
    "<p align='center'><b><font size='4'>{}</font></b></p>",
    "<table width='100%'><tr><td align='center' class='bt1'>{}</td></tr></table>",
)
MAINS = (
    "{heading}{credit}<div class='content'>{body}</div>{trail}",
    "<table width='100%'><tr><td>{heading}</td></tr><tr><td>{credit}</td></tr><tr><td>{body}</td></tr>"
    "<tr><td>{trail}</td></tr></table>",
    "<article>{heading}{credit}{body}{trail}</article>",
    "<div class='news'>{heading}{credit}{body}{trail}</div>",
    "<div class='news'>{heading}{credit}<div id='zoom'>{body}{trail}</div></div>",
)
PAGES = (
    "{navigation}<div class='wrap'><div class='left'>{crumb}{main}</div><div class='right'>{side}</div></div>{foot}",
    "{navigation}<table width='980'><tr><td width='200'>{side}</td><td>{crumb}{main}</td></tr></table>{foot}",
    "{navigation}<div id='side'>{side}</div><div id='main'>{crumb}{main}</div>{foot}",
    "{navigation}{crumb}{main}{side}{foot}",
    "<form id='f'><input type='hidden' value='x'>{navigation}<table><tr><td>{crumb}</td></tr>"
    "<tr><td>{main}</td></tr></table>{side}{foot}</form>",
)
BODIES = (
    ("", "<p>　　{}</p>", "", ""),
    ("", "　　{}", "<br><br>", ""),
    ("", "<div>{}</div>", "", ""),
    ("", "<section><section><p><span>{}</span></p></section></section>", "", ""),
    ("<table><tr><td>", "<p>{}</p>", "", "</td></tr></table>"),
    ("<font size='3'>", "<p>{}", "", "</font>"),
    ("<div class='TRS_Editor'><style>.TRS_Editor P{{}}</style>", "<p>{}</p>", "", "</div>"),
    ("<p align='center'><img src='/u/1.jpg'></p>", "<p class='MsoNormal'><span>{}</span></p>", "", ""),
)
CREDITS = (
    ("<div class='info'>发布时间：{d}　来源：青岚日报　浏览次数：<span></span></div>", "青岚日报", ""),
    (
        "<div>{d} 10:21:00 来源： <a href='/q'>青岚日报</a> 字号：<a>大</a> <a>中</a> <a>小</a></div>",
        "青岚日报",
        "T10:21:00+08:00",
    ),
    ("<p align='center'>作者：林一　来源：本站　点击：233　时间：{d}</p>", None, ""),
    ("<div><i>日期：{d}</i><i>信息来源：药品流通处</i><i>阅读：<b></b>次</i></div>", "药品流通处", ""),
    ("<ul class='bar'><li>{d}</li><li>青岚日报</li><li><a>分享</a></li></ul>", "青岚日报", ""),
    ("<div>【 2025年3月{n}日 】 【字体：大 中 小】</div>", None, ""),
    (
        "<div class='meta'><em>{d} 08:05</em><em>|</em><em>编辑：周二</em><em>|</em><em>来源：青岚日报</em></div>",
        "青岚日报",
        "T08:05:00+08:00",
    ),
)
BARS = (
    ("<div class='nav'><ul>", "<li><a href='/{}/'>{}</a></li>", "</ul></div>"),
    ("<table width='980'><tr>", "<td><a href='/{}/'>{}</a></td>", "</tr></table>"),
    ("<div>", "<a href='/{}/'>{}</a> | ", "</div><div>2031年5月6日 星期二 欢迎您访问本站！</div>"),
)
CRUMBS = ("", "<div>当前位置：<a href='/'>首页</a> > <a href='/x/'>新闻中心</a> > 正文</div>")
TRAILS = (
    "<p>（责任编辑：周二）</p>",
    "<div class='bdsharebuttonbox'>分享到：<a>微信</a><a>微博</a></div>",
    "<div align='right'>【<a href='javascript:print()'>打印</a>】【<a href='javascript:close()'>关闭</a>】</div>",
    "<p>声明：本网转载文章出于传递更多信息之目的，版权归原作者所有，如涉及侵权请及时与我们联系，我们将在第一时间删除。</p>",
    "<div class='ewm'><img src='qr.png'><p>扫一扫在手机打开当前页</p></div>",
)
SIDES = (
    "<div class='intro'><h3>本站简介</h3><p>青岚药监在线创办于2003年，是服务全省医药行业的专业网站，"
    "设有政策、资讯、数据等栏目，欢迎关注。</p></div>",
    "<div><h3>联系我们</h3><p>地址：青岚市东湖路8号<br>电话：000-12345678</p></div>",
    "<div><a href='http://ad.example'><img src='ad.gif' alt='药博会火热招展中'></a></div>",
)
FEET = (
    "",
    "<div class='footer'><p>版权所有：青岚省药品监督管理局 青ICP备00000001号</p><p>地址：青岚市东湖路8号 邮编：100000</p></div>",
    "<div>Copyright © 2003-2031 青岚在线 All Rights Reserved. <a>关于我们</a> | <a>网站地图</a></div>",
)
TITLES = ("{}", "{}-青岚省药监局", "{}_监管动态_青岚在线", "青岚省药监局 - {}", "{} | 青岚在线")
