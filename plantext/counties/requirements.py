"""What is required of each plan: what it prints itself, else what the others print, else the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plantext.concepts import Concept
from plantext.counties.cells import Number, cell
from plantext.counties.matrix import Cell
from plantext.counties.readings import Reading
from plantext.counties.units import converted
from plantext.quantities.convert import ratio
from plantext.records import Info

_PART = re.compile(r"(?P<where>[^\d<>=]*)(?P<sign>[<>]=?)?(?P<number>\d+(?:\.\d+)?)")
_SIGNS = {">=": "≥", "<=": "≤"}
_QUALIFIED = re.compile(r"^[^\d]*[\u4e00-\u9fff]")  # 山区≥60: not for every place


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a plan is from, as far as it decides which requirement holds: `city` or `county`, and its province."""

    kind: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one level asks for in a row: the text for its column, and the number for each plan that has one."""

    text: str
    numbers: Mapping[int, Number]


def origin(info: Info) -> Origin:
    """Return the origin of a plan; a 市 without a code may be a city or a county."""
    if info.region_code:
        kind = "city" if info.region_code.endswith("00") else "county"
    else:
        kind = "county" if info.region.endswith(("县", "区", "旗")) else ""
    return Origin(kind, info.region_parents)


def requirement(
    readings: Sequence[Reading], level: str, unit: str, concept: Concept | None, origins: Mapping[int, Origin]
) -> Requirement:
    """
    Return what a level (`national` or `provincial`) requires of the plans in `origins`, numbers in the unit of the row.

    A plan that prints none follows the one number that all others print if the level is national, else the catalogue:
    its provincial thresholds are those of one province and hold for its plans only.
    """
    own = _printed(readings, level, unit)
    texts = Counter(each.shown for each in own.values() if each.text)
    numbers = {at: n for at, each in own.items() if (n := _number(each)) is not None}
    text = _joined(texts) or _catalogue_text(concept, level, origins)
    others = [at for at in origins if at not in own]
    if level == "national" and numbers:
        common = _common(own, numbers)
        return Requirement(text, numbers | dict.fromkeys(others, common) if common else numbers)
    held = _of_catalogue(concept, level, unit) if concept else []
    catalogue = {at: n for at in others if concept and (n := _holding(held, origins[at], concept, level))}
    return Requirement(text, numbers | catalogue)


def _common(own: Mapping[int, Cell], numbers: Mapping[int, Number]) -> Number | None:
    """Return the number that all who print one print, unless some say for which places it holds (山区≥60)."""
    if len(set(numbers.values())) != 1 or any(_QUALIFIED.match(own[at].text) for at in numbers):
        return None
    return next(iter(numbers.values()))


def _printed(readings: Sequence[Reading], level: str, unit: str) -> dict[int, Cell]:
    places: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.level == level:
            places.setdefault(reading.place, []).append(reading)
    return {place: _fitting(said, unit) for place, said in places.items()}


def _fitting(said: list[Reading], unit: str) -> Cell:
    """Return a plan's own requirement; in a unit that does not fit it is only shown."""
    if all(ratio(each.unit, unit) is not None for each in said if each.is_number):
        return cell(said, unit)
    return Cell("；".join(dict.fromkeys(each.raw for each in said)))


def _number(cell: Cell) -> Number | None:
    return None if cell.value is None else (cell.comparator, cell.low, cell.high)


def _joined(texts: Counter[str]) -> str:
    said = sorted(texts.items(), key=lambda pair: (-pair[1], pair[0]))
    marks = [(text, count) for text, count in said if any(map(str.isalnum, text))] or said
    if len(marks) == 1:
        return marks[0][0]
    return "；".join(f"{text}（{count}）" for text, count in marks)


def _of_catalogue(concept: Concept, level: str, unit: str) -> list[tuple[str, Number]]:
    """Return the catalogue's thresholds with the places for which they hold."""
    printed: str = getattr(concept, level)
    thresholds: list[tuple[str, Number]] = []
    for part in filter(None, printed.split("|")):
        found = _PART.fullmatch(part)
        value = found and converted(Decimal(found["number"]), concept.unit, unit)
        if found and value is not None:
            sign = found["sign"] or "="
            low, high = None if sign in ("<=", "<") else value, None if sign in (">=", ">") else value
            thresholds.append((found["where"], (sign, low, high)))  # type: ignore[arg-type]
    return thresholds


def _holding(held: list[tuple[str, Number]], place: Origin, concept: Concept, level: str) -> Number | None:
    """Return the threshold that holds for a place; which of those for mountains and plains does is not known here."""
    if level == "provincial" and not _is_of(concept, place):
        return None
    names = {"city": ("", "市"), "county": ("", "县")}.get(place.kind, ("",))
    return next((number for where, number in held if where in names), None)


def _is_of(concept: Concept, place: Origin) -> bool:
    return any(parent in concept.source for parent in place.parents)


def _catalogue_text(concept: Concept | None, level: str, origins: Mapping[int, Origin]) -> str:
    if concept is None or (level == "provincial" and not any(_is_of(concept, place) for place in origins.values())):
        return ""
    text: str = getattr(concept, level)
    for sign, shown in _SIGNS.items():
        text = text.replace(sign, shown)
    return text
