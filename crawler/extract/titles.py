"""What a `<title>` holds: the headline, the columns it stands in, the site."""

import re

from crawler.extract.keys import key
from crawler.extract.meta import Declared

_SEPARATOR = re.compile(
    r"\s*(?:_+|\|+|｜|丨|-{2,}|—{2,}|\s[-–—·>«»]\s|-(?=\s*【)|[-–—](?=[^-–—]{1,14}$)|<)\s*"
)


def without_site(title: str) -> str:
    """A `<title>` without the site and the columns after it: `headline_column_site`, `headline - site`."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title.strip()
    ends = [match.start() for match in _SEPARATOR.finditer(title)]
    # A short first part is a column (`棱镜|…`) when what follows is longer.
    at = 0
    while at < len(ends) and title[ends[at] :].lstrip()[:1] in "|｜丨" and len(key(title[: ends[at]])) < 5:
        at += 1
    cut = title[: ends[at]] if at < len(ends) else title
    # A bare hyphen parts a site off only where the greater part stands before it.
    bare = at < len(ends) and title[ends[at]] in "-–—" and title[ends[at] + 1] not in "-–—【 "
    return title.strip() if bare and len(key(cut)) < len(key(title)) / 2 else cut.strip()


def site_names(declared: Declared) -> frozenset[str]:
    """The keys of what the site may be called: the parts of the title after the headline, `og:site_name`."""
    parts = [part.strip("【】[] ") for part in _SEPARATOR.split(declared.title)[1:]]
    return frozenset(name for part in (*parts, declared.meta.get("og:site_name", "")) if (name := key(part)))
