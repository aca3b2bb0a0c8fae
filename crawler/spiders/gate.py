"""The gate of sites with every topic: which titles are worth a fetch."""

from archive.derivation import Relevance
from crawler.spiders.rows import Row
from crawler.text.relevance import relevance_of_title

THRESHOLD = 0.3
"""One term that is used of drug regulation as often as of something else is enough."""


def score(row: Row) -> Relevance:
    """How far the title of a row is about drug regulation."""
    return relevance_of_title(row.title)


def passes(row: Row) -> bool:
    """Whether to fetch: what the list clips or does not name cannot be judged, and passes."""
    return not row.title or row.clipped or score(row).score >= THRESHOLD
