"""Relevance: titles of drug regulation score high, titles of other trades low, and the terms say why."""

import pytest

from crawler.text.relevance import RELEVANT, relevance

ABOUT = """
国家药监局召开药品安全专项整治推进会
省药监局局长调研疫苗生产企业
某市开展医疗器械经营环节飞行检查
关于暂停销售某批次中药饮片的通告
全省化妆品监管工作会议在某市召开
药品网络销售监督管理办法公布
某县查处一起销售假药案
国家药典委员会发布药典增补本征求意见稿
药物警戒质量管理规范检查要点发布
某药企通过仿制药一致性评价
执业药师注册管理办法解读
麻醉药品和精神药品专项检查启动
某省推进药品追溯体系建设
在全市药品安全巩固提升会上的讲话
药品上市许可持有人责任清单出台
市场监管局开展药店执业检查
基本药物招标采购办法征求意见
某品牌面膜被检出禁用原料 药监部门责令下架化妆品
食药监总局通报不合格批次
FDA批准一款新药上市
省食品药品检验研究院举办开放日
中药材质量追溯试点扩围
某地医保局启动药品集中带量采购
创新药审评审批提速
医院制剂调剂使用 药房管理再规范
GMP证书被收回 企业停产整改
血液制品批签发数据公布
某市药检所通过能力验证
严打制售假劣药 多部门联合行动
“两品一械”安全宣传进社区
衞生署突擊搜查一間售賣未經註冊藥劑製品的店舖
血压计注册技术审查指导原则
香港衞生署回收一款血壓藥
药包材登记平台上线
角膜接触镜无证经营被查
单采血浆站违规采浆被立案
某生物类似药获批上市
""".strip().split("\n")

NOT_ABOUT = """
全市安全生产工作会议召开
某省高考报名人数公布
农药兽药残留超标 一批蔬菜下架
火药库安全检查全面展开
消防部门查获非法炸药
山药丰收 农民增收
芍药花开满园春
某市举办马拉松比赛
新能源汽车销量创新高
省委常委会召开会议
旅游景区门票优惠政策
中小学课后服务全覆盖
某县推进高标准农田建设
房地产市场平稳运行
台风登陆 多地停航
改革不能换汤不换药
治理形式主义要对症下药
国足公布集训名单
养老金调整方案出台
电影节闭幕 多部影片获奖
在全市法律援助培训会议上的讲话
全市分管行业安全生产推进会
森林防火进入关键期
地铁新线开通试运营
邮政快递业务量增长
银行下调存款利率
某高校迎来新生报到
文物保护条例修订草案提请审议
公安机关破获电信诈骗案
供暖季燃气保供会议召开
""".strip().split("\n")


@pytest.mark.parametrize("title", ABOUT)
def test_titles_about_drug_regulation(title: str) -> None:
    assert relevance(title).score >= 0.55


@pytest.mark.parametrize("title", NOT_ABOUT)
def test_titles_about_something_else(title: str) -> None:
    assert relevance(title).score <= 0.2


def test_the_terms_say_why() -> None:
    found = relevance("国家药监局部署疫苗检查", "会议要求强化药物警戒。")
    assert found.terms == ("国家药监局", "疫苗", "药物警戒")


def test_the_text_helps_a_vague_title() -> None:
    text = "国家药监局组织开展药品安全检查，查处假药劣药，规范药品经营。"
    assert relevance("全国视频会议召开").score == 0
    assert relevance("全国视频会议召开", text).score > 0.5


def test_one_mention_in_the_text_is_little() -> None:
    assert relevance("全市运动会开幕", "赛场备有药品。").score < 0.3


def test_traditional_and_full_width_titles_are_read_alike() -> None:
    assert relevance("ＮＭＰＡ通報").score == relevance("NMPA通报").score


def test_a_score_is_between_0_and_1() -> None:
    assert 0 <= relevance("").score <= relevance("药品" * 500, "药监局" * 2000).score <= 1


@pytest.mark.parametrize(
    "title", ["季节性流感疫苗接种计划下周展开", "感冒药怎么吃才对", "执业药师考试报名时间公布"]
)
def test_advice_and_vaccinations_are_told_by_their_texts_and_pass_the_gate_by_their_titles(
    title: str,
) -> None:
    assert relevance(title).score >= 0.3
    assert relevance(title, "门诊每天上午开放，请带好证件，按号排队。").score < RELEVANT
    assert relevance(title, "国家药监局近日就此发布公告，要求各地加强监督检查。").score >= RELEVANT


LEAFLET = (
    "本品为糖衣片，除去糖衣后显白色。口服，成人一次两片，一日三次，儿童酌减。服药期间多饮水，孕妇及哺乳期妇女慎用，"
    "症状未缓解请咨询医师。药物应放在儿童不能接触的地方。"
)
LESSON = (
    "药物分析是药学专业的一门主干学科，主要讲授药物的鉴别、杂质检查和含量测定，共六十四学时，"
    "包括讲授和实验两部分，学生应当先修分析化学和有机化学。"
)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("感冒药片", LEAFLET),
        ("药物分析", LESSON),
        (
            "某制药公司",
            "公司位于某市高新区，占地三百亩，现有员工一千余人，主要生产片剂、胶囊剂和颗粒剂，产品销往全国各地，制药设备先进，厂区环境优美，交通便利。",
        ),
        ("流感疫苗接种今日开打", "各社区诊所今起为长者接种流感疫苗，请带好证件，按号排队。"),
    ],
)
def test_a_product_nothing_is_done_about_is_not_its_regulation(title: str, text: str) -> None:
    assert relevance(title, text).score < RELEVANT


@pytest.mark.parametrize(
    "act",
    [
        "药监局责令召回其中三批。",
        "其中两批抽检不合格。",
        "该品种日前获批上市。",
        "国家组织集采后每盒降价六元。",
    ],
)
def test_what_is_done_about_it_is(act: str) -> None:
    assert relevance("感冒药片", act + LEAFLET).score >= RELEVANT


@pytest.mark.parametrize(
    "title", ["第八十章 假药风波", "医疗器械注册专员任职要求", "药品质量岗位求职简历", "医疗器械中级证书报考"]
)
def test_where_drugs_are_only_what_a_story_or_a_post_is_about_nothing_settles_it(title: str) -> None:
    assert relevance(title, "他在药品公司干了三年，每天和假药、药监局打交道。").score < RELEVANT


@pytest.mark.parametrize("title", ["疫苗的原理是什么", "感冒药有哪些副作用", "中药的用法用量"])
def test_what_is_looked_up_is_doubted_without_a_text(title: str) -> None:
    assert relevance(title).score < RELEVANT
    assert relevance(title + "？药监局要求召回").score >= RELEVANT


def test_an_office_named_twice_is_named_once() -> None:
    text = "某区市场监督管理局开展学习活动，全体党员参加。"
    assert relevance("某区市场监管局开展学习活动", text) == relevance("某区市场监管局开展学习活动", "")


def test_an_office_that_watches_over_food_as_well_speaks_of_food() -> None:
    text = "食品业者常以液蛋制作糕饼，为维护卫生，即日起稽查各洗选蛋工厂的生产和标示情形，不合格者依法处理。"
    assert relevance("食药署启动蛋品稽查专案", text).score < RELEVANT
    assert relevance("食药署启动药品稽查专案", text.replace("食品业者", "药商")).score >= RELEVANT
