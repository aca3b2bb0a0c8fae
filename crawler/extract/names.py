"""Names of people: what stands where a page names its authors, and is not an office, an outlet or a sentence."""

import re

_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8}){1,3}|[A-Za-z][A-Za-z .'-]{1,30}"
)
_OFFICE = re.compile(
    "[部网網社局厅委院]|记者|記者|作者|编辑|編輯|专栏|中心|公司|集团|小组|本报|本刊|通讯员|提供|授权|供稿|供图|拍摄"
)
_PARTS = re.compile(r"[ \u3000\u00a0、，,;；/]+")
# `张三李四 发自北京`: where they write from is no part of a name.
_FROM = re.compile(r"(?:发自|發自).*|(?:综合)?报道$|摄$")


def is_name(words: str) -> bool:
    """Whether these words can be the name of one person."""
    return bool(_NAME.fullmatch(words)) and not _OFFICE.search(words)


def names(words: str, edges: str = " ") -> tuple[str, ...]:
    """The names in some words, in order, each once; what is none is left out."""
    parts = (_FROM.sub("", part.strip(edges)) for part in _PARTS.split(words))
    return tuple(dict.fromkeys(part for part in parts if is_name(part)))
