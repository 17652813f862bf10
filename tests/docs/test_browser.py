"""The site in a real browser, from a folder: it asks for nothing from elsewhere, fits the window, can be searched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ..waiting import becomes_true

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Keep = Callable[[Page, str], None]

PAGES = ("index", "tutorial", "reference/tables", "reference/commands", "reference/records", "zh/tutorial", "gallery")


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_the_window(open_page: Open, site: Path, keep_picture: Keep, name: str, width: int) -> None:
    page = open_page(site / f"{name}.html", width)
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    keep_picture(page, f"docs-{name.replace('/', '-')}-{width}")


@pytest.mark.parametrize(("word", "found"), [("relaxed", "A revision"), ("修编", "十分钟上手"), ("xyzzy", "")])
def test_the_search_works_without_a_server(open_page: Open, site: Path, word: str, found: str) -> None:
    page = open_page(site / "search.html")
    page.get_by_role("textbox").first.fill(word)
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    titles = page.locator("ul.search > li > a")
    if found:
        assert becomes_true(lambda: any(found in title for title in titles.all_inner_texts()))
    else:
        page.get_by_text("did not match any documents").wait_for()
        assert titles.count() == 0


def test_chinese_characters_take_two_columns_of_what_commands_print(open_page: Open, site: Path) -> None:
    widths = open_page(site / "tutorial.html").evaluate(
        """() => {
            const pre = document.querySelector(".highlight-console pre");
            const latin = document.createElement("span");
            latin.textContent = "0".repeat(20);
            pre.append(latin);
            const wide = pre.querySelector(".wide");
            const width = (element) => element.getBoundingClientRect().width;
            return [width(latin) / 20, width(wide) / wide.textContent.length];
        }"""
    )
    assert widths[1] == pytest.approx(2 * widths[0], rel=0.02)
