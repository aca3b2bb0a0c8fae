"""An audit that does not fit the text it is laid over is refused: nothing is made of it that nobody wrote."""

import pytest

from archive import Edit, apply, undo

TEXT = "分享到微信药品抽检通告"
SHARE = Edit(0, 5, "分享到微信", "", "furniture", "share-bar")
WORD = Edit(5, 7, "药品", "药物", "mirror", "repair")
TABLE = Edit(0, 11, "", "", "script", "table:1")


def test_an_audit_that_fits_goes_both_ways() -> None:
    assert apply(TEXT, (SHARE, WORD)) == "药物抽检通告"
    assert undo("药物抽检通告", (SHARE, WORD)) == TEXT


@pytest.mark.parametrize(
    ("text", "audit"),
    [
        ("分享到微博药品抽检通告", (SHARE, WORD)),
        (TEXT, (WORD, SHARE)),
        (TEXT, (SHARE, SHARE)),
        ("分享到微信", (SHARE, WORD)),
    ],
)
def test_edits_that_are_not_of_this_text_are_not_applied(text: str, audit: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="does not fit the text it claims to change"):
        apply(text, audit)


@pytest.mark.parametrize(
    ("text", "audit"),
    [
        ("药品抽检通告", (SHARE, WORD)),
        ("药物抽检通告", (WORD, SHARE)),
        ("分享到微信药物抽检通告", (WORD, WORD)),
        ("", (SHARE, WORD)),
    ],
)
def test_edits_that_did_not_make_this_text_are_not_undone(text: str, audit: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="does not fit the text it claims to have made"):
        undo(text, audit)


def test_a_text_changes_its_script_once() -> None:
    for go in (apply, undo):
        with pytest.raises(ValueError, match="at most one script entry"):
            go(TEXT, (TABLE, TABLE))


def test_a_change_of_script_is_one_character_for_one() -> None:
    with pytest.raises(ValueError, match="shorter"):
        apply("藥監", (Edit(0, 2, "藥監", "药", "script", "table:1"),))
