"""A WARC file being written: one gzip member a record, appended whole or not at all, held by one process."""

import errno
import fcntl
import os
from contextlib import suppress
from pathlib import Path

from archive.errors import StorageFailed

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class WarcFile:
    """Created new (FileExistsError otherwise), never reopened. The lock on it tells others that it is being
    written, and goes with the process.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._dirty = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(
                path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o644
            )
            fcntl.flock(self._file, fcntl.LOCK_EX)
        except FileExistsError:
            raise
        except OSError as error:
            raise _failed(path, error) from error
        self._new = True

    def append(self, members: bytes) -> int:
        """Write the members and give the offset of the first. What cannot be written whole is taken back."""
        at = self.size
        try:
            rest = memoryview(members)
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError as error:
            # Should that be refused too, what is torn stays, and what may come lies behind it.
            with suppress(OSError):
                os.ftruncate(self._file, at)
            self.size = os.fstat(self._file).st_size
            raise _failed(self.path, error) from error
        self.size = at + len(members)
        self._dirty = True
        return at

    def sync(self) -> None:
        """Put everything appended, and the file's own name, on the disk."""
        if not self._dirty:
            return
        try:
            os.fsync(self._file)
            if self._new:
                _sync_folders(self.path.parent)
                self._new = False
        except OSError as error:
            raise _failed(self.path, error) from error
        self._dirty = False

    def close(self) -> None:
        """Sync, and let the file go."""
        try:
            self.sync()
        finally:
            os.close(self._file)


def _sync_folders(folder: Path) -> None:
    """A file is only found after a power cut when its folders are on the disk too: site, year, month."""
    for path in (folder, *list(folder.parents)[:3]):
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _failed(path: Path, error: OSError) -> StorageFailed:
    what_to_do = "make room" if error.errno in _NO_ROOM else "check the owner and the mount"
    return StorageFailed(
        f"{path}: cannot write ({error.strerror or error}); nothing of it was stored, {what_to_do} and run again"
    )
