"""What two versions are compared by: a thing that the plan has values for, with all its values from all its tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plantext.alignment import Named
from plantext.concepts import bare_key, name_key
from plantext.plan import Plan
from plantext.quantities import is_group
from plantext.records import Indicator, Target, Value
from plantext.revisions.folding import unnumbered
from plantext.wide import stated


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a subject: where it belongs (role, level, year), what is printed, and what it means."""

    role: str
    level: str
    year: str
    raw: str
    comparator: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    wording: str
    period: str
    source: str
    heading: str = ""  # of the chapter that it stands in, without its number; of running text only
    about: str = ""  # what is measured, of running text with its verb
    undated: bool = False  # its year is not its own, but that of the plan's title

    @property
    def number(self) -> Decimal | None:
        """The number that counts: the lower end of a range or a bound from below, else the upper one."""
        return self.low if self.low is not None else self.high

    @property
    def column(self) -> tuple[str, str, str]:
        """The column of a table in which it stands."""
        return self.role, self.level, self.year


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator with all that the tables of a plan say of it, or what running text sets a target for."""

    named: Named
    attribute: str
    source: str
    cells: tuple[Cell, ...]

    @property
    def own_name(self) -> str:
        """The name of what is measured: the item, where there is one that is not only a class of places."""
        named = self.named
        return named.item if named.item_key and not is_group(named.item) else named.name


def indicator_subjects(plan: Plan) -> list[Subject]:
    """Return the indicators of a plan; one that stands in several tables is one subject with the cells of all."""
    values: dict[tuple[str, ...], list[Value]] = {}
    for value in plan.values:
        values.setdefault((value.table, value.number, value.name, value.item), []).append(value)
    groups: dict[tuple[str, str], list[list[Indicator]]] = {}
    for indicator in plan.indicators:
        _place(groups.setdefault(_identity(indicator), []), indicator)
    subjects = []
    for group in (group for found in groups.values() for group in found):
        cells = [
            _cell(value)
            for indicator in group
            for value in values.pop((indicator.table, indicator.number, indicator.name, indicator.item), ())
        ]
        subjects.append(Subject(_named(group), group[0].attribute, group[0].source, tuple(cells)))
    return subjects


def target_subjects(plan: Plan) -> list[Subject]:
    """Return what running text sets targets for; a number that is stated again in other words counts once."""
    groups: dict[str, list[Target]] = {}
    for target in plan.targets:
        if target.role == "target" and not target.is_former:
            groups.setdefault(target.concept or bare_key(name_key(target.indicator)), []).append(target)
    subjects = []
    for group in groups.values():
        first = group[0]
        named = Named(first.indicator, unit=first.unit, concept=first.concept)
        subjects.append(
            Subject(named, "", first.source, tuple(_once(_target_cell(each, plan.info.title) for each in group)))
        )
    return subjects


def _place(found: list[list[Indicator]], indicator: Indicator) -> None:
    """Put an indicator to the group of its name whose tables do not have it yet; a table prints nothing twice."""
    for group in found:
        if all(other.table != indicator.table for other in group):
            group.append(indicator)
            return
    found.append([indicator])


def _identity(indicator: Indicator) -> tuple[str, str]:
    named = Named(indicator.name, indicator.item)
    if indicator.concept:
        return indicator.concept, named.scope
    return bare_key(name_key(indicator.name)), named.item_key


def _named(group: list[Indicator]) -> Named:
    first = group[0]
    return Named(first.name, first.item, next((each.unit for each in group if each.unit), ""), first.concept)


def _cell(value: Value) -> Cell:
    return Cell(
        *(value.role, value.level, value.year, stated(value), value.comparator, value.low, value.high),
        *(value.value_unit, value.qualitative, value.period, value.source),
        about=f"{value.name}{value.item}",
    )


def _target_cell(target: Target, title: str) -> Cell:
    words = target.year_source
    undated = not target.year or (bool(words) and not words.endswith("]") and words in title)
    return Cell(
        *(target.role, "", target.year, stated(target), target.comparator, target.low, target.high, target.unit, ""),
        *(target.period, target.source, unnumbered(target.section)),
        about=_about(target),
        undated=undated,
    )


def _about(target: Target) -> str:
    """Return the words of a target before its number, and its name."""
    words = target.quote.split(target.raw, 1)[0] if target.raw else target.quote
    return f"{words}；{target.indicator}"


def _once(cells: Iterable[Cell]) -> list[Cell]:
    seen: dict[tuple[object, ...], Cell] = {}
    for cell in cells:
        seen.setdefault((cell.year, cell.comparator, cell.low, cell.high, cell.unit, cell.period), cell)
    return list(seen.values())
