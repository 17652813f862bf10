"""The records of a leaf: the indicator, and a value for each statement in each value column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from plantext.concepts import find_concept
from plantext.indicators.leaves import Leaf
from plantext.quantities import Reading, read_cell
from plantext.quantities.cells import unwrap
from plantext.records import Comparator, Indicator, Value
from plantext.tables.columns import Column
from plantext.vocabulary import words


def indicator_of(leaf: Leaf, columns: Sequence[Column], caption: str, place: str) -> Indicator:
    """Return the record of a leaf; an attribute printed in its cells counts where no column has it."""
    name = leaf.name.split("|")[0]
    return Indicator(
        table=caption,
        number=leaf.number,
        name=leaf.name,
        item=leaf.item,
        domain=leaf.domain,
        task=leaf.task,
        unit=leaf.unit,
        attribute=leaf.attribute or _attribute_in_cells(leaf, columns),
        scope=leaf.scope,
        concept=find_concept(name, leaf.item, leaf.unit),
        source=f"{place} r{leaf.row + 1}c{leaf.column + 1}",
    )


def values_of(leaf: Leaf, columns: Sequence[Column], caption: str, place: str) -> Iterator[Value]:
    """Yield the values of a leaf, column by column; a cell without any text gives none."""
    for column in columns:
        text = leaf.texts.get(column.index, "")
        if text:
            source = f"{place} r{leaf.row + 1}c{column.index + 1}"
            for reading in _readings(text, column):
                yield from _value(leaf, column, reading, caption, source)


def _readings(text: str, column: Column) -> tuple[Reading, ...]:
    if column.role != "attained":
        return read_cell(text)
    raw = unwrap(text)
    blank = raw in words("quantities.toml", "blank")
    return (Reading(raw, qualitative="" if blank else raw, rule="judgement"),)


def _value(leaf: Leaf, column: Column, reading: Reading, caption: str, source: str) -> Iterator[Value]:
    role = column.role
    if reading.before:
        # The older of two values in a cell is the baseline of a target; elsewhere it counts only with a year.
        if role == "target":
            role = "baseline"
        elif reading.year is None:
            return
    reading = _bounded(reading, leaf.bound)
    year = "" if role in ("requirement", "attained") or reading.before else _column_year(column)
    yield Value(
        table=caption,
        number=leaf.number,
        name=leaf.name,
        item=leaf.item,
        role=role,  # type: ignore[arg-type]
        level=column.level if column.role in ("requirement", "attained") else "",
        year=str(reading.year) if reading.year else year,
        raw=reading.raw,
        comparator=reading.comparator,
        low=reading.low,
        high=reading.high,
        value_unit=_unit(leaf, column, reading) if reading.comparator else "",
        qualitative=reading.qualitative,
        source=source,
        rule=reading.rule,
        period=reading.period or (column.period if reading.comparator else ""),
    )


def _column_year(column: Column) -> str:
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
            for reading in read_cell(text):
                if reading.attribute:
                    return reading.attribute
    return ""


_MULTIPLES = {"万", "亿", "千", "百", "百万", "千万", "万亿"}
