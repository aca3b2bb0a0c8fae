"""Words that stand in a page's place: that it is not there, has been moved, was taken down.

Every word of such a line belongs to the trade of saying so. An article on missing pages names whose they are, or what
came of it, and that word is in no list here.
"""

# ruff: noqa: E501 -- a list of words is read as one.

import re

from crawler.text.folding import fold
from crawler.text.vocabulary import one_of

_THING = "页面|网页|文章|内容|信息|文档|文件|资源|资料|链接|网址|地址|栏目|资讯|新闻|稿件|数据|视频|图文|帖子|主题|话题|专题|频道|版块|公告|通知|商品|图片|附件|作品|模板|路径|目录|该页|此页|本页|该页面|此页面|本页面"
_NOT_THERE = "不存在|不见了|丢失|走丢|跑丢|找不到|找不着|未找到|没有找到|没找到|无法找到|失效|过期|无法查看"
_DONE = "删除|删掉|移除|移走|移动|转移|迁移|下架|下线|撤下|撤销|撤回|改名|更名|屏蔽"
_ABOUT = (
    "您|你|我们|所|要|想|正在|当前|访问|查看|浏览|请求|打开|寻找|查找|查询|阅读|观看|输入|点击|使用|的|地|得|了|过|已经|已|被|或者|或|和|及|与|可能|也许|大概|原因|由于|因为|因|是|如下|以下|这个|这|该|此|本"
    "|对不起|非常|十分|很|抱歉|遗憾|不好意思|哎呀|哎哟|糟糕|亲|啦|哦|呢|呀|啊|吧|暂时|不小心|系统|服务器|服务|网站|站点|本站|上|中|在|里|请|检查|确认|核对|是否|正确|有误|错误|出错|错|拼写|名称"
    "|返回|回到|回|首页|主页|上一页|上一级|前页|页首|重新|这里|此处|秒钟|秒|后|之后|自动|跳转|跳到|转到|转向|将|到|至|去|再|试试|重试|尝试|刷新|稍后|联系|管理员|站长|客服|作者|发布者|用户|投诉|搜索|其他|其它|方法|操作"
    "|温馨|友情|提示|信息提示|状态|代码|编号|没有|有|未|不可用|不|能|更改|变更|无法|无|也|就|都|还|给|把|让|为|一下|下|个|处理|解决|通过|违规|涉嫌|违反|相关|法律法规|政策|规定|通过审核|审核|平台|经|由|并|对应|规则"
)
_ENGLISH = (
    "sorry|oops|http|https|status|code|error|page|file|url|uri|link|document|article|content|resource|the|this|that|you|your|we|it|its|are|is|was|were|has|have|had|been|be|may|might|can|could|cannot|not|no|longer"
    "|looking|requested|request|found|find|exist|exists|does|do|did|for|on|at|in|to|of|or|and|here|server|site|moved|removed|deleted|changed|renamed|name|temporarily|unavailable|available|there|back|home|homepage|go|return|please|check|try"
    "|again|later|apache|nginx|iis|openresty|tengine"
)
_MARKS = r"[\s,;:!?。.…·、()\[\]【】《》<>\"'“”‘’~>»«/|_*+=^-]+"
_MADE_OF = re.compile(
    rf"(?:{one_of(_NOT_THERE, _DONE, _THING, _ABOUT)}|\b(?i:{one_of(_ENGLISH)})\b|\S{{1,40}}\.(?:html?|jsp|aspx?|php)\b|404|\d{{1,2}}|{_MARKS})++"
)
# What may stand between the thing and what became of it: nothing that begins another matter.
_BETWEEN = rf"(?:已经|已|可能|也许|或许|暂时|由于|因为|因|违规|涉嫌|被|其?作者|发布者|管理员|用户|系统|投诉|或者|或|和|及|名称|更改|了|,|、|{_DONE})"
_SAYS_SO = re.compile(
    rf"(?:{_THING}){_BETWEEN}{{0,8}}(?:{_NOT_THERE})|(?:{_THING}){_BETWEEN}{{0,6}}[已被经]{_BETWEEN}{{0,4}}(?:{_DONE})"
    rf"|(?:找不到|找不着|未找到|没有?找到|无法找到|没有[您你][要所])[^。]{{0,12}}(?:{_THING})"
    r"|\b404\b|404错误|错误404|(?i:not (?:be )?found|(?:does(?: not|n't)|no longer) exist|no longer available)"
)
# Looked for first, in either script: hardly a line has one.
_SIGN = re.compile(
    "404|[Ff]ound|FOUND|[Ee]xist|available|存在|[见見丢丟找]|[删刪移迁遷]|下[架线線]|撤[下销銷回]|[改更]名|失效|[过過]期|查看|屏蔽|[没沒]有"
)
_LONGEST = 80


def only_absence(words: str) -> bool:
    """Whether a line has nothing but words of such pages: the notice, an apology, the way home."""
    return len(words) <= _LONGEST and bool(_MADE_OF.fullmatch(fold(words).key))


def says_absent(words: str) -> bool:
    """Whether a line, in either script, says that what was asked for is not there, and nothing else."""
    return bool(_SIGN.search(words)) and only_absence(words) and bool(_SAYS_SO.search(fold(words).key))
