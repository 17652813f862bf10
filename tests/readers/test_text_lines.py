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


def parted(*rows: str) -> str:
    """Cells with blank lines between them; `/` in a row is a line end in a cell."""
    return "\n\n".join(cell.replace("/", "\n") for row in rows for cell in row.split()) + "\n"


TWO_LINES = parted(
    "领域 任务 序号 指标名称 单位 国家标准值 指标属性 现状值 达标情况 规划目标值 责任部门",
    "2021年 2022年 近期/（2025年） 远期/（2030年）",
    "制度 （一）责任落实 1 河长制 - 全面实施 约束性 已实施 已实施 达标 实施 实施 县水利局",
    "2 信息公开率 % 100 约束性 100 100 达标 100 100 县环保局",
    "安全 （二）质量改善 3 空气质量/①优良天数比例 % 上级任务 约束性 62 66 达标 70 75 县环保局",
    "②重污染天数 天 不增加 3 2 达标 1 0",
    "（三）生态保护 4 林草覆盖率 % ≥18 参考性 15 17 未达标 18 19 县林业局",
)


def test_blank_lines_between_cells_tell_the_lines_of_one_and_years_stand_below_the_words_they_fit() -> None:
    rows = grids(f"表1 指标体系\n\n{TWO_LINES}\n{AFTER}")[0]
    assert rows[0][7:12] == ["现状值", "现状值", "达标情况", "规划目标值", "规划目标值"]
    assert rows[1][7:12] == ["2021年", "2022年", "达标情况", "近期（2025年）", "远期（2030年）"]
    assert [row[:4] for row in rows[2:]] == [
        ["制度", "（一）责任落实", "1", "河长制"],
        ["", "", "2", "信息公开率"],
        ["安全", "（二）质量改善", "3", "空气质量\n①优良天数比例"],
        ["", "", "", "②重污染天数"],
        ["", "（三）生态保护", "4", "林草覆盖率"],
    ]
    assert rows[5][4:] == ["天", "不增加", "", "3", "2", "达标", "1", "0", ""]


def test_a_sub_item_that_lacks_a_value_is_told_and_takes_none_from_the_row_above() -> None:
    text = TWO_LINES.replace("②重污染天数\n\n天\n\n不增加", "②重污染天数")
    document = read_bytes(f"表1 指标体系\n\n{text}\n{AFTER}".encode(), "a.txt")
    names = [row[3].text for block in document.blocks if isinstance(block, Table) for row in block.rows]
    assert "②重污染天数" not in names
    assert names[-1] == "林草覆盖率"
    assert any("②重污染天数 3 2 达标 1 0" in note for note in document.notes)


HEAD = "序号 指标 单位 2025年 2030年 属性"


@pytest.mark.parametrize("name", ["3岁以下婴幼儿入托率", "居民健康素养水平"])
@pytest.mark.parametrize("sign", ["3.", "3、"])
def test_a_number_glued_to_its_name_begins_the_row(sign: str, name: str) -> None:
    text = lines(
        f"{HEAD} 1 床位数 张 2 4 预期性 2 医师数 人 3 4 预期性 {sign}{name} % 8 16 预期性 4 寿命 岁 3 80 预期性"
    )
    assert [row[:2] for row in grids(text + AFTER)[0][3:]] == [["3", name], ["4", "寿命"]]


@pytest.mark.parametrize("name", ["6岁以下儿童入园率", "3岁以下婴幼儿入托率"])
def test_a_name_that_begins_with_a_number_keeps_it(name: str) -> None:
    text = lines(f"{HEAD} 1 床位数 张 2 4 预期性 2 {name} % 3 4 预期性 3 寿命 岁 3 80 预期性")
    assert [row[:2] for row in grids(text + AFTER)[0][1:]] == [["1", "床位数"], ["2", name], ["3", "寿命"]]


def test_rows_that_a_table_leaves_behind_are_told() -> None:
    rows = "1 床位数 张 2 4 预期性 2 医师数 人 3 4 预期性"
    notes = read_bytes((lines(f"{HEAD} {rows} 7 寿命 岁 78 80 预期性") + AFTER).encode(), "a.txt").notes
    assert any("“7” on" in note for note in notes)
    assert not read_bytes((lines(f"{HEAD} {rows}") + AFTER).encode(), "a.txt").notes


def test_several_units_in_a_cell_are_units() -> None:
    assert (fits("%\n-\n%", "unit"), fits("%\n绿地率", "unit"), fits("约束性\n预期性", "attribute")) == (
        True,
        False,
        True,
    )


def test_a_column_of_judgements_holds_no_amounts() -> None:
    assert [fits(text, "attained") for text in ("达标", "差2.2个百分点", "—", "96.5", "100%")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_sentence_close_behind_the_last_cell_is_none_of_its_lines() -> None:
    text = parted("序号 指标 单位 2030年 责任单位", "1 床位数 张 4 县卫健局", "2 医师数 人 6 县卫健局")
    assert grids(f"{text}本规划由县政府负责解释。\n")[0][-1][-1] == "县卫健局"


def test_a_header_without_a_column_of_names_proves_nothing() -> None:
    text = "指标名称\n单位\n2021年\n2022年\n2023年\n2024年\n%\n2024—2025 年\n甲乙\n0.85\n-\n38\n42\n45\n"
    assert not [block for block in read_bytes(text.encode(), "a.txt").blocks if isinstance(block, Table)]
