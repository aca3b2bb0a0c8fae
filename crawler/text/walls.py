"""Lines by which a site says that it withholds text: made of nothing but the words of such lines.

A sentence of an article names what it is about, and that word is in no list here. So a line is a wall when every word
of it belongs to the trade of withholding, and two of them say so together (`_SAYS_SO`).

This is the one vocabulary of what a wall is; `crawler.extract.withheld` asks it too. The short lists beyond it look
alike there and here, and are not the same, for the doubt falls the other way: a wall in the text is one unless it offers
something else (`offers_more`, `offers_an_app`), and a block beside the body is none unless it speaks of this text.
"""

import re

from crawler.text.vocabulary import one_of

_READ = "阅读|畅读|看到|查看|浏览|预览|试读|试看|观看|展开|显示|展示|收看|阅览|读取"
_ENTER = (
    "登录|登陆|登入|签入|注册|会员|VIP|SVIP|vip|订阅|付费|付款|支付|购买|充值|开通|解锁|扫码|扫一扫|关注|公众号|微信|下载"
    "|APP|App|app|客户端|成为|加入|升级|积分|金币|下载券|下载卷|余额|打赏|认证|授权|权限|专享|专属|尊享|订户"
)
_WHAT = (
    "全文|本文档|该文档|此文档|这篇文章|本文|此文|该文|原文|正文|文章|内容|全部|所有|更多|完整版|完整|剩余|余下|其余|剩下|以下|以上|后续|后面|前面|部分|文档|资料|文件"
    "|论文|章节|章|篇幅|页面|页|字数|字|段落|文字|图文|头部|尾部|精彩|隐藏|预览版|试读版|免费版|正式版|电子版|高清|原版|范围|本章|下一章|全书|本书|此书|内文|本篇|此篇|篇数|篇|本帖|此帖|帖子|专栏|栏目|栏目文章|价格|PDF"
)
_HOW = (
    "未登录|未登陆|未注册|未开通|未付费|未购买|可看|看完|读完|用完|次数|未读|未显示|未展示|未完|待续|畅读|畅享|看到|非会员|省略|略去|隐去|超出|到此|结束|完毕|已达|上限|限制|无限|免费|收费|仅限|仅供|仅|只能|只|限|可见|使用|最多|最后|大概|大约"
    "|继续|立即|马上|立刻|点击|点此|打开|点我|按钮|下方|上方|右侧|左侧|链接|二维码|登录框|当前|目前|已经|已|还有|还没有|还剩|还|没有|尚未|剩"
    "|共计|总共|总计|总|共|约|前|第|最|版|下转|上接|转|余|多|限定|开放|截断|下略|略|翻页|下一页|额度|联系|获取|领取|输入|立享|无法显示|回复|回帖|跟帖|评论|客服|密码|验证码|口令"
)
_SMALL = (
    "提示|对不起|很抱歉|抱歉|不好意思|正版|亲爱的|亲|请您|请先|请|您|你|我们|我|用户|游客|读者|普通|正式|由于|因为|原因|因|太长|过长|较长|太多|过多|如果|如需|如|若|喜欢|想|要|就|吧|哦|呢|啦"
    "|到这儿|到这里|这里|此处|到|为了|为|是|有|在|至|来自|对|将|的|了|地|之后|以后|后|前往|才可以|才能|才可|才|方可|即可|便可|可以|可|能|需要|需|须"
    "|再|先|和|或者|或|并且|并|与|及|也|都|该|本|此|这|那|个|元|篇|今天|今日|本月|每月|在线|人工|看完整|看|读|分钟|分|预计|时间|阅读时长|时长|长度|人民币|以|从|中|其|它|均|不|无法|不能"
)
NUMBER = r"(?:\d{1,7}(?:,\d{3})*(?:\.\d+)?\s?[万千]?|[一二三四五六七八九十百千万两〇零]{1,8})"
"""A number as notices state it."""
_MARKS = r"[\s,;:!?。.…·、()\[\]【】《》\"'“”‘’「」『』~>»<«/|_*+=^∨﹀▼▽↓⌄﹥-]+"
_WORDS = one_of(_READ, _ENTER, _WHAT, _HOW, _SMALL)
# Possessive: a word once taken is not taken apart again, so a line is read once.
_MADE_OF = re.compile(rf"(?:{_WORDS}|{NUMBER}%?|{_MARKS})++")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_SEEING = f"(?:{_READ}|可见|可读|解锁|(?:读|看)完|看(?:全文|更多|完整|内容))"
_SAYS_SO = re.compile(
    rf"(?:{_ENTER}).{{0,24}}{_SEEING}|{_SEEING}.{{0,12}}(?:请|需|须|限)[^,]{{0,6}}(?:{_ENTER})"
    rf"|(?:剩余|还剩|余下|其余|剩下|还有|后面|后续).{{0,16}}(?:未读|未显示|未展示|隐藏|省略|{_READ}|下载|付费)"
    r"|(?:试读|预览|试看|阅读|免费(?:内容|部分|章节)?)(?:部分|内容)?(?:到此|已经?|完毕)?[^,]{0,2}(?:结束|完毕)|超出.{0,8}范围"
    r"|付费(?:内容|文档|文章|阅读|章节|资料)|(?:会员|VIP|付费|注册)(?:用户)?(?:才)?(?:专享|专属|尊享|可见|可读|可看|内容|文章|文档|限定|开放)"
    rf"|(?:仅|只|只能|最多|当前|免费)(?:对|供|可|能)?(?:{_READ}).{{0,12}}(?:部分|片段|{NUMBER}\s?页|{NUMBER}\s?字|%|开头)"
    rf"|未完待续|未完[,;.]{{0,3}}(?:请|可|点击)?(?:下转|待续|转|翻页|继续|点击|下一|订阅|登录|登入)|(?:解锁|下载).{{0,6}}(?:全文|剩余|余下|完整)(?:内容|版)?$|{NUMBER}\s?页(?:未读|未显示)"
    rf"|(?:{_READ})(?:余下|剩余|其余)(?:的?全文|的?内容|部分|{NUMBER})|^(?:余下|剩余|其余)(?:全文|内容|部分)$|{NUMBER}\s?%.{{0,6}}(?:未读|内容)|论文部分内容阅读|(?:免费|试读|试看|预览)(?:章节|内容|部分|次数|页数|篇数|文章|额度|阅读){{0,2}}已?经?(?:读完|看完|用完)"
    r"|(?:没有|无|暂无).{0,4}(?:阅读|查看|浏览|访问)?权限"
    rf"|(?:想要?|若要|如需|如要|欲).{{0,4}}{_SEEING}.{{0,10}}(?:{_ENTER})|(?:全文|完整|剩余|余下|其余)(?:内容|版本?|文档|部分)?请.{{0,4}}(?:下载|登录|登陆|登入|购买|订阅|扫码|付费)"
    rf"|{_SEEING}隐藏(?:的)?(?:内容|部分|文字)|隐藏的?(?:内容|部分).{{0,8}}(?:{_SEEING}|回复)|{_SEEING}价格|需要?(?:回复|回帖|评论).{{0,6}}{_SEEING}|获取更多权限|(?:文章|内容|全文|本文|篇幅).{{0,4}}(?:太|过)(?:长|多).{{0,4}}(?:截断|请.{{0,2}}下载|下载|显示)"
    r"|阅读原文.{0,4}(?:查看|阅读|浏览).{0,4}(?:全文|更多|完整)"
    rf"|^(?:扫码登录|登录|开通VIP(?:会员)?|开通会员)(?:之|以)?后$|^(?:扫码)?付费解锁$"
)
_STEP = re.compile(r"\d{1,2}\s?[.、)]|[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十]步")
_LENGTH = re.compile(
    rf"(?:(?:本文|全文|文章|正文)?(?:总|共|约|大约|大概|字数){{0,3}}\s?:?\s?{NUMBER}\s?个?字?[,;\s|]{{0,3}})?(?:预计)?阅读(?:全文|本文|时间|时长|约|大约|大概|预计|需要?|:|\s){{1,5}}{NUMBER}\s?分钟"
    rf"|(?:本文|全文|文章)(?:总?共|约){{1,2}}\s?{NUMBER}\s?字"
)
_MORE = re.compile("更多|精彩|所有|全部文章|全站|海量|无限")
_APP = re.compile("APP|App|app|客户端|微信|公众号|扫码|扫一扫|关注|打开|前往|展开|阅读原文")
_REST = re.compile("剩|余下|其余|未|后续|后面|隐藏|省略|文档|资料|页|%")
_WHOLE = re.compile("全文|完整|本文|正文|此文|该文|这篇")
_NEXT = re.compile("下一[页章]|翻页")
_SIGN_IN = re.compile("登录|登陆|登入|签入|注册")
_ACCOUNT = re.compile(
    "登录|登陆|登入|签入|注册|会员|VIP|vip|付费|付款|支付|购买|充值|解锁|权限|积分|试读|预览"
)
WRAP = " \t()[]【】…·.~-—>»<«!。,、:"
"""What may stand around a notice and is no part of it."""


