"""From bytes to text by evidence: what the bytes can be comes first, what is declared about them second."""

import codecs
import re

from charset_normalizer import from_bytes

from archive.derivation import CharsetEvidence

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_META = re.compile(
    rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_WIDE_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
# A stray NUL or two is no sign of it.
_WIDE_LEAST = 4
_META_WITHIN = 8192
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_SAMPLE_BYTES = 24_000
_HAN = re.compile(r"[^\x00-\xff]")

# Declared names of the mainland and of the Taiwan and Hong Kong family; each is read as its widest member.
_GB = frozenset(
    {
        "gb2312",
        "gb_2312",
        "gb_2312-80",
        "gbk",
        "gb18030",
        "gb-2312",
        "gb2312-80",
        "cp936",
        "x-gbk",
        "euc-cn",
        "hz",
    }
)
_BIG5 = frozenset({"big5", "big-5", "big5-hkscs", "big5hkscs", "cp950", "x-x-big5", "cn-big5", "big5-eten"})
# Servers declare these when they know nothing; over Chinese bytes they are no evidence.
_HOLLOW = frozenset({"iso8859-1", "ascii", "cp1252", "latin-1"})
# No page is written in these, and some of them can spell lone surrogates.
_NEVER = frozenset({"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
_CODEC = re.compile(r"[\w.:-]{1,40}")

# The commonest characters and marks of running Chinese in both scripts: a wrong reading hardly has them.
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自"
    "之年过发后作里用道行所然家种事成方多经么去法学"
    "如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把"
    "机十民第公此已工使情明性知全三又关点正业外将两高"
    "间由问很最重并物手应战向头文体政美相见被利什二等产新己制身果加西斯月话合回特代内信表化"
    "老给世位次度门任常先海通教儿原东声提立及比员解"
    "水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建"
    "务做接必场件计管期市直德资命山金指克许统区保至"
    "队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告"
    "类求据程北边死张该交规万取拉格望觉术领共确传师"
    "观清今切院让识候带导争运药监督检验食医疗械标准企业局闻网来源发布日期编辑"
    "這個們來國為說時會對過發後裡種經現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體"
    "見產話內給門東聲論處義幾認條氣題別變總電數報"
    "結務場計資許統區隊決馬書聽達強難權設記類據張該規領確傳師觀讓識帶導爭運藥監檢驗醫療標準聞網編輯"
    "，。、：；！？（）《》“”「」　年月日"
)
# What the codec, of the standard's first edition, reads as private characters: they have had names since, and A3 A0 is a space.
_SINCE_NAMED = {
    **dict(zip(range(0xE78D, 0xE797), (0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A)), strict=True)),
    **dict(
        zip(
            (0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864),
            range(0x9FB4, 0x9FBC),
            strict=True,
        )
    ),
    0xE7C7: 0x1E3F,
    0xE5E5: 0x3000,
}
_ONE_SINCE_NAMED = re.compile(f"[{''.join(map(chr, _SINCE_NAMED))}]")
_PLAUSIBLE = 0.3
_DAMAGED = 0.02


def decode(body: bytes, header: str | None = None) -> tuple[str, CharsetEvidence]:
    """The text of `body` and how its charset was found. No lone surrogate comes out."""
    inside = _declared_inside(body)
    declared, meta = _name(header), _name(inside)
    bom = next((name for mark, name in _BOMS if body.startswith(mark)), None)
    used, detected, text = _read(body, bom, declared, meta)
    text = text.removeprefix("\ufeff")
    return text, CharsetEvidence(
        used=used,
        bom=bom,
        header=_shown(header),
        meta=_shown(inside),
        detected=detected,
        replacements=text.count("\ufffd"),
    )


def looks_binary(body: bytes) -> bool:
    """Whether these bytes are a picture, a document or an archive rather than a page or a text."""
    if body.startswith(_MAGIC):
        return True
    if any(body.startswith(mark) for mark, _ in _BOMS) or _wide(body):
        return False
    head = body[:8192]
    return len(head) - len(head.translate(None, _CONTROLS)) > max(2, len(head) * 0.02)


_MAGIC = (
    b"%PDF-", b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"\x1f\x8b\x08",
    b"\xd0\xcf\x11\xe0", b"Rar!\x1a", b"7z\xbc\xaf", b"\x7fELF", b"MZ\x90\x00", b"RIFF", b"OggS", b"ID3",
    b"\x00\x00\x01\x00", b"BM\x36", b"wOFF",
)  # fmt: skip
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])


