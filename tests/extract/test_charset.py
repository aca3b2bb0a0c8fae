import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.charset import decode, looks_binary

HANS = "国家药品监督管理局发布公告，要求各地加强对医疗器械生产企业的监督检查，并于年底前报告结果。"
HANT = "衛生主管機關發布公告，要求各地加強對醫療器材製造業者的監督檢查，並於年底前報告結果。"
WRITTEN = {
    "gb18030": HANS,
    "gbk": HANS,
    "big5": HANT,
    "utf-8": HANS,
    "utf-16-le": HANS,
    "utf-16-be": HANS,
    "utf-16": HANS,
}
WRONG = {
    "gb18030": ("utf-8", "big5", "iso-8859-1"),
    "gbk": ("utf-8", "big5", "iso-8859-1"),
    "big5": ("utf-8", "gb2312", "iso-8859-1"),
    "utf-8": ("gb2312", "big5", "iso-8859-1"),
    "utf-16-le": ("gb2312", "utf-8", "iso-8859-1"),
    "utf-16-be": ("gb2312", "utf-8", "iso-8859-1"),
    "utf-16": ("gb2312", "utf-8", "iso-8859-1"),
}
CASES = [
    (charset, where, declared)
    for charset in WRITTEN
    for where in ("header", "meta", "both", "nothing")
    for declared in ((charset, *WRONG[charset]) if where != "nothing" else ("",))
]


@pytest.mark.parametrize(("charset", "where", "declared"), CASES)
def test_reads_what_was_written_whatever_is_declared(charset: str, where: str, declared: str) -> None:
    meta = f'<meta charset="{declared}">' if where in ("meta", "both") else ""
    page = f"<html><head>{meta}<title>公告</title></head><body><p>{WRITTEN[charset]}</p></body></html>"
    header = declared if where in ("header", "both") else None
    text, evidence = decode(page.encode(charset), header)
    assert WRITTEN[charset] in text
    assert evidence.replacements == 0
    assert evidence.header == (header.lower() if header else None)


def test_header_and_meta_may_disagree() -> None:
    page = f'<meta charset="utf-8"><p>{HANS}</p>'.encode("gb18030")
    text, evidence = decode(page, "gb2312")
    assert HANS in text
    assert (evidence.used, evidence.header, evidence.meta) == ("gb18030", "gb2312", "utf-8")


@pytest.mark.parametrize("charset", ["gb18030", "utf-8", "big5"])
def test_one_bad_byte_changes_nothing_but_itself(charset: str) -> None:
    written = WRITTEN[charset]
    page = (
        f'<meta charset="{charset}"><p>{written}</p>'.encode(charset)
        + b"<p>\xff</p>"
        + f"<p>{written}</p>".encode(charset)
    )
    text, evidence = decode(page)
    assert text.count(written) == 2
    assert evidence.replacements == 1


def test_characters_only_gb18030_has_survive_a_gb2312_declaration() -> None:
    page = '<meta charset="gb2312"><p>浙江省药监局负责人张镕基、李喆就䶮县检查答记者问，要求企业整改。</p>'
    assert "张镕基、李喆就䶮县" in decode(page.encode("gb18030"))[0]


def test_characters_that_got_their_names_later_are_not_private_ones() -> None:
    page = f'<meta charset="gb2312"><p>{HANS}'.encode("gb18030") + b"\xa3\xa0\xa8\xbc\xfe\x59\xa6\xd9</p>"
    text, _ = decode(page)
    assert f"{HANS}\u3000\u1e3f\u9fb4\ufe10</p>" in text


def test_a_mark_at_the_start_wins_over_every_declaration() -> None:
    text, evidence = decode(b"\xef\xbb\xbf" + f'<meta charset="gbk">{HANS}'.encode(), "big5")
    assert text.endswith(HANS)
    assert not text.startswith("\ufeff")
    assert evidence.bom == "utf-8"


def test_latin_pages_stay_latin() -> None:
    assert "café ouvert" in decode("<p>café ouvert</p>".encode("latin-1"), "iso-8859-1")[0]


def test_a_declared_charset_that_is_none_is_kept_as_evidence_and_not_used() -> None:
    text, evidence = decode(HANS.encode("gb18030"), "no-such-thing; x=1")
    assert text == HANS
    assert evidence.used == "gb18030"


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "gbk", "utf-8", "big5", "utf-16", "hz", "rot13", "\ud800"]),
)
def test_no_bytes_give_surrogates(body: bytes, header: str | None) -> None:
    text, evidence = decode(body, header)
    text.encode()
    assert evidence.replacements == text.count("\ufffd")


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.4\n1 0 obj",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"PK\x03\x04\x14",
        b"\x00\x01\x02\x03" * 99,
    ],
)
def test_binary_is_seen(body: bytes) -> None:
    assert looks_binary(body)


@pytest.mark.parametrize("charset", WRITTEN)
def test_text_is_not_binary(charset: str) -> None:
    assert not looks_binary(f"<html><p>{WRITTEN[charset]}</p></html>".encode(charset))