def is_wall(key: str) -> bool:
    """Whether a whole line, or what brackets enclose, says that text is withheld from who reads it here."""
    bare = key.strip(WRAP)
    return bool(_MADE_OF.fullmatch(bare) and _SAYS_SO.search(bare) and not _STEP.match(bare))


def offers_more(key: str) -> bool:
    """Whether a wall only offers other texts than the one it stands under: `订阅后阅读更多文章`."""
    if _REST.search(key) or _WHOLE.search(key) or not _MORE.search(key):
        return False
    return not _SIGN_IN.search(key)


def leads_on(key: str) -> bool:
    """Whether a wall only says that the text goes on upon another page: `本章未完，点击下一页继续阅读`."""
    return bool(_NEXT.search(key))


def offers_an_app(key: str) -> bool:
    """Whether a wall only offers another way to read the text: `打开APP阅读全文`."""
    return bool(_APP.search(key)) and not (_REST.search(key) or _ACCOUNT.search(key))


def is_length(key: str) -> bool:
    """Whether a line says how long the text is and how long the reading of it takes, and nothing else."""
    return ("分钟" in key or "字" in key) and bool(_LENGTH.fullmatch(key.strip(WRAP)))


def number(words: str) -> int:
    """The number that `words`, matched by NUMBER, state: `2,300`, `1.2万`, `三千二百`."""
    bare = words.replace(",", "").strip()
    if bare[0].isdigit():
        unit = _UNITS.get(bare[-1], 1)
        return round(float(bare.rstrip(" 万千")) * unit)
    total = section = digit = 0
    for character in bare:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character == "万":
            total, section, digit = (total + section + digit) * _UNITS["万"], 0, 0
        else:
            section, digit = section + (digit or 1) * _UNITS[character], 0
    return total + section + digit
