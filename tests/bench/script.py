"""Traditional to Simplified beside opencc-python-reimplemented: `python -m tests.bench.script` prints `{"ratio": R}`."""

import json
import time
from collections.abc import Callable
from random import Random

from opencc import OpenCC

from crawler.text.script import convert
from tests.bench.pages import sentence

CHARACTERS = 3000
ROUNDS = 20


def seconds(convert_once: Callable[[str], object], texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        convert_once(text)
    return time.process_time() - began


def main() -> None:
    random, traditional = Random(1), OpenCC("s2t").convert
    plain = ["".join(sentence(random) for _ in range(CHARACTERS // 40))[:CHARACTERS] for _ in range(ROUNDS)]
    texts = [traditional(text) for text in plain]
    library = OpenCC("t2s").convert
    convert(texts[0])
    library(texts[0])
    print(json.dumps({"ratio": seconds(library, texts) / seconds(convert, texts)}))


if __name__ == "__main__":
    main()
