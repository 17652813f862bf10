"""What the terminal shows: columns that align, cells that fit, nothing that moves the cursor."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Cell, Document, Paragraph, Table, grid
from plantext.plan import Plan
from plantext.records import Indicator, Info, Project, ProjectStatus, Value
from plantext.show import outline, overview, tables, text
from plantext.show.grid import drawn, fitted, render, width, wrap
from plantext.wide import indicator_grids, project_grids


def indicator(number: str, name: str, item: str = "", table: str = "表一") -> Indicator:
    return Indicator(table, number, name, item, "", "", "%", "约束性", "", "", "")


def value(number: str, name: str, role: str, year: str, raw: str, item: str = "", level: str = "") -> Value:
    return Value("表一", number, name, item, role, level, year, raw, "", None, None, "", "", "", "x")  # type: ignore[arg-type]


def plan(**fields: object) -> Plan:
    document = Document("甲", "txt", (Paragraph("文本"),))
    return Plan(**{"name": "甲", "path": "甲.txt", "sha256": "00", "document": document, "info": Info(), **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("规划", 4), ("％", 2), ("½", 1), ("①", 1), ("e\u0301", 1), ("\u200b", 0), ("𠮷", 2)],
    ids=repr,
)
def test_chinese_characters_take_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])), st.integers(2, 30))
def test_wrapping_keeps_every_character_and_the_limit(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.lists(st.integers(0, 200), min_size=1, max_size=12), st.integers(40, 160))
def test_columns_fit_unless_there_are_too_many(widths: list[int], total: int) -> None:
    sizes = fitted(widths, [size / 2 for size in widths], total, 2)
    needed = sum(sizes) + 2 * (len(sizes) - 1)
    assert needed <= total or max(sizes) <= 4
    assert all(size <= full for size, full in zip(sizes, widths, strict=True))
    assert sizes == widths or needed >= total


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), min_size=1, max_size=5))
def test_the_columns_of_a_grid_stand_under_each_other(rows: list[tuple[str, str, str]]) -> None:
    lines = drawn(rows, 60).split("\n")
    bars = [line for line in lines if set(line) <= {"-", "+"} and "+" in line]
    assert len(bars) == len(rows) - 1
    assert all(width(line) <= 60 for line in lines)


def test_words_and_numbers_are_not_broken_where_there_is_room() -> None:
    assert wrap("达到95.55%以上", 8) == ["达到", "95.55%以", "上"]


def test_a_word_longer_than_its_column_is_broken() -> None:
    assert wrap("https://x.cn", 5) == ["https", "://x.", "cn"]


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("持续提高，逐年", 8, ["持续提", "高，逐年"]),
        ("持续提高；）逐年", 8, ["持续提", "高；）逐", "年"]),
        ("达到（国家）标准", 6, ["达到", "（国", "家）标", "准"]),
        ("达到《办法》", 6, ["达到", "《办", "法》"]),
        ("，，，，", 4, ["，，", "，，"]),
        ("高，", 2, ["高", "，"]),
    ],
)
def test_lines_do_not_begin_with_marks_that_end_nor_end_with_marks_that_open(
    text: str, columns: int, lines: list[str]
) -> None:
    assert wrap(text, columns) == lines


def test_short_words_stay_whole_beside_long_cells() -> None:
    rows = [("1", "约束性", "PM2.5", "完成国家下达的年度目标任务" * 9, "责任单位" * 9)] * 9
    for line in render(("no.", "attr.", "item", "target", "who"), rows, 40).split("\n")[2:]:
        assert ("约束性" in line) == ("PM2.5" in line) == line.startswith("1")


def test_a_long_cell_is_cut_visibly() -> None:
    assert render(("a",), [("规划" * 40,)], 10, 2).split("\n")[2:] == ["规划规划规", "划规划规…"]


def test_codes_that_change_the_terminal_are_not_shown() -> None:
    assert "\x1b" not in render(("a",), [("\x1b[31m红\r\x07",)], 40)


def test_indicators_are_laid_out_wide() -> None:
    leaves = [indicator("1", "甲"), indicator("2", "乙", "山区"), indicator("2", "乙", "平原")]
    values = [
        value("1", "甲", "target", "2030", "≥6"),
        value("1", "甲", "baseline", "2022", "5"),
        value("2", "乙", "target", "2030", "7", "平原"),
        value("1", "甲", "requirement", "", "≥4", level="national"),
    ]
    (wide,) = indicator_grids(leaves, values)
    assert wide.header == (
        "no.",
        "name",
        "item",
        "unit",
        "attr.",
        "nat. req.",
        "baseline 2022",
        "target 2030",
    )
    assert wide.rows == (
        ("1", "甲", "", "%", "约束性", "≥4", "5", "≥6"),
        ("2", "乙", "山区", "%", "约束性", "", "", ""),
        ("", "", "平原", "%", "约束性", "", "", "7"),
    )


def test_several_values_of_one_cell_stand_together() -> None:
    values = [value("1", "甲", "baseline", "2022", raw) for raw in ("县5", "市6", "县5")]
    assert indicator_grids([indicator("1", "甲")], values)[0].rows[0][-1] == "县5\n市6"


def test_a_year_that_a_few_cells_tell_stands_with_the_nearest_column() -> None:
    leaves = [indicator(str(number), "甲") for number in range(9)]
    values = [value(str(number), "甲", "baseline", "2022", "5") for number in range(8)]
    series = [value("8", "甲", "baseline", year, "2020、2021年为4、5") for year in ("2020", "2021")]
    (wide,) = indicator_grids(leaves, [*values, *series])
    assert wide.header[-1] == "baseline 2022"
    assert wide.rows[8][-1] == "2020、2021年为4、5"


def test_yearly_targets_each_have_a_column() -> None:
    values = [value("1", "甲", "target", year, "5") for year in ("2021", "2022", "2023")]
    assert indicator_grids([indicator("1", "甲")], values, "zh")[0].header[-3:] == (
        "目标 2021",
        "目标 2022",
        "目标 2023",
    )


def test_two_indicators_with_one_number_are_told_apart() -> None:
    leaves = [indicator("1", "甲"), indicator("1", "乙")]
    values = [value("1", "乙", "target", "2030", "7")]
    assert [row[1] for row in indicator_grids(leaves, values)[0].rows] == ["甲", "乙"]
    assert [row[-1] for row in indicator_grids(leaves, values)[0].rows] == ["", "7"]


def test_each_table_has_a_grid_of_its_own() -> None:
    leaves = [indicator("1", "甲"), indicator("1", "甲", table="表二")]
    assert [wide.title for wide in indicator_grids(leaves, [])] == ["表一", "表二"]


def test_projects_show_years_money_and_units() -> None:
    full = Project("表三", "", "1", "工程", "", 2023, 2025, Decimal("7E+3"), "万元", ("甲局", "乙局"), "", "")
    bare = Project("表三", "", "2", "项目", "", 2024, 2024, None, "", (), "", "")
    (wide,) = project_grids([full, bare], "zh")
    assert wide.header == ("序号", "名称", "年限", "投资", "责任单位")
    assert wide.rows == (("1", "工程", "2023–2025", "7000 万元", "甲局、乙局"), ("2", "项目", "2024", "", ""))


@pytest.mark.parametrize("total", [60, 80, 100, 200])
def test_the_overview_says_what_was_found_and_fits(total: int) -> None:
    shown = overview(
        plan(
            info=Info(title="某县规划" * 30, period_start=2023),
            indicators=(indicator("1", "森林覆盖率" * 9),),
            values=(value("1", "森林覆盖率" * 9, "target", "2030", "≥62.5%，持续提高" * 9),),
            project_status=(ProjectStatus("表二", "水", "已完成", "done", Decimal(3), "3", False, "表二 r1"),),
            notes=("一处表格无法读取" * 20,),
        ),
        total,
    )
    assert all(word in shown for word in ("某县规划", "period_start  2023", "target 2030", "已完成", "-  一处表格"))
    assert all(width(line) <= total for line in shown.split("\n"))


def test_the_overview_of_a_document_without_records_says_so() -> None:
    assert "no indicator table" in overview(plan())


def test_in_chinese_everything_is_chinese() -> None:
    shown = overview(
        plan(
            path="",
            indicators=(indicator("1", "甲", table=""),),
            values=(value("1", "甲", "target", "2030", "5"),),
            project_status=(ProjectStatus("表二", "水", "已完成", "done", Decimal(3), "3", False, "表二 r1"),),
            notes=("读不了",),
        ),
        100,
        "zh",
    )
    assert set(re.findall("[a-z]+", shown)) <= {"txt"}
    assert all(word in shown for word in ("指标  ", "(1 行)", "说明", "项目进展"))
    empty = overview(plan(), 100, "zh")
    assert "没有找到指标表" in empty
    document = Document("a", "txt", (Paragraph("正文"),))
    assert (outline(document, "zh"), tables(document, language="zh")) == ("(没有标题)", "(没有表格)")
    table = Document("a", "txt", (Table(grid([[Cell("甲", 0, 0)]])),))
    assert tables(table, language="zh").split("\n")[0] == "第 1 张表（¶0）：1 行，1 列"


@pytest.mark.parametrize("character", ["\x9b", "\u202e", "\u2066", "\u2069", "\u061c", "\x1b", "\r", "\x7f"], ids=ascii)
def test_what_would_mislead_is_shown_by_no_command(character: str) -> None:
    said = f"甲{character}乙"
    heading = Paragraph(said, "heading", 1, "1")
    document = Document("a", "txt", (heading, Table(grid([[Cell(said, 0, 0)]]))))
    full = plan(document=document, info=Info(title=said), indicators=(indicator("1", said),), notes=(said,))
    for shown in (text(document), outline(document), tables(document), overview(full)):
        assert character not in shown


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
def test_offsets_count_in_the_text_that_is_shown(paragraphs: list[str]) -> None:
    document = Document("a", "txt", tuple(map(Paragraph, paragraphs)))
    shown = text(document)
    assert len(shown) == len(document.text)
    assert all(ours in (theirs, "\ufffd") for ours, theirs in zip(shown, document.text, strict=True))


def test_the_text_keeps_its_length_and_its_white_space() -> None:
    document = Document("a", "txt", (Paragraph("甲\u3000乙\t丙\u202e丁"), Paragraph("戊")))
    assert text(document) == "甲\u3000乙\t丙\ufffd丁\n戊"


def test_the_outline_is_indented_by_depth() -> None:
    headings = (Paragraph("第一章 总则", "heading", 1, "第一章"), Paragraph("一、目标", "heading", 2, "一、"))
    assert outline(Document("a", "txt", headings)) == "1  总则\n  1.1  目标"


def test_merged_cells_are_visible() -> None:
    cells = [Cell("甲", 0, 0, 2, 1), Cell("乙", 0, 1, 1, 2), Cell("丙", 1, 1), Cell("", 1, 2)]
    shown = tables(Document("a", "txt", (Paragraph("表一 某表"), Table(grid([cells])))))
    assert shown.split("\n") == [
        "table 1 (¶1): 2 rows, 3 columns",
        "表一 某表",
        "甲 | 乙 | <",
        "---+----+--",
        "^  | 丙 |",
    ]


def test_nothing_to_show_is_said() -> None:
    empty = Document("a", "txt", (Paragraph("正文"),))
    assert (outline(empty), tables(empty)) == ("(no headings)", "(no tables)")


def test_real_plans_are_shown_within_the_width(shared: Path) -> None:
    from plantext.readers import read_document  # noqa: PLC0415

    for path in sorted((shared / "seeds").glob("*.txt")):
        lines = tables(read_document(path), 100).split("\n")
        assert sum(width(line) > 100 for line in lines) == 0, path.name
