"""What is gathered once must find what each selector finds alone."""

import pytest

from crawler.extract.layout import Layout, Layouts
from crawler.extract.selection import Selection
from crawler.extract.tree import parse, select

PAGE = """
<div class="article wide"><h1 class="title">药店检查</h1><div class="text">甲<p class="text inner">乙</p></div>
<p class="subtitle">丙</p></div><div id="foot" class="text">丁</div><div class="articles"><p class="text">戊</p></div>
"""
SELECTORS = (
    ".text",
    ".article .text",
    ".title, .inner",
    "p.text, #foot",
    "#foot",
    ".text.inner",
    ".absent",
    "h1, .text",
)


@pytest.mark.parametrize("selector", SELECTORS)
def test_finds_the_same_elements_in_the_same_order(selector: str) -> None:
    root = parse(PAGE)
    first, *others = SELECTORS
    layouts = Layouts(layouts=(Layout("known", first, headline=selector, drop=tuple(others)),))
    assert Selection(root, layouts).find(selector) == select(root, selector)


def test_a_layout_of_no_class_finds_what_it_names() -> None:
    root = parse(PAGE)
    layouts = Layouts(layouts=(Layout("plain", "#foot", date="h1"),))
    assert Selection(root, layouts).find("h1") == select(root, "h1")
