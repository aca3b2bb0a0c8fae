"""Where on a page its credits may stand: by the headline; and what a line is like that is nothing but credits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from crawler.extract.dates import read_date
from crawler.extract.keys import key
from crawler.extract.official import box, paired
from crawler.extract.render import SEAM
from crawler.extract.sources import EDGES

SHORT = 160
"""A longer line credits nobody."""
TODAY = re.compile(r"今天[是:：]|现在是|今日[是:：]|当前(?:时间|日期)|系统时间|北京时间[:：]|农历|您好|欢迎")
"""What tells a reader which day it is, rather than of which day an article is."""
_WEEKDAY = re.compile(
    rf"^[\s{SEAM}]*[^\s{SEAM}]{{8,12}}[\s{SEAM},，]*(?:星期|周|週)[一二三四五六日天][\s{SEAM}]*$"
)
_OF_WEEK = re.compile("(?:星期|周|週)[一二三四五六日天]")
_ENTER = re.compile("(?<![\u4e00-\u9fff])(?:登录|登錄|注册|註冊|设为首页|設為首頁)(?![\u4e00-\u9fff])")
_TRAIL = re.compile(r"(?:当前|所在|您的)的?位置|首[页頁]\W{0,6}(?:[>＞»→/]|-{2})")
_FRAME = re.compile(
    "设为首页|設為首頁|加入收藏|收藏本[站页]|登录|登錄|注册|無障礙|无障碍|繁體|繁体|天气|手机版|English|搜索"
)
# Over an article of a paper's own edition the day is that of the paper: `第03版：要闻`.
_SHEET = re.compile(r"第\s?[A-Z]?\d{1,3}\s?版(?![权權本])|^[A-Z]?\d{2}版")
_LABELS = re.compile(
    r"(?:来\s*源|來\s*源|稿\s*源|作\s*者|发布(?:时间|日期|人|者|单位|机构|部门)?|[發发][布佈文](?:單位|機關|机关|机构|单位)|發[布佈](?:时间|日期|時間)?|发表(?:于|时间)?|(?:发稿|刊发|刊登|上传|录入|公布|公开|上线|创建|文章|新闻|信息|成文|印发|发文|施行|实施|生效)(?:时间|日期)|(?<![\u4e00-\u9fff])时间|"
    r"(?<![\u4e00-\u9fff])日期|责?编辑|責任編輯|责编|浏览(?:次数|量)?|点击(?:次数|量|数)?|阅读(?:次数|量)?|字号|字体|人气|访问量|"
    r"出处|更新(?:时间|日期)?|记者)\s*[:：]"
)
_ENGLISH = re.compile(r"\W*(?:[Dd]ate|[Ss]ource|[Aa]uthor|[Ee]ditor|[Pp]osted on|[Pp]ublished)\s?:")
_EVENT = r"(?:会议|活动|培训|考试|举办|举行|讲座)?"
_WHEN = re.compile(rf"[\s一二三四、（(）)\d.]{{0,6}}{_EVENT}(?:时\s*间|日\s*期)\s*[:：]")
_WHERE = re.compile(rf"[\s一二三四、（(）)\d.]{{0,6}}{_EVENT}(?:地\s*[点點址]|场\s*[所地])\s*[:：]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./-]+")
_STOPS = re.compile("[。；？]")
_SENTENCE_END = re.compile("[。；]")
_PROSE = re.compile("^(?=.{40}).*[。；]")
_AFTER = 14
_BEFORE = 6
GOES_ON = re.compile("(?!格林|北京时间|美东|当地)[\u4e00-\u9fff](?<![来稿作记编责更发阅浏点星周週])")
"""What follows a day in a title or a sentence that begins with it: `2020年9月11日药品批件…`."""


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of a page: those after its headline, those before it (nearest first), and all.

    `below` is where those begin that stand under the article's beginning; of those `after`, `over` stand over it.
    `box` is what is shown of an official document beside its text.
    """

    after: tuple[str, ...]
    before: tuple[str, ...]
    page: tuple[str, ...]
    below: int = 0
    over: int = _AFTER
    box: tuple[str, ...] = ()


