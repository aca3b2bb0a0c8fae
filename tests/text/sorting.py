"""Whether a line is told for the notice it is, or left alone as the author's, in the forms and places it may stand in."""

from archive.derivation import Derivation
from tests.text.forms import FORMS
from tests.text.listed import Listed
from tests.text.placing import placed

TOUCHING = ("plain", "furniture", "truncation")


def stated(derived: Derivation) -> dict[str, int | None]:
    """The numbers of a derivation's completeness, by the names the lists use."""
    told = derived.completeness
    omitted = next((gap.stated_omitted_chars for gap in told.gaps if gap.stated_omitted_chars), None)
    return {
        "total": told.stated_total_chars,
        "shown": told.stated_shown_chars,
        "omitted": omitted,
        "pages": told.pages_shown,
        "left": told.pages_remaining,
    }


def missed(notice: Listed, forms: tuple[str, ...] = tuple(FORMS)) -> list[str]:
    """The forms and places in which a notice is not told for what it is."""
    out = []
    for each in placed(notice.words, forms):
        told = stated(each.derived)
        if each.kept != each.article or any(told[name] != number for name, number in notice.numbers):
            out.append(each.where)
    return out


def touched(sentence: str, forms: tuple[str, ...] = ("simplified", "traditional")) -> list[str]:
    """The forms and places in which a pass changed anything about a sentence or around it."""
    return [
        each.where
        for each in placed(sentence, forms)
        if any(
            edit.pass_ in TOUCHING
            for edit in each.derived.audit
            # In a text file the first line is the headline, and goes as such.
            if (edit.pass_, edit.class_) != ("plain", "headline")
        )
    ]
