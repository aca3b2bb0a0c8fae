"""What a `<title>` holds: the headline, the columns it stands in, the site."""

import re

from crawler.extract.keys import key
from crawler.extract.meta import Declared

SITE_LIKE = re.compile(
    r"(?:网|網|网站|网页|频道|頻道|中心|首页|首頁|论坛|門戶|门户|在线|官网|博客|新闻|资讯|"
    r"日报|晚报|平台|系统|协会|学会|政府|管理局|监督局|电视台|社区|留言板|专栏)$"
    r"|^(?:首页|首頁|欢迎|歡迎|谢谢|显示|正文|文章|详情|详细|内容|新闻|无标题|untitled|index|"
    r"home)|欢迎(?:您|访问)|官方网站",
    re.I,
)
_COLUMN_LIKE = re.compile(
    r"^[\u4e00-\u9fff]{0,4}(?:要闻|动态|公告|通知|通告|公示|资讯|快讯|专题|栏目|信息|法规|政策|文件|视点|聚焦|公开|解读|要聞|動態|資訊)$"
)
_SITE_LONGEST = 10
_COLUMN_LONGEST = 7
_SEPARATOR = re.compile(
    r"\s*(?:_+|\|+|｜|丨|－|:{2,}|>{2,}|-{2,}|—{2,}|\s[-–—·>«»~/]\s|-(?=\s*【)|[-–—](?=[^-–—]{1,14}$)|<)\s*"
)
# What sets a site off only when it reads like one: a space, a dot, a comma, brackets around it.
_LOOSE = re.compile(
    r"^(?P<head>.{4,}?)(?:[\s·•,，]+(?P<name>[^\s·•,，]{2,14})|\s*[\[【(（](?P<boxed>[^\[\]【】()（）]{2,14})[\]】)）])$"
)
_SITE_TAIL = re.compile(r"(?:[网網]|网站|網站|频道|頻道|门户|門戶|论坛|論壇|在线|博客|官网|社区|日报|晚报)$")
_OFFICE = re.compile(
    "^[\u4e00-\u9fff]{2,12}(?:局|厅|廳|委|署|委员会|办公室|人民政府|研究院|检验院|协会|学会)$"
)
_OF_PLACE = re.compile("[省市县縣区區州盟旗]|管理局|监督局|药监局|政府|协会|学会|研究院|检验院")
_FIRM = re.compile("(?:局|厅|委|署|委员会|办公室|政府|院|所|大学|协会|学会|公司|集团|中心|基金会|厂|馆)$")
_HYPHENS = re.compile(r"\s*[-–—]\s*")
_LEADING = re.compile(r"^(?P<site>[^-–—]{2,12})[-–—](?=[^-–—]{8})")
_STEPS = re.compile(">|»|::")
_COLUMN = re.compile(r"^(?P<head>.{8,})[-–—](?P<column>[\u4e00-\u9fff]{2,6})$")


def without_site(title: str) -> str:
    """A `<title>` without the site and the columns around it: `headline_column_site`, `site - headline`."""
    parts = _SEPARATOR.split(title)
    steps = _HYPHENS.split(title)
    if len(steps) > 2 and _is_path(title, steps):
        return _without_loose(steps[-1])
    if len(parts) < 2:
        leading = _LEADING.match(title)
        return _without_loose(title[leading.end() :] if leading and is_site(leading["site"]) else title)
    if _is_path(title, parts):
        return _without_loose(parts[-1])
    if (is_site(parts[0]) or _is_office(parts)) and not _is_publisher(parts) and len(key(parts[1])) > 1:
        return without_site(_SEPARATOR.sub("", title[len(parts[0]) :], count=1))
    ends = [match.start() for match in _SEPARATOR.finditer(title)]
    # A short first part is a column (`棱镜|…`) when what follows is longer.
    at = 0
    while at < len(ends) and title[ends[at] :].lstrip()[:1] in "|｜丨" and len(key(title[: ends[at]])) < 5:
        at += 1
    # A dash of two goes on to the second line of a headline, unless a site or a column is named after it.
    while at < len(ends) and title[ends[at] :].lstrip().startswith("——") and _goes_on(parts[at + 1]):
        at += 1
    cut = title[: ends[at]] if at < len(ends) else title
    # A bare hyphen parts a site off only where the greater part stands before it.
    bare = at < len(ends) and title[ends[at]] in "-–—" and title[ends[at] + 1] not in "-–—【 "
    if bare and len(key(cut)) < len(key(title)) / 2:
        return title.strip()
    column = _COLUMN.match(cut) if bare else None
    return (column["head"] if column else cut).strip()


def _is_publisher(parts: list[str]) -> bool:
    """Whether the second part of a title is a site, or behind a column the office whose site it is."""
    named = parts[1].strip()
    if is_site(named):
        return True
    of_column = bool(_COLUMN_LIKE.match(parts[0].strip()))
    return of_column and bool(_OFFICE.search(named) and _OF_PLACE.search(named))


def _is_path(title: str, parts: list[str]) -> bool:
    """Whether a title leads from the site over its columns down to the headline: `site >> column >> headline`."""
    site, *columns, last = parts
    longest = max(len(key(part)) for part in (site, *columns))
    if not columns or not is_site(site) or SITE_LIKE.search(last.strip()) or len(key(last)) <= longest:
        return False
    named = _COLUMN_LONGEST if _STEPS.search(title) else 0
    return all(is_site(column) or len(key(column)) <= named for column in columns)


def _is_office(parts: list[str]) -> bool:
    """Whether a title begins with whose page it is, and what follows is longer."""
    office = parts[0].strip()
    return (
        bool(_OFFICE.search(office))
        and len(key(office)) < len(key(parts[1]))
        and not _OFFICE.search(parts[1])
    )


def is_office(title: str) -> bool:
    """Whether some words end like the name of an office or a firm: then they may be whose page it is, and no headline."""
    return bool(_FIRM.search(title))


def _goes_on(part: str) -> bool:
    return len(key(part)) > _COLUMN_LONGEST and not is_site(part) and not SITE_LIKE.search(part)


def _without_loose(title: str) -> str:
    title = title.strip()
    match = _LOOSE.match(title)
    if match is None or not _SITE_TAIL.search(match["name"] or match["boxed"]):
        return title
    return match["head"].strip()


def is_site(name: str) -> bool:
    """Whether a name is like those that sites and their columns have: `…网`, `新闻中心`."""
    name = name.strip()
    return len(key(name)) <= _SITE_LONGEST and bool(SITE_LIKE.search(name) or _COLUMN_LIKE.match(name))


def site_names(declared: Declared) -> frozenset[str]:
    """The keys of what the site may be called: the parts of the title around the headline, `og:site_name`."""
    headline = key(without_site(declared.title))
    parts = (*_SEPARATOR.split(declared.title), declared.meta.get("og:site_name", ""))
    return frozenset(name for part in parts if (name := key(part)) and name not in headline)
