"""One line at a time: is it furniture, of which class, and how surely."""

import re
from dataclasses import dataclass

from crawler.text.furniture.rights import speaks_of_itself
from crawler.text.furniture.table import (
    BUTTONS,
    RELATED,
    RULES,
    SENTENCE_SIGNS,
    SPAM_TITLE,
    SPAM_WORDS,
    WORDS,
    Rule,
    Strength,
)
from crawler.text.furniture.trades import trade_of

_SPLIT = re.compile(r"[\s|│丨·,/\[\]【】()<>»›:•、]+")
_LONGEST_BAR = 80
_SIGN = re.compile("|".join(sorted(SENTENCE_SIGNS)))
_SPAM = re.compile("|".join(map(re.escape, sorted(SPAM_WORDS))))
_SPAM_AT_LEAST = 4
_LEAST_SPAM_DENSITY = 0.2
_OUTER = "[]【】() \t"
_WIDE_QUOTES = str.maketrans("“”„‟", '""""')


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is taken for."""

    class_: str
    strength: Strength


def _compiled(rules: tuple[Rule, ...]) -> tuple[tuple[int, re.Pattern[str], tuple[Rule, ...]], ...]:
    """One pattern a length limit, alternatives in the table's order: long lines meet few rules."""
    limits = sorted({rule.longest for rule in rules})
    out = []
    for limit in limits:
        of_limit = tuple(rule for rule in rules if rule.longest == limit)
        pattern = "|".join(f"(?P<r{i}>{rule.pattern})" for i, rule in enumerate(of_limit))
        out.append((limit, re.compile(pattern), of_limit))
    return tuple(out)


_TABLE = _compiled(RULES)
SPAM_TITLES = re.compile(SPAM_TITLE)


def classify(key: str) -> Verdict | None:
    """What kind of furniture a line is, by its words alone; None when it may be the author's."""
    if key.endswith("。") and not _SIGN.search(key):
        return None
    if _is_bar(key):
        return Verdict("button-bar", "sure")
    if trade := trade_of(key):
        return Verdict(trade, "sure")
    bare = key.strip(_OUTER)
    found: Verdict | None = None
    for limit, pattern, rules in _TABLE:
        if len(key) > limit:
            continue
        match = pattern.fullmatch(bare) or (pattern.fullmatch(key) if bare != key else None)
        if match:
            rule = rules[int((match.lastgroup or "r0")[1:])]
            if rule.strength == "sure":
                return Verdict(rule.class_, rule.strength)
            found = found or Verdict(rule.class_, rule.strength)
    return Verdict("disclaimer", "sure") if speaks_of_itself(key) else found


def is_spam(key: str) -> bool:
    """A line of keywords that a hijacked mirror puts first or last."""
    hits = [m[0] for m in _SPAM.finditer(key, 0, 400)]
    return len(set(hits)) >= _SPAM_AT_LEAST and len("".join(hits)) >= _LEAST_SPAM_DENSITY * min(len(key), 400)


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
    if not words or any(word not in WORDS for word in words):
        return False
    return len(words) > 1 or words[0] in BUTTONS
