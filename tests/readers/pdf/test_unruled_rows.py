"""Rows of tables without full rulings: names of groups above empty cells, items in one cell, pages that part them."""

from __future__ import annotations

import pytest

from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled import unruled_pieces

from .typesetter import Look, Sheet, seen

LISTED = [
    ["领域", "任务", "序号", "指标名称", "单位", "属性", "2027年", "2030年"],
    ["水安全", "供水保障", "1", "城乡供水一体化率", "%", "约束性", "92", "98"],
    ["", "", "2", "应急备用水源保证天数", "天", "预期性", "7", "7以上"],
    ["", "", "3", "农村供水水质达标率", "%", "预期性", "95", "≥96"],
    ["水生态", "水土保持", "4", "水土保持率", "%", "约束性", "88.1", "89"],
    ["", "", "5", "新增治理水土流失面积", "平方公里", "预期性", "[40]", "[75]"],
    ["", "河湖复苏", "6", "生态流量达标断面比例", "%", "预期性", "90", "95"],
    ["", "", "7", "河湖岸线生态化率", "%", "预期性", "60", "稳步提高"],
]
WIDTHS = [42, 56, 30, 96, 48, 48, 66, 66]

ITEMS = [
    ["序号", "指标名称", "单位", "属性", "2027年", "2030年"],
    ["1", "城乡供水一体化率", "%", "约束性", "92", "98"],
    ["2", "用水效率：\n①灌溉水有效利用系数\n②工业用水重复率", "%", "约束性", "①0.58\n②91", "①0.6\n②93"],
    ["3", "水土保持率", "%", "约束性", "88.1", "89"],
    ["4", "水生态：\n①岸线生态化率\n②湿地面积", "%\n公顷", "约束性", "①60\n②310", "①65\n②320"],
    ["5", "水质达标率", "%", "预期性", "完成上级下达任务；\n持续改善", "100"],
]
ITEMS_WIDTHS = [30, 110, 48, 40, 96, 80]


def _texts(piece: Piece) -> list[list[str]]:
    return [[cell.text for cell in row] for row in piece.rows]


@pytest.mark.parametrize("rules", ["three", "none"])
@pytest.mark.parametrize("padding", [0, 2, 5])
def test_names_of_groups_may_stand_in_their_first_row_alone(rules: str, padding: float) -> None:
    sheet = Sheet()
    sheet.table(LISTED, WIDTHS, 60, 100, 1, Look(rules, padding=padding))
    assert [_texts(piece) for piece in unruled_pieces(sheet.page)] == [seen(LISTED)]


@pytest.mark.parametrize("rules", ["three", "none"])
@pytest.mark.parametrize("padding", [0, 3])
def test_items_in_one_cell_are_one_row(rules: str, padding: float) -> None:
    sheet = Sheet()
    sheet.table(ITEMS, ITEMS_WIDTHS, 60, 100, 1, Look(rules, padding=padding))
    (piece,) = unruled_pieces(sheet.page)
    read = _texts(piece)
    assert [[text.replace("\n", "") for text in row] for row in read] == [
        [text.replace("\n", "") for text in row] for row in ITEMS
    ]
    assert read[2] == ITEMS[2]


def _over_two_pages(rows: list[list[str]], head: int) -> tuple[Piece, Piece]:
    first, second = Sheet(1), Sheet(2)
    first.table(LISTED[:6], WIDTHS, 60, 640, 1, Look("none"))
    (above,) = unruled_pieces(first.page)
    second.table([*LISTED[:head], *rows], WIDTHS, 60, 80, head, Look("none", is_left=True))
    (rest,) = unruled_pieces(second.page, (), above)
    return above, rest


def test_a_header_is_known_again_without_rules() -> None:
    above, rest = _over_two_pages(LISTED[6:], 1)
    assert _texts(rest) == [LISTED[0], *LISTED[6:]]
    assert rest.columns == above.columns


def test_cells_at_the_side_may_be_wider_than_on_the_page_before() -> None:
    rows = [LISTED[6], [*LISTED[7][:7], "完成上级下达的任务"]]
    above, rest = _over_two_pages(rows, 0)
    assert [row[-1] for row in _texts(rest)] == ["95", "完成上级下达的任务"]
    assert rest.columns == above.columns
    assert rest.box.right > above.box.right
