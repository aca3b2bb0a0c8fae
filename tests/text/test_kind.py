"""Kind: a speech, a notice, news or something else, by headline and by how the text begins."""

import pytest

from archive.derivation import Kind
from crawler.text.kind import kind

TEXT = "5月6日，某市召开会议，研究部署药品安全重点工作，要求各级各部门压实责任，抓好落实，守住底线。"

LABELLED: dict[Kind, str] = {
    "speech": """
        在全市药品经营监管工作会议上的讲话
        某副市长在药品安全巩固提升行动工作会上的讲话
        某局长在年度总结会上的讲话（节选）
        在药学会成立大会上的致辞
        在全省药监系统座谈会上的发言
        全市药品安全工作会议主持词
        药监局长述职报告
        在安全用药月启动仪式上的讲话提纲
        某某：在医疗器械创新大会上的演讲
        """,
    "notice": """
        药品安全责任约谈办法
        药品再注册管理办法
        中华人民共和国某某法（2019年修订）
        关于发布药品网络销售禁止清单的公告
        国家药监局关于暂停进口某产品的公告（2023年第12号）
        关于开展医疗器械质量抽查检验工作的通知
        某省药监局药品抽检质量通告
        关于征求《药品检查细则》意见的函
        药品经营质量管理办法
        化妆品不良反应监测管理规定（试行）
        医疗器械临床评价指导原则
        某市药店检查情况通报
        关于公示执业药师拟注册人员的公示
        药品召回管理办法（征求意见稿）
        关于同意设立检查分中心的批复
        """,
    "news": """
        某省约谈违规药店并公布名单
        全省药品监管工作视频会议召开
        国家药监局召开药品安全专项整治推进会
        局长出席会议并讲话
        某副省长在座谈会上发表讲话
        我市学习贯彻全国会议讲话精神
        药企难忍原材料涨价压力
        国家药监局发布新版检查要点
        《药品召回管理办法》印发实施
        某市启动安全用药月活动
        一图读懂药品管理新规定
        """,
    "other": "",
}


def _cases() -> list[tuple[Kind, str]]:
    return [
        (k, title.strip()) for k, titles in LABELLED.items() for title in titles.strip().split("\n") if title
    ]


@pytest.mark.parametrize(("wanted", "title"), _cases())
def test_by_headline(wanted: Kind, title: str) -> None:
    assert kind(title, TEXT) == wanted


@pytest.mark.parametrize("opening", ["同志们：", "各位领导，同志们：", "尊敬的各位来宾，女士们、先生们："])
def test_an_address_opens_a_speech(opening: str) -> None:
    assert kind("凝心聚力守底线", opening + TEXT) == "speech"


def test_a_column_of_notices_names_its_articles() -> None:
    assert kind("某批次产品不符合规定", TEXT, "https://yjj.example.gov.cn/xxgk/ggtg/2023/1.html") == "notice"


@pytest.mark.parametrize(("title", "text"), [(None, TEXT), ("", ""), ("图片新闻", "")])
def test_without_headline_or_text_it_is_something_else(title: str | None, text: str) -> None:
    assert kind(title, text) == "other"


