"""Lists of words as one pattern."""


def one_of(*lists: str) -> str:
    """The alternatives of lists written `a|b|c`, longest first: a word is never taken for one that it begins with."""
    words = {word for some in lists for word in some.split("|")}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
