"""The sheet of indicators: a row per leaf indicator, its values beside it, as in the plan's own table."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from tempfile import TemporaryFile
from typing import IO

from plantext.columns import COLUMNS, Cell, record_row
from plantext.export.sheets import Book, Column, Content, Meaning, Sheet
from plantext.plan import Plan
from plantext.records import Value, place_of
from plantext.wide import Key as LeafKey
from plantext.wide import value_columns
from plantext.workbook.layouts import Key, Leaf, Said, Seen, layout, reviewed, strongest
from plantext.workbook.printed import printed
from plantext.workbook.records import MEANINGS, meant, record_columns
from plantext.workbook.texts import Sources
from plantext.workbook.words import Words

BEFORE = ("doc", "number", "name", "item", "unit", "attribute")
BEHIND = ("review", "source", "domain", "task", "table", "scope", "concept")
FROZEN = 3  # columns up to the name

_COLUMN = re.compile(r"c(\d+)$")
_FORMS: dict[str, Meaning] = {"none": "unsure", "wording": "muted"}


class Leaves:
    """
    The leaf indicators of all plans, kept in a file until it is known which columns they need.

    Only what the workbook itself has written there is read back.
    """

    def __init__(self, words: Words) -> None:
        self._words, self.seen = words, Seen()
        self._kept: IO[bytes] = TemporaryFile(prefix="plantext-")  # noqa: SIM115
        self._used: set[str] = set()
        self.columns: tuple[str, ...] = ()

    def add(self, plan: Plan, sources: Sources) -> None:
        """Take the indicators of a plan."""
        leaves = list(_leaves(plan, sources))
        if leaves:
            self.seen.take(leaves)
            self._used.update(name for leaf in leaves for name, cell in leaf.fields.items() if cell not in (None, ""))
            pickle.dump(leaves, self._kept, pickle.HIGHEST_PROTOCOL)

    def write(self, book: Book, position: int) -> Sheet:
        """Write all indicators to a sheet."""
        found = layout(self.seen, self._words)
        extra = tuple(name for name in COLUMNS["indicators"] if name not in (*BEFORE, *BEHIND))
        always = {*BEFORE[:3], "unit", "source"}
        before, behind = (
            tuple(name for name in names if name in self._used | always) for names in (BEFORE, (*BEHIND, *extra))
        )
        self.columns = (*before, "target_form", *behind)
        form = Column(self._words.titles("indicators", ("target_form",))[0])
        columns = [*self._columns(before), *found.columns, form, *self._columns(behind)]
        sheet = book.sheet(self._words.sheet("indicators"), columns, frozen=FROZEN, position=position)
        for leaf in self._read():
            values = [_cell(value) for value in found.cells(leaf)]
            sheet.add([*self._fields(leaf, before), *values, self._form(leaf), *self._fields(leaf, behind)])
        return sheet

    def close(self) -> None:
        """Throw away what was kept."""
        self._kept.close()

    def _read(self) -> Iterator[Leaf]:
        end = self._kept.tell()
        self._kept.seek(0)
        while self._kept.tell() < end:
            yield from pickle.load(self._kept)

    def _columns(self, names: tuple[str, ...]) -> list[Column]:
        return record_columns("indicators", names, self._words)

    def _fields(self, leaf: Leaf, names: Sequence[str]) -> list[Cell | Content]:
        cells: list[Cell | Content] = []
        for name in names:
            cell = leaf.fields.get(name)
            if name == "source" and leaf.to is not None:
                cells.append(Content(cell, to=leaf.to))
            elif name == "attribute" and cell == "约束性":
                cells.append(Content(cell, "strong"))
            else:
                cells.append(meant(name, cell, self._words))
        return cells

    def _form(self, leaf: Leaf) -> Content:
        """Say in what form a leaf has a target: as a number, as a wording, or not at all."""
        form = leaf.target_form
        return Content(self._words.code(form), _FORMS.get(form, ""))


def _cell(value: Cell | Said) -> Cell | Content:
    return Content(value.shown, MEANINGS.get(("review", value.review), "")) if isinstance(value, Said) else value


def _leaves(plan: Plan, sources: Sources) -> Iterator[Leaf]:
    values: dict[str, list[Value]] = {}
    for value in plan.values:
        values.setdefault(value.table, []).append(value)
    for table, indicators in groupby(plan.indicators, key=lambda indicator: indicator.table):
        said = _said(values.get(table, []))
        for indicator in indicators:
            row = record_row(plan.name, "indicators", indicator)
            fields = dict(zip(COLUMNS["indicators"], row, strict=True))
            values_ = said.get((indicator.number, indicator.name, indicator.item), {})
            fields["review"] = reviewed([indicator.review, *(cell.review for cell in values_.values())])
            to = sources.place(indicator.source, table)
            yield Leaf(fields, to, values_, plan.info.near_term, plan.info.far_term)


def _said(values: list[Value]) -> dict[LeafKey, dict[Key, Said]]:
    said: dict[LeafKey, dict[Key, Said]] = {}
    for (role, level, year), leaves in value_columns(values).items():
        for leaf, columns in _by_column(leaves).items():
            for nth, found in columns.items():
                periods = {value.period for value in found}
                period = periods.pop() if len(periods) == 1 else ""
                review = reviewed(value.review for value in found)
                cell = Said(printed(found, year), period, strongest(map(_form, found)), review)
                said.setdefault(leaf, {})[role, level, year, nth] = cell
    return said


def _form(value: Value) -> str:
    if value.low is not None or value.high is not None:
        return "number"
    return "wording" if value.qualitative else "none"


def _by_column(leaves: Mapping[LeafKey, list[Value]]) -> dict[LeafKey, dict[int, list[Value]]]:
    """
    Part the values of leaves by the columns of the table that they come from.

    Where columns only stand in for each other, as in a table that is printed in two halves, they are one.
    """
    printed_in: dict[LeafKey, dict[str, list[Value]]] = {}
    for leaf, values in leaves.items():
        for value in values:
            match = _COLUMN.search(place_of(value.source))
            printed_in.setdefault(leaf, {}).setdefault(match[1] if match else "", []).append(value)
    names = sorted({name for columns in printed_in.values() for name in columns}, key=lambda name: int(name or 0))
    are_beside = len(names) == max(map(len, printed_in.values()))
    return {
        leaf: {names.index(name) if are_beside else nth: found for nth, (name, found) in enumerate(columns.items())}
        for leaf, columns in printed_in.items()
    }
