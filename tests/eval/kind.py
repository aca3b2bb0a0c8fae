"""How well kind and relevance are told: on invented headlines, half of them held out from tuning, and on the pages with gold."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from archive.derivation import Kind
from crawler.text.kind import kind
from crawler.text.relevance import RELEVANT, relevance
from crawler.text.script import convert
from tests.eval.figure import Absent, Figure

_DATA = Path(__file__).with_name("data")
_GOLD = Path(__file__).parents[3] / "shared" / "eval"
KINDS: tuple[Kind, ...] = ("news", "speech", "notice", "other")


@dataclass(frozen=True)
class Labelled:
    """One article as a reader would sort it."""

    kind: str
    relevant: bool
    headline: str
    opening: str
    seen: bool = False

    @property
    def held_out(self) -> bool:
        """By a fixed hash of the headline: rules were tuned on the other half only, and on what is `seen`."""
        return not self.seen and sha256(self.headline.encode()).digest()[0] % 2 == 1

    def told_kind(self) -> Kind:
        """The kind the rules give it, in the script a record has."""
        return kind(convert(self.headline).text, convert(self.opening).text)

    def told_relevant(self) -> bool:
        """Whether the rules take it to be about drug regulation."""
        return relevance(convert(self.headline).text, convert(self.opening).text).score >= RELEVANT


def labelled() -> list[Labelled]:
    """The whole list."""
    return [
        Labelled(kind_, about == "1", headline, opening, seen=name == "kinds_seen.tsv")
        for name in ("kinds.tsv", "kinds_seen.tsv")
        for kind_, about, headline, opening in _rows(name)
    ]


def labelled_pages() -> list[Labelled]:
    """The pages with gold, their own headlines and texts; none where they are not on this machine."""
    out = []
    for set_, pages in groupby(_rows("pages.tsv"), key=lambda row: row[0]):
        gold = _GOLD / set_ / "gold.jsonl"
        texts = map(json.loads, gold.read_text("utf-8").splitlines()) if gold.exists() else ()
        known = {one["name"]: one for one in texts}
        for _, name, kind_, about in pages:
            if name in known:
                out.append(Labelled(kind_, about == "1", known[name]["title"], known[name]["text"] or ""))
    return out


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in (_DATA / name).read_text("utf-8").splitlines() if line[0] != "#")


def figures() -> Iterator[Figure]:
    """Precision and recall of each kind, and of relevance, on each half, and on pages with gold. Raises Absent where
    those are not on this machine.
    """
    everything = labelled()
    yield from _part("tuned", [item for item in everything if not item.held_out])
    yield from _part("held-out", [item for item in everything if item.held_out])
    pages = labelled_pages()
    if not pages:
        raise Absent("the yardsticks (../shared/eval) are not on this machine")
    yield from _part("pages", pages)


def _part(part: str, items: Sequence[Labelled]) -> Iterator[Figure]:
    for name in KINDS:
        yield from _scores(f"kind.{part}.{name}", items, partial(_is, name), partial(_is_told, name))
    yield from _scores(f"kind.{part}.relevance", items, lambda item: item.relevant, Labelled.told_relevant)


def _is(name: str, item: Labelled) -> bool:
    return item.kind == name


def _is_told(name: str, item: Labelled) -> bool:
    return item.told_kind() == name


def _scores(
    name: str, items: Iterable[Labelled], wanted: Callable[[Labelled], bool], told: Callable[[Labelled], bool]
) -> Iterator[Figure]:
    pairs = [(wanted(item), told(item)) for item in items]
    hits = sum(a and b for a, b in pairs)
    found, true = sum(b for _, b in pairs), sum(a for a, _ in pairs)
    yield Figure(f"{name}.precision", hits / found if found else 1.0, f"{found} told so of {len(pairs)}")
    yield Figure(f"{name}.recall", hits / true if true else 1.0, f"{true} that are of {len(pairs)}")
