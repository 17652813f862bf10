"""From the readings of all plans to the rows of the matrix, an indicator at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plantext.concepts import Concept
from plantext.counties import judging
from plantext.counties.cells import Number, cell
from plantext.counties.matrix import ROLES, Cell, Row
from plantext.counties.readings import Reading, concepts
from plantext.counties.requirements import Origin, Requirement, requirement
from plantext.counties.units import Units
from plantext.counties.words import words

Key = tuple[str, str, str, str, str]  # unit, role, level, year, kind
Line = dict[int, Cell]
LEVELS = ("national", "provincial")


def rows(subjects: dict[str, list[Reading]], origins: Sequence[Origin]) -> tuple[Row, ...]:
    """
    Return the rows of all indicators: those of the catalogue in its order, then the others, the most common first.

    The order does not depend on that of the plans.
    """
    made: list[tuple[tuple[int, int, str], Row]] = []
    catalogue = {id_: at for at, id_ in enumerate(concepts())}
    for key, readings in subjects.items():
        plans = len({reading.place for reading in readings})
        rank = (catalogue.get(key, len(catalogue)), 0 if key in catalogue else -plans, key)
        made += [(rank, row) for row in _subject(key, readings, origins)]
    return tuple(row for _, row in sorted(made, key=lambda pair: (pair[0], _order(pair[1]))))


def _order(row: Row) -> tuple[str, str, int, str, str]:
    return row.unit, row.period, ROLES.index(row.role), row.level, row.year


def _subject(key: str, readings: list[Reading], origins: Sequence[Origin]) -> Iterator[Row]:
    concept = concepts().get(key)
    asked = [each for each in readings if each.role == "requirement" and each.level]
    said = [each for each in readings if not (each.role == "requirement" and each.level)] or [
        replace(each, role="target", level="", raw="", low=None, high=None) for each in asked
    ]
    units = Units(said, concept.unit if concept else "")
    places: defaultdict[Key, defaultdict[int, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    for each in said:
        row_key = (units.of(each), each.role, each.level, each.year, each.kind)
        places[row_key][each.place].append(each)
    cells = {row_key: _cells(found, row_key[0]) for row_key, found in places.items()}
    name = _name(readings)
    better = _better(concept, said)
    who = {each.place: origins[each.place] for each in said}
    needed = {
        unit: [requirement(asked, level, unit, concept, who) for level in LEVELS]
        for unit in {row_key[0] for row_key in cells}
    }
    for row_key, line in cells.items():
        unit, role, level, year, kind = row_key
        comparable = not kind or words().is_change(name)
        judged = _judged(line, needed[unit], better) if role in ("baseline", "target") and not kind else line
        # From a yearly fall to the fall of a whole period is no distance.
        if role == "target" and not kind and not words().is_change(name):
            judged = _measured(judged, year, _baselines(cells, unit))
        ahead = judging.best(judged, better) if comparable and role in ("baseline", "target") else ()
        national, provincial = (each.text for each in needed[unit])
        yield Row(
            key if concept else "", name, unit, year, role, level, kind, judged, national, provincial, better, ahead
        )


def _cells(found: dict[int, list[Reading]], unit: str) -> Line:
    return {place: cell(found[place], unit) for place in sorted(found)}


def _name(readings: list[Reading]) -> str:
    """Return the name that most plans print."""
    names = Counter(name for _, name in {(each.place, each.name) for each in readings})
    return min(names, key=lambda name: (-names[name], name))


def _better(concept: Concept | None, readings: list[Reading]) -> str:
    if concept:
        return concept.better
    return judging.direction({each.comparator for each in readings if each.role == "target" and not each.kind})


def _judged(line: Line, needed: list[Requirement], better: str) -> Line:
    """Return the cells with whether they meet what is required of their plans."""
    judged: Line = {}
    for at, each in line.items():
        number: Number = (each.comparator, each.low, each.high)
        asked = [each.numbers.get(at) for each in needed] if each.value is not None else []
        met = [judging.meets(number, bound, better) if bound else None for bound in asked]
        said = any(verdict is not None for verdict in met)
        judged[at] = replace(each, meets_national=met[0], meets_provincial=met[1]) if said else each
    return judged


def _baselines(cells: dict[Key, Line], unit: str) -> list[tuple[str, Line]]:
    """Return the rows of baselines, the latest first."""
    found = [(key[3], line) for key, line in cells.items() if key[0] == unit and key[1] == "baseline" and not key[4]]
    return sorted(found, key=lambda pair: pair[0], reverse=True)


def _measured(line: Line, year: str, baselines: list[tuple[str, Line]]) -> Line:
    """Return the cells of targets with their distance from the plan's latest baseline, and the pace it takes."""
    return {at: _distant(each, at, year, baselines) for at, each in line.items()}


def _distant(each: Cell, at: int, year: str, baselines: list[tuple[str, Line]]) -> Cell:
    for start, line in baselines:
        base = line.get(at)
        if base is None or (year and start > year):
            continue
        distance = judging.gap(each, base)
        if distance is not None:
            return replace(each, gap=distance, pace=judging.pace(distance, start, year))
    return each
