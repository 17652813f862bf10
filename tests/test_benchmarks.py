from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_benchmark_prints_all_its_tables(checkout: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "--rounds", "1", "--small"]
    run = subprocess.run(command, cwd=checkout, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    rows = [line.strip("| ").split("|")[0].strip() for line in run.stdout.splitlines() if line.startswith("|")]
    assert "At most 3 times the bare work is the aim for 60 pages" in run.stdout
    assert {"yunxi_2024_action.txt", "60 pages, county.docx", "60 pages, dense.docx", "plantext --help"} <= set(rows)
