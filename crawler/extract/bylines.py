"""Who an article says wrote it: in its dateline, on a line of its own, in brackets at its end."""

import re
from collections.abc import Sequence

from crawler.extract.names import is_name, names

# The surnames of nine in ten; a word of two to four characters in brackets is a name only with one of them.
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温"
    "芦季俞章鲁葛伍韦申尤毕聂柴焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾鄒陸錢湯賴龔龐蘭顏嚴溫蘆魯韋畢聶齊莊關費紀歐項陽衛單寧閔強"
)
# With one of these a word of two characters is as likely to be a place, or no name at all: 江苏, 单位, 方案.
_WORDLIKE = frozenset(
    "单單成解强強位查安温溫江常武金石方高白关關毛龙龍万萬任司文田路向程计計景连連全南东東西北平明海"
)
_TAIL = re.compile(
    r"[（(]\s*(?:(?:本报|本刊|本网|本社|通讯员|见习|实习|[\u4e00-\u9fff]{2,6}?)?(?P<role>记者|记者组|作者|撰文|文)[/／:：\s]*)?"
    r"(?P<v>[\u4e00-\u9fff·]{2,4}(?:[\s、，,/]+[\u4e00-\u9fff·]{2,4}){0,5})\s*[）)]\s*$"
)
_WIRE = re.compile(
    r"^.{0,40}?(?:[电電讯訊]|消息|报道)[】\]]?\s*[（(]\s*(?P<role>[^（()）]{0,12}?(?:记者|記者|通讯员)[\s:：]*)?"
    r"(?P<v>[^（()）]{2,40}?)(?:\s?(?:整合|综合|报道|整理|摄影?))?\s*[）)]"
)
_LINE = re.compile(
    r"^[\s【\[（(]*(?:(?P<a>[^，。；：:\s]{0,12}?(?:记者|記者|特约撰稿人?|撰稿人?|专栏作者|》作者))|(?:图\s*)?文|执笔人?|撰文)"
    r"\s*[/／:：|丨\s]\s*(?P<v>[^，。；：:（(]{2,40}?)"
    r"(?:\s*(?:[\u4e00-\u9fff]{2,8})?(?:报道|報導|发自.{0,8}|摄影报道))?[\s】\]）)]*$"
)
_GLUED = re.compile(
    r"^[\u4e00-\u9fff]{2,6}(?:记者|記者)(?P<v>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,4})$"
)
_COLUMNIST = re.compile(
    r"^[\s【\[（(]*文\s*[/／|]\s*(?:[^\s]{1,12}\s)?(?P<v>[\u4e00-\u9fff·]{2,5})[\s】\]）)]*$"
)
_PARTS = re.compile(r"[\s、，,/&]+")
_OPENING = 4
_CLOSING = 3


def opening_authors(lines: Sequence[str]) -> tuple[str, ...]:
    """The names in the first lines of a text: `…5月19日电（记者…）`, `文/…`, `本报记者 …`."""
    for line in lines[:_OPENING]:
        wire = _WIRE.match(line[:90])
        if wire and (found := _people(wire["v"], sure=bool(wire["role"]))):
            return found
        if len(line) <= 40 and (found := _on_a_line(line)):
            return found
    return ()


def closing_authors(lines: Sequence[str]) -> tuple[str, ...]:
    """The names in brackets at the end of a text: `。（…）`, `（记者 …）`; or on one of the last lines."""
    for line in reversed(lines[-_CLOSING:]):
        tail = _TAIL.search(line[-50:])
        if tail and (found := _people(tail["v"], sure=bool(tail["role"]))):
            return found
        if len(line) <= 40 and (found := _on_a_line(line)):
            return found
    return ()


def _on_a_line(line: str) -> tuple[str, ...]:
    columnist = _COLUMNIST.match(line) or _GLUED.match(line)
    if columnist and (found := _people(columnist["v"], sure=False)):
        return found
    match = _LINE.match(line)
    return _people(match["v"], sure=not match["a"] or "者" in match["a"]) if match else ()


def _people(words: str, sure: bool) -> tuple[str, ...]:
    """The names, when nothing but names is there; without a label only such as have a known surname."""
    parts = [part for part in _PARTS.split(words) if part]
    if not parts or not all(is_name(part) and (sure or has_surname(part)) for part in parts):
        return ()
    return names(" ".join(parts))


def has_surname(name: str) -> bool:
    """Whether a name begins with a surname, and is not as likely a word."""
    return name[0] in _SURNAMES and (len(name) > 2 or name[0] not in _WORDLIKE)
