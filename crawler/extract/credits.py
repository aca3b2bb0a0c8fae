"""The credits a page shows by its headline, `发布时间：… 来源：…`, and the box of an official document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.extract import sources
from crawler.extract.dates import (
    day_first,
    declared_date,
    read_date,
    read_dates,
    read_yearless,
    writes_day_first,
)
from crawler.extract.keys import key
from crawler.extract.names import names
from crawler.extract.page import Facts, StatedDate
from crawler.extract.render import SEAM

_SHORT = 160
_AFTER = 14
_BEFORE = 6
_DAYS = 3
_LEAP = 2000
_GLUED = 10
# Where a label can begin: after an outlet's name, too, where a page has no space between its credits.
_APART = r"(?:(?<![\u4e00-\u9fff])|(?<=[网網报報社台刊者线端号]))"
_CAME_OUT = "发布|發布|發佈|发表|發表|发稿|刊发|公布|上传|录入|发文|生成|刊登|添加|公示|提供|提交"
_PUBLISHED = re.compile(
    rf"(?:发\s布|發\s布|{_CAME_OUT}|公开|发帖|发贴|张贴|见报|刊出|首发|创建|新闻|文章|信息|公告|上网|刊载|登载)"
    rf"(?:时\s?间|日\s?期|時間|于|於)\s*[:：于於]?|(?:{_CAME_OUT})\s*[:：于於]?|{_APART}(?:时\s*间|日\s*期|時\s*間)\s*[:：]"
)
_MODIFIED = re.compile(r"(?:最后|最後)?(?:更新|修改)(?:时间|日期|時間)?\s*[:：于]?")
_PLAINLY = re.compile(
    r"((?:发布|發布|发表|發表|发稿)(?:时间|日期|于|於|時間)\s*[:：]?|编辑于|[Pp]osted (?:on|@|at):?\s)|于\s*\d{4}年.{6,48}"
    r"(?:发表|发布)|于\s*\d{4}[-/].{6,18}(?:发表|发布)"
)
_ISSUED = re.compile(r"(?:成文|印发|发文|签发|签署)\s?(?:日\s?期|时\s?间)\s*[:：]?")
_EFFECTIVE = re.compile(r"(?:施行|生效|实施|执行)\s?(?:日\s?期|时\s?间)\s*[:：]?")
_ELSE = re.compile("推荐|最新|截至|截止|开始|结束|上一篇|下一篇|评论|跟贴")
# `开庭时间`, `建置时间`: of anything that has a day, when the word before it does not say that it came out then.
_OTHER_DAY = re.compile(
    rf"[\u4e00-\u9fff](?<![网網报報社台刊者线端号])(?:时间|日期|時間)\s*[:：]?[\s{SEAM}]*$"
)
_TODAY = re.compile(r"今天是|现在是|今日是|当前时间|系统时间|北京时间[:：]|农历|您好|欢迎")
_WEEKDAY = re.compile(
    rf"^[\s{SEAM}]*[^\s{SEAM}]{{8,12}}[\s{SEAM},，]*(?:星期|周|週)[一二三四五六日天][\s{SEAM}]*$"
)
_ANSWERS = re.compile(
    r"^(?:网友|最新|热门|全部|精彩|读者|相关)?(?:评论|留言|跟帖|跟贴|回帖|回复)(?:列表|区|\s*[（(\d].{0,8})?[:：]?$"
)
_LABELS = re.compile(
    r"(?:来\s*源|來\s*源|稿\s*源|作\s*者|发布(?:时间|日期|人|者|单位)?|發[布佈](?:时间|日期|時間)?|发表(?:于|时间)?|(?<![\u4e00-\u9fff])时间|"
    r"(?<![\u4e00-\u9fff])日期|责?编辑|責任編輯|责编|浏览(?:次数|量)?|点击(?:次数|量|数)?|阅读(?:次数|量)?|字号|字体|人气|访问量|"
    r"出处|更新(?:时间|日期)?|记者)\s*[:：]"
)
_AUTHOR = re.compile(
    rf"(?:(?<![原工创写制合著])作\s*者|撰文|撰稿|执笔人?|(?<![\u4e00-\u9fff])图?文\s*(?:[/／|]|(?=[:：]))|本报记者|记者|記者)\s*[:：|/／\s]?[\s{SEAM}]*"
    rf"(?P<v>[^\s{SEAM}:：|/／\]】）)。，,;；\d]{{2,12}}"
    r"(?:[ \u3000\u00a0、，,/&]{1,3}[\u4e00-\u9fff·]{2,5}(?![:：\u4e00-\u9fff]))*)"
)
_EDITOR = re.compile(
    rf"(?:责任编辑|責任編輯|责编|责任编缉|编\s*辑|編\s*輯|摘编)\s*[:：][\s{SEAM}]*"
    r"(?P<v>[\u4e00-\u9fffA-Za-z·_\d、]{2,20}(?:[ \u3000][\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff:：]))?)"
)
# `2020年9月11日药品批件…`: a title, or a sentence, that begins with a day.
_GOES_ON = re.compile("(?!格林|北京时间|美东|当地)[\u4e00-\u9fff](?<![来稿作记编责更发更阅浏点星周週])")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./-]+")
# Where the next credit begins, on a page that sets nothing between them.
_NEXT = re.compile("(?:责任|責任)?[编編][辑輯]|责编|来源|來源|时间|日期|浏览|点击|阅读|发布|审核|校对")
_NOBODY = frozenset(
    ("佚名", "未知", "不详", "匿名", "本站", "原创", "转载", "网络", "管理员", "admin", "无", "综合", "整理")
)
_NEVER = re.compile('[="。，>＞]|的$|点击|广告')
_PROSE = re.compile("^(?=.{40}).*[。；]")
_EDGES = sources.EDGES


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of a page: those after its headline, those before it (nearest first), and all.

    `below` is where those begin that stand under the article's beginning.
    """

    after: tuple[str, ...]
    before: tuple[str, ...]
    page: tuple[str, ...]
    below: int = 0


