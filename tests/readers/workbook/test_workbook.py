"""Workbooks: sheets as a person sees them, and the same records as from a document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment

import plantext
from plantext.document import Document, Paragraph, Table
from plantext.errors import DocumentError, Kind
from plantext.readers import read_bytes
from plantext.resources import folder

from ..variants import Convert

SAMPLES = ("hezhe_2021", "liutang_2024", "yunxi_2023")
KINDS = ("indicators", "values", "projects", "project_totals", "project_status")
_SHARE = re.compile(r"(\d+)(?:\.(\d+))?%")
_DECIMAL = re.compile(r"\d+\.(\d+)")


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet(rows: list[list[Any]], name: str = "Sheet1") -> tuple[Workbook, Any]:
    book = Workbook()
    page = book.active
    page.title = name
    for row in rows:
        page.append(row)
    return book, page


def read(book: Workbook) -> Document:
    return read_bytes(saved(book), "附表.xlsx")


def shown(document: Document) -> list[str | list[list[str]]]:
    """Return the blocks of a document, paragraphs as their text and tables as rows of texts."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def as_workbook(document: Document) -> bytes:
    """Return a document as a workbook in which numbers are numbers, printed by a format."""
    book = Workbook()
    page = book.active
    at = 1
    for block in document.blocks:
        if isinstance(block, Paragraph):
            page.cell(at, 1, block.text)
            at += 1
        else:
            _fill(page, block, at)
            at += len(block.rows) + 1
    return saved(book)


def _fill(page: Any, table: Table, at: int) -> None:
    origins = (c for r, row in enumerate(table.rows) for n, c in enumerate(row) if table.is_origin(r, n))
    for cell in origins:
        made = page.cell(at + cell.row, cell.column + 1)
        made.value, made.number_format = _value(cell.text)
        if cell.row_span > 1 or cell.column_span > 1:
            last = at + cell.row + cell.row_span - 1, cell.column + cell.column_span
            page.merge_cells(None, at + cell.row, cell.column + 1, *last)


def _value(text: str) -> tuple[Any, str]:
    if share := _SHARE.fullmatch(text):
        return float(text[:-1]) / 100, f"0.{'0' * len(share[2])}%" if share[2] else "0%"
    if decimal := _DECIMAL.fullmatch(text):
        return float(text), f"0.{'0' * len(decimal[1])}"
    return (int(text) if text.isdecimal() else text), "General"


