"""Clean text, in which nothing may be changed: all there is, as it stands and in Traditional."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.text.mirror import PASS
from crawler.text.passes import Context
from tests.bench.mirror.installed import installed
from tests.bench.mirror.texts import Text, texts, traditional


@dataclass(slots=True)
class Clean:
    """How much of which text was read, and what was changed in it."""

    sizes: Counter[str] = field(default_factory=Counter)
    changes: list[str] = field(default_factory=list)
    flags: int = 0
    seconds: float = 0.0

    @property
    def size(self) -> int:
        return sum(self.sizes.values())

    @property
    def what(self) -> str:
        return ", ".join(f"{size} of {source}" for source, size in sorted(self.sizes.items()))

    @property
    def milliseconds(self) -> float:
        """For 3,000 characters."""
        return 3_000_000 * self.seconds / max(1, self.size)


def untouched() -> Clean:
    """Reads every clean text. What a process reads once is read before the clock runs."""
    out = Clean()
    PASS.run(_DAMAGED, Context())
    for one in clean_texts():
        out.sizes[one.source] += len(one.text)
        began = time.process_time()
        found = PASS.run(one.text, Context())
        out.seconds += time.process_time() - began
        out.flags += len(found.damage)
        for edit in found.edits:
            around = one.text[max(0, edit.start - 20) : edit.end + 20]
            out.changes.append(f"{one.source}: {edit.class_} {edit.before!r} → {edit.after!r} in {around!r}")
    return out


def clean_texts() -> Iterator[Text]:
    """Each text as it stands and as Traditional; half-width marks too, since pages fold them."""
    chance = random.Random(11)
    for one in (*texts(), *installed()):
        yield one
        turned = traditional(one.text, chance)
        yield Text(f"{one.source}, Traditional", turned)
        yield Text(f"{one.source}, Traditional and half-width", turned.translate(_HALF))


_DAMAGED = "我們?yōu)槠髽I(yè)提供"
_HALF = str.maketrans("，；：！？（）", ",;:!?()")
