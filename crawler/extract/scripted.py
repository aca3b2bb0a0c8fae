"""Facts that a page keeps where no reader sees them: in scripts (`var pubdata='…'`) and in attributes of elements."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from lxml.etree import _Element

from crawler.extract.dates import declared_date
from crawler.extract.page import StatedDate
from crawler.extract.sources import outlet

_LONGEST = 30_000
# What is of this article is said once, or again for another screen; a list of others may be all of one day.
_TIMES = 2
_VALUE = r"[\"']?\s*[:=]\s*(?P<q>[\"'])(?P<v>[^\"'\n]{2,40})(?P=q)"
_DATES = re.compile(
    r"(?<![\w.-])[\"']?(?:var\s+)?(?P<k>(?:article_?|news_?|doc_?)?(?:pub_?(?:date|data|time)|publish_?(?:ed_?)?(?:date|time|at)|"
    rf"fbsj|fbrq|fb_?time))\b{_VALUE}",
    re.I,
)
_OUTLETS = re.compile(
    r"(?<![\w.-])[\"']?(?:var\s+)?(?P<k>wzly|xxly|(?:article_?|news_?|doc_?|content_?)?source(?:_?name)?|media_?name)\b"
    rf"{_VALUE}",
    re.I,
)
# The page of an account on WeChat has its day in seconds, for a script to show.
_SECONDS = re.compile(r"\bvar\s+ct\s*=\s*[\"'](?P<v>1\d{9})[\"']")
_OF_ACCOUNT = "svr_time"
_CHINA = timezone(timedelta(hours=8))
_HAN = re.compile("[\u4e00-\u9fff]")


def scripted_date(root: _Element) -> StatedDate | None:
    """The one day that scripts give under a name for it; None where they give several, as for a list of articles."""
    found = [
        date
        for name, value in _values(root, _DATES)
        if (date := declared_date(value, f"script:{name.lower()}"))
    ]
    return found[0] if len(found) <= _TIMES and len({date.value[:10] for date in found}) == 1 else None


def seconds_date(root: _Element) -> StatedDate | None:
    """The moment that a page of an account on WeChat gives its scripts in seconds."""
    scripts = [script.text for script in root.iter("script") if script.text]
    found = next((match for text in scripts if (match := _SECONDS.search(text))), None)
    if found is None or not any(_OF_ACCOUNT in text for text in scripts):
        return None
    return StatedDate(datetime.fromtimestamp(int(found["v"]), _CHINA).isoformat(), found["v"], "script:ct")


def marked_date(root: _Element) -> StatedDate | None:
    """The one day that elements are marked with: `<time datetime=…>`, `itemprop="datePublished"`, `class="published"`."""
    marked = [
        (f"marked:{one.tag}", one.get("content") or one.get("datetime") or one.get("title") or "")
        for one in root.iter("time", "span", "div", "p", "em", "i", "abbr")
        if one.tag == "time"
        or (one.get("itemprop") or "").lower() == "datepublished"
        or "published" in (one.get("class") or "").split()
    ]
    found = [date for rule, value in marked if value and (date := declared_date(value, rule))]
    return found[0] if len({date.value[:10] for date in found}) == 1 else None


def scripted_source(root: _Element) -> str | None:
    """The one outlet that scripts give under a name for it."""
    found = [
        source for _, value in _values(root, _OUTLETS) if _HAN.search(value) and (source := outlet(value))
    ]
    return found[0] if len(found) <= _TIMES and len(set(found)) == 1 else None


def _values(root: _Element, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for script in root.iter("script"):
        text = script.text
        if text and len(text) <= _LONGEST:
            yield from ((match["k"], match["v"]) for match in pattern.finditer(text))
