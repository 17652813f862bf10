"""What a reader left out or changed, counted, and said in one line each."""

from __future__ import annotations

from collections import Counter
from enum import Enum


class Loss(Enum):
    """Kinds of what is not read as it stands, each with its line for one and for many."""

    PICTURE = ("1 picture is not read", "{} pictures are not read")
    CHART = ("1 chart is not read", "{} charts are not read")
    DIAGRAM = ("1 diagram is not read", "{} diagrams are not read")
    OBJECT = ("1 embedded object is not read", "{} embedded objects are not read")
    FOREIGN = ("1 embedded document is not read", "{} embedded documents are not read")
    HIDDEN = ("1 hidden run of text is left out", "{} hidden runs of text are left out")
    SYMBOL = ("1 symbol of an unknown font is left out", "{} symbols of unknown fonts are left out")
    EQUATION = ("1 equation is read as plain text", "{} equations are read as plain text")
    NESTED = (
        "1 table inside a table cell is read as lines of that cell",
        "{} tables inside table cells are read as lines of those cells",
    )
    COVERED = (
        "1 cell covered by a merge has text that is left out",
        "{} cells covered by merges have text that is left out",
    )
    COLUMNS = ("1 table row is cut at 200 columns (MAX_COLUMNS)", "{} table rows are cut at 200 columns (MAX_COLUMNS)")
    ROWS = (
        "1 table is cut: it has too many rows (MAX_ROWS, MAX_SLOTS)",
        "{} tables are cut: they have too many rows (MAX_ROWS, MAX_SLOTS)",
    )
    NOTE = ("1 footnote mark has no footnote", "{} footnote marks have no footnote")


class Losses:
    """A count of each kind of loss."""

    __slots__ = ("_counts",)

    def __init__(self) -> None:
        self._counts: Counter[Loss] = Counter()

    def add(self, loss: Loss, count: int = 1) -> None:
        """Count a loss."""
        self._counts[loss] += count

    def count(self, loss: Loss) -> int:
        """Return how often a kind of loss occurred."""
        return self._counts[loss]

    def lines(self) -> tuple[str, ...]:
        """Return a line for each kind that occurred, in the order of the kinds."""
        return tuple(
            loss.value[0] if self._counts[loss] == 1 else loss.value[1].format(self._counts[loss])
            for loss in Loss
            if self._counts[loss]
        )
