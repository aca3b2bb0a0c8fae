"""What a page may say: the model of general Chinese, and the page's own words beside it."""

from collections import Counter
from itertools import pairwise
from math import exp, log

from crawler.text.mirror.classes import model_character
from crawler.text.mirror.model import model

OWN = 0.25
"""The share of the page's own words."""
_UNKNOWN = -7.0


class Lexicon:
    """The logarithm of the probability of a character after a text, on one page."""

    def __init__(self, text: str) -> None:
        letters = [model_character(c) for c in text]
        self._pairs = Counter(pairwise(letters))
        self._triples = Counter(zip(letters, letters[1:], letters[2:], strict=False))
        self._model = model()
        self._known: dict[tuple[str, str], float] = {}

    def log(self, before: str, character: str) -> float:
        """How likely `character` is after `before`."""
        if not character:
            return 0.0
        asked = (before[-2:], character)
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = self._log(*asked)
        return found

    def _log(self, before: str, character: str) -> float:
        first, second = (model_character(c) for c in ("\n\n" + before)[-2:])
        third = model_character(character)
        ids = self._model
        third_id = ids.id(character)
        general = ids.log(ids.id(first), ids.id(second), third_id)
        if not third_id:
            general += _UNKNOWN
        triple = self._triples.get((first, second, third))
        if triple:
            own = triple / self._pairs[first, second]
        else:
            pair = self._pairs.get((second, third))
            if not pair:
                return general + _ALONE
            own = 0.1 * pair / (pair + 5)
        return log((1 - OWN) * exp(general) + OWN * own)


_ALONE = log(1 - OWN)
