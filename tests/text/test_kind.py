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
