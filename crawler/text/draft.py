"""A draft: a text on its way through the passes, and how it came from the original, as one list of edits over the original."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from archive.derivation import Edit
from archive.edits import SCRIPT_TABLE

_PASS, _CLASS = SCRIPT_TABLE


@dataclass(frozen=True, slots=True)
class Draft:
    """`edits` are over `original`, in order and apart; `table` is the change of script that all they leave alone went through."""

    original: str
    text: str
    edits: tuple[Edit, ...] = ()
    table: Mapping[str, str] | None = None
    table_version: str = ""

    @classmethod
    def of(cls, original: str) -> "Draft":
        """A draft nothing has been done to."""
        return cls(original, original)

    def revise(self, edits: Iterable[Edit]) -> "Draft":
        """The draft after `edits`, given over its present text, in order and apart."""
        second = tuple(edits)
        if not second:
            return self
        return replace(self, text=_applied(self.text, second), edits=tuple(_compose(self, second)))

    def convert(
        self, converted: str, table: Mapping[str, str], version: str, classes: Sequence[tuple[int, int, str]]
    ) -> "Draft":
        """The draft in another script. `converted` is as long as the text; `table` maps single characters; where the two
        differ, the difference is a correction, whose class is that of the span of `classes` it lies in."""
        if len(converted) != len(self.text):
            raise ValueError("a change of script keeps the length of a text")
        plain = self.text.translate({ord(k): v for k, v in table.items()})
        edits: list[Edit] = []
        at = shift = 0
        for edit in self.edits:
            start = edit.start + shift
            edits += _corrections(self.text, plain, converted, at, start, shift, classes)
            at = start + len(edit.after)
            edits.append(replace(edit, after=converted[start:at]))
            shift += len(edit.after) - len(edit.before)
        edits += _corrections(self.text, plain, converted, at, len(converted), shift, classes)
        return Draft(self.original, converted, tuple(edits), table, version)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the span [start, end) of the present text came from."""
        starts, shifts = [0], [0]
        for edit in self.edits:
            at = edit.start + shifts[-1]
            starts.append(at + len(edit.after))
            shifts.append(shifts[-1] + len(edit.after) - len(edit.before))
        low, high = bisect_right(starts, start) - 1, bisect_right(starts, end) - 1
        first = start - shifts[low]
        if low < len(self.edits):
            first = min(first, self.edits[low].start)
        last = end - shifts[high]
        if high < len(self.edits) and last > self.edits[high].start:
            last = self.edits[high].end
        return first, max(first, last)

    def audit(self) -> tuple[Edit, ...]:
        """The edits over the original that make the text; a change of script is the first entry."""
        if self.table is None:
            return self.edits
        untouched = _untouched(self.original, self.edits)
        images = {self.table[c] for c in set(untouched) if self.table.get(c, c) != c}
        pairs = [(c, self.table.get(c, c)) for c in untouched if self.table.get(c, c) in images]
        entry = Edit(
            0,
            len(self.original),
            "".join(before for before, _ in pairs),
            "".join(after for _, after in pairs),
            _PASS,
            f"{_CLASS}:{self.table_version}",
        )
        return (entry, *self.edits)


def _applied(text: str, edits: Sequence[Edit]) -> str:
    out: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at or text[edit.start : edit.end] != edit.before:
            raise ValueError(f"{edit.pass_}: edit at {edit.start} does not fit the text it was given")
        out += (text[at : edit.start], edit.after)
        at = edit.end
    out.append(text[at:])
    return "".join(out)


def _untouched(original: str, edits: Sequence[Edit]) -> str:
    out: list[str] = []
    at = 0
    for edit in edits:
        out.append(original[at : edit.start])
        at = edit.end
    out.append(original[at:])
    return "".join(out)


def _corrections(
    text: str,
    plain: str,
    converted: str,
    start: int,
    end: int,
    shift: int,
    classes: Sequence[tuple[int, int, str]],
) -> list[Edit]:
    if plain[start:end] == converted[start:end]:
        return []
    wrong = [i for i in range(start, end) if plain[i] != converted[i]]
    out = []
    for _, run in groupby(enumerate(wrong), lambda pair: pair[1] - pair[0]):
        places = [i for _, i in run]
        low, high = places[0], places[-1] + 1
        class_ = next((name for s, e, name in classes if s <= low < e), "phrase")
        out.append(Edit(low - shift, high - shift, text[low:high], converted[low:high], _PASS, class_))
    return out


def _compose(draft: Draft, second: Sequence[Edit]) -> list[Edit]:
    """One list over the original for `draft.edits` and then `second`. Edits that meet become one, named after the later."""
    first = draft.edits
    out: list[Edit] = []
    i = k = shift = 0

    def place(edit: Edit) -> int:
        return edit.start + shift

    def passed(edit: Edit) -> int:
        return shift + len(edit.after) - len(edit.before)

    while k < len(second):
        while i < len(first) and place(first[i]) + len(first[i].after) <= second[k].start:
            out.append(first[i])
            shift = passed(first[i])
            i += 1
        low, high = second[k].start, second[k].end
        origin = shift
        met = [second[k]]
        k += 1
        confidence = met[0].confidence
        growing = True
        while growing:
            growing = False
            while i < len(first) and place(first[i]) < high:
                origin_start = place(first[i])
                if origin_start < low:
                    low = origin_start
                high = max(high, origin_start + len(first[i].after))
                confidence = min(confidence, first[i].confidence)
                shift = passed(first[i])
                i += 1
                growing = True
            while k < len(second) and second[k].start < high:
                high = max(high, second[k].end)
                met.append(second[k])
                k += 1
                growing = True
        main = max(met, key=lambda edit: len(edit.before) + len(edit.after))
        after = _applied(
            draft.text[low:high], [replace(e, start=e.start - low, end=e.end - low) for e in met]
        )
        start, end = low - origin, high - shift
        out.append(Edit(start, end, draft.original[start:end], after, main.pass_, main.class_, confidence))
    out += first[i:]
    return out
