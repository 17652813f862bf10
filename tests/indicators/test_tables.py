"""Indicator tables from grid to records: groups, sub-items, what is inherited, what is said around the table."""

from __future__ import annotations

import plantext
from plantext.plan import Plan

HEADER = ["领域", "任务", "序号", "指标名称", "单位", "指标值", "指标属性", "现状值（2022年）", "目标值（2025年）"]


def dump(rows: list[list[str]], caption: str = "表一 国家指标体系", note: str = "") -> str:
    """Return a table as a text dump: each cell on a line that begins with TAB, a blank line after each row."""
    table = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    return f"幸福县生态规划（2023—2030年）\n\n{caption}\n{table}\n\n{note}\n\n一、规划任务\n"


def read(*rows: list[str], **around: str) -> Plan:
    return plantext.read_text(dump([HEADER, *rows], **around), name="plan")


def test_merged_domain_and_task_hold_for_the_rows_below() -> None:
    plan = read(
        ["生态\n空间", "（一）空间优化", "1", "绿地率", "%", "≥40", "约束性", "41", "42"],
        ["", "", "2", "绿道长度", "公里", "-", "参考性", "12", "20"],
        ["生态生活", "（二）人居改善", "3", "垃圾分类率", "%", "≥80", "约束性", "85", "90"],
    )
    assert [(i.domain, i.task, i.attribute) for i in plan.indicators] == [
        ("生态空间", "空间优化", "约束性"),
        ("生态空间", "空间优化", "参考性"),
        ("生态生活", "人居改善", "约束性"),
    ]


def test_sub_items_split_over_rows_inherit_what_is_empty() -> None:
    plan = read(
        ["空间", "优化", "1", "水环境：\n①优良比例", "%", "100", "约束性", "达标", "保持"],
        ["", "", "", "②劣Ⅴ类比例", "", "0", "", "", ""],
        ["", "", "2", "绿地率", "%", "≥40", "约束性", "41", ""],
    )
    assert [(i.number, i.name, i.item, i.unit) for i in plan.indicators] == [
        ("1", "水环境", "优良比例", "%"),
        ("1", "水环境", "劣Ⅴ类比例", "%"),
        ("2", "绿地率", "", "%"),
    ]
    second = [v for v in plan.values if v.item == "劣Ⅴ类比例"]
    assert [(v.role, v.raw) for v in second] == [("requirement", "0"), ("baseline", "达标"), ("target", "保持")]
    assert [v.role for v in plan.values if v.number == "2"] == ["requirement", "baseline"]  # nothing from number 1


def test_a_composite_cell_gives_each_sub_item_its_part() -> None:
    plan = read(
        [
            "空间",
            "优化",
            "1",
            "生物\n①保护率\n②入侵",
            "\n%\n-",
            "\n≥95\n不明显",
            "约束性",
            "①100\n②不明显",
            "①100%；②不明显。",
        ]
    )
    assert [(v.item, v.role, v.raw, v.value_unit) for v in plan.values] == [
        ("保护率", "requirement", "≥95", "%"),
        ("保护率", "baseline", "100", "%"),
        ("保护率", "target", "100%", "%"),
        ("入侵", "requirement", "不明显", ""),
        ("入侵", "baseline", "不明显", ""),
        ("入侵", "target", "不明显", ""),
    ]


def test_a_requirement_printed_once_serves_every_sub_item() -> None:
    plan = read(["空间", "优化", "1", "生物\n①保护率\n②入侵", "-", "完成上级\n下达任务", "约束性", "①好\n②好", "保持"])
    wanted = [v.raw for v in plan.values if v.role == "requirement"]
    assert wanted == ["完成上级下达任务", "完成上级下达任务"]


def test_a_row_over_the_whole_table_is_a_domain_and_no_indicator() -> None:
    text = dump(
        [
            ["序号", "指标", "单位", "2020年", "2025年"],
            ["一、绿色"],
            ["1", "绿地率", "%", "40", "42"],
            ["二、民生"],
            ["2", "床位", "张", "5", "6"],
        ]
    )
    plan = plantext.read_text(text, name="plan")
    assert [(i.number, i.name, i.domain) for i in plan.indicators] == [("1", "绿地率", "绿色"), ("2", "床位", "民生")]


