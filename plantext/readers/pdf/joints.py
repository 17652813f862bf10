"""Pieces of one table that stand on pages that follow each other, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plantext.document import Cell, Table, grid
from plantext.readers.indents import settled
from plantext.readers.pdf.found import CellLine, Found, Place
from plantext.readers.pdf.lines import Line, confidence_of
from plantext.readers.pdf.wrapping import is_wrapped, joined

_NEAR = 4.0  # points: the edges of columns are the same
_MOST_HEADER_ROWS = 4
_FOOT = 1.3  # of the size: a text as near to the foot of its cell fills it
_WIDE_CELL = 6.0  # characters: in such a cell no line is full by chance
_ITEM = re.compile(r"[①-⑳㉑-㉟]|[（(]?\d{1,2}[)）.、．](?!\d)|[（(]?[一二三四五六七八九十]{1,3}[)）、]|其中[:：]?")
_CLOSING = frozenset("。；;！!")


@dataclass(frozen=True, slots=True)
class Part:
    """A table so far: its cells in a grid, the edges of its columns, its pages, and the lines at its foot."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[float, ...]
    pages: tuple[int, ...]
    last: dict[Place, CellLine]
    header_rows: int = 0
    row_pages: tuple[int, ...] = ()

    def table(self) -> Table:
        """Return it as a table."""
        return settled(Table(self.rows, self.header_rows or None, pages=self.pages, row_pages=self.row_pages))


def begun(found: Found) -> Part:
    """Return a piece as a table that may go on."""
    piece = found.piece
    row_pages = (piece.page,) * len(piece.rows)
    return Part(piece.rows, piece.columns, (piece.page,), found.last, row_pages=row_pages)


def continued(part: Part, found: Found) -> Part | None:
    """Return a table with the piece on the next page, None where that is another table."""
    if found.piece.page != part.pages[-1] + 1:
        return None
    columns = _common(part.columns, found.piece.columns)
    if columns is None:
        return None
    above = _recut(part.rows, part.columns, columns)
    below = _recut(found.piece.rows, found.piece.columns, columns)
    skipped = _repeated(above, below)
    if skipped == len(below):
        return None
    first = _moved(found.first, found.piece.columns, columns)
    joint = _Joint(above, below, skipped, _moved(part.last, part.columns, columns), first)
    rows = grid([joint.cells()])
    shift = len(rows) - len(below)
    last = {
        (row + shift, column): line for (row, column), line in _moved(found.last, found.piece.columns, columns).items()
    }
    pages = (*part.pages, found.piece.page)
    row_pages = (*part.row_pages, *(found.piece.page,) * (len(rows) - len(part.rows)))
    return Part(rows, columns, pages, _origins(rows, last), part.header_rows or skipped, row_pages)


def _common(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...] | None:
    """Return the edges of both, if the outer ones are the same and one has all of the other's."""
    fewer, more = sorted((one, other), key=len)
    if len(fewer) < 3 or abs(one[0] - other[0]) > _NEAR or abs(one[-1] - other[-1]) > _NEAR:
        return None
    is_same = all(min(abs(edge - x) for x in more) <= _NEAR for edge in fewer)
    return tuple(more) if is_same else None


def _recut(
    rows: tuple[tuple[Cell, ...], ...], columns: Sequence[float], wanted: Sequence[float]
) -> tuple[tuple[Cell, ...], ...]:
    """Return a grid with the columns of another one that has more of them."""
    if len(columns) == len(wanted):
        return rows
    at = [_index(edge, wanted) for edge in columns]
    cells = {id(cell): cell for row in rows for cell in row}.values()
    return grid(
        [[replace(c, column=at[c.column], column_span=at[c.column + c.column_span] - at[c.column]) for c in cells]]
    )


def _index(edge: float, wanted: Sequence[float]) -> int:
    return min(range(len(wanted)), key=lambda at: abs(wanted[at] - edge))


