"""Tables as files: what is written reads back, harms nobody, and is there whole or not at all."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.columns import COLUMNS
from plantext.document import Document, Paragraph
from plantext.errors import ExportError, Kind
from plantext.export import Format, choose_format, open_writer
from plantext.export.cells import inert, is_formula, plain
from plantext.export.staging import Staging
from plantext.plan import Failure, Plan
from plantext.records import Claim, Duty, Info, Project, Target, Value
from plantext.writing import write

TEXTS = ["≥62.5%\n逐年提高", "=HYPERLINK(1)", "-18.4%", "/", "-", '他说"是"，', "m³ 䶮 𠮷", "a\tb", "1.10", " x"]


def value(raw: str, low: Decimal | None = None) -> Value:
    return Value("表一", "1", "名", "", "target", "", "2025", raw, ">=", low, None, "%", "", "表一 r1c2", "x")


def plan(*raws: str, seconds: float = 1.0) -> Plan:
    project = Project(
        "表三", "水", "1", "工程", "容", 2023, None, Decimal("7E+3"), "万元", ("甲局", "乙局"), "", "表三 r1"
    )
    document = Document("甲", "txt", (Paragraph("文本"),))
    values = tuple(value(raw, Decimal("0.10")) for raw in raws)
    return Plan("甲", "甲.txt", "00", document, Info(), values=values, projects=(project,), seconds=seconds)


def breaking_off(fault: BaseException) -> Iterator[Plan]:
    """Give one plan, then fail, as a run does that is interrupted."""
    yield plan("6")
    raise fault


def read_csv(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "+A1", "-A1", "-1+1", "- 5万元", "＝1", "－A1"]
)
def test_what_a_spreadsheet_would_run_is_disarmed(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["-18.4%", "+5", "-1,234.5", "-0.5％", "-", "--", "5=5", "≥5", "", "a@b.cn", "’-1", "-3‰"]
)
def test_what_is_data_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("0.10", "0.10"), ("-1.5E-7", "-0.00000015"), ("12", "12"), ("0E-3", "0.000")],
)
def test_numbers_are_written_without_exponent(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@given(st.text())
def test_no_text_is_left_that_runs(text: str) -> None:
    safe = inert(text)
    assert not is_formula(safe)
    assert safe.removeprefix("'") == text.removeprefix("'")
    assert safe == "=" or safe[:1] not in {"=", "@", "\t", "\r"}


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4))
def test_any_text_in_a_csv_file_reads_back(tmp_path_factory: pytest.TempPathFactory, raws: list[str]) -> None:
    folder = tmp_path_factory.mktemp("csv")
    write([plan(*raws)], folder)
    assert [row["raw"] for row in read_csv(folder, "values")] == [inert(raw) for raw in raws]


@given(st.lists(st.text(), min_size=1, max_size=4), st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_anything_in_json_lines_reads_back(
    tmp_path_factory: pytest.TempPathFactory, raws: list[str], low: Decimal
) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    with open_writer(path) as writer:
        writer.add("values", [("甲", *(["x"] * 7), raw, ">=", low, None, "", "", "", "", "", "") for raw in raws])
    rows = [
        json.loads(line, parse_float=Decimal, parse_int=Decimal)["row"]
        for line in path.read_text("utf-8").split("\n")[:-1]
    ]
    assert [row["raw"] for row in rows] == raws
    assert all(row["low"] == low and row["high"] is None for row in rows)


def test_a_folder_gets_every_table_even_empty_ones(tmp_path: Path) -> None:
    write([plan()], tmp_path / "new" / "out")
    assert names(tmp_path / "new" / "out") == sorted(f"{table}.csv" for table in COLUMNS)
    assert (tmp_path / "new/out/sections.csv").read_bytes() == b"\xef\xbb\xbfdoc,section,level,title,source\r\n"


def test_csv_rows_hold_what_the_records_say(tmp_path: Path) -> None:
    write([plan(*TEXTS), Failure("乙", "乙.docx", Kind.EMPTY, "leer")], tmp_path)
    assert [row["raw"] for row in read_csv(tmp_path, "values")] == [inert(text) for text in TEXTS]
    (project,) = read_csv(tmp_path, "projects")
    assert (project["investment"], project["end_year"], project["responsible"]) == ("7000", "", "甲局|乙局")
    assert read_csv(tmp_path, "errors") == [{"doc": "乙", "path": "乙.docx", "error": "EMPTY", "message": "leer"}]


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_what_running_text_says_is_written_like_the_rest(tmp_path: Path, format: Format) -> None:
    units = ("甲局", "乙局"), ("甲局",)
    numbers = Decimal("6E+1"), None
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
    write([replace(plan(), targets=(target,), duties=(duty,), claims=(claim,))], tmp_path, format)
    read = read_csv if format == "csv" else lambda folder, table: read_lines(folder / f"{table}.jsonl")
    ((told,), (bracket,), (count,)) = (read(tmp_path, table) for table in ("targets", "duties", "claims"))
    empty, quote = ("", "'=森林覆盖率") if format == "csv" else (None, "=森林覆盖率")
    assert (told["responsible"], told["high"], told["quote"]) == ("甲局|乙局", empty, quote)
    assert [str(told[name]) for name in ("low", "start", "end")] == ["60", "5", "9"]
    assert (str(bracket["order"]), bracket["responsible_lead"], str(bracket["start"])) == ("2", "甲局", "9")
    assert (str(count["value"]), count["what"]) == ("30", "指标")


def test_json_lines_in_a_folder_are_the_rows(tmp_path: Path) -> None:
    write([plan(*TEXTS)], tmp_path, "jsonl")
    rows = read_lines(tmp_path / "values.jsonl")
    assert [row["raw"] for row in rows] == TEXTS
    assert list(rows[0]) == list(COLUMNS["values"])
    assert (rows[0]["low"], rows[0]["high"]) == (0.1, None)


def test_json_lines_in_one_file_name_their_table(tmp_path: Path) -> None:
    write([plan("5")], tmp_path / "a.jsonl")
    assert [line["table"] for line in read_lines(tmp_path / "a.jsonl")] == ["documents", "values", "projects"]


def test_chinese_headers_are_a_choice(tmp_path: Path) -> None:
    with open_writer(tmp_path, language="zh") as writer:
        writer.add("errors", [("a", "b", "c", "d")])
    assert read_csv(tmp_path, "errors") == [{"文档": "a", "路径": "b", "错误类型": "c", "说明": "d"}]


@pytest.mark.parametrize(("to", "format"), [("out", "csv"), ("out", "jsonl"), ("a.jsonl", None), ("a.xlsx", None)])
def test_the_same_plans_give_the_same_bytes(tmp_path: Path, to: str, format: Format | None) -> None:
    for run in ("first", "second"):
        write([plan(*TEXTS, seconds=len(run))], tmp_path / run / to, format)
    first, second = (sorted((tmp_path / run).rglob("*")) for run in ("first", "second"))
    assert len(first) == len(second)
    assert all(a.is_dir() or a.read_bytes() == b.read_bytes() for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize(
    ("to", "format", "chosen"),
    [
        ("out", None, "csv"),
        ("out.v2", None, "csv"),
        ("规划", "jsonl", "jsonl"),
        ("A.XLSX", None, "xlsx"),
        ("a.xlsx", "xlsx", "xlsx"),
        ("a.jsonl", None, "jsonl"),
        ("-", None, "jsonl"),
    ],
)
def test_the_place_says_the_format(to: str, format: str | None, chosen: str) -> None:
    assert choose_format(to, format) == chosen


@pytest.mark.parametrize(
    ("to", "format"),
    [
        ("a.csv", None),
        ("a.sqlite", None),
        ("a.parquet", "csv"),
        ("out", "sqlite"),
        ("out", "xlsx"),
        ("a.xlsx", "csv"),
        ("a.jsonl", "xlsx"),
        ("-", "csv"),
        ("-", "xlsx"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_read(to: str, format: str | None) -> None:
    with pytest.raises(ExportError) as caught:
        choose_format(to, format)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("to", "format"), [("out", "csv"), ("out", "jsonl"), ("a.jsonl", None), ("a.xlsx", None)])
@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError, SystemExit])
def test_a_run_that_breaks_off_leaves_nothing(
    tmp_path: Path, to: str, format: Format | None, fault: type[BaseException]
) -> None:
    with pytest.raises(fault):
        write(breaking_off(fault()), tmp_path / "new" / to, format)
    assert names(tmp_path) == []


@pytest.mark.parametrize(("to", "format"), [("", "csv"), ("", "jsonl"), ("a.jsonl", None), ("a.xlsx", None)])
def test_a_run_that_breaks_off_leaves_what_was_there(tmp_path: Path, to: str, format: Format | None) -> None:
    write([plan("5")], tmp_path / to, format)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(ValueError, match="x"):
        write(breaking_off(ValueError("x")), tmp_path / to, format)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_new_run_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write([plan("5", "6")], tmp_path)
    write([plan("7")], tmp_path)
    assert [row["raw"] for row in read_csv(tmp_path, "values")] == ["7"]


@pytest.mark.parametrize("to", ["file", "file/sub", "file/a.xlsx", "file/a.jsonl", "\0"])
def test_a_place_that_cannot_be_written_is_an_export_error(tmp_path: Path, to: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError) as caught:
        write([plan("5")], tmp_path / to)
    assert "\n" not in str(caught.value)
    assert names(tmp_path) == ["file"]


def test_a_folder_in_the_place_of_a_file_is_an_export_error(tmp_path: Path) -> None:
    (tmp_path / "values.csv").mkdir()
    with pytest.raises(ExportError, match=r"values\.csv"):
        write([plan("5")], tmp_path)
    assert names(tmp_path) == ["values.csv"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user who may not write everywhere")
def test_a_folder_without_permission_is_an_export_error(tmp_path: Path) -> None:
    for mode in (0o500, 0):
        tmp_path.chmod(mode)
        for to in (tmp_path, tmp_path / "out", tmp_path / "a.xlsx"):
            with pytest.raises(ExportError, match="Permission denied"):
                write([plan("5")], to)
    tmp_path.chmod(0o700)


def test_a_workbook_takes_plans_and_no_rows(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="a workbook takes plans"), open_writer(tmp_path / "a.xlsx"):
        pytest.fail("it was opened")
    assert names(tmp_path) == []


def test_a_missing_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ExportError, match=r"plantext\[excel\]"):
        write([plan("5")], tmp_path / "a.xlsx")
    assert names(tmp_path) == []


def test_one_plan_is_written_like_a_list_of_one(tmp_path: Path) -> None:
    write(plan("5"), tmp_path / "a")
    write([plan("5")], tmp_path / "b")
    assert (tmp_path / "a/values.csv").read_bytes() == (tmp_path / "b/values.csv").read_bytes()


@pytest.mark.parametrize("to", ["规" * 200, "规" * 200 + ".xlsx", "a/" + "规" * 200 + ".jsonl"])
def test_a_name_that_is_too_long_is_named(tmp_path: Path, to: str) -> None:
    with pytest.raises(ExportError, match=r"规(\.\w+)? cannot be written: File name too long"):
        write([plan("5")], tmp_path / to)
    assert names(tmp_path) == []


@pytest.mark.parametrize("to", ["file", "file/sub", "file/sub/a.xlsx"])
def test_a_file_in_the_place_of_a_folder_is_said_to_be_one(tmp_path: Path, to: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="file is a file; name a folder"):
        write([plan("5")], tmp_path / to)


def test_folders_made_for_nothing_are_removed_and_others_kept(tmp_path: Path) -> None:
    staging = Staging()
    staging.folder(tmp_path / "a" / "b")
    staging.path(tmp_path / "a" / "b" / "x.csv")
    (tmp_path / "a" / "mine").write_text("x")
    staging.discard()
    assert names(tmp_path / "a") == ["mine"]
