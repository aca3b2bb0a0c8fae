"""Damages clean text the way mirrors do, at document scale, and scores the repair.

    python -m tests.bench.mirror [DOCUMENTS]

Text: the Simplified gold of `../shared/eval` where it is, brought to Traditional one character at a time, as mirrors do.
Nothing of it is in the model. Every document draws its own gloss list, marks and decoder from a fixed seed.
"""

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from crawler.text.draft import Draft
from crawler.text.mirror import PASS
from crawler.text.mirror.gloss import glosses
from crawler.text.mirror.readings import is_reading
from crawler.text.passes import Context
from crawler.text.script.detect import detect, traditional_only
from crawler.text.script.dictionary import first_readings

SHARED = Path(__file__).parents[2].parent / "shared" / "eval"
SIZE = 900
MARKS = {b"\xa1\xa3": "。", b"\xa3\xa1": "!", b"\xa3\xbf": "?", b"\xa3\xbb": ";"}
# The characters that mirrors gloss, with what they write: met on pages of several of them.
SAID = dict(
    re.findall(
        r"(.):(\S+)",
        "業:yè 經:jīng 續:xù 網:wǎng 現:xiàn 實:shí 務:wù 進:jìn 關:guān 職:zhí "
        "責:zé 強:qiáng 標:biāo 級:jí 領:lǐng 導:dǎo 點:diǎn 認:rèn 識:shí 圍:wéi "
        "應:yīng 優:yōu 內:nèi 數:shù 發:fā 當:dāng 為:wéi 對:duì 會:huì 學:xué "
        "機:jī 構:gòu 質:zhì 療:liáo 醫:yī 藥:yào 規:guī 統:tǒng 協:xié 據:jù "
        "將:jiāng 產:chǎn 創:chuàng 環:huán 檢:jiǎn 縣:xiàn 績:jì 織:zhī 專:zhuān 險:xiǎn "
        "嚴:yán 請:qǐng 設:shè 還:hái 際:jì 處:chù 該:gāi 維:wéi 運:yùn ",
    )
)
Byte = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text, and the spans of the clean one that are hit: (start, end, class)."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def damaged(text: str, chance: random.Random) -> Damaged:
    """`text` as a mirror would show it."""
    said = dict(chance.sample(sorted(SAID.items()), chance.randint(24, 48)))
    stream: list[Byte | str] = [(byte, i) for i, c in enumerate(text) for byte in c.encode("gbk")]
    for character, spoken in said.items():
        stream = _glossed(stream, character.encode("gbk"), f"({spoken})")
    stream = _marked(stream, chance.choice((0.0, 0.3, 0.7)), chance)
    return _decoded(text, stream, swallows=chance.random() < 0.7)


def _hits(stream: Sequence[Byte | str], wanted: bytes) -> Iterator[int]:
    at = 0
    while at + 1 < len(stream):
        first, second = stream[at], stream[at + 1]
        if isinstance(first, tuple) and isinstance(second, tuple) and bytes((first[0], second[0])) == wanted:
            yield at
            at += 1
        at += 1


def _glossed(stream: list[Byte | str], wanted: bytes, gloss: str) -> list[Byte | str]:
    out: list[Byte | str] = []
    at = 0
    for hit in _hits(stream, wanted):
        out += (*stream[at : hit + 2], gloss)
        at = hit + 2
    return out + stream[at:]


def _marked(stream: list[Byte | str], share: float, chance: random.Random) -> list[Byte | str]:
    for wanted, shown in MARKS.items():
        out: list[Byte | str] = []
        at = 0
        for hit in _hits(stream, wanted):
            first, second = stream[hit], stream[hit + 1]
            across = first[1] != second[1]  # type: ignore[index]  # _hits gives pairs of bytes only
            if across and hit > at and isinstance(stream[hit - 1], tuple) and chance.random() < share:
                # A plain full stop without a lost byte before it is never an anchor, and so is not made.
                lost = "?" if shown in "。!" or chance.random() < 0.3 else ""
                out += (*stream[at : hit - 1], f"\x00{lost}{shown if shown != '!' else ''}")
                at = hit + 2
        stream = out + stream[at:]
    return stream


