"""Which of two records a text likely comes from."""

from dataclasses import dataclass

from archive.address import Address

_GOVERNMENT = "gov"
_NEVER = "9999"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a record has to say for itself: its address, when it says it was published, and when it was first seen."""

    id: str
    url: str | None
    published: str | None
    first_seen: str


def origin(one: Claim, other: Claim) -> str:
    """The id of the likely origin: a regulator's before all others, then the one published earlier, then the one seen
    earlier.
    """
    by_time = all(claim.published and "T" in claim.published for claim in (one, other))

    def order(claim: Claim) -> tuple[bool, str, str, str]:
        published = claim.published or _NEVER
        # A day without a time says nothing about a time of that day.
        return (
            not of_government(claim.url),
            published if by_time else published[:10],
            claim.first_seen,
            claim.id,
        )

    return min(one, other, key=order).id


def of_government(url: str | None) -> bool:
    """Whether the address is a government's: gov.cn, gov.hk, gov.tw and the like."""
    labels = Address.of(url or "").host.split(".")
    return _GOVERNMENT in labels[-2:]
