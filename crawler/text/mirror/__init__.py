"""Undoes what mirrors do to the bytes of Traditional text: glosses appended to characters, and what they and stray marks broke.

A mirror works on GBK bytes and knows no characters: a gloss or a mark that lands across two characters loses a byte, and
the text is read one byte off until it falls into step again. What is sure is repaired; the rest is told and left.
"""

from crawler.text.mirror.model import VERSION as MODEL
from crawler.text.mirror.repair import NAME, repair
from crawler.text.passes import Context, Outcome, Pass

RULES = "8"


def _run(text: str, context: Context) -> Outcome:
    finding = repair(text)
    return Outcome(finding.edits, finding.damage)


PASS = Pass(NAME, f"{RULES}+{MODEL}", _run)
