import gzip
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from archive.captures import Capture
from crawler.errors import EmptyInput, InputCut, InputRefused, InputTooLarge, NoArticle, NotText
from crawler.extract.layout import Layout, Layouts
from crawler.extract.page import Page
from crawler.extract.read import LARGEST, SAMPLE, read_page, read_text
from tests.extract.pages import PARAGRAPHS, TITLE, article, capture

ANYWHERE = Layouts()
SITE = Layouts(
    site="qinglan",
    layouts=(
        Layout("new", body=".text", when=".main", drop=(".share",), headline="h1", date=".info"),
        Layout("old", body="#content"),
    ),
)
BODY = "\n".join(PARAGRAPHS)


def read(page: str | bytes, layouts: Layouts = ANYWHERE, **also: str) -> Page:
    return read_page([capture(page, **also)], layouts)


@pytest.mark.parametrize("layouts", [ANYWHERE, SITE])
def test_an_ordinary_page(layouts: Layouts) -> None:
    page = read(article(), layouts)
    assert page.body == BODY
    assert page.facts.headline == TITLE
    assert page.facts.published is not None
    assert (page.facts.published.value, page.facts.published.raw) == ("2025-03-04", "2025-03-04")
    assert (page.facts.source, page.facts.authors, page.facts.editor) == ("青岚日报", ("林一",), "周二")
    assert page.layout == ("new" if layouts is SITE else None)
    assert page.fallback is None


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "utf-16"])
def test_the_same_page_in_any_charset(charset: str) -> None:
    assert read(article().encode(charset)).body == BODY


def test_text_of_breaks_without_paragraphs() -> None:
    assert read(article(body="<br><br>".join(f"　　{p}" for p in PARAGRAPHS))).body == BODY


def test_a_page_laid_out_in_tables() -> None:
    rows = "".join(f"<tr><td><a href='/{i}'>栏目名称第{i}号</a></td></tr>" for i in range(30))
    page = (
        f"<html><head><title>{TITLE}</title></head><body><table><tr><td><table>{rows}</table></td><td><table>"
        f"<tr><td align=center><b>{TITLE}</b></td></tr><tr><td>2025-3-4 来源：青岚日报</td></tr>"
        f"<tr><td><p>{'<p>'.join(PARAGRAPHS)}</td></tr></table></td></tr></table>"
    )
    found = read(page)
    assert found.body == BODY
    assert found.facts.source == "青岚日报"


def test_longer_teasers_beside_a_short_article_are_not_the_article() -> None:
    teasers = "".join(
        f'<div class="item"><h3><a href="/n/{i}.html">另一篇文章的题目第{i}篇</a></h3><p>{PARAGRAPHS[i % 3]}</p></div>'
        for i in range(12)
    )
    page = read(
        article(
            body=f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", after=f'<div class="more">{teasers}</div>'
        )
    )
    assert page.body == "\n".join(PARAGRAPHS[:2])


def test_comments_below_the_article_are_not_the_article() -> None:
    said = "".join(
        f"<p>网友{i}：这个检查做得很好，希望坚持下去，也希望公布全部名单，谢谢。</p>" for i in range(40)
    )
    page = article().replace(
        "</div></div><div class", f'</div><div id="comments">{said}</div></div><div class', 1
    )
    assert "网友" not in read(page).body


def test_no_layout_fits_and_the_record_says_so() -> None:
    page = read(
        article(body="")
        .replace('class="main"', 'class="neu"')
        .replace('class="text"></div>', f"class=x><p>{'</p><p>'.join(PARAGRAPHS)}</p></div>"),
        SITE,
    )
    assert page.body == BODY
    assert page.layout is None
    assert page.fallback == "no layout of qinglan fits"


def test_a_layout_that_fits_and_finds_next_to_nothing_is_not_believed() -> None:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS * 4)
    page = read(article(body="<p>正在加载</p>").replace("</h1>", f"</h1><div class=neu>{text}</div>"), SITE)
    assert page.layout is None
    assert page.fallback is not None
    assert page.fallback.startswith("layout new does not agree with the page")
    assert PARAGRAPHS[0] in page.body


