"""Articles in parts (分页): which address holds the next one."""

import re
from urllib.parse import urljoin, urlsplit

MOST = 50
"""More parts than any article has: a site that always offers a next one must not be followed forever."""

_FILE = re.compile(r"(?P<name>.+?)(?P<ext>\.s?html?)")
_NUMBERED = re.compile(r"(?P<stem>.+)_(?P<number>\d{1,2})")
_LINK = r"<a\b[^>]*?\bhref\s*=\s*[\"']?(?P<href>(?:[^\"'\s>]*/)?{file})(?=[\"'\s>])"


def next_part(url: str, body: bytes) -> str | None:
    """The address of the part after the one at `url`, if its page links to it.

    Parts are named `ID.html, ID_2.html, ID_3.html`; TRS begins with `ID.html, ID_1.html`. Bytes are searched,
    not a tree: nearly every article has one part, and this runs where pages come in.
    """
    match = _FILE.fullmatch(urlsplit(url).path.rsplit("/", 1)[-1])
    if not match:
        return None
    numbered = _NUMBERED.fullmatch(match["name"])
    # All later parts begin so: one search tells that a page links to none of them.
    if f"{numbered['stem'] if numbered else match['name']}_".encode("ascii", "replace") not in body:
        return None
    for name in _following(match["name"], numbered):
        file = f"{name}{match['ext']}".encode("ascii", "replace")
        if file not in body:
            continue
        link = re.search(_LINK.format(file=re.escape(file.decode())).encode(), body, re.IGNORECASE)
        if link:
            return _same_folder(url, link["href"].decode("latin-1"))
    return None


def _following(name: str, numbered: re.Match[str] | None) -> list[str]:
    """What the file after this one may be called; `t20260108_99` is a first part, or the 99th."""
    later = [f"{numbered['stem']}_{int(numbered['number']) + 1}"] if numbered else []
    return [*later, f"{name}_1", f"{name}_2"]


def _same_folder(url: str, href: str) -> str | None:
    """Parts lie beside each other; another article of that name elsewhere is no part."""
    try:
        found = urljoin(url, href)
    except ValueError:
        return None
    return found if found.rsplit("/", 1)[0] == url.rsplit("/", 1)[0] else None
