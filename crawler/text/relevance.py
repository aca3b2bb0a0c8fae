"""How far an article is about drug regulation: terms and weights, so that a score can be explained."""

import re
from collections.abc import Iterable

from archive.derivation import Relevance
from crawler.text.folding import fold
from crawler.text.script import convert
from crawler.text.vocabulary import any_of

VERSION = "3"
# The weight is how sure a single title with this term is about drug regulation.
_TABLE = """
    1.00 国家药品监督管理局 国家药监局 药品监督管理局 药监局 食品药品监督管理 药品监管 两品一械
    0.95 药监 食品药品监管 食药监 药审中心 药品审评 药典委 NMPA CFDA SFDA 药品安全 药品注册 药品抽检 药品网络销售
    0.95 药品不良反应 药物警戒 上市许可持有人
    0.90 食药局 食药署 中检院 器审中心 药检院 药检所 药品管理 药品生产 药品经营 药品流通 药品零售 药品质量 假劣药
    0.90 特殊药品 医疗器械 医疗器材 体外诊断试剂 药品追溯 药管局 药品管理局 药物监督管理局
    0.85 药剂制品 用药安全 假药 劣药 伪药 麻醉药品 精神药品 管制药品 药械 安全用药 药品许可证 药品召回 批签发 药品标准
    0.80 医疗机构制剂 药典 药检 血液制品 中药配方颗粒 GMP GSP 一致性评价 国药准字 医用口罩 药师法 药事法
    0.80 药包材 药用辅料 单采血浆站 eCTD 药品检验 技术审查指导原则 注册审查指导原则
    0.75 孤儿药 抗癌药 注射液 生物制品 中药饮片 仿制药 学名药 罕见病药 处方药 非处方药 执业药师 基本药物 审评审批 放心药
    0.75 细胞治疗产品 注册人制度 电子处方 药品分类 药品检查 药品集中采购
    0.70 肉毒 诊断试剂 检测试剂 滴眼液 饮片 医用敷料 医院制剂 疫苗 化妆品 创新药 原料药 药品 GCP 口罩质量 隐形眼镜 药剂业
    0.70 角膜接触镜 生物类似药 血浆站 毒胶囊 体外诊断 受管制药物 毒药条例 药事 查验登记 药价 过期药
    0.65 感冒灵 感冒药 退烧药 止痛药 靶向药 缺药 中成药 眼药水 国谈药 药企 药店 减肥药 药商 药厂 药柜 止咳水
    0.60 西药 器械 胶囊 创可贴 板蓝根 美瞳 水光针 飞检 售药 卖药 食药 FDA 不良反应 中药材 抗菌药 临床试验
    0.65 血压药 降压药 降糖药 糖尿病药 安眠药 抗病毒药 流感药 避孕药 胃药 进口药 处方流转 两票制
    0.60 西布曲明 麻黄碱 假冒口罩 伪劣口罩 问题口罩 芬太尼类物质 说明书修订
    0.60 口服药 特效药 新冠药 国采 基药 附条件批准 药代表 基因疗法 医用氧 国家谈判药
    0.58 新药 中医药法 中医药条例
    0.55 神药 买药 购药 制剂 口服液 胰岛素 中药 药师 合理用药 制药
    0.50 面霜 护肤品 面膜 染发 牙膏 单抗 试剂 玻尿酸 用药 呼吸机 核查中心 抗生素 药物 GLP 飞行检查 集采 带量采购 四个最严 医药
    0.50 药膏 药丸 类固醇 沐浴乳 沐浴露 洗发水 洗发露 防晒霜 精华液 口红 彩妆 香水
    0.50 药字号 笑气 细胞治疗 他达拉非 西地那非 曲马多 依托咪酯 真实世界数据 真实世界证据 MAH 临床急需 医用耗材 高值耗材 非法注射
    0.38 注射器 起搏器 监护仪 血压计 血糖仪 体温计 防护服 输液器 支架
    0.38 药材 罕见病 颗粒 EMA 市场监管 市场监督管理 市监局 保健食品 药房 药用 药业 兴奋剂
    0.35 中医药 卫福部 药学 口罩
    0.30 卫健委 医疗美容 集中采购 召回 医保 健保 医保局
    0.10 吊销
"""


def _read(table: str) -> dict[str, float]:
    rows = (line.split() for line in table.split("\n") if line.strip())
    return {term: float(weight) for weight, *terms in rows for term in terms}


def _words(block: str) -> list[str]:
    return block.split()


