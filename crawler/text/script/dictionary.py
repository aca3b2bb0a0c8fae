"""The dictionaries that opencc-python-reimplemented ships. Beyond here nobody knows of its files."""

from functools import cache
from importlib.metadata import version
from importlib.resources import files

PACKAGE = "opencc-python-reimplemented"


def dictionary_version() -> str:
    """The release of the package the dictionaries come from."""
    return version(PACKAGE)


@cache
def entries(name: str) -> dict[str, tuple[str, ...]]:
    """Every key of the dictionary `name` with its readings, best first."""
    text = files("opencc").joinpath("dictionary", f"{name}.txt").read_text("utf-8")
    pairs = (line.strip().split("\t") for line in text.splitlines())
    return {key: tuple(values.split(" ")) for key, values in pairs}


def first_readings(name: str) -> dict[str, str]:
    """Every key with the reading the library takes: the first."""
    return {key: values[0] for key, values in entries(name).items()}
