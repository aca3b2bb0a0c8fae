"""Reports in the phrases of office: one series, other meetings. Invented, and the same on every machine.

A report is a pattern with places for a place, dates, people, numbers and goods. Two reports of one series share every
phrase and none of these; they tell of different things.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from random import Random


def _words(written: str) -> tuple[str, ...]:
    return tuple(written.split())


PLACES = _words(
    "青屿 临沅 泽川 岚山 宁陂 怀岭 长汀 桐浦 安漳 平泷 新滏 云阜 丰堰 广涞 石埭 南渚 东浯 西洮 北碚 海盱 "
    "永沭 兴阌 龙邡 金溧 凤翥 白洧 黑滹 清涟 江涪 河洑"
)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = _words(
    "志远 晓燕 建国 文静 德明 海涛 丽华 俊杰 春生 玉兰 国强 立新 思源 雪梅 永年 振东 婉清 少峰 佳宁 克勤"
)
GOODS = _words(
    "复方丹参片 阿莫西林胶囊 银黄颗粒 医用外科口罩 一次性注射器 血糖试纸 冻干人用疫苗 盐酸二甲双胍片 柴胡注射液 蜂蜜柚子膏 "
    "红外体温计 人工晶状体 氯化钠注射液 六味地黄丸 染发霜 防晒乳液 当归饮片 黄芪饮片 头孢克肟分散片 布洛芬混悬液"
)
FIRMS = _words("康泽 仁济 百草 瑞和 同安 天佑 华澜 普惠 长青 德润 益民 众诚 福源 宏济 广慈 正和")

SERIES: tuple[str, ...] = (
    """{date}，{place}省药品监督管理局在{place2}市召开全省药品安全专项整治工作推进会议。省局党组书记、局长{name}出席会议并讲话，副局长{name2}主持会议，
{place3}市、{place4}市市场监督管理局负责人作交流发言。
会议指出，今年以来，全省各级药品监管部门坚持问题导向，强化风险排查，共检查药品生产经营使用单位{n}家次，责令整改{n2}家，立案查处违法案件{n3}起，
罚没款{n4}万元，专项整治工作取得阶段性成效。
会议强调，要清醒认识当前药品安全面临的形势，切实增强责任感和紧迫感，把思想和行动统一到上级部署要求上来。要突出重点品种、重点环节和重点区域，
严厉打击制售假劣药品违法犯罪行为；要加强行刑衔接，做到案件查处到位、责任追究到位；要加大宣传力度，营造社会共治的良好氛围。
会议要求，各地要在{month}月底前完成自查，省局将组成{n5}个督查组开展督导检查。{name3}代表省公安厅通报了有关情况。
省局机关各处室、直属单位主要负责人，各市县市场监督管理局分管负责人共{n6}人参加会议。""",
    """为加强药品质量监管，保障公众用药安全，{place}省药品监督管理局组织开展了药品监督抽检工作。现将{year}年第{n}期药品质量抽查检验结果公告如下：
经{place2}市食品药品检验所等{n2}家药品检验机构检验，标示为{firm}药业有限公司等{n3}家企业生产的{goods}等{n4}批次药品不符合规定。
其中，{firm2}制药股份有限公司生产的{goods2}（批号{batch}），不符合规定项目为含量测定；{firm3}饮片有限公司生产的{goods3}（批号{batch2}），
不符合规定项目为性状和水分；{firm4}医药连锁{place3}分店经营的{goods4}（批号{batch3}），不符合规定项目为溶出度。
对上述不符合规定药品，药品监督管理部门已要求相关企业和单位采取暂停销售使用、召回等风险控制措施，对不符合规定原因开展调查并切实进行整改。
省药品监督管理局要求相关市县药品监督管理部门依据药品管理法，组织对上述企业和单位生产销售假劣药品的违法行为立案调查，自立案之日起三个月内公开查处结果。
特此公告。
{date}""",
    """本报讯（记者 {name}）{date}上午，国家药品监督管理局{place}检查组一行{n}人，在组长{name2}的带领下，
