"""Page marks within a table part neither its rows nor the table; numbers that belong to it stay."""

from __future__ import annotations

import pytest

from plantext.document import Paragraph, Table
from plantext.readers import read_bytes

from .docx_builder import docx, p, tbl, tr

HEAD = ["序号", "指标", "单位", "2020年", "2025年", "属性"]
ABOVE = [["1", "公路里程", "公里", "820", "900", "预期性"], ["2", "客运站数", "个", "12", "15", "预期性"]]
BELOW = [["3", "公交线路", "条", "22", "30", "预期性"], ["4", "充电桩", "个", "150", "600", "约束性"]]
WHOLE = [HEAD, *ABOVE, *BELOW]
TEXT = "三、任务\n加快建设。"


def grids(data: bytes, name: str = "a.txt") -> list[list[list[str]]]:
    blocks = read_bytes(data, name).blocks
    return [[[cell.text for cell in row] for row in block.rows] for block in blocks if isinstance(block, Table)]


def dump(rows: list[list[str]]) -> str:
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows)


def tabs(rows: list[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def pipes(rows: list[list[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def spaces(rows: list[list[str]]) -> str:
    return "".join("   ".join(row) + "\n" for row in rows)


def lines(rows: list[list[str]]) -> str:
    return "".join(cell + "\n" for row in rows for cell in row)


FORMS = {form.__name__: form for form in (dump, tabs, pipes, spaces, lines)}
MARKS = ["\n— 14 —\n\n", "— 14 —\n", "\n- 14 -\n", "\n第 14 页\n\n", "\n14\n\n"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("form", FORMS)
def test_a_page_mark_between_rows_is_dropped(form: str, mark: str) -> None:
    text = f"{FORMS[form]([HEAD, *ABOVE])}{mark}{FORMS[form](BELOW)}\n{TEXT}"
    assert grids(text.encode()) == [WHOLE]


PART = ["", "", "②快充桩", "个", "15", "60"]


@pytest.mark.parametrize("mark", MARKS)
def test_empty_cells_behind_a_page_mark_begin_their_row(mark: str) -> None:
    head = ["领域", *HEAD[:-1]]
    above = [["交通", "1", "公路里程", "公里", "820", "900"], ["", "2", "①充电桩", "个", "12", "15"]]
    below = [PART, ["", "3", "公交线路", "条", "22", "30"]]
    assert grids(f"{dump([head, *above])}{mark}{dump(below)}\n{TEXT}".encode()) == [[head, *above, *below]]


@pytest.mark.parametrize("cut", range(1, 6))
@pytest.mark.parametrize("mark", MARKS[:2])
def test_a_row_that_a_page_mark_parts_is_one_if_its_cells_fill_the_width(mark: str, cut: int) -> None:
    half = "".join(f"\t{cell}\n" for cell in BELOW[0][:cut])
    rest = "".join(f"\t{cell}\n" for cell in BELOW[0][cut:])
    text = f"{dump([HEAD, *ABOVE])}\n{half}{mark}{rest}\n{dump(BELOW[1:])}\n{TEXT}"
    assert grids(text.encode()) == [WHOLE]


@pytest.mark.parametrize("short", [["二、绿色出行"], ["公交线路", "条"]])
def test_short_rows_on_both_sides_of_a_page_mark_stay_two(short: list[str]) -> None:
    found = grids(f"{dump([HEAD, *ABOVE, short])}— 14 —\n\n{dump([short, *BELOW])}\n{TEXT}".encode())
    assert len(found[0]) == len(WHOLE) + 2


@pytest.mark.parametrize("caption", ["", "续表1\n"])
@pytest.mark.parametrize("form", ["dump", "tabs"])
def test_a_header_printed_again_behind_a_page_mark_is_dropped(form: str, caption: str) -> None:
    text = f"{FORMS[form]([HEAD, *ABOVE])}\n— 14 —\n\n{caption}{FORMS[form]([HEAD, *BELOW])}\n{TEXT}"
    assert grids(text.encode()) == [WHOLE]


def test_text_behind_a_table_and_a_page_mark_is_no_cell() -> None:
    document = read_bytes(f"{dump([HEAD, *ABOVE])}\n— 14 —\n\n{TEXT}".encode(), "a.txt")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == TEXT.split("\n")


def test_a_page_mark_within_a_sentence_does_not_part_it() -> None:
    document = read_bytes("\n".join(["加快建设公路，", "", "— 3 —", "", "完善路网。"]).encode(), "a.txt")
    assert document.text == "加快建设公路，\n完善路网。"


@pytest.mark.parametrize("number", ["14", "— 14 —"])
def test_a_number_in_a_paragraph_between_two_tables_of_word_is_a_page_mark_if_they_are_one(number: str) -> None:
    body = tbl(*(tr(*row) for row in [HEAD, *ABOVE])) + p(number) + tbl(*(tr(*row) for row in BELOW))
    assert grids(docx(body), "a.docx") == [WHOLE]


def test_a_number_between_two_tables_stays() -> None:
    other = [["类别", "项目名称"], ["水利", "水库"]]
    body = tbl(*(tr(*row) for row in [HEAD, *ABOVE])) + p("14") + tbl(*(tr(*row) for row in other))
    blocks = read_bytes(docx(body), "a.docx").blocks
    assert [isinstance(block, Table) for block in blocks] == [True, False, True]


def test_a_number_in_the_lines_of_a_cell_stays() -> None:
    text = "\t序号\n\t指标\n\t2025年\n\n\t1\n\t①床位\n②医师\n\t12\n14\n\n\t2\n\t寿命\n\t79\n"
    assert grids(text.encode())[0][1] == ["1", "①床位\n②医师", "12\n14"]


def test_a_lone_running_number_among_rows_is_a_row() -> None:
    text = "序号\t项目名称\n13\t水库\n14\n15\t公路\n16\t学校\n"
    assert [row[0] for row in grids(text.encode())[0]] == ["序号", "13", "14", "15", "16"]
