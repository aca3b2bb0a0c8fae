"""Dates as Chinese pages write them: the ISO form beside the words as they stand. Nothing is guessed."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from archive.address import Address
from crawler.extract.page import StatedDate

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "元": "1",
    "Ｏ": "0",
    "O": "0",
}
_HAN_DIGIT = "〇○零0一二三四五六七八九ＯO"
_WIDE = str.maketrans("０１２３４５６７８９：－／．", "0123456789:-/.")
_TIME = (
    r"(?:T|\s|[,，、;；|·]|-(?=\d\d:)|星期.|周.|週.|[（(](?:星期|周|週)?.[)）])*"
    r"(?P<half>上午|下午|中午|晚上|凌晨|早上)?"
    r"\s*(?P<h>[01]?\d|2[0-3])\s*[:：时時点點]\s*(?P<m>[0-5]\d)(?:\s*[:：分]\s*(?P<s>[0-5]\d)秒?|分)?"
    r"(?P<pm>\s*[AP]M)?(?P<zone>Z|[+-]\d\d:?\d\d)?"
)
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d\d)\s{0,2}(?P<sep>[-/.年])\s{0,2}(?P<mo>1[0-2]|0?[1-9]|元(?=月))\s{0,2}(?:(?P=sep)|"
    r"月)\s{0,2}"
    rf"(?P<d>3[01]|[12]\d|0?[1-9])(?:\s{{0,2}}[日号號])?(?:(?=\d\d:|\d{{1,2}}[时時])|(?!\d))(?:{_TIME})?"
)
_HAN = re.compile(
    rf"(?P<y>[{_HAN_DIGIT}]{{4}})\s?年\s?(?P<mo>[元一二三四五六七八九十]{{1,2}})\s?月\s?"
    r"(?P<d>[一二三四五六七八九十廿卅]{1,3})\s?[日号號]"
)
# Without the name of the era only where nothing else has such a year.
_MINGUO = re.compile(
    r"(?:(?:民國|民国)\s*(?P<y>\d{2,3})|(?<![\d.])(?P<era>1[01]\d))\s*年\s*(?P<mo>1[0-2]|0?[1-9])\s*月\s*"
    rf"(?P<d>3[01]|[12]\d|0?[1-9])\s*日(?:{_TIME})?"
)
_MONTH_FIRST = re.compile(
    r"(?<![\d/])(?P<mo>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])/(?P<y>(?:19|20)\d\d)(?!\d)"
    rf"(?:{_TIME})?"
)
_SLASHED = re.compile(
    r"(?<![\d/])(?P<d>1[3-9]|2\d|3[01])/(?P<mo>1[0-2]|0?[1-9])/(?P<y>(?:19|20)\d\d)(?!\d)"
    rf"(?:{_TIME})?"
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<d>3[01]|[12]\d|0[1-9])\.(?P<mo>0[1-9]|1[0-2])\.(?P<y>(?:19|20)\d\d)(?![\d.])"
    rf"(?:{_TIME})?"
)
# No calendar that pages use was in these years when there was a web.
_SHORT = re.compile(
    r"(?<![\d第])(?P<y>[012]\d)\s?年\s?(?P<mo>1[0-2]|0?[1-9])\s?月\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?日"
    rf"(?:{_TIME})?"
)
# The same with dashes; without a time it may be anything.
_SHORT_DASHED = re.compile(
    r"(?<![\d-])(?P<y>[012]\d)-(?P<mo>1[0-2]|0[1-9])-(?P<d>3[01]|[12]\d|0[1-9])(?=\s{1,3}[012]?\d:\d\d)"
    rf"(?:{_TIME})"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = rf"(?P<mo>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_NTH = r"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_ENGLISH = (
    re.compile(rf"\b{_MONTH} {_NTH},? (?P<y>(?:19|20)\d\d)\b(?:{_TIME})?"),
    re.compile(rf"(?<!\d){_NTH} {_MONTH},? (?P<y>(?:19|20)\d\d)\b(?:{_TIME})?"),
)
# As a blog writes it whose months alone were translated: `十一月 6th, 2009`, `11 月 6, 2009`.
_TRANSLATED = re.compile(
    r"(?<![\d年])(?P<mo>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])\s?月\s{1,2}"
    rf"{_NTH},?\s(?P<y>(?:19|20)\d\d)(?!\d)(?:{_TIME})?"
)
# As a clock of the system writes it: `Tue Mar  8 11:45:19 2022`.
_STAMP = re.compile(
    rf"\b(?P<mo>{'|'.join(_MONTHS)})\s{{1,2}}(?P<d>3[01]|[12]\d|0?[1-9])\s(?P<h>[01]\d|2[0-3]):(?P<m>[0-5]\d):(?P<s>[0-5]\d)"
    r"\s(?:[A-Z]{3,4}\s)?(?P<y>(?:19|20)\d\d)(?!\d)"
)
# A year, and the day set apart from it: `2021 01/05 10:20:30`.
_APART = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d\d)\s{1,6}(?P<mo>0[1-9]|1[0-2])\s{0,3}[-/]\s{0,3}"
    r"(?P<d>0[1-9]|[12]\d|3[01])(?=\s+\d\d:)"
    rf"(?:{_TIME})"
)
_YEARLESS = re.compile(
    r"(?<![\d年./-])(?:(?:1[0-2]|0?[1-9])(?P<sep>月)(?:3[01]|[12]\d|0?[1-9])[日号號]|(?:0[1-9]|1[0-2])"
    rf"-(?:0[1-9]|[12]\d|3[01])(?=\s*\d\d:))(?:{_TIME})?"
)
_DAY_FIRST = re.compile(r"^(?P<d>3[01]|[12]\d|0?[1-9])\s(?P<mo>1[0-2]|0?[1-9])\s(?P<y>20\d\d)\b")
_GLUED = re.compile(
    r"^(?P<y>(?:19|20)\d\d)(?P<mo>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:(?P<h>[01]\d|"
    r"2[0-3])(?P<m>[0-5]\d)(?P<s>[0-5]\d)?)?(?!\d)"
)
# Years of the Republic with dashes: under a label, or alone on a line, they can be nothing else.
_REPUBLIC = re.compile(
    r"^(?P<era>1[01]\d)(?P<sep>[-/.])(?P<mo>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
    rf"(?:{_TIME})?"
)
# A year of two digits: read only where the page names that year in full.
_TERSE = re.compile(
    r"^(?P<y>[012]\d)(?P<sep>[-/.])(?P<mo>1[0-2]|0[1-9])(?P=sep)(?P<d>3[01]|[12]\d|0[1-9])(?![\d./-])"
)
_MAY_DATE = re.compile(r"\d|年")
# With the character that a shape cannot be without: to ask for it is cheaper than to look for the shape.
_SHAPES = (
    (_NUMERIC, ""),
    (_HAN, "年"),
    (_MINGUO, "年"),
    (_SHORT, "年"),
    (_SHORT_DASHED, ":"),
    (_MONTH_FIRST, "/"),
    (_SLASHED, "/"),
    (_DOTTED, "."),
    (_APART, ":"),
    (_TRANSLATED, "月"),
    (_STAMP, ":"),
    *((shape, " ") for shape in _ENGLISH),
)
_URL = (
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_]?(?P<mo>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12]\d|"
        r"3[01])(?=[/_.A-Za-z-]|$|\d{6,9}\.)"
    ),
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_](?P<mo>1[0-2]|[1-9])[-/_](?P<d>3[01]|[12]\d|[1-9])(?=[/_.-]|$)"
    ),
    # `/050404/`: only between slashes, only the years the web has had, and not where it may be `/200504/`.
    re.compile(
        r"/(?!20\d\d(?:0[1-9]|1[0-2])/)(?P<y>[012]\d)(?P<mo>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])/"
    ),
    re.compile(r"/(?P<y>[012]\d)/(?P<mo>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])/"),
)
_OLDEST = 1949
_CHINA = timezone(timedelta(hours=8))


def read_date(words: str, rule: str) -> StatedDate | None:
    """The first date in `words`."""
    return next(read_dates(words, rule), None)


def read_dates(words: str, rule: str) -> Iterator[StatedDate]:
    """Every date in `words`, in order."""
    if not _MAY_DATE.search(words):
        return
    text = words.translate(_WIDE)
    found = [match for shape, mark in _SHAPES if mark in text for match in shape.finditer(text)]
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if value := _value(match):
            yield StatedDate(value, words[match.start() : match.end()].strip(), rule)


def whole_date(words: str, rule: str) -> StatedDate | None:
    """The date that some words are, when they are nothing else."""
    found = read_date(words, rule)
    return found if found and found.raw == words.strip() else None


def read_yearless(words: str, rule: str, year: int) -> StatedDate | None:
    """The first date in `words` that leaves out its year (`1月5日`, `01-05 10:20`), as one of `year`."""
    match = _YEARLESS.search(words.translate(_WIDE))
    found = read_date(f"{year}{'年' if match['sep'] else '-'}{match[0]}", rule) if match else None
    return StatedDate(found.value, match[0].strip(), f"{rule}+year") if match and found else None


def read_terse(words: str, rule: str, years: Callable[[], Collection[int]]) -> StatedDate | None:
    """The date that some words begin with and that has no century (`05-07-05`), when it can be of one of `years` only."""
    text = words.translate(_WIDE)
    if era := _REPUBLIC.fullmatch(text):
        value = _value(era)
        return StatedDate(value, words, rule) if value else None
    match = _TERSE.match(text)
    if match is None or not (value := _value(match)):
        return None
    known = years()
    as_last = 2000 + int(match["d"])
    if int(value[:4]) not in known or (as_last in known and as_last != int(value[:4])):
        return None
    return StatedDate(value, words[: match.end()], rule)


def day_first(found: StatedDate) -> StatedDate:
    """A date such as `7/5/2005` read the other way, where the page writes the day first."""
    match = _MONTH_FIRST.match(found.raw.translate(_WIDE))
    if match is None or not (value := _value(match, swapped=True)):
        return found
    return StatedDate(value, found.raw, found.rule)


def writes_day_first(words: str) -> bool:
    """Whether a date in `words` can only be read with its day first: `25/12/2024`."""
    return "/" in words and bool(_SLASHED.search(words.translate(_WIDE)))


def declared_date(words: str, rule: str) -> StatedDate | None:
    """The date a META tag, a JSON-LD field or a label gives: also `20240517` and `20 05 2024`."""
    text = words.strip()
    for shape in (_GLUED, _DAY_FIRST, _REPUBLIC):
        if (match := shape.match(text)) and (value := _value(match)):
            return StatedDate(value, match[0], rule)
    return read_date(text, rule)


def url_date(url: str) -> StatedDate | None:
    """The day in the path of an address."""
    path = Address.of(url).path if "://" in url else ""
    for shape in _URL:
        for match in shape.finditer(path):
            if value := _value(match):
                return StatedDate(value, match[0].strip("/"), "url")
    return None


def _value(match: re.Match[str], swapped: bool = False) -> str | None:
    parts = match.groupdict()
    if swapped:
        parts["mo"], parts["d"] = parts["d"], parts["mo"]
    year = _number(parts.get("y") or parts["era"])
    if match.re in (_MINGUO, _REPUBLIC):
        year += 1911
    elif year < 100:
        year += 2000
    try:
        day = date(year, _number(parts["mo"]), _number(parts["d"]))
    except ValueError:
        return None
    if year < _OLDEST:
        return None
    return _clock(parts, day)


def _clock(parts: dict[str, str | None], day: date) -> str:
    """The day, with China's time where one is given. Midnight sharp is how a page writes that it has none."""
    if not parts.get("h") or not parts.get("m"):
        return day.isoformat()
    hour, minute, second = int(parts["h"] or 0), int(parts["m"] or 0), int(parts.get("s") or 0)
    half = parts.get("half") or (parts.get("pm") or "").strip()
    if hour < 12:
        hour += 12 if half in ("下午", "晚上", "PM") else 0
    elif hour == 12:
        hour = 0 if half in ("凌晨", "AM") else 12
    if (hour, minute, second) == (0, 0, 0):
        return day.isoformat()
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(parts.get("zone")))
    return moment.astimezone(_CHINA).isoformat()


def _zone(written: str | None) -> timezone:
    if not written:
        return _CHINA
    digits = written.replace(":", "")
    if digits == "Z":
        return UTC
    offset = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return timezone(-offset if digits[0] == "-" else offset) if offset < timedelta(hours=24) else _CHINA


def _number(words: str | None) -> int:
    text = words or ""
    if text in _MONTHS:
        return _MONTHS.index(text) + 1
    if text.isdigit() and text.isascii():
        return int(text)
    if len(text) == 4:
        return int("".join(_DIGITS.get(c, "0") for c in text))
    tens, _, ones = text.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    if "十" not in text and "廿" not in text and "卅" not in text:
        return int(_DIGITS.get(text, "0"))
    return int(_DIGITS.get(tens, "1")) * 10 + (int(_DIGITS.get(ones, "0")) if ones else 0)
