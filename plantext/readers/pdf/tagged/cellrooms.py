"""How far lines may reach in the cells of a table: to the rulings, else as far as others in their column do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plantext.readers.pdf.page import Box
from plantext.readers.pdf.ruled import room_in
from plantext.readers.pdf.tagged.slots import Slot
from plantext.readers.pdf.tagged.tree import Run
from plantext.readers.pdf.wrapping import Room

_USUAL_PADDING = 5.4  # points between border and text: the default of word processors

_Area = tuple[int, Box]  # a drawn cell and its page


class CellRooms:
    """The rooms in a table whose cells have found their places; `drawn` are those that rulings draw, one by one."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        runs = [(slot, run) for slot in slots for run in slot.runs]
        self.drawn = _drawn(runs)
        self._padding = _padding(run for _, run in runs if _area(run) in self.drawn)
        columns: dict[int, list[Box]] = {}
        for slot, run in runs:
            if slot.column_span == 1:
                columns.setdefault(slot.column, []).append(run.box)
        self._columns = {
            column: Room(min(box.left for box in boxes), max(box.right for box in boxes))
            for column, boxes in columns.items()
        }

    def of(self, slot: Slot, run: Run) -> Room | None:
        """Return the room of some lines in a cell, None where nothing tells it."""
        if run.area is not None and _area(run) in self.drawn:
            return room_in(run.area, self._padding)
        return self._columns.get(slot.column) if slot.column_span == 1 else None


def _area(run: Run) -> _Area | None:
    return None if run.area is None else (run.page, run.area)


def _drawn(runs: Sequence[tuple[Slot, Run]]) -> set[_Area | None]:
    """Return the drawn cells that hold one cell of the table each; others are frames around several."""
    owners: dict[_Area, set[tuple[int, int]]] = {}
    for slot, run in runs:
        if (area := _area(run)) is not None:
            owners.setdefault(area, set()).add((slot.row, slot.column))
    return {area for area, places in owners.items() if len(places) == 1}


def _padding(runs: Iterable[Run]) -> float:
    """Return how far text stays from the border, by the texts that come nearest to it."""
    gaps = sorted(
        min(min(line.box.left - run.area.left, run.area.right - line.box.right) for line in run.lines)
        for run in runs
        if run.area is not None and len(run.lines) > 1
    )
    return min(max(gaps[len(gaps) // 4], 0.0), _USUAL_PADDING) if gaps else _USUAL_PADDING
