"""An audit as a person reads it: the text with what was removed, repaired and marked as missing shown in its place."""

from collections.abc import Iterator
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
    """The original text in order: what stayed (in the script of the clean text), what went, and what came in its place."""
    script = next((edit for edit in derivation.audit if is_script_table(edit)), None)
    table = {ord(b): a for b, a in zip(script.before, script.after, strict=True)} if script else {}
    marks = {gap.offset for gap in derivation.completeness.gaps}
    at = shift = 0
    for edit in derivation.audit:
        if edit is script:
            continue
        yield "kept", derivation.original_text[at : edit.start].translate(table)
        yield "removed", edit.before
        lands = edit.start + shift
        is_gap = any(lands <= offset < lands + len(edit.after) for offset in marks)
        yield ("gap" if is_gap else "repaired"), edit.after
        at, shift = edit.end, shift + len(edit.after) - len(edit.before)
    yield "kept", derivation.original_text[at:].translate(table)


def painted(derivation: Derivation, colour: bool) -> Text:
    """The spans in colour, or between marks where there is none."""
    text = Text()
    for role, piece in spans(derivation):
        if not piece:
            continue
        opening, closing = ("", "") if colour else _MARKS[role]
        text.append(opening + safe(piece) + closing, style=_STYLES[role])
    return text


def legend(colour: bool) -> Text:
    """One line that says how to read what follows."""
    words: tuple[tuple[Role, str], ...] = (("removed", "removed"), ("repaired", "put in"), ("gap", "withheld by the site"))
    text = Text()
    for role, word in words:
        opening, closing = ("", "") if colour else _MARKS[role]
        text.append(opening + word + closing, style=_STYLES[role]).append("  ")
    return text


def entry(edit: Edit) -> str:
    """One edit on a line."""
    if is_script_table(edit):
        return f"{edit.pass_}/{edit.class_}: {len(edit.before)} characters by the table"
    change = f"{edit.before!r} -> {edit.after!r}" if edit.after else repr(edit.before)
    return f"{edit.start}-{edit.end} {edit.pass_}/{edit.class_} {edit.confidence:.2f} {change}"
