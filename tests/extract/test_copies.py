"""A second copy of the article, shown to another screen, is left out; what only repeats itself is not."""

import pytest

from crawler.extract.copies import without_copy
from crawler.extract.layout import Layouts
from crawler.extract.read import read_page
from tests.extract.pages import MENU, PARAGRAPHS, TITLE, capture

TEXT = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def test_a_page_that_shows_its_article_twice() -> None:
    twice = f"<div class='pc'><h1>{TITLE}</h1><div>{TEXT}</div></div><div class='mobile'><h1>{TITLE}</h1><div>{TEXT}</div></div>"
    page = f"<html><head><title>{TITLE}</title></head><body><ul>{MENU}</ul>{twice}</body></html>"
    assert read_page([capture(page)], Layouts()).body == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "lines",
    [
        [*PARAGRAPHS, PARAGRAPHS[0]],
        [PARAGRAPHS[0], "同志们！", PARAGRAPHS[0], PARAGRAPHS[1]],
        ["一定要守住安全的底线，一定要守住", "一定要守住安全的底线，一定要守住"],
        [],
        ["短句", "短句"],
    ],
)
def test_what_repeats_itself_stays(lines: list[str]) -> None:
    assert without_copy(lines, TITLE) == lines


def test_the_heads_of_the_copy_go_with_it() -> None:
    head, text = "第3号公告", list(PARAGRAPHS)
    assert without_copy([head, *text, TITLE, head, *text], TITLE) == [head, *text]
