"""The place of each correction in a document, or why it has none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property

from plantext.corrections.fields import FIELDS, Reviewable
from plantext.corrections.folding import folded
from plantext.corrections.in_cells import CellSpots, words_of
from plantext.corrections.in_text import TextSpots
from plantext.corrections.matching import LEFT, SAME, Wanted
from plantext.corrections.model import TEXT_TABLES, Correction, Row
from plantext.corrections.names import Names, Words
from plantext.corrections.spots import AMBIGUOUS, GONE, Spot, column_of, in_order, line_of
from plantext.duties import Responsibilities
from plantext.places import Places
from plantext.plan import Plan
from plantext.records import Claim, Duty, Indicator, Project, Target, Value

Numbered = tuple[int, Reviewable]
"""A record with its place (from 0) among those of its kind."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction with its place now; `reason` says why it has none, where that is to be told."""

    wanted: Wanted
    spot: Spot | None
    reason: str = ""

    @property
    def correction(self) -> Correction:
        """The correction itself."""
        return self.wanted.correction


class Site:
    """A plan as corrections see it: what stands where."""

    def __init__(self, plan: Plan, names: Names) -> None:
        self.plan = plan
        self._names = names
        self._in_text = {table: _InText(getattr(plan, table)) for table in TEXT_TABLES}

    def at(self, table: str, spot: Spot) -> list[Numbered]:
        """Return the records of a table that stand at a spot."""
        if table in TEXT_TABLES:
            return self._in_text[table].over(spot.start, spot.end)
        return self._in_cells[table].get((spot.block, spot.row, spot.column), [])

    @cached_property
    def text(self) -> TextSpots:
        """The running text."""
        return TextSpots(self.plan.document)

    @cached_property
    def responsibilities(self) -> Responsibilities:
        """The duties by what they close."""
        return Responsibilities(self.plan.document, self.plan.duties)

    @cached_property
    def cells(self) -> CellSpots:
        """The cells of tables."""
        rows: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for table in ("indicators", "projects"):
            for record in getattr(self.plan, table):
                if place := self._places.find(record.source, record.table, record.name):
                    key = words_of(table, *self._printed(record))
                    rows.setdefault(key, []).append((place.block, line_of(record.source, place.row)))
        return CellSpots(self.plan.document, rows, self._names)

    @cached_property
    def _places(self) -> Places:
        return Places(self.plan.document)

    def _printed(self, record: Value | Indicator | Project | Row) -> Words:
        """Return the number, the name and the sub-item that stand in a row, whatever a person has made of them."""
        item = "" if isinstance(record, Project) else record.item
        return self._names.printed(record.number, record.name, item)

    @cached_property
    def _in_cells(self) -> dict[str, dict[tuple[int, int, int], list[Numbered]]]:
        found: dict[str, dict[tuple[int, int, int], list[Numbered]]] = {}
        for table in (table for table in FIELDS if table not in TEXT_TABLES):
            cells = found.setdefault(table, {})
            for number, record in enumerate(getattr(self.plan, table)):
                if place := self._places.find(record.source, record.table, _printed(record)):
                    cells.setdefault((place.block, place.row, place.column), []).append((number, record))
        return found

    @cached_property
    def columns(self) -> dict[tuple[int, int], Value]:
        """A value of each column of a table (by its block), which says what the column holds."""
        found: dict[tuple[int, int], Value] = {}
        for (block, _, column), records in self._in_cells["values"].items():
            found.setdefault((block, column), next(record for _, record in records if isinstance(record, Value)))
        return found

    def placed(self, corrections: Sequence[tuple[Correction, bool]]) -> list[Placed]:
        """Find the places of corrections, each told with whether it was made from the very same file."""
        wanted = [Wanted.of(correction, self._names) for correction, _ in corrections]
        spots = [self._spots(each, is_same) for each, (_, is_same) in zip(wanted, corrections, strict=True)]
        ordered = in_order((each, _key(each), found) for (each, _), found in zip(corrections, spots, strict=True))
        return [
            self._settled(each, (ordered[number],) if number in ordered else found)
            for number, (each, found) in enumerate(zip(wanted, spots, strict=True))
        ]

    def _spots(self, wanted: Wanted, is_same_file: bool) -> tuple[Spot, ...]:
        if wanted.correction.table in TEXT_TABLES:
            return self.text.find(wanted.correction, is_same_file)
        return self.cells.find(wanted.correction, is_same_file) or self._by_words(wanted)

    def _by_words(self, wanted: Wanted) -> tuple[Spot, ...]:
        """
        Return the cells of records that say the same of the same row.

        Formats part cells in different ways: what one has in a cell with its neighbours, merged or inherited, stands by
        itself in another.
        """
        row, table = wanted.correction.row, wanted.correction.table
        key = (table, *words_of(table, *self._printed(row))) if row else ()
        likely = {each.block for each in self.cells.likely(wanted.correction)}
        return tuple(
            spot
            for spot, record in self._by_row.get(key, ())
            if spot.block in likely and wanted.kinship(record) >= LEFT
        )

    @cached_property
    def _by_row(self) -> dict[tuple[str, ...], list[tuple[Spot, Reviewable]]]:
        found: dict[tuple[str, ...], list[tuple[Spot, Reviewable]]] = {}
        for table, cells in self._in_cells.items():
            for (block, row, column), records in cells.items():
                for _, record in records:
                    assert isinstance(record, Value | Indicator | Project)
                    key = (table, *words_of(table, *self._printed(record)))
                    spot = Spot(block, row, column, line=line_of(record.source, row))
                    found.setdefault(key, []).append((spot, record))
        return found

    def _settled(self, wanted: Wanted, spots: tuple[Spot, ...]) -> Placed:
        if not spots:
            return Placed(wanted, None, "" if self._is_left_out(wanted) else GONE)
        left = spots if len(spots) == 1 else self._by_records(wanted, spots)
        return Placed(wanted, left[0]) if len(left) == 1 else Placed(wanted, None, AMBIGUOUS)

    def _is_left_out(self, wanted: Wanted) -> bool:
        """Say whether a value that was rejected is not extracted any more: its row says nothing in its place."""
        correction = wanted.correction
        if correction.action != "reject" or correction.table != "values" or not self.cells.has_row(correction):
            return False
        of_row = self._by_row.get(("values", *words_of("values", *self._printed(correction.row or Row()))), ())
        return not any(wanted.is_of_column(record) for _, record in of_row)

    def _by_records(self, wanted: Wanted, spots: tuple[Spot, ...]) -> Sequence[Spot]:
        """Of several spots, return those whose records the correction can be of; of cells, the one in its column."""
        table = wanted.correction.table
        kinships = {spot: [wanted.kinship(record) for _, record in self.at(table, spot)] for spot in spots}
        for degree in (SAME, LEFT):
            if found := [spot for spot, degrees in kinships.items() if degree in degrees]:
                return found
        if table in TEXT_TABLES:
            return spots
        free = [spot for spot, degrees in kinships.items() if not degrees] or spots
        column = column_of(wanted.correction)
        return [spot for spot in free if spot.column == column] or free


class _InText:
    """Records of running text by their place."""

    def __init__(self, records: Sequence[Target | Duty | Claim]) -> None:
        self._records = sorted(enumerate(records), key=lambda each: each[1].start)
        self._starts = [record.start for _, record in self._records]
        self._longest = max((record.end - record.start for record in records), default=0)

    def over(self, start: int, end: int) -> list[Numbered]:
        """Return the records whose quotes share a character with a span, in the order of the plan."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return sorted((each for each in self._records[first:last] if each[1].end > start), key=lambda each: each[0])


def _printed(record: Value | Indicator | Project) -> str:
    return record.raw if isinstance(record, Value) else record.name


def _key(correction: Correction) -> Hashable:
    """Return what two corrections of equal places have in common."""
    texts = (correction.quote, correction.before, correction.after, correction.section)
    row = astuple(correction.row) if correction.row else ()
    return (correction.table in TEXT_TABLES, tuple(map(folded, (*texts, *row))))
