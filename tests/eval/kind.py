"""How well kind and relevance are told, on a labelled list of invented headlines. Half of it was held out from tuning."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from archive.derivation import Kind
from crawler.text.kind import kind
from crawler.text.relevance import RELEVANT, relevance
from crawler.text.script import convert
from tests.eval.figure import Figure

_LIST = Path(__file__).with_name("data") / "kinds.tsv"
KINDS: tuple[Kind, ...] = ("news", "speech", "notice", "other")


@dataclass(frozen=True)
class Labelled:
    """One article as a reader would sort it."""

    kind: str
    relevant: bool
    headline: str
    opening: str

    @property
    def held_out(self) -> bool:
        """By a fixed hash of the headline: rules were tuned on the other half only."""
        return sha256(self.headline.encode()).digest()[0] % 2 == 1

    def told_kind(self) -> Kind:
        """The kind the rules give it, in the script a record has."""
        return kind(convert(self.headline).text, convert(self.opening).text)

    def told_relevant(self) -> bool:
        """Whether the rules take it to be about drug regulation."""
        return relevance(convert(self.headline).text, convert(self.opening).text).score >= RELEVANT


def labelled() -> list[Labelled]:
    """The whole list."""
    rows = (line.split("\t") for line in _LIST.read_text("utf-8").splitlines() if line[0] != "#")
    return [Labelled(kind_, about == "1", headline, opening) for kind_, about, headline, opening in rows]


def figures() -> Iterator[Figure]:
    """Precision and recall of each kind, and of relevance, on each half."""
    for part, held_out in (("tuned", False), ("held-out", True)):
        items = [item for item in labelled() if item.held_out is held_out]
        for name in KINDS:
            yield from _scores(
                f"kind.{part}.{name}",
                items,
                lambda i, k=name: i.kind == k,
                lambda i, k=name: i.told_kind() == k,
            )
        yield from _scores(f"kind.{part}.relevance", items, lambda i: i.relevant, Labelled.told_relevant)


def _scores(
    name: str, items: Iterable[Labelled], wanted: Callable[[Labelled], bool], told: Callable[[Labelled], bool]
) -> Iterator[Figure]:
    pairs = [(wanted(item), told(item)) for item in items]
    hits = sum(a and b for a, b in pairs)
    found, true = sum(b for _, b in pairs), sum(a for a, _ in pairs)
    yield Figure(f"{name}.precision", hits / found if found else 1.0, f"{found} told so of {len(pairs)}")
    yield Figure(f"{name}.recall", hits / true if true else 1.0, f"{true} that are of {len(pairs)}")
