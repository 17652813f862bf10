"""Whether the cells of a tagged table stand where its rows say, by their text and by what is drawn around them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from plantext.readers.pdf.page import Box
from plantext.readers.pdf.tagged.lines import around
from plantext.readers.pdf.tagged.slots import Slot
from plantext.readers.pdf.tagged.tree import RefusedError, Run

_OVERLAP = 3.0  # points by which the texts of two cells may overlap
_EDGE = 2.0  # points by which what is drawn may be off

Boxes = dict[int, Box]  # by page


def check_order(rows: Sequence[Sequence[Slot]]) -> None:
    """
    Refuse a table whose text does not stand below the row before and to the right of the cell before.

    Raises:
        RefusedError: it does not.

    """
    above: Boxes = {}
    for row in rows:
        placed = [(slot, _boxes(slot.runs)) for slot in row if slot.runs]
        for (_, before), (_, after) in pairwise(placed):
            _in_order(before, after, lambda one, other: one.right <= other.left + _OVERLAP)
        own: dict[int, list[Box]] = {}
        for slot, boxes in placed:
            for page, box in boxes.items() if slot.row_span == 1 else ():
                own.setdefault(page, []).append(box)
        below = {page: around(some) for page, some in own.items()}
        _in_order(above, below, lambda one, other: one.bottom <= other.top + _OVERLAP)
        above |= below


def check_drawn(rows: Sequence[Sequence[Slot]], drawn: Collection[tuple[int, Box] | None]) -> None:
    """
    Refuse a table whose merged cells are not those that rulings draw.

    Raises:
        RefusedError: a drawn cell reaches over more rows or columns than the tree says, or over fewer.

    """
    cells = [
        (slot, run.page, run.area)
        for row in rows
        for slot in row
        for run in slot.runs
        if run.area is not None and (run.page, run.area) in drawn
    ]
    tops = {(page, slot.row): area.top for slot, page, area in cells}
    lefts = {(page, slot.column): area.left for slot, page, area in cells}
    for slot, page, area in cells:
        is_deep = _is_like(tops, page, slot.row, slot.row_span, area.bottom)
        if not is_deep or not _is_like(lefts, page, slot.column, slot.column_span, area.right):
            raise RefusedError(f"the cells of a table on page {page} are not merged as they are drawn")


def _is_like(starts: dict[tuple[int, int], float], page: int, first: int, span: int, end: float) -> bool:
    """Say whether a cell ends before the row (or column) behind its span begins, and after all within it began."""
    behind = starts.get((page, first + span))
    if behind is not None and behind < end - _EDGE:
        return False
    within = (starts.get((page, at)) for at in range(first + 1, first + span))
    return all(start is None or start < end - _EDGE for start in within)


def _in_order(before: Boxes, after: Boxes, is_right: Callable[[Box, Box], bool]) -> None:
    for page, box in after.items():
        if page in before and not is_right(before[page], box):
            raise RefusedError(f"the cells of a table on page {page} do not stand as its rows say")


def _boxes(runs: Sequence[Run]) -> Boxes:
    if len(runs) == 1:
        return {runs[0].page: runs[0].box}
    boxes: dict[int, list[Box]] = {}
    for run in runs:
        boxes.setdefault(run.page, []).append(run.box)
    return {page: around(some) for page, some in boxes.items()}
