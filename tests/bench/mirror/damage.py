"""Damages a text byte by byte and keeps the account: what of the clean text is hit, and where the damaged text shows it."""

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.bench.mirror.style import Style

LITERAL = 0x10000
INSERTED = 0x1F
_JUNKED = "，。、；：！？"
_ALONE = frozenset("!?;！？；")
_TAGS = ("", "", "", "", "", "", "", "", "/p>", "br>")


@dataclass(frozen=True, slots=True)
class Byte:
    """A byte of the mirror's page, or a character past all decoding (value above LITERAL). `of` is the clean character
    it belongs to; None for what the mirror put in, whose number is `gloss` where it is one."""

    value: int
    of: int | None
    gloss: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """What some bytes are shown as, and whether that is exactly one clean character."""

    text: str
    bytes: tuple[Byte, ...]
    whole: bool = False

    @property
    def vanished(self) -> set[int]:
        """The clean characters of which nothing is shown but what a lone byte leaves."""
        taken = self.bytes[1:] if self.text.startswith("?") else () if self.text else self.bytes
        return {b.of for b in taken if b.of is not None} if len(self.bytes) > 1 else set()


@dataclass(frozen=True, slots=True)
class Span:
    """clean[start:end] is hit and shown as text[shown_start:shown_end].

    `class_` is gloss or mark; or hidden, where all that is shown is a mark that anybody may have written there.
    `vanished`: a whole pair of its bytes, or a character of ASCII, is gone without a trace, and can only be guessed.
    """

    start: int
    end: int
    shown_start: int
    shown_end: int
    class_: str
    vanished: bool


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text. `at` maps its positions to those of the clean one, where they have one; `inserted` are the spans
    of what the mirror put in; `glosses` those of glosses, and whether each still follows its character."""

    clean: str
    text: str
    spans: tuple[Span, ...]
    at: dict[int, int]
    inserted: tuple[tuple[int, int], ...]
    glosses: tuple[tuple[int, int, bool], ...]


def damaged(clean: str, style: Style, chance: random.Random) -> Damaged:
    """`clean`, Traditional and all of GBK, as a site of this style shows it."""
    stream = [Byte(value, i) for i, c in enumerate(clean) for value in c.encode("gbk")]
    if style.junk:
        stream = list(_junked(clean, stream, style.junk, chance))
    hits: list[tuple[int, int]] = []
    hit_by_mark: set[int] = set()
    if chance.random() < 0.5:
        stream = _marked(stream, style, chance, hit_by_mark)
        stream = _glossed(stream, style, hits)
    else:
        stream = _glossed(stream, style, hits)
        stream = _marked(stream, style, chance, hit_by_mark)
    pieces = list(_decoded(clean, stream, style, chance))
    if style.folded:
        pieces = [replace(p, text=unicodedata.normalize("NFKC", p.text)) for p in pieces]
    return _account(clean, pieces, hits, hit_by_mark, folded=style.folded)


def _junked(clean: str, stream: Sequence[Byte], junk: str, chance: random.Random) -> Iterator[Byte]:
    last = -1
    for byte in stream:
        if byte.of is not None and byte.of != last:
            last = byte.of
            if clean[last] in _JUNKED and chance.random() < 0.9:
                yield from (Byte(LITERAL + ord(c), None) for c in junk)
        yield byte


def _hits(stream: Sequence[Byte], wanted: bytes) -> Iterator[int]:
    at = 0
    while at + 1 < len(stream):
        first, second = stream[at], stream[at + 1]
        if (
            first.value == wanted[0]
            and second.value == wanted[1]
            and first.of is not None
            and second.of is not None
        ):
            yield at
            at += 1
        at += 1


def _glossed(stream: list[Byte], style: Style, hits: list[tuple[int, int]]) -> list[Byte]:
    for character, said in style.said.items():
        gloss = style.gloss.write(said)
        out: list[Byte] = []
        done = 0
        for at in _hits(stream, character.encode("gbk")):
            pair = (stream[at].of or 0, stream[at + 1].of or 0)
            if pair[0] != pair[1] and not style.gloss.bytes:
                continue
            number = len(hits)
            hits.append(pair)
            values = gloss.encode("gbk") if style.gloss.bytes else [LITERAL + ord(c) for c in gloss]
            out += (*stream[done : at + 2], *(Byte(value, None, number) for value in values))
            done = at + 2
        stream = out + stream[done:]
    return stream


def _marked(stream: list[Byte], style: Style, chance: random.Random, hit: set[int]) -> list[Byte]:
    for wanted, mark in style.broken.items():
        out: list[Byte] = []
        done = 0
        for at in _hits(stream, wanted):
            first, second = stream[at], stream[at + 1]
            before = stream[at - 1] if at > done else None
            if chance.random() >= style.marks:
                continue
            if first.of == second.of:
                # What is put beside a mark that is one shows nowhere but where a run out of step meets it.
                if style.set_apart:
                    out += (*stream[done:at], Byte(INSERTED, None))
                    done = at
                continue
            if before is None or before.of != first.of or not _telling(mark, style):
                continue
            shown = (
                (Byte(INSERTED, None), Byte(LITERAL + ord(mark), None))
                if style.set_apart
                else (Byte(ord(unicodedata.normalize("NFKC", mark)), None),)
            )
            hit |= {first.of or 0, second.of or 0}
            out += (*stream[done:at], *shown)
            done = at + 2
        stream = out + stream[done:]
    return stream


def _telling(mark: str, style: Style) -> bool:
    """A full stop has no ASCII form, and without a lost byte before it is no anchor: neither is made."""
    return mark not in "。，、" or (style.set_apart and style.decoder != "drop")


def _decoded(clean: str, stream: Sequence[Byte], style: Style, chance: random.Random) -> Iterator[Piece]:
    at = 0
    while at < len(stream):
        first = stream[at]
        second = stream[at + 1] if at + 1 < len(stream) else None
        if first.value > LITERAL:
            yield Piece(chr(first.value - LITERAL), (first,))
            at += 1
        elif first.value == INSERTED:
            at += 1
        elif first.value <= 0x80:
            yield Piece(
                "€" if first.value == 0x80 else chr(first.value),
                (first,),
                first.of is not None and clean[first.of] == chr(first.value),
            )
            at += 1
        elif second and 0x40 <= second.value < 0xFF and second.value != 0x7F:
            whole = first.of == second.of and first.of is not None
            yield Piece(_pair(first.value, second.value), (first, second), whole)
            at += 2
        else:
            taken = _taken(second, style)
            shown = "" if style.decoder == "drop" else "?"
            if style.decoder == "swallow" and second and second.value == 0x0A:
                # It was the `<` of a tag that went.
                shown += chance.choice(_TAGS)
            yield Piece(shown, tuple(stream[at : at + 1 + taken]))
            at += 1 + taken


def _taken(following: Byte | None, style: Style) -> int:
    """How many of the bytes after a lone one are swallowed with it."""
    if following is None or following.value >= 0x80:
        return 0
    if following.value == INSERTED:
        return 1
    return int(style.decoder == "swallow" and following.value != 0x0A)


def _pair(lead: int, trail: int) -> str:
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""


def _account(
    clean: str, pieces: Sequence[Piece], hits: Sequence[tuple[int, int]], marked: set[int], *, folded: bool
) -> Damaged:
    whole = {piece.bytes[0].of for piece in pieces if piece.whole}
    letters = [unicodedata.normalize("NFKC", c) if folded else c for c in clean]
    places = [0]
    for letter in letters:
        places.append(places[-1] + len(letter))
    at: dict[int, int] = {0: 0}
    inserted: list[tuple[int, int]] = []
    glosses: dict[int, tuple[int, int]] = {}
    shown: list[tuple[int, int, frozenset[int]]] = []
    position = 0
    for piece in pieces:
        start, position = position, position + len(piece.text)
        own = {b.of for b in piece.bytes if b.of is not None}
        numbers = {b.gloss for b in piece.bytes if b.gloss is not None}
        if piece.whole:
            index = own.pop()
            at[start], at[position] = places[index], places[index + 1]
            continue
        for number in numbers:
            low, high = glosses.get(number, (start, position))
            glosses[number] = (min(low, start), max(high, position))
            own |= set(hits[number])
        if not own or (numbers and not {b.of for b in piece.bytes} - {None}):
            inserted.append((start, position))
            if start in at:
                at.setdefault(position, at[start])
        shown.append((start, position, frozenset(own)))
    at.setdefault(position, places[-1])
    text = "".join(piece.text for piece in pieces)
    vanished = {index for piece in pieces for index in piece.vanished}
    spans = (
        replace(span, class_="hidden") if text[span.shown_start : span.shown_end] in _ALONE else span
        for span in _spans(len(clean), whole, shown, places, marked, vanished)
    )
    return Damaged(
        "".join(letters),
        text,
        tuple(spans),
        at,
        tuple(inserted),
        tuple(
            (start, end, hits[number][0] == hits[number][1] and hits[number][0] in whole)
            for number, (start, end) in sorted(glosses.items())
        ),
    )


def _spans(
    size: int,
    whole: set[int | None],
    shown: Sequence[tuple[int, int, frozenset[int]]],
    places: Sequence[int],
    marked: set[int],
    vanished: set[int],
) -> Iterator[Span]:
    shows: dict[int, list[tuple[int, int]]] = {}
    for start, end, own in shown:
        for index in own:
            shows.setdefault(index, []).append((start, end))
    index = 0
    while index < size:
        if index in whole:
            index += 1
            continue
        start = index
        while index < size and index not in whole:
            index += 1
        found = [span for i in range(start, index) for span in shows.get(i, ())]
        # Nothing is shown of what vanished without a trace, such as a lone byte at the end of the page.
        if found:
            class_ = "mark" if any(i in marked for i in range(start, index)) else "gloss"
            yield Span(
                places[start],
                places[index],
                min(a for a, _ in found),
                max(b for _, b in found),
                class_,
                not vanished.isdisjoint(range(start, index)),
            )