深入{place2}市{firm}生物制品有限公司，
就疫苗生产质量管理和储运冷链情况开展飞行检查。
检查组一行先后来到生产车间、质量控制实验室和成品库，详细查看了{goods}的投料记录、批生产记录和温度监测数据，并就发现的{n2}项一般缺陷与企业负责人{name3}
进行了面对面沟通。
检查组指出，企业是药品安全的第一责任人，必须牢固树立质量第一的意识，严格按照药品生产质量管理规范组织生产，确保生产全过程持续合规。
企业要对检查中发现的问题举一反三，逐条制定整改措施，明确责任人和完成时限，于{date2}前将整改报告上报。
据了解，该公司成立于{year}年，现有员工{n3}人，年产能{n4}万支，产品销往{place3}、{place4}等{n5}个省份。
{name3}表示，企业将以此次检查为契机，全面排查风险隐患，不断提升质量管理水平，让人民群众用上放心药。""",
    """{place}市市场监督管理局{year}年法治政府建设年度报告
{year}年，{place}市市场监督管理局在市委、市政府的坚强领导下，认真履行市场监管职责，法治建设各项工作稳步推进。现将有关情况报告如下。
一、主要工作情况。全年共受理行政许可事项{n}件，办结{n2}件，平均办理时限压缩至{n3}个工作日。开展双随机抽查{n4}户次，公示率达到百分之百。
全年办理行政处罚案件{n5}件，其中药品类{n6}件、医疗器械类{n7}件、化妆品类{n8}件，罚没款合计{n9}万元，没有发生被复议机关撤销的案件。
二、存在的主要问题。一是基层执法力量相对薄弱，专业人员占比仅为百分之{m}；二是普法宣传的针对性还不够强；三是执法信息化水平有待提高。
三、下一年度工作安排。继续深化放管服改革，持续优化营商环境；加强执法队伍建设，计划开展业务培训{m2}期；
落实谁执法谁普法责任制，组织送法进企业活动{m3}场次；强化执法监督，开展案卷评查{m4}次。
报告由局法制科{name}负责解释，联系人{name2}。""",
    """{date}，{place}省人民政府副省长{name}到{place2}市调研医药产业发展工作，市委书记{name2}、市长{name3}陪同调研。
{name}一行首先来到{firm}药业集团，听取了企业发展情况汇报，走进车间察看{goods}生产线，详细询问企业在原料采购、研发投入和市场销售等方面存在的困难。
随后来到{place3}医药产业园，实地了解园区规划和项目建设情况。该园区占地{n}亩，已入驻企业{n2}家，去年实现产值{n3}亿元，同比增长百分之{m}。
{name}指出，医药产业是关系国计民生的重要产业，要坚持创新驱动，加大关键技术攻关力度，推动产业向高端化、智能化、绿色化迈进。
要优化审评审批服务，做到提前介入、一企一策、全程指导，帮助企业解决实际问题。要守住质量安全底线，健全全生命周期监管体系。
{name}强调，各级各有关部门要主动靠前服务，落实好各项惠企政策，为企业发展创造良好环境。省药监局局长{name4}一同参加调研。""",
    """各位代表，同志们：
今天，我们在{place}召开医疗器械监督管理工作座谈会，主要任务是总结{year}年工作，部署下一阶段任务。刚才，{place2}、{place3}、{place4}三个地区的同志作了发言，
讲得都很好，我都赞成。下面，我讲几点意见。
第一，肯定成绩，坚定信心。一年来，我们共完成注册审评{n}件，办理备案{n2}件，检查企业{n3}家，抽检产品{n4}批次，合格率达到百分之{m}，
在大家的共同努力下，没有发生重大质量安全事件。这些成绩来之不易，是同志们辛勤工作的结果。
第二，正视问题，保持清醒。产业规模小、创新能力弱的局面没有根本改变，监管力量与任务不相适应的矛盾依然突出，{goods}、{goods2}等产品的投诉举报同比上升。
第三，突出重点，狠抓落实。要抓好法规宣贯，抓好风险会商，抓好网络销售治理。每个季度要召开一次风险会商会，{month}月份之前要完成对{n5}家重点企业的全覆盖检查。
同志们，任务已经明确，关键在于落实。希望大家以只争朝夕的精神，把各项工作做实做细，不辜负人民群众的期待。谢谢大家。
（根据{name}在座谈会上的讲话整理）""",
    """{place}市开展{goods}质量安全宣传进社区活动
{date}上午，{place}市市场监督管理局联合市卫生健康委员会在{place2}广场举办安全用药宣传活动，拉开了全市安全用药月的序幕。市局副局长{name}出席启动仪式并致辞。
活动现场，工作人员通过悬挂横幅、摆放展板、发放宣传折页、现场讲解等方式，向过往群众普及合理用药常识，讲解如何识别假冒{goods}等假劣药品、如何保存家庭常备药、
如何查询批准文号，并就群众关心的网络购药、过期药品回收等问题进行了耐心解答。
志愿者{name2}告诉记者，不少老年人对保健食品和药品分不清楚，容易受到虚假宣传的误导，需要反复提醒。居民{name3}说，这样的活动办到了大家的心坎上。
据统计，此次活动共发放宣传资料{n}余份，接受群众咨询{n2}人次，回收过期药品{n3}盒，展出假劣药品样本{n4}种。
下一步，该局将组织{n5}支宣讲队走进学校、乡村和企业，持续扩大宣传覆盖面，不断提升公众安全用药意识。""",
    """关于注销{firm}科技有限公司{goods}注册证书的公告