@pytest.fixture(scope="module")
def as_xls(soffice: str, convert: Convert, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """Return what LibreOffice makes of a workbook in the format of Excel 97."""
    if not list(Path(soffice).resolve().parent.glob("*sclo.*")):
        pytest.skip("LibreOffice Calc is not installed (Debian: apt-get install libreoffice-calc-nogui)")

    def converted(data: bytes) -> bytes:
        path = tmp_path_factory.mktemp("xlsx") / "a.xlsx"
        path.write_bytes(data)
        return convert([path], "xls")[0].read_bytes()

    return converted


@pytest.mark.parametrize("name", SAMPLES)
def test_a_workbook_gives_the_records_of_the_document(name: str) -> None:
    plan = plantext.read(folder("corpora") / f"{name}.docx")
    book = plantext.read_bytes(as_workbook(plan.document), f"{name}.xlsx")
    assert book.document.format == "xlsx"
    assert {kind: book.rows(kind) for kind in KINDS} == {kind: plan.rows(kind) for kind in KINDS}


def test_a_workbook_of_excel_97_gives_the_records_of_the_document(as_xls: Callable[[bytes], bytes]) -> None:
    plan = plantext.read(folder("corpora") / "yunxi_2023.docx")
    book = plantext.read_bytes(as_xls(as_workbook(plan.document)), "yunxi_2023.xls")
    assert book.document.format == "xls"
    assert {kind: book.rows(kind) for kind in KINDS} == {kind: plan.rows(kind) for kind in KINDS}


def test_both_formats_give_the_same_looks(as_xls: Callable[[bytes], bytes]) -> None:
    book, page = sheet(
        [["指标名称", "值", "时间"], ["卫生", 0.95, 45000], ["医师数", 12, "长期"], ["护士数", 3, ""], ["藏", 1, 1]]
    )
    page["B2"].number_format, page["C2"].number_format = "0.0%", 'yyyy"年"m"月"'
    page["A3"].alignment = Alignment(indent=2)
    page["A4"] = "    护士数"
    page["B4"] = CellRichText("6.2", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    page.row_dimensions[5].hidden = True
    secret = book.create_sheet("底稿")
    secret.append(["甲", "乙"])
    secret.sheet_state = "hidden"
    data = saved(book)
    documents = [read_bytes(data, "a.xlsx"), read_bytes(as_xls(data), "a.xls")]
    rows = [
        ["指标名称", "值", "时间"],
        ["卫生", "95.0%", "2023年3月"],
        ["　　医师数", "12", "长期"],
        ["　　护士数", "6.2¹", ""],
    ]
    assert [shown(document) for document in documents] == [[rows], [rows]]
    notes = ("hidden sheets left out: 1 (底稿)", "hidden rows left out: 1")
    assert [document.notes for document in documents] == [notes, notes]


ROWS = [["序号", "项目名称", "投资"], [1, "截污", 300], [2, "造林", 50]]
TABLE = [["序号", "项目名称", "投资"], ["1", "截污", "300"], ["2", "造林", "50"]]
LAYOUTS = {
    "title, unit and notes": (
        [["表1 重点项目表"], ["", "", "单位：万元"], *ROWS, ["注：投资为估算。"]],
        ["表1 重点项目表", "单位：万元", TABLE, "注：投资为估算。"],
    ),
    "place and unit on one line": (
        [["填报单位：云溪县", "", "单位：万元"], *ROWS, ["填报人：", "审核人："]],
        ["填报单位：云溪县", "单位：万元", TABLE[:], "填报人：", "审核人："],
    ),
    "empty rows part tables": ([*ROWS, [], ["表2"], [], *ROWS], [TABLE, "表2", TABLE]),
    "empty rows and columns around": ([[], [], *([None, None, *row] for row in ROWS)], [TABLE]),
    "a row of one text between others stays": (
        [ROWS[0], ["一、水", None, None], *ROWS[1:], ["合计", "", 350]],
        [[TABLE[0], ["一、水", "", ""], *TABLE[1:], ["合计", "", "350"]]],
    ),
    "a sum alone is no note": ([*ROWS, ["合计"]], [[*TABLE, ["合计", "", ""]]]),
    "text only": ([["云溪县重点项目"], ["本表由县发展改革局编制。"]], ["云溪县重点项目", "本表由县发展改革局编制。"]),
    "a line of two texts is no table": ([["单位：万元", "2024年"]], ["单位：万元", "2024年"]),
}


@pytest.mark.parametrize("case", LAYOUTS)
def test_a_sheet_is_read_as_titles_tables_and_notes(case: str) -> None:
    rows, blocks = LAYOUTS[case]
    assert shown(read(sheet(rows)[0])) == blocks


@pytest.mark.parametrize("name", ["重点项目库", "附表一"])
def test_the_name_of_a_sheet_is_its_heading(name: str) -> None:
    first = read(sheet(ROWS, name)[0]).blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.text, first.kind) == (name, "heading")


@pytest.mark.parametrize("name", ["Sheet1", "工作表2", "sheet"])
def test_a_name_that_nobody_gave_is_left_out(name: str) -> None:
    assert shown(read(sheet(ROWS, name)[0])) == [TABLE]


def test_a_name_that_the_title_repeats_is_left_out() -> None:
    assert shown(read(sheet([["云溪县重点项目表"], *ROWS], "重点项目")[0])) == ["云溪县重点项目表", TABLE]


def test_merged_cells_are_one_cell_and_hidden_columns_go() -> None:
    book, page = sheet(
        [
            ["领域", "指标", "值", "", "藏"],
            ["", "", "2025", "2030", "x"],
            ["水", "水质", 1, 2, "x"],
            ["", "水量", 3, 4, "x"],
        ]
    )
    for cells in ("A1:A2", "B1:B2", "C1:D1", "A3:A4"):
        page.merge_cells(cells)
    page.column_dimensions["E"].hidden = True
    table = next(block for block in read(book).blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["领域", "指标", "值", "值"], ["领域", "指标", "2025", "2030"],
        ["水", "水质", "1", "2"], ["水", "水量", "3", "4"],
    ]  # fmt: skip
    assert table.rows[0][0] is table.rows[1][0]


def test_formulas_without_a_result_are_noted() -> None:
    document = read(sheet([*ROWS, ["合计", "", "=C2+C3"]])[0])
    assert any(note.startswith("formulas without a stored result, read as empty: 1") for note in document.notes)


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            target.writestr(info, content.replace(old, new) if info.filename == part else content)
    return stream.getvalue()


GOOD = saved(sheet(ROWS)[0])
SHEET = "xl/worksheets/sheet1.xml"
REFUSED = {
    "no cells": (saved(Workbook()), Kind.EMPTY, "no text"),
    "cut short": (GOOD[:-400], Kind.DAMAGED, "get it again"),
    "a sheet that is no XML": (changed(GOOD, SHEET, b"</sheetData>", b""), Kind.DAMAGED, "save it"),
    "a definition of entities": (
        changed(GOOD, SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        Kind.DAMAGED,
        "document type",
    ),
    "a bomb": (changed(GOOD, SHEET, b"</sheetData>", b" " * (9 << 20) + b"</sheetData>"), Kind.TOO_LARGE, "MAX_RATIO"),
    "one merged cell over everything": (
        changed(GOOD, SHEET, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        Kind.TOO_LARGE,
        "MAX_MERGED",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(case: str) -> None:
    data, kind, said = REFUSED[case]
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "a.xlsx")
    assert (caught.value.kind, said in caught.value.message, "\n" in caught.value.message) == (kind, True, False)


def test_properties_that_are_damaged_do_no_harm() -> None:
    assert shown(read_bytes(changed(GOOD, "docProps/core.xml", b"<dc:creator>", b"<dc:creator"), "a.xlsx")) == [TABLE]


def test_a_cell_far_away_takes_no_time() -> None:
    book, page = sheet(ROWS)
    page.cell(1_048_576, 1, "注：远处的一行。")
    assert shown(read(book)) == [TABLE, "注：远处的一行。"]


@pytest.mark.parametrize(("module", "suffix"), [("openpyxl", "xlsx")])
def test_a_missing_library_is_named_with_the_extra(module: str, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(DocumentError, match=r"plantext\[excel\]") as caught:
        read_bytes(GOOD, f"a.{suffix}")
    assert caught.value.kind is Kind.LEGACY_FORMAT


def test_the_extension_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(GOOD)
    assert plantext.readers.read_document(path).format == "xlsx"
