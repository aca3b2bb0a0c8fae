"""Inputs through the worker pool: answers in the order of the inputs, a few pages ahead and no more."""

from collections import deque
from collections.abc import Iterable, Iterator

from archive.derivation import Derivation
from archive.errors import CaptureDamaged, TooLarge
from crawler.commands.inputs import Input
from crawler.commands.sites import layouts_for
from crawler.errors import InputRefused, InputTooLarge, InputUnreadable
from crawler.workers import Answer, Job, Workers


def answers(inputs: Iterable[Input], workers: Workers) -> Iterator[tuple[Input, Derivation | InputRefused]]:
    """Each input with its derivation, or with why there is none."""
    waiting: deque[Input] = deque()

    def jobs() -> Iterator[Job]:
        for item in inputs:
            waiting.append(item)
            if item.capture:
                yield Job((item.capture,), layouts_for(item.capture.requested_url))

    for answer in workers.map(jobs()):
        yield from _refused_first(waiting)
        item = waiting.popleft()
        yield item, _refusal(answer)
    yield from _refused_first(waiting)


def _refused_first(waiting: deque[Input]) -> Iterator[tuple[Input, InputRefused]]:
    """Those next in line that were refused before any worker saw them."""
    while waiting and (refused := waiting[0].refused):
        yield waiting.popleft(), refused


def _refusal(answer: Answer) -> Derivation | InputRefused:
    """A body that the archive could not unpack is a refused input too."""
    if isinstance(answer, TooLarge):
        return InputTooLarge(str(answer))
    if isinstance(answer, CaptureDamaged):
        return InputUnreadable(str(answer))
    return answer
