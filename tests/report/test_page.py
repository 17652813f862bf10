"""The page in a real browser: it opens offline, can be filtered with and without a script, prints, and runs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

import plantext
from plantext.comparisons import Finding
from plantext.report.writing import write_changes, write_findings
from plantext.revisions import Revision
from plantext.show.grid import honest

from ..waiting import becomes_true

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]
    Keep = Callable[[Page, str], None]

A4 = 297 / 25.4 * 72, 210 / 25.4 * 72  # points


@pytest.fixture(scope="module")
def sheet(revision: Revision, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "对照.html"
    write_changes(revision, str(path), "zh")
    return path


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Open]:
    context = browser.new_context(offline=True, java_script_enabled=False, viewport={"width": 1280, "height": 800})

    def opened(path: Path) -> Page:
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield opened
    context.close()


def rows(page: Page) -> int:
    return page.locator("tr.entry:visible").count()


def test_old_and_new_stand_side_by_side_with_words_for_every_colour(
    open_page: Open, sheet: Path, revision: Revision, keep_picture: Keep
) -> None:
    page = open_page(sheet)
    assert page.title().startswith("新旧对照表：云溪县生态文明建设规划")
    assert rows(page) == len(revision.changes)
    row = page.locator("tr.entry", has_text="政府绿色采购比例").nth(1)
    assert row.locator("td.old del").inner_text() == "95"
    assert row.locator("td.new ins").inner_text() == "93"
    assert row.locator(".badge").all_inner_texts() == ["放宽", "数值变化"]
    assert row.locator(".source").all_inner_texts() == ["表一 r38c10", "表1 r60c12"]
    keep_picture(page, "report-changes")
    row.scroll_into_view_if_needed()
    keep_picture(page, "report-changes-rows")


@pytest.mark.parametrize("width", [1280, 800])
def test_no_text_is_cut_and_nothing_is_wider_than_the_screen(open_page: Open, sheet: Path, width: int) -> None:
    page = open_page(sheet, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "[...document.querySelectorAll('td, th')].filter((e) => e.scrollWidth > e.clientWidth + 1).length"
    assert page.evaluate(wide) == 0


def test_on_a_small_screen_the_sides_keep_room_for_words(open_page: Open, sheet: Path, keep_picture: Keep) -> None:
    page = open_page(sheet, 400)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    for side in ("table.sides td.old", "table.first td.new"):
        box = page.locator(side).first.bounding_box()
        assert box
        assert box["width"] > 100
    keep_picture(page, "report-changes-400")


def test_what_is_chosen_is_seen_where_the_reader_sets_the_colours(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    page.emulate_media(forced_colors="active")
    borders = page.evaluate(
        "[...document.querySelectorAll('nav label')].slice(0, 2).map((e) => getComputedStyle(e).borderTopWidth)"
    )
    assert borders == ["3px", "1px"]


def test_parts_and_kinds_are_chosen_with_the_keyboard(open_page: Open, sheet: Path, revision: Revision) -> None:
    page = open_page(sheet)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.locator("#part-indicator").is_checked()
    indicators = sum(change.subject == "indicator" for change in revision.changes)
    assert (rows(page), page.inner_text("nav output")) == (indicators, f"{indicators} / {len(revision.changes)}")
    page.check("#tone-relaxed")
    assert rows(page) == 7
    page.check("#part-all")
    assert page.locator("section.part:visible").count() == 2
    assert page.evaluate("scrollY") > 400, "what was chosen is in sight"


def test_parts_and_kinds_are_chosen_without_a_script(without_script: Open, sheet: Path) -> None:
    page = without_script(sheet)
    page.check("#tone-relaxed")
    assert rows(page) == 8
    page.check("#part-target")
    assert rows(page) == 1


def test_a_link_leads_to_a_change_even_if_it_is_not_chosen(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    page.check("#part-project")
    page.locator("table.first .number a").first.click()
    target = page.locator("tr:target")
    assert "政府绿色采购比例" in target.inner_text()
    # Asked from outside: polling in the page is what its policy forbids.
    assert becomes_true(lambda: bool(target.evaluate("(row) => row.getBoundingClientRect().top > 30")))
    assert page.locator("#part-all").is_checked()


def test_printed_in_landscape_the_header_is_on_every_page(
    open_page: Open, sheet: Path, tmp_path: Path, revision: Revision
) -> None:
    page = open_page(sheet)
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    with PdfDocument(tmp_path / "a.pdf") as printed:
        assert printed[0].get_size() == pytest.approx(A4, abs=2)
        texts = ["".join(each.get_textpage().get_text_bounded().split()) for each in printed]
    assert len(texts) < 30
    assert all("变化" in text and "yunxi_2023" in text for text in texts[2:])
    assert "全部" not in texts[2], "the filter is not printed"


def test_what_a_plan_says_is_only_shown(open_page: Open, hostile: Revision, tmp_path: Path) -> None:
    write_changes(hostile, str(tmp_path / "a.html"), "en")
    page = open_page(tmp_path / "a.html")
    assert page.title().startswith("Comparison of two versions")
    assert page.locator("img").count() == 0
    names = page.locator("tr.entry.other .name .text")
    texts = [" ".join(text.split()) for text in names.all_text_contents()]
    assert texts == [
        " ".join(f"{honest(change.name)} {honest(change.item)}".split()) for change in hostile.changes[::2]
    ]


def test_the_findings_of_an_audit_are_grouped_and_can_be_chosen(
    open_page: Open, keep_picture: Keep, tmp_path: Path
) -> None:
    plan, note = (plantext.read(plantext.sample(f"{name}.docx")) for name in ("yunxi_2023", "yunxi_2023_note"))
    found = plantext.audit(plan, note, "zh")
    write_findings(found, str(tmp_path / "audit.html"), "zh", (plan, note), all=True)
    page = open_page(tmp_path / "audit.html")
    assert page.locator(".figures li").all_inner_texts() == ["0\n错误", "2\n警告", "2\n提示", "174\n相符"]
    assert rows(page) == len(found)
    page.check("#part-warning")
    assert rows(page) == 2
    assert page.locator(".group:visible").inner_text().splitlines() == [
        *("填写达标而上级没有下达目标", "attained-without-target")
    ]
    keep_picture(page, "report-audit")


def test_a_hostile_finding_is_only_shown(open_page: Open, hostile: Revision, tmp_path: Path) -> None:
    found = [
        Finding("claim", "error", each.name, each.name, f"{each.name}1", each.name, each.name) for each in hostile.found
    ]
    write_findings(found, str(tmp_path / "a.html"))
    page = open_page(tmp_path / "a.html")
    assert page.title() == "Audit"
    assert rows(page) == len(found)


def test_the_same_comparison_gives_the_same_page_and_it_needs_nothing(
    revision: Revision, sheet: Path, tmp_path: Path
) -> None:
    write_changes(revision, str(tmp_path / "b.html"), "zh")
    text = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert text == sheet.read_text(encoding="utf-8")
    assert "http" not in text.replace('http-equiv="Content', "")
    assert " style=" not in text
