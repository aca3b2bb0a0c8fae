"""No page is lost because an address in it, or its own, is none."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.address import Address, joined
from archive.captures import Capture, Redirect
from archive.encoding import encode
from archive.twins.origin import of_government
from archive.warc.normal import normal
from crawler.commands.sites import is_article, layouts_for
from crawler.derive import derive
from crawler.extract.parts import next_part
from crawler.fetch.verdict import judge
from tests.extract.pages import PARAGRAPHS, TITLE, article

ODD = (
    "http://[", "http://a]b/x_1.html", "http://[::1", "http://[::1]:x/", "http://[v1.x]/", "//[", "http://a:99999999/x.html",
    "http://a:b/2025/0304/x.html", "http://\0/", "http://a\0b/", "http://\ud800/", "http://a/\udfff.html", "http://℀/", "http://a／b/",
    "http://@:/", "http://a@b@c/x_2.html", "http:", "http:///x.html", "ht\ntp://a/", "javascript:[", "\0", "", "?", "#", ":",
)  # fmt: skip
WHOLE = "http://yj.example.cn/c/2025-03-04/123.html"
LETTERS = st.sampled_from("[]:/@?#.%_-a0\0\t\n 　℀\ud800é药") | st.characters()


def linking_to(odd: str) -> str:
    """A page that names this address wherever a page can name one."""
    head = (
        f'<base href="{odd}"><link rel="canonical" href="{odd}"><meta property="og:url" content="{odd}">'
        f'<script type="application/ld+json">{{"@type":"NewsArticle","url":"{odd}","datePublished":"{odd}"}}</script>'
    )
    body = f'<p>{PARAGRAPHS[0]}</p><img src="{odd}"><p><a href="{odd}a.pdf">附件</a></p>'
    body += f'<iframe src="{odd}?file={odd}.pdf"></iframe><p>{PARAGRAPHS[1]}</p>'
    after = f'<a href="{odd}">2</a><a href="{odd}123_2.html">下一页</a>'
    return article(head=head, body=body, after=after)


def captured(url: str, page: str, *hops: str) -> Capture:
    return Capture(
        url,
        datetime(2025, 3, 5, tzinfo=UTC),
        200,
        (("Content-Type", "text/html; charset=utf-8"), *(("Location", hop) for hop in hops)),
        page.encode("utf-8", "replace"),
        redirects=tuple(Redirect(hop, 302, hop) for hop in hops),
    )


def check(capture: Capture) -> None:
    kept = normal(capture)
    found = derive([kept], layouts_for(kept.requested_url))
    encode(found)
    assert found.headline == TITLE
    assert PARAGRAPHS[0] in found.text
    next_part(kept.url, kept.body)
    is_article(kept.requested_url)
    assert judge(kept, kept.body)


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_address_costs_nothing_but_itself(odd: str) -> None:
    check(captured(WHOLE, linking_to(odd)))
    check(captured(odd, linking_to(WHOLE)))
    check(captured(WHOLE, linking_to(WHOLE), odd))


@given(st.text(LETTERS, max_size=24), st.text(LETTERS, max_size=24))
def test_any_text_can_be_asked_for_its_parts(base: str, link: str) -> None:
    for url in (base, f"http://{base}", f"//{base}/{link}"):
        parts = Address.of(url)
        assert parts.host == parts.host.lower()
        assert not (of_government(url) and not parts.authority)
        joined(url, link)


@given(
    st.from_regex(
        r"https?://([a-z0-9]{1,3}@)?[a-zA-Z0-9.-]{1,12}(:[0-9]{1,4})?(/[a-z0-9_.]{0,6}){0,3}(\?[a-z=&]{0,9})?",
        fullmatch=True,
    )
)
def test_the_parts_of_an_address_are_those_of_the_library(url: str) -> None:
    ours, theirs = Address.of(url), urlsplit(url)
    assert (ours.scheme, ours.authority, ours.path, ours.query) == (
        theirs.scheme, theirs.netloc, theirs.path, theirs.query,
    )  # fmt: skip
    assert ours.host == (theirs.hostname or "")
    assert ours.of_the_web
