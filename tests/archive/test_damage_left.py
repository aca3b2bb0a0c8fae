"""Damage left as it was stands in a fingerprint as one wildcard, wherever edits before, behind and around it moved it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from archive import Damage, Derivation, Edit, apply
from archive.fingerprint import WILDCARD, fingerprint

WORDS = st.text("药品抽检通告", min_size=1, max_size=5)
KEPT = st.tuples(st.just("kept"), WORDS)
CUT = st.tuples(st.just("cut"), WORDS)
CHANGED = st.tuples(st.just("changed"), WORDS)
DAMAGED = st.tuples(st.just("damaged"), st.text("?;鸬尼t", min_size=1, max_size=4))
AROUND = st.tuples(st.just("around"), st.text("?;鸬尼t", min_size=1, max_size=4))
STORY = st.lists(st.one_of(KEPT, CUT, CHANGED, DAMAGED, AROUND), min_size=1, max_size=9)


def told(story: list[tuple[str, str]]) -> Derivation:
    """A text made of such pieces. `around`: an edit covers the damage and a character on either side of it."""
    original, edits, damage = "", [], []
    for what, words in story:
        start = len(original) + (what == "around")
        piece = f"前{words}后" if what == "around" else words
        if what in ("damaged", "around"):
            damage.append(Damage(start, start + len(words), words, None, "shift", 0.4, ("基金",)))
        after = {"cut": "", "changed": words + "改", "around": words}.get(what)
        if after is not None:
            edits.append(Edit(len(original), len(original) + len(piece), piece, after, "p", "c"))
        original += piece
    return Derivation(
        id="1",
        url=None,
        canonical_url=None,
        text=apply(original, edits),
        original_text=original,
        audit=tuple(edits),
        damage=tuple(damage),
    )


def shown(what: str, words: str) -> str:
    return {"cut": "", "changed": words + "改", "kept": words}.get(what, WILDCARD)


@given(STORY)
def test_every_place_of_it_is_one_wildcard(story: list[tuple[str, str]]) -> None:
    wanted = "".join(shown(*piece) for piece in story)
    found = told(story)
    assert fingerprint(found) == fingerprint(replace(found, text=wanted, audit=(), damage=()))


@given(STORY, st.text("?;鸬尼t", min_size=1, max_size=6))
def test_what_its_bytes_decoded_to_is_no_matter(story: list[tuple[str, str]], other: str) -> None:
    same = [(what, other if what in ("damaged", "around") else words) for what, words in story]
    assert fingerprint(told(same)) == fingerprint(told(story))


def test_what_was_repaired_is_content() -> None:
    def mended(after: str) -> Derivation:
        edit = Edit(2, 6, "醫(y;", after, "mirror", "gloss")
        damage = Damage(2, 6, "醫(y;", after, "gloss", 0.9, ())
        found = told([("kept", "使用醫(y;的机构")])
        return replace(found, text=f"使用{after}的机构", audit=(edit,), damage=(damage,))

    assert fingerprint(mended("医保基金")) != fingerprint(mended("医保资金"))
