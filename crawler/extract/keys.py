"""What two spellings of one text share."""

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")


def key(text: str) -> str:
    """The letters and digits of a text and nothing else, widths and case folded."""
    return "".join(_WORDS.findall(unicodedata.normalize("NFKC", text))).lower()
