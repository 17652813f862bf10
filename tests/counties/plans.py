"""Small plans for tests, written as lines: indicator, unit, role, year, value and its bound."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plantext.concepts import find_concept
from plantext.document import Document
from plantext.plan import Plan
from plantext.records import Comparator, Indicator, Info, Level, Period, Role, Value


@dataclass(frozen=True)
class Said:
    """A value of a table: `raw` is a number with its bound (`>=60`) or a wording."""

    name: str
    raw: str
    unit: str = "%"
    role: Role = "target"
    year: str = "2025"
    level: Level = ""
    period: Period = ""
    item: str = ""
    value_unit: str | None = None


def plan(name: str, *said: Said, info: Info | None = None) -> Plan:
    leaves = {(each.name, each.item): each.unit for each in said}
    indicators = tuple(
        Indicator("表1", "", leaf, item, "", "", unit, "", "", find_concept(leaf, item, unit), f"{name} {leaf}")
        for (leaf, item), unit in leaves.items()
    )
    values = tuple(_value(each, at) for at, each in enumerate(said))
    document = Document(name, "txt", ())
    return Plan(name, f"{name}.txt", "", document, info or Info(), indicators=indicators, values=values)


def _value(said: Said, at: int) -> Value:
    comparator, low, high = _number(said.raw)
    unit = "" if low is None and high is None else said.unit if said.value_unit is None else said.value_unit
    wording = "" if unit else said.raw
    return Value(
        *("表1", "", said.name, said.item, said.role, said.level, said.year, said.raw, comparator, low, high),
        *(unit, wording, f"表1 r{at}c1", "test", said.period),
    )


def _number(raw: str) -> tuple[Comparator, Decimal | None, Decimal | None]:
    low, dash, high = raw.partition("~")
    if dash:
        return "range", Decimal(low), Decimal(high)
    for sign in (">=", "<=", ">", "<", "change "):
        if raw.startswith(sign):
            value = Decimal(raw.removeprefix(sign))
            if sign == "change ":
                return "change", value, value
            return sign, None if "<" in sign else value, value if "<" in sign else None  # type: ignore[return-value]
    try:
        return "=", Decimal(raw), Decimal(raw)
    except ArithmeticError:
        return "", None, None
