"""`python -m tests.eval [MEASURE…] [--raise]`: prints every figure beside its floor; exit 1 when one fell."""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from tests.eval.figure import Absent, Figure
from tests.eval.floors import Floor, fallen, floors, raise_floors

# Each names a module of this folder with `figures() -> Iterator[Figure]`, which raises Absent where it cannot measure.
MEASURES: tuple[str, ...] = ("pages", "mirror", "script", "notices", "kind", "twins")


def measured(measure: str) -> Iterable[Figure]:
    """The figures of one measure."""
    figures: Callable[[], Iterable[Figure]] = import_module(f"tests.eval.{measure}").figures
    return figures()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"of: {', '.join(MEASURES)}")
    parser.add_argument(
        "--raise", dest="raises", action="store_true", help="move the floors up to what is measured"
    )
    asked = parser.parse_args()
    unknown = set(asked.measures) - set(MEASURES)
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    recorded = floors()
    found: list[Figure] = []
    faults = 0
    for measure in asked.measures or MEASURES:
        try:
            for figure in measured(measure):
                found.append(figure)
                faults += _print(figure, recorded)
        except Absent as absent:
            print(f"{measure}: not measured: {absent}")
            continue
        given = {figure.name for figure in found}
        for name in recorded:
            if name.startswith(f"{measure}.") and name not in given:
                faults += 1
                print(f"FALLEN {name}: has a floor, and was not measured")
    if asked.raises:
        print(*(f"raised {name}" for name in raise_floors(found)), sep="\n")
    return 1 if faults else 0


def _print(figure: Figure, recorded: Mapping[str, Floor]) -> int:
    fault = fallen(figure, recorded)
    line = f"{figure.name} = {figure.value:.4f} over {figure.over}"
    print(f"FALLEN {line}: {fault}" if fault else line, flush=True)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