_TERMS = _read(_TABLE)
# Words that hold a term and mean another trade: found first, and passed over.
_STRANGERS = frozenset(
    _words("""
        农药 兽药 火药 炸药 弹药 药膳 渔药 蚊药 药水味 山药 芍药花 对症下药 良药苦口 换汤不换药 不可救药 灵丹妙药 医药园区
        医药板块 医药股 农用药 兽用药 饲料药 猪瘟疫苗 兽用疫苗 动物疫苗 宠物疫苗 禽流感疫苗 医疗器械维保
    """)
)
# Trades that name drugs and are not about them: what is left of a score that they alone dispute.
_TRADES = re.compile(
    "股价|涨停|跌停|板块|个股|概念股|A股|港股|IPO|股东|净利|营收|营业收入|投资者|财报|季报|半年报|年报|年度报告|定增|募资|融资|减持|增持|权益分派|主力资金|市值|研报|涨幅居前|拉升|领涨|反弹|基金经理|创业板|科创板|沪指|战略合作|战略投资|龙头|证券|保荐|督导报告"
    "|禁毒|毒品|贩毒|吸毒|缴毒|涉毒|冰毒|海洛因|大麻|毒贩|毒驾|戒毒|安非他命|兽医|兽用|畜禽|兽药|农药|饲料|宠物|养殖|猪瘟|动物疫病"
    "|月饼|奶粉|餐饮|餐厅|便当|火锅|白酒|酒类|假酒|保健品(?!.{0,6}公司)|保健食品|预制菜|美食|糕点|饮料|食品安全|食品抽[检验]|食品监督抽检|食品经营|食品业|食品生产|饮用水|食用农产品|食堂|外卖|瘦肉精|蔬菜|香蕉"
    "|招聘|诚聘|招商|加盟|马拉松|冠名|红歌|运动会|文化节|进校园|香囊|义诊|火灾|起火|偷走|盗窃|抢劫|电动车|车祸|大厦|地标|网红|打卡|汽车|纺织品|接种对象|接种率|公费疫苗|维保"
    "|课程|学分|报考|留学|毕业|学时|教学|就业|学历|型号|投资前景|市场(?:调研|前景|预测)|职场|职业要求|甲方|购销协议"
)
# Titles of advice to patients, of examinations and fairs, of a vaccination going on: in dispute
# where there is a text to tell, and no regulator speaks in it first.
_ADVICE = re.compile(
    "怎么[吃用选]|[吃喝用]吗|副作用|注意什么|(?:如何|怎样)(?:正确|合理|科学|选|挑|服|吃)|正确(?:使用|服用|挑选)|常识|须知|注意事项|选购|[药医]师提醒|报名(?:时间|条件|入口)|职称|资格证|考研|思维导图|教你|一次看懂|交互作用|药物治疗$"
    "|博览会|交易会|药博会|医保基金|骗保|DRG|DIP|接种(?:计划|点|门诊|服务|工作|活动)|疫苗接种(?!单位)"
)
# Titles of novels, and of those who look for a post: drugs are only where it happens.
_ELSEWHERE = re.compile(
    "^第.{1,6}[章回]|考证|岗前|任职|求职|简历|职场|[初中高]级证书|培训大纲|专业介绍|就业方向"
)
# Titles of what somebody looks up: doubted where there is no text to tell, and let through all the same.
_LOOKED_UP = re.compile(
    "^(?!.*记者).*(?:是什么|什么[叫是]|原理|区别|特点|分类的|用法|用量|剂量|有哪些|怎么|多少|几[级年门]|多久|起源|作者|规律|简表|占比|底价|报名|考试|资格|吗$)"
)
# What is done about products: law and permits, checks and penalties, prices and purchases. A text that names a product and
# none of this speaks of the product: a leaflet, a lesson, a firm.
_ACTS = re.compile(
    "监管|监督|执法|违法|违规|查处|处罚|罚款|被罚|立案|检查|抽检|抽查|抽验|检验|不合格|不符合|召回|下架|回收|停售|批准|获批|核准|注册|备案|许可|审批|审评|通告|公告|公示|通知|办法|条例|规定|法规|管理法|标准|目录|集采|采购|价格|降价|涨价|药价|短缺|断供|缺货|谈判|假冒|伪劣|走私|判|警方|公安|抓获|整治|追溯|警示|政策|改革|未经|非法|不法|约谈|吊销|撤销|暂停|禁止|禁售|禁令|禁用药|临床试验|查验|管制|管理局|药管|监测|立法|垄断|回扣|贿赂|法院|检察|网售|准入|修订|草案|新规|征求|监局|曝光|卫生署|专项|质量|安全月|宣传月|关税|健保|医保|规制|流通|虚假|审查|特批|廉价|FDA|EMA|药监|药署|乱象|涉嫌|侦|案件|罪|造假|申报|补充申请|冷链|合理用药|两票制|药改|医改|合规|学名药|仿制药|反腐|腐败|供应(?!商)|标示|检出|不符|开罚|管制"
)
# Of shots given, not of the vaccine: nothing is done about the product.
_SHOTS = re.compile("接种(?!单位)|施打|开打|快打|打针|公费流感")
_TELLING = 60
_DISPUTED, _DOUBTED = 0.4, 0.5
# Who says so may watch over food as well: only a product settles what it is about.
_OFFICES = {
    "食药监",
    "食药局",
    "食药署",
    "食药",
    "FDA",
    "食品药品监管",
    "食品药品监督管理",
    "市场监管",
    "市场监督管理",
}
_SETTLED, _ACT = 0.85, 0.8


