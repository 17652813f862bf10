"""The page of a comparison in a real browser: filters, keys, sources, print; and nothing of a plan runs."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plantext.counties import Matrix, compare_counties
from plantext.report import matrix_page
from plantext.report.matrix_files import write_shown
from plantext.report.matrix_rows import Comparison

from ..charts.made import many, samples
from ..counties.plans import Said, plan

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Keep = Callable[[Page, str], None]

SHOWN = ".sheet:not(.paper) tbody tr:not([hidden])"


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return samples()


@pytest.fixture(scope="module")
def written(matrix: Matrix, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "对比.html"
    write_shown(Comparison(matrix, ("good-air-days",), language="zh"), str(path))
    return path


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty plans, without pictures."""
    path = tmp_path_factory.mktemp("page") / "wide.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matrix_page, "is_installed", lambda: False)
        write_shown(Comparison(many(20)), str(path))
    return path


def test_the_page_shows_the_matrix_and_the_pictures(written: Path, open_page: Open, keep_picture: Keep) -> None:
    page = open_page(written)
    assert page.locator("h2").all_inner_texts() == ["对比的规划", "对比表", "热力图", "指标图", "领域图"]
    assert page.locator("#indicator figure").count() == 1
    assert page.locator("#theme figure").count() >= 5
    names = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(names) == len(set(names))
    for link in page.locator("nav a").all():
        target = page.locator(link.get_attribute("href") or "")
        assert target.evaluate("each => each.tagName") == "SECTION"
    keep_picture(page, "compare")
    page.locator("#matrix").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#matrix').scrollIntoView()")
    keep_picture(page, "compare-matrix")


@pytest.mark.parametrize("width", [800, 400])
def test_nothing_is_wider_than_a_small_screen(written: Path, open_page: Open, width: int) -> None:
    assert open_page(written, width).evaluate("document.documentElement.scrollWidth") <= width


def test_filters_leave_rows_out_and_say_how_many_are_left(written: Path, open_page: Open) -> None:
    page = open_page(written)
    every = page.locator(SHOWN).count()
    assert page.inner_text("output") == f"{every} / {every} 行"
    page.fill("#wanted-words", "PM2.5")
    found = page.locator(SHOWN).count()
    assert 0 < found < every
    assert page.inner_text("output") == f"{found} / {every} 行"
    assert all("PM2.5" in name for name in page.locator(f"{SHOWN} > th").all_inner_texts())
    page.fill("#wanted-words", "")
    page.select_option("#wanted-theme", "生态文化")
    assert 0 < page.locator(SHOWN).count() < found + every / 2
    assert {row.get_attribute("data-theme") for row in page.locator(f"{SHOWN}.first").all()} == {"生态文化"}
    page.click("button[type=reset]")
    page.locator("output", has_text=f"{every} / {every} 行").wait_for()
    assert page.locator(SHOWN).count() == every
    page.check("#only-missed")
    for row in page.locator(SHOWN).all():
        assert row.locator("td.missed").count() > 0
    page.uncheck("#only-missed")
    page.uncheck("[name=role][value=baseline]")
    page.check("#only-shared")
    assert "baseline" not in {row.get_attribute("data-role") for row in page.locator(SHOWN).all()}


def test_the_name_stands_at_the_first_row_that_is_left(written: Path, open_page: Open) -> None:
    page = open_page(written)
    page.uncheck("[name=role][value=baseline]")
    names: dict[str, int] = {}
    for at, row in enumerate(page.locator(SHOWN).all()[:40]):
        name = row.locator("th").inner_text()
        is_first = "first" in (row.get_attribute("class") or "").split()
        assert is_first == (name not in names), (at, name)
        names.setdefault(name, at)


