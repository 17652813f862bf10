"""Timing in interleaved rounds, and what only a process of its own can tell: peak memory and time to start."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

_LARGE = 64 * 1024  # bytes; asked for that much, glibc joins the small pieces that were freed

_MEMORY = """
import resource, sys
from pathlib import Path
data = Path(sys.argv[1]).read_bytes()
{work}
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
# A process starts with the peak of the one that starts it, so a small one stands between.
_BETWEEN = "import subprocess, sys; subprocess.run([sys.executable, *sys.argv[1:]], check=True)"
_WHOLE = "from plantext.reading import read_bytes; plan = read_bytes(data, sys.argv[1])"
_BARE = "from benchmarks.bare import bare; result = bare(data, sys.argv[1])"


def interleaved(work: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """
    Return the seconds of each piece of work in each round.

    The pieces take turns, so that a slow moment of the machine falls on all of them. A first round is not counted:
    it fills the caches. What the system's allocator puts off when memory is freed, it does before the clock starts:
    else a piece would pay for the one before it.
    """
    seconds: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(rounds + 1):
        for name, run in work.items():
            bytearray(_LARGE)
            started = perf_counter()
            run()
            if turn:
                seconds[name].append(perf_counter() - started)
    return seconds


def noise(rounds: int) -> float:
    """Return how far the middle half of equal work is apart, as a share of its median: 0.1 is 10 %."""
    seconds = interleaved({"loop": lambda: sum(range(200_000))}, rounds)["loop"]
    lower, middle, upper = quantiles(seconds, n=4)
    return (upper - lower) / middle


def start_times(rounds: int) -> dict[str, float]:
    """Return the median seconds that a bare interpreter and `plantext --help` take."""
    commands = {"python -c pass": ["-c", "pass"], "plantext --help": ["-m", "plantext", "--help"]}
    work = {name: _process(arguments) for name, arguments in commands.items()}
    return {name: median(seconds) for name, seconds in interleaved(work, rounds).items()}


def peak_memory(data: bytes, name: str) -> tuple[int, int] | None:
    """Return the peak memory in kB of bare work and of whole extraction, or None where the system does not tell it."""
    if sys.platform == "win32":
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        bare, whole = (_peak(work, path) for work in (_BARE, _WHOLE))
    return bare, whole


def peak_of(work: str, data: bytes, name: str) -> int:
    """Return the peak memory in kB of a process that does some work with `data`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return _peak(work, path)


def _peak(work: str, path: Path) -> int:
    command = [sys.executable, "-c", _BETWEEN, "-c", _MEMORY.format(work=work), str(path)]
    run = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).resolve().parents[1])
    kilobytes = int(run.stdout)
    return kilobytes // 1024 if sys.platform == "darwin" else kilobytes


def _process(arguments: list[str]) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
