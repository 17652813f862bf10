"""The records of a leaf: the indicator, and a value for each statement in each value column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plantext.concepts import find_concept
from plantext.document import Table
from plantext.indicators.leaves import Leaf
from plantext.quantities import Reading, read_cell
from plantext.quantities.wrapping import unwrap
from plantext.records import Comparator, Indicator, Value
from plantext.tables import cell_source
from plantext.tables.columns import Column
from plantext.vocabulary import words


def indicator_of(leaf: Leaf, context: Context) -> Indicator:
    """Return the record of a leaf; an attribute printed in its cells counts where no column has it."""
    name = leaf.name.split("|")[0]
    return Indicator(
        table=context.caption,
        number=leaf.number,
        name=leaf.name,
        item=leaf.item,
        domain=leaf.domain,
        task=leaf.task,
        unit=leaf.unit,
        attribute=leaf.attribute or _attribute_in_cells(leaf, context.columns),
        scope=leaf.scope,
        concept=find_concept(name, leaf.item, leaf.unit),
        source=cell_source(context.table, context.place, leaf.row, leaf.column),
    )


@dataclass(frozen=True, slots=True)
class Context:
    """
    What the values of a table share.

    `place` names the table in sources; `dated` has the year of each footnote mark.
    """

    table: Table
    columns: Sequence[Column]
    caption: str
    place: str
    dated: Mapping[str, str]

    @property
    def has_baseline(self) -> bool:
        """Say whether a column of the table holds baselines."""
        return any(column.role == "baseline" for column in self.columns)


def values_of(leaf: Leaf, context: Context) -> Iterator[Value]:
    """Yield the values of a leaf, column by column; a cell without any text gives none."""
    for column in context.columns:
        text = leaf.texts.get(column.index, "")
        for reading in _readings(text, column, leaf.unit) if text else ():
            if value := _value(leaf, column, reading, context):
                yield value


def _readings(text: str, column: Column, unit: str) -> tuple[Reading, ...]:
    if column.role != "attained":
        return read_cell(text, unit)
    raw = unwrap(text)
    blank = raw in words("quantities.toml", "blank")
    return (Reading(raw, qualitative="" if blank else raw, rule="judgement"),)


def _value(leaf: Leaf, column: Column, reading: Reading, context: Context) -> Value | None:
    role = column.role
    if reading.before:
        # The older of two values in a cell is a baseline of its own only where it has a year or no column holds one.
        if reading.year is None and (role != "target" or context.has_baseline):
            return None
        role = "baseline"
    reading = _bounded(reading, leaf.bound) if role in ("target", "requirement") else reading
    return Value(
        table=context.caption,
        number=leaf.number,
        name=leaf.name,
        item=leaf.item,
        role=role,  # type: ignore[arg-type]
        level=column.level if column.role in ("requirement", "attained") else "",
        year=_year(column, reading, context),
        raw=reading.raw,
        comparator=reading.comparator,
        low=reading.low,
        high=reading.high,
        value_unit=_unit(leaf, column, reading) if reading.comparator else "",
        qualitative=reading.qualitative,
        source=cell_source(context.table, context.place, leaf.row, column.index),
        rule=reading.rule,
        period=reading.period or (column.period if reading.comparator else ""),
    )


def _year(column: Column, reading: Reading, context: Context) -> str:
    """The cell's own year goes before a footnote's, and that before the column's."""
    if reading.year:
        return str(reading.year)
    if column.role in ("requirement", "attained") or reading.before:
        return ""
    if column.role == "baseline" and reading.note_mark in context.dated:
        return context.dated[reading.note_mark]
    return str(column.years[-1]) if column.years else ""


def _unit(leaf: Leaf, column: Column, reading: Reading) -> str:
    """The cell's unit goes before the column's (年均增速 is in %), and that before the indicator's."""
    if reading.unit in _MULTIPLES and leaf.unit:
        return leaf.unit if leaf.unit[0] in "万亿千百" else reading.unit + leaf.unit
    if column.unit == "%" and column.period == "annual" and reading.period == "cumulative":
        return reading.unit or leaf.unit
    return reading.unit or column.unit or leaf.unit


def _bounded(reading: Reading, bound: str) -> Reading:
    """A bare number takes the comparator printed in the name or the unit (`森林面积≥`)."""
    if not bound or reading.comparator != "=":
        return reading
    comparator: Comparator = bound  # type: ignore[assignment]
    low: Decimal | None = reading.low if bound in (">=", ">") else None
    high: Decimal | None = reading.low if bound in ("<=", "<") else None
    return replace(reading, comparator=comparator, low=low, high=high)


def _attribute_in_cells(leaf: Leaf, columns: Sequence[Column]) -> str:
    for column in columns:
        text = leaf.texts.get(column.index, "")
        if text and column.role != "attained":
            for reading in read_cell(text, leaf.unit):
                if reading.attribute:
                    return reading.attribute
    return ""


_MULTIPLES = {"万", "亿", "千", "百", "百万", "千万", "万亿"}
