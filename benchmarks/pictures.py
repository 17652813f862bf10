"""Seconds and sizes of pictures and of the documents that hold them: `python -m benchmarks.pictures`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.counties import made_plans
from benchmarks.table import print_table
from plantext.charts import Picture, pictures, single
from plantext.counties import compare_counties
from plantext.report.matrix_files import write_shown
from plantext.report.matrix_rows import Comparison

HEADER = ("plans", "what", "seconds", "KB")
COUNTS = (7, 40, 1000)
_ROUNDS = 5


def picture_rows(rounds: int = _ROUNDS) -> Iterator[list[str]]:
    """Give rows: a picture of each kind as SVG and PNG, then the page and the workbook with all pictures."""
    for count in COUNTS:
        matrix = compare_counties(made_plans(count))
        kinds = {picture.kind: picture for picture in pictures(matrix)} | {"heat-map": single(matrix)}
        for kind, picture in kinds.items():
            for form, make in _forms(picture).items():
                seconds, size = _timed(make, rounds)
                yield [f"{count:,}", f"{kind} {form}", f"{seconds:.2f}", f"{size / 1024:,.0f}"]
        yield from _documents(Comparison(matrix), count)


def _forms(picture: Picture) -> dict[str, Callable[[], bytes]]:
    return {"SVG": lambda: picture.svg().encode(), "PNG": picture.png}


def _documents(shown: Comparison, count: int) -> Iterator[list[str]]:
    drawn = sum(1 for _ in pictures(shown.matrix))
    with TemporaryDirectory() as folder:
        for name in ("compare.html", "compare.xlsx"):
            path = Path(folder) / name
            seconds, size = _timed(lambda to=path: _written(shown, to), 1)  # type: ignore[misc]
            yield [f"{count:,}", f"{name}, {drawn} pictures", f"{seconds:.1f}", f"{size / 1024:,.0f}"]


def _written(shown: Comparison, to: Path) -> bytes:
    write_shown(shown, str(to))
    return to.read_bytes()


def _timed(make: Callable[[], bytes], rounds: int) -> tuple[float, int]:
    times, size = [], 0
    for _ in range(rounds):
        started = perf_counter()
        size = len(make())
        times.append(perf_counter() - started)
    return median(times), size


if __name__ == "__main__":
    print_table("Pictures of a comparison of plans of 60 indicators", HEADER, list(picture_rows()))
