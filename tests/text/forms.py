"""A text in the forms a site may give it: either script, either width, glossed by a mirror."""

from collections.abc import Callable, Mapping
from functools import cache

from opencc import OpenCC

# What one mirror's list could be: it glosses every one of these, wherever it stands.
GLOSSES = {
    "業": "yè", "會": "huì", "為": "wèi", "產": "chǎn", "學": "xué", "實": "shí", "醫": "yī", "藥": "yào", "構": "gòu",
    "機": "jī", "務": "wù", "發": "fā", "國": "guó", "據": "jù", "應": "yīng", "數": "shù", "們": "men", "條": "tiáo",
    "與": "yǔ", "檢": "jiǎn", "閱": "yuè", "讀": "dú", "還": "hái", "頁": "yè", "繼": "jì", "續": "xù", "費": "fèi",
    "關": "guān", "開": "kāi", "點": "diǎn", "擊": "jī", "網": "wǎng", "責": "zé", "編": "biān", "輯": "jí", "聲": "shēng",
    "權": "quán", "轉": "zhuǎn", "載": "zǎi", "錄": "lù",
}  # fmt: skip


def _simplified(text: str) -> str:
    return text


@cache
def _traditional(text: str) -> str:
    return str(OpenCC("s2t").convert(text))


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _narrow(text: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)


def _glossed(text: str) -> str:
    return "".join(f"{c}({GLOSSES[c]})" if c in GLOSSES else c for c in _traditional(text))


# Each with what becomes of the article around it: only scripts and glosses are a page's all through.
FORMS: Mapping[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "simplified": (_simplified, _simplified),
    "traditional": (_traditional, _traditional),
    "wide": (_wide, _simplified),
    "narrow": (_narrow, _simplified),
    "glossed": (_glossed, _glossed),
    "traditional amid simplified": (_traditional, _simplified),
}
