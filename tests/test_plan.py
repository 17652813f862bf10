"""A plan holds records, gives them as tables, and shows itself."""

from __future__ import annotations

import hashlib
import pickle
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

import plantext
from plantext.columns import COLUMNS, titles
from plantext.document import Document, Paragraph
from plantext.errors import DocumentError, Kind, PlantextError
from plantext.plan import Failure, Plan
from plantext.reading import _document_errors, read_each
from plantext.records import Claim, Duty, Indicator, Info, Project, Target, Value


def plan(**fields: object) -> Plan:
    document = Document("甲", "txt", (Paragraph("文本"),))
    return Plan(**{"name": "甲", "path": "甲.txt", "sha256": "00", "document": document, "info": Info(), **fields})  # type: ignore[arg-type]


def indicator(name: str = "森林覆盖率", item: str = "") -> Indicator:
    return Indicator("表一", "1", name, item, "生态", "治水", "%", "约束性", "both", "", "表一 r1c1")


def value(low: str | None, raw: str = "≥1", name: str = "森林覆盖率") -> Value:
    number = None if low is None else Decimal(low)
    return Value("表一", "1", name, "", "target", "", "2025", raw, ">=", number, None, "%", "", "表一 r1c2", "x")


def target(quote: str = "森林覆盖率达到60%以上") -> Target:
    numbers = Decimal("60"), None
    return Target(
        *("（一）", quote, "森林覆盖率", "target", ">=", *numbers, "%", "2025", "", ("甲局",), (), 5, 9, "¶1[5:9]", "x")
    )


def duty() -> Duty:
    return Duty("（一）", 1, ("甲局",), (), "（甲局负责）", "¶1[9:15]", start=9, end=15)


def claim() -> Claim:
    return Claim("共30项指标", "指标", Decimal(30), "项", "¶2[0:6]", end=6)


def project(*responsible: str) -> Project:
    return Project("表三", "水", "1", "工程", "内容", 2023, None, Decimal("7E+3"), "万元", responsible, "", "表三 r1")


def test_every_column_of_a_table_has_a_chinese_name_of_its_own() -> None:
    for table, names in COLUMNS.items():
        assert len(set(titles(table, "zh"))) == len(names)


def test_rows_have_a_cell_for_each_column() -> None:
    full = plan(indicators=(indicator(),), values=(value("1"),), projects=(project("甲局"),), notes=("一", "二"))
    full = replace(full, targets=(target(),), duties=(duty(),), claims=(claim(),))
    for table, rows in full.tables().items():
        assert all(len(row) == len(COLUMNS[table]) for row in rows), table


def test_the_document_row_says_what_was_read() -> None:
    row = dict(zip(COLUMNS["documents"], plan(notes=("一", "二"), seconds=1.23456).rows("documents")[0], strict=True))
    assert (row["doc"], row["characters"], row["reader_notes"]) == ("甲", 2, "一 | 二")
    assert row["seconds"] == Decimal("1.235")


def test_a_list_becomes_one_cell() -> None:
    row = dict(zip(COLUMNS["projects"], plan(projects=(project("甲局", "乙局"),)).rows("projects")[0], strict=True))
    assert row["responsible"] == "甲局|乙局"


def test_a_document_without_records_is_a_warning_in_the_errors() -> None:
    assert plan().rows("errors")[0][2] == "NO_PLAN_CONTENT"
    assert plan(projects=(project(),)).rows("errors") == []


def test_targets_and_duties_are_content_and_claims_alone_are_not() -> None:
    assert plan(targets=(target(),)).rows("errors") == plan(duties=(duty(),)).rows("errors") == []
    assert plan(claims=(claim(),)).rows("errors")[0][2] == "NO_PLAN_CONTENT"


def test_a_table_that_nobody_knows_is_an_error_that_names_the_others() -> None:
    with pytest.raises(PlantextError, match="indicators"):
        plan().rows("nothing")


def test_a_frame_has_numbers_as_numbers_and_gaps_where_none_is_known() -> None:
    frame = plan(values=(value("0.10"), value(None))).frame("values")
    assert frame["low"].tolist()[0] == pytest.approx(0.1)
    assert frame["low"].isna().tolist() == [False, True]
    assert frame["raw"].tolist() == ["≥1", "≥1"]


@pytest.mark.parametrize("table", COLUMNS)
def test_a_frame_of_no_rows_has_all_columns(table: str) -> None:
    assert list(plan(projects=(project(),)).frame(table).columns) == list(COLUMNS[table])


def test_years_in_a_frame_are_whole_numbers() -> None:
    frame = plan(projects=(project(),)).frame("projects")
    assert (frame["start_year"].tolist()[0], str(frame["end_year"].dtype)) == (2023, "Int64")


def test_the_numbers_of_running_text_are_numbers_in_a_frame() -> None:
    full = plan(targets=(target(),), duties=(duty(),), claims=(claim(),))
    kinds = [str(full.frame(table).dtypes[name]) for table, name in (("targets", "low"), ("targets", "start"))]
    kinds += [str(full.frame(table).dtypes[name]) for table, name in (("duties", "order"), ("claims", "value"))]
    assert kinds == ["Float64", "Int64", "Int64", "Float64"]


def test_without_pandas_a_frame_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(PlantextError, match=r"plantext\[frames\]"):
        plan().frame("values")


