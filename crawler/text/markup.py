"""Leaked markup, scripts and invisible characters. What a reader never sees goes; what he reads stays."""

import html
import re
from collections.abc import Iterator

from archive.derivation import Edit
from crawler.text.passes import Context, Outcome, Pass

_NAME = "markup"

_INVISIBLE = re.compile(
    "(?P<linebreak>\r\n?|[\x0b\x0c\x85\u2028\u2029])"
    "|(?P<space>[\xa0\u1680\u2000-\u200a\u202f\u205f]+)"
    "|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]+)"
    "|(?P<zero_width>[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e007f]+)"
    "|(?P<private_use>[\ue000-\uf8ff\U000f0000-\U0010ffff]+)"
    "|(?P<surrogate>[\ud800-\udfff]+)"
)
_ANY_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]+"
)
_PRINTED = re.compile("[\u034f\u115f\u1160\u17b4\u17b5]")
_AFTER = {"linebreak": "\n", "space": " "}
# Inside a word a private code is a character its page's font knew, no icon; a joiner after an emoji joins.
_WORD = re.compile(r"\w")
_EMOJI = "\U0001f000"

# A named entity needs its semicolon: `&para` in an address is not one.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,24});")
_BREAKS = "p|br|div|tr|li|h[1-6]|table|ul|ol|section|article|center|hr"
_TAG = re.compile(
    rf"</?(?:(?P<breaks>{_BREAKS})|span|strong|b|i|u|em|font|a|img|td|th|tbody|thead|small|sup|sub|label|input|button"
    r"|iframe|embed|o:p|v:\w{1,20}|st1:\w{1,20})(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_BLOCKS = (
    (re.compile(r"<script\b", re.IGNORECASE), re.compile(r"</script\s*>", re.IGNORECASE)),
    (re.compile(r"<style\b", re.IGNORECASE), re.compile(r"</style\s*>", re.IGNORECASE)),
    (re.compile(r"<!--"), re.compile(r"-->")),
)
_CALL = re.compile(r"(?:\$|jQuery)\((['\"])[#.]?[\w\-#. ]{1,80}\1\)(?:\.\w{1,30}\([^()\n]{0,200}\)){1,5};?")
_STATEMENT = re.compile(
    r"[ \t]*(?:(?:\$|jQuery)[.(]|(?:var|let|const)\s+[\w$]+\s*=|function\s*[\w$]*\s*\(|document\.\w"
    r"|window\.\w|\(function\s*\(|_hmt\.push|//<!\[CDATA\[|//\]\]>)"
)
_STATEMENT_END = re.compile(r"[;{})>\[]\s*$")
_BRACKETS = re.compile(r"[\s\[\](){};,]*[\[\](){};][\s\[\](){};,]*")


def _run(text: str, context: Context) -> Outcome:
    found = [
        *_blocks(text),
        *_tags(text),
        *_calls(text),
        *_script_lines(text),
        *_entities(text),
        *_invisible(text),
    ]
    return Outcome(edits=tuple(_without_overlap(found)))


def _edit(text: str, start: int, end: int, after: str, class_: str) -> Edit:
    return Edit(start, end, text[start:end], after, _NAME, class_)


def _blocks(text: str) -> Iterator[Edit]:
    # Opener and closer are looked for apart: one pattern would read to the end for each opener.
    for opener, closer in _BLOCKS:
        at = 0
        while (first := opener.search(text, at)) and (last := closer.search(text, first.end())):
            yield _edit(text, first.start(), last.end(), "", "script")
            at = last.end()


def _tags(text: str) -> Iterator[Edit]:
    if "<" in text:
        for tag in _TAG.finditer(text):
            yield _edit(text, tag.start(), tag.end(), "\n" if tag["breaks"] else "", "tag")


def _calls(text: str) -> Iterator[Edit]:
    if "$(" not in text and "jQuery(" not in text:
        return
    for call in _CALL.finditer(text):
        yield _edit(text, call.start(), call.end(), "", "script")


def _script_lines(text: str) -> Iterator[Edit]:
    start, inside = 0, False
    # Every end of a line takes as many places as before: one carriage return, or the two of a pair.
    for line in text.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
        inside = bool(_is_statement(line) or (inside and _BRACKETS.fullmatch(line)))
        if inside:
            yield _edit(text, start, start + len(line), "", "script")
        start += len(line) + 1


def _is_statement(line: str) -> bool:
    return bool(_STATEMENT.match(line) and _STATEMENT_END.search(line, max(0, len(line) - 20)))


def _entities(text: str) -> Iterator[Edit]:
    if "&" not in text:
        return
    for entity in _ENTITY.finditer(text):
        after = html.unescape(entity[0])
        if after != entity[0]:
            after = _INVISIBLE.sub(lambda m: _AFTER.get(m.lastgroup or "", ""), after)
            yield _edit(text, entity.start(), entity.end(), after, "entity")


def _invisible(text: str) -> Iterator[Edit]:
    for match in _invisible_matches(text):
        class_, (start, end) = match.lastgroup or "", match.span()
        if class_ == "private_use" and _WORD.match(text, start - 1) and _WORD.match(text, end):
            continue
        if class_ == "zero_width" and match[0] == "\u200d" and text[start - 1] > _EMOJI:
            continue
        after = "\ufffd" if class_ == "surrogate" else _AFTER.get(class_, "")
        yield _edit(text, start, end, after, class_.replace("_", "-"))


def _invisible_matches(text: str) -> Iterator[re.Match[str]]:
    """Runs are found by one set of characters, which is quick, and only then told apart."""
    # What Python prints is seen, but for a few characters: a text is told to be clean of the rest at once.
    if text.replace("\n", "").replace("\u3000", "").isprintable() and not _PRINTED.search(text):
        return
    for run in _ANY_INVISIBLE.finditer(text):
        # One further, for the line feed that belongs to a carriage return.
        yield from _INVISIBLE.finditer(text, run.start(), run.end() + 1)


def _without_overlap(edits: list[Edit]) -> Iterator[Edit]:
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start >= at:
            yield edit
            at = edit.end


PASS = Pass(_NAME, "2", _run)