def test_the_source_shows_where_a_person_is_without_a_mouse(written: Path, open_page: Open) -> None:
    page = open_page(written)
    cell = page.locator("td.missed").first
    small = cell.locator("small")
    assert not small.is_visible()
    cell.hover()
    assert small.is_visible()
    page.mouse.move(0, 0)
    page.locator("tbody td[tabindex='0']").first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    place = "[document.activeElement.cellIndex, document.activeElement.parentElement.rowIndex]"
    assert page.evaluate(place) == [4, 3]
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('small')).display") == "block"
    assert page.locator("tbody td[tabindex='0']").count() == 1


def test_keys_pass_over_rows_that_are_left_out(written: Path, open_page: Open) -> None:
    page = open_page(written)
    page.check("#only-shared")
    page.locator(f"{SHOWN} td.when").first.click()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.parentElement.hidden") is False
    assert page.evaluate("document.activeElement.className") == "when"


def test_all_sources_can_be_shown(written: Path, open_page: Open) -> None:
    page = open_page(written)
    page.check("#sources")
    assert page.locator(f"{SHOWN} small").first.is_visible()


def test_the_header_and_the_names_stay_in_sight(wide: Path, open_page: Open) -> None:
    page = open_page(wide)
    page.evaluate("const s = document.querySelector('.sheet'); s.scrollIntoView(); s.scrollTo(900, 3000)")
    box = page.locator(".sheet.screen").bounding_box()
    header = page.locator(".sheet.screen thead th").first.bounding_box()
    assert box is not None
    assert header is not None
    assert abs(header["x"] - box["x"]) < 3
    assert abs(header["y"] - box["y"]) < 3
    name = page.evaluate(
        "document.elementFromPoint({x} + 20, {y} + 200).closest('th') !== null".format(**{k: box[k] for k in "xy"})
    )
    assert name is True


def test_the_table_is_used_without_a_script_as_well(written: Path, open_page: Open) -> None:
    page = open_page(written)
    bare = page.context.browser.new_context(java_script_enabled=False).new_page()  # type: ignore[union-attr]
    bare.goto(written.as_uri())
    assert not bare.locator("form").is_visible()
    bare.check("#sources")
    assert bare.locator("tbody small").first.is_visible()
    assert bare.locator("tbody tr").count() == page.locator("tbody tr").count()


def printed(page: Page, to: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    page.pdf(path=to, prefer_css_page_size=True)
    run = subprocess.run(["pdftotext", "-layout", to, "-"], capture_output=True, check=True, encoding="utf-8")
    return run.stdout


def test_print_repeats_the_header_and_has_the_sources(written: Path, open_page: Open, tmp_path: Path) -> None:
    page = open_page(written)
    page.select_option("#wanted-theme", "生态生活")
    pages = printed(page, tmp_path / "a.pdf").split("\f")
    tables = [each for each in pages if "年份、类别" in each]
    assert len(tables) > 2
    assert all("国家要求" in each and "r" in each for each in tables)
    assert any("表1 r" in each for each in tables)
    assert "农膜回收利用率" not in "".join(tables)


def test_on_paper_no_plan_is_cut_off(wide: Path, open_page: Open, tmp_path: Path) -> None:
    page = open_page(wide)
    page.fill("#wanted-words", "森林覆盖率")
    text = printed(page, tmp_path / "a.pdf")
    for name in page.locator(".sheet.screen thead th").all_inner_texts()[4:]:
        assert name in text
    for part in ("plans 1 to 7", "plans 8 to 14", "plans 15 to 20"):
        assert part in text


def test_nothing_of_a_plan_runs(open_page: Open, tmp_path: Path) -> None:
    evil = "</style></script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    plans = [plan(f"{evil}{at}", Said(evil, str(at + 1), unit=evil)) for at in range(2)]
    write_shown(Comparison(compare_counties(plans), unread=(evil,)), str(tmp_path / "a.html"))
    page = open_page(tmp_path / "a.html")
    assert page.title() == "Comparison of 2 plans"
    assert page.locator("img").count() == 0
    assert evil in page.locator("tbody th span").first.inner_text()
    page.fill("#wanted-words", "<script>")
    assert page.locator(SHOWN).count() == 1
