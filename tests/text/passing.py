"""Run the passes of this folder in their order over a text, as a derivation does."""

from dataclasses import dataclass, replace

from archive.derivation import Completeness
from archive.edits import apply
from crawler.extract.page import Facts
from crawler.text import furniture, markup, plain, spacing, truncation
from crawler.text.credits import merged
from crawler.text.passes import Context

FIRST = "某市召开药品安全工作会议，部署下一阶段重点任务。"
SECOND = "会议要求，各级各部门要压实责任，守住药品安全底线。"


@dataclass(frozen=True)
class Passed:
    """What is left of a text, what was read on the way, and what is missing."""

    text: str
    facts: Facts
    completeness: Completeness


def through(text: str, context: Context | None = None) -> Passed:
    """Markup, head (text files only), furniture, truncation, spacing."""
    known = context or Context()
    completeness = Completeness()
    passes = [markup.PASS, plain.PASS, furniture.PASS, truncation.PASS, spacing.PASS]
    for each in passes if known.plain else [p for p in passes if p is not plain.PASS]:
        outcome = each.run(text, known)
        text = apply(text, outcome.edits)
        known = replace(known, facts=merged(known.facts, outcome.facts))
        completeness = outcome.completeness or completeness
    return Passed(text, known.facts, completeness)
