"""The outlet a page credits: under a label, beside the date, in a sign-off, in the dateline of the text."""

import re
from collections.abc import Iterable, Sequence

from crawler.extract.dates import read_dates
from crawler.extract.keys import key
from crawler.extract.render import SEAM

_LONGEST = 400
_STOP = (
    r"分享|轉載|转载|字号|字體|字体|发表评论|查看评论|网友评论|评论|举报|选稿|浏览|点击|阅读|作者|编辑|"
    r"責任|责任|责编|时间(?=\s*[:：]|\s*\d)|日期|发布(?=时间|日期|人|者|单位|机构|于|\s*[:：]|\d)|发稿|打印|关闭|我要|扫码|"
    r"手机(?!中国|报)|收藏|微信(?!公)|微博|视频(?=[:：]|加载|播放)|"
    r"视力|大中小|人气|次数|来源|记者|原标题|校对|审核|\||【|\[|\(|（|<|>|《?\d{4}[-年/.]"
)
# The source of a chart, of a sum of money or of a photograph is not that of the article.
_NOT_OF_TEXT = "".join(
    f"(?<!{word})"
    for word in (
        *(
            "资料",
            "数据",
            "图片",
            "视频",
            "素材",
            "收入",
            "资金",
            "经济",
            "主要",
            "可靠",
            "能量",
            "資料",
            "數據",
            "圖片",
            "經濟",
        ),
        *("图", "圖", "其", "的", "货", "税", "财", "水", "客", "生"),
    )
)
_LABELLED = re.compile(
    rf"(?:{_NOT_OF_TEXT}(?:来\s*源\s*于?|來\s*源\s*於?|稿\s*源|转[载贴帖]?自|轉[載貼帖]自|摘\s*自|摘编自|出\s*处|出\s*處|来\s*自)"
    rf"\s*[:：]|(?:(?<![\u4e00-\u9fff])|(?<=信息|文章|新闻|稿件|内容|本文))(?:来\s{{0,4}}源于?|來源|稿源|转载?自|摘自)[\s{SEAM}]+[|｜丨]?)"
    rf"[\s{SEAM}]*[\[【〖(（]?\s*"
    rf"(?P<v>(?!{_STOP}|[:：])[^\s{SEAM}\]】〗)）|｜丨,，;；]{{2,30}}?)(?=[\s{SEAM}\]】〗)）|｜丨,，;；]|{_STOP}|$)"
)
_ISSUER = re.compile(
    rf"(?:(?:发布|發布|發佈|发文|供稿|制发|公开)(?:机构|机关|单位|部门|單位|機關|機構)|(?:信息|稿件)提供)\s*(?:[:：][\s{SEAM}]*|\t)"
    rf"(?P<v>[^\s{SEAM}:：|｜，,;；。（(]{{2,30}})"
)
# `由 青岚药讯 发表于 健康`: who put it up, on a site of many.
_POSTED = re.compile(
    rf"(?:^|[\d\s{SEAM}])由[\s{SEAM}]+(?P<v>[^\s{SEAM}，。；：]{{2,16}})[\s{SEAM}]+(?:发[表布]|發[表布佈])(?:[于於在]|$)"
)
_LABEL = re.compile(
    r"^(?:信息|文章|新闻|稿件|内容|本文)?(?:[来來]源于?|稿源|转载?自|轉載?自|摘自)\s*[:：]?\s*"
)
_AFTER = re.compile(r"\s+[⋅·•∙|›»]")
_KIND = (
    "通讯社|电视台|广播电台|客户端|日报网|日报|晚报|晨报|早报|时报|周报|商报|周刊|杂志|在线|公众号|微信公号|微信号|"
    "新闻网|新闻|财经|观察|频道|头条|网站|网|網|报|報|社|台|臺"
)
_SHAPE = re.compile(rf"[\w\u4e00-\u9fff·《》-]{{1,14}}(?:{_KIND})$")
_PRESS = r"(?:通讯社|通訊社|日报网|电视台|客户端|在线|[网網报報社台臺])+"
_NO_NAME = r"[\s，。；：:、！？“”（）()【】\[\]]"
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_WIRED = re.compile(
    rf"^[\s【\[（(]*(?P<v>(?!本[报報网網台臺社刊]|[据據])(?:(?!{_NO_NAME}|\d).){{1,8}}?{_PRESS})"
    rf"(?:(?:(?!{_NO_NAME}|\d).){{0,8}}?{_DAY}\s?(?:电|電|专电|消息|[讯訊])|[专專]?[讯訊])(?=[\s，:：（()）】\]]|记者|記者|$)"
)
_BRACKETED = re.compile(
    rf"^\s*[【\[](?P<v>(?!本)(?:(?!{_NO_NAME}|\d).){{2,12}}?)\s*{_DAY}\s?(?:报道|報導|報道|消息|[讯訊电電])[】\]]"
)
_TAKEN = (
    r"(?:来源于?|稿源|转载?自|摘编?自|摘编自|选自|节选自|原载于?|原刊于?|载于|载|刊于|来自|文章来源|本文来源)"
)
_SIGNED = re.compile(
    rf"(?:^|[（(【\[。！？”—\s])(?:{_TAKEN}\s*[:：]?\s*|[—－-]{{1,3}}\s*)《(?P<v>[^《》]{{2,20}})》"
    r"(?=[^，。；《》]{0,24}$)"
)
_SIGN_OFF = re.compile(
    rf"^[（(【\[—－\s]*{_TAKEN}\s*[:：]?\s*《(?P<v>[^《》]{{2,20}})》[^，。；《》]{{0,12}}$"
)
_CREDITED = re.compile(
    rf"^[\s（(【\[]*{_TAKEN}\s*[:：]\s*(?P<v>[^\s，。；：:（(）)】\]]{{2,20}})[\s）)】\]]*$|"
    rf"^[\s（(【\[]*(?:综合|[据據])(?P<by>[^\s，。；：:（(）)】\]]{{1,10}}?{_PRESS})(?:报道|消息|电)?[\s）)】\]]*$"
)
_NOBODY = re.compile(
    "本[站网網報报台刊社人]|互联网|网络|网站|转载|转载文章|原创|本站原创|网络转载|未知|佚名|不详|不明|其他|其它|admin|管理员|无|"
    "综合|整理|原文|官网|百度|文章|匿名|自己|作者|正文|查看原文|投稿|来稿|网友|网友投稿|(?:本站|网络|互联网)整理|编辑|转贴|发布|"
    "要闻|首页|举报|分享|评论|收藏|打印|关闭|微信|微博|手机网|网摘|上网|电视台|"
    "(?:相关|今日|热点|热门|最新|图片|图文|国内|国际|社会|视频|本地|更多|返回|行业|公司|综合|科技|体育|娱乐)?(?:新闻|财经|频道|观察)"
)
_NEVER = re.compile('[="。，>＞]|的$|点击|广告|https?:|www\\.')
_NEXT = re.compile(_STOP)
_TITLE = re.compile("^《([^《》]+)》$")
EDGES = " \t\u3000\u00a0-—–_|:：,，、.。·()（）[]【】<>〖〗/" + SEAM
PIECES = re.compile(rf"[\s{SEAM}|｜丨·\[\]（）()]+")
_OPENING = 3
_CLOSING = 6
_TRAILING = 24
_CREDIT_LONGEST = 60


