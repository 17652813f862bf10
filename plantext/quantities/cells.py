"""
Read one cell of a value column: its numbers with their years, and the wording that is no number.

A cell is read in steps: lines and clauses; which clauses hold a quantity of the value itself (not one given for
comparison, not a condition behind 或 or 且); a reading per quantity, with its year; and the clauses that are left,
which are the wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from plantext.quantities.clauses import trim
from plantext.quantities.lexer import scan
from plantext.quantities.readings import Reading, attribute_in, is_group, reading_of, year_in_aside
from plantext.quantities.statements import statements
from plantext.quantities.wrapping import unwrap
from plantext.quantities.years import find_years
from plantext.vocabulary import words


@lru_cache(maxsize=8192)
def read_cell(text: str, unit: str = "") -> tuple[Reading, ...]:
    """
    Return what a cell says, a reading per number; a cell without a number is one reading with its wording.

    Where a cell tells several numbers and only some are in `unit`, these are its values and the others are wording.

    >>> [(r.comparator, r.low, r.unit, r.qualitative) for r in read_cell("≥88%，完成上级任务；持续改善")]
    [('>=', Decimal('88'), '%', '完成上级任务；持续改善')]
    >>> [(r.year, r.low, r.qualitative) for r in read_cell("2021-2022年分别为2.9%、3.1%，持续提升")]
    [(2021, Decimal('2.9'), '持续提升'), (2022, Decimal('3.1'), '持续提升')]
    >>> [(r.low, r.qualitative) for r in read_cell("目标为31，实际为26，完成目标")]
    [(Decimal('26'), '完成目标')]
    >>> read_cell("/")[0].comparator, read_cell("持续提高")[0].qualitative
    ('', '持续提高')
    """
    raw = unwrap(text)
    if raw in words("quantities.toml", "blank"):
        return (Reading(raw, rule="blank"),)
    if not _DIGIT.search(raw):
        return (Reading(raw, qualitative=trim(raw)),)
    if whole := _whole(raw):
        return (whole,)
    return _bracketed(raw, unit) or tuple(_groups(raw)) or tuple(_arrow(raw)) or tuple(statements(raw, unit))


def _whole(raw: str) -> Reading | None:
    """Read a cell that is one quantity and nothing else, as most are."""
    found = scan(raw)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(raw)):
        return None
    return reading_of(found[0], raw)


def _bracketed(raw: str, unit: str) -> tuple[Reading, ...]:
    """Read a cell that is all in brackets, by custom a total over the period: `[12-13.5]`, `（累计18）`."""
    match = _WHOLLY_BRACKETED.fullmatch(raw)
    if not match or not _DIGIT.search(match[1]):
        return ()
    return tuple(
        replace(reading, raw=raw, period="cumulative" if reading.comparator else "", unit=reading.unit or match[2])
        for reading in read_cell(match[1], unit)
    )


def _groups(raw: str) -> Iterator[Reading]:
    """Read a cell with a number for each of several groups of places, one to a line or clause: `市≥15`, `县≥13`."""
    for separator, any_label in ((_LINES, True), (_CLAUSES, False), (_PLACES, False)):
        lines = [line for line in separator.split(raw) if line]
        found = [_group(line, any_label and len(lines) > 1) for line in lines]
        if all(found):
            yield from (reading for reading in found if reading)
            return


def _group(line: str, any_label: bool) -> Reading | None:
    """Read a label and its number; on a line of its own, beside others, any short label will do."""
    quantities = scan(line)
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    label, tail = line[: quantity.start].strip(" :：　为"), _TRAIL.sub("", line[quantity.end :])
    if _IN_BRACKETS.fullmatch(label):
        label = label[1:-1]  # `（平原）≥18`
    if not label and tail[:1] in ("（", "(") and is_group(tail[1:-1]):
        label, tail = tail[1:-1], ""  # `≥90（城区）`
    if not label or find_years(label) or not (is_group(label) or (any_label and _SHORT_LABEL.fullmatch(label))) or tail:
        return None
    return replace(reading_of(quantity, line.rstrip("；。;")), qualitative=label, rule="group")


def _arrow(raw: str) -> Iterator[Reading]:
    """Read an older and a newer value in one cell: `23.9→36.3`, `6%→>7%`."""
    sides = _ARROW.split(raw)
    if len(sides) != 2 or "\n" in raw:
        return
    found = [scan(side) for side in sides]
    if not found[0] or not found[1]:
        return
    old, new = found[0][-1], found[1][0]
    unit = old.unit or new.unit
    yield replace(reading_of(old, raw), before=True, unit=unit, rule="arrow")
    tail = trim(sides[1][new.end :])
    attribute = attribute_in(tail)
    yield replace(
        reading_of(new, raw),
        unit=new.unit or unit,
        year=year_in_aside(sides[1], new.end),
        rule="arrow",
        attribute=attribute,
        qualitative="" if attribute else tail,
    )


_DIGIT = regex.compile(r"[0-9０-９]|百分之")
_LINES = regex.compile(r"\n")
_IN_BRACKETS = regex.compile(r"[（(][^（）()]+[)）]")
_PLACES = regex.compile(r"(?<=[\d%])(?=(?:市|县|区|镇|乡|其他|城市|农村|城镇)[^\d，；]{0,6}[≥≤><＞＜])")
_CLAUSES = regex.compile(r"[\n；;，,]")
_ARROW = regex.compile(r"\s*(?:→|➔|➡|—>|->|⇒)\s*")
_WHOLLY_BRACKETED = regex.compile(r"\s*[（(\[〔【［]([^（()）\[\]〔〕【】]*)[)）\]〕】］]\s*(%?)\s*")
_TRAIL = regex.compile(r"[\s　、，,；;。]+")
_SHORT_LABEL = regex.compile(r"[^\d，,；;。：:为达≥≤><]{2,12}")
