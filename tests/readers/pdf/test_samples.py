"""The sample plans, printed to PDF, give the records that they give as DOCX."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

import plantext
from plantext.document import Paragraph, Table
from plantext.readers.pdf.crosscheck import SecondOpinion
from plantext.readers.pdf.grids import grids
from plantext.readers.pdf.opening import opened
from plantext.readers.pdf.raw import load

SAMPLES = (
    "hezhe_2021",
    "hezhe_2026",
    "liutang_2024",
    "yunxi_2018",
    "yunxi_2023",
    "yunxi_2023_note",
    "yunxi_2024_action",
)
PLACES = ("doc", "source", "year_source", "unit_source", "page", "start", "end")


def records(plan: plantext.Plan, kind: str) -> Counter[str]:
    """The records of a kind, without the places where they were found."""
    rows = (dataclasses.asdict(record) for record in getattr(plan, kind))
    return Counter(str([item for item in row.items() if item[0] not in PLACES]) for row in rows)


@pytest.fixture(scope="module", params=SAMPLES)
def pair(request: pytest.FixtureRequest, samples: Path, printed_samples: dict[str, Path]) -> tuple[plantext.Plan, ...]:
    name = request.param
    return plantext.read(samples / f"{name}.docx"), plantext.read(printed_samples[name])


@pytest.mark.parametrize(
    "kind", ["indicators", "values", "projects", "project_totals", "project_status", "targets", "duties"]
)
def test_a_printed_plan_gives_the_records_of_the_document(pair: tuple[plantext.Plan, ...], kind: str) -> None:
    document, printed = pair
    assert records(printed, kind) == records(document, kind)


def test_a_printed_plan_has_the_sections_and_the_tables_of_the_document(pair: tuple[plantext.Plan, ...]) -> None:
    document, printed = pair
    assert [(s.level, s.title) for s in printed.sections] == [(s.level, s.title) for s in document.sections]
    shapes = [
        [(len(b.rows), b.width) for b in plan.document.blocks if isinstance(b, Table)] for plan in (document, printed)
    ]
    assert shapes[0] == shapes[1]


def test_every_block_of_a_printed_plan_knows_its_pages(pair: tuple[plantext.Plan, ...]) -> None:
    document = pair[1].document
    last = 0
    for block in document.blocks:
        pages = (block.page,) if isinstance(block, Paragraph) else block.pages
        assert pages
        assert all(page is not None and 1 <= page <= (document.page_count or 0) for page in pages)
        if isinstance(block, Table) or block.kind != "footnote":
            assert (pages[0] or 0) >= last
            last = pages[-1] or 0


@pytest.mark.parametrize("name", SAMPLES)
def test_rulings_make_up_the_cells_that_pdfplumber_finds(name: str, printed_samples: dict[str, Path]) -> None:
    data = printed_samples[name].read_bytes()
    second = SecondOpinion(data)
    with opened(data) as pdf:
        for index in range(pdf.page_count):
            loaded = load(pdf, index)
            assert loaded is not None
            mine = [grid for grid in grids(loaded.page.rules) if len(grid.spans) > 1]
            other = sorted(second.grids(index + 1), key=lambda grid: grid.ys[0])
            assert not any(grid.is_ragged for grid in mine)
            assert [grid.spans for grid in mine] == [tuple(sorted(grid.spans)) for grid in other]


@pytest.mark.parametrize("name", ["yunxi_2023", "hezhe_2021"])
@pytest.mark.parametrize("is_stated", [True, False], ids=["rotate entry", "sideways without entry"])
def test_a_page_that_lies_on_its_side_is_read_upright(
    name: str, is_stated: bool, printed_samples: dict[str, Path], tmp_path: Path
) -> None:
    turned = tmp_path / "turned.pdf"
    source = pypdfium2.PdfDocument(printed_samples[name])
    if is_stated:
        for page in source:
            page.set_rotation(90)
        source.save(turned)
    else:
        made = pypdfium2.PdfDocument.new()
        for index in range(len(source)):
            width, height = source[index].get_size()
            item = source.page_as_xobject(index, made).as_pageobject()
            page = made.new_page(height, width)
            item.set_matrix(pypdfium2.PdfMatrix(0, 1, -1, 0, height, 0))
            page.insert_obj(item)
            page.gen_content()
        made.save(turned)
    upright, lying = plantext.read(printed_samples[name]), plantext.read(turned)
    for kind in ("values", "projects", "targets"):
        assert records(lying, kind) == records(upright, kind)
