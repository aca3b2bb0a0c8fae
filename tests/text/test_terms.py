"""Terms of Taiwan and Hong Kong: the table is in order, and a word is a term only where it is one."""

import pytest

from archive.edits import apply, undo
from crawler.text.script import convert
from crawler.text.script.dictionary import entries as library
from crawler.text.terms import VERSION, mapped, terms
from crawler.text.terms.table import entries, rows

CLASSES = {"regulation", "substance", "medicine", "general"}
SOURCES = {"TW-LAW", "NAER", "STEM", "TW-USE", "HK-USE", "OpenCC"}


def found(text: str) -> list[tuple[str, str]]:
    return [(term.word, term.mainland) for term in terms(convert(text).text)]


def test_the_table_is_sorted_and_has_no_word_twice() -> None:
    words = [row.word for row in rows()]
    assert words == sorted(set(words))
    assert len(words) >= 500
    assert len(entries()) == len(words), "two words are one in Simplified characters"


def test_each_line_is_well_formed() -> None:
    for row in rows():
        assert len(row.word) >= 2, row
        assert row.region in {"tw", "hk"}, row
        assert row.class_ in CLASSES, row
        assert row.source in SOURCES, row
        assert not any(field != field.strip() for field in (row.word, row.mainland, row.before, row.after)), (
            row
        )
        assert convert(row.mainland).text == row.mainland, f"not in Simplified characters: {row}"
        assert convert(row.word).text != row.mainland, f"differs in script only: {row}"
        for condition in (row.before, row.after):
            assert condition == "" or all(condition.removeprefix("!").split("|")), row
            assert "!" not in condition[1:], row


def test_what_is_said_to_be_of_the_library_is_there() -> None:
    pairs = {(convert(a).text, b) for a, words in library("TWPhrases").items() for b in words}
    said = {(row.mainland, row.word) for row in rows() if row.source == "OpenCC"}
    assert said <= pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("學名藥仿單變更", [("学名药", "仿制药"), ("仿单变更", "说明书变更")]),
        ("乙醯胺酚錠劑", [("乙醯胺酚", "对乙酰氨基酚"), ("锭剂", "片剂")]),
        ("新成分之磺醯胺類", [("磺醯", "磺酰")]),
        ("藥品品質與生活品質", [("品质", "质量")]),
        ("品質管理系統", [("品质管理系统", "质量管理体系")]),
        ("經衛生主管機關核准上市", [("核准上市", "批准上市")]),
        ("改變審批核准制度", []),
        ("產品管理、中醫材料、科學名藥、中藥證候", []),
        ("檢查廠房,各部會同,有效期內", []),
        ("醫材業者召回", [("医材", "医疗器械"), ("业者", "企业")]),
        ("資訊系統與軟體", [("资讯系统", "信息系统"), ("软体", "软件")]),
        ("註冊藥劑製品", [("注册药剂制品", "注册药品")]),
        ("", []),
    ],
)
def test_a_word_is_a_term_where_it_is_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_term_says_where_it_stands_and_by_which_table() -> None:
    text = "本局受理学名药查验登记"
    (first, second) = terms(text)
    assert (text[first.start : first.end], text[second.start : second.end]) == ("学名药", "查验登记")
    assert {first.table, second.table} == {VERSION}


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        (
            "食藥署公告,某廠乙醯胺酚錠劑因溶離試驗不符檢驗規格啟動回收。業者應依藥物優良製造準則檢討製程確效,並更新仿單。",
            "食药署公告,某厂对乙酰氨基酚片剂因溶出度试验不符质量标准启动召回。业者应依药品生产质量管理规范检讨工艺验证,并更新说明书。",
        ),
        (
            "學名藥廠應檢送生體相等性試驗報告,免執行銜接性試驗;單株抗體及標靶藥物適用優先審查。廣告誇大不實者處罰鍰。",
            "仿制药厂应检送生物等效性试验报告,免执行桥接试验;单克隆抗体及靶向药物适用优先审评。广告虚假夸大者处罚款。",
        ),
        (
            "衞生署呼籲市民停用一款註冊藥劑製品,持牌批發商已全面回收。服用撲熱息痛者可諮詢藥劑師,腦退化症患者繼續用藥。",
            "卫生署呼吁市民停用一款注册药品,持证批发企业已全面召回。服用对乙酰氨基酚者可咨询药师,痴呆患者继续用药。",
        ),
    ],
)
def test_a_notice_reads_as_the_mainland_would_have_it(notice: str, expected: str) -> None:
    assert mapped(convert(notice).text)[0] == expected


def test_mapping_is_undone_by_its_edits() -> None:
    text = "学名药的仿单和软体,学名药。"
    after, edits = mapped(text)
    assert after == "仿制药的说明书和软件,仿制药。"
    assert apply(text, edits) == after
    assert undo(after, edits) == text
    assert {edit.pass_ for edit in edits} == {"terms"}


def test_what_is_mapped_has_nothing_left_to_map() -> None:
    for row in rows():
        once, _ = mapped(convert(row.word).text)
        assert mapped(once) == (once, ()), row
