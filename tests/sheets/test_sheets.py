"""The kit for workbooks: what is written reads back, fits, means something and leads somewhere."""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from plantext.errors import ExportError
from plantext.export.sheets import MAX_CHARACTERS, Amount, Book, Column, Content, Piece, Place, Sheet, open_book
from plantext.export.sheets.fitting import is_exact, legal, lines
from plantext.export.sheets.names import Names
from plantext.export.sheets.target import Target

TWO = (Column("指标"), Column("数值", "number"))


def made(path: Path, write: Callable[[Book], object]) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with open_book(path) as book:
            write(book)
    return openpyxl.load_workbook(path, rich_text=True)


def test_a_sheet_keeps_its_header_and_first_column_in_sight_and_can_be_filtered(tmp_path: Path) -> None:
    book = made(tmp_path / "a.xlsx", lambda book: book.sheet("指标", TWO).add(["绿地率", Decimal("62.50")]))
    page = book["指标"]
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("B2", "A1:B2", "$1:$1")
    assert (page["B2"].value, page["B2"].number_format, page["B2"].alignment.horizontal) == (62.5, "0.00", "right")


def test_a_page_without_header_has_no_filter(tmp_path: Path) -> None:
    page = made(tmp_path / "a.xlsx", lambda book: book.sheet("说明", TWO, has_header=False).add(["一", 1]))["说明"]
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == (None, None, None)
    assert page["A1"].value == "一"


def test_columns_are_as_wide_as_what_is_written_within_bounds(tmp_path: Path) -> None:
    columns = [Column("a"), Column("b", "wrapped", 20), Column("c", "number"), Column("d", "line", 10), Column("e")]

    def write(book: Book) -> None:
        sheet = book.sheet("x", columns)
        sheet.add(["短", "长" * 100, Decimal("1234567.125"), "x" * 90, "中等长度的名称"])

    page = made(tmp_path / "a.xlsx", write)["x"]
    widths = [round(page.column_dimensions[letter].width) for letter in "ABCDE"]
    assert widths == [7, 22, 14, 12, 17]
    assert page.row_dimensions[2].height == 16.5 * 12  # 11 lines hold no more than 9 characters of 20 letters
    assert not page["D2"].alignment.wrap_text