STUDY = "近年来，药品流通的形式不断变化。本文从三个方面分析其成因，并提出对策。"
GUIDE = "要办这张证，先要弄清楚自己属于哪一类，再准备材料，最后到窗口提交。"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("药品零售监管的路径", STUDY),
        ("二类器械经营备案怎么办理", GUIDE),
        ("药品批准文号是什么意思", ""),
        ("经营许可证需要什么材料？", GUIDE),
        ("如何正确使用体温计", "体温计用之前要甩一甩，用之后要擦干净。"),
        (
            "中药饮片炮制工艺的设计与优化",
            "李某 王某（某省药科大学，某市 310000） 0 引言 炮制是饮片生产的关键。",
        ),
        ("药品召回", "药品召回是指生产企业按照规定的程序收回已上市的存在安全隐患的药品。"),
        ("某某药署", "药署是某某药品监督管理署的简称，专门从事药品与器械的管理。"),
        ("工作总结（精选12篇）", "篇一：一年来，我们做了以下工作。"),
        ("药品养护员证过期了还能用吗", ""),
        ("药学综合复习指南", "先看书，后做题。"),
        ("老屋的药罐", "记忆里，那只药罐一直放在灶台上。小时候我怕苦，总要磨蹭到药凉了才肯喝。"),
    ],
)
def test_studies_guides_and_entries_are_something_else(title: str, text: str) -> None:
    assert kind(title, text) == "other"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("药店关了门 药该到哪里买", "昨日，记者走访了城东的几家药店，只有一家开着门。"),
        ("过期药怎么处理？", "某市药监局近日在社区设点，回收居民家中的过期药品。"),
        ("药品监管改革的启示", "新华社某市3月4日电 全国药品监管工作会议4日在这里举行。"),
        ("某局长在药学大会开幕式上致辞", "11月20日，药学大会在某市开幕，某局长出席并致辞。"),
        ("药店夜里还开门吗?", ""),
        ("老药工的一天", "走进故乡的老药房，母亲的药方还挂在墙上，记者看到我市最后一位老药工正在称药。"),
        ("论坛开幕 某主席演讲", "中新社某市9月7日电（记者某某）论坛7日上午在某市开幕。"),
    ],
)
def test_what_begins_as_a_report_is_news_whatever_the_headline_asks(title: str, text: str) -> None:
    assert kind(title, text) == "news"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("药监局发布参比制剂目录", "某局关于发布参比制剂目录（第三批）的通告。经审核，现予发布。特此通告。"),
        ("转知修正管制药品品项", "主 旨：转知修正管制药品品项，请 查照。说 明：一、依某局函办理。"),
        ("某县市场监管局行政处罚决定书（(某)药监罚〔2020〕3号）", "当事人：某药店。"),
        ("实施基本药物制度考核办法", ""),
        ("医疗保障改革方案全文", ""),
        ("药品登记办法（局令第3号）附件2 登记表填报要求", ""),
        ("某类药物处方权限管理规定与程序", ""),
    ],
)
def test_a_document_is_a_notice_whatever_an_editor_set_over_it(title: str, text: str) -> None:
    assert kind(title, text) == "notice"


NAMED_BY_THE_WAY = """
某市举办药品安全知识竞赛
百家药店签署诚信经营承诺书
某公司加盟店卖假药被查
药品采购合同纠纷案开庭
执业药师考试答案泄露 多人被抓
参数不符 一批血压计被召回
某市启动药品供应保障研究
多地调整医保药品目录
""".strip().split("\n")
NAMED_AT_THE_END = """
化妆品新规来了 企业须知道这些标准
药企痛失国家集采名单
一家药店为何拿不到批复
某医院擅自提高收费标准
某局长作年度工作报告
一线药监人的获奖感言
药监干部登台演讲
""".strip().split("\n")
REPORTED = "本报讯（记者 某某）5月3日，某市药监局通报了有关情况，市民对此十分关心。"


@pytest.mark.parametrize("title", NAMED_BY_THE_WAY)
@pytest.mark.parametrize(
    "text",
    [
        REPORTED,
        "5月3日上午，某市药监局举办了这次活动，五十多家企业参加。",
        "近日，某市药监局召开会议，对下一步工作作出部署。",
    ],
)
def test_what_is_reported_is_news_though_its_headline_names_something_else(title: str, text: str) -> None:
    assert kind(title, text) == "news"


@pytest.mark.parametrize("title", NAMED_AT_THE_END)
def test_what_a_reporter_tells_is_news_though_its_headline_ends_as_a_document(title: str) -> None:
    assert kind(title, REPORTED) == "news"


def test_a_document_has_one_phrase_for_a_name() -> None:
    assert kind("化妆品抽检又有新名单，三家企业上榜名单", "5月3日，某市公布了结果。") == "news"
    assert kind("某省发布抽检名单", REPORTED) == "news"
    assert kind("某省药品抽检不合格名单", "序号 名称 批号") == "notice"


