"""What the pages of the documentation show is what happens: commands, Python, files, each page from top to bottom."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from plantext.quantities.cells import read_cell

from ..shown import Block, Session, agree, all_blocks, failures, output_here, parted

DOCS = Path(__file__).resolve().parents[2] / "docs"
WIDTH = "88"
"""So many columns have the terminals of the pages."""

PAGES = [page for page in sorted(DOCS.rglob("*.md")) if {"console", "python"} & {b.language for b in all_blocks(page)}]


@pytest.fixture
def folder(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that holds `corpora`, as the checkout does; what a page writes goes there."""
    shutil.copytree(samples, tmp_path / "corpora")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", WIDTH)
    return tmp_path


@pytest.mark.skipif(not DOCS.is_dir(), reason="needs the source tree: only the installed package is here")
def test_the_tutorials_and_the_tasks_show_commands() -> None:
    names = {str(page.relative_to(DOCS)) for page in PAGES}
    assert names >= {"tutorial.md", "zh/tutorial.md", "one-plan.md", "revision.md", "counties.md", "runs.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_what_a_page_shows_is_what_happens(folder: Path, page: Path) -> None:
    shown = all_blocks(page)
    faults = [fault for block in shown if (fault := _fault(block, folder))]
    faults += filter(None, [failures(page, [block.text for block in shown if block.language == "python"])])
    if faults:
        pytest.fail(f"{page.name} shows something else than what happens:\n" + "\n".join(faults), pytrace=False)


def _fault(block: Block, folder: Path) -> str:
    """Return what happens otherwise than a block shows."""
    if block.language == "console":
        printed = ((session, output_here(session.command)) for session in parted(block))
        return "\n".join(_told(session, text) for session, text in printed if not agree(session.shown, text))
    if block.file.startswith(">"):
        (folder / block.file[1:]).write_text(block.text, encoding="utf-8")
    elif block.file:
        text = (folder / block.file).read_text(encoding="utf-8-sig")
        return "" if agree(block.text, text) else f"{block.file}:\n{text[:2000]}"
    return ""


def _told(session: Session, printed: str) -> str:
    return f"$ {session.command}\n{printed}"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("≥90", (">=", 90, None)),
        ("不低于90", (">=", 90, None)),
        ("90以上", (">=", 90, None)),
        ("≤25", ("<=", None, 25)),
        ("控制在25以内", ("<=", None, 25)),
        ("超过88", (">", 88, None)),
        ("20左右", ("~", 20, 20)),
        ("80—82", ("range", 80, 82)),
        ("下降18.4%", ("change", Decimal("-18.4"), Decimal("-18.4"))),
        ("95", ("=", 95, 95)),
        ("达到95", ("=", 95, 95)),
        ("持续提高", ("", None, None)),
    ],
)
def test_bounds_are_read_as_the_page_on_one_plan_says(docs: Path, cell: str, expected: tuple[object, ...]) -> None:
    (reading,) = read_cell(cell)
    assert (reading.comparator, reading.low, reading.high) == expected
    page = (docs / "one-plan.md").read_text(encoding="utf-8")
    (row,) = (line for line in page.splitlines() if line.startswith("| ") and cell in re.split(r", |\| ?| \|", line))
    numbers = ["" if number is None else str(number) for number in expected[1:]]
    assert [part.strip("` ") for part in row.split("|")[2:5]] == [expected[0], *numbers]
