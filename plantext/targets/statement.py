"""What one number of a sentence says, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass

from plantext.quantities import Quantity
from plantext.records import Period

Span = tuple[int, int]
UNDATED = -1
"""The year of a number that no year governs, not even one outside its sentence: `由■` tells of some year before."""


@dataclass(frozen=True, slots=True)
class Statement:
    """
    A number with its name; spans count in the text.

    `year_at` and `unit_at` are where the year and the unit are printed, None where the text gives no year and where
    the unit stands with the number. `role` is what the statement itself says (`actual`, `target`), else empty;
    `composed` says that the name has words of an earlier one.
    """

    indicator: str
    quantity: Quantity
    start: int
    end: int
    rule: str
    year: int | None = None
    year_at: Span | None = None
    unit_at: Span | None = None
    period: Period = ""
    role: str = ""
    composed: bool = False
