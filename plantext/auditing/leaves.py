"""The rows of indicator tables as a check sees them: a leaf with its values, and the leaves of one number together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from plantext.auditing.rules import words
from plantext.plan import Plan
from plantext.records import Indicator, Level, Role, Value, place_of

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf indicator with all its values."""

    indicator: Indicator
    values: tuple[Value, ...]

    @property
    def title(self) -> str:
        """The name as a person says it, with the sub-item."""
        return f"{self.indicator.name}·{self.indicator.item}" if self.indicator.item else self.indicator.name

    def of(self, role: Role, level: Level | None = None) -> list[Value]:
        """Return the values of a role, of one level or of any."""
        return [v for v in self.values if v.role == role and (level is None or v.level == level)]

    def asked(self, level: Level) -> bool:
        """Say whether a level asks for the indicator: its requirement is printed."""
        return any(not is_blank(value) for value in self.required(level))

    def required(self, level: Level) -> list[Value]:
        """Return the requirements of a level; a column without one (是否达标) judges by whatever is required."""
        return self.of("requirement", level or None)


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator as it is counted: the leaves under one number of a table."""

    table: str
    leaves: tuple[Leaf, ...]

    @property
    def source(self) -> str:
        """Where the first of its leaves stands."""
        return self.leaves[0].indicator.source

    @property
    def title(self) -> str:
        """Its number and its name."""
        first = self.leaves[0].indicator
        return f"{first.number} {first.name}".strip()


def is_blank(value: Value) -> bool:
    """Say whether a cell holds nothing but a sign for nothing."""
    return value.rule == "blank" or value.raw.strip() in ("", "/", "-", "—", "——", "／")


def leaves_of(plan: Plan) -> tuple[Leaf, ...]:
    """
    Return the leaves of the plan's indicator tables, in reading order, each with its own values.

    A table that looks back on the plan before (上轮规划指标完成情况) has targets and facts of its own and is left out.
    """
    values: dict[Key, list[Value]] = defaultdict(list)
    for value in plan.values:
        values[value.table, value.number, value.name, value.item].append(value)
    own = (indicator for indicator in plan.indicators if not words("review", indicator.table))
    return tuple(_with_values(indicator, values) for indicator in own)


def _with_values(indicator: Indicator, values: dict[Key, list[Value]]) -> Leaf:
    own = values[indicator.table, indicator.number, indicator.name, indicator.item]
    row = _row(indicator.source)
    here = [value for value in own if _row(value.source) == row]
    return Leaf(indicator, tuple(here or own))


def _row(source: str) -> str:
    """Return the place of a row: `表一 r14` of `表一 r14c8`; a name may stand in a table twice."""
    return place_of(source).rpartition("c")[0]


def entries_of(leaves: tuple[Leaf, ...]) -> tuple[Entry, ...]:
    """Return the indicators as they are numbered; numbers may begin again in each part of a table."""
    return tuple(Entry(group[0].indicator.table, tuple(group)) for group in _groups(leaves))


def _groups(leaves: tuple[Leaf, ...]) -> Iterator[list[Leaf]]:
    group: list[Leaf] = []
    for leaf in leaves:
        if group and _identity(group[-1]) != _identity(leaf):
            yield group
            group = []
        group.append(leaf)
    if group:
        yield group


def _identity(leaf: Leaf) -> tuple[str, str, str]:
    one = leaf.indicator
    # A title row such as `绿色产品市场占有率` may give its number to indicators with names of their own.
    return (one.table, one.number, "" if one.number else one.name)