def labelled(lines: Sequence[str]) -> str | None:
    """The outlet after the first label that names one."""
    for line in lines:
        for match in _LABELLED.finditer(line) if len(line) <= _LONGEST else ():
            if found := outlet(match["v"]):
                return found
    posted = (_POSTED.search(line) for line in lines if "由" in line and len(line) <= _LONGEST)
    return next((found for match in posted if match and (found := outlet(match["v"]))), None)


def issuer(lines: Sequence[str]) -> str | None:
    """The office that a page says has published it: `发布机构：…`."""
    for line in lines:
        if (match := _ISSUER.search(line)) and (found := outlet(match["v"])):
            return found
    return None


def beside_date(dateline: str, sites: frozenset[str]) -> str | None:
    """The outlet a dateline names without saying that it does: `2016年05月25日10:10 新浪财经`.

    `sites` are keys of the names this site goes by: a name that does not look like an outlet's may be one of them.
    """
    rest = dateline
    for found in read_dates(dateline, ""):
        rest = rest.replace(found.raw, SEAM)
    return next((word for part in PIECES.split(rest) if (word := _bare_name(part, sites))), None)


def alone(lines: Iterable[str], sites: frozenset[str]) -> str | None:
    """The outlet that stands on a line of its own between the headline and the date."""
    return next((word for line in lines if (word := _bare_name(line, sites))), None)


def signed(text: Sequence[str], under: Sequence[str]) -> str | None:
    """The outlet that an article credits at its end (`转自《…》`, `（原载《…》2003年第5期）`), or a line `under` it."""
    for after, line in enumerate(reversed(text[-_TRAILING:])):
        # Links may follow the sign-off; a sentence that names a paper is none.
        match = (_SIGNED if after < _CLOSING else _SIGN_OFF).search(line[-60:])
        if found := _credited(line) or (outlet(match["v"]) if match else None):
            return found
    return next((found for line in under if (found := _credited(line))), None)


def _credited(line: str) -> str | None:
    if len(line) <= _CREDIT_LONGEST and _LABEL.match(line) and (found := labelled((line,))):
        return found
    match = _CREDITED.search(line)
    return outlet(match["v"] or match["by"]) if match else None


def wired(lines: Sequence[str]) -> str | None:
    """The outlet in the dateline that an article opens with: `…社罗马5月19日电`, `【…3月4日报道】`."""
    for line in lines[:_OPENING]:
        match = _WIRED.match(line[:60]) or _BRACKETED.match(line[:60])
        if match and (found := outlet(match["v"])):
            return found
    return None


def outlet(words: str | None) -> str | None:
    """The outlet that some words of a page are, without label and the signs after it; None when they can be none."""
    value = _AFTER.split(_LABEL.sub("", (words or "").strip()), maxsplit=1)[0].strip(EDGES)
    value = _TITLE.sub(r"\1", value)
    return value if len(value) >= 2 and not _NOBODY.fullmatch(value) and not _NEVER.search(value) else None


def outlet_before_credits(words: str) -> str | None:
    """The outlet that what follows a label begins with, before the next credit: `青岚日报 责任编辑：…`."""
    return outlet(_NEXT.split(words.strip(EDGES), maxsplit=1)[0])


def _bare_name(words: str, sites: frozenset[str]) -> str | None:
    word = words.strip(EDGES)
    if not 2 <= len(word) <= 16 or not (_SHAPE.match(word) or key(word) in sites):
        return None
    return outlet(word)
