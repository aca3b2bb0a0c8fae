import pytest

from crawler.errors import NoArticle
from crawler.extract.tree import DEEPEST, parse, select, words


def depth(root) -> int:  # type: ignore[no-untyped-def]  # lxml ships no types
    deepest, row = 0, [root]
    while row:
        row = [child for element in row for child in element]
        deepest += 1
    return deepest


def test_twenty_thousand_nested_boxes_keep_their_text() -> None:
    root = parse(
        "<html><body>" + "<div>" * 20_000 + "最里面的字" + "</div>" * 20_000 + "<p>后面的字</p></body></html>"
    )
    assert "最里面的字" in words(root)
    assert "后面的字" in words(root)
    assert depth(root) <= DEEPEST


def test_fonts_never_closed_keep_their_text() -> None:
    root = parse("<body>" + "".join(f"<font size=2>第{i}段。<br>" for i in range(600)))
    assert "第599段。" in words(root)


def test_a_script_before_the_page_does_not_swallow_it() -> None:
    root = parse(
        "\n\n<script>var a='<p>';</script>\n<!DOCTYPE html><html><head><title>题</title></head><body><p>正文</p>"
    )
    assert "正文" in words(root)


def test_controls_and_an_encoding_declared_in_a_str() -> None:
    assert words(parse('<?xml version="1.0" encoding="gbk"?><p>药\x00品\x0b监\x1f管</p>')) == "药品监管"


def test_an_attribute_past_ten_megabytes_loses_no_text() -> None:
    assert words(parse(f'<p title="{"x" * 11_000_000}">前</p><p>后</p>')) == "前后"


@pytest.mark.parametrize("text", ["<!-- -->", "   "])
def test_nothing_to_make_a_tree_of(text: str) -> None:
    with pytest.raises(NoArticle):
        parse(text)


def test_select_keeps_the_order_of_the_page() -> None:
    assert [words(e) for e in select(parse("<b>一</b><i>二</i><b>三</b>"), "i, b")] == ["一", "二", "三"]
