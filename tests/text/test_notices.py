"""Every listed notice goes, in every form and place, and what it states is kept; every listed sentence stays."""

import pytest

from crawler.text import furniture
from crawler.text.passes import Context
from tests.text.listed import Listed, field_notices, injections, lines, notices
from tests.text.passing import through
from tests.text.placing import ARTICLE, HEADLINE, as_text
from tests.text.sorting import missed, touched


@pytest.mark.parametrize("notice", list(notices()), ids=lambda n: n.words[:24])
def test_a_listed_notice_goes(notice: Listed) -> None:
    # In all forms it is measured: `make eval`.
    assert missed(notice, ("simplified", "wide", "glossed")) == []


@pytest.mark.skipif(not field_notices(), reason="the list of notices (../shared) is not on this machine")
@pytest.mark.parametrize("notice", field_notices(), ids=lambda n: n.words[:24])
def test_a_notice_seen_in_the_field_goes(notice: Listed) -> None:
    assert missed(notice) == []


@pytest.mark.parametrize("sentence", [*lines("body_sentences.txt"), *lines("on_gambling.txt")])
def test_a_sentence_that_only_looks_like_one_stays(sentence: str) -> None:
    assert touched(sentence, ("simplified",)) == []


def test_there_are_enough_of_both() -> None:
    assert len(set(lines("body_sentences.txt"))) >= 200
    assert len(set(lines("on_gambling.txt"))) >= 60


@pytest.mark.parametrize(("where", "injected", "clean"), list(injections()))
def test_what_a_hijacked_mirror_puts_in_goes_and_is_named(where: str, injected: str, clean: str) -> None:
    assert through(injected).text == clean
    assert {edit.class_ for edit in furniture.PASS.run(injected, Context()).edits} == {"spam"}


def test_keywords_above_the_headline_of_a_text_file_are_spam() -> None:
    derived = as_text("真人娱乐 时时彩 百家乐 老虎机", [HEADLINE, *ARTICLE])
    assert (derived.headline, derived.text) == (HEADLINE, "\n".join(ARTICLE))
    assert [edit.class_ for edit in derived.audit if "时时彩" in edit.before] == ["spam"]


def test_every_edit_says_its_class() -> None:
    text = "\n".join(notice.words for notice in notices())
    assert all(edit.class_ and edit.pass_ for edit in furniture.PASS.run(text, Context()).edits)
