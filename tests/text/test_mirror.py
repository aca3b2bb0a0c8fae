"""Mirror repair: what must come right, what must stay, and the laws of its edits."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.derivation import Damage, Edit
from crawler.text.draft import Draft
from crawler.text.mirror import PASS
from crawler.text.mirror.model import model
from crawler.text.passes import Context

PAGE = (
    "全市藥品經(jīng)營企業(yè)要規(guī)范經(jīng)營，醫(yī)療機(jī)構(gòu)要依法執(zhí)業(yè)，監(jiān)管部門要強(qiáng)化責(zé)任，"
    "加強(qiáng)醫(yī)保基金監(jiān)管，規(guī)范醫(yī)療機(jī)構(gòu)使用醫(yī)保基金的行為。"
)
CLEAN = PAGE
for letter in "āáǎàēéěèīíǐìōóǒòūúǔùabcdefghijklmnopqrstuvwxyz":
    CLEAN = CLEAN.replace(letter, "")
CLEAN = CLEAN.replace("()", "")


def mended(text: str) -> str:
    return Draft.of(text).revise(PASS.run(text, Context()).edits).text


def damage(text: str) -> tuple[Damage, ...]:
    return PASS.run(text, Context()).damage


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("我們?yōu)槠髽I(yè)提供", "我們為企業提供"),
        ("又涉及醫(yī);疬`規(guī)使用", "又涉及醫保基金違規使用"),
        ("使用醫(yī);鸬尼t(yī)療", "使用醫保基金的醫療"),
        ("暫;蛉∠溽t(yī)保", "暫停或取消其醫保"),
        ("應用??股亍⒕S生素", "應用。抗生素、維生素"),
        ("?币晃唤咏麮FDA", "。”一位接近CFDA"),
        ("表示?爸袊谐^4000家", "表示。“中國有超過4000家"),
        ("違規使用醫(yī);鸬尼t(yī)療機(jī)構(gòu)", "違規使用醫保基金的醫療機構"),
        ("中國生物?！敝袊镝t(yī)學(xué)會", "中國生物。”中國生物醫學會"),
        ("服務(wù)商O(píng)racle提供的數(shù)據(jù)庫(kù)", "服務商Oracle提供的數據庫"),
        ("他們?yōu)槭裁催€要用數(shù)字", "他們為什么還要用數字"),
        ("在當(dāng)?shù)蒯t(yī)院", "在當地醫院"),
        ("我們?nèi)〉昧孙@著成績(jī)和業(yè)績(jī)", "我們取得了顯著成績和業績"),
        ("她低著頭說：“這種藥已經停產?！贬t生笑著說", "她低著頭說：“這種藥已經停產。”醫生笑著說"),
        ("他們說：“我們明年再來?！?/p>還有人說", "他們說：“我們明年再來。”還有人說"),
        ('我們?cè)?a href="/x">官網</a>公布', "我們在官網</a>公布"),
        ("“先要保證質量??\n企業(yè)說", "“先要保證質量。”\n企業說"),
    ],
)
def test_runs_out_of_step_come_right(shown: str, meant: str) -> None:
    assert mended(shown) == meant
    assert mended(PAGE + shown) == CLEAN + meant


def test_what_two_characters_would_fit_is_left_and_told_with_both() -> None:
    shown = "患者說這個藥真?zhèn)?。企業"
    assert mended(shown) == shown
    (told,) = damage(shown)
    assert {"偽", "傳"} <= set(told.candidates)


@pytest.mark.parametrize(
    "shown",
    ["旅游總?cè)舜?4.55億，全國(guó)的企業(yè)", "醫(yī)療人工智能行業(yè)?！叭斯ぶ悄?”行動(dòng)深入"],
)
def test_a_digit_that_a_lost_byte_took_along_is_not_read_over(shown: str) -> None:
    assert "次4.55" not in mended(shown)
    assert "智能”" not in mended(shown)


def test_a_page_turned_to_simplified_since_is_freed_of_its_glosses_too() -> None:
    shown = "全市药品经(jīng)营企业(yè)要规范经(jīng)营，企业(yè)负责人要签订承诺书，结(jié)果报(bào)市局。"
    assert mended(shown) == "全市药品经营企业要规范经营，企业负责人要签订承诺书，结果报市局。"


def test_glosses_of_a_page_are_taken_out_and_recorded() -> None:
    found = PASS.run(PAGE, Context())
    assert mended(PAGE) == CLEAN
    assert {(edit.pass_, edit.class_, edit.after) for edit in found.edits} == {("mirror", "gloss", "")}
    assert not found.damage


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("會(huì )議", "會議"),
        ("政(zheng)(zheng)府和政(zheng)(zheng)策", "政府和政策"),
        ("經【jīng】濟", "經濟"),
    ],
)
def test_other_styles_of_gloss_are_taken_out_too(shown: str, meant: str) -> None:
    assert mended(PAGE + shown) == CLEAN + meant


@pytest.mark.parametrize(
    "text",
    [
        "砼(tóng)是混凝土的簡寫，工地上常用砼(tóng)字。",
        "本市藥監局發布《辦法》；企業應當於月底前自查。為什麼?因為安全第一!",
        "什麼是GMP?藥品生產質量管理規範;什麼是GSP?藥品經營質量管理規範。",
        "茶園(cháyuán)位於山腰，西安(Xi'an)的老師教拼音。",
        "这是简体文本;没有任何损坏?当然没有!请看第3条。",
        "讀音：瀧(lóng)、犇(bēn)、骉(biāo)。",
        "",
        "?",
        ";;;???",
        "(yè)",
    ],
)
def test_clean_text_stays(text: str) -> None:
    assert PASS.run(text, Context()).edits == ()


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("我們大力推廣冷鏈運輸，F(xiàn)在，全省已有三百家。", "我們大力推廣冷鏈運輸。現在，全省已有三百家。"),
        ("藥師說，這是多年的老毛病?！?/p>", "藥師說，這是多年的老毛病。”"),
        ("藥師說：“這樣存放疫苗是很不正常??br>\n第二天", "藥師說：“這樣存放疫苗是很不正常。”\n第二天"),
        ("縣人民政府\n 。ㄕ髑笠庖姼澹\n各位代表", "縣人民政府\n \u3000（征求意見稿）\n各位代表"),
    ],
)
def test_what_nobody_writes_is_damage_without_anything_else_on_the_page(shown: str, meant: str) -> None:
    assert mended(shown) == meant


def test_digits_of_full_width_are_looked_for_behind_a_mark() -> None:
    (told,) = damage("新華社北京６月１日電 日本外務?。保踩招?，迄今為止已經有50個國家")
    assert told.after or told.candidates[0] == "省１２日宣布"


def test_what_vanished_behind_a_full_stop_hides_no_run() -> None:
    *_, told = damage(PAGE + "如果你問起這件事，我要說?。蚁矚g你，很喜歡。")
    assert told.candidates[0] == "啊，我喜歡"


def test_what_was_put_right_in_one_place_tells_what_another_says() -> None:
    alone = "\n版權均屬??诰W所有。"
    assert mended(PAGE + alone) == CLEAN + alone
    told = "\n本頁稿件注明來自“??诰W”，版權均屬??诰W所有。"
    assert mended(PAGE + told) == CLEAN + "\n本頁稿件注明來自“海口網”，版權均屬海口網所有。"
    assert not [one for one in damage(PAGE + told) if one.after is None]


def test_a_page_of_a_mirror_keeps_the_glosses_of_its_author() -> None:
    assert mended(PAGE + "砼(tóng)是混凝土") == CLEAN + "砼(tóng)是混凝土"


def test_clean_text_never_wakes_the_model() -> None:
    model.cache_clear()
    PASS.run(CLEAN * 50, Context())
    assert model.cache_info().currsize == 0


def test_a_repair_is_an_edit_and_told_as_damage() -> None:
    text = "我們?yōu)槠髽I(yè)提供"
    (edit,) = PASS.run(text, Context()).edits
    assert edit == Edit(2, 14, "?yōu)槠髽I(yè)", "為企業", "mirror", "straddle", edit.confidence)
    (told,) = damage(text)
    assert (told.start, told.end, told.before, told.after) == (2, 14, "?yōu)槠髽I(yè)", "為企業")


def test_a_mark_at_the_end_of_a_line_is_looked_at_where_a_quotation_is_open() -> None:
    assert (
        mended(PAGE + "他說：“這種藥一直供不應求!\n記者沒有見到貨。")
        == CLEAN + "他說：“這種藥一直供不應求。”\n記者沒有見到貨。"
    )
    (told,) = damage(PAGE + "他說：“這批藥誰買!\n記者沒有見到貨。")
    assert told.candidates[0] == "。”"
    assert not damage(PAGE + "他說：“這批藥漲價了!\n“下一批也一樣。”")
    assert not damage(PAGE + "他說這批藥漲價了!\n記者沒有見到貨。")


def test_a_gloss_is_explained_by_a_folded_mark_before_it_too() -> None:
    (told,) = damage(PAGE + "審批時限還能縮短嗎??jī)赡赆嵩倏?")
    assert told.candidates[0] == "兩年後再看"


def test_a_page_that_costs_too_much_is_left_as_it_is_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.text.mirror.search.MOST", 10)
    shown = "表示?爸袊谐^4000家，使用醫(yī);鸬尼t(yī)療機(jī)構(gòu)"
    assert "醫;鸬尼t療" in mended(PAGE + shown)
    assert ";" in [told.before for told in damage(PAGE + shown)]


def test_what_is_not_sure_is_told_with_candidates_and_left() -> None:
    text = PAGE + "這是長期的慣例?彼嬖V記者。"
    assert mended(text).endswith("這是長期的慣例?彼嬖V記者。")
    (told,) = damage(text)
    assert told.after is None
    assert told.candidates[:2] == ("。”他告訴", "。”她告訴")


def test_a_letter_in_place_of_a_character_is_told_and_left() -> None:
    text = PAGE + "新聞媒體的y論監督"
    assert mended(text).endswith("新聞媒體的y論監督")
    (told,) = damage(text)
    assert (told.before, told.after, told.mechanism) == ("y", None, "lost-character")
    assert "輿" in told.candidates


def test_the_comma_before_a_lost_byte_is_the_authors_among_junk() -> None:
    page = "藥品,，醫(yī)療,。企業(yè),，監(jiān)管,。機(jī)構(gòu),，"
    assert "受阻,海口" in mended(page + "趕到現場採訪均受阻,,??陔娨暸_一名記者")


def test_commas_are_no_junk_where_stars_are() -> None:
    page = "藥品★，醫(yī)療★。企業(yè)★，監(jiān)管★。機(jī)構(gòu)★，"
    assert mended(page + "他說,。誰也不知道") == "藥品，醫療。企業，監管。機構，他說,。誰也不知道"


def test_junk_before_marks_is_taken_out_where_the_page_is_full_of_it() -> None:
    assert mended("今天開會,，明天開會,。後天開會,，再也不開,。大家回家,，走了,。") == (
        "今天開會，明天開會。後天開會，再也不開。大家回家，走了。"
    )
    assert mended("今天,，明天，後天。") == "今天,，明天，後天。"


PIECES = st.sampled_from(
    [
        *"的藥品監管我們為企業醫保基金;?!()，。、\n abyūè\ufffd？！；",
        "?/p>",
        "\ufffdbr>",
        "(yè)",
        "?yōu)",
        "醫(yī)",
        "業(yè)",
        ";鸬",
        "?爸",
        "t(yī)",
        "I",
        ",，",
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("心\ufffd\ufffd/p>\n")
def test_edits_lie_apart_and_fit_whatever_the_text(text: str) -> None:
    for body in (text, PAGE + text):
        found = PASS.run(body, Context())
        at = 0
        for edit in found.edits:
            assert edit.start >= at
            assert body[edit.start : edit.end] == edit.before
            at = edit.end
        for told in found.damage:
            assert body[told.start : told.end] == told.before
        assert PASS.run(body, Context()) == found
