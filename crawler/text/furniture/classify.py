"""One line at a time: is it furniture, of which class, and how surely."""

import re
from dataclasses import dataclass

from crawler.text.furniture.rights import speaks_of_itself
from crawler.text.furniture.table import RULES
from crawler.text.furniture.table.buttons import BUTTONS, COUNTED, WORDS
from crawler.text.furniture.table.related import RELATED
from crawler.text.furniture.table.rule import Rule, Strength
from crawler.text.furniture.table.signs import LINE_SIGNS, SENTENCE_SIGNS
from crawler.text.trades import trade_of

_SPLIT = re.compile(r"[\s|│丨·,/\[\]【】()<>»›:•、]+")
_COUNT = re.compile(r"\d{1,7}(?:\.\d)?[万w+]?[次条人]?")
_LONGEST_BAR = 80
_PRESSED = WORDS | COUNTED
_SENTENCE_SIGN = re.compile("|".join(sorted(SENTENCE_SIGNS)))
_LINE_SIGN = re.compile("|".join(map(re.escape, sorted(LINE_SIGNS))))
_OUTER = "[]【】() \t"
_WIDE_QUOTES = str.maketrans("“”„‟", '""""')


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is taken for."""

    class_: str
    strength: Strength


def _compiled(rules: tuple[Rule, ...]) -> tuple[tuple[int, re.Pattern[str], tuple[Rule, ...]], ...]:
    """One pattern a length limit, of all rules that reach so far, the sure ones first: a line meets one of them."""
    out = []
    plain = [rule for rule in rules if not rule.signs]
    for limit in sorted({rule.longest for rule in plain}):
        reaching = tuple(sorted((r for r in plain if r.longest >= limit), key=lambda r: r.strength != "sure"))
        pattern = "|".join(f"(?P<r{i}>{rule.pattern})" for i, rule in enumerate(reaching))
        out.append((limit, re.compile(pattern), reaching))
    return tuple(out)


_TABLE = _compiled(RULES)


@dataclass(frozen=True, slots=True)
class _Signed:
    """The rules with signs that reach a line of up to `longest` characters, and one pattern for all their signs."""

    longest: int
    any_sign: re.Pattern[str]
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]


def _signed(rules: tuple[Rule, ...]) -> tuple[_Signed, ...]:
    compiled = [(rule, re.compile(rule.pattern)) for rule in rules if rule.signs]
    out = []
    for limit in sorted({rule.longest for rule, _ in compiled}):
        reaching = tuple(one for one in compiled if one[0].longest >= limit)
        signs = "|".join(re.escape(sign) for rule, _ in reaching for sign in rule.signs)
        out.append(_Signed(limit, re.compile(signs), reaching))
    return tuple(out)


_SIGNED = _signed(RULES)


def classify(key: str) -> Verdict | None:
    """What kind of furniture a line is, by its words alone; None when it may be the author's."""
    if not (_SENTENCE_SIGN if key.endswith("。") else _LINE_SIGN).search(key):
        return None
    if _is_bar(key):
        return Verdict("button-bar", "sure")
    if trade := trade_of(key):
        return Verdict(trade, "sure")
    rule = _rule(key)
    if (rule is None or rule.strength != "sure") and speaks_of_itself(key):
        return Verdict("disclaimer", "sure")
    return Verdict(rule.class_, rule.strength) if rule else None


def _rule(key: str) -> Rule | None:
    """The rule of the table that a line, or what its brackets enclose, meets."""
    bare = key.strip(_OUTER)
    signed = next((some for some in _SIGNED if len(key) <= some.longest), None)
    for rule, pattern in signed.rules if signed and signed.any_sign.search(key) else ():
        if any(map(key.__contains__, rule.signs)) and _meets(pattern, key, bare, rule.longest):
            return rule
    for limit, pattern, rules in _TABLE:
        if match := _meets(pattern, key, bare, limit):
            return rules[int((match.lastgroup or "r0")[1:])]
        if len(key) <= limit:
            return None
    return None


def _meets(pattern: re.Pattern[str], key: str, bare: str, limit: int) -> re.Match[str] | None:
    if len(key) > limit:
        return None
    return pattern.fullmatch(bare) or (pattern.fullmatch(key) if bare != key else None)


def is_link_like(key: str) -> bool:
    """Whether a line could be one entry of a list of other articles: short, and no sentence."""
    if len(key) > 70 or key.startswith("附件") or re.search(r"\.(?:docx?|pdf|wps|xlsx?|zip|rar)\b", key):
        return False
    return not key.endswith(("。", "!", ";", ":", ",")) and "\t" not in key


def is_related_heading(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.class_ == RELATED


def _is_bar(key: str) -> bool:
    if len(key) > _LONGEST_BAR:
        return False
    if key in BUTTONS:
        return True
    words = [word for word in _SPLIT.split(key) if word]
    named = [word for word in words if not _COUNT.fullmatch(word)]
    if len(named) < len(words):
        # Buttons with how often each was pressed; a row of a table may read so too.
        return "\t" not in key and not COUNTED.isdisjoint(named) and all(word in _PRESSED for word in named)
    if not words or any(word not in WORDS for word in words):
        return False
    return len(words) > 1 or words[0] in BUTTONS
