"""The cells of a table whose place and columns are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plantext.document import Cell, grid
from plantext.readers.pdf.lines import Line, confidence_of
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled.across import across, in_place_of_numbers, is_title, parts_among, summing, widened
from plantext.readers.pdf.unruled.columns import Columns, columns
from plantext.readers.pdf.unruled.heads import Head
from plantext.readers.pdf.unruled.rows import Spacing, is_item, lines_of, spacing_of
from plantext.readers.pdf.unruled.scene import Region
from plantext.readers.pdf.unruled.segments import Segment, sureness
from plantext.readers.pdf.unruled.settling import Rows, settled
from plantext.readers.pdf.wrapping import joined

_MOST_HEAD_ROWS = 6  # as the lines of a header of two rows may be read at first


def piece_of(region: Region, page: int) -> Piece:
    """Return a table with its cells."""
    if not region.head and not region.is_rest:
        body, tops = _body(region)
        split = _first_row(body, tops)
        if split is not None:
            region = _headed(region, split)
    cells, tops = _cells(region)
    return Piece(page, region.box, region.columns.edges, grid([cells]), tuple(tops))


def _cells(region: Region) -> tuple[list[Cell], list[float]]:
    body, tops = _body(region)
    if not region.head:
        return body, tops
    short = [rule for rule in region.lying if rule.box.top < region.split - 1]
    everything = lines_of([*region.head, *region.body], region.columns)
    pitch = spacing_of(everything, region.columns).pitch
    head, count = Head(region.head, region.columns, region.top, region.split, short, pitch).cells()
    height = (region.split - region.top) / count
    moved = [replace(cell, row=cell.row + count) for cell in body]
    return head + moved, [region.top + height * at for at in range(count)] + tops


def _first_row(cells: Sequence[Cell], tops: Sequence[float]) -> float | None:
    """Return the height at which the row with the number 1 begins, None where the rows are not numbered from there."""
    for cell in cells:
        following = (other for other in cells if other.column == cell.column and other.row == cell.row + cell.row_span)
        if cell.text == "1" and 0 < cell.row <= _MOST_HEAD_ROWS and any(other.text == "2" for other in following):
            is_whole = all(cell.text and cell.column_span == cell.row_span == 1 for cell in cells if cell.row == 0)
            return tops[1 if is_whole else cell.row]  # a sum may stand above the rows that it sums up
    return None


def _headed(region: Region, split: float) -> Region:
    """Return a table with what stands above a height as its header."""
    everything = [*region.head, *region.body]
    head = [word for word in everything if word.middle < split]
    body = [word for word in everything if word.middle >= split]
    # the words over several columns were taken for cells of one
    better = columns(body, head)
    same = better if better.count == region.columns.count else region.columns
    return replace(region, head=head, body=body, split=split, columns=same)


def _body(region: Region) -> tuple[list[Cell], list[float]]:
    known = region.columns
    lines = lines_of(region.body, known)
    spacing = replace(spacing_of(lines, known), is_rest=region.is_rest, is_headed=bool(region.head))
    titles = [line for at, column in enumerate(lines) for line in column if is_title(line, at, lines, known, spacing)]
    lines = tuple(tuple(line for line in column if line not in titles) for column in lines)
    wide = [*(segment for segment in region.body if known.crosses(segment)), *titles]
    spacing = replace(spacing, parts=parts_among(wide, lines, known))
    rows = settled(region, lines, spacing, across(wide, lines), in_place_of_numbers(wide, lines, known))
    sums = summing(lines, rows, known)
    wide += [span.lines[0] for _, span in sums]
    cells = [
        _filled(Cell("", span.first, at, span.last - span.first + 1), span.lines, rows.spacing)
        for at, found in enumerate(rows.spans)
        for span in found
        if (at, span) not in sums
    ]
    return _laid(_wide(wide, cells, rows, known), cells), rows.tops


def _filled(cell: Cell, found: Sequence[Segment], spacing: Spacing) -> Cell:
    """Return a cell with its text; a line end where the next word had found room was made by the author."""
    parts: list[list[Line]] = []
    for at, segment in enumerate(found):
        if at and not spacing.fits(cell.column, found[at - 1], segment) and not is_item(segment):
            parts[-1].append(segment.line)
        else:
            parts.append([segment.line])
    return replace(cell, text="\n".join(joined(part) for part in parts), confidence=sureness(found))


def _wide(words: Sequence[Segment], cells: Sequence[Cell], rows: Rows, known: Columns) -> list[Cell]:
    """Return the cells that reach over several columns."""
    found: list[Cell] = []
    for row in range(len(rows.tops) - 1):
        here = [word for word in words if rows.tops[row] < word.middle <= rows.tops[row + 1]]
        filled = {cell.column for cell in cells if cell.text and cell.row <= row < cell.row + cell.row_span}
        parts: dict[range, list[Line]] = {}
        for word in sorted(here, key=lambda each: each.middle):
            parts.setdefault(widened(word, known, filled), []).append(word.line)
        for reach, lines in parts.items():
            sure = confidence_of((line.text, line.confidence) for line in lines)
            found.append(Cell(joined(lines), row, reach.start, 1, len(reach), sure))
    return found


def _laid(wide: list[Cell], cells: list[Cell]) -> list[Cell]:
    """Put cells over several columns in the place of the empty ones below them."""
    taken = {(cell.row, cell.column + at) for cell in wide for at in range(cell.column_span)}
    return wide + [cell for cell in cells if cell.text or (cell.row, cell.column) not in taken]
