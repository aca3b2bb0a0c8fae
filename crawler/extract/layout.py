"""Layouts: what a site's article pages look like, as frozen data that a worker process can be handed."""

from dataclasses import dataclass

from archive.derivation import Kind


@dataclass(frozen=True, slots=True)
class Layout:
    """One look of a site's article page. Every field but `name` is a CSS selector, or several.

    The layout fits a page when `body` (and `when`, if given) matches. `drop` is taken out of the body before
    reading; the others name the element whose text holds the fact. None: the generic rules look for it.
    """

    name: str
    body: str
    when: str | None = None
    drop: tuple[str, ...] = ()
    headline: str | None = None
    date: str | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None

    def selectors(self) -> tuple[str, ...]:
        """Every selector it has."""
        facts = (self.headline, self.date, self.source, self.author, self.editor)
        return (*filter(None, (self.when, self.body, *facts)), *self.drop)


@dataclass(frozen=True, slots=True)
class Layouts:
    """All a derivation needs to know of a site; the default is a site nobody described: the generic path.

    `publishers` pairs a host suffix with who publishes there: a site may have several hosts. `drop_params`
    are query parameters that do not name an article, no part of the canonical URL. `layouts` is newest first.
    `kind` is what the site publishes, where an article does not tell its own kind.
    """

    site: str | None = None
    publishers: tuple[tuple[str, str], ...] = ()
    layouts: tuple[Layout, ...] = ()
    drop_params: tuple[str, ...] = ()
    kind: Kind | None = None

    def publisher(self, host: str) -> str | None:
        """Who publishes at this host, by the longest matching suffix."""
        fits = [(len(h), name) for h, name in self.publishers if host == h or host.endswith("." + h)]
        return max(fits)[1] if fits else None
