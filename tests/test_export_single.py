import csv
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from plantext.errors import ExportError
from plantext.export.single import check_place, write_table

COLUMNS = ("subject", "kind", "delta", "云溪县")
ROWS = [("indicator", "=1+1", Decimal("1.50"), "a\nb"), ("project", "added", None, "")]


def test_a_csv_file_has_a_byte_order_mark_and_no_formula(tmp_path: Path) -> None:
    to = tmp_path / "new" / "变化.csv"
    write_table("changes", COLUMNS, ROWS, str(to), "zh")
    assert to.read_bytes().startswith(b"\xef\xbb\xbf")
    with to.open(encoding="utf-8-sig", newline="") as file:
        header, first, second = csv.reader(file)
    assert header == ["对象", "变化类型", "差", "云溪县"]
    assert first == ["indicator", "'=1+1", "1.50", "a\nb"]
    assert second == ["project", "added", "", ""]


def test_json_is_an_array_and_json_lines_an_object_a_line(tmp_path: Path) -> None:
    expected = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    for name in ("x.json", "x.jsonl"):
        write_table("changes", COLUMNS, ROWS, str(tmp_path / name))
    whole = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"), parse_float=Decimal)
    assert whole == expected
    lines = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line, parse_float=Decimal) for line in lines] == expected


def test_a_workbook_has_one_sheet_with_text_as_text(tmp_path: Path) -> None:
    write_table("changes", COLUMNS, ROWS, str(tmp_path / "x.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["changes"]
    cells = [[cell.value for cell in row] for row in book["changes"].iter_rows()]
    assert cells == [list(COLUMNS), ["indicator", "=1+1", 1.5, "a\nb"], ["project", "added", None, None]]
    assert book["changes"]["B2"].data_type == "s"


def test_standard_output_takes_json(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_table("changes", COLUMNS, [], "-")
    assert capfdbinary.readouterr().out == b"[]\n"


@pytest.mark.parametrize("to", ["x", "x.docx", "x.csv.gz", "csv"])
def test_a_place_of_no_format_is_refused_before_the_work(to: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is written to a file that ends in"):
        check_place(to)
    with pytest.raises(ExportError):
        write_table("changes", COLUMNS, ROWS, str(tmp_path / to))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
def test_nothing_is_half_written(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="is a file; name a folder"):
        write_table("changes", COLUMNS, ROWS, str(tmp_path / "file" / f"x{suffix}"))
    (tmp_path / f"x{suffix}").mkdir()
    with pytest.raises(ExportError, match="it is a folder"):
        write_table("changes", COLUMNS, ROWS, str(tmp_path / f"x{suffix}"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", f"x{suffix}"]
