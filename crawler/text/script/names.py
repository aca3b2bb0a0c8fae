"""Names that a change of script must leave as they are: 乾 (qián) in them, which `t2s` reads as 乾 (gān, dry)."""

import re
from collections.abc import Iterator
from functools import cache

from crawler.text.script.dictionary import first_readings

_SURNAMES = (
    "王李張张劉刘陳陈楊杨趙赵黃黄周吳吴徐孫孙胡朱高林何郭馬马羅罗梁宋鄭郑謝谢韓韩唐馮冯于董蕭萧程曹袁鄧邓許许傅沈曾彭呂吕蘇苏盧卢"
    "蔣蒋蔡賈贾丁魏薛葉叶閻阎余潘杜戴夏鍾钟汪田任姜范方石姚譚谭廖鄒邹熊陸陆郝孔崔康毛邱秦江史顧顾侯邵孟龍龙萬万段雷錢钱湯汤尹"
    "黎易常武喬乔賀贺賴赖龔龚"
)
# Beside those of the library's phrases: the words of offices and workshops, where mirrors write 乾 for every 干.
_BEFORE = "若骨相才能主樹树精苦實实蠻蛮包埋闌阑欄栏無无敢凍冻噴喷陰阴曬晒果薯參参藥药棗枣基枝軀躯河模公"
_AFTER = "部預预擾扰涉警線线事活勁劲流群休校支洗膏浸品材咳旱杯酵冰貨货細细混法膠胶物"

# Around 乾 these are words too (李乾, 乾等), and rarer than names.
_OF_NAMES = frozenset("李一二等光")


def qian(text: str) -> Iterator[int]:
    """Where 乾 is qián: in a person's name of two or three characters, or in the place 乾州."""
    if "乾" in text:
        yield from (match.start() for match in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    before, after = _around_dry()
    alone = f"(?<![{before}])乾(?![{after}])"
    return re.compile(f"(?<=[{_SURNAMES}]){alone}|(?<=[{_SURNAMES}][一-鿿]){alone}|乾(?=州)")


@cache
def _around_dry() -> tuple[str, str]:
    """The characters that stand before and after 乾 where it is gān, by the library's phrases for 干."""
    before, after = set(_BEFORE), set(_AFTER)
    for plain, phrase in first_readings("STPhrases").items():
        for at in (i for i, (a, b) in enumerate(zip(plain, phrase, strict=False)) if (a, b) == ("干", "乾")):
            before.update(phrase[:at][-1:])
            after.update(phrase[at + 1 : at + 2])
    return "".join(sorted(before - _OF_NAMES)), "".join(sorted(after - _OF_NAMES))
