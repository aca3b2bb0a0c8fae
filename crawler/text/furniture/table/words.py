"""Lists of words as they are written: many on a line, white space between them."""


def words(block: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(block.split())
