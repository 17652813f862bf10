"""Records made anew: what a person has added, and what the rules no longer extract though a person let it stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from plantext.concepts import find_concept
from plantext.corrections.fields import AMOUNT, Reviewable, amount_of, shown
from plantext.corrections.model import Correction, Row
from plantext.corrections.notation import Amount, written
from plantext.corrections.placing import Site
from plantext.corrections.setting import left, with_fields
from plantext.corrections.spots import Spot
from plantext.prose import Passage
from plantext.quantities import find_quantities, read_cell
from plantext.quantities.wrapping import unwrap
from plantext.records import Claim, Duty, Indicator, Project, Target, Value
from plantext.tables import cell_source
from plantext.targets import find_targets

R = TypeVar("R", bound=Reviewable)

RULE = "correction"
"""The rule of a record that no rule of extraction has read."""


def made(correction: Correction, spot: Spot, site: Site) -> Reviewable:
    """Return the record that a correction asks for at its place."""
    record = _MAKERS[correction.table](correction, spot, site)
    fields = {**_read(correction, record), **left(correction)}
    if isinstance(record, Value) and "value_unit" not in fields and fields.get(AMOUNT):
        fields["value_unit"] = _indicator_unit(record, site)
    return with_concept(_with_raw(with_fields(record, fields)))


def _read(correction: Correction, record: Reviewable) -> dict[str, str]:
    """Return what the selected words of an addition say, for what a person has not told."""
    if correction.action != "add":
        return {}
    if isinstance(record, Target):
        found = find_targets(record.quote)
        if len(found) != 1:
            return {"indicator": record.quote}
        said = shown(found[0])
        told = ("indicator", "value", "unit", "year", "period")
        # A unit belongs to its number: one of them alone would be put to a number that the person has written.
        kept = [name for name in told if name == "indicator" or "value" not in correction.set]
        return {name: said[name] for name in kept if said[name]}
    if isinstance(record, Value) and not correction.set.keys() & {"value", "qualitative"}:
        found_in_cell = read_cell(unwrap(correction.quote))
        if len(found_in_cell) != 1:
            return {"qualitative": unwrap(correction.quote)}
        reading = found_in_cell[0]
        value = written(Amount(reading.comparator, reading.low, reading.high))
        texts = {"value": value, "value_unit": reading.unit, "qualitative": reading.qualitative}
        return {name: text for name, text in texts.items() if text}
    return {}


def with_concept(record: R) -> R:
    """Return a record with the concept that its name stands for."""
    if isinstance(record, Target):
        return replace(record, concept=find_concept(record.indicator, "", record.unit))
    if isinstance(record, Indicator):
        return replace(record, concept=find_concept(record.name.split("|")[0], record.item, record.unit))
    return record


def _target(correction: Correction, spot: Spot, site: Site) -> Target:
    passage, quote, source = _cited(spot, site)
    empty: Any = {"indicator": "", "role": "target", "comparator": "", "low": None, "high": None, "unit": ""}
    duty = site.responsibilities.at(spot.start)
    empty |= {"year": "", "period": "", "responsible": duty.responsible if duty else ()}
    empty |= {"responsible_lead": duty.responsible_lead if duty else ()}
    return Target(
        section=passage.section, quote=quote, start=spot.start, end=spot.end, source=source, rule=RULE,
        path=passage.path, **empty,
    )  # fmt: skip


def _duty(correction: Correction, spot: Spot, site: Site) -> Duty:
    passage, quote, source = _cited(spot, site)
    others = [duty for duty in site.plan.duties if duty.section == passage.section]
    order = max((duty.order for duty in others), default=0) + 1
    begin = max((duty.end for duty in others if passage.start <= duty.end <= spot.start), default=passage.start)
    measure = site.plan.document.text[begin : spot.start].strip()
    return Duty(passage.section, order, (), (), quote, source, measure, spot.start, spot.end, passage.path)


def _claim(correction: Correction, spot: Spot, site: Site) -> Claim:
    _, quote, source = _cited(spot, site)
    return Claim(quote, "", Decimal(0), "", source, start=spot.start, end=spot.end)


def _value(correction: Correction, spot: Spot, site: Site) -> Value:
    caption, source, text = _cell(spot, site)
    row = correction.row or Row()
    column = site.columns.get((spot.block, spot.column))
    said: Any = {"role": "target", "level": "", "year": ""}
    if column:
        said = {"role": column.role, "level": column.level, "year": column.year}
    return Value(
        table=caption, number=row.number, name=row.name, item=row.item, raw=unwrap(text), comparator="", low=None,
        high=None, value_unit="", qualitative="", source=source, rule=RULE, **said,
    )  # fmt: skip


def _indicator(correction: Correction, spot: Spot, site: Site) -> Indicator:
    caption, source, _ = _cell(spot, site)
    row = correction.row or Row()
    return Indicator(caption, row.number, row.name, row.item, "", "", "", "", "", "", source)


def _project(correction: Correction, spot: Spot, site: Site) -> Project:
    caption, source, text = _cell(spot, site)
    row = correction.row or Row()
    name = row.name or unwrap(text)
    return Project(caption, "", row.number, name, "", None, None, None, "", (), "", source)


_MAKERS: Mapping[str, Any] = {
    "targets": _target,
    "duties": _duty,
    "claims": _claim,
    "values": _value,
    "indicators": _indicator,
    "projects": _project,
}


def _cited(spot: Spot, site: Site) -> tuple[Passage, str, str]:
    passage = site.text.passages.at(spot.start)
    return passage, site.plan.document.text[spot.start : spot.end], passage.source(spot.start, spot.end)


def _cell(spot: Spot, site: Site) -> tuple[str, str, str]:
    """Return the caption of a cell's table, its source and its text."""
    each = site.cells.tables[spot.block]
    line = spot.row if spot.line < 0 else spot.line
    source = cell_source(each.table, each.name, line, spot.column)
    return each.caption, source, each.table.rows[spot.row][spot.column].text


def _indicator_unit(value: Value, site: Site) -> str:
    key = (value.table, value.number, value.name, value.item)
    leaves = (each for each in site.plan.indicators if (each.table, each.number, each.name, each.item) == key)
    return next((leaf.unit for leaf in leaves), "")


def _with_raw(record: Reviewable) -> Reviewable:
    """Return a target with its number as printed, where its quote prints it."""
    if not isinstance(record, Target):
        return record
    for found in find_quantities(record.quote):
        if Amount(found.comparator, found.low, found.high) == amount_of(record):
            return replace(record, raw=record.quote[found.start : found.end])
    return record
