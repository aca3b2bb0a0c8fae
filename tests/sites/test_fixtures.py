"""Each case of each site gives the record expected of it, and no site or layout is without a case."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from archive.derivation import Derivation
from archive.edits import apply, undo
from crawler.derive import derive
from crawler.spiders import SiteSpider
from crawler.spiders.single import layouts_at
from tests.demo_sites import captures_of, cases, sites

LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["crawler.sites"]}))
SPIDERS: dict[str, type[SiteSpider]] = {name: LOADER.load(name) for name in LOADER.list()}  # type: ignore[misc]  # all ours
KEPT_OUT = ("audit", "provenance", "original_text")
"""The audit is checked by applying and undoing it; the rest changes with every library release."""


def derived(case: Path) -> Derivation:
    """What a case gives today."""
    captures = captures_of(case)
    return derive(captures, layouts_at(captures[0].url, SPIDERS.values()))


def golden(derivation: Derivation) -> dict[str, Any]:
    """What of a derivation is expected to the letter."""
    told = {name: value for name, value in asdict(derivation).items() if name not in KEPT_OUT}
    told["layout"] = derivation.provenance.layout
    told["charset"] = derivation.provenance.charset and derivation.provenance.charset.used
    as_read: dict[str, Any] = json.loads(json.dumps(told, ensure_ascii=False))
    return as_read


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.parent.name}/{case.name}")
def test_record_is_as_expected(case: Path, update_goldens: bool) -> None:
    found, expected = golden(derived(case)), case / "expected.json"
    if update_goldens or not expected.exists():
        missing = not expected.exists()
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        assert update_goldens or not missing, (
            f"{expected} was missing; it is written now: read it, then run again"
        )
    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.parent.name}/{case.name}")
def test_audit_goes_both_ways(case: Path) -> None:
    derivation = derived(case)
    assert apply(derivation.original_text, derivation.audit) == derivation.text
    assert undo(derivation.text, derivation.audit) == derivation.original_text


@pytest.mark.parametrize("name", sorted(SPIDERS))
def test_every_layout_has_a_case(name: str) -> None:
    met = {derived(case).provenance.layout for case in cases(name)}
    wanted: set[str | None] = {layout.name for layout in SPIDERS[name].layouts.layouts} or {None}
    assert wanted <= met, f"{name} has no case for {sorted(map(str, wanted - met))}"


@pytest.mark.parametrize("name", sorted(SPIDERS))
def test_site_says_who_it_is(name: str) -> None:
    spider = SPIDERS[name]
    if name == "page":
        return
    assert spider.layouts.site == name
    assert spider.layouts.publishers
    assert spider.layouts.kind
    assert spider.confirmed is None or spider.confirmed.year >= 2026


def test_every_site_with_lists_is_bundled() -> None:
    assert sites() == sorted(name for name in SPIDERS if name != "page")


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "crawler" / "sites").glob("*.py")), ids=lambda path: path.stem
)
def test_site_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80
