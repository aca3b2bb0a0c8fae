"""Whole pages of many shapes, each read to the letter."""

import pytest

from crawler.derive import derive
from tests.extract.pages import capture
from tests.extract.shapes import Maker

PAGES = 150


@pytest.mark.parametrize("seed", range(PAGES))
def test_a_page_is_read_to_the_letter(seed: int) -> None:
    page = Maker(seed).page()
    found = derive([capture(page.html, url="http://yj.example.cn/show.html")])
    assert found.text == "\n".join(page.paragraphs)
    assert (found.headline, found.date_published, found.source) == (page.headline, page.date, page.source)