def test_totals_notes_and_repeated_headers_are_no_indicators() -> None:
    header = ["序号", "指标", "单位", "2020年", "2025年"]
    text = dump(
        [
            header,
            ["1", "新增绿地", "亩", "40", "42"],
            header,
            ["2", "新增绿道", "公里", "5", "6"],
            ["", "合计", "", "45", "48"],
        ]
    )
    plan = plantext.read_text(text, name="plan")
    assert [i.name for i in plan.indicators] == ["新增绿地", "新增绿道"]
    assert [str(v.low) for v in plan.values] == ["40", "42", "5", "6"]


def test_marks_take_their_meaning_from_the_note_below() -> None:
    rows = ["空间", "优化", "1", "河长制*", "-", "实施", "约束性", "实施", "实施"]
    note = "注：带*的为国家级特有指标，带**的为省级特有指标。"
    assert read(rows, note=note).indicators[0].scope == "national"
    assert read(rows).indicators[0].scope == ""


def test_a_footnote_dates_the_value_that_bears_its_mark() -> None:
    plan = read(["空间", "优化", "1", "绿地率", "%", "≥40", "约束性", "41.2¹", "42"], note="注：1该指标为2021年数据。")
    (value,) = (v for v in plan.values if v.role == "baseline")
    assert (str(value.low), value.year) == ("41.2", "2021")


def test_a_glued_footnote_mark_is_parted_only_where_another_table_proves_it() -> None:
    row = ["空间", "优化", "1", "绿地率", "%", "≥40", "约束性"]
    first = dump([HEADER, [*row, "41.2", "42"]])
    second = dump([HEADER, [*row, "41.21", "42"]], caption="表二 省级指标体系", note="注：1该指标为2021年数据。")
    both = [v for v in plantext.read_text(first + second, name="plan").values if v.role == "baseline"]
    assert [(str(v.low), v.year, v.raw) for v in both] == [("41.2", "2022", "41.2"), ("41.2", "2021", "41.21")]
    alone = [v for v in plantext.read_text(second, name="plan").values if v.role == "baseline"]
    assert [(str(v.low), v.year) for v in alone] == [("41.21", "2022")]


def test_numbers_for_groups_of_places_are_a_row_each() -> None:
    plan = read(
        ["空间", "优化", "1", "绿地率", "%", "市≥15\n县≥13", "约束性", "城区 26.6\n乡镇（街道）31.6", "持续提高"]
    )
    found = [(v.role, str(v.low), v.qualitative, v.raw) for v in plan.values if v.comparator]
    assert found == [
        ("requirement", "15", "市", "市≥15"),
        ("requirement", "13", "县", "县≥13"),
        ("baseline", "26.6", "城区", "城区 26.6"),
        ("baseline", "31.6", "乡镇（街道）", "乡镇（街道）31.6"),
    ]


def test_where_a_cell_tells_several_numbers_the_ones_in_the_indicators_unit_are_its_values() -> None:
    plan = read(["空间", "优化", "1", "污水处理率", "%", "≥85", "约束性", "建成污水厂5座，处理率达96.8%", "98"])
    (value,) = (v for v in plan.values if v.role == "baseline")
    assert (str(value.low), value.value_unit, value.qualitative) == ("96.8", "%", "建成污水厂5座")


def test_every_value_names_its_cell() -> None:
    plan = read(["空间", "优化", "1", "绿地率", "%", "≥40", "约束性", "41", "42"])
    assert [v.source for v in plan.values] == ["表一 r2c6", "表一 r2c8", "表一 r2c9"]
    assert plan.indicators[0].source == "表一 r2c4"
    assert plan.indicators[0].table == "表一 国家指标体系"


def test_text_and_other_tables_give_no_indicators() -> None:
    assert plantext.read_text("绿地率达到42%。\n\n\t姓名\n\t电话\n\n\t张三\n\t12\n", name="plan").indicators == ()