@pytest.mark.parametrize(
    ("wanted", "title", "text"),
    [
        ("notice", "某市药品安全规划", "近日，我局编制了本规划，现予公布。"),
        ("notice", "关于发布某目录的通告", "5月3日，我局组织专家审定了目录。"),
        ("notice", "医疗保障改革方案（全文）", "新华社某市5月3日电 近日，某部门印发了方案，全文如下。"),
        ("speech", "某局长新年贺词", "5月3日，同志们：新的一年开始了。"),
        ("speech", "某局长在药学大会开幕式上致辞", "（2020年5月3日）同志们：今天我们召开大会。"),
        ("other", "讣告", "5月3日，某先生在某市病逝。"),
    ],
)
def test_a_date_alone_makes_no_report_of_a_document(wanted: Kind, title: str, text: str) -> None:
    assert kind(title, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "各市、县药品监督管理局：现将省局收到的风险信号转给你们，请督促企业停止销售。",
        "各有关单位：根据工作安排，现就有关事项通知如下：一、时间。二、要求。",
        "根据工作需要，经研究，现将有关事项公告如下：",
        "说明：一、依据主管机关来函办理。二、请转知所属会员。",
        "发文机关：某部 函类别：公告 主旨：公告修正应遵行事项。",
        "某省药房设置布局 第一章 总则 第一条 为规范药房设置，制定本布局。",
        "证券代码：600000 证券简称：某某药业 公告编号：2031-01 近日，公司收到批件。",
        "本公司董事会及全体董事保证本公告内容不存在虚假记载。近日，公司收到批件。",
    ],
)
def test_a_document_says_to_whom_it_goes_and_what_it_makes_known(text: str) -> None:
    assert kind("两种注射剂停用有关工作", text) == "notice"
    assert kind("两种注射剂停用有关工作", "新华社某市5月3日电（记者某某）" + text) == "news"


@pytest.mark.parametrize(
    "text",
    [
        "——在全省药品监管会议上的讲话 陈某某 同志们：今天的会议十分重要。",
        "守好底线 保障安全 ——在毕业典礼上的致辞 校长 周某某 亲爱的同学们：大家好！",
    ],
)
def test_the_name_of_a_speech_may_stand_below_a_headline(text: str) -> None:
    assert kind("守好药品安全这条线", text) == "speech"
    assert kind("守好药品安全这条线", "本报讯（记者 某某）" + text) == "news"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("青霉素", "此条目需要补充更多来源。青霉素由霉菌产生，二十世纪四十年代开始大量生产。"),
        ("某国药物管理署", "某国药物管理署（英語：Drug Administration）是某国卫生部下属的机构。"),
        ("白及", "中文名：白及 别称：连及草 分类：兰科白及属 药用部位：干燥块茎。"),
        ("某某药事管理规定", "药事管理规定是指医疗机构为了管理和使用药品而制定的制度的统称。"),
        ("药物署", "「药物署」重新导向至此。关于其他用法，请见消歧义页。"),
    ],
)
def test_pages_of_encyclopaedias_are_something_else(title: str, text: str) -> None:
    assert kind(title, text) == "other"


@pytest.mark.parametrize(
    "text",
    [
        "有关部门提醒：公众购药要看清批号，不要轻信网上的宣传。",
        "各地药监部门介绍：节前检查已全面展开，共查药店八百家。",
        "近日，有关部门表示：这批药品已全部召回，企业已停产整改。",
    ],
)
def test_offices_that_say_something_are_not_written_to(text: str) -> None:
    assert kind("公众购药注意这几点 药监部门发布新提示", text) == "news"


def test_a_document_that_repeats_its_name_is_no_entry() -> None:
    assert (
        kind("药品召回管理办法", "药品召回管理办法 为规范药品召回，保障公众用药安全，制定本办法。")
        == "notice"
    )


def test_an_outlet_that_is_credited_speaks_for_a_report() -> None:
    title, opening = "街角那家药店为什么总排着队", "来这里不只为买药，老顾客每周都来量一次血压，聊上几句。"
    assert kind(title, opening) == "other"
    assert kind(title, opening, credited=True) == "news"
    assert kind("药店管理制度范本", opening, credited=True) == "other"