def test_its_repr_is_short_and_counts() -> None:
    text = repr(plan(info=Info(title="某县规划"), values=(value("1"),)))
    assert text == "<Plan '某县规划': 0 sections, 0 indicators, 1 values, 0 projects>"


def test_its_repr_counts_what_running_text_says_where_it_says_something() -> None:
    full = plan(targets=(target(),) * 3, duties=(duty(),) * 2, claims=(claim(),))
    counts = "0 sections, 0 indicators, 0 values, 0 projects, 3 targets, 2 duties, 1 claims"
    assert repr(full) == f"<Plan '甲': {counts}>"


def test_its_html_counts_and_shows_targets() -> None:
    html = plan(targets=(target(),) * 20, duties=(duty(),) * 2)._repr_html_()
    assert all(text in html for text in ("targets: 20", "duties: 2", "<td>≥60%</td>", "5 more rows"))
    assert "claims" not in html


def test_its_html_escapes_what_the_document_says() -> None:
    html = plan(
        info=Info(title="<script>"),
        indicators=(indicator("<b>名</b>"),),
        values=(value("1", raw="≥1&\n<i>", name="<b>名</b>"),),
    )._repr_html_()
    assert "<script>" not in html
    assert "&lt;b&gt;名&lt;/b&gt;" in html
    assert "≥1&amp;<br>&lt;i&gt;" in html


def test_its_html_stays_small() -> None:
    html = plan(indicators=tuple(indicator(f"指标{count}") for count in range(500)))._repr_html_()
    assert html.count("<tr>") < 30
    assert "485 more rows" in html


def test_a_plan_survives_pickling() -> None:
    full = plan(indicators=(indicator(),), values=(value("1"),))
    assert pickle.loads(pickle.dumps(full)) == full


def test_reading_gives_the_name_and_the_fingerprint_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "某县规划.txt"
    path.write_bytes("第一章 总则\n".encode())
    read = plantext.read(path)
    assert (read.name, read.path) == ("某县规划", path.as_posix())
    assert read.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert plantext.read(path, name="别名").rows("documents")[0][0] == "别名"


def test_a_text_at_hand_is_read_like_a_file(tmp_path: Path) -> None:
    text = "第一章 总则\n为加强保护，制定本规划。\n"
    path = tmp_path / "甲.txt"
    path.write_text(text, encoding="utf-8")
    assert plantext.read_text(text).document.text == plantext.read(path).document.text


def test_a_text_in_the_place_of_bytes_is_a_fault_of_the_caller() -> None:
    with pytest.raises(TypeError, match="read_bytes takes bytes, not str; for a text there is read_text"):
        plantext.read_bytes("第一章 总则", "甲.txt")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("空.txt", b"", Kind.EMPTY),
        ("空.docx", b"", Kind.EMPTY),
        ("旧.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Kind.DAMAGED),
        ("断.docx", b"PK\x03\x04" + bytes(40), Kind.DAMAGED),
    ],
    ids=["empty text", "empty docx", "legacy doc", "broken zip"],
)
def test_a_bad_file_is_a_document_error_of_one_line(tmp_path: Path, name: str, content: bytes, kind: Kind) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        plantext.read(path)
    assert caught.value.kind == kind
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", ["no.docx", "", "a\x00b.txt"], ids=["missing", "folder", "NUL"])
def test_a_missing_file_is_a_document_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError):
        plantext.read(tmp_path / name)


def test_a_path_of_the_wrong_type_is_a_fault_of_the_caller() -> None:
    with pytest.raises(TypeError):
        plantext.read(3)  # type: ignore[arg-type]


def test_a_file_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    (tmp_path / "b.txt").write_text("第一章 总则", encoding="utf-8")
    first, second = read_each([tmp_path])
    assert isinstance(first, Failure)
    assert first.rows("errors") == [("a", f"{tmp_path.as_posix()}/a.docx", "EMPTY", first.message)]
    assert isinstance(second, Plan)
    assert len(list(read_each(tmp_path))) == 2


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (KeyError("x"), Kind.INTERNAL),
        (RecursionError(), Kind.INTERNAL),
        (MemoryError(), Kind.MEMORY),
        (PermissionError(13, "Permission denied"), Kind.NOT_A_DOCUMENT),
        (DocumentError(Kind.ENCRYPTED, "locked"), Kind.ENCRYPTED),
    ],
    ids=repr,
)
def test_whatever_goes_wrong_inside_is_a_document_error(fault: Exception, kind: Kind) -> None:
    with pytest.raises(DocumentError) as caught, _document_errors():
        raise fault
    assert caught.value.kind is kind
    if kind is Kind.INTERNAL:
        assert type(fault).__name__ in caught.value.message


@pytest.mark.parametrize(("code", "kind"), [(2, Kind.MEMORY), (4, Kind.DAMAGED)])
def test_xml_for_which_memory_was_lacking_is_not_said_to_be_damaged(code: int, kind: Kind) -> None:
    with pytest.raises(DocumentError) as caught, _document_errors():
        raise DocumentError(Kind.DAMAGED, "x") from etree.XMLSyntaxError("unknown error", code, 0, 0)
    assert caught.value.kind is kind


def test_an_interruption_is_no_fault_of_a_document() -> None:
    with pytest.raises(KeyboardInterrupt), _document_errors():
        raise KeyboardInterrupt


def test_the_public_names_are_there_and_no_others() -> None:
    assert all(getattr(plantext, name) is not None for name in plantext.__all__)
    with pytest.raises(AttributeError):
        plantext.nothing  # noqa: B018
