"""The walls between the rooms: each import statement is read, and must stay where the design allows it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("archive", "crawler", "tests")
SCRAPY = ("scrapy", "twisted", "itemadapter", "itemloaders")

# Room (longest prefix wins): what of this project it may import, and which outside packages it must not.
ROOMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "archive": (("archive",), (*SCRAPY, "parsel", "lxml", "trafilatura", "opencc", "pebble")),
    "crawler.sites": (("crawler.spiders", "crawler.extract.layout"), ("trafilatura", "opencc", "archive")),
    "crawler.spiders": (
        ("archive", "crawler.spiders", "crawler.fetch", "crawler.sites", "crawler.errors",
         "crawler.extract.layout", "crawler.extract.parts", "crawler.text.relevance"),
        ("trafilatura", "opencc"),
    ),
    # What stands in a page's place says so in the same words, whoever reads it.
    "crawler.fetch": (
        ("archive", "crawler.fetch", "crawler.errors", "crawler.text.absence"), ("trafilatura", "opencc")),
    # A notice is told by its words, wherever it stands: these modules import nothing of extraction.
    "crawler.extract": (
        ("archive", "crawler.extract", "crawler.errors", "crawler.text.walls", "crawler.text.folding",
         "crawler.text.absence", "crawler.text.trades"), SCRAPY),
    "crawler.text": (("archive", "crawler.text", "crawler.extract", "crawler.errors"), SCRAPY),
    "crawler.absent": (("archive", "crawler.extract", "crawler.text", "crawler.errors"), SCRAPY),
    "crawler.derive": (
        ("archive", "crawler.absent", "crawler.extract", "crawler.text", "crawler.rules", "crawler.errors"), SCRAPY),
    "crawler.rules": (("archive", "crawler.extract", "crawler.errors"), SCRAPY),
    # Worker processes import this module: Scrapy in it would be Scrapy in each of them.
    "crawler.workers": (
        ("archive", "crawler.derive", "crawler.extract", "crawler.processes", "crawler.errors"), SCRAPY),
    "crawler.processes": ((), SCRAPY),
}  # fmt: skip


def module_name(path: Path) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in it the statement stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here, so that this test can read them"
            # `from crawler.text import plain` imports a module too.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(name: str, prefix: str) -> bool:
    """Whether a dotted name is a module, one of its members, or a name in it."""
    return name == prefix or name.startswith(prefix + ".")


def crossings(path: Path) -> list[str]:
    """The imports of a file that its room forbids."""
    rooms = [room for room in ROOMS if inside(module_name(path), room)]
    if not rooms:
        return []
    allowed, forbidden = ROOMS[max(rooms, key=len)]
    return [
        name
        for name in imports(path)
        if any(inside(name, bad) for bad in forbidden)
        or (name.split(".")[0] in OURS and not any(inside(name, ok) for ok in allowed))
    ]


SOURCES = sorted(path for room in ("archive", "crawler") for path in (ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_stay_in_their_room(path: Path) -> None:
    assert not crossings(path), f"{module_name(path)} may not import {', '.join(crossings(path))}"


def test_every_room_exists() -> None:
    names = [module_name(path) for path in SOURCES]
    assert not [room for room in ROOMS if not any(inside(name, room) for name in names)]


def test_a_crossing_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    page = tmp_path / "archive" / "page.py"
    page.parent.mkdir()
    page.write_text("import json\n\ndef f():\n    from crawler.text import spacing\n    import scrapy.http\n")
    assert sorted(crossings(page)) == ["crawler.text.spacing", "scrapy.http"]
