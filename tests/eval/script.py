"""Script: what differs when Simplified text is made Traditional and brought back, in 10,000 characters, by way and text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from crawler.text.script import detect
from crawler.text.script.detect import traditional_only
from crawler.text.terms import terms
from tests.bench.mirror.texts import carried
from tests.eval import yardsticks
from tests.eval.figure import Figure
from tests.eval.round_trip import round_trip, ways

# A text with more Traditional characters than this is not a Simplified one: what is to come back of it cannot be said.
STRAY = 5
OWN = Path(__file__).parent / "texts" / "hard.txt"


def figures() -> Iterator[Figure]:
    """A figure for each way and each text: our own of the hard words, packages' text, gold of real pages."""
    yield from _figures("own", OWN.read_text("utf-8").split("\n\n"))
    packages = [text for name in ("laws", "help") for text in carried(name)]
    yield from _figures("packages", packages)
    yield _offered(packages)
    yield from _figures("gold", list(_gold()))


def _figures(name: str, texts: Sequence[str]) -> Iterator[Figure]:
    for way, turn in ways().items():
        wrong = round_trip(texts, turn)
        yield Figure(f"script.{name}.{way}", wrong.rate, f"{wrong.sent} characters")


def _offered(texts: Sequence[str]) -> Figure:
    """Terms of Taiwan and Hong Kong offered for text that has none, a mirror of the mainland's being Traditional too."""
    size = sum(map(len, texts))
    found = sum(len(terms(text)) for text in texts)
    return Figure("script.terms.mistaken", 10_000 * found / size, f"{size} characters")


def _gold() -> Iterator[str]:
    for row in (row for name in yardsticks.names() for row in yardsticks.gold(name)):
        text = row.get("text") or ""
        if detect(text) == "Hans" and sum(character in traditional_only() for character in text) < STRAY:
            yield text
