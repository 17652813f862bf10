"""Tables that stand in a Word file as paragraphs are read as in a text file; running text stays text."""

from __future__ import annotations

import pytest

from plantext.document import Block, Document, Paragraph, Table
from plantext.readers import read_bytes

from .docx_builder import docx, p, styled

HEAD = ["序号", "指　　标", "单位", "2020年", "2025年", "属性"]
BODY = [["1", "培训人数", "人", "420", "1200", "预期性"], ["2", "参保率", "%", "92.4", "＞95", "约束性"]]
ROWS = [HEAD, *BODY]
TEXT = ["三、重点任务", "完善保障制度。"]

LAYOUTS = {
    "a cell a paragraph": [cell for row in ROWS for cell in row],
    "tabs": ["\t".join(row) for row in ROWS],
    "pipes": [f"| {' | '.join(row)} |" for row in [HEAD, ["---"] * 6, *BODY]],
    "spaces": ["   ".join(row) for row in [["序号", "指标", *HEAD[2:]], *BODY]],
}

PROSE = {
    "contents": ["规划目标\t3", "重点任务\t8", "保障措施\t12"],
    "numbered lines": ["1.\t建设绿道。", "2.\t整治河道。", "3.\t种植树木。"],
    "short lines": ["指标", "说明", "规划由三部分组成。", "第一部分是目标。"],
    "a page mark": ["加快建设公路，", "— 3 —", "完善路网。"],
}


def word(lines: list[str]) -> Document:
    return read_bytes(docx("".join(p(*_runs(line)) for line in lines)), "a.docx")


def _runs(line: str) -> list[str]:
    pieces = [piece for cell in line.split("\t") for piece in ("<w:r><w:tab/></w:r>", cell)]
    return pieces[1:]


def shape(blocks: tuple[Block, ...]) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in blocks
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_of_paragraphs_is_the_same_in_word_and_text(layout: str) -> None:
    lines = ["表2 主要指标", *LAYOUTS[layout], *TEXT]
    text = read_bytes("\n".join(lines).encode(), "a.txt")
    found = word(lines)
    assert shape(found.blocks) == shape(text.blocks)
    assert [isinstance(block, Table) for block in found.blocks] == [False, True, False, False]
    assert [b.kind for b in found.blocks if isinstance(b, Paragraph)] == ["body", "heading", "body"]


def test_a_page_mark_among_the_paragraphs_of_a_table_goes() -> None:
    lines = ["\t".join(row) for row in ROWS]
    found = word([*lines[:2], "— 14 —", *lines[2:]])
    assert [len(block.rows) for block in found.blocks if isinstance(block, Table)] == [3]
    assert len(found.blocks) == 1


@pytest.mark.parametrize("case", PROSE)
def test_running_text_stays_text(case: str) -> None:
    assert shape(word(PROSE[case]).blocks) == PROSE[case]


def test_a_heading_ends_the_paragraphs_of_a_table() -> None:
    cells = [cell for row in ROWS for cell in row]
    style = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    body = "".join(map(p, cells)) + p("任务", properties=styled("1")) + p("正文")
    blocks = read_bytes(docx(body, styles=style), "a.docx").blocks
    assert [isinstance(block, Table) for block in blocks] == [True, False, False]


def test_what_cannot_be_read_is_told() -> None:
    cells = [*HEAD, "120", "180", "产值", "9", "12", "税收", "40", "42"]
    found = word(cells)
    assert not any(isinstance(block, Table) for block in found.blocks)
    assert any("could not be read" in note for note in found.notes)


LOST = {
    "tabs": ["甲\t1\t2", "乙\t3\t4", "丙\t5\t6", "丁\t7", "戊\t8", "己\t9", "庚\t1"],
    "gaps": ["甲  1  2", "乙  3  4", "丙  5  6"],
    "pipes of two widths": ["甲|1|2", "乙|3|4", "丙|5|6", "丁|7", "戊|8|9|1", "己|1", "庚|2"],
}
NOTHING_LOST = {
    "two rows": ["甲  1  2", "乙  3  4", "正文。"],
    "a list": ["1.\t建设绿道。", "2.\t整治河道。", "3.\t种植树木。"],
    "labels": ["联系人  张三", "电话  12345", "传真  12345"],
    "a table that is read": LAYOUTS["tabs"],
    "ragged lines": ["甲  1  2", "乙  3", "丙  5  6  7"],
}


@pytest.mark.parametrize("case", LOST)
def test_rows_that_are_no_table_for_anyone_are_told_once(case: str) -> None:
    document = read_bytes("\n".join(LOST[case]).encode(), "a.txt")
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert [note for note in document.notes if "3 lines with 3 columns" in note] == list(document.notes)
    assert len(document.notes) == 1


@pytest.mark.parametrize("case", NOTHING_LOST)
def test_lines_that_are_no_rows_are_not_told(case: str) -> None:
    assert read_bytes("\n".join(NOTHING_LOST[case]).encode(), "a.txt").notes == ()


HTML = "<table class='a'><tr><td>指标</td><td>目标</td></tr><tr><td>绿地率（%）</td><td>42</td></tr></table>"


def test_a_table_in_html_is_told_and_not_said_to_be_missing() -> None:
    (note,) = read_bytes(f"表1 主要指标\n{HTML}\n三、任务\n".encode(), "a.txt").notes
    assert "HTML" in note


def test_signs_of_less_and_more_are_no_html() -> None:
    assert read_bytes("主要指标 <table 见附件，氨氮<2.0，总磷>0.4。\n三、任务\n".encode(), "a.txt").notes == ()
