"""Script: detection, the library's result character for character, and the corrections over it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from crawler.text.script import convert, detect
from crawler.text.script.dictionary import entries
from crawler.text.script.names import AFTER_DRY, BEFORE_DRY
from crawler.text.script.t2s import characters, phrase_matches, to_simplified

LIBRARY = OpenCC("t2s").convert
PHRASES = sorted(entries("TSPhrases"))
LETTERS = sorted(entries("TSCharacters")) + list("的一是在不了有和，。 \n-,A1（）")


DICTIONARIES = ["TSPhrases", "TSCharacters", "STPhrases", "STCharacters", "TWPhrases", "HKVariants"]


@pytest.mark.parametrize("name", DICTIONARIES)
def test_every_entry_of_the_dictionaries_is_converted_as_the_library_does(name: str) -> None:
    for key, values in entries(name).items():
        for text in (key, *values):
            assert to_simplified(text) == LIBRARY(text)


def test_long_text_is_converted_as_the_library_does() -> None:
    text = "，".join(value for values in entries("STPhrases").values() for value in values)
    assert to_simplified(text) == LIBRARY(text)


def test_a_phrase_at_the_end_is_no_longer_than_the_text() -> None:
    assert to_simplified("藉助於世成") == LIBRARY("藉助於世成") == "借助于世成"
    assert [(match.start, match.end) for match in phrase_matches("藉助於世成")] == [(0, 3)]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PHRASES + LETTERS), max_size=30).map("".join))
def test_phrases_that_run_into_each_other_are_converted_as_the_library_does(text: str) -> None:
    assert to_simplified(text) == LIBRARY(text)


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from(sorted(set("".join(PHRASES)))), max_size=60))
def test_random_text_over_the_letters_of_phrases_is_converted_as_the_library_does(text: str) -> None:
    assert to_simplified(text) == LIBRARY(text)


@given(st.text())
def test_length_is_kept_and_every_difference_from_the_table_is_told(text: str) -> None:
    found = convert(text)
    assert len(found.text) == len(text)
    for place, (before, after) in enumerate(zip(text, found.text, strict=True)):
        assert characters().get(before, before) == after or found.explain(place) is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("隨著", "随着"),
        ("一頭連著民生,事關百姓", "一头连着民生,事关百姓"),
        ("著力推進規範化建設", "着力推进规范化建设"),
        ("取得了顯著成效", "取得了显著成效"),
        ("著名專家的著作和專著", "著名专家的著作和专著"),
        ("成績卓著,臭名昭著", "成绩卓著,臭名昭著"),
        ("討論著彰顯著意義的論著", "讨论着彰显着意义的论著"),
        ("鬍寧副局長", "胡宁副局长"),
        ("不瞭解情況,登高瞭望", "不了解情况,登高瞭望"),
        ("經國務院批覆同意", "经国务院批复同意"),
        ("衞生署", "卫生署"),
        ("乾隆年間的乾燥藥材", "乾隆年间的干燥药材"),
        ("其餘部分徵求意見後公佈", "其余部分征求意见后公布"),
        ("裏面和裡面", "里面和里面"),
        ("圍繞著《藥品管理法》和他著的《本草》", "围绕着《药品管理法》和他著的《本草》"),
        ("寫著名字的著作權人看著作者", "写着名字的著作权人看着作者"),
        ("合著的論文配合著整改", "合著的论文配合着整改"),
        ("王丙乾、李乾光等出席,曬乾的餅乾和乾部", "王丙乾、李乾光等出席,晒干的饼干和干部"),
        ("由於單位多重於其一,於崇文", "由于单位多重于其一,於崇文"),
        ("慰藉著人心,藉著憑藉藉以", "慰藉着人心,借着凭借借以"),
        ("答覆覆核覆蓋顛覆", "答复复核覆盖颠覆"),
        ("薰陶薰衣草香薰", "熏陶薰衣草香熏"),
        ("座標上的傢俱鉅子", "坐标上的家具巨子"),
        ("應徵調函,宮徵調", "应征调函,宫徵调"),
        ("二噁英噁心噁唑", "二噁英恶心噁唑"),
        ("語氣沈重,沈默不語,沈澱物,深沈", "语气沉重,沉默不语,沉淀物,深沉"),
        ("沈院長、沈靜芬與沈思良,瀋陽", "沈院长、沈静芬与沈思良,沈阳"),
        ("不得牴觸母法,請逕向該署申請", "不得抵触母法,请径向该署申请"),
        ("商舖拚經濟,牠與妳隣近", "商铺拼经济,它与你邻近"),
        ("反反覆覆,待覆,覆診,覆函,覆上一層,傾覆", "反反复复,待复,复诊,复函,覆上一层,倾覆"),
        ("陳甦教授甦醒,經濟復甦", "陈甦教授苏醒,经济复苏"),
        ("魏徵與陸徵祥,北魏徵兵", "魏徵与陆徵祥,北魏征兵"),
        ("乾安縣烘乾安裝,英哩", "乾安县烘干安装,英里"),
        ("規畫與企畫,畫面,規模倣效", "规划与企划,画面,规模仿效"),
        ("祇有神祇,醱酵", "只有神祇,发酵"),
        ("唇顎裂上顎", "唇腭裂上颚"),
        ("天冬醯胺和乙醯胺酚", "天冬酰胺和乙醯胺酚"),
        ("睪酮暱稱擡價屋簷車伕兼收幷蓄", "睾酮昵称抬价屋檐车夫兼收并蓄"),
        ("見微知著,以散文稱著,文徵明徵求", "见微知著,以散文称著,文徵明征求"),
        ("福山著,陳高華譯,拿著,他譯", "福山著,陈高华译,拿着,他译"),
        ("老么什么女工", "老幺什么女工"),
        ("范局長、余處長、于主任和后先生在後院", "范局长、余处长、于主任和后先生在后院"),
        ("錢鍾書、鍾馗和鍾院士看鐘", "钱锺书、钟馗和钟院士看钟"),
    ],
)
def test_readings_are_chosen_by_context(before: str, after: str) -> None:
    assert convert(before).text == after


def test_an_author_who_writes_the_particle_means_the_other_word_by_what_is_left() -> None:
    assert convert("讀著走着走着,李四著").text == "读著走着走着,李四著"
    assert convert("走着走着,隨著看著,著手著名").text == "走着走着,随着看着,着手著名"


def test_what_stands_beside_dry_is_what_the_library_has() -> None:
    pairs = [(key, values[0]) for key, values in entries("STPhrases").items() if "乾" in values[0]]
    places = [
        (new, i)
        for old, new in pairs
        for i, (a, b) in enumerate(zip(old, new, strict=True))
        if a + b == "干乾"
    ]
    assert set("".join(new[i - 1] for new, i in places if i)) - set("李一二等光") == set(BEFORE_DRY)
    assert set("".join(new[i + 1 : i + 2] for new, i in places)) - set("李一二等光") == set(AFTER_DRY)


def test_a_correction_names_its_rule() -> None:
    found = convert("隨著瞭解衞生,憑藉")
    assert [found.explain(i) for i in range(len(found.text))] == [
        None, "zhe", "liao", "phrase", "variant", None, None, "phrase", "jie",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("药品监督管理局发布公告", "Hans"),
        ("藥品監督管理局發佈公告", "Hant"),
        ("藥品監督管理局發佈公告，药品监督管理", "mixed"),
        ("藥品監督管理局" * 20 + "药", "Hant"),
        ("", "Hans"),
        ("2024-01-01 GMP", "Hans"),
        ("著名的云南后土", "Hans"),
    ],
)
def test_script_is_told_by_characters_of_one_script_only(text: str, script: str) -> None:
    assert detect(text) == script
