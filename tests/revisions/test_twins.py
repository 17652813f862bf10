"""Things of one name: what stands beside the name says which of them is which."""

import pytest

import plantext
from plantext.plan import Plan
from plantext.revisions import compare_revisions


def _areas(header: str, *rows: str) -> Plan:
    lines = ["# 幸福县规划", "", "表1 主要指标", "", f"| {header} | 单位 | 2020年 | 2025年 | 属性 |"]
    lines += [f"|{' --- |' * lines[-1].count(' | ')} --- |", *(f"| {row} | 约束性 |" for row in rows)]
    return plantext.read_text("\n".join(lines))


def _projects(*rows: str) -> Plan:
    lines = ["# 幸福县规划", "", "## 重点项目", "", "| 序号 | 项目名称 | 建设内容 | 建设年限 | 总投资（万元） |"]
    lines += ["| --- | --- | --- | --- | --- |", *(f"| {at} | {row} |" for at, row in enumerate(rows, 1))]
    return plantext.read_text("\n".join(lines))


def _changes(old: Plan, new: Plan) -> list[tuple[str, str, str]]:
    return [(c.kind, c.old, c.new) for c in compare_revisions(old, new).changes if c.subject != "measure"]


HILLS, PLAIN, SLOPES = "山区 | % | 70 | 75", "平原 | % | 20 | 22", "丘陵 | % | 40 | 45"


@pytest.mark.parametrize("header", ["序号 | 指标名称 | 指标名称", "区域 | 指标"])
def test_the_class_of_places_decides_before_the_indicator(header: str) -> None:
    def row(cells: str) -> str:
        area, rest = cells.split(" | ", 1)
        return f"1 | 森林覆盖率 | {area} | {rest}" if header.startswith("序号") else f"{area} | 森林覆盖率 | {rest}"

    old = _areas(header, row(HILLS), row(PLAIN))
    assert [kind for kind, *_ in _changes(old, _areas(header, *map(row, (HILLS, SLOPES, PLAIN))))] == ["added"]
    lower = HILLS.replace("75", "74")
    assert _changes(old, _areas(header, row(PLAIN), row(lower))) == [("value_changed", "75", "74")]
    kinds = [kind for kind, *_ in _changes(old, _areas(header, row(SLOPES), row(PLAIN)))]
    assert set(kinds) <= {"added", "dropped", "unsure"}
    assert kinds


def test_a_class_of_places_that_one_side_does_not_print_keeps_the_indicator() -> None:
    header = "指标名称 | 指标名称"
    old, new = (
        _areas(header, "森林覆盖率 | 山区 | % | 70 | 75"),
        _areas(header, "森林覆盖率 | 森林覆盖率 | % | 70 | 74"),
    )
    assert ("value_changed", "75", "74") in _changes(old, new)


def test_rows_of_one_name_are_told_apart_by_their_values() -> None:
    header = "序号 | 指标 | 子项"
    town, village = "1 | 污水处理率 | 县城 | % | 94 | ≥96", "1 | 污水处理率 | 建制镇 | % | 65 | ≥75"
    assert _changes(_areas(header, town, village), _areas(header, village, town)) == []
    assert [kind for kind, *_ in _changes(_areas(header, town), _areas(header, village))] != []


PIPES = ("城区管网工程 | 管网10公里 | 2021-2022 | 1000", "城区管网工程 | 管网20公里 | 2023-2024 | 2000")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (PIPES[::-1], []),
        ((PIPES[1].replace("2000", "2500"), PIPES[0]), [("investment_changed", "2000", "2500")]),
        (PIPES[1:], [("dropped", "城区管网工程", "")]),
        # In the old order they are as close as they were.
        ((PIPES[0].replace("1000", "900"), PIPES[1]), [("investment_changed", "1000", "900")]),
    ],
)
def test_projects_of_one_name_are_told_apart_by_what_is_built_when_and_for_how_much(
    new: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert _changes(_projects(*PIPES), _projects(*new)) == expected


def _parts(*parts: str) -> Plan:
    numbered = [f"### （{'一二三四'[at]}）{part}\n" for at, part in enumerate(parts)]
    return plantext.read_text("\n".join(["# 幸福县规划（2021—2025年）\n", "## 二、主要任务\n", *numbered]))


def test_targets_of_one_name_are_told_apart_by_their_chapters() -> None:
    old = _parts("东片区\n\n新建污水管网10公里。", "西片区\n\n新建污水管网20公里。", "城区\n\n新建污水管网30公里。")
    new = _parts("西片区\n\n新建污水管网20公里。", "城区\n\n新建污水管网35公里。")
    assert _changes(old, new) == [("value_changed", "30公里", "35公里"), ("dropped", "10公里", "")]
    renamed = _parts("甲片区\n\n新建污水管网11公里。", "乙片区\n\n新建污水管网21公里。", "丙区\n\n新建污水管网31公里。")
    assert [(before, after) for _, before, after in _changes(old, renamed)] == [
        ("10公里", "11公里"),
        ("20公里", "21公里"),
        ("30公里", "31公里"),
    ]
