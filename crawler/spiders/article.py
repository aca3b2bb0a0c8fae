"""An article as a spider hands it on: captured, not yet read."""

from dataclasses import dataclass

from archive.captures import Capture
from crawler.extract.layout import Layouts


@dataclass(frozen=True, slots=True)
class Article:
    """The captures of all parts in order, and what is known of the pages of its site.

    `url` is the address it was asked for by; `whole` is False when a part could not be had.
    """

    url: str
    captures: tuple[Capture, ...]
    layouts: Layouts
    whole: bool = True