def _read(body: bytes, bom: str | None, header: str | None, meta: str | None) -> tuple[str, str | None, str]:
    """The codec, what was detected, the text. Most pages are whole UTF-8, and are decoded once."""
    if not bom and b"\0" not in body:
        try:
            return "utf-8", None, body.decode("utf-8")
        except UnicodeDecodeError:
            pass
    used, detected = _choose(body, bom, header, meta)
    text = body.decode(used, "replace")
    # To look for one costs next to nothing, to translate a page that has none does not.
    named = used == "gb18030" and _ONE_SINCE_NAMED.search(text)
    return used, detected, text.translate(_SINCE_NAMED) if named else text


def _choose(body: bytes, bom: str | None, header: str | None, meta: str | None) -> tuple[str, str | None]:
    if bom:
        return bom, None
    if wide := _wide(body):
        return wide, wide
    if _fits(body, "utf-8"):
        return "utf-8", None
    sample = _sample(body)
    for name in (header, meta):
        if name == "gb18030" and _fits(body, name) and _likeness(sample, name) >= _PLAUSIBLE:
            return name, None
    return _weigh(body, sample, [name for name in (header, meta) if name])


def _weigh(body: bytes, sample: bytes, declared: list[str]) -> tuple[str, str | None]:
    """The reading that looks most like Chinese; a declared one is preferred where two come close."""
    family = dict.fromkeys([*declared, "utf-8", "gb18030", "big5hkscs"])
    if "big5hkscs" in family and sample.decode("cp950", "replace").count("\ufffd") < sample.decode(
        "big5hkscs", "replace"
    ).count("\ufffd"):
        family = dict.fromkeys("cp950" if name == "big5hkscs" else name for name in family)
    scores = {
        name: _likeness(sample, name) + (0.02 if name in declared else 0.0)
        for name in family
        if name not in _HOLLOW
    }
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= _PLAUSIBLE:
        return best, None if best in declared else best
    for name in declared:
        if name not in _HOLLOW and _fits(body, name):
            return name, None
    if any(name in _HOLLOW for name in declared):
        return "cp1252", None
    found = from_bytes(sample).best()
    if found is not None and found.encoding not in ("ascii", "utf_8"):
        return codecs.lookup(found.encoding).name, found.encoding
    damage = {name: sample.decode(name, "replace").count("\ufffd") for name in scores}
    return min(damage, key=lambda name: damage[name]), None


def _likeness(sample: bytes, name: str) -> float:
    """How like running Chinese the sample reads: share of common characters, less for every bad byte."""
    text = sample.decode(name, "replace")
    wide = _HAN.findall(text)
    if not wide:
        return 0.0
    bad = text.count("\ufffd") / len(wide)
    common = sum(map(_COMMON.__contains__, wide)) / len(wide)
    return common - max(0.0, bad - _DAMAGED) * 2


def _sample(body: bytes) -> bytes:
    """The bytes around what is not ASCII, enough of them to judge by; a page's head is mostly markup."""
    first = _NON_ASCII.search(body)
    start = first.start() if first else 0
    if len(body) - start <= _SAMPLE_BYTES:
        return body[start:]
    # Lines keep multi-byte characters whole, and those without any high byte say nothing.
    lines = (line for line in body[start:].split(b"\n") if _NON_ASCII.search(line))
    out, size = [], 0
    for line in lines:
        out.append(line)
        size += len(line)
        if size >= _SAMPLE_BYTES:
            break
    return b"\n".join(out)[: _SAMPLE_BYTES * 4]


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: markup in it has a NUL in every other byte."""
    head = body[:512]
    if len(head) < 8 or len(head) % 2 or head.count(0) < _WIDE_LEAST:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    for name, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many > half * 0.3 and few <= half * 0.05 and _reads(body, name):
            return name
    return None


def _reads(body: bytes, name: str) -> bool:
    whole = body[: len(body) // 2 * 2]
    return _fits(whole, name) and not _WIDE_CONTROLS.search(whole[:512].decode(name, "replace"))


def _fits(body: bytes, name: str) -> bool:
    """Whether all of it decodes; the one character a cut body ends in the middle of does not count."""
    try:
        codecs.getincrementaldecoder(name)().decode(body)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _declared_inside(body: bytes) -> str | None:
    found = _META.search(body, 0, _META_WITHIN)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _name(declared: str | None) -> str | None:
    """The codec a declared charset stands for, or None when it names none that decodes text."""
    label = (declared or "").strip().strip("\"'").lower()
    if not _CODEC.fullmatch(label):
        return None
    if label in _GB:
        return "gb18030"
    if label in _BIG5:
        return "big5hkscs"
    try:
        codec = codecs.lookup(label)
        b" ".decode(codec.name)
    except (LookupError, ValueError):
        return None
    return None if codec.name in _NEVER else codec.name


def _shown(declared: str | None) -> str | None:
    return declared.strip()[:40].lower() or None if declared else None