@pytest.mark.parametrize("text", ["=1+1", "@x", "+A1", "-A1", "\t=1", "＝1"], ids=repr)
def test_what_a_spreadsheet_would_run_is_quoted_in_every_kind_of_cell(text: str, tmp_path: Path) -> None:
    def write(book: Book) -> None:
        to = book.sheet("正文", TWO).add([text, None])
        sheet = book.sheet("x", TWO)
        sheet.add([text, text])
        sheet.add([Content(text, "worse", to), Content((Piece(text), Piece("新", "added")))])

    cells = [cell for row in made(tmp_path / "a.xlsx", write)["x"]["A2:B3"] for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


ODD = {"tags": "<r></r>", "xml": "<r><t>&</t></r>", "words": "<r>甲</r>", "escape": "_x0041_", "bad": "a\x0bb\ud800"}
ODD |= {"long": "😀" * 20_000}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_any_text_leaves_the_file_whole(text: str, tmp_path: Path) -> None:
    book = made(tmp_path / "a.xlsx", lambda book: book.sheet(text, [Column(text)]).add([text]))
    assert book.worksheets[0]["A2"].value in (legal(text), text)


def test_a_link_leads_to_the_row_that_was_written(tmp_path: Path) -> None:
    def write(book: Book) -> None:
        sheet, text = book.sheet("目标", TWO), book.sheet("甲's/正文", TWO)
        text.add(["一", 1])
        place = text.add(["=二", 2])
        assert place == Place("甲's_正文", 3)
        sheet.add([Content("¶2", to=place), 5])

    book = made(tmp_path / "a.xlsx", write)
    cell = book["目标"]["A2"]
    assert (cell.value, cell.hyperlink.location) == ("¶2", "'甲''s_正文'!A3")
    assert cell.font.underline == "single"
    assert book.sheetnames == ["目标", "甲's_正文"]


def test_links_above_the_limit_are_plain_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plantext.export.sheets.sheet.MAX_LINKS", 2)
    sheets: list[Sheet] = []

    def write(book: Book) -> None:
        sheets.append(book.sheet("x", TWO))
        for number in range(4):
            sheets[0].add([Content(f"¶{number}", to=Place("x", 1)), number])

    page = made(tmp_path / "a.xlsx", write)["x"]
    assert [bool(page[f"A{row}"].hyperlink) for row in (2, 3, 4, 5)] == [True, True, False, False]
    assert [page[f"A{row}"].font.underline for row in (3, 4)] == ["single", None]
    assert sheets[0].links_left_out == 2


def test_marked_parts_of_a_text_keep_the_text(tmp_path: Path) -> None:
    pieces = (Piece("不低于"), Piece("62", "removed"), Piece(""), Piece("60", "added"), Piece("%"))

    def write(book: Book) -> None:
        sheet = book.sheet("x", TWO)
        sheet.add([Content(pieces), Content((Piece("全新", "added"),), "better")])
        sheet.add([Content(()), Content((Piece(""),))])

    page = made(tmp_path / "a.xlsx", write)["x"]
    assert str(page["A2"].value) == "不低于6260%"
    struck = [block for block in page["A2"].value if getattr(getattr(block, "font", None), "strike", None)]
    assert [block.text for block in struck] == ["62"]
    assert (page["B2"].value, page["B2"].font.underline) == ("全新", "single")
    assert page["A3"].value is None


def test_a_cell_has_the_colour_of_its_meaning_and_a_row_that_of_its_own(tmp_path: Path) -> None:
    def write(book: Book) -> None:
        sheet = book.sheet("x", TWO)
        sheet.add([Content("收紧", "better"), 1], "muted")
        sheet.add([Content(None, ground="#E3F3EA"), Content(Decimal("1.5"), ground="#FBE9EB")])

    page = made(tmp_path / "a.xlsx", write)["x"]
    assert page["A2"].fill.fgColor.rgb == page["A3"].fill.fgColor.rgb == "FFE3F3EA"
    assert page["B2"].font.color.rgb == "FF5B6773"
    assert (page["B3"].value, page["B3"].fill.fgColor.rgb) == (1.5, "FFFBE9EB")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Decimal("0.10"), (0.1, "0.00")),
        (Decimal("1E+3"), (1000, "0")),
        (Decimal("-18.4"), (-18.4, "0.0")),
        (2025, (2025, "0")),
        (Decimal("123456789012345678"), ("123456789012345678", "0")),
        (Decimal("1E+400"), ("1" + "0" * 400, "0")),
        (Decimal("NaN"), (None, "General")),
    ],
    ids=str,
)
def test_a_number_is_a_number_unless_a_spreadsheet_would_round_it(
    number: Decimal, shown: tuple[object, str], tmp_path: Path
) -> None:
    cell = made(tmp_path / "a.xlsx", lambda book: book.sheet("x", TWO).add(["a", number]))["x"]["B2"]
    assert (cell.value, cell.number_format) == shown


def test_what_a_sheet_goes_on_in_stands_behind_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plantext.export.sheets.sheet.MAX_ROWS", 3)

    def write(book: Book) -> None:
        first, second = book.sheet("甲", TWO), book.sheet("乙", TWO)
        assert [first.add(["a", number]).sheet for number in range(5)] == ["甲", "甲", "甲 (2)", "甲 (2)", "甲 (3)"]
        second.add(["b", 1])

    book = made(tmp_path / "a.xlsx", write)
    assert book.sheetnames == ["甲", "甲 (2)", "甲 (3)", "乙"]
    assert {page.print_title_rows for page in book.worksheets} == {"$1:$1"}
    assert [page.auto_filter.ref for page in book.worksheets] == ["A1:B3", "A1:B3", "A1:B2", "A1:B2"]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_names_of_sheets_are_valid_and_differ(wanted: list[str]) -> None:
    names = Names()
    made_ = [names.new(name) for name in wanted]
    assert len({name.casefold() for name in made_}) == len(wanted)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in made_)
    assert not any(set(name) & set("[]:*?/\\") or name.startswith("'") or name.endswith("'") for name in made_)
    assert "history" not in {name.casefold() for name in made_}


@given(st.text(st.sampled_from("ab 规划。\n"), max_size=60), st.integers(3, 30))
def test_more_room_never_takes_more_lines(text: str, room: int) -> None:
    assert lines(text, room) >= lines(text, room + 30) >= text.count("\n") + 1


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_that_is_written_as_one_reads_back_as_it_was(number: Decimal) -> None:
    if is_exact(number):
        assert Decimal(f"{number:.16G}") == number


