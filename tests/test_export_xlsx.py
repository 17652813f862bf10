"""Workbooks: what is written reads back, can be printed, and fails in one line."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from plantext.columns import COLUMNS
from plantext.document import Document, Paragraph
from plantext.errors import ExportError
from plantext.export import add, open_writer, write
from plantext.export.sheets import MAX_CHARACTERS
from plantext.export.sheets import target as files
from plantext.plan import Plan
from plantext.records import Claim, Duty, Info, Target, Value

TEXTS = ["≥62.5%\n逐年提高", "=HYPERLINK(1)", "-18.4%", "/", "-", '他说"是"，', "m³ 䶮 𠮷", "a\tb", "1.10", " x"]


def value(raw: str) -> Value:
    return Value(
        "表一", "1", "名", "", "target", "", "2025", raw, ">=", Decimal("0.10"), None, "%", "", "表一 r1c2", "x"
    )


def plan(*raws: str) -> Plan:
    document = Document("甲", "txt", (Paragraph("文本"),))
    return Plan("甲", "甲.txt", "00", document, Info(), values=tuple(map(value, raws)))


TEXT_TABLES = ("targets", "duties", "claims")


def running_text() -> Plan:
    units = ("甲局", "乙局"), ("甲局",)
    numbers = Decimal("62.5"), None
    target = Target(
        *(
            "（一）",
            "=森林覆盖率",
            "森林覆盖率",
            "target",
            ">=",
            *numbers,
            "%",
            "2025",
            "",
            *units,
            5,
            9,
            "¶1[5:9]",
            "x",
        )
    )
    duty = Duty("（一）", 2, *units, "（甲局牵头）", "¶1[9:15]", start=9, end=15)
    claim = Claim("共30项指标", "指标", Decimal(30), "项", "¶2[0:6]", end=6)
    return replace(plan(), targets=(target,), duties=(duty,), claims=(claim,))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def sheet(path: Path, table: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[table].iter_rows(values_only=True))


def test_a_workbook_has_a_sheet_per_table_with_numbers_as_numbers(tmp_path: Path) -> None:
    write([plan(*TEXTS)], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == list(COLUMNS)
    header, *rows = sheet(tmp_path / "a.xlsx", "values")
    assert header == COLUMNS["values"]
    assert [row[8] for row in rows] == TEXTS
    assert [row[10] for row in rows] == [0.1] * len(TEXTS)
    assert {cell.data_type for row in book["values"].iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


def test_a_sheet_keeps_its_header_in_sight_and_can_be_filtered(tmp_path: Path) -> None:
    write([plan("5", "6")], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert (book["values"].freeze_panes, book["values"].auto_filter.ref) == ("B2", "A1:R3")
    assert book["errors"].auto_filter.ref == "A1:D1"


def test_a_sheet_prints_on_pages_and_shows_long_cells_whole(tmp_path: Path) -> None:
    write([plan("5", "完成国家下达的年度目标任务，并且持续提高", "=" + "长" * 30)], tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["values"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.page_setup.fitToHeight == 0
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$1:$1"
    assert [bool(page.cell(row, 9).alignment.wrap_text) for row in (2, 3, 4)] == [False, True, True]
    assert [page.row_dimensions[row].height for row in (2, 3, 4)] == [16.5, 33, 49.5]
    assert [page.cell(row, 9).quotePrefix for row in (2, 3, 4)] == [False, False, True]


PAGE = 1045  # pixels across A4 in landscape


@pytest.fixture(scope="module", params=["en", "zh"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Worksheet]:
    path = tmp_path_factory.mktemp("printed") / "a.xlsx"
    with open_writer(path, language=request.param) as writer:
        add(writer, running_text())
    return list(openpyxl.load_workbook(path).worksheets)


def pixels(page: Worksheet) -> list[float]:
    columns = (page.column_dimensions[get_column_letter(at)] for at in range(1, page.max_column + 1))
    return [7 * column.width for column in columns]


def test_every_sheet_prints_in_letters_of_eight_points(printed: list[Worksheet]) -> None:
    for page in printed:
        first, *others = pixels(page)
        across = page.page_setup.fitToWidth or 1
        assert (sum(others) / across + first) * 8 / 11 <= PAGE, page.title


def test_pages_side_by_side_follow_each_other_and_begin_with_the_document(printed: list[Worksheet]) -> None:
    wide = [page for page in printed if (page.page_setup.fitToWidth or 1) > 1]
    assert {"targets", "目标"} & {page.title for page in wide}
    assert {(page.page_setup.pageOrder, page.print_title_cols) for page in wide} == {("overThenDown", "$A:$A")}


def test_a_narrow_sheet_stays_on_one_page(printed: list[Worksheet]) -> None:
    narrow = [page for page in printed if sum(pixels(page)) <= PAGE]
    assert {"sections", "章节"} & {page.title for page in narrow}
    assert {(page.page_setup.fitToWidth or 1, page.print_title_cols) for page in narrow} == {(1, None)}


def test_a_number_keeps_away_from_the_text_behind_it(tmp_path: Path) -> None:
    write([running_text()], tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["targets"]
    number, unit = page["G2"], page["I2"]
    assert (number.value, number.alignment.horizontal, number.alignment.indent) == (62.5, "right", 1)
    assert (unit.value, unit.alignment.indent) == ("%", 0)


@pytest.mark.parametrize("rule", ["behind its name", "bracketed"])
def test_the_name_of_a_rule_stands_on_one_line(tmp_path: Path, rule: str) -> None:
    said = running_text()
    write([replace(said, targets=(replace(said.targets[0], rule=rule),))], tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["targets"]
    assert page.row_dimensions[2].height == 16.5


def test_sheets_have_chinese_names_where_columns_have(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.xlsx", language="zh") as writer:
        add(writer, plan("5"))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    names = [*("文档", "章节", "指标", "数值", "目标", "项目", "项目合计", "项目进展", "责任", "自述数量", "问题")]
    assert book.sheetnames == names
    assert book["数值"]["I1"].value == "原文"
    assert [book["目标"].cell(1, column).value for column in (3, 5, 14)] == ["引文", "目标或现状", "起始位置"]


def test_what_running_text_says_is_written_with_numbers_as_numbers(tmp_path: Path) -> None:
    write([running_text()], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    rows = {table: dict(zip(*book[table].iter_rows(values_only=True), strict=True)) for table in TEXT_TABLES}
    assert {name: rows["targets"][name] for name in ("low", "high", "start", "end", "responsible", "year")} == {
        **{"low": 62.5, "high": None, "start": 5, "end": 9, "responsible": "甲局|乙局", "year": "2025"},
    }
    assert (rows["duties"]["order"], rows["duties"]["responsible_lead"]) == (2, "甲局")
    assert (rows["claims"]["value"], rows["claims"]["end"]) == (30, 6)
    assert book["targets"]["C2"].quotePrefix  # the quote begins with =


def test_characters_that_no_workbook_may_hold_are_replaced(tmp_path: Path) -> None:
    write([plan("a\x0bb\x00\udcff\ufffe", "_x0041_")], tmp_path / "a.xlsx")
    assert sheet(tmp_path / "a.xlsx", "values")[1][8] == "a\ufffdb\ufffd\ufffd\ufffd"


@pytest.mark.parametrize("character", ["规", "𠮷"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path, character: str) -> None:
    long, fits = character * 40_000, "规" * MAX_CHARACTERS
    write([plan(long, fits)], tmp_path / "a.xlsx")
    _, first, second = sheet(tmp_path / "a.xlsx", "values")
    assert str(first[8]).endswith("… [40000 characters, cut]")
    assert len(str(first[8]).encode("utf-16-le")) // 2 in (MAX_CHARACTERS, MAX_CHARACTERS - 1)
    assert second[8] == fits


def test_more_rows_than_a_sheet_holds_go_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plantext.export.sheets.sheet.MAX_ROWS", 4)
    write([plan(*"1234567")], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheets = [name for name in book.sheetnames if name.startswith("values")]
    assert sheets == ["values", "values (2)", "values (3)"]
    assert [row[8] for name in sheets for row in sheet(tmp_path / "a.xlsx", name)[1:]] == list("1234567")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_workbook_on_a_full_disk_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lost: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lost.append)
    (tmp_path / f".a.xlsx.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(ExportError, match="cannot be written: No space left on device"):
        write([plan("5")], tmp_path / "a.xlsx")
    gc.collect()
    assert (lost, names(tmp_path)) == ([], [])


@pytest.mark.parametrize("written", ["", "x" * 100_000], ids=["little", "much"])
def test_a_workbook_that_is_given_up_says_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    lost: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lost.append)
    target = files.Target()
    target.open(tmp_path / "a")
    package = ZipFile(target, "w")  # type: ignore[arg-type]
    package.writestr("a", written)
    target.give_up()
    del package
    gc.collect()
    assert lost == []
