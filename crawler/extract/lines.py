"""From the raw text between two breaks to the lines a reader sees: the white space of the source is the source's own."""

import re

_SPACES = re.compile(r"[ \t\r\n\f]+")
# A line break in the source between two of these is the page's line wrapping; no space is meant.
_CJK = r"\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f\u2018-\u201d\u2026\u2014"
_WRAPPED = re.compile(rf"(?<=[{_CJK}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_CJK}])")
_BLANK = re.compile(r"(?<=[。！？!?…”」』）)])[ \t\u3000\xa0]*\r?\n[ \t\u3000\xa0]*\r?\n\s*")
_PARAGRAPHS = 2


def paragraphs(raw: str) -> list[str]:
    """The lines that a text without markup in it is: one, unless blank lines of the source part it."""
    return [_one_line(part) for part in _parted(raw)] if "\n" in raw else [_one_line(raw)]


def _parted(raw: str) -> list[str]:
    """The paragraphs of a text that only blank lines of the source part: a style sheet has them shown."""
    parts = _BLANK.split(raw)
    return parts if len(parts) > _PARAGRAPHS else [raw]


def _one_line(raw: str) -> str:
    if "\n" in raw or "\r" in raw:
        raw = _WRAPPED.sub("", raw)
    elif "  " not in raw and "\t" not in raw and "\f" not in raw:
        return raw
    return _SPACES.sub(" ", raw)
