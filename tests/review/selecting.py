"""Selecting words of a page as a mouse does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def select(page: Page, element: str, text: str) -> None:
    """Select the first place of a text in an element."""
    page.evaluate(
        """([path, text]) => {
          const element = document.querySelector(path);
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          let node;
          while ((node = walker.nextNode()) && !node.data.includes(text)) {}
          const range = document.createRange();
          range.setStart(node, node.data.indexOf(text));
          range.setEnd(node, node.data.indexOf(text) + text.length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [element, text],
    )