def test_the_same_cells_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        made(tmp_path / name, lambda book: book.sheet("指标", TWO).add([Content("绿地率", "better"), 1]))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_nothing_is_left_of_a_book_that_was_not_finished(tmp_path: Path) -> None:
    def fails(book: Book) -> None:
        book.sheet("x", TWO).add(["a", 1])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made(tmp_path / "neu" / "a.xlsx", fails)
    (tmp_path / "b.xlsx").mkdir()
    with pytest.raises(ExportError, match="it is a folder"):
        made(tmp_path / "b.xlsx", lambda book: book.sheet("x", TWO))
    assert [path.name for path in tmp_path.iterdir()] == ["b.xlsx"]


def test_no_part_of_a_book_holds_a_formula(tmp_path: Path) -> None:
    made(tmp_path / "a.xlsx", lambda book: book.sheet("x", TWO).add(["{=1+1}", "=1"]))
    with ZipFile(tmp_path / "a.xlsx") as package:
        assert not any(b"<f" in package.read(name) for name in package.namelist() if "worksheets/" in name)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Amount(Decimal("62.50"), "≥", "%"), (62.5, '"≥"0.00"%"')),
        (Amount(Decimal("1234.5"), is_grouped=True), (1234.5, "#,##0.0")),
        (Amount(Decimal("12345678901234567"), "≥"), ("≥12345678901234567", "0")),
        (Amount(Decimal("Infinity")), (None, "General")),
    ],
    ids=str,
)
def test_an_amount_is_a_number_that_shows_the_signs_around_it(
    amount: Amount, shown: tuple[object, str], tmp_path: Path
) -> None:
    cell = made(tmp_path / "a.xlsx", lambda book: book.sheet("x", TWO).add(["a", Content(amount)]))["x"]["B2"]
    assert (cell.value, cell.number_format) == shown


def test_more_forms_of_numbers_than_a_spreadsheet_takes_become_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plantext.export.sheets.formats.MAX_FORMS", 2)

    def write(book: Book) -> None:
        sheet = book.sheet("x", TWO)
        for sign in ("≥", "≤", "=", "≥"):
            sheet.add(["a", Content(Amount(Decimal("5.0"), sign))])

    page = made(tmp_path / "a.xlsx", write)["x"]
    assert [page.cell(row, 2).value for row in (2, 3, 4, 5)] == [5, 5, "=5.0", 5]
    assert page["B4"].quotePrefix


def test_a_sheet_that_may_be_missing_stands_in_its_place_if_it_has_rows(tmp_path: Path) -> None:
    def write(book: Book) -> None:
        book.sheet("甲", TWO)
        book.optional("空", TWO)
        book.optional("乙", TWO).add(["a", 1])
        book.sheet("丙", TWO)
        book.sheet("首", TWO, position=0)

    assert made(tmp_path / "a.xlsx", write).sheetnames == ["首", "甲", "乙", "丙"]


def test_columns_kept_in_sight_are_repeated_in_print(tmp_path: Path) -> None:
    def write(book: Book) -> None:
        book.sheet("x", [Column(f"{at}", "wrapped") for at in range(12)], frozen=2).add(["长" * 60] * 12)

    page = made(tmp_path / "a.xlsx", write)["x"]
    assert (page.freeze_panes, page.print_title_cols, page.page_setup.pageOrder) == ("C2", "$A:$B", "overThenDown")
    assert page.page_setup.fitToWidth > 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_workbook_on_a_full_disk_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lost: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lost.append)
    (tmp_path / f".a.xlsx.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(ExportError, match="cannot be written: No space left on device"):
        made(tmp_path / "a.xlsx", lambda book: book.sheet("x", TWO).add(["a", 1]))
    gc.collect()
    assert (lost, list(tmp_path.iterdir())) == ([], [])


@pytest.mark.parametrize("written", ["", "x" * 100_000], ids=["little", "much"])
def test_a_workbook_that_is_given_up_says_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    lost: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lost.append)
    target = Target()
    target.open(tmp_path / "a")
    package = ZipFile(target, "w")  # type: ignore[arg-type]
    package.writestr("a", written)
    target.give_up()
    del package
    gc.collect()
    assert lost == []


@pytest.mark.parametrize("character", ["规", "𠮷"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path, character: str) -> None:
    long, fits = character * 40_000, "规" * MAX_CHARACTERS
    page = made(tmp_path / "a.xlsx", lambda book: book.sheet("x", TWO).add([long, fits]))["x"]
    assert str(page["A2"].value).endswith("… [40000 characters, cut]")
    assert len(str(page["A2"].value).encode("utf-16-le")) // 2 in (MAX_CHARACTERS, MAX_CHARACTERS - 1)
    assert page["B2"].value == fits
    assert (page.row_dimensions[2].height, page["A2"].alignment.vertical) == (396, "top")  # its beginning is in sight
