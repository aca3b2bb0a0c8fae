"""Real pages in another dress: what they say does not hang on what their builders called the parts, nor on what wraps them."""

from collections.abc import Callable
from functools import cache

import pytest
from lxml import etree
from lxml.etree import _Element

from crawler.errors import InputRefused
from crawler.extract.charset import decode
from crawler.extract.layout import Layouts
from crawler.extract.page import Page
from crawler.extract.read import read_page
from crawler.extract.tree import parse
from tests.eval import yardsticks
from tests.extract.pages import capture

pytestmark = pytest.mark.skipif(
    not yardsticks.present(), reason="the yardsticks (../shared/eval) are not here"
)

SETS = ("zh-magic-article", "zh-gne")
ALIKE = 0.99
"""Of the text: a name may settle what nothing else tells, on one page or another."""


def unnamed(root: _Element) -> None:
    for element in root.iter():
        for name in ("class", "id", "name"):
            if element.tag != "meta":
                element.attrib.pop(name, None)


def without_headings(root: _Element) -> None:
    for element in root.iter("h1", "h2", "h3"):
        element.tag = "div"


def without_paragraphs(root: _Element) -> None:
    for element in root.iter("p"):
        element.tag = "div"


def in_a_form(root: _Element) -> None:
    body = root.find("body")
    if body is not None:
        form = etree.Element("form")
        form.text, body.text = body.text, None
        form.extend(list(body))
        body.append(form)


@cache
def sources() -> tuple[str, ...]:
    files = [file for name in SETS for file, _ in yardsticks.pages(name)]
    return tuple(decode(file.read_bytes())[0].replace("\0", "") for file in files)


def read(root: _Element) -> Page | None:
    page = "<!DOCTYPE html>" + etree.tostring(root, encoding="unicode", method="html")
    try:
        return read_page([capture(page.encode("utf-8", "replace"), "text/html; charset=utf-8")], Layouts())
    except InputRefused:
        return None


@cache
def as_they_are() -> tuple[Page | None, ...]:
    return tuple(read(parse(source)) for source in sources())


def alike(one: str, other: str) -> float:
    ours, theirs = (
        frozenset(text[at : at + 4] for at in range(max(1, len(text) - 3))) for text in (one, other)
    )
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


@pytest.mark.parametrize("undress", [unnamed, without_headings, without_paragraphs, in_a_form])
def test_a_page_says_the_same_in_another_dress(undress: Callable[[_Element], None]) -> None:
    before = as_they_are()
    after: list[Page | None] = []
    for source in sources():
        root = parse(source)
        undress(root)
        after.append(read(root))
    both = [(one, other) for one, other in zip(before, after, strict=True) if one and other]
    assert len(both) == sum(page is not None for page in before)
    assert sum(alike(one.body, other.body) for one, other in both) / len(both) >= ALIKE
    assert sum(one.facts.headline != other.facts.headline for one, other in both) <= 1
    assert all(one.facts.published == other.facts.published for one, other in both)
