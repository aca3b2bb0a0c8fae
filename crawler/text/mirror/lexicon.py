"""What a page may say: the model of general Chinese, and the page's own words beside it."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log

from crawler.text.mirror.classes import EDGE, KEPT, SYMBOL, mark_class, model_character
from crawler.text.mirror.forms import forms
from crawler.text.mirror.model import After, model
from crawler.text.mirror.vanished import may_vanish

OWN = 0.25
"""The share of the page's own words."""
_UNKNOWN = -7.0
_INDENT, _NO_INDENT = log(0.3), -12.0
_OPENING = {"’": "‘", "）": "（(", "》": "《"}
_STRUCTURE = frozenset((*"“”‘\n", *_OPENING))
_OPENS, _NO_STOP, _SPOKEN = 1.0, -2.0, 1.2
_CLOSES, _MAYBE_OPEN, _NOTHING_OPEN, _OPEN_ALREADY, _LEFT_OPEN = 2.0, 1.0, -4.0, -2.0, -1.5
_ENCLOSES = 3.0
BONUS = _CLOSES + _SPOKEN
"""How much better than certain a mark may be called."""
_OFTEN, _MANY = 3, 20
_NO_QUOTES, _SHORT = -3.0, 300
_ALONE = log(1 - OWN)
_WIDE, _ANY_SYMBOL = -4.0, -6.0
_USUAL_AFTER = {"。": (9.5, 1.0), "，": (8.0, 0.5)}
"""How many characters after the last mark the model is right about a mark, and how much it errs nearer to it: it sees three
characters, and a clause is longer."""
_LONG = 10
_FORM = 4.0
"""How many characters of the page the form that is usual elsewhere counts for."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What comes after one text: by the model, and on the page, with what was found already."""

    general: After
    first: int
    second: int
    count: int
    known: dict[str, float]


class Lexicon:
    """The logarithm of the probability of a character after a text, on one page."""

    def __init__(self, text: str) -> None:
        letters = list(map(model().id, text))
        self._pairs = Counter(pairwise(letters))
        self._triples = Counter(zip(letters, letters[1:], letters[2:], strict=False))
        self._forms = Counter(text)
        self._often: list[str] | None = None
        self._next: dict[str, set[str]] = {}
        for before, after in pairwise(text):
            if after > "⺀":
                self._next.setdefault(before, set()).add(after)
        self._quotes = len(text) < _SHORT or "“" in self._forms or "”" in self._forms
        self._contexts: dict[str, _Context] = {}
        self._costs: dict[str, float] = {}

    def log(self, before: str, character: str) -> float:
        """How likely `character` is after `before`, its form and the quotes open in `before` considered."""
        if not character:
            return 0.0
        asked = before[-3:]
        context = self._contexts.get(asked)
        if context is None:
            context = self._contexts[asked] = self._context(asked)
        found = context.known.get(character)
        if found is None:
            found = context.known[character] = self._log(asked, context, character)
        if character in _USUAL_AFTER:
            return found + _clause(before, character)
        if character in _STRUCTURE:
            return (
                found
                + _structure(before, character)
                + (0.0 if self._quotes or character not in "“”" else _NO_QUOTES)
            )
        return found

    def least(self, before: str, text: str) -> float:
        """How likely the least likely character of `text` is after `before`."""
        return min(self.log(before + text[:place], c) for place, c in enumerate(text))

    def followers(self, character: str) -> list[str]:
        """What may vanish and follows `character` on the page, or is often on it."""
        if self._often is None:
            self._often = [c for c, n in self._forms.most_common() if n >= _OFTEN and c in may_vanish()][
                :_MANY
            ]
        return [*sorted(c for c in self._next.get(character, ()) if c in may_vanish()), *self._often]

    def _context(self, before: str) -> "_Context":
        ids = tuple(map(model().id, (EDGE + before)[-3:]))
        first, second = ids[-2:] if len(ids) > 1 else (-1, ids[-1])
        return _Context(model().after(ids), first, second, self._pairs.get((first, second), 0), {})

    def _log(self, before: str, context: "_Context", character: str) -> float:
        if character == "\u3000":
            start = before.rstrip(" \u3000")
            return _INDENT if not start or start[-1] == "\n" else _NO_INDENT
        last = model().id(character)
        general = context.general.log(last) + (0.0 if last else _UNKNOWN)
        triple = self._triples.get((context.first, context.second, last)) if context.count else 0
        pair = self._pairs.get((context.second, last))
        form = self._costs.get(character)
        if form is None:
            form = self._costs[character] = self._form(character)
        if not pair or not last:
            return form + general + _ALONE
        own = triple / context.count if triple else 0.1 * pair / (pair + 5)
        return form + log((1 - OWN) * exp(general) + OWN * own)

    def _form(self, character: str) -> float:
        """What speaks against this form of a character that has several: the page, and what is usual."""
        if "０" <= character <= "ｚ" and character.isalnum():
            return 0.0 if character in self._forms else _WIDE
        if mark_class(character) == SYMBOL:
            return 0.0 if character in self._forms else _ANY_SYMBOL
        shared = forms().get(model_character(character), ())
        if len(shared) < 2:
            return 0.0
        weights = {form: self._forms[form] + _FORM * share for form, share in shared}
        return log(max(weights.get(character, 0.0), 0.01) / sum(weights.values()))


def _clause(before: str, character: str) -> float:
    """What speaks against a mark that comes soon after another."""
    length = next((n for n, c in enumerate(reversed(before[-_LONG:])) if c in KEPT or c == "\n"), _LONG)
    usual, share = _USUAL_AFTER[character]
    return min(0.0, share * log(max(length, 1) / usual))


def _structure(before: str, character: str) -> float:
    """What speaks for a quote, a bracket or the end of a line by what is open before it; little where a paragraph is not
    seen whole."""
    line = before.rpartition("\n")
    quoted = line[2].rfind("“") > line[2].rfind("”")
    stopped = _SPOKEN if before[-1:] in ("。", "！", "？") else 0.0
    if character == "”":
        closes = _CLOSES if quoted else _NOTHING_OPEN if line[1] and "?" not in line[2] else _MAYBE_OPEN
        return closes + stopped
    if character == "“":
        return (_OPEN_ALREADY if quoted else _OPENS) + stopped
    if character == "‘":
        return 0.0 if quoted else _OPEN_ALREADY
    if character in _OPENING:
        opened = max(map(line[2].rfind, _OPENING[character])) > line[2].rfind(character)
        return _ENCLOSES if opened else _NOTHING_OPEN
    return (_LEFT_OPEN if quoted else 0.0) + (_NO_STOP if "一" <= before[-1:] <= "鿿" else 0.0)
