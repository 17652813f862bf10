"""Comparing two versions of a plan that were read: the first time in a process, and after that; in one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.work import cases
from plantext.plan import Plan
from plantext.reading import read, read_bytes
from plantext.records import Value
from plantext.revisions import compare_revisions
from plantext.samples import sample

AIM_SECONDS = 0.5
HEADER = ("versions", "indicators", "projects", "sentences", "changes", "first s", "then s")

_ROUNDS = 7
_CHANGED = 5  # every such value is another one in the new version


def revision_rows(small: bool) -> list[list[str]]:
    """Return the rows of the table; each is measured in a process of its own, for the first comparison loads words."""
    root = Path(__file__).resolve().parents[1]
    rows = []
    for name in ("sample",) if small else ("sample", "county"):
        command = [sys.executable, "-m", "benchmarks.revision", name]
        run = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8")
        rows.append(json.loads(run.stdout))
    return rows


def _versions(name: str) -> tuple[Plan, Plan]:
    if name == "sample":
        return read(sample("yunxi_2018.docx")), read(sample("yunxi_2023.docx"))
    (county,) = [case for case in cases() if case.name.endswith("county.docx")]
    old = read_bytes(county.data, "county.docx")
    values = tuple(_other(value) if at % _CHANGED == 0 else value for at, value in enumerate(old.values))
    return old, replace(old, name="county, revised", sha256="", values=values, projects=old.projects[::-1][3:])


def _other(value: Value) -> Value:
    return value if value.low is None else replace(value, raw=f"{value.raw}0", low=value.low * 2)


def _measure(name: str) -> list[str]:
    old, new = _versions(name)
    seconds = []
    for _ in range(_ROUNDS):
        begin = perf_counter()
        revision = compare_revisions(old, new)
        seconds.append(perf_counter() - begin)
    told = list(revision)
    return [
        f"{old.name} → {new.name}",
        *(f"{len(records):,}" for records in (new.indicators, new.projects)),
        f"{sum(change.subject == 'measure' for change in told):,}",
        *(f"{len(revision.changes):,}", f"{seconds[0]:.2f}", f"{median(seconds[1:]):.3f}"),
    ]


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1])))
