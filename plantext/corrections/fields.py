"""
What of a record a person may correct: the one list that the review page and `plantext extract --corrections` share.

All fields are columns of the record's table, but `value`: it stands for comparator, low and high, written as a person
writes them (`≥60`, see `notation`).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args

from plantext.corrections.notation import Amount, written
from plantext.records import (
    Claim,
    Duty,
    Indicator,
    Level,
    Period,
    Project,
    Role,
    Scope,
    Target,
    Value,
)
from plantext.vocabulary import attributes

Reviewable = Target | Value | Indicator | Project | Duty | Claim
"""The records that a person can correct."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "targets": ("indicator", "value", "unit", "year", "role", "period", "responsible"),
    "values": ("name", "item", "role", "level", "year", "value", "value_unit", "qualitative", "period"),
    "indicators": ("number", "name", "item", "domain", "task", "unit", "attribute", "scope"),
    "projects": (
        *("category", "number", "name", "content", "start_year", "end_year", "investment", "investment_unit"),
        *("responsible", "status"),
    ),
    "duties": ("responsible", "responsible_lead"),
    "claims": ("what", "value", "unit"),
}
"""The editable fields of each table, in the order of a form."""

AMOUNT = "value"
"""The field that stands for comparator, low and high."""

LISTS = ("responsible", "responsible_lead")
"""Fields that hold several names, parted by `|`."""

_NUMBER, _END = r"[0-9]{1,16}(?:\.[0-9]{1,8})?", r"[0-9]{1,9}(?:\.[0-9]{1,4})?"  # what is longer is no number of a plan
_CLOSED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("targets", "role"): ("target", "actual"),
    ("targets", "period"): get_args(Period),
    ("values", "role"): get_args(Role),
    ("values", "level"): get_args(Level),
    ("values", "period"): get_args(Period),
    ("indicators", "scope"): get_args(Scope),
}
_CLASSES: Mapping[type, str] = {
    Target: "targets",
    Value: "values",
    Indicator: "indicators",
    Project: "projects",
    Duty: "duties",
    Claim: "claims",
}


def choices(table: str) -> dict[str, tuple[str, ...]]:
    """
    Return the fields of a table that are chosen from a list, with their values.

    The list of `attribute` is open: a plan may print another word, which is taken as well. All others are closed.

    >>> choices("targets")
    {'role': ('target', 'actual'), 'period': ('', 'annual', 'cumulative')}
    >>> choices("duties"), "约束性" in choices("indicators")["attribute"]
    ({}, True)
    """
    found = {field: values for (owner, field), values in _CLOSED.items() if owner == table}
    return found | {"attribute": ("", *attributes())} if table == "indicators" else found


def pattern(table: str, field: str) -> str:
    r"""
    Return what a form lets through as a regular expression (of Python and of JavaScript), empty where anything goes.

    Whatever fits it can be read: a wrong field is told where it is written, not when the file is applied.

    >>> pattern("projects", "end_year"), pattern("targets", "unit")
    ('(?:[12][0-9]{3}年?)?', '')
    """
    if field in ("year", "start_year", "end_year"):
        return "(?:[12][0-9]{3}年?)?"
    if field == "investment":
        return f"(?:{_NUMBER})?"
    if field == AMOUNT:
        bounded = f"(?:>=|<=|[≥≤><=~约])?{_NUMBER}"
        return bounded if table == "claims" else f"(?:{bounded}|=?[+-]{_NUMBER}|{_END}[-–~]{_END})?"
    return r".*\S.*" if field in ("indicator", "name", "what") else ""


def closed_choices(table: str, field: str) -> tuple[str, ...]:
    """Return the values that a field can have; empty where it can have any."""
    return _CLOSED.get((table, field), ())


def table_of(record: Reviewable) -> str:
    """Return the name of the table that a record stands in."""
    return _CLASSES[type(record)]


def shown(record: Reviewable) -> dict[str, str]:
    """
    Return the editable fields of a record as texts: what a form shows, and what `was` of a correction holds.

    >>> shown(Claim("共50项", "指标", Decimal(50), "项", "¶1[0:4]"))
    {'what': '指标', 'value': '50', 'unit': '项'}
    """
    return {field: _text(record, field) for field in FIELDS[table_of(record)]}


def amount_of(record: Reviewable) -> Amount:
    """Return the number of a record that has one."""
    if isinstance(record, Claim):
        return Amount(record.comparator, record.value, None)
    assert isinstance(record, Target | Value)
    return Amount(record.comparator, record.low, record.high)


def _text(record: Reviewable, field: str) -> str:
    if field == AMOUNT:
        return written(amount_of(record))
    value: Any = getattr(record, field)
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "|".join(value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)
