"""How far an article is about drug regulation: terms and weights, so that a score can be explained."""

import re
from collections.abc import Iterable

from archive.derivation import Relevance
from crawler.text.folding import fold
from crawler.text.script import convert

# The weight is how sure a single title with this term is about drug regulation.
_TABLE = """
    1.00 国家药品监督管理局 国家药监局 药品监督管理局 药监局 食品药品监督管理 药品监管 两品一械
    0.95 药监 食品药品监管 食药监 药审中心 药品审评 药典委 NMPA CFDA SFDA 药品安全 药品注册 药品抽检
    0.95 药品网络销售 药品不良反应 药物警戒 上市许可持有人
    0.90 食药局 中检院 器审中心 药检院 药检所 药品管理 药品生产 药品经营 药品流通 药品零售 药品质量 假劣药
    0.90 特殊药品 医疗器械 体外诊断试剂 药品追溯
    0.85 用药安全 假药 劣药 麻醉药品 精神药品 药械 安全用药
    0.80 药典 药检 血液制品 中药配方颗粒 非处方药 GMP GSP 一致性评价
    0.75 生物制品 中药饮片 仿制药 罕见病药 处方药 执业药师 基本药物 审评审批
    0.70 医院制剂 疫苗 化妆品 创新药 原料药 药品 GCP
    0.65 中成药 新药 药企 药店
    0.60 食药 FDA 不良反应 中药材 抗菌药 制药 药价 临床试验 附条件批准
    0.55 中药 医药 药师 合理用药
    0.50 核查中心 抗生素 药物 药房 GLP 飞行检查 集采 带量采购 四个最严
    0.40 EMA 市场监管 市场监督管理 市监局 医保局 保健食品
    0.30 卫健委 医疗美容 集中采购 召回 医保
    0.10 吊销
"""


def _read(table: str) -> dict[str, float]:
    rows = (line.split() for line in table.split("\n") if line.strip())
    return {term: float(weight) for weight, *terms in rows for term in terms}


_TERMS = _read(_TABLE)
# Words that hold a term and mean another trade.
_STRANGERS = re.compile(
    "农药|兽药|火药|炸药|弹药|药膳|渔药|蚊药|药水味|山药|芍药花|对症下药|良药苦口|换汤不换药|不可救药|灵丹妙药"
)


def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """The longest term wins. Terms are sorted under their first character, so that few are tried at each place."""
    rests: dict[str, list[str]] = {}
    for term in sorted(terms, key=len, reverse=True):
        rests.setdefault(term[0], []).append(re.escape(term[1:]))
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()))


_TERM = _pattern(_TERMS)
_TEXT_SHARE = 0.35
_TEXT_REACH = 3000


def relevance(title: str, text: str = "") -> Relevance:
    """The score of a title, helped by the text, and the terms that gave it, the weightiest first."""
    in_title = _found(title)
    doubt = _doubt(_TERMS[term] for term in in_title)
    in_text = [term for term in _found(text[:_TEXT_REACH]) if term not in in_title]
    weights = sorted((_TERMS[term] for term in in_text), reverse=True)
    doubt *= _doubt(weight * _TEXT_SHARE for weight in weights[:6])
    terms = sorted(in_title, key=_weightiest) + sorted(in_text, key=_weightiest)
    return Relevance(round(1 - doubt, 3), tuple(terms[:12]))


def relevance_of_title(title: str) -> Relevance:
    """The score of a title as a list shows it, in either script, before anything has been fetched."""
    return relevance(convert(title).text)


def _found(words: str) -> list[str]:
    key = _STRANGERS.sub(" ", fold(words).key)
    return list(dict.fromkeys(_TERM.findall(key)))


def _weightiest(term: str) -> tuple[float, str]:
    return -_TERMS[term], term


def _doubt(weights: Iterable[float]) -> float:
    doubt = 1.0
    for weight in weights:
        doubt *= 1 - weight
    return doubt
