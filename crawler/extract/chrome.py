"""What the parts of a page call themselves, and what that is worth: names are a hint, not a proof."""

import re
from functools import lru_cache

from lxml.etree import _Element

from crawler.extract.tree import words

# What builders of pages call the parts that are not the article; never part of a longer word.
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|menu|menus|breadcrumbs?|crumbs?|footer|foot|header|sidebar|side|"
    r"aside|copyright|share|shares|bdsharebuttonbox|jiathis\w*|comments?|pinglun|"
    r"relat(?:ed|e|ion)\w*|recommend\w*|tuijian|hot|hots|rank\w*|paihang|tags?|keywords?|login|"
    r"search\w*|ads?|advert\w*|guanggao|banner|toolbar|tools?|popup|modal|"
    r"prev|next|prenext|pagination|pager|pages?list|qrcode|erweima|references|reflist|navbox|"
    r"toc|catlinks|noprint|hatnote|dablink|mw-editsection|app-?download|subscribe|copyright\w*|statement|disclaimer|"
    r"mianze)(?:$|[\s_\d-])",
    re.I,
)
_APART = re.compile(
    r"comment|pinglun|relat|recommend|tuijian|copyright|statement|disclaimer|mianze|ref(?:erences|list)|toc|footer|nav|"
    r"popup|modal|keywords|tag|noprint|catlinks|hot|rank|login|subscribe|download",
    re.I,
)
_ANSWERS = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:[-_]?list)?|pinglun|repl(?:y|ies)|guestbook|liuyan)(?:$|[\s_\d-])", re.I
)
_BUTTON = re.compile(
    r"[\[【]?(?:编辑|編輯|播报|編輯本段|编辑本段)[\]】]?|字[号號体體].{0,12}|扫一扫.{0,16}|分享到?[:：]?"
)
_BUTTON_LONGEST = 20
# Of what stands within a line only these: a name such as `hot` or `tag` may mark a word of the sentence.
_UNPRINTED = frozenset(("noprint", "mw-editsection"))


def named_chrome(element: _Element) -> bool:
    """Whether its own name says that it is not the article."""
    if element.tag in ("nav", "footer", "aside"):
        return True
    class_, id_ = element.get("class"), element.get("id")
    return bool(class_ or id_) and _is_chrome(f"{class_ or ''} {id_ or ''}")


def named_apart(element: _Element) -> bool:
    """Whether its name is one of those that even much running text does not refute.

    What readers wrote, what else there is to read, and the small print may well have that.
    """
    return bool(_APART.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def named_answers(element: _Element) -> bool:
    """Whether its name says that readers wrote it."""
    return bool(_ANSWERS.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def unprinted(inline: _Element) -> bool:
    """Whether what stands within a line is no part of it: a wiki's notes to its editors, a link to edit."""
    names = inline.get("class")
    return bool(names and not _UNPRINTED.isdisjoint(names.split())) or (
        inline.tag == "a" and is_button(inline)
    )


def is_button(element: _Element) -> bool:
    """Whether it only offers to do something with the text: edit it, enlarge it, share it."""
    text = words(element)
    return len(text) <= _BUTTON_LONGEST and bool(_BUTTON.fullmatch(text))


@lru_cache(maxsize=4096)
def _is_chrome(name: str) -> bool:
    return len(name) < 120 and bool(_CHROME.search(name))
