"""What `t2s` leaves wrong in mirrors and re-posts, put right by context. Each rule keeps the length.

A rule looks at the text before conversion; what it says goes over the library's phrases and table.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """The character at `place` becomes `after`, by the rule `class_`."""

    place: int
    after: str
    class_: str


# 著 that is zhù (written, famous, evident), in the words of officials and the press. Else it is the particle.
_STAYS = re.compile(
    "(?:"
    "(?<!彰[显顯])(?<=[显顯])著"
    "|(?<![讨討议議谈談争爭评評][论論])(?<=[论論])著"
    "|(?<=[卓昭编編译譯遗遺拙撰炳])著"
    "|(?<=[专專原巨合新])著(?![手力眼重急想称稱装裝])"
    "|(?<=[臭驰馳知闻聞]名)著"
    "|(?<=名)著(?![手力眼重])"
    "|(?<=[较較])著(?=[^着])"
    "|(?<=土)著"
    "|著(?=[名称稱述录錄译譯])"
    "|著(?=作(?![为為]))"
    "|著(?=[书書](?:立|人|者|$))"
    "|著(?=者)"
    "|著(?=有[《〈「『“])"
    ")"
)
_PARTICLE = re.compile("著")
_LIAO = re.compile("瞭(?![望哨臺台])")
_FU = re.compile("(?<=[批答回反函])覆")
_VARIANTS = {"衞": "卫", "敍": "叙", "粧": "妆", "枱": "台", "糭": "粽", "痺": "痹", "揹": "背"}


def corrections(text: str) -> Iterator[Correction]:
    """Every correction for `text`, rule by rule; no two rules speak of the same character."""
    for rule in _RULES:
        yield from rule(text)


def _zhe(text: str) -> Iterator[Correction]:
    # Who writes 着 where it belongs means zhù by every 著 that is left.
    if "著" not in text or text.count("着") >= text.count("著"):
        return
    stays = {match.start() for match in _STAYS.finditer(text)}
    for match in _PARTICLE.finditer(text):
        if match.start() not in stays:
            yield Correction(match.start(), "着", "zhe")


def _liao(text: str) -> Iterator[Correction]:
    if "瞭" in text:
        yield from (Correction(match.start(), "了", "liao") for match in _LIAO.finditer(text))


def _fu(text: str) -> Iterator[Correction]:
    if "覆" in text:
        yield from (Correction(match.start(), "复", "fu") for match in _FU.finditer(text))


def _variant(text: str) -> Iterator[Correction]:
    for variant in (v for v in _VARIANTS if v in text):
        for match in re.finditer(variant, text):
            yield Correction(match.start(), _VARIANTS[variant], "variant")


_RULES: tuple[Callable[[str], Iterator[Correction]], ...] = (_zhe, _liao, _fu, _variant)
