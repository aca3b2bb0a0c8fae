"""An audit as a person reads it: what was removed, repaired and marked as missing, in its place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from rich.text import Text

from archive.derivation import Derivation, Edit
from archive.edits import is_script_table
from crawler.commands.console import safe

Role = Literal["kept", "removed", "repaired", "gap"]

_STYLES: dict[Role, str] = {"kept": "", "removed": "red strike", "repaired": "green", "gap": "bold yellow"}
# Without colour the same four are told apart by marks, as wdiff has them.
_MARKS: dict[Role, tuple[str, str]] = {
    "kept": ("", ""),
    "removed": ("[-", "-]"),
    "repaired": ("{+", "+}"),
    "gap": ("{!", "!}"),
}


def spans(derivation: Derivation) -> Iterator[tuple[Role, str]]:
    """The original in order: what stayed (in the script of the clean text), what went, what came for it."""
    script = next((edit for edit in derivation.audit if is_script_table(edit)), None)
    table = {ord(b): a for b, a in zip(script.before, script.after, strict=True)} if script else {}
    marks = {gap.offset for gap in derivation.completeness.gaps}
    at = shift = 0
    for edit in derivation.audit:
        if edit is script:
            continue
        yield "kept", derivation.original_text[at : edit.start].translate(table)
        at, lands = edit.end, edit.start + shift
        shift += len(edit.after) - len(edit.before)
        if is_blank(edit):
            yield "kept", edit.after
            continue
        yield "removed", edit.before
        is_gap = any(lands <= offset < lands + len(edit.after) for offset in marks)
        yield ("gap" if is_gap else "repaired"), edit.after
    yield "kept", derivation.original_text[at:].translate(table)


def is_blank(edit: Edit) -> bool:
    """Whether only white space came and went: nothing to show to an eye."""
    return not (edit.before.strip() or edit.after.strip())


def painted(derivation: Derivation, colour: bool) -> Text:
    """The spans in colour, or between marks where there is none."""
    text = Text()
    for role, piece in spans(derivation):
        if not piece:
            continue
        opening, closing = ("", "") if colour else _MARKS[role]
        text.append(opening + safe(piece) + closing, style=_STYLES[role])
    return text


def vocabulary(derivation: Derivation) -> Iterator[str]:
    """The terms of Taiwan and Hong Kong in the text, the mainland's beside them, each once."""
    for (word, mainland), count in Counter((term.word, term.mainland) for term in derivation.terms).items():
        yield f"{count:>5}  terms: {word} = {mainland}"


def legend(colour: bool) -> Text:
    """One line that says how to read what follows."""
    words: tuple[tuple[Role, str], ...] = (
        ("removed", "removed"),
        ("repaired", "put in"),
        ("gap", "withheld by the site"),
    )
    text = Text()
    for role, word in words:
        opening, closing = ("", "") if colour else _MARKS[role]
        text.append(opening + word + closing, style=_STYLES[role]).append("  ")
    return text


def summary(audit: Sequence[Edit]) -> Iterator[str]:
    """How many edits of each class there are; then, one by one, those that put something in."""
    for (pass_, class_), count in sorted(Counter((edit.pass_, edit.class_) for edit in audit).items()):
        yield f"{count:>5}  {pass_}/{class_}"
    for edit in audit:
        if edit.after.strip() and not is_script_table(edit):
            yield f"{edit.start}-{edit.end}  {edit.confidence:.2f}  {edit.before!r} -> {edit.after!r}"
