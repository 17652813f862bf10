"""Which place, or part of a place, a table is about; and what the header of a column says of its numbers."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from plantext.auditing.rules import matches
from plantext.document import Table
from plantext.plan import Plan
from plantext.tables import place_name, surroundings


def scope(caption: str, region: str) -> frozenset[str]:
    """
    Return the places that a caption names beside the plan's own; nothing where the table is about the whole.

    >>> scope("表2 云湖度假区发展指标", "青木县"), scope("表1 青木县规划指标", "青木县")
    (frozenset({'云湖度假区'}), frozenset())
    """
    places = {match["place"] for match in matches("scope", _NUMBER.sub("", caption))}
    return frozenset(place for place in places if not region or not (place in region or region in place))


def requirement_years(plan: Plan) -> Mapping[tuple[str, int], str]:
    """Return the years that headers give for a requirement (`市级要求（2025年）`), by table and column."""
    found: dict[tuple[str, int], str] = {}
    for place, table in tables_of(plan).items():
        for row in table.rows[:_HEADER]:
            for column, cell in enumerate(row, 1):
                if match := _REQUIRED.search(cell.text):
                    found[place, column] = match[1]
    return found


def tables_of(plan: Plan) -> Mapping[str, Table]:
    """Return the tables of a plan by the places that sources name."""
    document = plan.document
    return {
        place_name(document, at, surroundings(document, at).caption): block
        for at, block in enumerate(document.blocks)
        if isinstance(block, Table)
    }


def cell_of(source: str) -> tuple[str, int, int]:
    """
    Return the table, the row and the column of a source; both numbers are 0 where it names no cell.

    >>> cell_of("表1 r2c4")
    ('表1', 2, 4)
    """
    match = _CELL.search(source)
    return (source[: match.start()], int(match[1]), int(match[2] or 0)) if match else (source, 0, 0)


_NUMBER = regex.compile(r"^(?:表|专栏|附表|附件)\s*[\d一二三四五六七八九十]+(?:[-—.．]\d+)?\s*")
_REQUIRED = regex.compile(r"(?:要求|标准|目标|任务|考核|管控)[^\d]{0,6}((?:19|20)\d\d)年?[）)]?$")
_CELL = regex.compile(r" r(\d+)(?:c(\d+))?$")
_HEADER = 3
