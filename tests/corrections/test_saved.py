"""From the review page in a real browser to the tables: what is decided, saved, and applied to any format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import plantext
from plantext.corrections import FIELDS, apply, read_corrections, shown
from plantext.plan import Plan
from plantext.review import write_review

from ..review.selecting import select

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plantext.read(plantext.sample("yunxi_2023.docx"))


def choose(page: Page, table: str, number: int) -> None:
    page.locator(f"article mark.{table}").nth(number).click()


def correct(page: Page, **fields: str) -> None:
    page.keyboard.press("c")
    for name, value in fields.items():
        page.fill(f"#form [name={name}]", value)
    page.click("#keep")


def saved(page: Page, to: Path) -> Path:
    with page.expect_download() as download:
        page.keyboard.press("s")
    download.value.save_as(to)
    return to


def test_what_is_decided_on_the_page_is_applied_to_every_format(
    open_page: Callable[..., Page], plan: Plan, tmp_path: Path
) -> None:
    write_review(plan, tmp_path / "review.html")
    page = open_page(tmp_path / "review.html")
    choose(page, "targets", 2)
    correct(page, value="≥95.5", year="2031")
    choose(page, "values", 7)
    page.keyboard.press("a")
    choose(page, "projects", 3)
    page.keyboard.press("x")
    choose(page, "claims", 1)
    correct(page, value="51")
    select(page, "article", "1486平方公里")
    page.keyboard.press("m")
    page.fill("#form [name=indicator]", "县域面积")
    page.click("#keep")
    corrections = read_corrections(saved(page, tmp_path / "corrections.json"))
    assert sorted(each.action for each in corrections) == ["accept", "add", "correct", "correct", "reject"]
    text = plantext.read(plantext.sample("yunxi_2023.txt"))
    expected, applied = apply(plan, corrections)
    assert (applied.accepted, applied.corrected, applied.rejected, applied.added) == (1, 2, 1, 1)
    found, also = apply(text, corrections)
    assert (applied.left_out, also.left_out) == ((), ())
    for table in FIELDS:
        marked = [[(shown(r), r.review) for r in getattr(each, table) if r.review] for each in (expected, found)]
        assert marked[0] == marked[1]
    (added,) = [target for target in expected.targets if target.review == "added"]
    assert (added.indicator, str(added.low), added.unit, added.quote) == (
        "县域面积",
        "1486",
        "平方公里",
        "1486平方公里",
    )
    assert len(found.projects) == len(plan.projects) - 1


def test_a_page_of_a_corrected_plan_saves_what_goes_on_from_there(
    open_page: Callable[..., Page], plan: Plan, tmp_path: Path
) -> None:
    files = []
    current = plan
    for number, value in enumerate(("≥96", "≥97")):
        write_review(current, tmp_path / f"{number}.html")
        page = open_page(tmp_path / f"{number}.html")
        choose(page, "targets", 0)
        correct(page, value=value)
        files.append(read_corrections(saved(page, tmp_path / f"{number}.json")))
        page.evaluate("localStorage.clear()")  # what was decided on the page before is in the plan by now
        current, _ = apply(current, files[-1])
    both = plantext.corrections.merged(files)
    found, applied = apply(plan, both)
    assert applied.left_out == ()
    changed = [target for target in found.targets if target.review]
    assert [str(target.low) for target in changed] == ["97"]
    assert found.targets == current.targets
