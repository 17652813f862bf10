"""How a run of cells was cut into rows: the column of every cell, and the rows that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plantext.readers.recovery.columns import IN_DOUBT, Places

BAND: Places = (-2,)  # a title over all columns
PAGE: Places = (-3,)  # a page number, which is left out
MAY_MISS = frozenset(("domain", "task", "category"))
PART = re.compile(r"[①-⑳]")
_DIGITS = re.compile(r"\d+")
HEADING = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows laid out, those of them with cells in doubt as printed, and how many cells they took."""

    rows: list[list[str]]
    doubtful: list[str]
    taken: int


def laid_out(cells: list[str], kinds: list[str], path: list[Places]) -> Rows:
    """Return cells as rows, by the columns that a path names for each; cells in doubt are left out of their row."""
    rows = []
    doubtful = []
    at = 0
    for places in path:
        chunk = cells[at : at + len(places)]
        at += len(places)
        if places == PAGE:
            continue
        if places == BAND:
            rows.append(chunk)
            continue
        row = [""] * len(kinds)
        for place, text in zip(places, chunk, strict=True):
            if place != IN_DOUBT:
                row[place] += "\n" * bool(row[place]) + text
        if IN_DOUBT in places:
            doubtful.append(" ".join(chunk))
            if "number" in kinds and kinds.index("number") not in places:
                continue  # a sub-item without its values would have those of the row above
        rows.append(row)
    return Rows(rows, doubtful, at)


def is_number(text: str, expected: int) -> bool:
    """Say whether the first digits of a text are the expected running number."""
    digits = _DIGITS.search(text)
    return digits is not None and len(digits[0]) < 6 and int(digits[0]) == expected
