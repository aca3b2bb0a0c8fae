"""Settings given on the command line: what Scrapy would trip over, or pass over in silence, is told first."""

import logging
from collections.abc import Iterable
from difflib import get_close_matches

from scrapy.settings import Settings

from crawler.errors import WrongUsage


def read_settings(pairs: Iterable[str], known: Settings) -> dict[str, str]:
    """The settings in some words NAME=VALUE. Raises WrongUsage."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise WrongUsage(f"-s {pair}: a setting is given as NAME=VALUE")
        _check_name(name, known)
        _check_value(name, value, known[name])
        found[name] = value
    return found


def _check_name(name: str, known: Settings) -> None:
    # Of its own a project may have any. What is nearly the name of one is a slip, and the crawl would go on without it.
    near = [] if name in known else get_close_matches(name.upper(), list(known), n=1, cutoff=0.85)
    if near:
        raise WrongUsage(f"-s {name}: there is no such setting; did you mean {near[0]}?")


def _check_value(name: str, value: str, usual: object) -> None:
    try:
        if name == "LOG_LEVEL":
            logging.Handler().setLevel(value)
        elif isinstance(usual, bool):
            Settings({name: value}).getbool(name)
        elif isinstance(usual, int | float):
            float(value)
    except ValueError as problem:
        raise WrongUsage(f"-s {name}={value}: {problem}; it is {usual!r} where nothing is said") from problem