def around(lines: Sequence[str], headline: str | None, body: str) -> Around:
    """Where the credits of a page may stand. `lines` are those of the whole page, with seams."""
    begins = _starting(lines, body) if body else None
    found = _lines_of(lines, headline, begins)
    if found is None and begins is None:
        return Around((), (), tuple(lines))
    first, last = found or (begins or 0, (begins or 0) - 1)
    after = []
    for line in lines[last + 1 : last + 1 + _AFTER]:
        if len(line) > _SHORT or _PROSE.search(line):
            break
        after.append(line)
    before = reversed(lines[max(0, first - _BEFORE) : first])
    below = last + 1 if begins is None else begins
    return Around(tuple(after), tuple(_credits_above(before)), tuple(lines), below)


def read_credits(near: Around, sites: frozenset[str] = frozenset()) -> Facts:
    """What the lines around the headline say. `sites` are the keys of names the site goes by."""
    lines = [*near.after, *near.before]
    published, dateline = _published(near)
    if published and "/" in published.raw[1:3] and any(map(writes_day_first, near.page)):
        published = day_first(published)
    boxed = [line for line in near.page if "日期" in line or "时间" in line or "日 期" in line]
    source = sources.labelled(lines)
    if source is None:
        source = _unlabelled(near, dateline, sites)
    return Facts(
        published=published,
        modified=_labelled(_MODIFIED, lines, "modified-label"),
        issued=_labelled(_ISSUED, boxed, "issued-label"),
        effective=_labelled(_EFFECTIVE, boxed, "effective-label"),
        authors=people(_NEXT.split(_first(_AUTHOR, lines) or "", maxsplit=1)[0]),
        editor=_first(_EDITOR, [*lines, *near.page[-200:]]),
        source=source,
    )


def _unlabelled(near: Around, dateline: str | None, sites: frozenset[str]) -> str | None:
    """The outlet that stands by the date without a label: on its line, over it, right under it."""
    dateline = dateline or next((line for line in near.after if read_yearless(line, "", _LEAP)), None)
    if dateline is None:
        return None
    at = near.after.index(dateline) if dateline in near.after else -1
    around_it = (*near.after[: max(at, 0)], *near.after[at + 1 : at + 2])
    return sources.beside_date(dateline, sites) or sources.alone(around_it, sites)


def labelled_anywhere(near: Around) -> StatedDate | None:
    """The first date under a label that leaves no doubt: the credits may stand below the article."""
    for at, line in enumerate(near.page):
        if len(line) > _SHORT:
            continue
        if at > near.below and _ANSWERS.match(line.strip(_EDGES)):
            return None
        match = _PLAINLY.search(line)
        if match is None or _ELSE.search(line[: match.start()]):
            continue
        if found := read_date(line[match.end() :][:40] if match[1] else line, "label-below"):
            return found
    return None


def yearless(near: Around, year: int) -> StatedDate | None:
    """The date under the headline that leaves its year out, as one of `year`."""
    for line in near.after:
        label = _PUBLISHED.search(line)
        rest, rule = (line[label.end() :], "label") if label else (line, "near-headline")
        found = read_yearless(rest, rule, year)
        if found and not _other_label(line, found.raw) and _is_dateline(line, found.raw):
            return found
    return None


def is_today(line: str) -> bool:
    """Whether a line says what day it is, as the frame of a page does: `今天是…`, a day and its weekday."""
    return bool(_TODAY.search(line) or _WEEKDAY.match(line))


def credits_someone(words: str) -> bool:
    """Whether a label of a credit is among these words."""
    return bool(_LABELS.search(words))


