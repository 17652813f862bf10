"""
Read the indicator tables of a document.

The stages are the lines of `extract_indicators`: the header says what each column holds, what stands around the table
is found (caption, unit, notes), the value columns get a role and a year, the body falls into groups of rows, one per
indicator, and a group into leaves, the indicator or its sub-items; a leaf gives a record and its values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plantext.document import Document, Table
from plantext.indicators.footnotes import dated_marks, settle_glued_marks
from plantext.indicators.groups import groups
from plantext.indicators.leaves import Frame, Leaf, leaves
from plantext.indicators.roles import value_columns
from plantext.indicators.scope import scope_marks
from plantext.indicators.values import Context, indicator_of, values_of
from plantext.records import Indicator, Value
from plantext.tables import (
    Column,
    Header,
    Surroundings,
    indicator_header,
    place_name,
    plan_period,
    surroundings,
    unknown_columns,
)


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
    notes: list[str] = []
    marks: dict[str, Mapping[str, str]] = {}
    for at, table in _tables(document):
        if header := indicator_header(table):
            around = surroundings(document, at)
            context = Context(
                table=table,
                columns=value_columns(header, period, around.caption),
                caption=around.caption,
                place=place_name(document, at, around.caption),
                dated=dated_marks(around.notes),
            )
            marks[around.caption] = context.dated
            notes += _unread(table, header, context.place)
            for leaf in _leaves(table, header, around, context.columns):
                indicators.append(indicator_of(leaf, context))
                values += values_of(leaf, context)
    return IndicatorRecords(tuple(indicators), tuple(settle_glued_marks(values, marks)), tuple(notes))


def _unread(table: Table, header: Header, place: str) -> Iterator[str]:
    for column in unknown_columns(table, header):
        name = f"“{column.header}”" if column.header else "without a header"
        yield f"{place}: the column {name} (c{column.index + 1}) holds numbers and is not read: its header is not known"


def _tables(document: Document) -> Iterator[tuple[int, Table]]:
    return ((at, block) for at, block in enumerate(document.blocks) if isinstance(block, Table))


def _leaves(table: Table, header: Header, around: Surroundings, columns: Sequence[Column]) -> Iterator[Leaf]:
    frame = Frame(table, header, columns, scope_marks(around.notes), around.unit)
    for group in groups(table, header):
        yield from leaves(frame, group)
