"""The lock of a site: one crawl of it at a time, over all processes on this machine; gone with the process."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from archive.errors import SiteBusy, StorageFailed


class SiteLock:
    """Taken when made (SiteBusy if another holds it), given back by `release` or at the end of a `with`."""

    def __init__(self, folder: Path, site: str) -> None:
        path = folder / "locks" / f"{site}.lock"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StorageFailed(
                f"{path}: cannot be made ({error.strerror}); check the owner and the mount"
            ) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.release()
            raise SiteBusy(
                f"{site} is being crawled by another process; wait for it to end, or stop it"
            ) from error

    def release(self) -> None:
        """Let another process crawl the site."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
