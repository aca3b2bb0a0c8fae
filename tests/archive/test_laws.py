"""Laws: edits apply and undo, JSON goes round, addresses and fingerprints keep to what they say they ignore."""

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from archive import (
    CaptureRef,
    CharsetEvidence,
    Completeness,
    Damage,
    Derivation,
    Edit,
    Gap,
    Link,
    Provenance,
    Redirect,
    Relevance,
    Version,
    apply,
    decode_derivation,
    encode,
    undo,
)
from archive.encoding import decode_version
from archive.fingerprint import fingerprint
from archive.identity import canonical_url, file_id, record_id
from tests.archive.samples import START

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
TRADITIONAL = {"藥": "药", "監": "监", "髮": "发", "發": "发", "臺": "台"}
HAN = st.text("藥監髮發臺药台品 a\n\0😀", max_size=60)


@st.composite
def audits(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    """A text with edits over it, in order and apart, and at times a change of script under them."""
    original = draw(HAN)
    cuts = sorted(draw(st.lists(st.integers(0, len(original)), max_size=8)))
    edits = [
        Edit(start, end, original[start:end], draw(HAN), "furniture", "share-bar")
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    if not draw(st.booleans()):
        return original, tuple(edits)
    outside = original
    for edit in reversed(edits):
        outside = outside[: edit.start] + outside[edit.end :]
    images = TRADITIONAL.values()
    touched = [c for c in outside if c in TRADITIONAL or c in images]
    entry = Edit(
        0,
        len(original),
        "".join(touched),
        "".join(TRADITIONAL.get(c, c) for c in touched),
        "script",
        "table:1",
    )
    return original, (entry, *edits)


@given(audits())
def test_edits_apply_and_undo(case: tuple[str, tuple[Edit, ...]]) -> None:
    original, audit = case
    assert undo(apply(original, audit), audit) == original


REFS = st.builds(CaptureRef, file=TEXT, offset=st.integers(0, 2**40), record_id=TEXT, payload_digest=TEXT)
SHARE = st.floats(0, 1)
COUNT = st.none() | st.integers(0, 10**6)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
STRINGS = st.lists(TEXT, max_size=3).map(tuple)


def several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


DERIVATIONS = st.builds(
    Derivation,
    id=TEXT,
    url=st.none() | TEXT,
    canonical_url=st.none() | TEXT,
    aliases=STRINGS,
    headline=st.none() | TEXT,
    date_published=st.none() | TEXT,
    authors=STRINGS,
    editor=st.none() | TEXT,
    source=st.none() | TEXT,
    kind=st.sampled_from(("news", "speech", "notice", "other")),
    text=TEXT,
    original_text=TEXT,
    completeness=st.builds(
        Completeness,
        status=st.sampled_from(("complete", "truncated", "image-only")),
        pages_shown=COUNT,
        gaps=several(
            st.builds(Gap, where=st.sampled_from(("start", "end")), offset=st.integers(), evidence=TEXT)
        ),
    ),
    audit=several(st.builds(Edit, st.integers(), st.integers(), TEXT, TEXT, TEXT, TEXT, SHARE)),
    damage=several(
        st.builds(Damage, st.integers(0, 99), st.integers(0, 99), TEXT, st.just("修"), TEXT, SHARE, STRINGS)
    ),
    attachments=several(st.builds(Link, TEXT, TEXT)),
    relevance=st.builds(Relevance, SHARE, STRINGS),
    provenance=st.builds(
        Provenance,
        captures=several(REFS),
        request=PAIRS,
        redirects=several(st.builds(Redirect, TEXT, st.integers(300, 399), TEXT)),
        charset=st.none() | st.builds(CharsetEvidence, TEXT, replacements=st.integers(0, 9)),
        passes=PAIRS,
    ),
)


@given(DERIVATIONS)
def test_json_goes_round(derivation: Derivation) -> None:
    line = encode(derivation)
    assert b"\n" not in line
    assert decode_derivation(line) == derivation
    assert encode(decode_derivation(line)) == line
    version = Version(derivation, 1, "first-seen", "f" * 64, None, START, START, START)
    for long in (b'"pass_":', b'"class_":'):
        assert long not in line
        assert long not in encode(version)
    assert decode_version(encode(version)) == version


URLS = (
    st.from_regex(r"\A(https?://|//|HTTP://|file:|)([a-zA-Z.@药]{0,9})(:80|:443|:8080|:)?(/[^\s]{0,20})?\Z")
    | TEXT
)


@given(URLS)
def test_a_canonical_address_is_its_own(url: str) -> None:
    canonical = canonical_url(url)
    assert canonical_url(canonical) == canonical
    assert len(record_id(canonical)) == 16


@given(
    st.sampled_from(("http", "https", "HTTPS")),
    st.sampled_from(("A.example", "a.Example:443", "a.example:80")),
    st.sampled_from(("", "#top", "#")),
)
def test_what_does_not_name_an_article(scheme: str, host: str, fragment: str) -> None:
    url = f"{scheme}://{host}/Xx/?b=2&utm_source=wx&a=1&spm=a.b&from=list{fragment}"
    assert canonical_url(url, ("from",)) == "http://a.example/Xx/?b=2&a=1"
    assert canonical_url(url.replace("utm_source", "UTM_Source").replace("spm", "SPM"), ("from",)) == (
        "http://a.example/Xx/?b=2&a=1"
    )


def test_what_names_an_article_stays() -> None:
    assert (
        canonical_url("http://a.example/p?id=%E8%8D%AF&ID=2&&c") == "http://a.example/p?id=%E8%8D%AF&ID=2&&c"
    )
    assert canonical_url("http://a.example?spm=1") == "http://a.example/"
    assert canonical_url("file:000_ab.txt#1") == "file:000_ab.txt#1"
    assert canonical_url("FTP://A.example:80/X") == "ftp://a.example:80/X"
    assert (
        len({canonical_url(f"http://a.example{end}") for end in ("/a", "/A", "/a/", "/a?", "/a?b", ":81/a")})
        == 5
    )


def test_files_are_named_by_their_names_or_their_bytes() -> None:
    assert file_id("seeds/007_0123456789abcdef.txt", b"x") == "0123456789abcdef"
    assert file_id("007_0123456789ABCDEF.txt", b"x") == file_id("other.txt", b"x") == "2d711642b726b044"


def shift(text: str, at: int, white: str) -> str:
    return text[:at] + white + text[at:]


@given(DERIVATIONS, st.integers(0, 40), st.sampled_from((" ", "\n", "\t", "\u3000", "\u2003", "\u00a0")))
def test_white_space_and_compatibility_forms_change_nothing(
    derivation: Derivation, at: int, white: str
) -> None:
    same = replace(
        derivation,
        text=shift(derivation.text, at, white),
        headline=shift(derivation.headline or "", at, white) or None,
        source=unicodedata.normalize("NFKC", derivation.source) if derivation.source else None,
    )
    assert fingerprint(same) == fingerprint(derivation)


@given(DERIVATIONS)
def test_what_is_outside_the_fingerprint(derivation: Derivation) -> None:
    same = replace(
        derivation,
        kind="other",
        relevance=Relevance(),
        provenance=Provenance(rules="9"),
        attachments=(),
        original_text="",
        audit=(),
        damage=(),
        aliases=(),
        date_issued="2020-01-01",
    )
    assert fingerprint(same) == fingerprint(derivation)


def with_completeness(derivation: Derivation, **changes: object) -> Derivation:
    return replace(derivation, completeness=replace(derivation.completeness, **changes))  # type: ignore[arg-type]  # any field


@given(DERIVATIONS)
def test_what_is_inside_it(derivation: Derivation) -> None:
    told = derivation.completeness
    changes = (
        replace(derivation, headline=(derivation.headline or "") + "改"),
        replace(derivation, date_published=(derivation.date_published or "") + "1"),
        replace(derivation, source=(derivation.source or "") + "报"),
        replace(derivation, authors=(*derivation.authors, "张三")),
        replace(derivation, authors=(*derivation.authors, "张", "三")),
        replace(derivation, editor=(derivation.editor or "") + "李"),
        replace(derivation, text=derivation.text + "字"),
        with_completeness(derivation, status="truncated" if told.status == "complete" else "complete"),
        with_completeness(derivation, pages_shown=(told.pages_shown or 0) + 77),
        with_completeness(derivation, pages_remaining=77),
        with_completeness(derivation, stated_total_chars=77),
        with_completeness(derivation, stated_shown_chars=77),
        with_completeness(derivation, gaps=(*told.gaps, Gap("middle", 0, ""))),
        with_completeness(derivation, gaps=(*told.gaps, Gap("middle", 0, "", 77))),
        with_completeness(derivation, gaps=(*told.gaps, Gap("start", 0, "", 77))),
    )
    assert len({fingerprint(derivation), *map(fingerprint, changes)}) == len(changes) + 1


@given(DERIVATIONS, st.integers(0, 99), TEXT)
def test_where_a_gap_lies_and_how_it_is_worded_is_no_matter(
    derivation: Derivation, offset: int, words: str
) -> None:
    one, other = (
        with_completeness(derivation, gaps=(Gap("end", *gap, 9),)) for gap in ((0, "还剩"), (offset, words))
    )
    assert fingerprint(one) == fingerprint(other)


def test_damage_left_as_it_was_counts_as_wildcards() -> None:
    def damaged(shown: str, *, kept: str = "") -> Derivation:
        original = f"分享到{kept}違規使用{shown}的機構"
        start = original.index(shown)
        audit = (
            Edit(0, len(original), "違規機構", "违规机构", "script", "table:1"),
            Edit(0, 3, "分享到", "", "furniture", "share-bar"),
        )
        damage = (Damage(start, start + len(shown), shown, None, "shift", 0.4, ("醫保基金", "醫保資金")),)
        text = apply(original, audit)
        return Derivation(
            id="1",
            url=None,
            canonical_url=None,
            text=text,
            original_text=original,
            audit=audit,
            damage=damage,
        )

    assert fingerprint(damaged("醫(yī);鸬")) == fingerprint(damaged("??"))
    assert fingerprint(damaged("??", kept="今日")) != fingerprint(damaged("??"))
    repaired = replace(damaged("??"), damage=())
    assert fingerprint(repaired) != fingerprint(damaged("??"))
