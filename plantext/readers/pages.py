"""Page marks that stand among the lines of a text or between the pieces of a table: `— 14 —`, `第 14 页`, `14`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = re.compile(r"[—\-–－―─]{1,2}\s*\d{1,4}\s*[—\-–－―─]{1,2}|第\s*\d{1,4}\s*页(?:\s*[,，/ ]?\s*共\s*\d{1,4}\s*页)?")
_NUMBER = re.compile(r"\d{1,3}")
_FAR = 60  # so many blank lines may stand around a mark
_ROW = re.compile(r"[\t|｜│]")
_FIRST = re.compile(r"\s*[|｜│]?\s*(\d{1,4})\s*[\t|｜│]")


def is_page_mark(text: str) -> bool:
    """
    Say whether a line is nothing but a page number between its signs.

    >>> is_page_mark("— 14 —"), is_page_mark("第 14 页"), is_page_mark("14"), is_page_mark("-14")
    (True, True, False, False)
    """
    return _MARK.fullmatch(text.strip()) is not None


def is_page_number(text: str) -> bool:
    """Say whether a line may be the number of a page; only what stands around it can tell."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_number_between_rows(lines: Sequence[str], at: int) -> bool:
    r"""
    Say whether a line is a page number that parts the rows of a table, and not a row or the rest of a cell.

    >>> is_number_between_rows(["2\t客运站\t12", "", "14", "", "3\t公交线\t22"], 2)
    True
    >>> is_number_between_rows(["13\t客运站\t12", "14", "15\t公交线\t22"], 1)
    False
    """
    if not is_page_number(lines[at]):
        return False
    before, after = _nearest(lines, at, -1), _nearest(lines, at, 1)
    if before is None or after is None or not (_ROW.search(lines[before]) and _ROW.search(lines[after])):
        return False
    if lines[after].startswith("\t") and "\t" not in lines[after].strip():  # a cell a line
        return before < at - 1 and after > at + 1
    first = _FIRST.match(lines[before])
    return '"' not in lines[before] and not (first and int(first[1]) + 1 == int(lines[at].strip()))


def gap(lines: Sequence[str], at: int) -> tuple[range, bool]:
    """
    Return which lines to take out with a page mark, and whether a blank line has to stay in their place.

    Blank lines around a mark go if the text before it goes on behind it; where each cell begins with a TAB, a blank
    line parts the rows, so one stays.
    """
    before, after = _nearest(lines, at, -1), _nearest(lines, at, 1)
    if before is None or after is None:
        return range(at, at + 1), False
    around = range(before + 1, after)
    if _is_cell(lines[after]) or _is_cell(lines[before]):
        return around, _is_cell(lines[after]) or len(around) > 1
    is_row = _ROW.search(lines[before]) is not None and _ROW.search(lines[after]) is not None
    goes_on = is_row or lines[before].rstrip()[-1] not in "。：；！？"
    return (around if goes_on else range(at, at + 1)), False


def _is_cell(line: str) -> bool:
    return line.startswith("\t")


def _nearest(lines: Sequence[str], at: int, step: int) -> int | None:
    for place in range(at + step, at + step * _FAR, step):
        if not 0 <= place < len(lines):
            return None
        if lines[place].strip() or _is_cell(lines[place]):  # a lone TAB is an empty cell
            return place
    return None