def is_credit_line(line: str) -> bool:
    """Whether a line says when, where from and by whom, and nothing else."""
    if len(line) > _SHORT or re.search("[。；？]", line) or is_today(line):
        return False
    if len(_LABELS.findall(line)) > 1 or _LABELS.match(line.strip(_EDGES)):
        return True
    found = read_date(line, "")
    if found is None or _GOES_ON.match(line, line.find(found.raw) + len(found.raw)):
        return False
    return len(key(_ADDRESS.sub("", line.replace(found.raw, "")))) <= 16


def people(value: str | None) -> tuple[str, ...]:
    """The people that some words of a page name."""
    return tuple(name for name in names(value or "", _EDGES) if name not in _NOBODY)


def _published(near: Around) -> tuple[StatedDate | None, str | None]:
    lines = [*near.after, *near.before]
    for line in lines:
        for found in _after_labels(_PUBLISHED, line, "label"):
            if not _other_label(line, found.raw):
                return found, line
    listed = len({found.value[:10] for line in near.after for found in read_dates(line, "")}) > _DAYS
    dated = [
        (found, line)
        for line in (near.before if listed else lines)
        for found in read_dates(line, "near-headline")
        if not _other_label(line, found.raw) and _is_dateline(line, found.raw)
    ]
    # A day and its weekday may be of today; so it counts only where no other day does.
    for found, line in sorted(dated, key=lambda one: is_today(one[1])):
        if not _TODAY.search(line):
            return found, line
    for line in lines:
        for found in _after_labels(_MODIFIED, line, "modified-label"):
            return found, line
    return None, None


def _credits_above(before: Iterator[str]) -> Iterator[str]:
    """The lines over a headline that are credits: one that stands among others with dates is of a list."""
    lines = list(before)
    dated = [line for line in lines if read_date(line, "")]
    for line in lines:
        if len(line) > _SHORT or is_today(line) or (line in dated and len(dated) > 1):
            continue
        if is_credit_line(line):
            yield line


def _is_dateline(line: str, raw: str) -> bool:
    """Whether a line is about when and by whom, rather than a sentence or a link that has a date in it."""
    rest = key(line.replace(raw, ""))
    if ":" not in raw and len(rest) > _GLUED and _GOES_ON.match(line, line.find(raw) + len(raw)):
        return False
    return len(rest) <= 60 and not re.search("[。；？]", line) and (len(rest) <= 30 or line.find(raw) < 40)


def _other_label(line: str, raw: str) -> bool:
    """Whether the date is labelled as something else than the day of publication."""
    start = line.find(raw)
    ahead = line[max(0, start - 12) : start]
    if _ELSE.search(ahead) or any(label.search(ahead) for label in (_ISSUED, _EFFECTIVE, _MODIFIED)):
        return True
    return bool(_OTHER_DAY.search(ahead)) and not _PUBLISHED.search(ahead)


def _labelled(label: re.Pattern[str], lines: Sequence[str], rule: str) -> StatedDate | None:
    return next(
        (found for line in lines if len(line) < 400 for found in _after_labels(label, line, rule)), None
    )


def _after_labels(label: re.Pattern[str], line: str, rule: str) -> Iterator[StatedDate]:
    for match in label.finditer(line):
        rest = line[match.end() :]
        trimmed = rest.lstrip(_EDGES)
        found = declared_date(trimmed[:48], rule)
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


def _lines_of(lines: Sequence[str], words: str | None, begins: int | None) -> tuple[int, int] | None:
    """The first and last line of the headline: of several, the one that stands closest over the article."""
    wanted = key(words or "")
    if len(wanted) < 2:
        return None
    exact: list[tuple[int, int]] = []
    near: tuple[int, int] | None = None
    for at, line in enumerate(lines):
        if exact and begins is not None and at >= begins:
            break
        if not len(wanted) <= len(line) <= len(wanted) * 3 + 40:
            continue
        this = key(line)
        if this == wanted:
            exact.append((at, at))
        elif near is None and wanted in this and len(this) < len(wanted) * 2 + 20:
            near = (at, at)
    if not exact:
        return next(_splits(lines, wanted), near)
    if len(exact) > 1:
        exact = [at for at in exact if any(map(is_credit_line, lines[at[1] + 1 : at[1] + 4]))] or exact
    return exact[0 if begins is None else -1]


def _splits(lines: Sequence[str], wanted: str) -> Iterator[tuple[int, int]]:
    """Where a headline stands that is split over lines."""
    for at, line in enumerate(lines):
        this = key(line) if len(line) <= len(wanted) + 20 else ""
        for end in range(at + 1, min(at + 4, len(lines))) if this and wanted.startswith(this) else ():
            this += key(lines[end])
            if this == wanted:
                yield at, end


def _starting(lines: Sequence[str], body: str) -> int | None:
    """The line the body begins with."""
    first = body.partition("\n")[0][:24]
    return next((at for at, line in enumerate(lines) if line.replace(SEAM, "").startswith(first)), None)
