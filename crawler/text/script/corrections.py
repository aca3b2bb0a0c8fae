"""What `t2s` leaves wrong in mirrors and re-posts, put right by context. Each rule keeps the length.

A rule looks at the text before conversion; what it says goes over the library's phrases and table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.text.script.names import SURNAMES, qian
from crawler.text.script.variants import VARIANTS
from crawler.text.script.zhe import particles


@dataclass(frozen=True, slots=True)
class Correction:
    """The character at `place` becomes `after`, by the rule `class_`."""

    place: int
    after: str
    class_: str


# After and before these 覆 is an answer or a second look; elsewhere it covers or overturns.
_ANSWERED, _AGAIN = (
    "批答回函電电示稟禀反待候盼賜赐奉敬覆",
    "核查審审議议診诊檢检函信文呈電电試试命賽赛選选製制興兴印述職职",
)
# One character in its words, each a class of its own: where it stands, and what it is there.
_IN_WORDS: tuple[tuple[str, str, str, str], ...] = (
    ("liao", "瞭", "瞭(?![望哨臺台])", "了"),
    ("fu", "覆", f"(?<=[{_ANSWERED}])覆(?![蓋盖])|覆(?=[{_AGAIN}])", "复"),
    ("fu", "覆", f"(?<![{_ANSWERED}])覆(?![{_AGAIN}])|(?<=[{_ANSWERED}])覆(?=[蓋盖])", "覆"),
    (
        "chen",
        "沈",
        "沈(?=[重澱淀痛浸迷溺淪沦睡寂悶闷降陷湎船沒没鬱郁甸冤滯滞吟])|沈(?=[默思靜静浮積积落醉穩稳](?:[的地了著着在不下於于，。、；！？]|$))|(?<=[深低擊击昏消浮陰阴])沈|(?<=[持破])沈(?=默)",
        "沉",
    ),
    ("name", "甦", f"(?<=[{SURNAMES}])甦(?![醒生活過过])", "甦"),
    (
        "name",
        "徵",
        "(?<![北東东西曹])(?<=魏)徵(?![求收集用稅税召兵調调])|(?<=陸)徵(?=祥)|(?<=文)徵(?=明)|(?<=詒)徵",
        "徵",
    ),
    ("li", "哩", "(?<=[英海])哩", "里"),
    ("fa", "醱", "醱(?=酵)", "发"),
    ("zhi", "祇", "(?<![神地靈灵])祇(?![園园洹樹树])", "只"),
    ("hua", "畫", "(?<=[規规企籌筹策])畫(?!面)|畫(?=[撥拨])", "划"),
    ("xun", "薰", "薰(?=[陶染制製蒸烤香沐])|(?<=[香欲慾])薰(?!衣)", "熏"),
    ("jie", "藉", "(?<![慰狼蘊藴蕴枕醞酝藉滑])藉(?!藉|田)", "借"),
    ("jie", "藉", "(?<=[慰狼蘊藴蕴枕醞酝])藉", "藉"),
    ("yu", "於", "(?<=[一-鿿])(?<!樊)於(?=[單戲乎其則倫坦敖穆邑])", "于"),
    ("ju", "鉅", "鉅(?=[著子萬额額款資變大細作製献獻獎量富頭商虧債])", "巨"),
    ("zheng", "徵", "(?<![宮宫商羽清變变流])徵(?=調)", "征"),
    ("e", "噁", "噁(?!心)", "噁"),
    ("e", "顎", "(?<=[軟硬唇])顎|顎(?=[裂面咽])", "腭"),
    ("zhong", "鍾", "鍾(?=馗)", "钟"),
    ("zhou", "賙", "賙(?=濟)", "周"),
    ("xian", "醯", "(?<=[冬氨])醯(?=胺)", "酰"),
    ("zuo", "座", "座(?=標)", "坐"),
    ("ju", "俱", "(?<=傢)俱", "具"),
    ("gan", "乾", "乾(?=[紅白]葡|[紅白](?:[，。、；]|$))", "干"),
    ("yao", "么", "(?<=老)么|(?<![什甚怎這这那多要])么(?=[妹弟蛾叔爸])", "幺"),
)

_COMPILED = tuple(
    (class_, character, re.compile(pattern), after) for class_, character, pattern, after in _IN_WORDS
)

# One look at a text tells what is in it that any rule below speaks of.
_SPOKEN_OF = re.compile(
    f"[{''.join(dict.fromkeys(character for _, character, *_ in _IN_WORDS))}{''.join(VARIANTS)}]"
)


def corrections(text: str) -> Iterator[Correction]:
    """Every correction for `text`, rule by rule; no two rules speak of the same character."""
    if "著" in text:
        yield from (Correction(place, "着", "zhe") for place in particles(text))
    yield from (Correction(place, "乾", "name") for place in qian(text))
    present = set(_SPOKEN_OF.findall(text))
    for class_, character, pattern, after in _COMPILED:
        if character in present:
            yield from (Correction(m.start(), after, class_) for m in pattern.finditer(text))
    for variant in sorted(present & VARIANTS.keys()):
        yield from (Correction(m.start(), VARIANTS[variant], "variant") for m in re.finditer(variant, text))
