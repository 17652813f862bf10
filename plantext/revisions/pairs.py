"""Two things that are the same in both versions, and the changes that are told of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Any

from plantext.alignment import Sameness
from plantext.comparisons import Change, Direction, Subject
from plantext.quantities import convert
from plantext.revisions.subjects import Cell

_DIGITS = Context(prec=12)  # 亩 in 公顷 have no end


@dataclass(frozen=True, slots=True)
class Pair:
    """
    What every change of a thing has in common: what it is, its new name, and how its two sides were found.

    `follows` says that the one plan begins where the other ends, `attained` which numbers its baselines have.
    """

    subject: Subject
    name: str
    item: str
    concept: str
    sameness: Sameness
    follows: bool = False
    attained: frozenset[Decimal] = frozenset()

    def change(self, kind: str, **cells: Any) -> Change:
        """Return a change with the cells that are its own."""
        change = Change(self.subject, kind, self.name, self.item, match=self.sameness.match)
        return replace(change, confidence=Decimal(f"{self.sameness.score:.2f}"), **cells)

    def between(self, kind: str, old: Cell, new: Cell, direction: Direction = "") -> Change:
        """Return the change from one value to another, the old number in the new unit where that can be."""
        unit = new.unit or old.unit
        before, after = number_in(old, unit), new.number
        delta = None if before is None or after is None or kind == "same" else after - before
        return self.change(
            kind,
            **{"role": new.role, "level": new.level, "year": new.year, "old_year": old.year, "unit": unit},
            **{"old": old.raw, "new": new.raw, "old_value": before, "new_value": after, "delta": delta},
            **{"direction": direction, "old_source": old.source, "new_source": new.source},
        )

    def gone(self, cell: Cell) -> Change:
        """Return that a value is no longer given."""
        return self.change(
            "dropped",
            **{"role": cell.role, "level": cell.level, "year": cell.year, "old_year": cell.year, "unit": cell.unit},
            **{"old": cell.raw, "old_value": cell.number, "old_source": cell.source},
        )

    def come(self, cell: Cell) -> Change:
        """Return that a value was not given before."""
        return self.change(
            "added",
            **{"role": cell.role, "level": cell.level, "year": cell.year, "unit": cell.unit},
            **{"new": cell.raw, "new_value": cell.number, "new_source": cell.source},
        )


def number_in(cell: Cell, unit: str) -> Decimal | None:
    """Return the number of a value in a unit, None where it cannot be converted."""
    if cell.number is None or cell.unit == unit or not cell.unit or not unit:
        return cell.number
    found = convert(cell.number, cell.unit, unit)
    return None if found is None else _DIGITS.plus(found)
