"""Lines that credit rather than tell: who edited, where it was taken from, when it was published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crawler.extract.bylines import has_surname
from crawler.extract.dates import read_date, whole_date
from crawler.extract.names import is_name
from crawler.extract.page import Facts, StatedDate
from crawler.extract.sources import outlet_before_credits

_EDITORS = "责任编辑|责任编缉|责编|本文编辑|网络编辑|值班编辑|实习编辑|新媒体编辑|微信编辑|文字编辑|编辑|摘编"
_SOURCES = (
    "信息来源|文章来源|稿件来源|新闻来源|本文来源|内容来源|来源网站|来源|稿源|转载自|转自|摘自|选自|原载于?"
)
_AUTHORS = "作者"
_DATES = "发布时间|发布日期|发表时间|发表日期|发稿时间|更新时间|更新日期|最后更新|录入时间"
_CAME_OUT = re.compile(
    r"(?P<by>由\s?[^。;]{1,20}?\s?)?(?:更新|发布|发表|刊发|刊登|首发|编辑)于\s?:?\s?(?P<day>[^。;!?]{8,60})"
)
_REST_LONGEST = 24
# Words that open a line of a notice (`时间：6月20日上午9时`) and a dateline: they count beside another.
_VAGUE = (
    "时间|日期|阅读|点击|浏览|字号|字体|文字?|图"
    "|浏览次数|浏览量|阅读次数|阅读量|点击次数|点击数|点击量|访问量|访问次数|字体大小|文章字号"
)
_OTHERS = (
    "审核人?|校对|监制|终审|初审|复审|一审|二审|三审|审校|校审|编审|责任校对|值班主编|主编|总编|签发"
    "|供稿单位|供稿|摄影|录入|文章录入|信息录入|录入员|录入者|上稿人?|发布人|发布单位"
)
# Who had a hand in it. Of anything but people these words are headings: `设计:采用双层结构`.
_HANDS = (
    "策划|文案|海报设计|排版|美编|美术编辑|图片编辑|视频编辑|统筹|值班编委"
    "|信息员|通讯员|摄像|剪辑|作图|绘图|编导|版式|撰稿|撰稿人|撰文"
)
_BESIDE = "记者|见习记者|实习记者|设计|制作|图文|配音|主播|出镜|供图|插图|插画|后期"
_LABELS = "|".join((_EDITORS, _SOURCES, _AUTHORS, _DATES, _VAGUE, _OTHERS, _HANDS, _BESIDE))
_LABEL = re.compile(
    rf"(?:^|(?<=[\s|,\[(【】)\]/])|(?=责任编辑\s?:))(?:({_LABELS})\s?[:丨|]|(字体大小|字号大小|字体|字号)\s?(?=\[|$))"
)
_SENTENCE = re.compile("[。!?;]")
_EDGES = " \t|,;()[]【】/-_"
_DIGEST = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{1,20}(?:网|报|社|台|网站|中心|客户端|公众号)摘编\s?:?\s?([\u4e00-\u9fff·]{2,6})"
)
# `文/记者 李四 图/周五`, `编辑 | 孙三`, `(编辑 孙三)`: labels that a slash or brackets set off instead of a colon.
_PERSON = r"[\u4e00-\u9fff·]{2,4}"
_ROLES = "文|图|文图|图文|文字|摄影|编辑|责编|校对|审核|制图|记者|作者|海报|视频"
_OF_PRESS = r"(?:(?:本报|本网|实习)?(?:记者|通讯员)\s?)?"
_SLASHED = re.compile(
    rf"(?:[\u4e00-\u9fff、]{{2,24}}供稿\s{{1,4}})?(?:(?:{_ROLES})\s?/\s?{_OF_PRESS}{_PERSON}(?:[\s、]{_PERSON}){{0,3}}\s{{0,4}}){{1,5}}"
)
_SLASHED_EDITOR = re.compile(rf"(?:编辑|责编)\s?/\s?({_PERSON})")
_SLASHED_AUTHOR = re.compile(rf"(?:^|\s|[^图])(?:文|文字|作者)\s?/\s?{_OF_PRESS}({_PERSON})")
_SPACED = re.compile(
    rf"(?:(?:责任编辑|责编|编辑|编审|审核|审读|校对|监制|主编|值班主任|[初复终一二三]审)\s{{1,3}}{_PERSON}(?:\s{{1,4}}|$)){{2,6}}"
)
_SET_OFF = re.compile(
    rf"[(\[【]\s?(?:责任编辑|责编|编辑|见习编辑)\s({_PERSON}(?:\s{_PERSON})?)\s?[)\]】]|(?:责任编辑|责编)\s{{1,3}}({_PERSON})"
)
# A line with none of these credits nobody.
# Every alternative begins with a plain character, by which the engine looks for all of them at once.
_MAY_CREDIT = re.compile(r":|\||丨|/|原题|摘编|编辑|责编|19\d\d|20\d\d|字[体号]")
_TITLE_BEFORE = re.compile(
    r"[(\[【]?(?:本文)?原(?:文)?标题\s?[:丨|]\s?([^\n]{2,120})|[(\[【]?(?:本文)?原题(?:为|是)?\s?:?\s?《([^《》\n]{2,120})》[)\]】]?"
)
_BRACKETED = re.compile(
    rf"[(\[【]\s?(?:{_EDITORS}|审核|校对|作者)\s?[:丨][^()\[\]【】\n。]{{0,40}}[)\]】]\s*$"
)
_TRAILING = re.compile(
    rf"(?<=[。!?”\"')】\s])(?:{_EDITORS})\s?:\s?[^\s。,;:]{{2,12}}(?:\s[\u4e00-\u9fff]{{2,4}})?\s*$"
)
_POSTED = re.compile(r"((?:19|20)\d\d-\d\d?-\d\d?)\s?由\s?(.{1,24}?)\s?发[表布][于在]\s?.{1,12}")
_SERIAL = re.compile(r"[_\s]*[A-Z]{1,4}\d{2,}$")
_SPACED_EDITOR = re.compile(rf"(?:责编|编辑)\s{{1,3}}({_PERSON})")
_OF_HANDS = frozenset(f"{_HANDS}|{_BESIDE}".split("|"))
_NEVER_ALONE = frozenset(_BESIDE.split("|"))
_WRITERS = frozenset(("撰稿", "撰稿人", "撰文", "记者", "见习记者", "实习记者"))
_NOBODY = frozenset(("admin", "Admin", "管理员", "佚名", "未知", "匿名", "本站", "系统"))
_PEOPLE = 5
_VALUE_LIMIT = 60
# What no person, outlet or day is: what a drug is made from, where figures come from, when a rule takes effect, a motto.
_TELLS = re.compile(
    r"的.{0,12}(?:物|药|材|腺|数据|统计)|(?:提取物|植物|动物|矿物|药材|干燥.{1,6})$|(?:数据|统计|年鉴|年报|公报|标准|说明书)$|(?:实施|施行|生效|废止)(?:日期|时间)"
    r"|《[^》]{2,40}(?<![报刊志网讯])》\s?\S|是.{1,8},|[\u4e00-\u9fff]{5},[\u4e00-\u9fff]{5}"
)
_RULE = "text:dateline"


@dataclass(frozen=True, slots=True)
class Credit:
    """A line, or the end of one, read as a credit. `class_` is that of the edit that removes it."""

    class_: str
    facts: Facts


def credit(key: str) -> Credit | None:
    """What a whole line credits; None when it is anything else."""
    if not _MAY_CREDIT.search(key):
        return None
    if match := _TITLE_BEFORE.fullmatch(key):
        return Credit("original-headline", Facts(headline=(match[1] or match[2]).rstrip(")]】 ")))
    if match := _DIGEST.fullmatch(key):
        return Credit("credit", Facts(editor=match[1]))
    if match := _POSTED.fullmatch(key):
        return Credit("dateline", Facts(published=read_date(match[1], _RULE), source=match[2]))
    if (match := _CAME_OUT.fullmatch(key)) and (found := _opening_date(match["day"])):
        return Credit("credit" if match["by"] else "dateline", Facts(published=found))
    if (found := _whole_line_date(key)) is not None:
        return Credit("dateline", Facts(published=found))
    if match := _SET_OFF.fullmatch(key):
        return Credit("credit", Facts(editor=match[1] or match[2]))
    if _SPACED.fullmatch(key):
        editor = _SPACED_EDITOR.search(key)
        return Credit("credit", Facts(editor=editor[1] if editor else None))
    if "/" in key and _SLASHED.fullmatch(key):
        editor, author = _SLASHED_EDITOR.search(key), _SLASHED_AUTHOR.search(key)
        named = (author[1],) if author and is_name(author[1]) else ()
        return Credit("credit", Facts(editor=editor[1] if editor else None, authors=named))
    return _fields(key)


def trailing_credit(key: str, last: bool) -> tuple[int, Credit] | None:
    """Where a credit begins that ends this line; without brackets only in the `last` lines."""
    start = max(0, len(key) - 70)
    match = _BRACKETED.search(key, start) or (_TRAILING.search(key, start) if last else None)
    if not match:
        return None
    read = _fields(match[0].strip())
    return (match.start(), Credit("credit", read.facts if read else Facts()))


def _opening_date(words: str) -> StatedDate | None:
    """The date that some words begin with, when little follows it."""
    found = read_date(words, _RULE)
    return (
        found
        if found and words.startswith(found.raw) and len(words) - len(found.raw) <= _REST_LONGEST
        else None
    )


def _whole_line_date(key: str) -> StatedDate | None:
    """The date that is a line; without a time one in words may be the day on which a document is signed."""
    found = whole_date(key, _RULE) if key[:2] in ("19", "20") else None
    return found if found and ("年" not in key or "T" in found.value) else None


def merged(first: Facts, second: Facts) -> Facts:
    """`first`, with what it does not say taken from `second`."""
    return replace(
        first,
        headline=first.headline or second.headline,
        published=first.published or second.published,
        authors=first.authors or second.authors,
        editor=first.editor or second.editor,
        source=first.source or second.source,
    )


def _fields(key: str) -> Credit | None:
    key = key.strip(_EDGES)
    if len(key) > 4 * _VALUE_LIMIT or _SENTENCE.search(key):
        return None
    labels = list(_LABEL.finditer(key))
    if not labels or (labels[0].start() and not whole_date(key[: labels[0].start()].strip(_EDGES), _RULE)):
        return None
    pairs = list(_pairs(key, labels))
    if any(len(value) > _VALUE_LIMIT or _TELLS.search(value) for _, value in pairs):
        return None
    if all(label in _VAGUE.split("|") for label, _ in pairs) and not labels[0].start():
        return None
    if any(label in _OF_HANDS and not _are_people(value) for label, value in pairs):
        return None
    if len(pairs) == 1 and pairs[0][0] in _NEVER_ALONE:
        return None
    facts = Facts(published=read_date(key[: labels[0].start()], _RULE))
    for label, value in pairs:
        facts = merged(facts, _fact(label, value))
    dated = facts.published or facts.source
    return Credit("dateline" if dated else "credit", facts)


def _pairs(key: str, labels: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start() if following else len(key)
        yield label[1] or label[2], key[label.end() : end].strip(_EDGES)


def _fact(label: str, value: str) -> Facts:
    if label in _DATES.split("|") or label in ("时间", "日期"):
        return Facts(published=read_date(value, _RULE))
    if not value or value.isdecimal():
        return Facts()
    if label in _EDITORS.split("|"):
        name = _SERIAL.sub("", value).strip(_EDGES)
        return Facts(editor=name if name and name not in _NOBODY else None)
    if label in _SOURCES.split("|"):
        return Facts(source=_outlet(value))
    if label in _AUTHORS or label in _WRITERS:
        return Facts(authors=_names(value))
    return Facts()


def _names(value: str) -> tuple[str, ...]:
    """Names, when nothing but names is there: beside an office, the rest is doubtful too."""
    names = tuple(re.split(r"[\s、,，/]+", value))
    return names if all(map(is_name, names)) else ()


def _are_people(value: str) -> bool:
    """Whether some words are the names of a few people, and nothing else."""
    parts = [part for part in re.split(r"[\s、,，/]+", value) if part]
    return 0 < len(parts) <= _PEOPLE and all(is_name(part) and has_surname(part) for part in parts)


def _outlet(value: str) -> str | None:
    """`大众网·大众网` names one outlet twice: a column of the site under the site's own name."""
    first, _, second = value.partition("·")
    if day := read_date(value, _RULE):
        ahead, _, behind = value.partition(day.raw)
        return outlet_before_credits(ahead) or outlet_before_credits(behind)
    return outlet_before_credits(first if first == second else value)
