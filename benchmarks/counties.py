"""Comparing a thousand extracted plans: seconds, and what it takes in memory; in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from plantext.concepts import load_concepts
from plantext.counties import compare_counties
from plantext.document import Document
from plantext.plan import Plan
from plantext.records import Comparator, Indicator, Info, Level, Role, Value

AIM_SECONDS, AIM_MB = 10, 1024
HEADER = ("plans", "indicators", "values", "rows", "seconds", "whole table s", "plans MB", "peak MB")

PLANS, _INDICATORS = 1000, 60
_OWN = 5  # of the indicators are printed names that no other plan has
_UNITS = {"千克/公顷": "公斤/亩", "平方米": "亩", "元": "万元", "公里": "米"}
_CELLS: tuple[tuple[Role, Level, str], ...] = (
    *(("requirement", "national", ""), ("requirement", "provincial", ""), ("baseline", "", "2022")),
    *(("attained", "national", ""), ("target", "", "2025"), ("target", "", "2030")),
)


def county_rows(plans: int = PLANS) -> list[list[str]]:
    """Return the row of the table for so many plans, measured in a process of its own."""
    root = Path(__file__).resolve().parents[1]
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.counties", str(plans)],
        cwd=root,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    row: list[str] = json.loads(run.stdout)
    return [row]


def made_plans(count: int = PLANS) -> list[Plan]:
    """Return plans of 60 indicators: some numbers in other units, some wordings, a few that no other plan has."""
    concepts = [concept for concept in load_concepts() if concept.unit][: _INDICATORS - _OWN]
    return [_plan(at, [(c.name, c.id, c.unit) for c in concepts]) for at in range(count)]


def _plan(at: int, leaves: list[tuple[str, str, str]]) -> Plan:
    own = [(f"第{at}号县的指标{number}", "", "个") for number in range(_OWN)]
    indicators, values = [], []
    for place, (name, concept, usual) in enumerate([*leaves, *own]):
        unit = _UNITS.get(usual, usual) if at % 3 == 0 else usual
        source = f"表1 r{place}"
        indicators.append(Indicator("表1", str(place), name, "", "", "", unit, "", "", concept, source))
        values += [_value(at, place, (name, unit), cell) for cell in _CELLS]
    document = Document(f"county{at}", "txt", ())
    info = Info(region=f"第{at}县", region_parents=("浙江省",) if at % 2 else ())
    return Plan(f"county{at}", f"county{at}.docx", "", document, info, (), tuple(indicators), tuple(values))


def _value(at: int, place: int, leaf: tuple[str, str], cell: tuple[Role, Level, str]) -> Value:
    (name, unit), (role, level, year) = leaf, cell
    source = f"表1 r{place}c{role}{year}"
    if role == "attained" or (at + place) % 10 == 0:
        raw = "是" if role == "attained" else "持续提高"
        return Value(
            *("表1", str(place), name, "", role, level, year, raw, "", None, None, "", raw, source, "wording"),
        )
    number = Decimal(50 + (at * 7 + place * 3 + len(year)) % 40) / 10
    comparator: Comparator = ">=" if role != "baseline" else "="
    high = None if comparator == ">=" else number
    raw = f"≥{number}" if high is None else str(number)
    return Value(
        *("表1", str(place), name, "", role, level, year, raw, comparator, number, high, unit, "", source, "number"),
    )


def _measure(count: int) -> list[str]:
    plans = made_plans(count)
    held = _peak()
    started = perf_counter()
    matrix = compare_counties(plans)
    compared = perf_counter() - started
    lines = sum(1 for _ in matrix.table())
    whole = perf_counter() - started
    values = sum(len(plan.values) for plan in plans)
    counts = (len(plans), _INDICATORS, values, lines)
    return [*(f"{count:,}" for count in counts), f"{compared:.1f}", f"{whole:.1f}", f"{held:.0f}", f"{_peak():.0f}"]


def _peak() -> float:
    """Return the most memory this process has had, in MB."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415

    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1024**2 if sys.platform == "darwin" else size / 1024


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
