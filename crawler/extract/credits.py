"""The credits a page shows by its headline, `发布时间：… 来源：…`, and the box of an official document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.extract.dates import read_date, read_dates
from crawler.extract.keys import key
from crawler.extract.names import names
from crawler.extract.page import Facts, StatedDate
from crawler.extract.render import SEAM

_SHORT = 160
_AFTER = 14
_BEFORE = 6
_PUBLISHED = re.compile(
    r"(?:发布|發布|发表|發表|发稿|刊发|公布|上传|录入|发文|生成|刊登|添加|公示|提供)(?:时间|"
    r"日期|時間|于|於|時間)?\s*[:：于於]?|(?:时间|日期|時間)\s*[:：]"
)
_MODIFIED = re.compile(r"(?:最后|最後)?(?:更新|修改)(?:时间|日期|時間)?\s*[:：于]?")
_PLAINLY = re.compile(
    r"((?:发布|發布|发表|發表|发稿)(?:时间|日期|于|於|時間)\s*[:：]?)|于\s*\d{4}年.{6,48}(?:发表|"
    r"发布)|于\s*\d{4}[-/].{6,18}(?:发表|发布)"
)
_ISSUED = re.compile(r"(?:成文|印发|发文|签发)(?:日期|时间)\s*[:：]?")
_EFFECTIVE = re.compile(r"(?:施行|生效|实施|执行)(?:日期|时间)\s*[:：]?")
_ELSE = re.compile("推荐|最新|截至|截止|开始|结束|上一篇|下一篇|评论|跟贴")
_TODAY = re.compile(r"今天是|现在是|今日|当前时间|今天|星期.\s*$|农历|欢迎")
_STOP = (
    r"分享|字号|字體|字体|发表评论|查看评论|网友评论|评论|举报|选稿|浏览|点击|阅读|作者|编辑|"
    r"責任|责任|责编|时间|日期|发布|发稿|打印|关闭|我要|扫码|手机|收藏|微信|微博|"
    r"视力|大中小|人气|次数|来源|记者|原标题|\||【|\[|\(|（|<|>|《?\d{4}[-年/.]"
)
_SOURCE = re.compile(
    rf"(?:信息来源|文章来源|新闻来源|稿件来源|内容来源|本文来源于?|稿源|来源|來源|转自|摘自|"
    rf"转载自|出处|出處)(?:\s*[:：]|[\s{SEAM}])[\s{SEAM}]*"
    rf"[\[【〖(（]?\s*(?P<v>(?!{_STOP}|[:：])[^\s{SEAM}\]】〗)）|,，;；]{{2,30}}?)(?=[\s{SEAM}\]】〗)）|,，;；]|"
    rf"{_STOP}|$)"
)
_SOURCE_LABEL = re.compile(r"^(?:信息|文章|新闻|稿件|内容)?[来來]源\s*[:：]\s*")
_AFTER_OUTLET = re.compile(r"\s+[⋅·•∙|›»]")
_PERSON = (
    rf"(?P<v>[^\s{SEAM}:：|\]】）)。，,;；\d]{{2,12}}"
    r"(?:[ \u3000、，,/][\u4e00-\u9fff·]{2,4}(?![:：\u4e00-\u9fff]))*)"
)
_AUTHOR = re.compile(
    rf"(?:(?<![原工创写制合著])作\s*者|撰文|撰稿|文\s*[/／|]|本报记者|记者)\s*[:：|\s]?[\s{SEAM}]*" + _PERSON
)
_EDITOR = re.compile(
    rf"(?:责任编辑|責任編輯|责编|责任编缉|编\s*辑|編輯|摘编)\s*[:：][\s{SEAM}]*"
    r"(?P<v>[\u4e00-\u9fffA-Za-z·_\d、]{2,20}(?:[ \u3000][\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff:：]))?)"
)
_OUTLET = re.compile(
    r"[\w\u4e00-\u9fff·《》-]{1,14}(?:网|網|报|報|社|台|臺|客户端|在线|周刊|杂志|新闻|财经|"
    r"观察|频道|微信公号|公众号|晚报|日报)$"
)
_NOBODY = frozenset(
    [
        "本站",
        "本网",
        "互联网",
        "网络",
        "网站",
        "转载",
        "转载文章",
        "原创",
        "本站原创",
        "网络转载",
        "未知",
        "佚名",
        "不详",
        "不明",
        "其他",
        "其它",
        "admin",
        "管理员",
        "无",
        "综合",
        "整理",
        "原文",
        "官网",
        "百度",
        "文章",
        "匿名",
    ]
)
_PROSE = re.compile("^(?=.{40}).*[。；]")
_NEVER = re.compile('[="。，>＞]|的$|点击|广告')
_EDGES = " \t\u3000\u00a0-—–_|:：,，、.。·()（）[]【】<>〖〗/" + SEAM


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of a page: those after its headline, those before it (nearest first), and all."""

    after: tuple[str, ...]
    before: tuple[str, ...]
    page: tuple[str, ...]


def around(lines: Sequence[str], headline: str | None, body: str) -> Around:
    """Where the credits of a page may stand. `lines` are those of the whole page, with seams."""
    at = _line_of(lines, headline)
    if at is None:
        at = _starting(lines, body) if body else None
        at = (at or 0) - 1
    after = []
    for line in lines[at + 1 : at + 1 + _AFTER]:
        if len(line) > _SHORT or _PROSE.search(line):
            break
        after.append(line)
    before = [line for line in reversed(lines[max(0, at - _BEFORE) : max(0, at)]) if not _TODAY.search(line)]
    return Around(tuple(after), tuple(before), tuple(lines))


