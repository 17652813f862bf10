"""Which documents of a run belong together, and which do not although they look like it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

import plantext


def _plans() -> ModuleType:
    spec = importlib.util.spec_from_file_location("plans", Path(__file__).with_name("plans.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PLANS = _plans()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[plantext.Run]:
    folder = tmp_path_factory.mktemp("plans")
    for name, text in PLANS.PLANS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with plantext.extract_many(folder, folder / "run") as run:
        yield run


@pytest.fixture(scope="module")
def links(run: plantext.Run) -> tuple[plantext.Link, ...]:
    return plantext.find_links(run)


@pytest.mark.parametrize("case", PLANS.LINKS)
def test_what_belongs_together_is_linked_and_nothing_else(case: str, links: tuple[plantext.Link, ...]) -> None:
    found = {(link.kind, link.old, link.new) for link in links if case in (_case(link.old), _case(link.new))}
    assert found == PLANS.LINKS[case]


def _case(name: str) -> str:
    return name.partition("_")[0]


def test_every_link_says_why_and_how_sure_it_is(links: tuple[plantext.Link, ...]) -> None:
    assert all(Decimal("0.5") <= link.confidence < 1 for link in links)
    (link,) = [link for link in links if link.new == "draft_b"]
    assert link.why[:5] == (
        "region: 西川县",
        "type: 专项规划",
        "title: 国土绿化",
        "period: 2022—2027",
        "status: 征求意见稿 → —",
    )
    (link,) = [link for link in links if link.new == "revised_new"]
    assert "revises: 东岭县生态县建设规划（2015—2020年）" in link.why
    (link,) = [link for link in links if link.new == "says_action"]
    assert "says that it carries out: 北原县水安全保障规划（2021—2030年）" in link.why


def test_more_or_less_sure_links_are_found_as_asked(run: plantext.Run, links: tuple[plantext.Link, ...]) -> None:
    assert set(plantext.find_links(run, 0.9)) == {link for link in links if link.confidence >= Decimal("0.9")}
    assert set(plantext.find_links(run, 0)) >= set(links)


def test_what_changed_is_told_of_plans_and_not_of_notes(run: plantext.Run, links: tuple[plantext.Link, ...]) -> None:
    compared = [(link.kind, revision.old, revision.new) for link, revision in plantext.compare_links(run, links)]
    assert compared == [(link.kind, link.old, link.new) for link in links if link.kind != "note"]


def test_the_sample_plans(samples: Path, tmp_path: Path) -> None:
    """The two plans of 禾泽 are of different sorts and have nothing in common: an environment plan and an outline."""
    run = plantext.extract_many(samples, tmp_path / "run")  # DOCX and TXT: one text in two formats is no version
    assert [(link.kind, link.old, link.new) for link in plantext.find_links(run)] == [
        ("version", "yunxi_2018", "yunxi_2023"),
        ("note", "yunxi_2023", "yunxi_2023_note"),
        ("action", "yunxi_2023", "yunxi_2024_action"),
    ]
