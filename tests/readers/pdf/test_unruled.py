"""Tables without full rulings are found and read; what only looks like one is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plantext.readers.pdf.page import Box
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled import unruled_pieces

from .typesetter import Look, Rows, Sheet, seen

PLAIN = [
    ["序号", "指标名称", "单位", "2025年", "2030年", "属性"],
    ["1", "高标准农田累计建成面积", "万亩", "32.5", "≥36", "约束性"],
    ["2", "居民电子健康档案建档率", "%", "91", "持续提高", "预期性"],
    ["3", "城镇调查失业率", "%", "—", "", "预期性"],
    ["4", "规模以上工业企业数字化改造覆盖率", "%", "40", "75左右", "预期性"],
    ["5", "新建改建农村公路", "公里", "[120]", "85—88", "预期性"],
]
PLAIN_WIDTHS = [30, 130, 45, 70, 70, 60]

GROUPED = [
    ["类别", "任务", "序号", "指标名称", "单位", "现状值", "目标值", "<"],
    ["^", "^", "^", "^", "^", "^", "2027年", "2030年"],
    ["经济发展", "（一）做强先进制造业集群", "1", "规模以上工业增加值增长", "%", "6.1", "7", "7以上"],
    ["^", "^", "2", "亿元以上企业数量", "家", "118", "140", "160"],
    ["^", "^", "3", "单位工业增加值能耗下降", "%", "3.2", "完成上级下达任务", "完成上级下达任务"],
    ["^", "（二）夯实农业基础", "4", "粮食综合生产能力", "万吨", "21.6", "21.8", "22"],
    ["^", "^", "5", "农作物耕种收综合机械化率", "%", "82", "85", "90"],
    ["民生福祉", "（三）扩大优质公共服务供给", "6", "每千人口拥有托位数", "个", "3.4", "4.5", "5.5"],
    ["^", "^", "7", "县域内就诊率", "%", "88.4", "高于全省平均水平", "高于全省平均水平"],
    ["^", "^", "8", "基本养老保险参保率", "%", "95", "96", "97"],
]
GROUPED_WIDTHS = [42, 72, 30, 110, 42, 50, 76, 76]

PROJECTS = [
    ["序号", "项目名称", "建设内容及规模", "建设年限", "总投资（万元）", "责任单位"],
    ["重大基础设施", "<", "<", "<", "<", "<"],
    ["1", "北岭水库除险加固工程", "加固大坝，改造放水设施。", "2026-2028", "8600", "县水利局"],
    [
        "2",
        "环山公路二期（石桥至云顶段）",
        "全长21.5公里，路基宽8.5米，配套桥梁3座。",
        "2025-2027",
        "43000",
        "县交通局、县城投公司",
    ],
    ["3", "污水处理厂扩建", "新增日处理能力2万吨，铺设管网18公里，改造泵站2座。", "2026", "15200", "县住建局"],
    ["公共服务", "<", "<", "<", "<", "<"],
    ["4", "县人民医院新院区", "新增床位500张。", "2025-2029", "62000", "县卫健局"],
    ["5", "职业教育中心", "新增学位1200个，扩建实训楼2栋，改造运动场地。", "2027", "9800", "县教育局"],
]
PROJECTS_WIDTHS = [30, 100, 140, 62, 60, 88]

PARTED = [
    ["序号", "指标名称", "<", "单位", "2025年", "2030年"],
    ["1", "城乡供水一体化率", "<", "%", "88.5", "98"],
    ["2", "供水保证率", "山区", "%", "91", "≥96"],
    ["^", "^", "平原", "%", "95.5", "≥98"],
    ["3", "万元地区生产总值用水量", "<", "立方米", "36.2", "30"],
    ["4", "水域面积率", "<", "%", "9.8", "不减少"],
]
PARTED_WIDTHS = [30, 78, 60, 60, 70, 70]

SUMMED = [
    ["序号", "项目名称", "建设内容", "总投资", "责任单位"],
    ["1", "南溪河整治", "治理河道9.4公里。", "1750", "县水利局"],
    ["2", "冷链物流基地", "建设冷库3座。", "2800", "县商务局"],
    ["3", "文化艺术中心", "建筑面积2万平方米。", "9600", "县文旅局"],
    ["4", "停车场改造", "新增泊位800个。", "600", "县住建局"],
    ["合计", "<", "<", "14750", ""],
]
SUMMED_WIDTHS = [30, 110, 130, 60, 80]

WIDE = [
    ["领域", "序号", "指标名称", "单位", *[f"{year}年" for year in range(2021, 2028)], "属性", "责任单位"],
    [
        "绿色生态",
        "1",
        "空气质量优良天数比率",
        "%",
        "92",
        "92.4",
        "92.8",
        "93",
        "93.2",
        "93.5",
        "94",
        "约束性",
        "生态环境局",
    ],
    ["^", "2", "地表水达到或好于Ⅲ类水体比例", "%", "90", "92", "94", "96", "98", "100", "100", "约束性", "生态环境局"],
    ["^", "3", "森林覆盖率", "%", "41.2", "41.3", "41.4", "41.5", "41.8", "42", "≥42", "约束性", "自然资源局"],
    [
        "安全保障",
        "4",
        "单位地区生产总值生产安全事故死亡率",
        "%",
        "-",
        "-",
        "-",
        "-",
        "-",
        "-",
        "[10]",
        "约束性",
        "应急局",
    ],
    ["^", "5", "粮食综合生产能力", "万吨", "21", "21", "21.5", "21.5", "22", "22", "≥22", "约束性", "农业农村局"],
]
WIDE_WIDTHS = [42, 28, 120, 40, *[44] * 7, 46, 64]

TABLES: dict[str, tuple[Rows, list[float], int]] = {
    "plain": (PLAIN, PLAIN_WIDTHS, 1),
    "groups of rows and of columns": (GROUPED, GROUPED_WIDTHS, 2),
    "titles of groups": (PROJECTS, PROJECTS_WIDTHS, 1),
    "names in two parts": (PARTED, PARTED_WIDTHS, 1),
    "a sum": (SUMMED, SUMMED_WIDTHS, 1),
    "thirteen columns": (WIDE, WIDE_WIDTHS, 1),
}
LOOKS = {
    "three lines": Look(),
    "three lines, no room": Look(padding=0),
    "three lines, from the left": Look(is_left=True),
    "three lines, small": Look(size=7.5, padding=1),
    "three lines and short ones": Look(short=True),
    "lying": Look("lying"),
    "standing": Look("standing"),
    "none": Look("none"),
}
UNTOLD = {
    ("names in two parts", "three lines, no room"),  # a row of two lines looks the same
    ("names in two parts", "three lines, from the left"),  # a short name does not reach into the second part
    ("a sum", "three lines, from the left"),  # a cell of the first column looks the same
}


def _texts(piece: Piece) -> list[list[str]]:
    return [[cell.text.replace("\n", "") for cell in row] for row in piece.rows]


def _page(rows: Rows, widths: list[float], head: int, look: Look) -> Sheet:
    width = sum(widths) + 140
    sheet = Sheet(width=max(595, width), height=842 if width < 600 else 595)
    sheet.text(70, 60, "全县综合实力明显增强，公共服务更加均衡，各项指标如期完成。", 12)
    sheet.text(70 + sum(widths) / 2 - 40, 90, "表1 主要指标", 11)
    bottom = sheet.table(rows, widths, 70, 112, head, look)
    sheet.text(70, bottom + 24, "各部门要细化分解任务，强化统筹协调，确保规划目标如期实现。", 12)
    return sheet


@pytest.mark.parametrize(
    ("table", "look"), [(table, look) for table in TABLES for look in LOOKS if (table, look) not in UNTOLD]
)
def test_a_table_is_read_as_a_person_sees_it(table: str, look: str) -> None:
    rows, widths, head = TABLES[table]
    pieces = unruled_pieces(_page(rows, widths, head, LOOKS[look]).page)
    assert [_texts(piece) for piece in pieces] == [seen(rows)]


@pytest.mark.parametrize("look", ["three lines", "none"])
def test_cells_may_begin_at_the_top_of_their_row(look: str) -> None:
    pieces = unruled_pieces(_page(PROJECTS, PROJECTS_WIDTHS, 1, replace(LOOKS[look], hangs=True)).page)
    assert [_texts(piece) for piece in pieces] == [seen(PROJECTS)]


def test_a_merged_cell_stands_in_all_its_slots() -> None:
    (piece,) = unruled_pieces(_page(GROUPED, GROUPED_WIDTHS, 2, Look()).page)
    first = piece.rows[2][0]
    assert (first.text, first.row, first.row_span) == ("经济发展", 2, 5)
    assert all(row[0] is first for row in piece.rows[2:7])
    assert (piece.rows[0][6].column_span, piece.rows[0][0].row_span) == (2, 2)


def test_a_line_end_of_the_author_is_kept_one_for_want_of_room_is_not() -> None:
    rows = [
        *SUMMED[:2],
        ["2", "冷链物流基地及其配套的农产品交易市场", "建设冷库3座。", "2800", "县商务局\n县供销社"],
        *SUMMED[3:5],
    ]
    (piece,) = unruled_pieces(_page(rows, SUMMED_WIDTHS, 1, Look()).page)
    assert piece.rows[2][1].text == "冷链物流基地及其配套的农产品交易市场"
    assert piece.rows[2][4].text == "县商务局\n县供销社"


def test_edges_lie_between_the_texts() -> None:
    (piece,) = unruled_pieces(_page(PLAIN, PLAIN_WIDTHS, 1, Look()).page)
    assert len(piece.columns) == 7
    assert len(piece.tops) == len(PLAIN) + 1
    assert list(piece.columns) == sorted(piece.columns)
    assert list(piece.tops) == sorted(piece.tops)
    assert piece.box == Box(piece.columns[0], piece.tops[0], piece.columns[-1], piece.tops[-1])


def test_two_tables_of_one_width_are_two() -> None:
    sheet = Sheet()
    bottom = sheet.table(PLAIN, PLAIN_WIDTHS, 70, 100, 1, Look())
    sheet.text(200, bottom + 14, "表2 分年度指标", 11)
    sheet.table(PLAIN[:4], PLAIN_WIDTHS, 70, bottom + 40, 1, Look())
    assert [_texts(piece) for piece in unruled_pieces(sheet.page)] == [seen(PLAIN), seen(PLAIN[:4])]


@pytest.mark.parametrize("look", ["three lines", "none"])
def test_a_table_of_two_columns_is_read(look: str) -> None:
    rows = [
        ["指标", "目标值"],
        ["新建绿道长度（公里）", "120"],
        ["林木覆盖率（%）", "43.6"],
        ["公众环境素养水平", "稳步提升"],
    ]
    pieces = unruled_pieces(_page(rows, [200, 160], 1, LOOKS[look]).page)
    assert [_texts(piece) for piece in pieces] == [rows]


def _over_two_pages(look: Look, is_repeated: bool) -> tuple[Piece, list[Piece]]:
    first, second = Sheet(1), Sheet(2)
    first.table(GROUPED[:5], GROUPED_WIDTHS, 50, 620, 2, look, is_open=True)
    (above,) = unruled_pieces(first.page)
    second.text(50, 40, "幸福县水安全保障规划", 9)
    rows = [["", "^", "^", *row[2:]] if at == 0 else row for at, row in enumerate(GROUPED[5:])]
    rows[0] = ["", "（二）夯实农业基础", *GROUPED[5][2:]]
    head = 2 if is_repeated else 0
    bottom = second.table([*GROUPED[:head], *rows], GROUPED_WIDTHS, 50, 80, head, look)
    second.text(50, bottom + 30, "各部门要细化分解任务，强化统筹协调，确保规划目标如期实现。", 12).text(
        290, 800, "2", 9
    )
    return above, unruled_pieces(second.page, (), above)


@pytest.mark.parametrize(("rules", "is_repeated"), [("three", True), ("three", False), ("none", False)])
def test_the_rest_of_a_table_on_the_next_page_has_its_columns(rules: str, is_repeated: bool) -> None:
    above, (rest,) = _over_two_pages(Look(rules), is_repeated)
    assert _texts(above) == seen(GROUPED[:5])
    assert len(rest.rows[0]) == len(above.rows[0])
    body = _texts(rest)[2 if is_repeated else 0 :]
    assert [row[1:] for row in body] == [row[1:] for row in seen(GROUPED)[5:]]
    assert [row[0] for row in body[2:]] == ["民生福祉"] * 3


def test_the_rest_of_a_row_is_a_row_by_itself() -> None:
    first, second = Sheet(1), Sheet(2)
    first.table(PROJECTS[:5], PROJECTS_WIDTHS, 60, 640, 1, Look(), is_open=True)
    (above,) = unruled_pieces(first.page)
    rows = [["", "", "管网全部入地。", "", "", ""], *PROJECTS[6:]]
    second.table(rows, PROJECTS_WIDTHS, 60, 70, 0, Look("none"))
    (rest,) = unruled_pieces(second.page, (), above)
    assert _texts(rest) == rows


def test_a_place_in_use_is_left_alone() -> None:
    sheet = _page(PLAIN, PLAIN_WIDTHS, 1, Look())
    assert unruled_pieces(sheet.page, [Box(60, 100, 500, 400)]) == []


SENTENCE = "坚持以人民为中心的发展思想，统筹推进城乡融合发展，完善基础设施，优化公共服务，不断增强群众获得感。"


def _running(columns: int, rows: int = 24) -> Sheet:
    sheet = Sheet()
    room = 455 / columns - 20
    text = SENTENCE * rows
    each = int(room / 10.5)
    for column in range(columns):
        start = 7 * column
        lines = [text[start + at * each : start + (at + 1) * each] for at in range(rows)]
        sheet.lines(70 + column * (room + 20), 90, lines, 10.5, 17)
    return sheet


def _contents(leader: str) -> Sheet:
    sheet = Sheet()
    for at in range(14):
        sheet.text(70, 90 + at * 20, f"第{at + 1}节 重点任务和保障措施", 12)
        if leader:
            sheet.text(240, 90 + at * 20, leader * 30, 6)
        sheet.text(480, 90 + at * 20, str(at * 3 + 2), 12)
    return sheet


def _between_rules() -> Sheet:
    sheet = Sheet()
    for at in range(4):
        sheet.lying(70, 520, 100 + at * 30)
    return sheet.lines(80, 108, [SENTENCE[:30], SENTENCE[10:36], SENTENCE[20:44]], 12, 30)


def _signed() -> Sheet:
    sheet = Sheet().lines(70, 90, [SENTENCE[:36]] * 3)
    return sheet.text(360, 200, "幸福县人民政府").text(370, 220, "2026年3月5日").text(70, 260, "主送：各乡镇")


def _formulas() -> Sheet:
    sheet = Sheet()
    for at in range(6):
        sheet.text(70, 90 + at * 60, SENTENCE[:37], 12)
        sheet.text(200, 118 + at * 60, "X = a + b × c", 12).text(480, 118 + at * 60, f"（{at + 1}）", 12)
    return sheet


def _lists() -> Sheet:
    lines = [f"{at + 1}. {SENTENCE[at : at + 24 + at % 5]}" for at in range(20)]
    return Sheet().lines(90, 90, lines)


def _headings() -> Sheet:
    sheet = Sheet()
    for at in range(6):
        sheet.text(200, 80 + at * 90, f"第{at + 1}章 总体要求", 16)
        sheet.lines(70, 110 + at * 90, [SENTENCE[:37], SENTENCE[:20]], 12)
    return sheet


def _few_words() -> Sheet:
    sheet = Sheet().lines(70, 90, [SENTENCE[:37]] * 4)
    for left, word in zip((70, 220, 400), ("责任单位：水利局", "联系人：甲某", "电话：略"), strict=True):
        sheet.text(left, 200, word, 12).text(left, 220, word, 12)
    return sheet.lines(70, 250, [SENTENCE[:37]] * 4)


def _underlined() -> Sheet:
    sheet = Sheet().text(200, 60, "幸福县人民政府文件", 20).text(230, 100, "幸政发〔2026〕1号", 12)
    return (
        sheet.lying(70, 520, 125)
        .lines(70, 150, [SENTENCE[:37]] * 12)
        .lying(70, 220, 760)
        .text(70, 770, "1 初步统计数。")
    )


LEFT_ALONE = {
    "running text": _running(1),
    "text in two columns": _running(2),
    "text in three columns": _running(3),
    "contents with leaders": _contents("…"),
    "contents with dots": _contents("."),
    "contents without leaders": _contents(""),
    "text between rules": _between_rules(),
    "a signature": _signed(),
    "formulas with numbers": _formulas(),
    "numbered paragraphs": _lists(),
    "headings": _headings(),
    "two lines of three words": _few_words(),
    "a rule below the head of a letter and above a footnote": _underlined(),
    "an empty page": Sheet(),
    "a page with its number only": Sheet().text(290, 800, "— 14 —"),
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_is_no_table_is_left_alone(name: str) -> None:
    assert [_texts(piece) for piece in unruled_pieces(LEFT_ALONE[name].page)] == []


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_no_table_goes_on_in_what_is_none(name: str) -> None:
    first = Sheet()
    first.table(PLAIN, PLAIN_WIDTHS, 70, 650, 1, Look(), is_open=True)
    (above,) = unruled_pieces(first.page)
    second = replace(LEFT_ALONE[name], number=2)
    assert [_texts(piece) for piece in unruled_pieces(second.page, (), above)] == []
