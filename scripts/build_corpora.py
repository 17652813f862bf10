"""
Build the sample plans in `corpora/` and their expected tables: `python scripts/build_corpora.py [--to DIR]`.

The same content gives the same bytes. `big_plan(pages)` makes a long document in memory, for benchmarks:

    sys.path.insert(0, "scripts"); from build_corpora import big_plan; data = big_plan(60)
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpora_content.big import big_plan
from corpora_content.docx_writer import docx_bytes
from corpora_content.expected import expected_tables, table
from corpora_content.model import Plan
from corpora_content.plans import PLANS
from corpora_content.txt_writer import txt

__all__ = ["big_plan", "build", "files"]

_README = Path(__file__).resolve().parent / "corpora_content" / "README.md"
_INDEX = ("name", "title", "genre", "region", "period", "formats", "source", "licence")


def files() -> dict[str, bytes]:
    """Return every file of the sample folder by its path."""
    out = {"index.csv": table(_INDEX, [_index_row(plan) for plan in PLANS]), "README.md": _README.read_bytes()}
    for plan in PLANS:
        if "docx" in plan.formats:
            out[f"{plan.name}.docx"] = docx_bytes(plan)
        if "txt" in plan.formats:
            out[f"{plan.name}.txt"] = txt(plan)
        for name, data in expected_tables(plan).items():
            out[f"expected/{plan.name}/{name}"] = data
    return out


def build(folder: Path) -> None:
    """Write every file of the sample folder, and leave others alone."""
    for path, data in files().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _index_row(plan: Plan) -> tuple[str, ...]:
    formats = "|".join(plan.formats)
    return (plan.name, plan.title, plan.genre, plan.region, plan.period, formats, "written for plantext", "CC0-1.0")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build the sample plans and their expected tables.")
    parser.add_argument("--to", type=Path, default=Path(__file__).resolve().parent.parent / "corpora")
    build(parser.parse_args().to)
