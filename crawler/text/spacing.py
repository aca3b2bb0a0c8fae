"""White space: one paragraph a line, no indents, no blank lines, single spaces. Marks keep their width."""

import re
from collections.abc import Iterator

from archive.derivation import Edit
from crawler.text.passes import Context, Outcome, Pass

_NAME = "spacing"
# Every run matches at once, so the text is read once whatever it holds.
_RUN = re.compile(r"[ \t\n\r\x0b\x0c\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


def _run(text: str, context: Context) -> Outcome:
    return Outcome(edits=tuple(_edits(text)))


def _edits(text: str) -> Iterator[Edit]:
    for run in _RUN.finditer(text):
        before, after = run[0], _after(text, run.start(), run.end())
        if before != after:
            yield Edit(run.start(), run.end(), before, after, _NAME, _class(before))


def _class(before: str) -> str:
    return "lines" if "\n" in before else "spaces"


def _after(text: str, start: int, end: int) -> str:
    run = text[start:end]
    if "\n" in run:
        return _between_lines(text, start, end)
    if start == 0 or end == len(text):
        return _cells(text, run, start, end)
    if "\t" in run:
        return "\t" * run.count("\t")
    return "\u3000" if set(run) == {"\u3000"} else " "


def _between_lines(text: str, start: int, end: int) -> str:
    head, _, rest = text[start:end].partition("\n")
    tail = rest.rpartition("\n")[2]
    above = _cells(text, head, start, start + len(head)) if start else ""
    below = _cells(text, tail, end - len(tail), end) if end < len(text) else ""
    mark = "\n" if start and end < len(text) else ""
    return above + mark + below


def _cells(text: str, run: str, start: int, end: int) -> str:
    """Tabs at the edge of a line are empty cells when the line has cells, and an indent when it has none."""
    if "\t" not in run:
        return ""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : len(text) if last < 0 else last].strip()
    return "\t" * run.count("\t") if "\t" in line else ""


PASS = Pass(_NAME, "1", _run)
