"""How large the review page is, how soon it is made and opened, how long jumps take: `python -m benchmarks.review`."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.table import print_table
from plantext import read_bytes
from plantext.review import write_review

ROOT = Path(__file__).resolve().parents[1]
HEADER = ("plan", "records", "MB", "made s", "opened s", "jump ms", "longest jump ms", "filter ms")
AIMS = "At most 3 MB, 1 s to make and 100 ms for a jump on 60 pages, and 2 s to open 300 pages, are the aims.\n"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-quic")
_TIMED = """async (share) => {
  const started = performance.now();
  %s
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - started;
}"""
_JUMP = _TIMED % "choose(sheet.items[Math.floor(sheet.items.length * share)]);"
_FILTER = _TIMED % "byId('search').value = '2025'; filter();"
_OPENED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.review", description="Measures the review page.")
    parser.add_argument("--jumps", type=int, default=20, help="jumps over the whole document (default: 20)")
    jumps = parser.parse_args().jumps
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415
    except ModuleNotFoundError:
        sys.exit("the figures of the browser need playwright: pip install playwright")
    with sync_playwright() as driver, TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        rows = [_row(name, plan, Path(folder), browser, jumps) for name, plan in _plans()]
        browser.close()
    print_table("The review page in Chromium", HEADER, rows)
    print(AIMS)


def _plans() -> list[tuple[str, Callable[[], bytes]]]:
    """Return made plans: of 60 pages as a county prints them, of 60 and 300 pages that are nothing but records."""
    sys.path.insert(0, str(ROOT / "scripts"))
    from build_corpora import big_plan  # noqa: PLC0415

    from benchmarks.county import county_plan  # noqa: PLC0415

    dense = [(f"{pages} pages, dense", lambda pages=pages: big_plan(pages)) for pages in (60, 300)]
    return [("60 pages, county", county_plan), *dense]


def _row(name: str, make: Callable[[], bytes], folder: Path, browser: Any, jumps: int) -> list[str]:
    plan = read_bytes(make(), "plan.docx")
    path = folder / f"{name}.html"
    started = time.perf_counter()
    write_review(plan, path)
    made = time.perf_counter() - started
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri())
    opened = page.evaluate(_OPENED) / 1000
    times = [page.evaluate(_JUMP, (at * 0.618) % 1) for at in range(1, jumps + 1)]
    filtered = page.evaluate(_FILTER)
    records = page.evaluate("sheet.items.length")
    page.close()
    size = f"{path.stat().st_size / 1e6:.2f}"
    return [
        name,
        str(records),
        size,
        f"{made:.2f}",
        f"{opened:.2f}",
        f"{median(times):.0f}",
        f"{max(times):.0f}",
        f"{filtered:.0f}",
    ]


if __name__ == "__main__":
    main()
