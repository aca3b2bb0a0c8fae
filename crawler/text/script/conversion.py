"""One conversion: the library's result and the corrections over it, told apart from the table's doing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crawler.text.script.corrections import Correction, corrections
from crawler.text.script.dictionary import dictionary_version
from crawler.text.script.t2s import characters, phrase_matches, translate, with_phrases

RULES = "4"
VERSION = f"t2s-{dictionary_version()}+{RULES}"
"""The release of the dictionaries, and that of the corrections over them."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """`text` is as long as what was given; `spans` are (start, end, class) beside `table`."""

    text: str
    table: Mapping[str, str]
    spans: tuple[tuple[int, int, str], ...]
    version: str = VERSION

    def explain(self, place: int) -> str | None:
        """The class of the rule that set the character at `place`; None where it is the table's doing."""
        return next((name for start, end, name in self.spans if start <= place < end), None)


def convert(text: str) -> Conversion:
    """`text` in Simplified characters."""
    matches = phrase_matches(text)
    plain = translate(text)
    own = list(corrections(text))
    converted = _corrected(with_phrases(plain, matches), own)
    spans = [(c.place, c.place + 1, c.class_) for c in own]
    spans += [(m.start, m.end, "phrase") for m in matches if plain[m.start : m.end] != m.after]
    return Conversion(converted, characters(), tuple(spans))


def _corrected(text: str, own: Sequence[Correction]) -> str:
    if not own:
        return text
    letters = list(text)
    for correction in own:
        letters[correction.place] = correction.after
    return "".join(letters)
