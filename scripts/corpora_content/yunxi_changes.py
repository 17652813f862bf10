"""
What the revision of 云溪县 changed: `yunxi_changes.csv`.

The list began as what plantext found, and was held cell by cell against a list that was made without it. Since then it
is changed by hand, with a reason: it guards against change more than it judges.

Listed is what a person would list who reads both plans side by side: indicators and their values, projects, the
sentences of the task chapters, and the targets of running text that both plans have. Targets of the text that only
one of them has are left out: they are as many as the text has numbers.
"""

from __future__ import annotations

import csv
from pathlib import Path

with (Path(__file__).parent / "yunxi_changes.csv").open(encoding="utf-8", newline="") as _file:
    CHANGES: tuple[dict[str, str], ...] = tuple(csv.DictReader(_file))
