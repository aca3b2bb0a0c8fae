"""Terms in the record: offered where a text is Traditional, beside a text and a fingerprint that they do not change."""

from dataclasses import replace

import msgspec

from archive.captures import Capture
from archive.derivation import Derivation
from archive.encoding import decode_derivation, encode
from archive.fingerprint import fingerprint
from crawler.derive import derive
from tests.seeded import capture

TEXT = "食藥署公告學名藥仿單變更。\n請藥商依規定辦理,並於資訊系統登錄。"


def read(text: str) -> Derivation:
    return derive((page(text),))


def page(text: str) -> Capture:
    return capture(text.encode(), "text/plain; charset=utf-8")


def test_a_traditional_text_keeps_its_words_and_offers_the_mainland_s() -> None:
    found = read(TEXT)
    assert "学名药仿单变更" in found.text
    assert [(term.word, term.mainland) for term in found.terms] == [
        ("学名药", "仿制药"),
        ("仿单变更", "说明书变更"),
        ("药商", "药品经营企业"),
        ("资讯系统", "信息系统"),
    ]
    assert all(found.text[term.start : term.end] == term.word for term in found.terms)
    assert not any(edit.pass_ == "terms" for edit in found.audit)
    assert decode_derivation(encode(found)) == found


def test_a_simplified_text_is_not_looked_up() -> None:
    assert read("食药署公告学名药仿单变更。").terms == ()


def test_a_record_without_terms_reads_as_one_from_before_there_were_any() -> None:
    line = msgspec.json.decode(encode(read(TEXT)))
    del line["terms"]
    assert decode_derivation(msgspec.json.encode(line)).terms == ()


def test_terms_are_outside_the_fingerprint() -> None:
    found = read(TEXT)
    assert fingerprint(found) == fingerprint(replace(found, terms=()))