def around(lines: Sequence[str], headline: str | None, body: str) -> Around:
    """Where the credits of a page may stand. `lines` are those of the whole page, with seams."""
    lines = paired(lines)
    begins = _starting(lines, body) if body else None
    found = _lines_of(lines, headline, begins)
    shown = box(lines)
    boxed = tuple(lines[shown.start : shown.stop])
    if found is None and begins is None:
        return Around((), (), tuple(lines), box=boxed)
    first, last = found or (begins or 0, (begins or 0) - 1)
    after: list[str] = []
    for line, following in pairwise((*lines[last + 1 : last + 2 + _AFTER], "")):
        if len(after) == _AFTER or is_of_event(line, following):
            break
        if len(line) > SHORT or _PROSE.search(line):
            after.extend(_credit_before_prose(line))
            break
        after.append(line)
    before = takewhile(lambda line: not _TRAIL.search(line), reversed(lines[max(0, first - _BEFORE) : first]))
    below = last + 1 if begins is None else begins
    over = _AFTER if begins is None or begins <= last else begins - last - 1
    return Around(tuple(after), tuple(_credits_above(before)), tuple(lines), below, over, boxed)


def _credit_before_prose(line: str) -> Iterator[str]:
    """The credits that a line begins with, before a summary that only its look sets apart from them."""
    pieces = line.split(SEAM)
    told = next((at for at, piece in enumerate(pieces) if _SENTENCE_END.search(piece)), 0)
    head = SEAM.join(pieces[:told])
    if head and is_credit_line(head):
        yield head


def is_of_event(line: str, following: str) -> bool:
    """Whether a line says when something takes place, and the next one where: `时间：…`, `地点：…`."""
    return bool(_WHEN.match(line) and _WHERE.match(following))


def is_today(line: str) -> bool:
    """Whether a line says what day it is, as the frame of a page does: `今天是…`, a day and its weekday."""
    return bool(_WEEKDAY.match(line)) or of_frame(line)


def of_frame(line: str) -> bool:
    """Whether a line is of the frame of a page, where the day is today: it says so, or offers what frames offer beside it."""
    if TODAY.search(line):
        return True
    if not _FRAME.search(line) or read_date(line, "") is None:
        return False
    return bool(_OF_WEEK.search(line) or (_ENTER.search(line) and not credits_someone(line)))


def credits_someone(words: str) -> bool:
    """Whether a label of a credit is among these words."""
    return bool(_LABELS.search(words))


def are_credits(line: str) -> bool:
    """Whether a line has the labels of several credits."""
    return len(_LABELS.findall(line)) > 1


def is_credit_line(line: str) -> bool:
    """Whether a line says when, where from and by whom, and nothing else."""
    if len(line) > SHORT or _STOPS.search(line):
        return False
    return _only_credits(line) and not is_today(line)


def _only_credits(line: str) -> bool:
    if are_credits(line) or _LABELS.match(line.strip(EDGES)) or (":" in line and _ENGLISH.match(line)):
        return True
    found = read_date(line, "")
    if found is None or GOES_ON.match(line, line.find(found.raw) + len(found.raw)):
        return False
    return len(key(_ADDRESS.sub("", line.replace(found.raw, "")))) <= 16


def _credits_above(before: Iterator[str]) -> Iterator[str]:
    """The lines over a headline that are credits: one that stands among others with dates is of a list."""
    lines = list(before)
    dated = [line for line in lines if read_date(line, "")]
    printed = len(dated) == 1 and any(map(_SHEET.search, lines))
    for line in lines:
        listed = line in dated and len(dated) > 1 and not credits_someone(line)
        if len(line) > SHORT or listed:
            continue
        if is_credit_line(line) or (printed and _WEEKDAY.match(line)):
            yield line


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
