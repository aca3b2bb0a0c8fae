"""The clean texts, none of which the model has seen."""

import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crawler.text.script.detect import detect
from crawler.text.script.dictionary import first_readings

SHARED = Path(__file__).parents[3].parent / "shared" / "eval"
CARRIED = Path(__file__).parent / "texts"
SIZE = 900
# Characters with several Traditional forms that sites leave alone, nearly all of them the same ones; and what they turn.
KEPT = "于并后里余制系面干只范云才么采游占布升周注志表出回致咨托征仿杰群床秘污松"
SOME_KEPT = "云里于干后系才余范只制划别回表台面松"
TURNED = str.maketrans({"着": "著", "准": "準", "症": "癥", "台": "臺", "冲": "沖", "净": "凈"})


@dataclass(frozen=True, slots=True)
class Text:
    """A Simplified text of about SIZE characters, and where it comes from."""

    source: str
    text: str


@cache
def texts() -> tuple[Text, ...]:
    """Every text there is, in an order that mixes the sources."""
    found = [*_eval(), *(Text(name, part) for name in ("laws", "help") for part in carried(name))]
    random.Random(7).shuffle(found)
    return tuple(found)


def carried(name: str) -> list[str]:
    """The texts of one source that the project carries; `texts/README.md` says which."""
    return lzma.decompress((CARRIED / f"{name}.txt.xz").read_bytes()).decode("utf-8").split("\f")


def _eval() -> Iterator[Text]:
    for path in sorted(SHARED.glob("*/gold.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            gold = json.loads(line)
            text = gold.get("text") or gold.get("silver_text") or ""
            if detect(text) == "Hans":
                yield from (Text("eval", text[at : at + SIZE]) for at in range(0, len(text), SIZE))


def traditional(text: str, chance: random.Random) -> str:
    """`text` as some mirror converts it: one character at a time, some of KEPT not at all, and only what GBK has."""
    usual = chance.random() < 0.7
    kept = set(map(ord, KEPT)) if usual else {ord(c) for c in SOME_KEPT if chance.random() < 0.6}
    if usual:
        text = text.translate(TURNED)
    turned = text.translate({k: v for k, v in _table().items() if k not in kept})
    if usual or chance.random() < 0.8:
        turned = turned.translate(_variants())
    return turned.encode("gbk", "ignore").decode("gbk").replace("\r", "")


@cache
def _table() -> dict[int, str]:
    return {ord(key): value for key, value in first_readings("STCharacters").items() if len(value) == 1}


@cache
def _variants() -> dict[int, str]:
    """The forms that mirrors write where OpenCC has rarer ones: 為 for 爲."""
    return {ord(key): value for key, value in first_readings("TWVariants").items() if value != "著"}
