"""What differs between two derivations of one record, in few words."""

from difflib import SequenceMatcher
from itertools import takewhile

from archive.derivation import Derivation

FIELDS = ("headline", "date_published", "source", "authors", "editor", "kind")


def changed(before: Derivation, after: Derivation) -> dict[str, list[object]]:
    """Each fact that differs, as it was and as it is; of the text, the characters gone and come."""
    found: dict[str, list[object]] = {
        name: [getattr(before, name), getattr(after, name)]
        for name in FIELDS
        if getattr(before, name) != getattr(after, name)
    }
    if before.completeness.status != after.completeness.status:
        found["completeness"] = [before.completeness.status, after.completeness.status]
    if before.text != after.text:
        found["text"] = list(_gone_and_come(before.text, after.text))
    return found


def in_words(found: dict[str, list[object]]) -> str:
    """The same on one line."""
    words = [f"{name} {old!r} -> {new!r}" for name, (old, new) in found.items() if name != "text"]
    if "text" in found:
        gone, come = found["text"]
        words.append(f"text -{gone} +{come} characters")
    return "; ".join(words)


def _gone_and_come(before: str, after: str) -> tuple[int, int]:
    # By line: character by character a long text would take minutes.
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matching = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    edits = [_apart("".join(old[a:b]), "".join(new[c:d])) for tag, a, b, c, d in matching if tag != "equal"]
    return sum(gone for gone, _ in edits), sum(come for _, come in edits)


def _apart(gone: str, come: str) -> tuple[int, int]:
    """How many characters of each lie between what both begin and end with."""
    head = _shared(gone, come)
    tail = _shared(gone[head:][::-1], come[head:][::-1])
    return len(gone) - head - tail, len(come) - head - tail


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
