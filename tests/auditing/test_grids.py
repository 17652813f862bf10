"""Tables of amounts sum up by column and by row; what is no amount, or is summed in another way, is left alone."""

from __future__ import annotations

import pytest

import plantext


def found(head: str, *rows: str) -> list[tuple[str, str]]:
    lines = [head, " | ".join("---" for _ in head.split("|")), *rows]
    plan = plantext.read_text("青木县规划\n\n表1 分类统计\n\n" + "\n".join(f"| {line} |" for line in lines))
    return [(each.rule, each.severity) for each in plantext.audit(plan) if each.severity != "ok"]


@pytest.mark.parametrize(
    ("head", "rows", "rules"),
    [
        (
            "行业 | 项目个数 | 计划投资（亿元）",
            ("基础设施 | 31 | 148", "产业 | 28 | 176", "合计 | 59 | 334"),
            [("table-column", "warning")],
        ),
        (
            "行业 | 项目数（个） | 续建 | 新建",
            ("公路 | 4 | 2 | 3", "场站 | 3 | 1 | 2", "水运 | 2 | 0 | 2", "合计 | 9 | 3 | 6"),
            [("table-column", "warning"), ("table-row", "warning")],
        ),
        ("乡镇 | 面积（亩）", ("城关镇 | 620", "柳河镇 | 415", "合计 | 1053"), [("table-column", "note")]),
    ],
)
def test_a_table_that_does_not_sum_up_is_told(head: str, rows: tuple[str, ...], rules: list[tuple[str, str]]) -> None:
    assert sorted(found(head, *rows)) == rules


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("行业 | 项目个数 | 占比（%）", ("基础设施 | 31 | 52.5", "产业 | 28 | 47.4", "合计 | 59 | 100")),
        ("乡镇 | 面积（亩） | 平均单价（元）", ("城关镇 | 620 | 12", "柳河镇 | 415 | 14", "合计 | 1035 | 13")),
        ("乡镇 | 面积（亩）", ("城关镇 | 620", "其中：县城 | 410", "柳河镇 | 415", "合计 | 1035")),
        ("地类 | 面积（公顷）", ("耕地 | 214.64", "林地 | 502.73", "其他 | 60.2", "合计 | 777.6")),
        ("乡镇 | 面积（亩） | 户数（户）", ("城关镇 | 620 | —", "柳河镇 | 415 | 30", "合计 | 1035 | 30")),
        ("乡镇 | 面积（亩）", ("城关镇 | 620", "柳河镇 | 见附图", "合计 | 1035")),
        ("乡镇 | 面积（亩）", ("城关镇 | 620", "小计 | 620", "柳河镇 | 415", "合计 | 1035")),
        ("行业 | 项目数（个） | 续建 | 新建", ("公路 | 6 | 2 | 3", "场站 | 5 | 1 | 2", "水运 | 4 | 0 | 2")),
    ],
)
def test_what_is_summed_otherwise_is_left_alone(head: str, rows: tuple[str, ...]) -> None:
    assert found(head, *rows) == []
