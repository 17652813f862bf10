"""Counties side by side: the indicators of many plans aligned, in equal units, with what is required of them."""

from __future__ import annotations

from collections.abc import Iterable

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
    return County(unused(plan.name, taken), plan.info.region, plan.info.title)


def _labelled(counties: list[County]) -> tuple[County, ...]:
    """Return the columns with labels that tell them apart: the place, or the name where two plans are of one place."""
    labels = [county.label for county in counties]
    return tuple(
        County(each.name, each.label if each.label and labels.count(each.label) == 1 else each.name, each.title)
        for each in counties
    )
