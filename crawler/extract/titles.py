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
_SITE_LONGEST = 10
_SEPARATOR = re.compile(
    r"\s*(?:_+|\|+|｜|丨|-{2,}|—{2,}|\s[-–—·>«»]\s|-(?=\s*【)|[-–—](?=[^-–—]{1,14}$)|<)\s*"
)


def without_site(title: str) -> str:
    """A `<title>` without the site and the columns around it: `headline_column_site`, `site - headline`."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title.strip()
    if is_site(parts[0]) and len(key(parts[1])) > _SITE_LONGEST:
        return without_site(_SEPARATOR.sub("", title[len(parts[0]) :], count=1))
    ends = [match.start() for match in _SEPARATOR.finditer(title)]
    # A short first part is a column (`棱镜|…`) when what follows is longer.
    at = 0
    while at < len(ends) and title[ends[at] :].lstrip()[:1] in "|｜丨" and len(key(title[: ends[at]])) < 5:
        at += 1
    cut = title[: ends[at]] if at < len(ends) else title
    # A bare hyphen parts a site off only where the greater part stands before it.
    bare = at < len(ends) and title[ends[at]] in "-–—" and title[ends[at] + 1] not in "-–—【 "
    return title.strip() if bare and len(key(cut)) < len(key(title)) / 2 else cut.strip()


def is_site(name: str) -> bool:
    """Whether a name is like those that sites and their columns have: `…网`, `新闻中心`."""
    return len(key(name)) <= _SITE_LONGEST and bool(SITE_LIKE.search(name.strip()))


def site_names(declared: Declared) -> frozenset[str]:
    """The keys of what the site may be called: the parts of the title after the headline, `og:site_name`."""
    parts = [part.strip("【】[] ") for part in _SEPARATOR.split(declared.title)[1:]]
    return frozenset(name for part in (*parts, declared.meta.get("og:site_name", "")) if (name := key(part)))
