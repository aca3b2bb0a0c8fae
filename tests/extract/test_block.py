"""Which block of a page its article is, where names and lists of links speak against it."""

import pytest

from tests.extract.pages import MENU, PARAGRAPHS, TITLE
from tests.extract.test_body import BODY, OTHERS, page, read

ELSEWHERE = f"<div><h3>本站简介</h3><p>{'</p><p>'.join(OTHERS[:3])}</p></div>"


@pytest.mark.parametrize("name", ["header", "page_header", "toolbar", "hot", "search-result", "related"])
@pytest.mark.parametrize("around", ["{main}", "<div class='text'>{main}</div><div>" + MENU * 2 + "</div>"])
def test_what_holds_a_headline_and_its_article_is_no_bar_whatever_it_is_called(
    name: str, around: str
) -> None:
    main = f"<h1>{TITLE}</h1><div><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div>"
    named = f"<div class='{name}'>{around.format(main=main)}</div>"
    assert read(page(f"<ul>{MENU}</ul>{named}{ELSEWHERE}")).startswith("\n".join(PARAGRAPHS[:2]))


def test_a_bar_that_is_never_closed_and_so_holds_the_whole_page_hides_nothing() -> None:
    main = f"<div><h1>{TITLE}</h1><div><p>{PARAGRAPHS[0]}</p></div></div>"
    menus = f"<ul>{MENU}</ul>" * 3
    links = "".join(f"<p><a href='/n{n}.html'>{text}</a></p>" for n, text in enumerate(OTHERS))
    assert read(page(f"<div class='header'>{menus}{main}{menus}<div>{links}</div>")) == PARAGRAPHS[0]


def test_a_summary_in_a_header_does_not_stand_for_the_article() -> None:
    text = "".join(f"<p>{p}</p>" for p in (*PARAGRAPHS, *OTHERS))
    head = f"<div class='header'><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></div>"
    assert read(page(f"<div>{head}<div>{text}</div></div>")).endswith(OTHERS[-1])


def test_paragraphs_are_read_together_where_lists_between_them_outweigh_the_article() -> None:
    listed = f"<ul>{MENU}</ul>"
    text = f"<p>{PARAGRAPHS[0]}</p>{listed}<p>{PARAGRAPHS[1]}</p>{listed}<p>{PARAGRAPHS[2]}</p>"
    body = f"<div><h1>{TITLE}</h1><div>2025-03-04</div>{text}{listed}{listed}</div>"
    assert read(page(f"{listed}<div>{body}</div>")) == BODY


def test_readers_who_outdo_a_short_article_are_not_taken_for_it() -> None:
    said = "".join(f"<div>{text}</div>" for text in OTHERS * 3)
    main = f"<div><h1>{TITLE}</h1><div><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div></div>"
    text = read(page(f"<ul>{MENU}</ul>{main}<div class='comments'>{said}</div>"))
    assert text == "\n".join(PARAGRAPHS[:2])


def test_a_page_that_is_hidden_until_a_script_shows_it_is_read() -> None:
    whole = page(f"<ul>{MENU}</ul><div><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></div>")
    assert PARAGRAPHS[0] in read(whole.replace("<html>", "<html style='display:none'>"))
