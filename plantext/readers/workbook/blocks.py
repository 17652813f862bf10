"""The blocks of a sheet: titles and notes as paragraphs, what lies between them as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plantext.document import Block, Cell, Paragraph, Table, grid
from plantext.readers.headings import printed_number
from plantext.readers.indents import marked, settled
from plantext.readers.workbook.sheet import Sheet, shown

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d{0,3}", re.IGNORECASE)
_ABOUT = re.compile(r"[（(]?(?:计量|金额|填报|编制|制表)?\s*(?:单位|日期|时间|部门|年度)\s*[:：]")
_NOTE = re.compile(
    r"[（(]?(?:注|备\s*注|(?:填表)?说\s*明|[资数][料据]来源|(?:填报|制表|审核|联系)人)\s*\d?\s*[:：]|[*★▲]"
)
_ANNEX = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}")
_LONG = 20
_FEW = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """The printed cells of a row, from left to right."""

    cells: tuple[Cell, ...]

    @property
    def texts(self) -> list[str]:
        return [cell.text.strip() for cell in self.cells if cell.text.strip()]


def sheet_blocks(sheet: Sheet) -> list[Block]:
    """
    Return the blocks of a sheet, under its name where a person gave it one.

    Empty rows part tables; a row with one text above a table is a title, below it a note.
    """
    cells = _cells(sheet)
    blocks = [block for band in _bands(cells) for block in _band_blocks(band)]
    return [*_name(sheet.name, blocks), *blocks] if blocks else []


def _name(name: str, blocks: Sequence[Block]) -> list[Block]:
    bare = name.strip()
    first = next((block.text for block in blocks if isinstance(block, Paragraph)), "")
    if not bare or _DEFAULT_NAME.fullmatch(bare) or bare in "".join(first.split()):
        return []
    return [Paragraph(bare, "heading", 1, printed_number(bare))]


def _cells(sheet: Sheet) -> list[Cell]:
    texts, merged = shown(sheet)
    if not texts:
        return []
    last_row, last_column = max(row for row, _ in texts), max(column for _, column in texts)
    spans = {(top, left): (bottom, right) for top, bottom, left, right in merged}
    found = []
    covered: set[tuple[int, int]] = set()
    for (row, column), text in sorted(texts.items()):
        if (row, column) in covered:
            continue
        bottom, right = spans.get((row, column), (row, column))
        bottom, right = min(bottom, last_row), min(right, max(last_column, column))
        if (bottom, right) != (row, column):
            covered.update((r, c) for r in range(row, bottom + 1) for c in range(column, right + 1))
        found.append(Cell(text, row, column, bottom - row + 1, right - column + 1))
    return found


def _bands(cells: Sequence[Cell]) -> Iterator[list[_Row]]:
    """Yield the rows between empty rows; a merged cell that reaches over an empty row holds its rows together."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    band: list[_Row] = []
    end = -1
    for row in sorted(rows):
        if band and row > end + 1:
            yield band
            band = []
        band.append(_Row(tuple(rows[row])))
        end = max(end, *(cell.row + cell.row_span - 1 for cell in rows[row]))
    if band:
        yield band


def _band_blocks(band: Sequence[_Row]) -> list[Block]:
    first = _first_of_table(band)
    if first is None:
        return [paragraph for row in band for paragraph in _paragraphs(row)]
    last = len(band)
    while last > first + 1 and _is_note(band[last - 1]):
        last -= 1
    above = [paragraph for row in band[:first] for paragraph in _paragraphs(row)]
    below = [paragraph for row in band[last:] for paragraph in _paragraphs(row)]
    return [*above, _table(band[first:last]), *below]


def _first_of_table(band: Sequence[_Row]) -> int | None:
    """Return where the table in a band begins: behind rows of one text, and rows that only say a unit or the like."""
    widest = max(len(row.texts) for row in band)
    for at, row in enumerate(band):
        if len(row.texts) > 1 and not (len(row.texts) < widest and _is_above(row, widest)):
            return at if at + 1 < len(band) else None
    return None


def _is_above(row: _Row, widest: int) -> bool:
    """Say whether a row of few texts stands above a table: a unit and a date, a number and a title."""
    if len(row.texts) < _FEW and any(_ABOUT.match(text) for text in row.texts):
        return True
    is_merged = any(cell.column_span > 1 or cell.row_span > 1 for cell in row.cells)
    return len(row.texts) == 2 and widest >= _FEW and not is_merged and _ANNEX.match(row.texts[0]) is not None


def _is_note(row: _Row) -> bool:
    texts = row.texts
    if _NOTE.match(texts[0]):
        return len(texts) < 3
    return len(texts) == 1 and len(texts[0]) > _LONG


def _paragraphs(row: _Row) -> list[Paragraph]:
    return [Paragraph(line) for text in row.texts for line in map(str.strip, text.split("\n")) if line]


def _table(rows: Sequence[_Row]) -> Table:
    """Lay the cells of some rows out from 0, without the columns in which no cell begins."""
    cells = [cell for row in rows for cell in row.cells]
    columns = sorted({cell.column for cell in cells})
    lines = sorted({cell.row for cell in cells})
    place, line_of = {at: n for n, at in enumerate(columns)}, {at: n for n, at in enumerate(lines)}
    laid = [
        Cell(
            _cell_text(cell.text),
            line_of[cell.row],
            place[cell.column],
            sum(cell.row <= at < cell.row + cell.row_span for at in lines) if cell.row_span > 1 else 1,
            sum(cell.column <= at < cell.column + cell.column_span for at in columns) if cell.column_span > 1 else 1,
        )
        for cell in cells
    ]
    return settled(Table(rows=grid([laid])))


def _cell_text(text: str) -> str:
    first, *others = text.rstrip().split("\n")
    return "\n".join([marked(first), *(line.strip() for line in others if line.strip())])
