"""Tables by white space: headers of two lines, wrapped cells, lists of two columns; prose stays prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Table
from plantext.readers import read_bytes

from ..effort import ENDLESS, effort


def grids(text: str) -> list[list[list[str]]]:
    blocks = read_bytes(text.encode(), "a.txt").blocks
    return [[[cell.text for cell in row] for row in block.rows] for block in blocks if isinstance(block, Table)]


LEFT = """
序号   指标         单位   2020年   2025年                   属性
                                    目标值   年均增速（%）
1      粮食产量     万吨   21       22       0.9             约束性
2      农业总产值   亿元   36       48       5.9             预期性
"""
CENTRED = """
序号   指标         单位     2020年              2025年              属性
                         绝对值    增速      绝对值    增速
1      粮食产量     万吨   21        1.0       22        0.9         约束性
2      农业总产值   亿元   36        4.0       48        5.9         预期性
"""


def test_words_below_a_year_are_a_second_line_of_the_header() -> None:
    (rows,) = grids(LEFT)
    assert rows[0] == ["序号", "指标", "单位", "2020年", "2025年", "2025年", "属性"]
    assert rows[1][4:] == ["目标值", "年均增速（%）", "属性"]
    assert rows[3] == ["2", "农业总产值", "亿元", "36", "48", "5.9", "预期性"]


def test_words_centred_below_two_years_go_to_the_nearest() -> None:
    (rows,) = grids(CENTRED)
    assert rows[0][3:7] == ["2020年", "2020年", "2025年", "2025年"]
    assert rows[2] == ["1", "粮食产量", "万吨", "21", "1.0", "22", "0.9", "约束性"]


def test_a_name_in_two_lines_around_its_row_is_put_together() -> None:
    (rows,) = grids(
        "   序号        指标名称          单位     2020年    2025年     属性\n"
        "    1     森林覆盖率             %        61.2      62        约束性\n"
        "          重点野生动植物\n"
        "    2                          %        95        96        约束性\n"
        "          种数保护率\n"
        "    3     村庄绿化覆盖率         %        28        32        预期性\n"
    )
    assert [row[1] for row in rows] == ["指标名称", "森林覆盖率", "重点野生动植物\n种数保护率", "村庄绿化覆盖率"]
    assert rows[2][2:] == ["%", "95", "96", "约束性"]


def test_a_header_word_with_space_in_it_is_one_word() -> None:
    (rows,) = grids("序　号  指　　标  单位  2025年\n1       绿地率    %     42\n2       绿道      公里  90\n")
    assert rows[0] == ["序　号".replace("　", ""), "指标", "单位", "2025年"]


NAMES = ["幸福湖公园", "2024年校舍工程", "19小镇", "110千伏变电站", "B7标段", "3#泊位", "“1 9”街区"]
LISTS = {
    "gaps": "序号  项目名称\n" + "".join(f"{n:<6}{name}\n" for n, name in enumerate(NAMES, 1)),
    "single spaces": "序号 项目名称\n" + "".join(f"{n} {name}\n" for n, name in enumerate(NAMES, 1)),
}


@pytest.mark.parametrize("layout", LISTS)
def test_a_list_of_numbers_and_names_is_a_table(layout: str) -> None:
    (rows,) = grids(LISTS[layout] + "\n以上项目由各镇实施。")
    assert rows[1:] == [[str(n), name] for n, name in enumerate(NAMES, 1)]


def test_two_columns_below_header_words_are_a_table_where_they_are_aligned() -> None:
    (rows,) = grids("指标         “十五五”目标\n旅游人次     突破300万人次\n居民收入     与经济增长同步\n\n三、任务\n")
    assert rows[1:] == [["旅游人次", "突破300万人次"], ["居民收入", "与经济增长同步"]]


def test_single_spaces_with_running_numbers_prove_three_columns() -> None:
    (rows,) = grids("序号 项目名称 责任单位\n1 校舍 改造 县教育局\n2 河道整治 县水利局\n")
    assert rows[1:] == [["1", "校舍 改造", "县教育局"], ["2", "河道整治", "县水利局"]]


PROSE = {
    "two words": "指标  目标\n本规划共设指标12项，其中约束性指标5项。\n各镇要加强落实。",
    "numbers that do not run": "序号 项目名称\n3 校舍改造\n9 河道整治\n1 公路",
    "ragged pairs": "指标  目标\n第一部分   说明如下\n第二部分 要求如下\n完",
    "a signature": "责任单位  县水利局\n联系人  张三\n电话  1234567",
}


@pytest.mark.parametrize("case", PROSE)
def test_prose_with_spaces_stays_prose(case: str) -> None:
    assert grids(PROSE[case]) == []


@given(st.lists(st.text("指标序号单位 　年一、。%\n", max_size=20), max_size=12))
def test_no_text_of_words_and_spaces_loses_a_character(lines: list[str]) -> None:
    text = "序号  指标  2025年\n" + "\n".join(lines)
    document = read_bytes(text.encode(), "a.txt")
    blocks = [
        block.text if not isinstance(block, Table) else "".join(c.text for c in dict.fromkeys(sum(block.rows, ())))
        for block in document.blocks
    ]
    assert sorted("".join("".join(blocks).split())) == sorted("".join(text.split()))


@pytest.mark.parametrize(
    "line", ["序号  项目名称\n", "序号 项目名称\n", "指标\n目标\n文本\n", "序号  指标  单位\n14\n"]
)
def test_headers_without_end_take_no_quadratic_time(line: str) -> None:
    assert effort(grids, line * 4000) < ENDLESS


PAIRS = [["指标", "“十五五”目标"], ["预期寿命", "80.5岁左右"], ["卫生支出占比", "持续下降"], ["健康素养水平", "≥38%"]]


@pytest.mark.parametrize("blank", ["　", " ", "  "])
def test_names_and_values_parted_by_one_blank_are_a_table(blank: str) -> None:
    text = "".join(blank.join(pair) + "\n" for pair in PAIRS)
    assert grids(f"主要指标如下：\n{text}二、主要任务\n（一）深化改革。\n") == [PAIRS]


@pytest.mark.parametrize("blank", ["　", " "])
@pytest.mark.parametrize(
    "rows",
    [
        [["指标", "目标"], ["完善体系", "深化改革"], ["健全工作机制", "加强保障"]],
        [["任务", "责任单位"], ["预期寿命", "80岁"], ["床位数", "300张"]],
        [["指标", "目标"], ["预期寿命", "80岁"]],
        [["指标", "目标"], ["一、总体要求", "完善"], ["二、任务", "90"]],
    ],
)
def test_words_below_two_header_words_are_no_table_without_values(rows: list[list[str]], blank: str) -> None:
    assert grids("".join(blank.join(pair) + "\n" for pair in rows)) == []


CELLS = "序号 指标 2020年 2025年 属性 1 床位数（万张） 1.82 2.4 预期性 2 护理型床位占比（%） 41 ≥58 约束性"


def test_a_table_within_one_line_is_read_and_what_stands_around_it_stays() -> None:
    document = read_bytes(
        f"到2025年，体系更加健全。表1 主要指标 {CELLS} 二、主要任务（一）健全制度。\n".encode(), "a.txt"
    )
    texts = [block.text for block in document.blocks if not isinstance(block, Table)]
    assert texts == ["到2025年，体系更加健全。", "表1 主要指标", "二、主要任务（一）健全制度。"]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[2]] == ["2", "护理型床位占比（%）", "41", "≥58", "约束性"]


@pytest.mark.parametrize("line", ["按序号 指标 单位 属性 的顺序填写。", "序号 指标 目标 都要填写 1 次 2 次"])
def test_header_words_within_a_line_of_text_are_text(line: str) -> None:
    assert grids(f"{line}\n正文。\n") == []
