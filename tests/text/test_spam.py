"""What a script scattered over a text: one brand with its site, again and again, and nothing else that is told often."""

from crawler.text import furniture
from crawler.text.passes import Context
from tests.text.passing import through

CLEAN = (
    "某省市场监督管理局发布抽检信息通告，内容显示，近期组织了监督抽检，发现的主要问题是品质指标不达标。\n"
    "对抽检中发现的不合格产品，监管部门已依法开展核查处置，并及时向社会公开。"
)


def _with(brand: str) -> str:
    return (
        CLEAN.replace("发布抽检", f"发布{brand}抽检")
        .replace("内容显示", f"内容显示{brand}")
        .replace("不达标", f"不达标{brand}")
        .replace("公开。", f"公开{brand}。")
    )


def test_a_brand_scattered_over_a_text_goes_and_the_sentences_are_whole() -> None:
    assert through(_with("BOB体育官方入口")).text == CLEAN
    assert through(_with("某胜娱乐官网下载")).text == CLEAN


def test_what_a_text_is_about_stays_however_often() -> None:
    about = "本次整治的彩票官方网站共三家：甲彩票官方网站、乙彩票官方网站、丙彩票官方网站，均由警方查封。"
    assert not any(edit.class_ == "spam" for edit in furniture.PASS.run(about, Context()).edits)
    twice = CLEAN.replace("通告", "某某体育官方网站通告")
    assert through(twice).text == twice
