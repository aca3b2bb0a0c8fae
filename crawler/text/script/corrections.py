"""What `t2s` leaves wrong in mirrors and re-posts, put right by context. Each rule keeps the length.

A rule looks at the text before conversion; what it says goes over the library's phrases and table.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crawler.text.script.names import qian
from crawler.text.script.zhe import particles


@dataclass(frozen=True, slots=True)
class Correction:
    """The character at `place` becomes `after`, by the rule `class_`."""

    place: int
    after: str
    class_: str


# Characters that are variants and nothing else: Hong Kong's, Taiwan's, and those `s2t` puts in for its phrases.
_VARIANTS = {
    "衞": "卫", "敍": "叙", "粧": "妆", "枱": "台", "糭": "粽", "痺": "痹", "揹": "背",
    "暱": "昵", "擡": "抬", "簷": "檐", "睪": "睾", "幷": "并", "伕": "夫",
}  # fmt: skip
# One character in its words, each a class of its own: where it stands, and what it is there.
_IN_WORDS: tuple[tuple[str, str, str, str], ...] = (
    ("liao", "瞭", "瞭(?![望哨臺台])", "了"),
    ("fu", "覆", "(?<=[批答回函電示稟])覆|覆(?=[核查審议議興製制印診检檢函試])", "复"),
    ("xun", "薰", "薰(?=[陶染制製蒸烤香沐])|(?<=[香欲慾])薰(?!衣)", "熏"),
    ("jie", "藉", "(?<![慰狼蘊藴蕴枕醞酝藉滑])藉(?!藉|田)", "借"),
    ("jie", "藉", "(?<=[慰狼蘊藴蕴枕醞酝])藉", "藉"),
    ("yu", "於", "(?<=[一-鿿])(?<!樊)於(?=[單戲乎其則倫坦敖穆邑])", "于"),
    ("ju", "鉅", "鉅(?=[著子萬额額款資變大細作製献獻獎量富頭商虧債])", "巨"),
    ("zheng", "徵", "(?<![宮宫商羽清變变流])徵(?=調)", "征"),
    ("name", "徵", "(?<=文)徵(?=明)", "徵"),
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


def corrections(text: str) -> Iterator[Correction]:
    """Every correction for `text`, rule by rule; no two rules speak of the same character."""
    for rule in _RULES:
        yield from rule(text)


def _zhe(text: str) -> Iterator[Correction]:
    if "著" in text:
        yield from (Correction(place, "着", "zhe") for place in particles(text))


def _qian(text: str) -> Iterator[Correction]:
    yield from (Correction(place, "乾", "name") for place in qian(text))


def _in_words(text: str) -> Iterator[Correction]:
    for class_, character, pattern, after in _IN_WORDS:
        if character in text:
            yield from (Correction(m.start(), after, class_) for m in re.finditer(pattern, text))


def _variant(text: str) -> Iterator[Correction]:
    for variant in (v for v in _VARIANTS if v in text):
        for match in re.finditer(variant, text):
            yield Correction(match.start(), _VARIANTS[variant], "variant")


_RULES: tuple[Callable[[str], Iterator[Correction]], ...] = (_zhe, _qian, _in_words, _variant)
