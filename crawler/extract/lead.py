"""What stands at the head of a body and is not of it: the path, the headline again, the credits under it."""

import re
from collections.abc import Sequence

from crawler.extract import sources
from crawler.extract.around import is_of_event
from crawler.extract.dates import read_date
from crawler.extract.keys import key
from crawler.extract.official import boxed

_WITHIN = 14
_SPLIT = 3
_CREDIT = re.compile(
    r"(?:来源|來源|稿源|作者|发布|發布|发表于|发布人|时间|日期|编辑|责编|浏览|点击|阅读|字号|"
    r"字体|字體|分享|打印|收藏|人气|次数|视力保护|大 中 小|我要评论|评论|更新|撰文|出版|送交者|发贴者|发信人|楼主)"
)
_BAR = re.compile(
    r"[^\[【]{0,9}(?=.*(?:打印|关闭|评论|收藏|推荐|两句|字体|字号|论坛|回[复覆]|纠错|好友))(?:[\[【]\s?[^\[\]【】]{1,16}[\]】][\s|·]*){2,12}"
)
_ADDRESS = re.compile(r"(?:https?://)?[\w-]{1,30}(?:\.[\w-]{1,30}){1,4}/?", re.ASCII)
_BUTTONS = re.compile(
    r"^[\[【(（]?(?:[大中小\s]+|打印(?:本页)?|关闭(?:窗口)?|收藏|分享(?:到)?[:：]?|字[体号][:：]?|"
    r"[Aa]\s?[+-]|T\|T|播报|编辑|\+|-|\|)[\]】)）]?$"
)
# A colon or a bracket must follow: 编辑部的故事 is a heading.
_LABELLED = re.compile(
    r"[\s\[【(（]*(?:發[布佈](?:日期|時間|單位|機關)|(?:信息|文章|稿件|新闻|内容)?来源|來源|稿源|作者|发布[人者]?|编辑|责任编辑|责编|浏览|点击|阅读|字号|字体|分享)"
    r"[\u4e00-\u9fff]{0,3}\s*[:：\[【(（][^，]{0,40}$"
)
# What the first paragraph is indented by, where nothing else parts it from the credits.
_INDENT = re.compile("[\u3000\u00a0]{2,}")
_HAN = re.compile("[\u4e00-\u9fff]+")
# The second line of a headline, over the credits.
_SECOND = re.compile(r"(?:—{1,3}|-{2,3}|－{1,3})\s?[^\s—－-]")
_AGO = re.compile(
    r"\W*(?:\d{1,3}\s?(?:秒钟?|分钟|分鐘|小时|小時|天|周|週|个月|月|年)[之以]?前|刚刚|剛剛|昨[天日]|前天)\W*"
)
_STOPS = re.compile("[。；？！]")


def without_lead(lines: Sequence[str], headline: str | None) -> list[str]:
    """The lines from where the article itself begins."""
    if parted := boxed(lines):
        # The headline may stand over the box or under it; what the box says stays.
        before, box, after = parted
        text = _from_text([*before, *after], headline)
        return [*box, *text] if len(text) <= len(after) else [*before, *box, *after]
    return _from_text(lines, headline)


def _from_text(lines: Sequence[str], headline: str | None) -> list[str]:
    at = _after_headline(lines, headline)
    # The second line of a headline stays, whether or not credits stand between it and the text.
    second = list(lines[at : at + 1]) if at and at < len(lines) - 1 and _SECOND.match(lines[at]) else []
    at += len(second)
    while at < len(lines) and (_is_credit(lines[at]) or _names_outlet(lines, at)):
        if is_of_event(lines[at], lines[at + 1] if at + 1 < len(lines) else ""):
            break
        at += 1
    rest = list(lines[at:])
    if rest and (indented := _INDENT.split(rest[0], maxsplit=1))[1:] and _is_credit(indented[0]):
        rest[0] = indented[1]
    return [*second, *rest]


def _names_outlet(lines: Sequence[str], at: int) -> bool:
    """Whether a line is an outlet's name alone, right under a credit."""
    return at > 0 and _is_credit(lines[at - 1]) and bool(sources.alone(lines[at : at + 1], frozenset()))


def _after_headline(lines: Sequence[str], headline: str | None) -> int:
    wanted = key(headline or "")
    if not wanted:
        return 0
    whole = sum(map(len, lines))
    before = 0
    for at, line in enumerate(lines[:_WITHIN]):
        if _may_spell(line, wanted) and (end := _spelled_by(lines, at, wanted)):
            return end
        before += len(line)
        # A sentence is the article's own: what repeats the headline after it is a caption.
        if "。" in line or before > max(60, whole * 0.25):
            break
    return 0


def _spelled_by(lines: Sequence[str], at: int, wanted: str) -> int | None:
    """Where the lines end that, from this one on, are the headline: it may be split over a few."""
    said = ""
    for end in range(at, min(at + _SPLIT, len(lines))):
        said += key(lines[end])
        if said == wanted:
            return end + 1
        if not said or not wanted.startswith(said):
            return None
    return None


def _may_spell(line: str, wanted: str) -> bool:
    """Whether its key can be `wanted`: Han characters stay in a key, so a line with more of them cannot."""
    return sum(map(len, _HAN.findall(line))) <= len(wanted)


def _is_credit(line: str) -> bool:
    """Whether a line only says when, where from and by whom, or is a row of buttons."""
    if len(line) > 120 or _STOPS.search(line):
        return False
    if _BUTTONS.match(line) or _BAR.fullmatch(line) or _AGO.fullmatch(line):
        return True
    found = read_date(line, "")
    labels = len(_CREDIT.findall(line))
    if found:
        rest = key(_ADDRESS.sub("", line.replace(found.raw, "")))
        return (labels > 0 and len(rest) <= 50) or len(rest) <= 12
    return labels >= 1 and bool(_LABELLED.match(line))