def read_credits(near: Around) -> Facts:
    """What the lines around the headline say."""
    short = [line for line in near.after if len(line) <= _SHORT]
    lines = [*short, *(line for line in near.before if len(line) <= _SHORT)]
    published, dateline = _published(short, near.before)
    boxed = [line for line in near.page if "日期" in line or "时间" in line]
    source = _first(_SOURCE, lines)
    if source is None and dateline:
        source = _outlet(dateline)
    return Facts(
        published=published,
        modified=_labelled(_MODIFIED, lines, "modified-label"),
        issued=_labelled(_ISSUED, boxed, "issued-label"),
        effective=_labelled(_EFFECTIVE, boxed, "effective-label"),
        authors=people(_first(_AUTHOR, lines)),
        editor=_first(_EDITOR, [*lines, *near.page[-200:]]),
        source=source,
    )


def _published(after: Sequence[str], before: Sequence[str]) -> tuple[StatedDate | None, str | None]:
    lines = [*after, *(line for line in before if len(line) <= _SHORT)]
    for line in lines:
        for found in _after_labels(_PUBLISHED, line, "label"):
            if not _other_label(line, found.raw):
                return found, line
    for line in lines:
        for found in read_dates(line, "near-headline"):
            if not _other_label(line, found.raw) and _is_dateline(line, found.raw):
                return found, line
    for line in lines:
        for found in _after_labels(_MODIFIED, line, "modified-label"):
            return found, line
    return None, None


def labelled_anywhere(lines: Sequence[str]) -> StatedDate | None:
    """The first date under a label that leaves no doubt: the credits may stand below the article."""
    for line in lines:
        match = _PLAINLY.search(line) if len(line) <= _SHORT else None
        if match is None or _ELSE.search(line[: match.start()]):
            continue
        if found := read_date(line[match.end() :][:40] if match[1] else line, "label-below"):
            return found
    return None


def _is_dateline(line: str, raw: str) -> bool:
    """Whether a line is about when and by whom, rather than a sentence or a link that has a date in it."""
    rest = key(line.replace(raw, ""))
    return len(rest) <= 60 and not re.search("[。；？]", line) and (len(rest) <= 30 or line.find(raw) < 40)


def _other_label(line: str, raw: str) -> bool:
    """Whether the date is labelled as something else than the day of publication."""
    ahead = line[max(0, line.find(raw) - 12) : line.find(raw)]
    return bool(_ELSE.search(ahead)) or any(label.search(ahead) for label in (_ISSUED, _EFFECTIVE, _MODIFIED))


def _labelled(label: re.Pattern[str], lines: Sequence[str], rule: str) -> StatedDate | None:
    return next(
        (found for line in lines if len(line) < 400 for found in _after_labels(label, line, rule)), None
    )


def _after_labels(label: re.Pattern[str], line: str, rule: str) -> Iterator[StatedDate]:
    for match in label.finditer(line):
        rest = line[match.end() :]
        trimmed = rest.lstrip(_EDGES)
        found = read_date(trimmed[:48], rule)
        if found and trimmed.find(found.raw) <= 1 and len(rest) - len(trimmed) <= 12:
            yield found


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    for line in lines:
        if len(line) > 400:
            continue
        for match in pattern.finditer(line):
            value = match["v"].strip(_EDGES)
            if len(value) >= 2 and value not in _NOBODY and not _NEVER.search(value):
                return value
    return None


def outlet(words: str | None) -> str | None:
    """The outlet that some words of a page are, without label and the signs after it; None when they can be none."""
    value = _AFTER_OUTLET.split(_SOURCE_LABEL.sub("", (words or "").strip()), maxsplit=1)[0].strip(_EDGES)
    return value if len(value) >= 2 and value not in _NOBODY and not _NEVER.search(value) else None


def _outlet(dateline: str) -> str | None:
    """The outlet a dateline names without saying that it does: `2016年05月25日10:10 新浪财经`."""
    rest = dateline
    for found in read_dates(dateline, ""):
        rest = rest.replace(found.raw, SEAM)
    for part in re.split(rf"[\s{SEAM}|·]+", rest):
        word = part.strip(_EDGES)
        if 2 <= len(word) <= 16 and _OUTLET.match(word) and word not in _NOBODY:
            return word
    return None


def people(value: str | None) -> tuple[str, ...]:
    return tuple(name for name in names(value or "", _EDGES) if name not in _NOBODY)


def _line_of(lines: Sequence[str], words: str | None) -> int | None:
    wanted = key(words or "")
    if len(wanted) < 2:
        return None
    near = None
    for at, line in enumerate(lines):
        if not len(wanted) <= len(line) <= len(wanted) * 3 + 40:
            continue
        this = key(line)
        if this == wanted:
            return at
        if near is None and wanted in this and len(this) < len(wanted) * 2 + 20:
            near = at
    return near


def _starting(lines: Sequence[str], body: str) -> int | None:
    """The line the body begins with."""
    first = body.partition("\n")[0][:24]
    return next((at for at, line in enumerate(lines) if line.replace(SEAM, "").startswith(first)), None)
