"""What one mirror does to its pages: which characters it glosses and how, which marks it breaks, how its decoder errs."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from crawler.text.mirror.readings import plain, readings
from crawler.text.script.detect import traditional_only

Decoder = Literal["swallow", "ask", "drop"]
MARKS = {b"\xa1\xa3": "。", b"\xa3\xa1": "！", b"\xa3\xbf": "？", b"\xa3\xbb": "；"}
MORE_MARKS = {b"\xa3\xac": "，", b"\xa1\xa2": "、"}
JUNK = (",", "，", "★", "◈★", "ღ◈★")
# The characters that mirrors gloss, with what they write: met on pages of several of them.
SAID = dict(
    re.findall(
        r"(.):(\S+)",
        "業:yè 經:jīng 續:xù 網:wǎng 現:xiàn 實:shí 務:wù 進:jìn 關:guān 職:zhí "
        "責:zé 強:qiáng 標:biāo 級:jí 領:lǐng 導:dǎo 點:diǎn 認:rèn 識:shí 圍:wéi "
        "應:yīng 優:yōu 內:nèi 數:shù 發:fā 當:dāng 為:wéi 對:duì 會:huì 學:xué "
        "機:jī 構:gòu 質:zhì 療:liáo 醫:yī 藥:yào 規:guī 統:tǒng 協:xié 據:jù "
        "將:jiāng 產:chǎn 創:chuàng 環:huán 檢:jiǎn 縣:xiàn 績:jì 織:zhī 專:zhuān 險:xiǎn "
        "嚴:yán 請:qǐng 設:shè 還:hái 際:jì 處:chù 該:gāi 維:wéi 運:yùn 監:jiān 結:jié ",
    )
)
# What a mirror's list may hold beside them: common Traditional characters that are read one way.
MORE = (
    "細負衛執節範確種積統線練組給絡約紀級聯聲舉號術裝製視覺觀計訂訊訓記許訴診評詢試話誌語課論諮謀證變財貧貨"
    "販買貿費資賽購贏趕輕輸農遠適選遺郵鄉釋錄錢鎮鏈開間閱陽隊階難電響頁項順預題額類顯館驗驚體龍濟準營獎獲異"
    "盡競築條極構樣橋檔歐歲殘殺氣決況滅漢潔潤營爭狀獨獻礎禮離稅穩簡籌糧紅納紛純紙終絕綠緊緒編緩縮繼罰習脈腦"
)


@dataclass(frozen=True, slots=True)
class Gloss:
    """How a site writes its glosses. `bytes`: they go in at the level of bytes, also across two characters."""

    opening: str = "("
    closing: str = ")"
    toned: bool = True
    times: int = 1
    bytes: bool = True

    def write(self, said: str) -> str:
        """The gloss for a character read `said`."""
        return f"{self.opening}{said if self.toned else plain(said)}{self.closing}" * self.times


GLOSSES = (
    (Gloss(), 10),
    (Gloss(toned=False), 3),
    (Gloss(toned=False, times=2), 2),
    (Gloss(closing=" )"), 1),
    (Gloss("【", "】", bytes=False), 1),
    (Gloss("（", "）", bytes=False), 1),
)


@dataclass(frozen=True, slots=True)
class Style:
    """One site. `broken`: the marks it looks for, of which it changes a share of `marks`. `set_apart`: a mark stays full-width
    and what was put beside it is swallowed; else it became ASCII."""

    said: Mapping[str, str]
    gloss: Gloss
    broken: Mapping[bytes, str]
    marks: float
    set_apart: bool
    decoder: Decoder
    junk: str
    folded: bool


def drawn(clean: str, chance: random.Random) -> Style:
    """A site at random. Its list leans to characters that `clean` holds across two others: those are what is scored."""
    gloss = chance.choices([one for one, _ in GLOSSES], [weight for _, weight in GLOSSES])[0]
    marks = chance.choice((0.0, 0.4, 0.6, 0.9))
    return Style(
        said=_list(clean, chance) if marks == 0 or chance.random() < 0.8 else {},
        gloss=gloss,
        broken=MARKS if chance.random() < 0.8 else {**MARKS, **MORE_MARKS},
        marks=marks,
        set_apart=chance.random() < 0.5,
        decoder=chance.choices(("swallow", "ask", "drop"), weights=(3, 1, 2))[0],
        junk=chance.choice(JUNK) if chance.random() < 0.12 else "",
        folded=chance.random() < 0.5,
    )


def _list(clean: str, chance: random.Random) -> dict[str, str]:
    size = chance.randint(24, 49)
    wanted = [c for c in sorted({*SAID, *MORE} & set(_across(clean))) if chance.random() < 0.5]
    own = chance.sample(sorted(SAID), size // 2)
    others = chance.sample(sorted(set(MORE) - set(SAID)), size // 4)
    said = {c: SAID.get(c) or _only_reading(c) for c in dict.fromkeys((*wanted, *own, *others))}
    found = [(c, spoken) for c, spoken in said.items() if spoken][:size]
    chance.shuffle(found)
    return dict(found)


def _across(clean: str) -> Iterator[str]:
    """The characters whose bytes stand across two of `clean`."""
    encoded = [c.encode("gbk") for c in clean]
    for first, second in pairwise(encoded):
        if len(first) == 2:
            yield bytes((first[1], second[0])).decode("gbk", "ignore")


def _only_reading(character: str) -> str:
    if character not in traditional_only():
        return ""
    toned = {one for one in readings().get(character, ()) if one != plain(one)}
    return toned.pop() if len(toned) == 1 else ""
