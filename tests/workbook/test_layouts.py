"""How the values of indicators are laid beside each other: nothing is lost, and numbers show what was printed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.export.sheets import Amount
from plantext.records import Info
from plantext.wide import indicator_grids
from plantext.workbook.layouts import MOST, Leaf, Said, shared_cells
from plantext.workbook.printed import as_amount, printed
from plantext.workbook.words import Words

from .making import leafed, read, rows, value

EN = Words("en")


@pytest.mark.parametrize(
    ("raw", "low", "high", "format"),
    [
        ("62.50", "62.50", "62.50", "0.00"),
        ("≥62.5%", "62.5", None, '"≥"0.0"%"'),
        ("≤ 5", None, "5", '"≤ "0'),
        ("[13.5]", "13.5", "13.5", '"["0.0"]"'),
        ("1,234", "1234", "1234", "#,##0"),
        ("-18.4%", "-18.4", "-18.4", '0.0"%"'),
    ],
)
def test_a_number_shows_in_a_sheet_what_was_printed(
    raw: str, low: str, high: str | None, format: str, tmp_path: Path
) -> None:
    read_ = value(raw, low=low and Decimal(low), high=high and Decimal(high))
    amount = as_amount(read_)
    assert amount is not None
    assert amount.text == raw
    plantext.write(leafed("甲", [read_]), tmp_path / "a.xlsx")
    page = read(tmp_path / "a.xlsx")["indicators"]
    cell = next(cell for cell in page[2] if cell.number_format not in ("General", "0") or cell.value == 5)
    assert (cell.value, cell.number_format) == (float(low or high or 0), format)


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        ("62.5%左右", "62.5", "62.5"),
        ("5-6", "5", "6"),
        ("下降18.4%", "-18.4", "-18.4"),
        ("完成任务", None, None),
        ("1,23", "123", "123"),
        ("007", "7", "7"),
        ("６２", "62", "62"),
        ("[5", "5", "5"),
        ("≥-5", "-5", None),
        ("7²", "7", "7"),
        ("5%", "0.05", "0.05"),
    ],
)
def test_what_a_number_would_not_show_stays_as_it_was_printed(raw: str, low: str | None, high: str | None) -> None:
    said = value(raw, low=low and Decimal(low), high=high and Decimal(high))
    assert as_amount(said) is None
    assert printed([said], "2025") == raw


@given(st.from_regex(r"[≥≤]?-?[0-9]{1,4}(\.[0-9]{1,3})?[%‰]?", fullmatch=True))
def test_any_number_is_shown_as_printed_or_kept_as_text(raw: str) -> None:
    number = Decimal(raw.strip("≥≤%‰"))
    shown = printed([value(raw, low=number, high=number)], "2025")
    assert (shown.text if isinstance(shown, Amount) else shown) == raw


@pytest.mark.parametrize(
    ("told", "cell"),
    [
        ([("36.2", "2022")], "36.2（2022）"),
        ([("2020-2022年为3%、4%", "2020"), ("2020-2022年为3%、4%", "2021")], "2020-2022年为3%、4%"),
        ([("2022年5", "2022")], "2022年5"),
        ([("5", ""), ("6", "2025")], "5\n6"),
    ],
)
def test_a_value_of_another_year_says_so(told: list[tuple[str, str]], cell: str) -> None:
    assert printed([value(raw, year) for raw, year in told], "2025") == cell


def shared(years: dict[str, str], near: int | None = None, far: int | None = None) -> list[object]:
    values = {("target", "", year, 0): Said(raw) for year, raw in years.items()}
    row = shared_cells(Leaf({}, None, values, near, far), EN)
    return [cell.shown if isinstance(cell, Said) else cell for cell in (row[8], row[9], row[10], row[11], row[12])]


@pytest.mark.parametrize(
    ("years", "near", "far", "cells"),
    [
        ({"2025": "5"}, None, None, [2025, "5", None, None, None]),
        ({"2025": "5", "2035": "6"}, None, None, [2025, "5", 2035, "6", None]),
        ({"2035": "6"}, 2025, 2035, [None, None, 2035, "6", None]),
        ({"2025": "5", "2030": "6", "2035": "7"}, None, None, [2025, "5", 2035, "7", "target 2030: 6"]),
        ({"2025": "5", "2030": "6", "2035": "7"}, 2030, 2035, [2030, "6", 2035, "7", "target 2025: 5"]),
        (
            {"2023": "3", "2024": "4", "2025": "5"},
            None,
            None,
            [2025, "5", None, None, "target 2023: 3\ntarget 2024: 4"],
        ),
        ({"": "逐年提高"}, None, None, [None, "逐年提高", None, None, None]),
        ({"": "年均5%", "2025": "5"}, None, None, [2025, "5", None, None, "target: 年均5%"]),
        ({"“十五五”末": "5"}, None, None, ["“十五五”末", "5", None, None, None]),
        ({}, None, None, [None] * 5),
    ],
)
def test_targets_stand_in_the_near_or_the_far_term(
    years: dict[str, str], near: int | None, far: int | None, cells: list[object]
) -> None:
    assert shared(years, near, far) == cells


KEYS = st.tuples(
    st.sampled_from(["requirement", "baseline", "attained", "target"]),
    st.sampled_from(["national", "provincial", ""]),
    st.sampled_from(["", "2020", "2021", "2025", "2030", "2035", "“十四五”末"]),
    st.integers(0, 2),
)


@given(st.dictionaries(KEYS, st.uuids(), max_size=12), st.sampled_from([None, 2025]), st.sampled_from([None, 2035]))
def test_no_value_is_lost_in_the_columns_that_all_plans_share(
    values: dict[tuple[str, str, str, int], object], near: int | None, far: int | None
) -> None:
    leaf = Leaf({}, None, {key: Said(str(raw)) for key, raw in values.items()}, near, far)
    told = "\n".join(str(cell.shown if isinstance(cell, Said) else cell) for cell in shared_cells(leaf, EN))
    assert all(told.count(str(raw)) == 1 for raw in values.values())


def test_one_plan_has_the_columns_of_its_own_tables(samples: Path, tmp_path: Path) -> None:
    plan = plantext.read(samples / "yunxi_2023.docx")
    plantext.write(plan, tmp_path / "a.xlsx", headers="zh")
    header = [cell.value for cell in read(tmp_path / "a.xlsx")["指标"][1]]
    columns = ["国家要求", "省级要求", "2022年现状", "国家达标", "省级达标", "2025年目标", "2030年目标", "目标形式"]
    assert header[: len(columns) + 6] == ["文档", "序号", "指标名称", "分项", "单位", "指标属性", *columns]


def test_two_columns_of_one_year_stay_two(samples: Path, tmp_path: Path) -> None:
    plantext.write(plantext.read(samples / "hezhe_2021.docx"), tmp_path / "a.xlsx", headers="zh")
    first = rows(read(tmp_path / "a.xlsx")["指标"])[0]
    told = [cell for title, cell in first.items() if title.startswith("2025年目标")]
    assert told == [58, 9.9]


def test_a_table_in_two_halves_has_its_columns_once(tmp_path: Path) -> None:
    halves = [
        value("5", name=name, source=f"表一 r{row}c{at}") for row, (name, at) in enumerate((("名", 2), ("乙", 5)))
    ]
    plantext.write(leafed("甲", halves), tmp_path / "a.xlsx")
    header = [cell.value for cell in read(tmp_path / "a.xlsx")["indicators"][1]]
    assert [title for title in header if str(title).startswith("target 2025")] == ["target 2025"]


def many(count: int) -> list[plantext.Plan]:
    return [leafed(f"{year}", [value("5", str(year))], Info(title="规划")) for year in range(2000, 2000 + count)]


@pytest.mark.parametrize(("count", "is_shared"), [(1, False), (MOST, False), (MOST + 1, True)])
def test_many_plans_share_columns_when_there_would_be_too_many(count: int, is_shared: bool, tmp_path: Path) -> None:
    plantext.write(many(count), tmp_path / "a.xlsx")
    book = read(tmp_path / "a.xlsx")
    lines = rows(book["indicators"])
    assert ("near-term target" in lines[0], len(lines)) == (is_shared, count)
    if is_shared:
        assert [row["near-term year"] for row in lines] == [*range(2000, 2000 + count)]
    else:
        assert [row[f"target {2000 + at}"] for at, row in enumerate(lines)] == ["5"] * count


def test_one_plan_with_many_years_keeps_its_own_columns(tmp_path: Path) -> None:
    plantext.write(leafed("甲", [value("5", str(year)) for year in range(2000, 2020)]), tmp_path / "a.xlsx")
    header = [cell.value for cell in read(tmp_path / "a.xlsx")["indicators"][1]]
    assert [title for title in header if str(title).startswith("target 2")] == [
        f"target {y}" for y in range(2000, 2020)
    ]


def test_all_that_a_plans_table_says_stands_on_the_sheet(samples: Path, tmp_path: Path) -> None:
    plan = plantext.read(samples / "liutang_2024.docx")
    plantext.write(plan, tmp_path / "a.xlsx")
    lines = [[str(cell) for cell in row.values()] for row in rows(read(tmp_path / "a.xlsx")["indicators"])]
    leaves = [row for grid in indicator_grids(plan.indicators, plan.values) for row in grid.rows]
    assert len(lines) == len(leaves)
    for line, leaf in zip(lines, leaves, strict=True):
        numbers = {part.strip("≥＞%") for cell in leaf for part in cell.split("\n")}
        assert all(any(number in cell for cell in line) for number in numbers), (line, leaf)


def test_what_form_a_target_has_is_said(tmp_path: Path) -> None:
    words = {"≥5": "数值", "完成任务": "文字", "/": "无目标"}
    plans = [
        leafed(name, [value(raw, low=Decimal(5) if "5" in raw else None, qualitative=raw if "完" in raw else "")])
        for name, raw in zip("甲乙丙", words, strict=True)
    ]
    plantext.write([*plans, leafed("丁", [])], tmp_path / "a.xlsx", headers="zh")
    page = read(tmp_path / "a.xlsx")["指标"]
    assert [row["目标形式"] for row in rows(page)] == [*words.values(), "无目标"]
    colours = [
        page.cell(row, [cell.value for cell in page[1]].index("目标形式") + 1).fill.fgColor.rgb for row in (2, 4)
    ]
    assert colours[1] == "FFFDF3DC" != colours[0]
