"""What furniture looks like: classes of lines, written against folded keys (`crawler.text.folding`).

A rule speaks of a whole line. `sure`: the line is furniture wherever it stands. `beside`: a line that could be the author's own; it
goes only in a run of furniture lines that holds a sure one of its class. `below`: the same, and the sure one must stand above it,
because the last lines of a notice (its contacts) look like the first lines of a footer.
"""

# ruff: noqa: E501 -- a pattern is read as one line, whatever width its characters have.

from dataclasses import dataclass
from typing import Literal

Strength = Literal["sure", "beside", "below"]

RELATED = "related"


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` must match the whole key of a line of at most `longest` characters."""

    class_: str
    pattern: str
    strength: Strength = "sure"
    longest: int = 160


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


RULES: tuple[Rule, ...] = (
    # Document-sharing sites
    Rule("page-caption", r".{2,120}_第\s?\d{1,4}\s?页"),
    Rule(
        "document-heading",
        r"文档简介|文本预览|文档预览|全文预览|内容预览|资源描述\s?:.*|文档描述\s?:.*|文档介绍",
    ),
    Rule(
        "download-bar",
        r"下载本?文档(?:到电脑.*)?|(?:立即|免费|点击|快捷|本地|我要|马上)下载.{0,20}|VIP(?:免费|专享)下载|合集下载|打包下载"
        r"|下载资源需要.{1,20}|加入VIP.{0,10}|下载积分\s?:.*|\d+\s?下载券.*|\d+人已?下载|正文复制|全文复制|复制全文|下载券.{0,20}"
        r"|下载文档.{0,30}",
    ),
    Rule(
        "document-meta",
        r"(?:[-—]?\s?(?:上传人|上传者|上传时间|文档编号|文档页数|文档大小|文档格式|资源ID|资源大小|资源格式|全文页数|下载积分|格式|页数|大小|时间|ID"
        r"|编号|分类|浏览)\s?:\s?[^\s:]{0,30}(?:\s[KM]B)?\s*){2,12}",
    ),
    Rule(
        "document-meta",
        r"[-—]?\s?(?:上传人|文档编号|上传时间|文档页数|资源ID|资源大小|资源格式|全文页数)\s?:.{0,40}",
    ),
    Rule(
        "upload-notice",
        r"(?:\d\s?[.、]\s?)?(?:本站(?:所有|部分)?资源.{0,20}需要.*|本站的文档不包含.*|本站RAR压缩包.*|本站不(?:能)?保证(?:下载)?资源.*"
        r"|未经权益所有人同意.*|.{2,16}网?仅提供信息存储空间.*|下载文件中?如有侵权.*)",
        longest=400,
    ),
    Rule("upload-notice", r"温馨提示|下载提示|下载须知|下载说明|特别提醒", "beside"),
    Rule(
        "upload-notice",
        r"《[^》]{1,120}》由会员.{0,6}分享.*|.{0,10}(?:本|该)文档由用户(?:提供并)?上传.*",
        longest=400,
    ),
    Rule("placeholder", r"\S{1,40}\.html? 模板不存在|浏览器安全检查中.{0,10}|网站维护中.{0,10}"),
    # Moving about the site
    Rule("navigation", r"(?:上|下)一(?:篇|条|页|则|章)(?:文章|新闻|信息)?(?:\s?[:>»→].{0,150})?"),
    Rule("navigation", r"(?:<|«|←)+\s?(?:上|下)一(?:篇|条|页).{0,100}"),
    Rule(
        "navigation",
        r"(?:您|你)?(?:现在|当前|目前)?(?:所在|的)?(?:所在)?的?(?:位置|页面)(?:\s?:|\s?>).{0,120}",
    ),
    Rule("navigation", r"首页\s?(?:(?:[>»›→/|]|-{1,2}>)+\s?[^>»›。]{0,40}){1,8}"),
    Rule(
        "navigation",
        r"(?:相关栏目|网站导航|栏目导航|友情链接|快速导航|站内搜索|热门标签|文章标签|TAGS?|标签|关键词)\s?:.{0,150}",
    ),
    Rule(
        "navigation",
        r"返回(?:首页|列表|顶部|上一页|上级|目录|页首|页顶|栏目.{0,4}|频道.{0,4}|\S{2,12}(?:首页|频道|>>))",
    ),
    Rule(
        "navigation", r"第\s?\d+\s?页\s?[/|]?\s?共\s?\d+\s?页.{0,60}|(?:\[\d{1,2}\]\s?){2,20}(?:下一页|尾页)?"
    ),
    Rule(
        "video-list",
        r"(?:.{0,4}\[视频\][^\[\n]{1,80}){2,}|(?:·\s?)?\[(?:视频|组图|图集|专题|直播)\].{2,60}\.\.",
        longest=4000,
    ),
    # Bars of buttons and counters
    Rule("share-bar", r"分享(?:到|至|给|本文|文章).{0,80}|分享\s?:.{0,80}"),
    Rule(
        "share-bar",
        r"(?:微信|手机|用?手机)?扫一扫.{0,24}|扫码(?:分享|阅读|关注|下载).{0,20}|用(?:手机|微信)扫.{0,30}|扫描(?:上|下)方二维码.{0,20}",
    ),
    Rule(
        "share-bar",
        r"(?:长按|扫描|识别).{0,12}二维码.{0,20}|点击[\"“「『].{1,30}[\"”」』],?\s?关注我们.{0,20}",
    ),
    Rule(
        "share-bar",
        r"(?:欢迎)?(?:关注|订阅)(?:我们(?:的(?:微信|微博))?|官方微[信博]|微信公众号|本(?:站|网|报)?(?:公众号|微信))[^。,]{0,20}|微信号\s?:\s?[\w\-]{4,30}",
    ),
    Rule("counter", r"(?:浏览|点击|阅读|访问|查看|人气)(?:次数|量|数|人数)?\s?[:(]?\s?\d+\s?(?:次|人)?\)?"),
    Rule(
        "counter",
        r"(?:浏览|点击|阅读|访问)(?:次数|量|数|人数)\s?:\s?(?:\d+\s?)?次?(?:\s.{0,40})?|您是第\s?\d*\s?位(?:访问者|访客|浏览者)",
    ),
    Rule(
        "collapse-button",
        r"点击?(?:展开|查看|阅读)(?:全文|全部|更多|原文).{0,6}|(?:展开|收起|显示|阅读|查看)(?:全文|全部|更多|原文)\s?[>»…]*|加载更多.{0,8}",
    ),
    # Readers' comments
    Rule(
        "comment-form",
        r"(?:网友|用户|最新|热门|精彩|发表|提交|查看|我要|全部|暂无|登录后?)评论.{0,20}|(?:评论\s?)?\d+\s?/\s?\d{2,4}(?:\s?提交评论)?|评论\s?\(\d+\)"
        r"|点击查看更多评论.{0,60}|发表感言.{0,6}|发一条友善的评论|没有更多评论.{0,4}|目前没有.{0,6}(?:跟贴|评论)|.{0,10}验证码,?看不清楚.{0,20}"
        r"|ImageVerifierCode.{0,10}|网友评论仅供.{0,40}|文明上网.{0,30}|您?还可以?输入\s?\d+\s?个?字.{0,6}|我来说两句.{0,20}|匿名发表.{0,20}",
    ),
    Rule("comment-form", r"评论|留言|验证码\s?:?|昵称\s?:?", "beside"),
    # Headings of lists of other articles; what follows them is judged by the list rule
    Rule(
        RELATED,
        r"(?:相关(?:文章|阅读|稿件|新闻|报道|链接|解读|信息|文档|推荐|资讯|专题|图片|搜索|热词|视频)|(?:推荐|延伸|扩展|拓展|热点|精彩)(?:阅读|文章|新闻|链接|推荐)"
        r"|更多(?:阅读|文章|新闻|资讯|推荐|精彩)|(?:为您|编辑|精品|热门|今日|本周|小编|新闻|文档)推荐|推荐文档|猜(?:你|您)喜欢|(?:点击|热门|新闻|阅读|跟贴|热点)(?:排行|排名)(?:榜)?"
        r"|热点(?:新闻|图片|推荐|排行)|最新(?:文章|文档|资讯|更新|新闻)|(?:热门|同类)(?:文章|文档|资讯|新闻)|作者最近文章|大家都在看|您可能(?:还|也)?(?:喜欢|感兴趣).{0,6}|本类(?:推荐|排行|热门).{0,4})"
        r"\s?(?::\s?(?:《[^》]{1,80}》\s?)*|[>»]+)?",
    ),
    # Disclaimers and rights
    Rule(
        "disclaimer",
        r"(?:免责声明|版权声明|版权说明|版权与免责声明|版权及免责声明|特别声明|郑重声明|声明|注|说明|提示|免责条款)[】\])]?\s?[:,]?.{0,60}?"
        r"(?:转载|侵权|版权|本站|用户(?:提供|上传)|不代表本|仅供(?:学习|参考|交流|会员)|24小时).*",
        longest=1500,
    ),
    Rule(
        "disclaimer",
        r".{0,20}(?:免责声明|版权声明|版权说明|版权与免责声明|版权反馈|侵权投诉|版权申诉|郑\s?重\s?声\s?明)\s?:?",
    ),
    Rule(
        "disclaimer",
        r"[①-⑩]?\s?凡(?:本网|本站|注明|标注|未注明|转载|来源).{0,6}(?:注明|来源|稿件|作品|转载|[\"“:《]).*",
        longest=1500,
    ),
    Rule(
        "disclaimer",
        r"(?:以上|本|此|该)(?:文章?|内容|文献|资料|信息|观点).{0,30}(?:不代表|不构成|仅代表|仅供(?:参考|学习|交流)).{0,80}",
    ),
    Rule(
        "disclaimer",
        r"(?:本文来[自源].{1,30}[,;]\s?)?(?:如需)?转载(?:本文)?(?:请|时|须|需|务必|必须|敬请).{0,8}(?:注明|标明|保留|联系|以链接).{0,80}",
    ),
    Rule(
        "disclaimer",
        r"(?:本网|本站)(?:原创)?(?:文章|作品|所有内容)?.{0,10}(?:欢迎转载|转载请).*",
        longest=400,
    ),
    Rule(
        "disclaimer",
        r"(?:图片|部分图片|文章|素材|部分内容|图文|本文(?:部分)?(?:内容)?).{0,6}(?:来自|来源于?|源自|转自)(?:于)?(?:互联)?网络.{0,60}",
    ),
    Rule(
        "disclaimer",
        r"未经.{0,16}(?:授权|许可|同意|允许).{0,8}(?:禁止|不得|严禁|谢绝)(?:复制|转载|擅自|建立镜像).{0,30}",
    ),
    Rule("disclaimer", r"(?:如有|若有|如涉及?|如果?)侵权.{0,20}(?:联系|删除|告知|通知).{0,40}"),
    Rule("disclaimer", r"原文(?:网址|链接|地址|出处)\s?:.{0,200}", longest=400),
    Rule(
        "disclaimer",
        r".{0,16}(?:违法和不良信息|不良信息)举报.{0,40}|举报(?:邮箱|电话|热线)\s?:.{0,40}违法.{0,20}",
    ),
    # Promotion and contacts of the outlet
    Rule(
        "promotion",
        r"想爆料\s?[?!].*|.{0,10}(?:新闻|爆料|报料)热线\s?:?\s?[\d\-()、或及 ]{7,}.*|广告(?:热线|合作|投放|刊登)\s?:?.{0,60}",
        longest=400,
    ),
    Rule(
        "promotion",
        r"(?:本网)?投稿(?:邮箱|热线|信箱)\s?:.{0,60}|商务合作\s?:.{0,60}|(?:制作)?采编部?QQ号?\s?:.*|QQ号?\s?:\s?\d{3,12}[,\s].{0,60}",
    ),
    Rule(
        "promotion",
        r".{0,40}唯一指定.{0,30}(?:发布媒体|网站).{0,60}(?:热线|投诉).{0,40}|更多(?:精彩)?(?:内容|资讯|新闻).{0,10}(?:请|尽在|敬请).{0,40}",
    ),
    Rule(
        "promotion",
        r"\(?更多(?:精彩)?(?:内容|资讯|新闻).{0,6}(?:关注|登录|点击|下载).{0,40}|相关资讯请关注\s?:.{0,30}|(?:打开|下载).{0,12}(?:APP|客户端).{0,20}",
    ),
    # Footers of sites
    Rule(
        "footer",
        r".{0,100}(?:ICP备|ICP证|公网安备|网安备)\s?(?:案号?)?\s?:?\s?[\d京津沪渝\-A-Z]{2,}.{0,120}",
        longest=400,
    ),
    Rule(
        "footer",
        r"(?:网站|政府网站)标识码\s?:?\s?\w{0,12}.{0,60}|(?:.{0,60}\s)?(?:Copyright|copyright|COPYRIGHT|CopyRight|©).{0,160}",
        longest=400,
    ),
    Rule(
        "footer",
        r"[^。;]{0,60}版权所有(?:[^。;]{0,80}|.{0,10}(?:未经|禁止|严禁).{0,60})|[^。;]{0,60}(?:All|all|ALL) [Rr]ights? [Rr]eserved.{0,60}",
        longest=400,
    ),
    Rule(
        "footer",
        r"(?:主办|承办|主管)(?:单位)?\s?:.{1,60}(?:邮编|邮政编码|地址|备案|技术支持|标识码|版权|维护).{0,120}",
        longest=400,
    ),
    Rule(
        "footer",
        r"(?:网站)?技术(?:支持|维护|运维)\s?:.{1,60}|建议使用.{0,40}(?:浏览器|分辨率).{0,30}|(?:网站地图|网站声明|隐私声明|联系我们|关于我们)(?:[\s|]+\S{2,8}){0,8}",
    ),
    Rule("footer", r"(?:主办|承办|主管|协办)(?:单位)?\s?:.{1,60}", "beside"),
    Rule(
        "footer",
        r"(?:单位)?地址\s?:.{1,80}|(?:邮编|邮政编码)\s?:?\s?\d{6}.{0,40}|(?:联系|咨询|服务|举报|投诉|办公)?(?:电话|热线|传真)\s?:.{5,60}|(?:电子)?邮箱\s?:.{5,60}",
        "below",
    ),
)


# A sentence that holds none of these is the author's, whatever it begins with: nearly all are settled by this.
SENTENCE_SIGNS = _words("""
    转载 侵权 版权 本站 本网 来源 来自 代表 仅供 上传 分享 热线 二维码 关注 验证码 网络 声明 免责 举报 打开 下载 注明 未经 更多
""")

# A line made of nothing but these words is a bar of buttons. One word alone counts only when it is a button and nothing else.
BUTTONS = _words("""
    打印 打印本页 打印本文 打印本稿 打印页面 打印此页 打印文章 我要打印 关闭 关闭本页 关闭窗口 关闭页面 关闭此页 关闭本窗口
    我要纠错 纠错 在线纠错 字体 字号 字体大小 字号大小 文章字号 文字大小 大中小 字体放大 字体缩小 放大字体 缩小字体 放大 缩小
    加入收藏 收藏本文 收藏此页 设为首页 返回顶部 返回首页 返回列表 回到顶部 分享 分享到 赏 打赏 换一换 点赞 推荐给朋友 发送给朋友
    转发到 复制链接 朋友圈 QQ空间 新浪微博 腾讯微博 微信好友 人人网 豆瓣 更多>> 更多> >> > × + 网站地图 无障碍 无障碍浏览
    繁体 简体 繁体版 简体版 语音播报 听全文 语音 放大镜 收藏 转发 举报 朗读
    返回页首 返回页顶 返回上一页 返回上页 返回目录 播报 点击看大图 查看大图
""")
WORDS = BUTTONS | _words("""
    大 中 小 特大 超大 标准 默认 微信 微博 QQ 返回 下载 相关 评论 登录 注册 首页 正文 更多 上一页 下一页 上一篇 下一篇 尾页 末页
    打开 搜索 手机版 电脑版 客户端 留言 投稿 订阅 顶部 分享至 A A+ A- + - ← →
""")

# Words of hijacked mirrors; several of them in a first or last line betray it.
SPAM_WORDS = _words("""
    一区 二区 三区 无码 有码 欧美 久久 精品 国产 亚洲 成人 视频在线 免费观看 在线观看 在线播放 高清 av AV 日韩 一级 黄色 彩票 博彩
    棋牌 娱乐城 赌场 时时彩 百家乐 老虎机 开户 真人 体育投注 捕鱼 毛片 丝袜 人妻 少妇 乱码 自拍 偷拍 激情
""")
SPAM_TITLE = (
    r"《[^《》\n]{0,30}(?:彩票|博彩|棋牌|赌场|娱乐城|时时彩|百家乐|体育投注|开户)[^《》\n]{0,16}"
    r"(?:官方网站|官网|平台|APP|app|下载|登录|注册|入口|投注|开户)[^《》\n]{0,12}》"
)
