"""Plans for pictures: as many as are wanted, made of the samples with other names and other numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import plantext
from plantext.counties import Matrix, compare_counties
from plantext.plan import Plan
from plantext.records import Value

SAMPLES = (
    "yunxi_2018",
    "yunxi_2023",
    "hezhe_2021",
    "hezhe_2026",
    "liutang_2024",
    "yunxi_2024_action",
    "yunxi_2023_note",
)
_FIRST, _SECOND, _THIRD = "青云安宁永和平东西南北长兴石龙清河白山金", "川溪城州江阳泉湖原岭", "县区市"


@cache
def sample(name: str) -> Plan:
    return plantext.read(plantext.sample(name))


def samples(count: int = len(SAMPLES)) -> Matrix:
    return compare_counties(map(sample, SAMPLES[:count]))


def many(count: int) -> Matrix:
    """Plans of invented counties; the same ones every time."""
    return compare_counties(_varied(count))


def _varied(count: int) -> Iterator[Plan]:
    chance = random.Random(count)
    for at in range(count):
        plan = sample(SAMPLES[at % 5])
        serial = str(at) if at >= len(_FIRST) * len(_SECOND) else ""
        first, second = _FIRST[at % len(_FIRST)], _SECOND[(at // len(_FIRST) + at) % len(_SECOND)]
        name = f"{first}{second}{_THIRD[at % 3]}{serial}"
        values = tuple(_changed(value, Decimal(chance.randrange(85, 104)) / 100) for value in plan.values)
        yield replace(plan, name=f"{name}-{at}", info=replace(plan.info, region=name), values=values)


def _changed(value: Value, times: Decimal) -> Value:
    if value.role == "requirement" or (value.low is None and value.high is None):
        return value
    low, high = (None if each is None else (each * times).quantize(Decimal("0.1")) for each in (value.low, value.high))
    sign = {">=": "≥", "<=": "≤"}.get(value.comparator, "")
    return replace(value, low=low, high=high, raw=f"{sign}{high if low is None else low}")
