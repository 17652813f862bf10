"""A short run of each fuzz target; the long one is told in CONTRIBUTING.md, and what it finds stands in `FOUND`."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from .seeds import SEEDS
from .targets import TARGETS

SECONDS = 2
FOUND: dict[str, tuple[bytes, ...]] = dict.fromkeys(TARGETS, ())


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_what_was_found_are_read_or_refused(name: str) -> None:
    for data in (*SEEDS[name], *FOUND[name]):
        TARGETS[name](data)


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="fuzzing needs atheris: pip install atheris (Linux)"
)
@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run_finds_nothing(name: str, tmp_path: Path) -> None:
    for number, data in enumerate(SEEDS[name]):
        (tmp_path / str(number)).write_bytes(data)
    options = [f"-max_total_time={SECONDS}", "-timeout=20", "-rss_limit_mb=2000", "-seed=1", str(tmp_path)]
    made = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("targets.py")), name, *options],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr[-3000:]
