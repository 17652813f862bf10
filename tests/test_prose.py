"""Running text and boxes are given with their place; tables and notes are not."""

from __future__ import annotations

import pytest

from plantext.document import Block, Cell, Document, Paragraph, Table, grid
from plantext.prose import Passage, passages


def box(*rows: tuple[str, ...]) -> Table:
    """Return a table; a row of one text covers the whole width."""
    width = max(map(len, rows))
    cells = [
        [Cell(text, r, c, 1, width if len(row) == 1 else 1) for c, text in enumerate(row)] for r, row in enumerate(rows)
    ]
    return Table(grid(cells))


def given(*blocks: Block) -> list[Passage]:
    document = Document("a", "txt", blocks)
    found = list(passages(document))
    assert all(p.text == document.text[p.start : p.start + len(p.text)] for p in found)
    return found


def test_a_box_that_is_drawn_as_a_table_of_sentences_is_read_cell_by_cell() -> None:
    cells = given(
        Paragraph("三、治水", "heading", 1, "三、"),
        box(("专栏2 清水工程",), ("新建管网12公里。", "改造泵站3座。")),
    )
    assert [(p.text, p.section) for p in cells] == [
        ("新建管网12公里。", "专栏2 清水工程"),
        ("改造泵站3座。", "专栏2 清水工程"),
    ]
    assert [p.source(p.start, p.start + 2) for p in cells] == ["¶1[10:12]", "¶1[20:22]"]


def test_a_box_whose_title_stands_above_its_table_is_a_box_too() -> None:
    assert [p.text for p in given(Paragraph("专栏3 绿化", "box_title"), box(("造林2万亩。", "抚育1万亩。")))] == [
        "造林2万亩。",
        "抚育1万亩。",
    ]


@pytest.mark.parametrize(
    "table",
    [
        box(("专栏1 主要指标",), ("指标", "2020年", "2025年"), ("森林覆盖率（%）", "60", "62")),
        box(("专栏4 重点项目",), ("序号", "项目名称", "总投资（万元）"), ("1", "污水厂扩建工程", "5000")),
        box(("指标", "2025年"), ("绿道长度（公里）", "30")),
    ],
)
def test_tables_of_indicators_and_projects_are_no_running_text(table: Table) -> None:
    assert given(table) == []


def test_a_sentence_that_serves_as_a_title_is_cut_at_its_first_comma() -> None:
    (passage,) = given(Paragraph("3.到2026年新建绿道5公里，改造公园2个。（县住建局负责）"))
    assert passage.section == "3.到2026年新建绿道5公里"