def test_a_page_of_the_sample_is_checked_too() -> None:
    elsewhere = "".join(f"<p>{p}</p>" for p in PARAGRAPHS * 6)
    drifted = article(body=f"<p>{'导语说明检查的由来和经过。' * 12}</p>").replace(
        "</h1>", f"</h1><div class=neu>{elsewhere}</div>"
    )
    padded = [drifted + " " * n for n in range(8 * SAMPLE)]
    layouts = {read(page, SITE).layout for page in padded[:: SAMPLE // 10]}
    assert layouts == {"new", None}


def test_layouts_live_side_by_side() -> None:
    assert (
        read(f"<html><h2>{TITLE}</h2><div id=content><p>{'</p><p>'.join(PARAGRAPHS)}</p></div>", SITE).layout
        == "old"
    )


def test_the_second_copy_for_another_screen_is_read_once() -> None:
    twice = article().replace(
        '</div></div><div class="related">',
        f'</div><div class="text" id="sjd">{"".join(f"<p>　　{p}</p>" for p in PARAGRAPHS)}</div></div><div class="related">',
    )
    assert read(twice, SITE).body == BODY


def test_parts_are_joined_in_order() -> None:
    first = capture(article(body=f"<p>{PARAGRAPHS[0]}</p><img src='/a.jpg'>"))
    second = capture(article(body=f"<p>{PARAGRAPHS[1]}</p>"), url="http://yj.example.cn/news/123_2.html")
    page = read_page([first, second], SITE)
    assert page.body == "\n".join(PARAGRAPHS[:2])
    assert [image.url for image in page.images] == ["http://yj.example.cn/a.jpg"]


PAGER = (
    "<p><a href='123.html'>1</a> <a href='./123_2.html'>[2]</a> "
    "<a href='123_2.html'>下一页</a> <a href='124_2.html'>2</a></p>"
)


def test_a_part_that_is_linked_and_not_at_hand_is_told() -> None:
    first = capture(article(after=PAGER))
    second = capture(article(), url="http://yj.example.cn/news/123_2.html")
    missing = read_page([first], SITE).missing_parts
    assert [one.url for one in missing] == ["http://yj.example.cn/news/123_2.html"]
    assert read_page([first, second], SITE).missing_parts == ()


def test_a_page_of_pictures_only_is_a_page() -> None:
    page = read(article(body="<p><img src='/a.jpg'></p><p><img src='/b.jpg'></p>"), SITE)
    assert page.body == ""
    assert len(page.images) == 2


def test_what_stands_above_the_article_in_its_own_box_is_left_out() -> None:
    inside = (
        f"<h1>{TITLE}</h1><p>发布时间：2025-03-04　来源：青岚日报</p><p>【字体：大 中 小】</p>"
        + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    )
    page = read(article(body=inside, heading="", credits=""))
    assert page.body == BODY
    assert page.facts.source == "青岚日报"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", EmptyInput),
        (b" \r\n\t ", EmptyInput),
        ("\u3000\n".encode(), EmptyInput),
        (b"%PDF-1.7\n%\xe2\xe3", NotText),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NotText),
        (b"a" * (LARGEST + 1), InputTooLarge),
        (b"<html><head><title>x</title></head><body></body></html>", NoArticle),
        (b"<!-- -->", NoArticle),
    ],
)
def test_refused(body: bytes, error: type[InputRefused]) -> None:
    with pytest.raises(error, match=r"http://yj\.example\.cn|nothing to"):
        read(body)


def test_a_cut_body_is_refused() -> None:
    with pytest.raises(InputCut, match="disconnect"):
        read_page([replace(capture(article()), truncated="disconnect")], ANYWHERE)


def test_a_body_that_is_not_under_the_encoding_it_names_is_refused() -> None:
    squeezed = gzip.compress(article().encode())
    damaged = replace(capture(squeezed[:100] + b"\x00" * 40), headers=(("Content-Encoding", "gzip"),))
    with pytest.raises(InputRefused):
        read_page([damaged], ANYWHERE)


HOSTILE = {
    "nested": "<div>" * 20_000
    + f"<h1>{TITLE}</h1>"
    + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    + "</div>" * 20_000,
    "attributes": article(head=f'<meta name="description" content="{"x" * 3_000_000}">'),
    "json-ld nested": article(
        head=f'<script type="application/ld+json">{"[" * 90_000}{"]" * 90_000}</script>'
    ),
    "json-ld wrong": article(
        head='<script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":[1]},"datePublished":7}</script>'
    ),
    "json-ld surrogate": article(
        head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800坏"}</script>',
        heading="",
    ),
    "script first": "<script>var x=1</script>\n" + article(),
    "references": article(body="<p>&#0;&#xD800;&#x110000;</p>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)),
    "bad links": article(head='<base href="http://[::1"><link rel="canonical" href="http://[x">'),
    "long line": article(body=f"<p>{PARAGRAPHS[0] * 3000}</p>"),
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_give_their_text(page: str) -> None:
    found = read(page)
    assert PARAGRAPHS[0] in found.body
    for text in (found.body, found.facts.headline or ""):
        text.encode()
        assert "\0" not in text


def test_a_text_file_is_taken_whole() -> None:
    text = "题目\r\n正文\0第一段。\r末行\n"
    assert read_text(capture(text.encode("gb18030"), "text/plain")).body == text


def test_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(HOSTILE["long line"] + article(), encoding="utf-8")
    program = (
        "import sys; from tests.extract.pages import capture; from crawler.extract.read import read_page;"
        "from crawler.extract.layout import Layouts;"
        "print(ascii(read_page([capture(open(sys.argv[1], 'rb').read())], Layouts())))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "a.html")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(said) == 1


def test_no_capture_at_all() -> None:
    with pytest.raises(EmptyInput):
        read_page([], ANYWHERE)


def test_compressed_bodies_are_read() -> None:
    squeezed: Capture = replace(
        capture(article()), body=gzip.compress(article().encode()), headers=(("Content-Encoding", "gzip"),)
    )
    assert read_page([squeezed], ANYWHERE).body == BODY
