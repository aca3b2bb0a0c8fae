"""Pages without an article that say so: what was asked for has been moved or taken down. Refused, never stored as a record."""

import re
from collections.abc import Iterator

from archive.captures import Capture
from archive.content import content
from crawler.errors import PageGone
from crawler.extract.meta import declared
from crawler.extract.page import Page
from crawler.extract.tree import parse
from crawler.text.absence import only_absence, says_absent

_LITTLE = 300
"""Characters of a body; one that says more is read as an article, whatever it is about."""
_NEXT_TO_NOTHING = 120
_SITE = re.compile(r"\s*[-_|–—]\s*[^-_|–—]*$")


def refuse_absent(capture: Capture, page: Page, text: str) -> None:
    """Raise PageGone where the title, or the only text, of a page says that nothing is there.

    `text` is what the passes left of its body, which may be nothing: they know such lines for furniture.
    """
    if len(page.body) > _LITTLE or _is_credited(page):
        return
    said = _in_body(page, text) or _in_title(capture, page, text)
    if said:
        raise PageGone(
            f"{capture.requested_url} says that the page is not there ({said}); nothing is stored of it, and "
            "versions stored before stay"
        )


def _is_credited(page: Page) -> bool:
    return bool(page.facts.source or page.facts.authors or page.facts.editor or page.attachments)


def _in_body(page: Page, text: str) -> str | None:
    if not all(map(only_absence, text.splitlines())):
        return None
    return next((line for line in page.body.splitlines() if says_absent(line)), None)


def _in_title(capture: Capture, page: Page, text: str) -> str | None:
    if page.images or (len(text) > _NEXT_TO_NOTHING and not all(map(only_absence, text.splitlines()))):
        return None
    return next((title for title in _titles(capture, page) if says_absent(title)), None)


def _titles(capture: Capture, page: Page) -> Iterator[str]:
    """What stands over the text and over the page, the latter also without the name of the site behind it."""
    if page.facts.headline:
        yield page.facts.headline
    if page.charset and capture.media_type != "text/plain":
        title = declared(parse(content(capture).decode(page.charset.used, "replace").replace("\0", ""))).title
        yield from (title, _SITE.sub("", title))
