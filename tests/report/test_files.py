"""Comparisons and audits as DOCX and XLSX: opened by LibreOffice and read back; the same bytes, and nothing runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText

import plantext
from plantext.columns import titles
from plantext.comparisons import CHANGES, FINDINGS
from plantext.report.writing import write_changes, write_findings
from plantext.revisions import Revision
from plantext.show.grid import honest

if TYPE_CHECKING:
    from docx.document import Document

Pages = Callable[[Path], list[str]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def letter(revision: Revision, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "zh.docx"
    write_changes(revision, str(path), "zh")
    return path


@pytest.fixture(scope="module")
def book(revision: Revision, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("xlsx") / "zh.xlsx"
    write_changes(revision, str(path), "zh", all=True)
    return path


def section(document: Document, title: str) -> Any:
    """Return the table with a title."""
    body = list(document.element.body)
    captions = [p for p in document.paragraphs if p.style is not None and p.style.name == "Caption"]
    (caption,) = [p for p in captions if p.text.endswith(f"  {title}")]
    following = body[body.index(caption._p) + 1]
    return next(table for table in document.tables if table._tbl is following)


def test_libreoffice_prints_a_comparison_with_its_header_on_every_page(letter: Path, pages: Pages) -> None:
    printed = pages(letter)
    assert 10 < len(printed) < 25
    assert "新旧对照表" in printed[0]
    assert "最重要的变化" in printed[0]
    assert all("变化" in text for text in printed)
    assert all(f"{at}/{len(printed)}" in text for at, text in enumerate(printed, 1))


def test_a_comparison_is_a4_with_headings_and_chinese_fonts(letter: Path) -> None:
    document = docx.Document(str(letter))
    page = document.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)  # type: ignore[union-attr]
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == ["最重要的变化", "概况", "指标", "正文目标", "项目", "任务措施"]
    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(f"{W}eastAsia") for name in ("Normal", "Heading 1", "Title")
    }
    assert fonts == {"Normal": "宋体", "Heading 1": "黑体", "Title": "黑体"}
    with ZipFile(letter) as parts:
        assert "SimSun;" in parts.read("word/fontTable.xml").decode()


def test_tables_repeat_their_header_and_have_fixed_widths(letter: Path) -> None:
    document = docx.Document(str(letter))
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
        widths = [column.width.cm for column in table.columns]
        assert sum(widths) == pytest.approx(17, abs=0.1)
        assert not table.autofit
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in list(table.rows)[:20])


def test_what_differs_is_struck_through_and_underlined(letter: Path) -> None:
    table = section(docx.Document(str(letter)), "指标")
    (row,) = [row for row in table.rows if "数值变化" in row.cells[5].text and "政府绿色" in row.cells[1].text]
    old, new = (row.cells[at].paragraphs[0].runs for at in (3, 4))
    assert [run.text for run in old] == ["≥", "95", "%", "  表一 r38c10"]
    assert [bool(run.font.strike) for run in old] == [False, True, False, False]
    assert [bool(run.font.underline) for run in new] == [False, True, False, False]
    assert row.cells[5].text == "▼放宽\n数值变化"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_the_same_comparison_gives_the_same_bytes(name: str, hostile: Revision, tmp_path: Path) -> None:
    write_changes(hostile, str(tmp_path / name), "zh")
    first = (tmp_path / name).read_bytes()
    time.sleep(2.1)  # the clock of a zip archive ticks every two seconds
    write_changes(hostile, str(tmp_path / name), "zh")
    assert (tmp_path / name).read_bytes() == first
    with ZipFile(tmp_path / name) as parts:
        assert {info.date_time[:2] for info in parts.infolist()} == {(1980, 1)}


def test_a_document_tells_no_time(letter: Path) -> None:
    about = docx.Document(str(letter)).core_properties
    assert {about.created, about.modified} == {datetime(2000, 1, 1, tzinfo=UTC)}
    assert (about.title, about.author) == ("新旧对照表", "plantext")


def test_what_a_plan_says_is_only_text_in_a_document(hostile: Revision, tmp_path: Path, pages: Pages) -> None:
    path = tmp_path / "hostile.docx"
    write_changes(hostile, str(path), "en")
    table = section(docx.Document(str(path)), "Measures")
    found = [row.cells[1].text for row in list(table.rows)[1:]]
    assert found == [honest(change.name) for change in hostile.found if change.subject == "measure"]
    assert "<script>document.title='ran'</script>" in "".join(pages(path))


def test_a_workbook_has_a_page_to_read_a_sheet_per_subject_and_the_plain_table(book: Path, revision: Revision) -> None:
    sheets = openpyxl.load_workbook(book, rich_text=True)
    assert sheets.sheetnames == ["说明", "指标对照", "正文目标", "项目", "任务措施", "明细"]
    plain = list(sheets["明细"].iter_rows(values_only=True))
    assert plain[0] == titles("changes", "zh", CHANGES)
    assert len(plain) == len(revision.found) + 1
    indicators = sheets["指标对照"]
    header = [cell.value for cell in indicators[1]]
    assert header == [
        *("序号", "指标", "指标属性", "数值类别", "原：yunxi_2018", "新：yunxi_2023", "变化方向", "变化"),
        *("原出处", "新出处"),
    ]
    assert (indicators.freeze_panes, indicators.print_title_rows) == ("C2", "$1:$1")
    assert indicators.auto_filter.ref.startswith("A1:J")


def test_the_first_page_counts_and_leads_to_what_is_told_first(book: Path) -> None:
    sheets = openpyxl.load_workbook(book, rich_text=True)
    page = sheets["说明"]
    column = [str(cell.value or "") for cell in page["A"]]
    assert column[0] == "新旧对照表"
    assert [page.cell(column.index(word) + 1, 2).value for word in ("收紧", "放宽")] == [10, 8]
    row = column.index("最重要的变化") + 3
    link = page.cell(row, 1).hyperlink
    assert link.location is not None
    sheet, place = link.location.split("!")
    assert sheets[sheet.strip("'")][place.replace("A", "B")].value == page.cell(row, 2).value == "政府绿色采购比例"


def test_marks_are_kept_in_a_workbook_and_colours_have_words(book: Path) -> None:
    sheet = openpyxl.load_workbook(book, rich_text=True)["指标对照"]
    (row,) = [row for row in sheet.iter_rows() if row[7].value == "数值变化" and row[1].value == "政府绿色采购比例"]
    old = row[4].value
    assert isinstance(old, CellRichText)
    assert [(str(part), bool(part.font.strike)) for part in old if not isinstance(part, str)] == [
        *(("≥", False), ("95", True), ("%", False))
    ]
    assert row[6].value == "放宽"
    assert row[6].fill.fgColor.rgb == "FFFBE9EB"


def test_libreoffice_prints_a_workbook_without_cut_numbers(
    revision: Revision, hostile: Revision, pages: Pages, tmp_path: Path
) -> None:
    write_changes(revision.only(["tightened", "relaxed", "unsure", "project"]), str(tmp_path / "zh.xlsx"), "zh")
    printed = pages(tmp_path / "zh.xlsx")
    assert "新旧对照表" in printed[0]
    assert not any("###" in text for text in printed)
    write_changes(hostile, str(tmp_path / "hostile.xlsx"), "en")
    assert "=cmd|'/ccalc'!A0" in "".join(pages(tmp_path / "hostile.xlsx"))


def test_nothing_in_a_workbook_is_a_formula(hostile: Revision, tmp_path: Path) -> None:
    write_changes(hostile, str(tmp_path / "a.xlsx"), "zh", all=True)
    for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx"):
        for row in sheet.iter_rows():
            assert not [cell.coordinate for cell in row if cell.data_type == "f"]


def test_an_audit_is_a_document_and_a_workbook(tmp_path: Path, pages: Pages) -> None:
    plan = plantext.read(plantext.sample("yunxi_2023.docx"))
    found = plantext.audit(plan, language="zh")
    for name in ("audit.docx", "audit.xlsx"):
        write_findings(found, str(tmp_path / name), "zh", [plan])
    sheets = openpyxl.load_workbook(tmp_path / "audit.xlsx")
    assert sheets.sheetnames == ["说明", "核查", "明细"]
    header = [cell.value for cell in sheets["核查"][1]]
    assert header == [*("序号", "发现", "文中所述", "核对所见", "级别", "出处", "另一出处", "核查内容", "规则")]
    listed = [each for each in found if each.severity != "ok"]
    assert sheets["核查"].max_row == sheets["明细"].max_row == len(listed) + 1
    assert [cell.value for cell in sheets["明细"][1]] == list(titles("findings", "zh", FINDINGS))
    table = section(docx.Document(str(tmp_path / "audit.docx")), "警告")
    assert table.rows[1].cells[0].text == "填写达标而上级没有下达目标\nattained-without-target"
    text = "".join(pages(tmp_path / "audit.docx"))
    assert "核查报告" in text
    assert "上级未下达管控目标" in text
