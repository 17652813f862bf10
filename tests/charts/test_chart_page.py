"""All pictures on one page, in a real browser without network; Chinese shows without Chinese fonts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plantext.charts import write_chart
from plantext.counties import Matrix, compare_counties

from ..counties.plans import Said, plan
from .made import samples

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Keep = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return samples(5)


def test_the_page_shows_every_picture_and_asks_for_nothing(
    matrix: Matrix, tmp_path: Path, open_page: Open, keep_picture: Keep
) -> None:
    write_chart(matrix, str(tmp_path / "图.html"), language="zh")
    page = open_page(tmp_path / "图.html")
    assert page.locator("h2").all_inner_texts() == ["热力图", "指标", "领域"]
    figures = page.locator("figure")
    assert figures.count() > 10
    assert page.locator("nav a").count() == figures.count()
    for at in range(figures.count()):
        box = figures.nth(at).locator("svg").bounding_box()
        assert box is not None
        assert box["width"] > 500
        assert box["height"] > 100
    keep_picture(page, "chart-page")


def test_outlines_that_pictures_share_are_drawn(matrix: Matrix, tmp_path: Path, open_page: Open) -> None:
    write_chart(matrix, str(tmp_path / "a.html"), "forest-cover")
    page = open_page(tmp_path / "a.html")
    drawn = page.evaluate(
        "[...document.querySelectorAll('figure g[aria-label] use')].map((each) => each.getBBox().width)"
    )
    assert len(drawn) > 100
    assert sum(width > 0 for width in drawn) > 0.9 * len(drawn)  # a blank has no outline


def test_the_page_can_be_read_by_keyboard(matrix: Matrix, tmp_path: Path, open_page: Open) -> None:
    write_chart(matrix, str(tmp_path / "a.html"))
    page = open_page(tmp_path / "a.html")
    names = []
    for _ in range(page.locator("nav a").count() + 2):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.tagName"))
    assert "FIGURE" in [name.upper() for name in names]


def test_hostile_names_stay_text(tmp_path: Path, open_page: Open) -> None:
    evil = "</title></svg></style><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    plans = [plan(f"{evil}{name}", Said(evil, value)) for name, value in (("甲", "1"), ("乙", "2"))]
    write_chart(compare_counties(plans), str(tmp_path / "a.html"))
    page = open_page(tmp_path / "a.html")
    assert page.title() != "run"
    assert page.locator("img, script").count() == 0
    assert (
        evil in (page.locator("figure").first.get_attribute("aria-label") or "") or page.locator("figure").count() > 1
    )
