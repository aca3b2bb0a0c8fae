"""A second copy of an article on its page, for another screen: of two that say the same, the first is enough."""

from collections.abc import Sequence

from crawler.extract.keys import key

_LONG = 20
"""Shorter lines may repeat in any text."""
_ALONE = 40


def without_copy(lines: Sequence[str], headline: str | None) -> list[str]:
    """The lines without the second half, where that is the first half again."""
    long = [at for at, line in enumerate(lines) if len(line) >= _LONG]
    half, odd = divmod(len(long), 2)
    if odd or not half or any(lines[a] != lines[b] for a, b in zip(long[:half], long[half:], strict=True)):
        return list(lines)
    if half == 1 and len(lines[long[0]]) < _ALONE:
        return list(lines)
    end, head = long[half], [*lines[: long[0]], headline or ""]
    heading = frozenset(map(key, head))
    while end > long[half - 1] + 1 and key(lines[end - 1]) in heading:
        end -= 1
    return list(lines[:end])
