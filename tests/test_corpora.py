"""The sample plans: index, files and expected tables agree, and plantext reads out of them what was written in."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

from plantext.comparisons import KINDS
from plantext.errors import PlantextError
from plantext.resources import folder
from plantext.samples import sample, samples

CORPORA = folder("corpora")
SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "build_corpora.py"

COLUMNS = {
    "indicators.csv": ("doc", "table", "number", "name", "item", "domain", "task", "unit", "attribute", "scope"),
    "values.csv": ("doc", "table", "number", "item", "role", "level", "year", "raw", "comparator", "low", "high",
                   "value_unit", "qualitative"),
    "projects.csv": ("doc", "table", "category", "number", "name", "content", "start_year", "end_year", "investment",
                     "investment_unit", "responsible"),
    "project_status.csv": ("category", "total", "done", "as_planned", "continued_adjusted", "changed"),
    "changes.csv": ("subject", "kind", "name", "item", "role", "level", "year", "old", "new", "old_value", "new_value",
                    "unit", "delta", "direction", "match", "confidence", "old_source", "new_source"),
}  # fmt: skip
STATUS_KINDS = ("total", "done", "as_planned", "adjusted", "changed")
FILES = [CORPORA / f"{entry.name}.{extension}" for entry in samples() for extension in entry.formats]
TABLES = sorted((CORPORA / "expected").rglob("*.csv"))
Row = dict[str, str]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _expected(name: str, table: str) -> list[Row]:
    path = CORPORA / "expected" / name / table
    return _rows(path) if path.is_file() else []


def _name(path: Path) -> str:
    return path.relative_to(CORPORA).as_posix()


# The folder


def test_the_index_lists_every_file_of_the_folder_and_no_other() -> None:
    plans = {path.name for path in CORPORA.iterdir() if path.suffix in (".docx", ".txt", ".pdf")}
    assert plans == {path.name for path in FILES}


def test_expected_tables_belong_to_a_sample() -> None:
    assert {path.parent.name for path in TABLES} <= {entry.name for entry in samples()}


def test_every_sample_is_free_and_says_where_it_is_from() -> None:
    assert {(entry.source, entry.licence) for entry in samples()} == {("written for plantext", "CC0-1.0")}


def test_the_folder_is_small_and_holds_no_code() -> None:
    files = [path for path in CORPORA.rglob("*") if path.is_file()]
    assert not [path for path in files if path.suffix == ".py"]
    assert sum(path.stat().st_size for path in files) < 1_000_000


def test_a_sample_is_found_by_name_with_or_without_extension() -> None:
    assert sample("yunxi_2023") == sample("yunxi_2023.docx") == CORPORA / "yunxi_2023.docx"
    assert sample("yunxi_2023.txt").read_text(encoding="utf-8").startswith("云溪县")


@pytest.mark.parametrize("name", ["", "yunxi", "yunxi_2023.pdf", "../pyproject.toml", "index.csv"])
def test_an_unknown_sample_is_refused_with_the_names_there_are(name: str) -> None:
    with pytest.raises(PlantextError, match=r"yunxi_2018\.docx.*hezhe_2021\.txt"):
        sample(name)


# The script


@pytest.mark.skipif(not SCRIPT.is_file(), reason="the script is not part of an installed plantext")
def test_building_again_gives_the_same_files(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SCRIPT), "--to", str(tmp_path)], check=True)
    built = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*") if path.is_file()}
    stored = {_name(path): path for path in CORPORA.rglob("*") if path.is_file()}
    assert built.keys() == stored.keys()
    assert [name for name in sorted(built) if _content(built[name]) != _content(stored[name])] == []


@pytest.mark.skipif(not SCRIPT.is_file(), reason="the script is not part of an installed plantext")
def test_a_long_plan_is_the_same_bytes_every_time_and_grows_with_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    from build_corpora import big_plan  # noqa: PLC0415

    assert big_plan(4) == big_plan(4)
    assert len(_member(big_plan(40))) > 5 * len(_member(big_plan(4)))


def _content(path: Path) -> object:
    """Return a file's bytes, for DOCX part by part: what zlib makes of the same bytes differs from build to build."""
    if path.suffix != ".docx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return [(info.filename, info.date_time, archive.read(info)) for info in archive.infolist()]


