"""The same plan gives the same records: every sample in every format, with its tables drawn in several ways."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from plantext import read
from plantext.errors import DocumentError
from plantext.plan import Plan
from plantext.samples import samples as index

from .comparing import differences, leaf_cells, shared
from .variants import Variants, scanned

SAMPLES = [entry.name for entry in index()]
SAME = ("doc", "html", "page", "pdf", "tagged", "landscape", "stretched")
LOST = {"html": ("section", "path")}
"""LibreOffice leaves the numbers of headings that it counts itself out of a web page."""
CELLS = {"three-line": 0.95, "bare": 0.80}
"""Which part of the cells is read right: nearly all, or most where nothing at all is ruled."""
SCANNED_VALUES = 0.90
"""At 200 dots per inch."""
SHOWN = 40


@pytest.fixture(scope="module")
def expected(samples: Path) -> Callable[[str], Plan]:
    """A function that gives a sample plan as it is read from DOCX."""
    return cache(lambda name: read(samples / f"{name}.docx"))


def _read(path: Path) -> Plan:
    try:
        return read(path)
    except DocumentError as error:
        if "not read yet" in error.message:
            pytest.skip(error.message)
        raise


@pytest.mark.parametrize("variant", SAME)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_plan_gives_the_same_records(
    name: str, variant: str, variants: Variants, expected: Callable[[str], Plan]
) -> None:
    differing = differences(_read(variants.path(name, variant)), expected(name), LOST.get(variant, ()))
    if differing:
        pytest.fail("\n".join([f"{len(differing)} differ", *differing[:SHOWN]]), pytrace=False)


@pytest.mark.parametrize("variant", CELLS)
@pytest.mark.parametrize("name", SAMPLES)
def test_tables_without_most_of_their_rulings_keep_their_cells(
    name: str, variant: str, variants: Variants, expected: Callable[[str], Plan]
) -> None:
    right = leaf_cells(_read(variants.path(name, variant)).document, expected(name).document)
    assert right >= CELLS[variant]


def test_the_values_of_a_scanned_table_are_read(
    variants: Variants, expected: Callable[[str], Plan], tmp_path: Path
) -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed (Debian: apt-get install poppler-utils)")
    if not (find_spec("rapidocr") and find_spec("onnxruntime")):
        pytest.skip('the extra ocr is not installed (pip install "plantext[ocr]")')
    right = shared(_read(scanned(variants.path("hezhe_2026", "excerpt"), tmp_path)), expected("hezhe_2026"), "values")
    assert right >= SCANNED_VALUES
