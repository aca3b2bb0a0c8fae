"""Edits of any passes, one after the other and with a change of script between, compose into one audit that goes both ways."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archive.derivation import Edit
from archive.edits import apply, undo
from crawler.text.draft import Draft

TABLE = {"藥": "药", "監": "监", "後": "后", "裏": "里"}
TEXT = st.text(alphabet="藥監後裏药监后里ab\n,。", max_size=40)


@st.composite
def edits_over(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(s, e, text[s:e], draw(st.text(alphabet="药監xy", max_size=3)), "p", "c") for s, e in spans]


@given(st.data(), TEXT, st.booleans())
def test_passes_compose(data: st.DataObject, original: str, convert: bool) -> None:
    draft = Draft.of(original)
    for step in range(4):
        draft = draft.revise(data.draw(edits_over(draft.text)))
        if step == 1 and convert:
            wanted = "".join(
                data.draw(st.sampled_from([TABLE.get(c, c), c])) if c in TABLE else c for c in draft.text
            )
            draft = draft.convert(wanted, TABLE, "1", [])
    audit = draft.audit()
    assert apply(original, audit) == draft.text
    assert undo(draft.text, audit) == original
    body = [e for e in audit if not e.class_.startswith("table")]
    assert all(a.end <= b.start for a, b in pairwise(body))


def test_origin_maps_back_over_what_was_removed() -> None:
    removals = [Edit(0, 3, "廣告。", "", "furniture", "ads"), Edit(4, 9, "(yào)", "", "mirror", "gloss")]
    draft = Draft.of("廣告。藥(yào)品安全").revise(removals)
    assert draft.text == "藥品安全"
    assert draft.origin(1, 4) == (9, 12)
    assert draft.origin(0, 2) == (3, 10)
