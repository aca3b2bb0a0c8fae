"""An audit shown to a person: every character in its place, and nothing of a page acts on the terminal."""

from dataclasses import replace

from archive.derivation import Completeness, Derivation, Edit, Gap, Term
from archive.edits import apply
from crawler.commands.audit import painted, spans, vocabulary
from crawler.commands.console import safe

ORIGINAL = "【打印】醫(yī)療機構\n监管加强……(省略9字)"
TEXT = "医疗机构\n监管加强\n[…]"


def record() -> Derivation:
    """A record with one edit of each kind."""
    audit = (
        Edit(0, len(ORIGINAL), "醫療機構", "医疗机构", "script", "table"),
        Edit(0, 4, "【打印】", "", "furniture", "print"),
        Edit(5, 9, "(yī)", "", "mirror", "gloss"),
        Edit(17, 26, "……(省略9字)", "\n[…]", "truncation", "omitted"),
    )
    gap = Gap("end", 10, "……(省略9字)", 9)
    return Derivation(
        id="0" * 16, url=None, canonical_url=None, text=TEXT, original_text=ORIGINAL, audit=audit,
        completeness=Completeness("truncated", gaps=(gap,)),
    )  # fmt: skip


def test_spans_hold_the_text_and_what_went() -> None:
    found = record()
    assert apply(ORIGINAL, found.audit) == TEXT
    pieces = [(role, piece) for role, piece in spans(found) if piece]
    assert pieces == [
        ("removed", "【打印】"),
        ("kept", "医"),
        ("removed", "(yī)"),
        ("kept", "疗机构\n监管加强"),
        ("removed", "……(省略9字)"),
        ("gap", "\n[…]"),
    ]
    assert "".join(piece for role, piece in pieces if role != "removed") == TEXT


def test_without_colour_marks_tell_the_roles_apart() -> None:
    assert painted(record(), colour=False).plain.startswith("[-【打印】-]医[-(yī)-]疗")


def test_a_page_cannot_act_on_the_terminal() -> None:
    assert safe("a\x1b[31mb\x07\u202ec\n\t药") == "a\\x1b[31mb\\x07\\u202ec\n\t药"


def test_terms_are_listed_once_with_the_mainland_s() -> None:
    places = (("软体", "软件", 0), ("仿单", "说明书", 4), ("软体", "软件", 9))
    found = tuple(Term(at, at + 2, word, mainland, "1") for word, mainland, at in places)
    assert list(vocabulary(replace(record(), terms=found))) == [
        "    2  terms: 软体 = 软件",
        "    1  terms: 仿单 = 说明书",
    ]
