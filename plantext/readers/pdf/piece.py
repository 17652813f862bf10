"""The part of a table that stands on one page, whoever found it: by rulings, by white space or by tags."""

from __future__ import annotations

from dataclasses import dataclass

from plantext.document import Cell
from plantext.readers.pdf.page import Box


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A table, or as much of it as a page holds.

    `rows` is a rectangular grid as in `Table`: every slot holds the cell that covers it, rows count from 0 in each
    piece. `columns` are the x positions of all column edges (one more than there are columns), `tops` the y positions
    of all row edges (one more than there are rows). The pieces of a page stand in `box` without overlapping.
    """

    page: int
    box: Box
    columns: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    tops: tuple[float, ...]