def _decoded(text: str, stream: Sequence[Byte | str], *, swallows: bool) -> Damaged:
    out: list[str] = []
    whole: set[int] = set()
    marks: list[int] = []
    at = 0
    while at < len(stream):
        item = stream[at]
        following = stream[at + 1] if at + 1 < len(stream) else ""
        if isinstance(item, str):
            if item.startswith("\x00"):
                marks.append(next((b[1] for b in stream[at + 1 : at + 2] if isinstance(b, tuple)), len(text)))
            out.append(item.lstrip("\x00"))
            at += 1
        elif item[0] < 0x80:
            out.append(chr(item[0]))
            whole.add(item[1])
            at += 1
        elif isinstance(following, tuple) and following[0] >= 0x40:
            out.append(_pair(item[0], following[0]))
            if item[1] == following[1]:
                whole.add(item[1])
            at += 2
        else:
            out.append("?" if swallows else "")
            at += 1
            if swallows and isinstance(following, str) and following.startswith("("):
                out.append(following[1:])
                at += 1
            elif swallows and isinstance(following, tuple):
                at += 1
    return Damaged("".join(out), tuple(_spans(len(text), whole, marks)))


def _pair(lead: int, trail: int) -> str:
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


def _spans(size: int, whole: set[int], marks: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    start = None
    for i in range(size + 1):
        hit = i < size and i not in whole
        if hit and start is None:
            start = i
        if not hit and start is not None:
            yield start, i, "mark" if any(start <= m <= i for m in marks) else "straddle"
            start = None


def score(clean: str, hurt: Damaged) -> tuple[Counter[str], float, list[str]]:
    """What became of each hit span, the time taken, and examples of what went wrong."""
    began = time.perf_counter()
    found = PASS.run(hurt.text, Context())
    took = time.perf_counter() - began
    draft = Draft.of(hurt.text).revise(found.edits)
    blocks = SequenceMatcher(None, draft.text, clean, autojunk=False).get_matching_blocks()
    tally: Counter[str] = Counter()
    examples = []
    for start, end, class_ in hurt.spans:
        low, high = max(0, start - 1), min(len(clean), end + 1)
        block = next((b for b in blocks if b.b <= low and high <= b.b + b.size), None)
        fate = "exact" if block else "left"
        if not block:
            near = next((b for b in reversed(blocks) if b.b <= low), blocks[0])
            shown = draft.text[near.a + low - near.b : near.a + high - near.b + 6]
            repaired = [
                e
                for e in found.edits
                if e.class_ in ("mark", "straddle") and e.after and e.after[:4] in shown
            ]
            fate = "wrong" if repaired else "left"
            examples.append(f"{fate} {class_}: {clean[low - 3 if low > 2 else 0 : high + 3]} | {shown}")
        tally[f"{class_} {fate}"] += 1
    tally["glosses"] = sum(is_reading(hurt.text[g.start - 1], g.said) for g in glosses(hurt.text) if g.start)
    tally["glosses left"] = sum(
        draft.text[g.start - 1] in traditional_only() and is_reading(draft.text[g.start - 1], g.said)
        for g in glosses(draft.text)
        if g.start
    )
    return tally, took, examples


def documents(limit: int) -> Iterator[str]:
    """Traditional texts of about the same size."""
    table = {ord(key): value for key, value in first_readings("STCharacters").items()}
    parts = []
    for path in sorted(SHARED.glob("*/gold.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            text = json.loads(line).get("text") or ""
            if detect(text) == "Hans":
                parts += [text[i : i + SIZE] for i in range(0, len(text), SIZE)]
    chance = random.Random(7)
    chance.shuffle(parts)
    for part in parts[:limit]:
        yield part.translate(table).encode("gbk", "ignore").decode("gbk").replace("\r", "")


def main(limit: int) -> None:
    total: Counter[str] = Counter()
    times, wrong_examples = [], []
    changed = size = 0
    for number, clean in enumerate(documents(limit)):
        changed += len(PASS.run(clean, Context()).edits)
        size += len(clean)
        tally, took, examples = score(clean, damaged(clean, random.Random(number)))
        total += tally
        times.append(took)
        wrong_examples += examples
    print(f"{len(times)} documents, {size} characters; clean text: {changed} changes")
    for class_ in ("straddle", "mark"):
        spans = sum(total[f"{class_} {fate}"] for fate in ("exact", "wrong", "left"))
        rates = {fate: total[f"{class_} {fate}"] / max(1, spans) for fate in ("exact", "wrong", "left")}
        print(class_, spans, " ".join(f"{fate} {rate:.3f}" for fate, rate in rates.items()))
    print(f"glosses {total['glosses']}, left {total['glosses left']}")
    print(
        f"a damaged document: median {1000 * sorted(times)[len(times) // 2]:.0f} ms, worst {1000 * max(times):.0f} ms"
    )
    if "-v" in sys.argv:
        print("\n".join(wrong_examples))


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit("no clean text: ../shared/eval is not here")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
