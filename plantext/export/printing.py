"""How a sheet is printed: on pages side by side, as many as keep its letters legible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

A4 = 9
SMALLEST = 0.75  # letters of 11 points come out at 8
_MARGIN = 0.4  # inches
_ACROSS = (11.69 - 2 * _MARGIN) * 96  # pixels


def set_up(sheet: Any, widths: Sequence[float], has_header: bool = True, repeated: int = 1) -> None:
    """
    Let a sheet print in landscape, pages side by side in order.

    Where it has a header, that and its first `repeated` columns are on every page.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=_MARGIN, right=_MARGIN)
    sheet.set_footer("&C&A  &P / &N")
    repeated = repeated if has_header else 0
    pages = pages_across(widths, repeated)
    if has_header:
        sheet.hide_gridlines(0)  # printed, too
        sheet.repeat_rows(0)
    if pages > 1:
        sheet.print_across()
        if repeated:
            sheet.repeat_columns(0, repeated - 1)
    sheet.fit_to_pages(pages, 0)


def pages_across(widths: Sequence[float], repeated: int = 1) -> int:
    """
    Return how many pages side by side columns need, where the first are on all of them.

    >>> pages_across([18, 48, 30, 20]), pages_across([18, 48, 48, 48, 48, 30])
    (1, 2)
    """
    pixels = [7 * width + 5 for width in widths]
    pages, first = 1, sum(pixels[:repeated])
    used = first
    for more in pixels[repeated:]:
        if used > first and (used + more) * SMALLEST > _ACROSS:
            pages, used = pages + 1, first
        used += more
    return pages