def _moved(lines: dict[Place, CellLine], columns: Sequence[float], wanted: Sequence[float]) -> dict[Place, CellLine]:
    if len(columns) == len(wanted):
        return lines
    return {(row, _index(columns[column], wanted)): line for (row, column), line in lines.items()}


def _origins(rows: tuple[tuple[Cell, ...], ...], lines: dict[Place, CellLine]) -> dict[Place, CellLine]:
    """Return the lines by the upper left slot of their cells, which may have grown upwards."""
    found: dict[Place, CellLine] = {}
    for (row, column), line in lines.items():
        cell = rows[max(row, 0)][column]
        found[cell.row, cell.column] = line
    return found


def _repeated(above: tuple[tuple[Cell, ...], ...], below: tuple[tuple[Cell, ...], ...]) -> int:
    """Return how many rows at the start of a piece repeat the header of the table."""
    count = 0
    for mine, other in zip(above[:_MOST_HEADER_ROWS], below, strict=False):
        if _texts(mine) != _texts(other) or not any(_texts(mine)):
            break
        count += 1
    while count and any(cell.row + cell.row_span > count for cell in below[count - 1]):
        count -= 1
    return count


def _texts(row: Sequence[Cell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]


class _Joint:
    """The place where two pieces meet: which cells reach over it, and whether a row was cut there."""

    def __init__(
        self,
        above: tuple[tuple[Cell, ...], ...],
        below: tuple[tuple[Cell, ...], ...],
        skipped: int,
        last: dict[Place, CellLine],
        first: dict[Place, CellLine],
    ) -> None:
        self._above, self._below, self._skipped = above, below, skipped
        self._last, self._first = last, first
        self._pairs = self._meeting()
        self._is_cut = self._is_row_cut()

    def cells(self) -> list[Cell]:
        """Return the cells of the whole."""
        shift = len(self._above) - self._skipped - self._is_cut
        kept = {id(cell): cell for row in self._above for cell in row}
        for cell in {id(c): c for row in self._below[self._skipped :] for c in row}.values():
            partner = self._partner(cell)
            if partner is None:
                moved = replace(cell, row=cell.row + shift)
                if self._is_cut and cell.row == self._skipped:
                    # a cell without a counterpart above begins below the cut, where it has rows of its own there
                    moved = replace(moved, row=moved.row + 1, row_span=cell.row_span - 1)
                kept[id(cell)] = moved
            else:
                whole = kept[id(partner)]
                span = cell.row + shift + cell.row_span - whole.row
                kept[id(partner)] = replace(
                    whole, text=self._whole_text(partner, cell), row_span=span, confidence=_together(partner, cell)
                )
        return list(kept.values())

    def _meeting(self) -> list[tuple[Cell, Cell]]:
        """Return the cells above and below the joint that have the same columns."""
        if self._skipped >= len(self._below):
            return []
        pairs = zip(self._above[-1], self._below[self._skipped], strict=True)
        unique = {(id(a), id(b)): (a, b) for a, b in pairs}
        return [(a, b) for a, b in unique.values() if (a.column, a.column_span) == (b.column, b.column_span)]

    def _partner(self, cell: Cell) -> Cell | None:
        """Return the cell above the joint that a cell below it is the rest of."""
        above = next((a for a, b in self._pairs if b is cell), None)
        return above if above is not None and self._is_rest(above, cell) else None

    def _is_rest(self, above: Cell, below: Cell) -> bool:
        if self._is_cut and (below.row_span == 1 or above.row_span > 1 or not below.text):
            return True
        if below.text and above.text:
            is_merged = above.row_span > 1 or below.row_span > 1 or self._is_in_header
            return is_merged and (above.text == below.text or self._continues(above, below))
        if above.row_span > 1 or below.row_span > 1:
            return bool(above.text) or (above.row_span > 1 and bool(below.text))
        return bool(above.text) and self._is_before_first_text(below)

    @property
    def _is_in_header(self) -> bool:
        """Say whether the joint lies so high that it cuts the header: cells above and below have other columns."""
        return len(self._above) <= 2 and len(self._pairs) < len({id(cell) for cell in self._below[self._skipped]})

    def _is_before_first_text(self, cell: Cell) -> bool:
        """Say whether nothing is printed in the row left of a cell: labels of groups stand there."""
        row = self._below[self._skipped]
        return not any(other.text for other in row[: cell.column]) and any(other.text for other in row)

    def _is_row_cut(self) -> bool:
        """Say whether the first row below is the rest of the last row above."""
        if len(self._pairs) != len({id(cell) for cell in self._below[self._skipped]}):
            return False  # other columns: another row
        pairs = [(a, b) for a, b in self._pairs if b.row_span == 1]
        single = [(a, b) for a, b in pairs if a.row_span == 1] or pairs
        filled = [(a, b) for a, b in single if b.text]
        if not filled:
            return bool(single) and not any(b.text for _, b in self._pairs) and any(a.text for a, _ in single)
        ended = sum(bool(a.text and not b.text) for a, b in single)
        if all(self._is_at_foot(a) and _counts_on(a.text, b.text) for a, b in filled):
            return ended >= len(filled)
        going_on = [not a.text or self._continues(a, b) for a, b in filled]
        if not any(a.text and self._continues(a, b) for a, b in filled):
            return False
        if all(going_on):
            return bool(ended) or all(self._is_wide(a) for a, _ in filled if a.text)
        # a text may be cut between two of its paragraphs, but then most others go on or have ended above
        is_clear = ended >= len(filled) or 3 * sum(going_on) > 2 * len(filled)
        return is_clear and all(not a.text or self._is_at_foot(a) for a, _ in filled)

    def _is_at_foot(self, cell: Cell) -> bool:
        last = self._last.get((cell.row, cell.column))
        return last is not None and last.area.bottom - last.line.box.bottom <= _FOOT * last.line.size

    def _continues(self, above: Cell, below: Cell) -> bool:
        """Say whether a text goes on below: it is full at its end, down to the foot of its cell."""
        last = self._last.get((above.row, above.column))
        first = self._first.get((below.row, below.column))
        if last is None or first is None or _ITEM.match(below.text):
            return False
        return self._is_at_foot(above) and is_wrapped(last.line, first.line, last.room, first.after)

    def _is_wide(self, cell: Cell) -> bool:
        last = self._last.get((cell.row, cell.column))
        return last is not None and last.room.right - last.room.left >= _WIDE_CELL * last.line.size

    def _whole_text(self, above: Cell, below: Cell) -> str:
        if not above.text or not below.text or above.text == below.text:
            return above.text or below.text
        last = self._last.get((above.row, above.column))
        first = self._first.get((below.row, below.column))
        is_next = _counts_on(above.text, below.text) or (above.text[-1] in "：:" and bool(_ITEM.match(below.text)))
        if last is None or first is None or is_next or not is_wrapped(last.line, first.line, last.room, first.after):
            return f"{above.text}\n{below.text}"
        return joined([_with(last.line, above.text), _with(first.line, below.text)])


def _counts_on(above: str, below: str) -> bool:
    """
    Say whether a text begins with the circled number after the last one above.

    >>> _counts_on("①减少\\n②不变", "③遵守"), _counts_on("①减少", "③遵守"), _counts_on("减少", "①遵守")
    (True, False, False)
    """
    numbers = [ord(mark) for mark in re.findall("[①-⑳]", above)]
    return bool(numbers) and bool(below) and ord(below[0]) == numbers[-1] + 1


def _together(above: Cell, below: Cell) -> float | None:
    return confidence_of((cell.text, cell.confidence) for cell in (above, below))


def _with(line: Line, text: str) -> Line:
    return line._replace(text=text)
