"""The same text elsewhere: a relation beside records, seen from one of them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SameAs:
    """That the text of a record is told by another one too, as of these versions of both.

    `similarity` is the share of all their shingles that both texts have; `in_other` that of this text's own which the
    other one has, `of_other` the reverse: 1.0 where a text lies whole within the other. `origin` is the id of the one the
    text likely comes from: a regulator's before others, then the earlier. `method` is the version of the rules that found
    it. `ended`: since then newer versions stand, and this link for the ones it names.
    """

    id: str
    version: int
    other: str
    other_version: int
    similarity: float
    in_other: float
    of_other: float
    origin: str
    method: str
    found: datetime
    run: str | None = None
    ended: datetime | None = None