_TERM = any_of({*_TERMS, *_STRANGERS})
# In a title, and in no term known here: 缺药, 神药, 药盒.
_BARE = "药"
_WEIGHTS = {**_TERMS, _BARE: 0.38}
RELEVANT = 0.4
"""From this score on an article is taken to be about drug regulation."""
# What neither title nor lead speaks of is told by the way.
_LEAD_SHARE, _TEXT_SHARE, _BELOW_SHARE = 0.67, 0.35, 0.15
_LEAD, _TEXT_REACH = 120, 1000


def relevance(title: str, text: str = "") -> Relevance:
    """The score of a title, helped by the text, and the terms that gave it, the weightiest first."""
    head, body = fold(title).key, fold(text[:_TEXT_REACH]).key
    in_title = _found(head)
    if not in_title and _BARE in _TERM.sub("", head):
        in_title = {_BARE: None}
    # A term that begins in the lead is of it.
    first: dict[str, int] = {}
    for match in _TERM.finditer(body):
        first.setdefault(match[0], match.start())
    known = {term: at for term, at in first.items() if term not in _STRANGERS and term not in in_title}
    in_lead = {term for term, at in known.items() if at < _LEAD and not _told_by(term, in_title)}
    in_text = {term for term, at in known.items() if at >= _LEAD}
    doubt = _doubt(_WEIGHTS[term] for term in in_title)
    share = _TEXT_SHARE if in_title or in_lead else _BELOW_SHARE
    doubt *= _doubt(_weights(in_lead, _LEAD_SHARE)) * _doubt(_weights(in_text, share))
    terms = [*sorted(in_title, key=_weightiest), *sorted([*in_lead, *in_text], key=_weightiest)]
    score = (1 - doubt) * _left(head, body[:_LEAD], in_title, in_lead) if terms else 0.0
    return Relevance(round(score, 3), tuple(terms[:12]))


def _told_by(term: str, in_title: Iterable[str]) -> bool:
    """Whether a term says no more than one in the title that it is part of, or has for a part."""
    if term in _OFFICES and not _OFFICES.isdisjoint(in_title):
        return True
    return any(_WEIGHTS[known] >= _WEIGHTS[term] and (term in known or known in term) for known in in_title)


def _left(head: str, lead: str, in_title: Iterable[str], in_lead: Iterable[str]) -> float:
    """What is left of a score: less where the title is of another world, or where another trade is named in the title or
    first thing below it and no product settles the matter.
    """
    if _ELSEWHERE.search(head):
        return _DISPUTED
    if _settled(in_title):
        return 1
    if not lead and _LOOKED_UP.search(head) and not _acted_on(head, lead, in_title):
        return _DOUBTED
    shots = _SHOTS.search(head) and not _ACTS.search(head)
    advice = lead and (shots or _ADVICE.search(head)) and not _settled(in_lead)
    if advice or _TRADES.search(head) or _TRADES.search(lead):
        return _DISPUTED
    said = len(lead) < _TELLING or _acted_on(head, lead, (*in_title, *in_lead))
    return 1 if said else _DISPUTED


def _acted_on(head: str, lead: str, terms: Iterable[str]) -> bool:
    """Whether something is done about the product, or a term says so by itself."""
    return any(_WEIGHTS[term] >= _ACT for term in terms) or bool(_ACTS.search(head) or _ACTS.search(lead))


def _settled(terms: Iterable[str]) -> bool:
    return any(_WEIGHTS[term] >= _SETTLED and term not in _OFFICES for term in terms)


def _weights(terms: Iterable[str], share: float) -> list[float]:
    return sorted((_WEIGHTS[term] * share for term in terms), reverse=True)[:6]


def relevance_of_title(title: str) -> Relevance:
    """The score of a title as a list shows it, in either script, before anything has been fetched."""
    return relevance(convert(title).text)


def _found(key: str) -> dict[str, None]:
    """The terms in some words, in order, each once."""
    return {term: None for term in dict.fromkeys(_TERM.findall(key)) if term not in _STRANGERS}


def _weightiest(term: str) -> tuple[float, str]:
    return -_WEIGHTS[term], term


def _doubt(weights: Iterable[float]) -> float:
    doubt = 1.0
    for weight in weights:
        doubt *= 1 - weight
    return doubt
