"""Tables that only lay a page out, told from those that say something."""

from __future__ import annotations

from lxml import etree

from plantext.readers.html.looks import style, text_of, texts
from plantext.readers.html.tables import cells_of, rows_of

_SHARE = 0.7
_PARAGRAPHS = 3
_SENTENCE = "。"


def is_layout(table: etree._Element) -> bool:
    """
    Say whether a table only puts things beside each other: it says so, or one cell holds the page.

    Such a cell has most of the text, and in it headings, another table or several paragraphs of sentences.
    """
    if table.get("role") in ("presentation", "none"):
        return True
    cells = [cell for row in rows_of(table) for cell in cells_of(row)]
    sizes = [_size(cell) for cell in cells]
    if not cells or max(sizes) < _SHARE * sum(sizes):
        return False
    largest = cells[sizes.index(max(sizes))]
    if _has_grid(largest):
        return True
    return not _is_ruled(table) and not _is_box(largest) and _is_page(largest)


def _is_box(cell: etree._Element) -> bool:
    return text_of(cell).lstrip().startswith("专栏")


def _is_page(cell: etree._Element) -> bool:
    if next(cell.iter("h1", "h2", "h3", "h4"), None) is not None:
        return True
    texts = (text_of(block) for block in cell.iter("p", "div"))
    return sum(_SENTENCE in text for text in texts) >= _PARAGRAPHS


def _has_grid(cell: etree._Element) -> bool:
    """Say whether a cell holds a table of several rows and columns, and that is most of what it holds."""
    inner = [table for table in cell.iter("table") if _is_grid(table)]
    return len(inner) > 1 or (bool(inner) and _size(inner[0]) * 2 > _size(cell))


def _is_grid(table: etree._Element) -> bool:
    rows = rows_of(table)
    return len(rows) > 1 and any(len(list(cells_of(row))) > 1 for row in rows)


def _is_ruled(table: etree._Element) -> bool:
    """Say whether borders are drawn around a table or its first cell."""
    border = table.get("border")
    if border not in (None, "", "0"):
        return True
    first = next(table.iter("td", "th"), None)
    written = style(table) + (style(first) if first is not None else "")
    return "border" in written and "solid" in written


def _size(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in texts(element))
