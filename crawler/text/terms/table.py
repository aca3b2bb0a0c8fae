"""The table of terms (`terms.tsv`, described in the README beside it), read once."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crawler.text.script import convert

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Row:
    """A term of Taiwan or Hong Kong in Traditional characters, what the mainland calls it, and where it is the term."""

    word: str
    mainland: str
    region: str
    class_: str
    before: str
    after: str
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row made ready for texts in Simplified characters, as all texts are when terms are looked up."""

    row: Row
    before: tuple[str, ...]
    after: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether what stands beside [start, end) lets it be the term."""
        if text.endswith(self.not_before, 0, start) or text.startswith(self.not_after, end):
            return False
        if not (self.before or self.after):
            return True
        return text.endswith(self.before, 0, start) or text.startswith(self.after, end)


@cache
def rows() -> tuple[Row, ...]:
    """Every line of the table, in its order."""
    lines = files("crawler.text.terms").joinpath("terms.tsv").read_text("utf-8").splitlines()
    return tuple(Row(*line.split("\t")) for line in lines[1:])


@cache
def entries() -> dict[str, Entry]:
    """Each term by its word in Simplified characters."""
    return {convert(row.word).text: _entry(row) for row in rows()}


def _entry(row: Row) -> Entry:
    before, not_before = _sides(row.before)
    after, not_after = _sides(row.after)
    return Entry(row, before, after, not_before, not_after)


def _sides(condition: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = tuple(convert(condition.removeprefix("!")).text.split("|")) if condition else ()
    return ((), words) if condition.startswith("!") else (words, ())
