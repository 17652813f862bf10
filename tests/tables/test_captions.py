"""What stands around a table: its caption, a unit for all of it, the notes below, the name a source gives it."""

from __future__ import annotations

import pytest

from plantext.document import Cell, Document, Paragraph, Table, grid
from plantext.tables import place_name, surroundings

ROWS = grid([[Cell("指标", 0, 0), Cell("2025年", 0, 1)], [Cell("绿地率", 1, 0), Cell("42", 1, 1)]])
TABLE = Table(ROWS)
HEADING = Paragraph("二、主要目标", "heading", 1, "二")


def around(*before: str | Paragraph, after: tuple[str, ...] = (), table: Table = TABLE) -> tuple[Document, int]:
    blocks = [Paragraph(block) if isinstance(block, str) else block for block in before]
    return Document("plan", "txt", (*blocks, table, *map(Paragraph, after))), len(blocks)


@pytest.mark.parametrize(
    ("before", "caption", "unit"),
    [
        (("表一 指标体系",), "表一 指标体系", ""),
        (("表 1-2　主要指标",), "表 1-2　主要指标", ""),
        (("附表3 重点项目",), "附表3 重点项目", ""),
        (("图表5 配置指标",), "图表5 配置指标", ""),
        (("专栏2 “十四五”主要指标",), "专栏2 “十四五”主要指标", ""),
        (("表一 指标体系", "单位：亿元"), "表一 指标体系", "亿元"),
        (("幸福县主要指标",), "幸福县主要指标", ""),
        (("单位：万人",), "", "万人"),
        ((HEADING,), "", ""),
        (("到2025年，各项指标全面完成，见下表。",), "", ""),
        ((), "", ""),
    ],
)
def test_the_caption_is_the_line_above_that_names_a_table(before: tuple[str, ...], caption: str, unit: str) -> None:
    found = surroundings(*around(*before))
    assert (found.caption, found.unit) == (caption, unit)


def test_a_numbered_caption_may_stand_below() -> None:
    assert surroundings(*around("到2025年如下。", after=("表2 主要指标",))).caption == "表2 主要指标"
    assert surroundings(*around("表1 目标", after=("表2 主要指标",))).caption == "表1 目标"


def test_a_title_over_the_whole_table_is_its_caption() -> None:
    title = grid(
        [[Cell("专栏1 主要指标", 0, 0, 1, 2)], [Cell("指标", 1, 0), Cell("2025年", 1, 1)], [Cell("绿地率", 2, 0)]]
    )
    assert surroundings(*around(HEADING, table=Table(title))).caption == "专栏1 主要指标"


def test_notes_end_where_the_text_goes_on() -> None:
    after = ("注：*为国家级指标。", "“-”表示不涉及。", "下一步，加强监测。", "注：另一张表的注。")
    assert surroundings(*around("表一 指标", after=after)).notes == after[:2]
    assert surroundings(*around("表一 指标", after=("下一步，加强监测。",))).notes == ()


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("表一 指标", "表一"),
        ("表 2-1 指标", "表2-1"),
        ("附表3：项目", "附表3"),
        ("表1 2024年目标", "表1"),
        ("主要指标", "table 1"),
        ("", "table 1"),
    ],
)
def test_a_source_names_the_table_by_its_caption_or_its_place(caption: str, name: str) -> None:
    assert place_name(*around(), caption) == name