（{year}年第{n}号）
按照医疗器械监督管理条例规定，根据企业申请，现注销以下{n2}家企业共{n3}个产品的医疗器械注册证书：
一、{firm}科技有限公司的{goods}，注册证编号为{batch}；
二、{firm2}医疗用品有限公司的{goods2}，注册证编号为{batch2}；
三、{firm3}诊断技术有限公司的{goods3}，注册证编号为{batch3}。
自本公告发布之日起，上述产品不得继续生产。已上市销售的产品，由注册人依法承担质量安全主体责任，继续做好不良事件监测、售后服务和召回等工作。
各级药品监督管理部门要加强对相关企业的监督检查，督促其落实各项要求，发现违法违规行为的，依法依规严肃处理。
特此公告。
{place}省药品监督管理局
{date}""",
)  # fmt: skip

# What a report of a series may differ in, by kind.
KINDS: Mapping[str, tuple[str, ...]] = {
    "places": ("place",),
    "dates": ("date", "month", "year"),
    "names": ("name",),
    "numbers": ("n", "m", "batch"),
    "goods": ("goods", "firm"),
}
_FIELD = re.compile(r"\{(([a-z]+)\d?)\}")


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its series, and what stands in its places."""

    series: int
    fields: Mapping[str, str]

    @property
    def text(self) -> str:
        """The report as it is printed."""
        joined = re.sub(r"(?<=[，、；）])\n", "", SERIES[self.series])
        return joined.format_map(self.fields)


def report(series: int, chance: Random) -> Report:
    """Some report of a series."""
    found = _FIELD.findall(SERIES[series])
    return Report(series, _filled(dict(found), {}, chance))


def other_report(one: Report, kinds: Iterable[str], chance: Random) -> Report:
    """Another of the same series, which differs in these kinds of things only."""
    stems = {stem for kind in kinds for stem in KINDS[kind]}
    fields = {name: stem for name, stem in _FIELD.findall(SERIES[one.series]) if stem in stems}
    return replace(one, fields={**one.fields, **_filled(fields, one.fields, chance)})


def _filled(fields: Mapping[str, str], taken: Mapping[str, str], chance: Random) -> dict[str, str]:
    used = set(taken.values())
    found: dict[str, str] = {}
    for name, stem in fields.items():
        value = _value(stem, chance)
        while value in used:
            value = _value(stem, chance)
        used.add(value)
        found[name] = value
    return found


def _value(stem: str, chance: Random) -> str:
    if stem == "date":
        return f"{chance.randint(2009, 2026)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    if stem == "name":
        return chance.choice(SURNAMES) + chance.choice(GIVEN)
    if stem == "batch":
        return str(chance.randrange(20_100_000, 20_269_999))
    known = {"place": PLACES, "goods": GOODS, "firm": FIRMS}
    if stem in known:
        return chance.choice(known[stem])
    bounds = {"year": (2008, 2026), "month": (1, 12), "n": (2, 9999), "m": (3, 98)}
    return str(chance.randint(*bounds[stem]))
