"""The credits a page shows by its headline, `发布时间：… 来源：…`, and the box of an official document."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from crawler.extract import sources
from crawler.extract.around import (
    GOES_ON,
    SHORT,
    Around,
    are_credits,
    credits_someone,
    is_credit_line,
    is_today,
    of_frame,
)
from crawler.extract.dates import (
    day_first,
    declared_date,
    read_date,
    read_dates,
    read_terse,
    read_yearless,
    whole_date,
    writes_day_first,
)
from crawler.extract.daylabels import (
    EFFECTIVE,
    ELSE,
    FROM_THEN,
    ISSUED,
    MODIFIED,
    PUBLISHED,
    SENT,
    labels_other_day,
    other_day,
)
from crawler.extract.keys import key
from crawler.extract.names import names
from crawler.extract.page import Facts, StatedDate
from crawler.extract.render import SEAM

_DAYS = 3
_LEAP = 2000
_CLOSE = 3
_DAY_LONGEST = 24
_TELLS = re.compile("。|.{9}[：:]$")
_DIGITS = re.compile(r"\d+")
_GLUED = 10
_PLAINLY = re.compile(
    r"((?:发布|發布|发表|發表|发稿)(?:时间|日期|于|於|時間)\s*[:：]?|(?:发布|發布|发表|發表)\s*[:：](?=\s*\d{4})"
    r"|编辑于|[Pp]osted (?:on|@|at):?\s|(?<![\d第])1\s?[楼樓](?![\u4e00-\u9fff\d]))"
    r"|于\s*\d{4}年.{6,48}(?:发表|发布)|于\s*\d{4}[-/].{6,18}(?:发表|发布)"
)
_ANSWERS = re.compile(
    r"^(?:网友|最新|热门|全部|精彩|读者|相关)?(?:评论|留言|跟帖|跟贴|回帖|回复)(?:列表|区|\s*[（(\d].{0,8})?[:：]?$"
)
_AUTHOR = re.compile(
    rf"(?:(?<![原工创写制合著该])作\s*者(?!提供|授权|本人|简介|介绍|单位|观点|认为)|撰文|撰稿|执笔人?|(?<![\u4e00-\u9fff])图?文\s*(?:[/／|]|(?=[:：]))|本报记者|记者|記者)\s*[:：|/／\s]?[\s{SEAM}]*"
    rf"(?P<v>[^\s{SEAM}:：|/／\]】）)。，,;；\d]{{2,12}}"
    r"(?:[ \u3000\u00a0、，,/&]{1,3}[\u4e00-\u9fff·]{2,5}(?![:：\u4e00-\u9fff]))*)"
)
_EDITOR = re.compile(
    rf"(?:责任编辑|責任編輯|责编|责任编缉|编\s*辑|編\s*輯|摘编)\s*[:：][\s{SEAM}]*"
    r"(?P<v>[\u4e00-\u9fffA-Za-z·_\d、]{2,20}(?:[ \u3000][\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff:：]))?)"
)
# Where the next credit begins, on a page that sets nothing between them.
_NEXT = re.compile("(?:责任|責任)?[编編][辑輯]|责编|来源|來源|时间|日期|浏览|点击|阅读|发布|审核|校对")
# `周二_NF0425`: the number of a desk.
_SERIAL = re.compile(r"[_\s]*[A-Z]{1,4}\d{2,}$")
_NOBODY = frozenset(
    ("佚名", "未知", "不详", "匿名", "本站", "原创", "转载", "网络", "管理员", "admin", "无", "综合", "整理")
)
_NEVER = re.compile('[="。，>＞]|的$|点击|广告|[摄攝]$')
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_EDGES = sources.EDGES


def read_credits(near: Around, sites: Callable[[], frozenset[str]] = frozenset, dated: bool = False) -> Facts:
    """What the lines around the headline say. `sites` gives the keys of names the site goes by, where no label names one.

    `dated`: when the article was published is known, and need not be looked for.
    """
    lines = [*near.after, *near.before]
    source = sources.labelled(lines) or sources.issuer((*lines, *near.box))
    published, dateline = (None, None) if dated and source else _published(near)
    if published and "/" in published.raw[1:3] and any(map(writes_day_first, near.page)):
        published = day_first(published)
    boxed = [line for line in near.page if "日期" in line or "时间" in line or "日 期" in line]
    if source is None:
        source = _unlabelled(near, dateline, sites())
    return Facts(
        published=published,
        modified=_labelled(MODIFIED, lines, "modified-label"),
        issued=_labelled(ISSUED, boxed, "issued-label"),
        effective=_labelled(EFFECTIVE, boxed, "effective-label") or _in_force(near.after),
        authors=people(_NEXT.split(_first(_AUTHOR, lines) or "", maxsplit=1)[0]),
        editor=_SERIAL.sub("", _first(_EDITOR, [*lines, *near.page[-200:]]) or "") or None,
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
        if len(line) > SHORT:
            continue
        if at > near.below and _ANSWERS.match(line.strip(_EDGES)):
            return None
        match = _PLAINLY.search(line)
        if match is None or ELSE.search(line[: match.start()]):
            continue
        if found := read_date(line[match.end() :][:40] if match[1] else line, "label-below"):
            return found
    return _closing(near)


def _closing(near: Around) -> StatedDate | None:
    """The date under a label in the one line below the article that is of several credits."""
    found = [
        date
        for line in near.page[near.below :]
        if len(line) <= SHORT and are_credits(line)
        for date in _after_labels(PUBLISHED, line, "label-below")
        if not other_day(line, date.raw)
    ]
    return found[0] if len(found) == 1 else None


def yearless(near: Around, year: int) -> StatedDate | None:
    """The date under the headline that leaves its year out, as one of `year`."""
    for line in near.after:
        label = PUBLISHED.search(line)
        rest, rule = (line[label.end() :], "label") if label else (line, "near-headline")
        found = read_yearless(rest, rule, year)
        if found and not other_day(line, found.raw) and _is_dateline(line, found.raw):
            return found
    return None


def terse(near: Around) -> StatedDate | None:
    """The date under the headline that has no century, which the page names elsewhere; not one of a list of such."""
    found = [
        date
        for line in near.after
        for rest in (PUBLISHED.sub("", line, count=1).strip(_EDGES),)
        if (date := read_terse(rest, "near-headline+century", lambda: _years(near.page)))
    ]
    return found[0] if len(found) == 1 else None


def _years(lines: Sequence[str]) -> frozenset[int]:
    return frozenset(int(year) for line in lines for year in _YEAR.findall(line))


def people(value: str | None) -> tuple[str, ...]:
    """The people that some words of a page name."""
    return tuple(name for name in names(value or "", _EDGES) if name not in _NOBODY)


def _published(near: Around) -> tuple[StatedDate | None, str | None]:
    # Under a short article stand those who answered it, each with a time; over it none does.
    over = near.after[: near.over]
    closest = _stated(over, ()) if over != near.after else None
    if closest and not (is_today(closest[1]) or _in_brackets(*closest)):
        return closest
    after = _unsigned(near.after)
    if stated := _stated(after, near.before):
        return stated
    lines = (*after, *near.before)
    for label, rule in ((PUBLISHED, "label"), (SENT, "sent-label")):
        for line in (*near.box, *lines):
            for found in _after_labels(label, line, rule):
                if label is SENT or not other_day(line, found.raw):
                    return found, line
    for line in lines:
        for found in _after_labels(MODIFIED, line, "modified-label"):
            return found, line
    return None, None


def _unsigned(after: Sequence[str]) -> Sequence[str]:
    """The lines after the headline without a day alone under the sentences of a short article: its author signed with that."""
    told = next((at for at, line in enumerate(after) if _TELLS.search(line)), len(after))
    return [*after[: told + 1], *(line for line in after[told + 1 :] if not _is_day(line))]


def _is_day(line: str) -> bool:
    return len(line) <= _DAY_LONGEST and whole_date(line.replace(SEAM, "").strip(), "") is not None


def _stated(after: Sequence[str], before: Sequence[str]) -> tuple[StatedDate, str] | None:
    lines = [*after, *before]
    for line in lines:
        for found in _after_labels(PUBLISHED, line, "label"):
            if not other_day(line, found.raw):
                return found, line
    listed = len({found.value[:10] for line in after for found in read_dates(line, "")}) > _DAYS
    labelled = {below for line, below in pairwise(after) if labels_other_day(line)}
    dated = [
        (found, line)
        for line in ((*_over_list(after), *before) if listed else lines)
        for found in read_dates(line, "near-headline")
        if line not in labelled and not other_day(line, found.raw) and _is_dateline(line, found.raw)
    ]
    # A day and its weekday may be of today, one in brackets of a speech: they count where no other day does.
    for found, line in sorted(dated, key=lambda one: is_today(one[1]) or _in_brackets(*one)):
        if not of_frame(line):
            return found, line
    return None


def _over_list(after: Sequence[str]) -> Sequence[str]:
    """The line right under a headline that credits, and writes its day as none of the list below it does."""
    shapes = [(line, _DIGITS.sub("0", found.raw)) for line in after for found in read_dates(line, "")]
    line, shape = shapes[0]
    alone = all(other != shape for _, other in shapes[1:])
    return (line,) if alone and line in after[:_CLOSE] and is_credit_line(line) else ()


def _in_brackets(found: StatedDate, line: str) -> bool:
    return line.strip() in (f"（{found.raw}）", f"({found.raw})")


def _is_dateline(line: str, raw: str) -> bool:
    """Whether a line is about when and by whom, rather than a sentence or a link that has a date in it."""
    # A row of a table tells of something else, unless it has the labels of credits.
    if "\t" in line and not credits_someone(line):
        return False
    rest = key(line.replace(raw, ""))
    if ":" not in raw and len(rest) > _GLUED and GOES_ON.match(line, line.find(raw) + len(raw)):
        return False
    return len(rest) <= 60 and not re.search("[。；？]", line) and (len(rest) <= 30 or line.find(raw) < 40)


def _in_force(lines: Sequence[str]) -> StatedDate | None:
    """The day from which, as a line under the headline says, a rule is in force."""
    return next(
        (
            found
            for line in lines
            if "起" in line
            for found in read_dates(line, "in-force")
            if FROM_THEN.match(line, line.find(found.raw) + len(found.raw))
        ),
        None,
    )


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
