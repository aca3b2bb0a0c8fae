"""Edits over a text: apply them, undo them, and the one entry that stands for a change of script.

A script entry (`pass` = `script`, `class` = `table`) spans the whole text and lists, in order, every
character that the table could have produced and that no other edit covers: `before` as it was, `after` as it
became. The table maps single characters to single characters, so the entry alone is enough to go both ways:
forward, every character of `before` becomes its counterpart; backward, every character found in `after` takes
the next one of `before`. Where the right reading is not the table's, a correction is an edit of its own.
"""

from collections.abc import Iterator, Sequence

from archive.derivation import Edit

SCRIPT_TABLE = ("script", "table")


def is_script_table(edit: Edit) -> bool:
    """Whether this is the one entry that stands for a change of script over the whole text."""
    return (edit.pass_, edit.class_.partition(":")[0]) == SCRIPT_TABLE


def apply(original: str, audit: Sequence[Edit]) -> str:
    """The text that `audit` makes of `original`. Raises ValueError when an edit does not fit the text."""
    script, edits = _split(audit)
    table = {ord(b): a for b, a in zip(script.before, script.after, strict=True)} if script else {}
    out: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at or original[edit.start : edit.end] != edit.before:
            raise ValueError(f"edit at {edit.start} does not fit the text it claims to change")
        out += (original[at : edit.start].translate(table), edit.after)
        at = edit.end
    out.append(original[at:].translate(table))
    return "".join(out)


def undo(text: str, audit: Sequence[Edit]) -> str:
    """The text that `audit` was made over, from the text it gave. Raises ValueError when an edit does not
    fit.
    """
    script, edits = _split(audit)
    origins = iter(script.before if script else "")
    images = frozenset(script.after if script else "")
    out: list[str] = []
    at = shift = 0
    for edit in edits:
        start = edit.start + shift
        if start < at or text[start : start + len(edit.after)] != edit.after:
            raise ValueError(f"edit at {edit.start} does not fit the text it claims to have made")
        out += (_unconvert(text[at:start], images, origins), edit.before)
        at = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    out.append(_unconvert(text[at:], images, origins))
    return "".join(out)


def _split(audit: Sequence[Edit]) -> tuple[Edit | None, list[Edit]]:
    tables = [edit for edit in audit if is_script_table(edit)]
    if len(tables) > 1:
        raise ValueError("an audit has at most one script entry")
    return (tables[0] if tables else None), [edit for edit in audit if not is_script_table(edit)]


def _unconvert(text: str, images: frozenset[str], origins: Iterator[str]) -> str:
    if not images:
        return text
    return "".join(next(origins, c) if c in images else c for c in text)
