"""The lists in `data/`: notices that must go, sentences that must stay, what hijacked mirrors put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).with_name("data")
_FIELD_LIST = Path(__file__).parents[3] / "shared" / "design" / "notices.tsv"


@dataclass(frozen=True)
class Listed:
    """A notice, its group, and the numbers a gap must state for it."""

    group: str
    words: str
    numbers: tuple[tuple[str, int], ...] = ()


def lines(name: str) -> list[str]:
    """The lines of a list, without its comments."""
    return [line for line in (_DATA / name).read_text("utf-8").splitlines() if line and line[0] != "#"]


def notices() -> Iterator[Listed]:
    """The project's own notices."""
    for line in lines("notices.tsv"):
        group, words, *numbers = line.split("\t")
        pairs = (pair.split("=") for pair in numbers[0].split()) if numbers else ()
        yield Listed(group, words, tuple((name, int(number)) for name, number in pairs))


# What the stand-ins of the list from the field are filled with.
_FILLED = {
    "TITLE": "药店整治会议", "DATE": "2023-05-06", "TIME": "10:20", "YEAR": "2023", "SRC": "某某药讯", "NAME": "赵一",
    "SITE": "某某网", "X": "某某局", "W": "abc_123", "E": "a@example.com", "A": "某某网", "B": "要闻", "N": "123",
}  # fmt: skip
# Part of the document; an article's own heading but at its end; heads of a page; descriptions of a notice, not one.
_NO_LINE = re.compile(r"（此件公开发布）|温馨提示$|TITLE_第N页|XX一区|N、TEXT|来源:SRC\\n")


def field_notices() -> list[Listed]:
    """The notices seen in the field, stand-ins filled; none where the list of them is not on this machine."""
    if not _FIELD_LIST.exists():
        return []
    rows = (line.split("\t") for line in _FIELD_LIST.read_text("utf-8").splitlines()[1:])
    return [Listed(group, _fill(words)) for group, words, *_ in rows if not _NO_LINE.match(words)]


def _fill(pattern: str) -> str:
    for name, value in _FILLED.items():
        pattern = re.sub(rf"(?<![A-Za-z]){name}(?![A-Za-z])|(?<=[^A-Za-z]){name}(?=KB)", value, pattern)
    return pattern.replace("\\n", "\n")


def injections() -> Iterator[tuple[str, str, str]]:
    """Where something was put in, a text with it, and the same without."""
    above, below = "某市召开药品安全工作会议，部署下一阶段重点任务。", "会议要求，守住药品安全底线。"
    for line in lines("spam.tsv"):
        where, words = line.replace("\\n", "\n").split("\t")
        if where == "inside":
            clean = re.sub(r"[《【（][^》】）]*[》】）]\^", "", words)
            yield where, f"{above}\n{words.replace('^', '')}\n{below}", f"{above}\n{clean}\n{below}"
        elif where == "head":
            yield where, f"{words}\n{above}\n{below}", f"{above}\n{below}"
        else:
            yield where, f"{above}\n{below}\n{words}", f"{above}\n{below}"
