"""Pages without an article: what was asked for has been moved or taken down, or nothing is shown but how to get in.

Refused, never stored as a record: it would be told for what the article has become.
"""

import re
from collections.abc import Iterator

from archive.captures import Capture
from archive.content import content
from crawler.errors import NoArticle, PageGone
from crawler.extract.meta import declared
from crawler.extract.page import Page
from crawler.extract.tree import parse
from crawler.text.absence import only_absence, says_absent
from crawler.text.gaps import GAP_MARK
from crawler.text.shells import only_shell, says_it_waits

_LITTLE = 300
"""Characters of a body; one that says more is read as an article, whatever it is about."""
_NEXT_TO_NOTHING = 120
_SITE = re.compile(r"\s*[-_|–—]\s*[^-_|–—]*$")


def refuse_absent(capture: Capture, page: Page, text: str) -> None:
    """Raise PageGone where the title, or the only text, of a page says that nothing is there, NoArticle where it shows nothing.

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
    if capture.media_type != "text/plain" and not page.images and _is_shell(page, text):
        raise NoArticle(
            f"{capture.requested_url} shows no article, only what a page has before it shows one, or asks a reader "
            f"for ({page.body.splitlines()[0][:40]}); fetch it again, or see what it needs"
        )


def _is_shell(page: Page, text: str) -> bool:
    """Whether nothing is left of the body but what loads or asks to log in; a headline over a wall tells what is withheld."""
    lines = [line for line in text.splitlines() if line.strip() and line != GAP_MARK]
    if not lines:
        return bool(page.body) and (GAP_MARK not in text or not page.facts.headline)
    return all(map(only_shell, lines)) and any(map(says_it_waits, lines))


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
