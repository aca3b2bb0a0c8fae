"""What a page says beside its body about text it withholds, and what only sounds like it."""

import pytest

from crawler.derive import derive
from tests.extract.pages import MENU, PARAGRAPHS, TITLE, article, capture

BODY = "\n".join(PARAGRAPHS)
TEXT = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
PAGES = "已阅读3页，还剩5页未读，继续免费阅读"


def within(after: str = "", before: str = "", body: str = TEXT) -> str:
    """A page whose body has an element of its own, and what stands around that in its main part."""
    return (
        article()
        .replace(
            f'<div class="text">{"".join(f"<p>　　{p}</p>" for p in PARAGRAPHS)}</div>',
            f'{before}<div class="text">{body}</div>{after}',
        )
        .replace('<div class="main">', f'<div class="main"><ul>{MENU}</ul>')
    )


@pytest.mark.parametrize(
    ("said", "markup"),
    [
        (PAGES, f"<div>{PAGES}</div>"),
        ("正式会员可完整阅读", "<div><p>正式会员可完整阅读</p></div>"),
        ("登录后查看全文", "<p><a href='/login'>登录后查看全文</a></p>"),
        ("订阅后阅读全文", "<div class='tool'>分享到：</div><div class='subscribe'>订阅后阅读全文</div>"),
        ("登入後閱讀全文", "<button>登入後閱讀全文</button>"),
        ("还剩5页未读", "<span>还剩5页未读</span>"),
        (
            "本文为付费内容",
            "<div>分享</div><div><i></i><div>本文为付费内容，</div><div>订阅后阅读全文</div></div>",
        ),
    ],
)
def test_a_notice_in_an_element_below_the_body_is_a_gap(said: str, markup: str) -> None:
    found = derive([capture(within(markup))])
    assert said in found.original_text
    assert said not in found.text
    assert found.text == f"{BODY}\n[…]"
    assert found.completeness.status == "truncated"
    assert said in found.completeness.gaps[0].evidence


def test_its_numbers_are_told() -> None:
    found = derive([capture(within(f"<div>{PAGES}</div>"))])
    assert (found.completeness.pages_shown, found.completeness.pages_remaining) == (3, 5)


def test_outside_the_part_that_holds_headline_and_body() -> None:
    found = derive([capture(article(after="<div class='paywall'>剩余内容需付费阅读</div>"))])
    assert found.completeness.status == "truncated"


def test_a_notice_between_headline_and_body() -> None:
    found = derive([capture(within(before="<div>会员登录后可阅读全文</div>"))])
    assert found.text == f"{BODY}\n[…]"
    assert found.completeness.status == "truncated"


def test_a_notice_in_the_body_whose_element_has_the_name_of_a_box() -> None:
    found = derive(
        [
            capture(
                within(body=f"{TEXT}<div class='login'><a href='/in'>请您登录或注册会员后查看全文</a></div>")
            )
        ]
    )
    assert found.completeness.status == "truncated"


def test_a_button_in_the_body() -> None:
    found = derive([capture(within(body=f"{TEXT}<button>登录</button><button>登录后阅读全文</button>"))])
    assert found.text == f"{BODY}\n[…]"


def test_a_text_that_breaks_off_above_the_button_of_an_app() -> None:
    cut = f"{TEXT}<p>检查组还在省内多个口岸随机抽取了样品，送往...</p>"
    button = "<div>打开APP阅读全文</div>"
    assert derive([capture(within(button, body=cut))]).completeness.status == "truncated"
    assert derive([capture(within(button))]).completeness.status == "complete"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>点击展开全文</div>",
        "<div>展开全部</div>",
        "<div><a href='#'>点击查看更多</a></div>",
        "<div>打开APP查看更多精彩内容</div>",
        "<div>关注公众号阅读更多内容</div>",
        "<div>开通会员畅享全站内容</div>",
        "<div>登录后发表评论</div>",
        "<div class='comments'><div>登录后查看全文</div></div>",
        "<h3>网友评论</h3><div>登录后查看全部内容</div>",
        "<div>相关阅读</div><ul><li><a href='/1'>青岚省公布上半年抽检结果</a></li></ul><div>登录后查看全文</div>",
        "<div><a href='/1'>下一篇：青岚省公布上半年抽检结果</a></div><div>登录后查看全文</div>",
        "<div style='display:none'>登录后查看全文</div>",
        "<script>'登录后查看全文'</script>",
    ],
)
def test_what_is_below_a_whole_article(markup: str) -> None:
    assert derive([capture(within(markup))]).completeness.status == "complete"


def test_a_menu_above_the_headline_says_nothing_of_the_article() -> None:
    page = article().replace("<h1>", "<div>登录后查看全文</div><h1>")
    found = derive([capture(page)])
    assert (found.headline, found.completeness.status) == (TITLE, "complete")


def test_a_notice_beside_an_article_of_one_paragraph_is_told() -> None:
    page = (
        "<html><head><title>青岚药监网</title></head><body><h1>青岚省药品抽检结果通报</h1><p>2025-03-04 来源：青岚日报</p>"
        "<p>近日，青岚省药监局公布抽检结果。</p><div>登录后查看全文</div></body></html>"
    )
    found = derive([capture(page)])
    assert found.text == "近日，青岚省药监局公布抽检结果。\n[…]"
    assert found.completeness.status == "truncated"
