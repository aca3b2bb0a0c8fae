"""A text as patterns read it, and the way back: half-width marks, Simplified characters, no glosses.

Notices come in every mixture of width and script; patterns are written once, against the folded key. Only
places are taken from a match, never characters: what is removed or kept is cut from the text itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.derivation import Edit

# Only characters that occur in notices: this reads what a script pass left over, it converts nothing.
_TRADITIONAL = (
    "與專絲兩嚴個箇爲舉樂習買亂瞭於亞產親僅們衆會傳體餘儲關興內冊準齣擊則創別彆製辦務區昇協單壓參蔘發"
    "髮隻祇臺檯颱號閤衕後聽員週賙諮迴圍國圖場聲處備復複覆婦娛學實審傢對導盡儘屬佈並併廣開當噹錄彔綵誌"
    "總戶纔擴掃護報換蒐攝數無時暱顯暫術朮機權條來闆構標欄覈檔檢歡歐氣沒滬註瀏溫點熱獻現電監碼礙俬積稱"
    "籤簽簡類係繫糾約級線組終紹經結給絡絕繼續維緝編縮網聯腦騰範薦錶襪見觀視覽計訂認議訊講許論設訪證証"
    "評識訴詞試話詢該語說請讀謝責購貼費資賭賞贊讚轉載輯運還違郵鄭採寀鍾鐘鈡鏈鍊鎖錯鍵鏡長門閉問間聞閱"
    "隱麪韓頁頂須鬚預頻題饋馬驗魚黃"
)
_SIMPLIFIED = (
    "与专丝两严个个为举乐习买乱了于亚产亲仅们众会传体余储关兴内册准出击则创别别制办务区升协单压参参发"
    "发只只台台台号合同后听员周周咨回围国图场声处备复复复妇娱学实审家对导尽尽属布并并广开当当录录彩志"
    "总户才扩扫护报换搜摄数无时昵显暂术术机权条来板构标栏核档检欢欧气没沪注浏温点热献现电监码碍私积称"
    "签签简类系系纠约级线组终绍经结给络绝继续维缉编缩网联脑腾范荐表袜见观视览计订认议讯讲许论设访证证"
    "评识诉词试话询该语说请读谢责购贴费资赌赏赞赞转载辑运还违邮郑采采钟钟钟链链锁错键镜长门闭问间闻阅"
    "隐面韩页顶须须预频题馈马验鱼黄"
)
_WIDE = {0x3000: 0x20, 0xA0: 0x20, **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}}
_FOLD = {chr(k): chr(v) for k, v in _WIDE.items()} | dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
# Every text is full of these: to replace each by itself is cheaper than to be called for every one.
_COMMON = "，：；（）\u3000"
_FOLDED = re.compile("[" + re.escape("".join(_FOLD)) + "]")
_GLOSS = re.compile(r"\((?<=[\u4e00-\u9fff]\()[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6} ?\)")
_TRIM = " \t|•·●◆▪■★"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in offsets of the folded key. `key`, without bullets and outer spaces, begins at `inner`."""

    start: int
    end: int
    inner: int
    key: str


@dataclass(frozen=True, slots=True)
class Folded:
    """`text`, its `key`, and the lines of the key that hold anything.

    `places[i]` is where key character `i` stands in the text; None: at `i`.
    """

    text: str
    key: str
    lines: tuple[Line, ...]
    places: tuple[int, ...] | None = None

    def place(self, offset: int) -> int:
        """The offset in the text of an offset in the key."""
        return offset if self.places is None else self.places[offset]

    def edit(
        self, start: int, end: int, pass_: str, class_: str, after: str = "", confidence: float = 1.0
    ) -> Edit:
        """The edit that puts `after` in place of what the key has at [start, end)."""
        first, last = self.place(start), self.place(end)
        return Edit(first, last, self.text[first:last], after, pass_, class_, confidence)

    def evidence(self, start: int, end: int) -> str:
        """The words of the text itself at a place of the key, without outer white space."""
        return self.text[self.place(start) : self.place(end)].strip()


@lru_cache(maxsize=4)
def fold(text: str) -> Folded:
    """The key of a text. The last are kept: a pass often leaves a text as it is for the next."""
    key = text
    for mark in _COMMON:
        key = key.replace(mark, _FOLD[mark])
    key = _FOLDED.sub(lambda m: _FOLD[m[0]], key)
    places: list[int] = []
    pieces: list[str] = []
    at = 0
    for gloss in _GLOSS.finditer(key):
        pieces.append(key[at : gloss.start()])
        places.extend(range(at, gloss.start()))
        at = gloss.end()
    if not pieces:
        return Folded(text, key, tuple(_lines(key)))
    pieces.append(key[at:])
    places.extend(range(at, len(key) + 1))
    shorter = "".join(pieces)
    return Folded(text, shorter, tuple(_lines(shorter)), tuple(places))


def _lines(key: str) -> Iterator[Line]:
    start = 0
    for raw in key.split("\n"):
        shorn = raw.lstrip(_TRIM)
        if shorn:
            yield Line(start, start + len(raw), start + len(raw) - len(shorn), shorn.rstrip(_TRIM))
        start += len(raw) + 1


def squeeze(key: str) -> str:
    """A line without any white space, to compare by."""
    return "".join(key.split())
