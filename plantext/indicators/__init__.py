"""
Read the indicator tables of a document.

The stages are the lines of `_read_table`: what stands around the table is found, its value columns get a role and a
year, the notes say what marks mean, the body falls into groups of rows (one per indicator), a group into leaves (the
indicator or its sub-items), and a leaf has a cell in each value column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plantext.document import Document, Table
from plantext.indicators.groups import groups
from plantext.indicators.leaves import leaves
from plantext.indicators.roles import value_columns
from plantext.indicators.scope import scope_marks
from plantext.indicators.values import indicator_of, values_of
from plantext.records import Indicator, Value
from plantext.tables import Header, place_name, plan_period, read_header, surroundings


@dataclass(frozen=True, slots=True)
class IndicatorRecords:
    """The leaf indicators of a document, their values, and what could not be read."""

    indicators: tuple[Indicator, ...] = ()
    values: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()


def extract_indicators(document: Document) -> IndicatorRecords:
    """
    Return the leaf indicators and values of all indicator tables, in reading order.

    A table is an indicator table by its header words: a column of indicator names and at least one of values.
    """
    period = plan_period(document)
    indicators: list[Indicator] = []
    values: list[Value] = []
    for at, table in _tables(document):
        header = read_header(table, "indicators")
        if header and is_indicator_table(header):
            for indicator, said in _read_table(document, at, header, period):
                indicators.append(indicator)
                values += said
    return IndicatorRecords(tuple(indicators), tuple(values))


def is_indicator_table(header: Header) -> bool:
    """Say whether a header is one of an indicator table."""
    return header.first("name") is not None and bool(value_columns(header, None, ""))


def _tables(document: Document) -> Iterator[tuple[int, Table]]:
    return ((at, block) for at, block in enumerate(document.blocks) if isinstance(block, Table))


def _read_table(
    document: Document, at: int, header: Header, period: tuple[int, int] | None
) -> Iterator[tuple[Indicator, list[Value]]]:
    table = document.blocks[at]
    assert isinstance(table, Table)
    around = surroundings(document, at)
    place = place_name(document, at, around.caption)
    columns = value_columns(header, period, around.caption)
    marks = scope_marks(around.notes)
    for group in groups(table, header):
        for leaf in leaves(table, header, group, columns, marks, around.unit):
            indicator = indicator_of(leaf, columns, around.caption, place)
            yield indicator, list(values_of(leaf, columns, around.caption, place))
