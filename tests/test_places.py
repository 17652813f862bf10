"""Every source leads back to its place: the text that stands there is that of the record."""

from __future__ import annotations

from pathlib import Path

import pytest

import plantext
from plantext.document import Cell, Document, Paragraph, Table, grid
from plantext.places import Place, Places
from plantext.samples import samples


def table(*rows: tuple[str, ...]) -> Table:
    return Table(grid([[Cell(text, r, c) for c, text in enumerate(row)] for r, row in enumerate(rows)]))


def text_at(document: Document, place: Place) -> str:
    block = document.blocks[place.block]
    text = block.text if isinstance(block, Paragraph) else block.rows[place.row][place.column].text
    return text[place.start : len(text) if place.end < 0 else place.end]


@pytest.mark.parametrize("name", [entry.name for entry in samples()])
def test_every_record_of_the_samples_is_found_where_its_source_says(name: str, samples: Path) -> None:
    plan = plantext.read(samples / f"{name}.docx")
    places = Places(plan.document)
    for target in (*plan.targets, *plan.duties, *plan.claims):
        place = places.find(target.source)
        assert place is not None
        assert text_at(plan.document, place) == target.quote
    for value in plan.values:
        place = places.find(value.source, value.table, value.raw)
        assert place is not None
        assert value.raw in text_at(plan.document, place)
    for project in plan.projects:
        place = places.find(project.source, project.table)
        assert place is not None
        assert project.name in text_at(plan.document, place).replace("\n", "")


def test_of_two_tables_with_one_number_the_caption_tells_which_is_meant() -> None:
    blocks = (Paragraph("表1 指标"), table(("甲",)), Paragraph("表1 工程清单"), table(("乙",)))
    places = Places(Document("a", "txt", blocks))
    assert places.find("表1 r1c1", "表1 工程清单") == Place(3, 0, 0)
    assert places.find("表1 r1c1", "表1 指标") == Place(1, 0, 0)


def test_of_two_tables_with_one_caption_the_text_tells_which_is_meant() -> None:
    blocks = (Paragraph("表1 指标"), table(("甲",)), Paragraph("其他内容。"), Paragraph("表1 指标"), table(("乙",)))
    places = Places(Document("a", "txt", blocks))
    assert places.find("表1 r1c1", "表1 指标", "乙") == Place(4, 0, 0)


def test_a_merged_cell_is_named_by_its_first_slot() -> None:
    merged = Table(grid([[Cell("甲", 0, 0, row_span=2), Cell("1", 0, 1), Cell("2", 1, 1)]]))
    assert Places(Document("a", "txt", (merged,))).find("table 1 r2c1") == Place(0, 0, 0)


def test_an_empty_cell_leads_to_the_one_above_that_holds_the_text() -> None:
    places = Places(Document("a", "txt", (table(("1", "完成任务"), ("2", "92"), ("3", ""), ("4", "")),)))
    assert places.find("table 1 r4c2", text="完成任务") == Place(0, 0, 1)
    assert places.find("table 1 r4c2", text="92") == Place(0, 1, 1)
    assert places.find("table 1 r4c2", text="93") == Place(0, 3, 1)
    assert places.find("table 1 r4c2") == Place(0, 3, 1)


def test_a_box_that_is_a_table_has_its_cells() -> None:
    document = Document("a", "txt", (table(("专栏1", ""), ("新建", "管网5公里")),))
    found = Places(document).find("p3 ¶0[8:13] (OCR 0.97)")
    assert found == Place(0, 1, 1, 0, 5)
    assert text_at(document, found) == "管网5公里"


@pytest.mark.parametrize(
    "source",
    ["", "¶", "¶9", "¶9[1:2]", "表9 r1c1", "table 1 r9c1", "table 1 r1c9", "table 1 r0c1", "table 1", "¶0[99:100]"],
)
def test_what_is_no_place_of_the_document_is_not_found(source: str) -> None:
    assert Places(Document("a", "txt", (table(("甲",)),))).find(source) is None
