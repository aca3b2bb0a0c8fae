"""The exit status of every command."""

from enum import IntEnum


class Exit(IntEnum):
    """0 all is well; 1 finished, but something needs a person; 2 wrong usage; 3 archive or machine failed."""

    WELL = 0
    LOOK = 1
    USAGE = 2
    FAILED = 3
