"""How many notices are told in every form, how many sentences that only look like one stay, what is taken out of spam."""

from collections.abc import Iterator

from crawler.text import furniture
from crawler.text.passes import Context
from tests.eval.figure import Absent, Figure
from tests.text.listed import field_notices, injections, lines, notices
from tests.text.passing import through
from tests.text.sorting import missed, touched


def figures() -> Iterator[Figure]:
    """Shares of the lists in `tests/text/data`, and of the list of notices seen in the field. Raises Absent where that
    one is not on this machine.
    """
    own = list(notices())
    yield Figure(
        "notices.own.told", _share(not missed(one) for one in own), f"{len(own)} notices in six forms"
    )
    for name, list_ in (("sentences", "body_sentences.txt"), ("gambling", "on_gambling.txt")):
        kept = lines(list_)
        yield Figure(
            f"notices.{name}.kept", _share(not touched(one) for one in kept), f"{len(kept)} sentences"
        )
    spam = list(injections())
    gone = [through(injected).text == clean and _named(injected) for _, injected, clean in spam]
    yield Figure("notices.spam.gone", _share(gone), f"{len(spam)} injections")
    seen = field_notices()
    if not seen:
        raise Absent("the notices seen in the field (../shared/design) are not on this machine")
    yield Figure("notices.field.told", _share(not missed(one) for one in seen), f"{len(seen)} in six forms")


def _named(injected: str) -> bool:
    return {edit.class_ for edit in furniture.PASS.run(injected, Context()).edits} == {"spam"}


def _share(each: Iterator[bool] | list[bool]) -> float:
    told = list(each)
    return sum(told) / len(told)
