"""The workbook of plans: its sheets, its cells, its links, what it says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import plantext
from plantext.columns import COLUMNS
from plantext.errors import Kind
from plantext.export.cells import is_formula
from plantext.plan import Failure, Plan
from plantext.records import Info
from plantext.workbook.records import column_order
from plantext.workbook.words import Language, Words

from .making import EN, ZH, column, notes, plan, read, rows, running_text, value

TEXTS = ["≥62.5%\n逐年提高", "=HYPERLINK(1)", "-18.4%", "/", "-", '他说"是"，', "m³ 䶮 𠮷", "a\tb", "1.10", " x"]


@pytest.fixture(scope="module")
def plans(samples: Path) -> list[Plan]:
    return [plantext.read(path) for path in sorted(samples.glob("*.docx"))]


@pytest.fixture(scope="module", params=["en", "zh"])
def made(request: pytest.FixtureRequest, plans: list[Plan], tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(plans, tmp_path_factory.mktemp("made") / "规划.xlsx", request.param)


@pytest.fixture(scope="module")
def english(plans: list[Plan], tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(plans, tmp_path_factory.mktemp("made") / "plans.xlsx", "en")


def written(plans: list[Plan], path: Path, headers: Language) -> Workbook:
    failed = Failure("坏", "in/坏.docx", Kind.ENCRYPTED, "it has a password")
    plantext.write([*plans, failed], path, headers=headers)
    return read(path)


def test_sheets_stand_in_the_order_in_which_a_person_reads(made: Workbook) -> None:
    assert made.sheetnames in (EN, ZH)


def test_every_sheet_keeps_its_header_in_sight_and_can_be_filtered(made: Workbook) -> None:
    for page in made.worksheets[1:]:
        last = f"{get_column_letter(page.max_column)}{page.max_row}"
        assert (page.freeze_panes or "")[-1] == "2"
        assert (page.auto_filter.ref, page.print_title_rows) == (f"A1:{last}", "$1:$1")
    assert made.worksheets[0].auto_filter.ref is None


PAGE = 1045  # pixels across A4 in landscape


def pixels(page: Worksheet) -> list[float]:
    columns = (page.column_dimensions[get_column_letter(at)] for at in range(1, page.max_column + 1))
    return [7 * column.width for column in columns]


def test_every_sheet_prints_in_letters_of_eight_points(made: Workbook) -> None:
    for page in made.worksheets:
        repeated = len(re.findall("[A-Z]", page.print_title_cols or "")) and ord(page.print_title_cols[-1]) - 64
        widths, across = pixels(page), page.page_setup.fitToWidth or 1
        assert (sum(widths[repeated:]) / across + sum(widths[:repeated])) * 8 / 11 <= PAGE, page.title


def test_no_cell_is_live_and_no_link_leads_out(made: Workbook) -> None:
    cells = [cell for page in made for row in page for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert all(cell.hyperlink.target is None for cell in cells if cell.hyperlink)


def _text(book: Workbook, location: str) -> str:
    sheet, row = location.removeprefix("'").split("'!A")
    return str(book[sheet].cell(int(row), column(book[sheet], "text")).value)


def _squeezed(text: object) -> str:
    return re.sub(r"[\s|]", "", str(text))


@pytest.mark.parametrize(("table", "said"), [("targets", "quote"), ("duties", "quote"), ("claims", "quote")])
def test_every_record_of_running_text_leads_to_its_sentence(
    english: Workbook, plans: list[Plan], table: str, said: str
) -> None:
    page = english[table]
    at = column(page, "source")
    assert page.max_row == 1 + sum(len(getattr(plan, table)) for plan in plans)
    for row, told in enumerate(rows(page), 2):
        text = _text(english, page.cell(row, at).hyperlink.location)
        assert _squeezed(told[said]) in _squeezed(text)


@pytest.mark.parametrize(("table", "said"), [("values", "raw"), ("indicators", "name"), ("projects", "name")])
def test_every_record_of_a_table_leads_to_its_row(english: Workbook, plans: list[Plan], table: str, said: str) -> None:
    page = english[table]
    at = column(page, "source")
    for row, told in enumerate(rows(page), 2):
        text = _text(english, page.cell(row, at).hyperlink.location)
        words = _squeezed(told.get("item") or told[said])
        assert words in _squeezed(text) or words[:4] in _squeezed(text), told


def test_records_have_all_their_columns_and_codes_in_words(made: Workbook, plans: list[Plan]) -> None:
    is_chinese = made.sheetnames == ZH
    for table in ("values", "targets", "projects", "duties", "claims", "sections"):
        page = made[dict(zip(EN, made.sheetnames, strict=True))[table]]
        assert page.max_column == len(COLUMNS[table])
        assert page.max_row == 1 + sum(len(getattr(plan, table)) for plan in plans)
    told = {row["数值类别" if is_chinese else "role"] for row in rows(made["数值" if is_chinese else "values"])}
    assert told == (
        {"要求", "现状", "达标", "目标"} if is_chinese else {"requirement", "baseline", "attained", "target"}
    )


def test_numbers_are_numbers_with_their_decimals_and_the_print_beside_them(tmp_path: Path) -> None:
    plantext.write(replace(plan(*TEXTS), targets=running_text().targets), tmp_path / "a.xlsx")
    book = read(tmp_path / "a.xlsx")
    page = book["values"]
    assert [row["raw"] for row in rows(page)] == TEXTS
    low = page.cell(2, column(page, "low"))
    assert (low.value, low.number_format, low.alignment.horizontal) == (0.1, "0.00", "right")
    (target,) = rows(book["targets"])
    assert {name: target[name] for name in ("low", "high", "unit", "year", "responsible", "start")} == {
        **{"low": 62.5, "high": None, "unit": "%", "year": 2025, "responsible": "甲局、乙局", "start": 5},
    }
    quote = book["targets"].cell(2, column(book["targets"], "quote"))
    assert (quote.value, quote.quotePrefix) == ("=森林覆盖率", True)


def test_the_sheet_of_documents_says_what_became_of_each(made: Workbook, plans: list[Plan]) -> None:
    page = made.worksheets[1]
    told = [list(row.values())[:3] for row in rows(page)]
    words = {"en": ("partial", "ok", "failed"), "zh": ("已读取，有提示", "已读取", "读取失败")}
    partial, ok, failed = words["zh" if made.sheetnames == ZH else "en"]
    assert [state for _, state, _ in told] == [*(partial if plan.notes else ok for plan in plans), failed]
    assert "it has a password" in str(told[-1][2])
    assert page.cell(page.max_row, 2).fill.fgColor.rgb == "FFFBE9EB"
    assert all(page.cell(row, 1).hyperlink for row in range(2, page.max_row))


def test_findings_are_those_of_the_audit(made: Workbook, plans: list[Plan]) -> None:
    is_chinese = made.sheetnames == ZH
    page = made["核查" if is_chinese else "findings"]
    audits = ((plan.name, plantext.audit(plan, language="zh" if is_chinese else "en")) for plan in plans)
    found = [(name, each) for name, audit in audits for each in audit if each.severity != "ok"]
    words = {"error": "错误", "warning": "警告", "note": "提示"} if is_chinese else {}
    told = [(name, words.get(each.severity, each.severity), each.message) for name, each in found]
    assert [tuple(row.values())[:3] for row in rows(page)] == told
    at = column(page, "出处" if is_chinese else "source")
    assert all(page.cell(row, at).hyperlink for row in range(2, page.max_row + 1))


def test_a_plan_without_content_has_its_problem_and_a_file_only_a_row(tmp_path: Path) -> None:
    empty = plantext.read_text("没有内容。")
    plantext.write([empty, Failure("乙", "乙.docx", Kind.SCANNED, "no text")], tmp_path / "a.xlsx", headers="zh")
    book = read(tmp_path / "a.xlsx")
    assert book.sheetnames == ["说明", "文件", "指标", "数值", "目标", "项目", "责任", "核查", "正文"]
    problems = [str(row["问题"]) for row in rows(book["文件"])]
    assert problems[0].startswith("没有规划内容：提示：没有找到")
    assert problems[1] == "扫描件：no text"


def test_an_audit_that_breaks_off_costs_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def audit(plan: Plan, **_: object) -> tuple[()]:
        if plan.name == "乙":
            raise ZeroDivisionError("x")
        return ()

    monkeypatch.setattr("plantext.workbook.audit", audit)
    plantext.write([plan("5"), plan("6", name="乙")], tmp_path / "a.xlsx", headers="zh")
    book = read(tmp_path / "a.xlsx")
    assert [row["问题"] for row in rows(book["文件"])] == [None, "核查中断: ZeroDivisionError: x"]
    assert len(rows(book["数值"])) == 2


def test_what_a_person_has_corrected_is_seen(tmp_path: Path) -> None:
    corrected = value("≥60%", low=Decimal("65"), review="corrected")
    made = replace(plan(), values=(corrected,), targets=(replace(running_text().targets[0], review="accepted"),))
    plantext.write(made, tmp_path / "a.xlsx", headers="zh")
    book = read(tmp_path / "a.xlsx")
    ((numbers,), (leaf,), (target,)) = (rows(book[name]) for name in ("数值", "指标", "目标"))
    assert (numbers["核对"], leaf["核对"], target["核对"]) == ("已更正", "已更正", "已确认")
    cell = book["指标"].cell(2, column(book["指标"], "2025年目标"))
    assert (cell.value, cell.number_format, cell.fill.fgColor.rgb) == (65, '"≥"0', "FFFDF3DC")


def test_the_first_sheet_counts_and_explains_every_column(made: Workbook, plans: list[Plan]) -> None:
    about = made.worksheets[0]
    listed = {cell.value: about.cell(cell.row, 2).value for cell in about["A"] if cell.hyperlink}
    assert listed == {page.title: page.max_row - 1 for page in made.worksheets[1:]}
    told = [(row[0].value, row[1].value, row[2].value) for row in about.iter_rows(max_col=3)]
    for page in made.worksheets[1:]:
        if page.title not in ("indicators", "指标"):  # the years of its columns explain themselves
            explained = {title for sheet, title, meaning in told if sheet == page.title and meaning}
            assert {cell.value for cell in page[1]} <= explained


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_column_has_a_meaning_in_both_languages(language: Language) -> None:
    words = Words(language)
    for table in ("values", "targets", "projects", "project_totals", "project_status", "duties", "claims", "sections"):
        meanings = [words.meaning(table, name) for name in column_order(table)]
        assert all(meanings)
        assert not [text for text in meanings if "`" in text or is_formula(text)]
    with pytest.raises(KeyError):
        words.meaning("values", "nothing")


def test_texts_are_left_out_where_nobody_wants_them(plans: list[Plan], tmp_path: Path) -> None:
    plantext.write(plans[0], tmp_path / "a.xlsx", text="none")
    book = read(tmp_path / "a.xlsx")
    assert "text" not in book.sheetnames
    assert not any(cell.hyperlink for page in book.worksheets[1:] for row in page for cell in row)
    assert "--text none" in notes(book)


def test_the_texts_of_the_first_documents_are_there_as_long_as_they_are_handy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plantext.workbook.texts.MOST_ROWS", 5)
    lengths = {"甲": 3, "乙": 2, "丙": 4, "丁": 1}
    chosen = [replace(plantext.read_text("一。\n\n" * length), name=name) for name, length in lengths.items()]
    for wanted in ("auto", "all"):
        plantext.write(chosen, tmp_path / f"{wanted}.xlsx", text=wanted)  # type: ignore[arg-type]
    some, every = (read(tmp_path / f"{wanted}.xlsx") for wanted in ("auto", "all"))
    assert [row["doc"] for row in rows(some["text"])] == [*"甲甲甲乙乙"]  # 丁 would fit, but 丙 is left out before it
    assert "The texts of the first 2 documents are in the workbook, those of 2 more are not" in notes(some)
    assert [row["doc"] for row in rows(every["text"])] == [*"甲甲甲乙乙丙丙丙丙丁"]


def test_what_does_not_fit_a_sheet_goes_on_and_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plantext.export.sheets.sheet.MAX_ROWS", 4)
    plantext.write(plan(*"1234567"), tmp_path / "a.xlsx", headers="zh")
    book = read(tmp_path / "a.xlsx")
    sheets = ["数值", "数值 (2)", "数值 (3)"]
    assert book.sheetnames[book.sheetnames.index("数值") :][:3] == sheets
    assert [row["原文"] for name in sheets for row in rows(book[name])] == list("1234567")


def test_links_that_do_not_fit_are_text_and_said(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plantext.export.sheets.sheet.MAX_LINKS", 20)
    plantext.write(plantext.read(samples / "hezhe_2026.docx"), tmp_path / "a.xlsx")
    book = read(tmp_path / "a.xlsx")
    page = book["values"]
    at = column(page, "source")
    assert [bool(page.cell(row, at).hyperlink) for row in (2, 21, 22)] == [True, True, False]
    assert f"values: Excel takes 65,530 links in a sheet; {page.max_row - 21} more sources are plain text." in notes(
        book
    )


@pytest.mark.parametrize("name", ["=规\x0b划\ud800", "'a'!A1", "甲" * 300, "<r>&</r>", "[a]*?/"], ids=ascii)
def test_documents_of_any_name_are_written(name: str, tmp_path: Path) -> None:
    plantext.write(replace(plan("5"), name=name, info=Info(title=name)), tmp_path / "a.xlsx")
    page = read(tmp_path / "a.xlsx")["values"]
    assert page["A2"].data_type == "s"
    assert page.max_row == 2


@pytest.fixture(scope="module")
def run(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> plantext.Run:
    folder = tmp_path_factory.mktemp("run")
    copy = folder / "副本.docx"
    copy.write_bytes((samples / "hezhe_2026.docx").read_bytes())
    return plantext.extract_many([samples / "hezhe_2026.docx", copy, samples / "nothing.docx"], folder)


def test_a_run_tells_of_failures_and_of_copies(run: plantext.Run, tmp_path: Path) -> None:
    run.export(tmp_path / "a.xlsx", headers="zh")
    book = read(tmp_path / "a.xlsx")
    told = [(row["文档"], row["读取情况"], str(row["问题"])[:4]) for row in rows(book["文件"])]
    assert told == [
        ("hezhe_2026", "已读取", "None"),
        ("副本", "内容重复", "与 he"),
        ("nothing", "读取失败", "不是文档"),
    ]
    assert "已读取 1；读取失败 1；内容重复 1" in notes(book)


def test_seconds_are_a_column_only_where_they_are_wanted(run: plantext.Run, tmp_path: Path) -> None:
    run.export(tmp_path / "a.xlsx", text="none")
    run.export(tmp_path / "b.xlsx", text="none", timings=True)
    plain, timed = (rows(read(tmp_path / name)["documents"])[0] for name in ("a.xlsx", "b.xlsx"))
    assert "seconds" not in plain
    assert isinstance(timed["seconds"], float)


def test_a_run_gives_the_same_bytes_as_its_plans(run: plantext.Run, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        plantext.write(list(run.plans()), tmp_path / name, headers="zh")
    with plantext.extract_many(run.outcomes[0].path, tmp_path / "run") as alone:
        alone.export(tmp_path / "c.xlsx", headers="zh")
    first, *others = ((tmp_path / name).read_bytes() for name in ("a.xlsx", "b.xlsx", "c.xlsx"))
    assert others == [first, first]