def _member(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


# The expected tables


@pytest.mark.parametrize("path", TABLES, ids=_name)
def test_expected_tables_have_the_agreed_columns_and_name_their_plan(path: Path) -> None:
    rows = _rows(path)
    assert tuple(rows[0]) == COLUMNS[path.name]
    assert {row.get("doc", path.parent.name) for row in rows} == {path.parent.name}


@pytest.mark.parametrize("path", [path for path in TABLES if path.name == "values.csv"], ids=_name)
def test_values_belong_to_an_indicator_and_keep_to_the_conventions(path: Path) -> None:
    keys = {_key(row) for row in _rows(path.with_name("indicators.csv"))}
    for row in _rows(path):
        assert _key(row) in keys
        assert row["role"] in ("requirement", "baseline", "target", "attained"), row
        assert row["level"] in ("", "national", "provincial"), row
        assert _bounds(row) in _allowed(row["comparator"]), row
        assert row["comparator"] or row["qualitative"] or row["raw"] in ("/", "-", "—", ""), row


@pytest.mark.parametrize("path", [path for path in TABLES if path.name == "projects.csv"], ids=_name)
def test_projects_have_both_years_or_none_and_a_unit_where_there_is_money(path: Path) -> None:
    for row in _rows(path):
        assert bool(row["start_year"]) == bool(row["end_year"]), row
        assert row["start_year"] <= row["end_year"], row
        assert bool(row["investment"]) == bool(row["investment_unit"]), row


def test_changes_have_known_kinds_and_name_things_that_are_in_the_plans() -> None:
    old = {row["name"] for row in _expected("yunxi_2018", "projects.csv")}
    new = {row["name"] for row in _expected("yunxi_2023", "projects.csv")}
    indicators = {row["name"] for name in ("yunxi_2018", "yunxi_2023") for row in _expected(name, "indicators.csv")}
    for row in _expected("yunxi_2023", "changes.csv"):
        assert row["kind"] in KINDS, row
        if row["subject"] in ("indicator", "project"):
            known = indicators if row["subject"] == "indicator" else old if row["kind"] == "dropped" else new
            assert row["name"] in known, row


def test_indicators_only_one_plan_has_are_all_listed_as_changes() -> None:
    leaves = [{(r["name"], r["item"]) for r in _expected(n, "indicators.csv")} for n in ("yunxi_2018", "yunxi_2023")]
    rows = [row for row in _expected("yunxi_2023", "changes.csv") if row["subject"] == "indicator"]
    listed = {(row["name"], row["item"]) for row in rows}
    assert leaves[1] - leaves[0] <= listed
    own = {item or name for name, item in leaves[1]}
    gone = {row["old"] for row in rows}
    assert {item or name for name, item in leaves[0]} - own <= gone


def _key(row: Row) -> tuple[str, ...]:
    return row["doc"], row["table"], row["number"], row["item"]


def _bounds(row: Row) -> tuple[bool, bool]:
    return bool(row["low"]), bool(row["high"])


def _allowed(comparator: str) -> tuple[tuple[bool, bool], ...]:
    sides = {"": (False, False), ">=": (True, False), ">": (True, False), "<=": (False, True), "<": (False, True)}
    return (sides.get(comparator, (True, True)),)


# What plantext reads


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_indicators_of_a_sample_are_read_as_they_were_written(path: Path) -> None:
    read = [_fields(record, COLUMNS["indicators.csv"][1:]) for record in _plan(path).indicators]
    _assert_same(read, _expected(path.stem, "indicators.csv"))


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_values_of_a_sample_are_read_as_they_were_written(path: Path) -> None:
    read = [_fields(record, COLUMNS["values.csv"][1:]) for record in _plan(path).values]
    _assert_same(read, _expected(path.stem, "values.csv"))


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_projects_of_a_sample_are_read_as_they_were_written(path: Path) -> None:
    read = [_fields(record, COLUMNS["projects.csv"][1:]) for record in _plan(path).projects]
    _assert_same(read, _expected(path.stem, "projects.csv"))


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_project_status_of_a_sample_is_read_as_it_was_written(path: Path) -> None:
    read = [(record.category, record.kind, str(record.count)) for record in _plan(path).project_status]
    rows = _expected(path.stem, "project_status.csv")
    columns = dict(zip(COLUMNS["project_status.csv"][1:], STATUS_KINDS, strict=True))
    expected = [(row["category"], kind, row[column]) for row in rows for column, kind in columns.items()]
    assert sorted(read) == sorted(expected)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_the_period_of_a_sample_is_read_from_its_title(path: Path) -> None:
    info = _plan(path).info
    periods = {entry.name: entry.period for entry in samples()}
    assert f"{info.period_start}-{info.period_end}" == periods[path.stem]


@pytest.mark.parametrize(
    "name",
    [entry.name for entry in samples() if len(entry.formats) > 1],
)
def test_a_sample_has_the_same_headings_in_every_format(name: str) -> None:
    plans = [_plan(path) for path in FILES if path.stem == name]
    headings = [[(section.level, section.title) for section in plan.sections] for plan in plans]
    assert headings[0] == headings[1]


def _plan(path: Path) -> Any:
    import plantext  # noqa: PLC0415

    return plantext.read(path)


def _fields(record: Any, columns: Iterable[str]) -> Row:
    values = {column: getattr(record, column) for column in columns}
    return {c: "|".join(v) if isinstance(v, tuple) else "" if v is None else str(v) for c, v in values.items()}


def _assert_same(read: list[Row], expected: list[Row]) -> None:
    """Compare as sets of rows: white space and widths of characters do not count, numbers count by value."""
    got, wanted = (Counter(_comparable(row) for row in rows) for rows in (read, expected))
    missing, extra = list((wanted - got).elements()), list((got - wanted).elements())
    if missing or extra:
        pytest.fail("\n".join(["", *_lines("missing", missing), *_lines("extra", extra)]), pytrace=False)


def _lines(label: str, rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield f"{len(rows)} {label}"
    yield from (f"  {label}: {' | '.join(row)}" for row in rows[:60])


def _comparable(row: Row) -> tuple[str, ...]:
    numbers = ("low", "high", "investment")
    return tuple(_number(text) if c in numbers else _folded(text) for c, text in row.items() if c != "doc")


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _number(text: str) -> str:
    try:
        return format(Decimal(text).normalize(), "f")
    except InvalidOperation:
        return text
