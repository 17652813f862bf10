from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_benchmark_prints_a_row_for_every_sample_and_the_long_plans(checkout: Path, samples: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "--rounds", "1", "--small"]
    run = subprocess.run(command, cwd=checkout, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    rows = [line.strip("| ").split("|")[0].strip() for line in run.stdout.splitlines() if line.startswith("|")]
    files = [path.name for path in samples.iterdir() if path.suffix in {".docx", ".txt"}]
    assert "At most 3 times the bare work is the aim for 60 pages" in run.stdout
    assert {*files, "60 pages, county.docx", "60 pages, dense.docx", "plantext --help"} <= set(rows)
