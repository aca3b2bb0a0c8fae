"""How well kind and relevance are told: on invented headlines, half of them held out from tuning, and on the pages with gold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from archive.derivation import Kind
from crawler.text.kind import kind
from crawler.text.relevance import RELEVANT, relevance
from crawler.text.script import convert
from tests.eval import yardsticks
from tests.eval.figure import Figure

_DATA = Path(__file__).with_name("data")
KINDS: tuple[Kind, ...] = ("news", "speech", "notice", "other")


@dataclass(frozen=True)
class Sorted:
    """One article as a reader would sort it, and as it is sorted."""

    kind: str
    relevant: bool
    told_kind: str
    told_relevant: bool


@dataclass(frozen=True)
class Labelled:
    """An invented headline, with how its text begins or nothing."""

    kind: str
    relevant: bool
    headline: str
    opening: str
    seen: bool = False

    @property
    def held_out(self) -> bool:
        """By a fixed hash of the headline: rules were tuned on the other half only, and on what is `seen`."""
        return not self.seen and sha256(self.headline.encode()).digest()[0] % 2 == 1

    def sorted(self) -> Sorted:
        """As the rules sort it, in the script a record has."""
        told = convert(self.headline).text, convert(self.opening).text
        return Sorted(self.kind, self.relevant, kind(*told), relevance(*told).score >= RELEVANT)


def labelled() -> list[Labelled]:
    """The whole list."""
    return [
        Labelled(kind_, about == "1", headline, opening, seen=name == "kinds_seen.tsv")
        for name in ("kinds.tsv", "kinds_seen.tsv")
        for kind_, about, headline, opening in _rows(name)
    ]


def sorted_pages() -> list[Sorted]:
    """The real pages, as their records are sorted. Raises Absent where they are not on this machine."""
    out, sets = [], yardsticks.names()
    for set_, pages in groupby(_rows("pages.tsv"), key=lambda row: row[0]):
        if set_ not in sets:
            continue
        known = dict(
            zip((row["name"] for row in yardsticks.gold(set_)), yardsticks.answers(set_), strict=True)
        )
        for _, name, kind_, about in pages:
            record = known[name]
            told = record["relevance"]["score"] >= RELEVANT
            out.append(Sorted(kind_, about == "1", record["kind"], told))
    return out


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in (_DATA / name).read_text("utf-8").splitlines() if line[0] != "#")


def figures() -> Iterator[Figure]:
    """Precision and recall of each kind, and of relevance, on each half, and on pages with gold. Raises Absent where
    those are not on this machine.
    """
    everything = labelled()
    yield from _part("tuned", [item.sorted() for item in everything if not item.held_out])
    yield from _part("held-out", [item.sorted() for item in everything if item.held_out])
    yield from _part("pages", sorted_pages())


def _part(part: str, items: Sequence[Sorted]) -> Iterator[Figure]:
    for name in KINDS:
        yield from _scores(
            f"kind.{part}.{name}", [(one.kind == name, one.told_kind == name) for one in items]
        )
    yield from _scores(f"kind.{part}.relevance", [(one.relevant, one.told_relevant) for one in items])


def _scores(name: str, pairs: Sequence[tuple[bool, bool]]) -> Iterator[Figure]:
    hits = sum(a and b for a, b in pairs)
    found, true = sum(b for _, b in pairs), sum(a for a, _ in pairs)
    yield Figure(f"{name}.precision", hits / found if found else 1.0, f"{found} told so of {len(pairs)}")
    yield Figure(f"{name}.recall", hits / true if true else 1.0, f"{true} that are of {len(pairs)}")
