"""The notebooks run from top to bottom, and hold nothing but what a person wrote."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "docs/notebooks").glob("*.ipynb"))
SHOWN = {
    "one-plan": ["柳塘区水安全保障规划", "80—82", "不减少", "27660 万元; 合计（7个）: 27660", "再生水利用率达到20%"],
    "revision": ["tightened", "农膜回收利用率", "similar", "城镇污水处理率"],
    "many-plans": ["('liutang_2024', '河湖岸线保护率', '2027', '80—82')", "('version', 'yunxi_2018', 'yunxi_2023'"],
}
"""What the outputs of each notebook hold, so that one that runs and shows nothing does not pass."""


def read(path: Path) -> Any:
    for module in ("nbclient", "ipykernel"):
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    import nbformat  # noqa: PLC0415

    return nbformat.read(path, as_version=4)


def test_there_are_notebooks(docs: Path) -> None:
    assert {path.stem for path in NOTEBOOKS} == SHOWN.keys()
    assert (docs / "notebooks").is_dir()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    for cell in read(path).cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_lines_of_code_fit_the_page(path: Path) -> None:
    lines = (line for cell in read(path).cells if cell.cell_type == "code" for line in cell.source.splitlines())
    assert [line for line in lines if len(line) > 90] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_is_about(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nbclient import NotebookClient  # noqa: PLC0415

    notebook = read(path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = str([cell.outputs for cell in notebook.cells if cell.cell_type == "code"])
    assert [text for text in SHOWN[path.stem] if text not in shown.replace("\\'", "'").replace('"', "'")] == []
