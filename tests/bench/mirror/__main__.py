"""`python -m tests.bench.mirror [DOCUMENTS] [-j PROCESSES] [-v]`: the figures; with -v every span that did not come out exact."""

import argparse
from collections import Counter

from tests.bench.mirror.run import rates, results
from tests.bench.mirror.score import Scored


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mirror", description=__doc__)
    parser.add_argument("documents", nargs="?", type=int, default=1000)
    parser.add_argument("-j", dest="processes", type=int, default=1)
    parser.add_argument("-v", dest="verbose", action="store_true")
    asked = parser.parse_args()
    found = list(results(asked.documents, asked.processes))
    print(f"{len(found)} documents:", *(f"{n} {s}" for s, n in Counter(r.source for r in found).items()))
    for where in ("page", "alone"):
        spans = [span for one in found for span in getattr(one, where)]
        for class_ in ("gloss", "mark", "hidden"):
            seen = rates(spans, class_)
            print(
                f"{where:5} {class_:6} {seen.count:5} spans: exact {seen.exact:.4f} wrong {seen.wrong:.4f} "
                f"flagged {seen.flagged:.4f} left {1 - seen.exact - seen.wrong - seen.flagged:.4f}"
            )
        if asked.verbose:
            for span in spans:
                if span.fate != "exact":
                    print(_told(where, span))
    glosses, left = sum(r.glosses for r in found), [g for r in found for g in r.glosses_left]
    print(f"glosses {glosses}, left {len(left)} ({len(left) / max(1, glosses):.5f})")
    strays = [stray for one in found for stray in one.strays]
    print(f"changes of what was not hit: {len(strays)}")
    if asked.verbose:
        print(*(f"gloss left: {g!r}" for g in left), *(f"stray: {s!r}" for s in strays), sep="\n")
    times = sorted(one.seconds for one in found)
    print(
        f"a damaged document: median {1000 * times[len(times) // 2]:.0f} ms CPU, worst {1000 * times[-1]:.0f} ms"
    )


def _told(where: str, span: Scored) -> str:
    made = f" made {span.made!r}" if span.fate == "wrong" else ""
    offered = f" candidates {'/'.join(span.candidates)!r}" if span.candidates else ""
    before, after = span.around
    return f"{where} {span.class_} {span.fate}: {before!r}|{span.shown!r}|{after!r} meant {span.meant!r}{made}{offered}"


if __name__ == "__main__":
    main()
