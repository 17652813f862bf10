"""Tables of one cell per line: rows without numbers, titles between them, sub-items, cells that vanished."""

from __future__ import annotations

import pytest

from plantext.document import Table
from plantext.readers import read_bytes
from plantext.readers.recovery.columns import fits


def grids(text: str) -> list[list[list[str]]]:
    blocks = read_bytes(text.encode(), "a.txt").blocks
    return [[[cell.text for cell in row] for row in block.rows] for block in blocks if isinstance(block, Table)]


def lines(*cells: str) -> str:
    return "\n".join(" ".join(cells).split()) + "\n"


AFTER = "三、任务\n完善体系。\n"


def test_pairs_of_names_and_goals_need_no_numbers() -> None:
    text = lines("指标 “十五五”/2030年目标 生产总值 年均增长6%左右 旅游人次 突破300万人次 居民收入 与经济增长同步")
    assert grids(text + AFTER)[0][1:] == [
        ["生产总值", "年均增长6%左右"],
        ["旅游人次", "突破300万人次"],
        ["居民收入", "与经济增长同步"],
    ]


def test_pairs_behind_the_last_number_are_text_unless_nothing_follows() -> None:
    text = lines("指标 目标 生产总值 增长6%左右 旅游人次 突破300万人次 各镇 各部门 要认真 落实 抓好 实施")
    assert [row[0] for row in grids(text)[0]] == ["指标", "生产总值", "旅游人次"]


def test_titles_stand_between_rows_without_numbers() -> None:
    text = lines(
        "指标 单位 2020年 2025年 属性 公共教育 学位数 个 800 1500 预期性 医疗卫生 床位数 张 210 400 预期性",
        "医师数 人 96 150 约束性",
    )
    rows = grids("表2 民生指标\n\n" + text + AFTER)[0]
    assert [row[0] for row in rows[1:]] == ["公共教育", "学位数", "医疗卫生", "床位数", "医师数"]
    assert rows[1] == ["公共教育"] * 5


def test_sub_items_have_rows_of_their_own_below_the_indicator() -> None:
    text = lines(
        "序号 指标名称 单位 指标值 2020年 2025年 属性 1 林草覆盖率 参考性 ①山区 % ≥60 66 67 ②丘陵 % ≥40 43 44",
        "2 自来水普及率 % — 88 95 约束性 3 污水处理率 约束性 ①县城 % ≥90 92 95",
    )
    assert grids(text + AFTER)[0][1:] == [
        ["1", "林草覆盖率", "", "", "", "", "参考性"],
        ["", "①山区", "%", "≥60", "66", "67", ""],
        ["", "②丘陵", "%", "≥40", "43", "44", ""],
        ["2", "自来水普及率", "%", "—", "88", "95", "约束性"],
        ["3", "污水处理率", "", "", "", "", "约束性"],
        ["", "①县城", "%", "≥90", "92", "95", ""],
    ]


def test_empty_cells_of_a_project_list_that_vanished_are_known_by_their_kind() -> None:
    text = lines(
        "序号 项目名称 建设内容 建设年限 总投资（万元） 责任单位 1 水库扩建 新建大坝1座 2021-2023 1200 县水利局",
        "2 大道改造 长3公里 2022-2024 县交通局 3 19小镇提升 2023 800 各镇 4 2026年校舍工程 改造8处 2026 350 县教育局",
    )
    rows = grids(text + AFTER)[0]
    assert rows[2] == ["2", "大道改造", "长3公里", "2022-2024", "", "县交通局"]
    assert rows[3] == ["3", "19小镇提升", "", "2023", "800", "各镇"]


@pytest.mark.parametrize("title", ["专栏1 “十四五”时期主要指标", "“十四五”主要指标", "表1 主要指标"])
def test_a_title_above_the_header_is_no_column(title: str) -> None:
    text = lines("序号 指标 2020年 2025年 1 绿地率（%） 40 42 2 绿道（公里） 80 120")
    document = read_bytes(f"{title}\n{text}{AFTER}".encode(), "a.txt")
    assert document.blocks[0].text == title  # type: ignore[union-attr]
    assert grids(f"{title}\n{text}{AFTER}")[0][0] == ["序号", "指标", "2020年", "2025年"]


NOT = {
    "words under a heading": "指标\n目标\n本规划提出12项指标。\n各镇要落实。\n",
    "names alone": "指标\n目标\n绿地率\n绿道\n河长制\n林长制\n",
    "one pair": "指标\n目标\n绿地率\n42%\n",
}


@pytest.mark.parametrize("case", NOT)
def test_words_one_per_line_are_no_table_by_themselves(case: str) -> None:
    assert grids(NOT[case]) == []


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("2021-2023", "years", True),
        ("800", "years", False),
        ("已开工", "start", True),
        ("1200", "investment", True),
        ("2021-2023", "investment", False),
        ("县交通局", "investment", False),
        ("长3公里", "content", True),
        ("2023", "content", False),
        ("—", "investment", True),
        ("800", "responsible", False),
    ],
)
def test_columns_of_projects_rule_out_what_they_never_hold(text: str, kind: str, expected: bool) -> None:
    assert fits(text, kind) == expected


def test_a_header_printed_again_is_taken_out() -> None:
    head = "序号 指标 2020年 2025年"
    text = lines(head, "1 绿地率（%） 40 42 2 绿道（公里） 80 120", head, "3 床位（张） 4 5 4 寿命（岁） 78 80")
    assert [row[0] for row in grids(text + AFTER)[0]] == ["序号", "1", "2", "3", "4"]
