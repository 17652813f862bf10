"""Counties side by side: the indicators of many plans aligned, in equal units, with what is required of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from plantext.counties.matrix import FIXED, ROLES, Cell, County, Matrix, Row
from plantext.counties.readings import Reading, readings
from plantext.counties.requirements import Origin, origin
from plantext.counties.rows import rows
from plantext.errors import PlantextError
from plantext.inputs import unused
from plantext.plan import Plan

__all__ = ["ROLES", "Cell", "County", "Matrix", "Row", "compare_counties"]


def compare_counties(plans: Iterable[Plan]) -> Matrix:
    """
    Return plans side by side: a row per indicator, unit, role and year, a column per plan.

    The plans are taken one after the other and none is kept, so that there may be a thousand of them.

    Raises:
        PlantextError: there are fewer than two plans.

    """
    counties: list[County] = []
    origins: list[Origin] = []
    taken = set(FIXED)
    subjects: dict[str, list[Reading]] = {}
    for place, plan in enumerate(plans):
        counties.append(_county(plan, taken))
        origins.append(origin(plan.info))
        for reading in readings(plan, place):
            subjects.setdefault(reading.key, []).append(reading)
    if len(counties) < 2:
        raise PlantextError(f"comparing needs at least two plans; there {'is one' if counties else 'is none'}")
    return Matrix(_labelled(counties), rows(subjects, origins))


def _county(plan: Plan, taken: set[str]) -> County:
    """Return the column of a plan; its name is made different from those taken."""
    info = plan.info
    notes = tuple(dict.fromkeys((*plan.notes, *(fault.message for fault in plan.faults))))
    return County(unused(plan.name, taken), info.region, info.title, info.period_start, info.period_end, notes)


def _labelled(counties: list[County]) -> tuple[County, ...]:
    """Return the columns with labels that tell them apart: the place, the place and the first year, or the name."""
    regions = Counter(each.label for each in counties)
    dated = Counter(_dated(each) for each in counties)
    return tuple(replace(each, label=_label(each, regions, dated)) for each in counties)


def _label(county: County, regions: Counter[str], dated: Counter[str]) -> str:
    if county.label and regions[county.label] == 1:
        return county.label
    known = county.label and county.start is not None and dated[_dated(county)] == 1
    return _dated(county) if known else county.name


def _dated(county: County) -> str:
    return f"{county.label} {county.start}"
