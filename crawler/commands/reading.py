"""Through the worker pool in order: answers as the items came, a few pages ahead and no more."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from archive import Capture
from archive.packed import Packed
from crawler.extract.layout import Layouts
from crawler.workers import Answer, Job, Workers

T = TypeVar("T")


def answers(
    items: Iterable[T], job_of: Callable[[T], Job | None], workers: Workers
) -> Iterator[tuple[T, Answer | None]]:
    """Each item with its answer; one without a job keeps its place in the line, and has none."""
    waiting: deque[tuple[T, bool]] = deque()

    def jobs() -> Iterator[Job]:
        for item in items:
            job = job_of(item)
            waiting.append((item, job is not None))
            if job:
                yield job

    def jobless() -> Iterator[tuple[T, None]]:
        while waiting and not waiting[0][1]:
            yield waiting.popleft()[0], None

    for answer in workers.map(jobs()):
        yield from jobless()
        yield waiting.popleft()[0], answer
    yield from jobless()


def again(workers: Workers, captures: tuple[Capture, ...], layouts: Layouts) -> Packed | None:
    """Older captures by today's rules; None when they give no record any more."""
    answer = workers.submit(Job(captures, layouts)).result()
    return answer if isinstance(answer, Packed) else None


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most this size."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
