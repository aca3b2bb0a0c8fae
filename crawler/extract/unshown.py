"""An article that its page does not show before a script has run: in `noscript`, a `textarea`, in JSON."""

import json
import re
from collections.abc import Iterator
from html import escape

from lxml.etree import _Element

from crawler.extract.body import Body
from crawler.extract.headline import Headline
from crawler.extract.keys import key
from crawler.extract.lead import without_lead
from crawler.extract.render import Rendered, render
from crawler.extract.tree import parse

_SHOWN = 24
"""Characters of a body that is an article all the same."""
_LEAST = 60
_LONGEST = 2_000_000
_MARKUP = re.compile(r"<(?:p|br|div|span|section|table)\b", re.I)
_STOPS = re.compile("[。！？]")
_SENTENCES = 2
# What a page says to a browser that runs no scripts.
_OF_BROWSERS = re.compile("(?i:javascript)|浏览器|瀏覽器")
_OF_BROWSERS_LONGEST = 200
_HAN = re.compile("[\u4e00-\u9fff]")
# Of a script only what it calls the text: a page's data has summaries of other articles too.
_FIELD = re.compile(
    r"[\"']?(?P<key>[a-z]{0,20}_?(?:content|body|detail|html|text|txt|zhengwen|neirong)s?)[\"']?\s{0,4}[:=]\s{0,4}"
    r"(?P<value>\"(?:[^\"\\]|\\.)*+\")",
    re.I,
)


def with_unshown(root: _Element, base: str, body: Body, headline: Headline | None) -> Body:
    """The body, or where it is next to nothing what the page keeps for its scripts to show."""
    if len(key(body.text)) >= _SHOWN or body.rendered.attachments:
        return body
    for place, found in _kept(root, base):
        lines = without_lead(found.lines, headline.text if headline else None)
        if _is_article(lines):
            found.lines = lines
            return Body(found, None, f"the page shows no text of its own; read from its {place}")
    return body


def _kept(root: _Element, base: str) -> Iterator[tuple[str, Rendered]]:
    for element in root.iter("noscript"):
        yield "noscript", render(list(element), base)
    for element in root.iter("textarea"):
        yield "textarea", _of_markup("".join(map(str, element.itertext())), base)
    written = sorted(_of_scripts(root), key=len, reverse=True)
    yield from (("script", _of_markup(text, base)) for text in written)


def _of_scripts(root: _Element) -> Iterator[str]:
    for script in root.iter("script"):
        text = script.text
        if not text or len(text) > _LONGEST:
            continue
        for match in _FIELD.finditer(text):
            value = _unquoted(match["value"])
            if len(_HAN.findall(value)) >= _LEAST:
                yield value


def _unquoted(literal: str) -> str:
    try:
        value = json.loads(literal, strict=False)
    except ValueError:
        return ""
    # Half of a pair is no character.
    return (
        value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else ""
    )


def _of_markup(text: str, base: str) -> Rendered:
    if not _HAN.search(text):
        return Rendered()
    markup = text if _MARKUP.search(text) else "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return render([parse(f"<html><body>{markup}</body></html>")], base)


def _is_article(lines: list[str]) -> bool:
    text = "".join(lines)
    if len(text) < _OF_BROWSERS_LONGEST and _OF_BROWSERS.search(text):
        return False
    return len(_HAN.findall(text)) >= _LEAST and len(_STOPS.findall(text)) >= _SENTENCES
