"""Tables in text files: every layout with tables it must read, and prose that must stay prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Document, Paragraph, Table
from plantext.readers import read_bytes

from ..effort import ENDLESS, effort


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.txt")


def grids(text: str) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows] for block in read(text).blocks if isinstance(block, Table)
    ]


HEAD = ["序号", "指标名称", "单位", "2020年", "2025年", "属性"]
BODY = [["1", "绿地率", "%", "40", "42.5", "约束性"], ["2", "绿道长度", "公里", "80", "120", "预期性"]]
GRID = [HEAD, *BODY]

SAME = {
    "tabs": "\n".join("\t".join(row) for row in GRID),
    "tabs with blank lines": "\n\n".join("\t".join(row) for row in GRID),
    "tabs, a last one on every line": "\n".join("\t".join(row) + "\t" for row in GRID),
    "markdown": "\n".join(f"| {' | '.join(row)} |" for row in [HEAD, ["---"] * 6, *BODY]),
    "markdown without outer pipes": "\n".join(" | ".join(row) for row in [HEAD, [":--:"] * 6, *BODY]),
    "bare pipes": "\n".join("|".join(row) for row in GRID),
    "full-width pipes": "\n".join("｜".join(row) for row in GRID),
    "drawn pipes without rules": "\n".join(f"│{'│'.join(row)}│" for row in GRID),
    "commas": "\n".join(",".join(row) for row in GRID),
    "commas and quotes": "\n".join(",".join(f'"{cell}"' for cell in row) for row in GRID),
    "frame": "┌─┬─┬─┬─┬─┬─┐\n" + "\n├─┼─┼─┼─┼─┼─┤\n".join(f"│{'│'.join(row)}│" for row in GRID) + "\n└─┴─┴─┴─┴─┴─┘",
    "ascii frame": "+----+----+\n| "
    + " |\n| ".join([" | ".join(HEAD) + " |\n+----+----+"] + [" | ".join(row) for row in BODY])
    + " |\n+----+",
    "two spaces": "\n".join("  ".join(row) for row in GRID),
    "full-width spaces": "\n".join("　".join(row) for row in GRID),
    "single spaces": "\n".join(" ".join(row) for row in GRID),
    "one per line": "\n".join("\n".join(row) for row in GRID),
    "one per line, blank lines between": "\n\n".join("\n\n".join(row) for row in GRID),
    "dump": "\n".join("\n".join("\t" + cell for cell in row) + "\n" for row in GRID),
}

PROSE = {
    "pipes in a menu": "首页 | 新闻 | 政务 | 服务",
    "pipes once": "联系电话：12345678 | 传真：87654321\n到2025年建成绿道。",
    "a rule of dashes": "第一段。\n--------\n第二段。",
    "a code of pipes": "a|b\n到2030年，绿地率达到40%。",
    "numbers with tabs": "1.\t建设绿道。\n2.\t整治河道。\n3.\t种植树木。",
    "han numbers with tabs": "（一）\t总体要求\n（二）\t主要目标",
    "one tab in a line": "责任单位：\t县水利局\n完成时限：2025年",
    "commas in prose": "坚持保护优先,绿色发展,共建共享\n坚持一年起步,三年见效,五年成形",
    "commas and one header word": "指标,是用来,衡量工作的\n其余,另行,规定",
    "header words in a sentence": "本规划的指标  名称  和单位见附件，由县政府解释。\n1  2  3",
    "indented prose": "　　到2025年，绿地率达到40%。\n　　到2030年，绿地率达到45%。",
    "signatures by spaces": "幸福县人民政府        2022年5月20日\n幸福县水利局        2022年5月21日",
    "names by spaces": "组长：王一    县长\n副组长：李二    副县长\n成员：张三    水利局局长",
    "names by full-width spaces": "王　一　　李　二　　张　三\n赵　四　　钱　五　　孙　六",
    "header words as headings": "指标\n目标\n任务\n以上三项另行规定，由县政府发布，各镇街认真贯彻执行并报送情况。",
    "a header word alone": "单位\n幸福县水利局",
    "a drawn line": "┌────┐\n正文从这里开始，到2025年建成绿道。",
    "plus and minus": "+----+\n+1-1=0",
    "header words run together in prose": "主要指标目标完成情况良好，指标名称要统一，指标单位要规范。",
    "a quotation": '"序号","指标",单位 三个词不构成表格',
    "project names in a sentence": "重点项目名称由各镇报送，序号统一编制。",
    "short lines": "前言\n总则\n附则\n第1条\n第2条",
}


@pytest.mark.parametrize("layout", SAME)
def test_the_same_table_is_read_from_every_layout(layout: str) -> None:
    document = read(f"表1 建设指标\n{SAME[layout]}\n注：2020年为现状。\n")
    first, table, last = document.blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == GRID
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert (first.text, last.text, document.notes) == ("表1 建设指标", "注：2020年为现状。", ())


@pytest.mark.parametrize("layout", SAME)
def test_tables_of_one_layout_with_captions_between_stay_two(layout: str) -> None:
    assert grids(f"表1 甲\n{SAME[layout]}\n\n表2 乙\n{SAME[layout]}\n") == [GRID, GRID]


@pytest.mark.parametrize("layout", SAME)
def test_text_around_a_table_stays_text(layout: str) -> None:
    before, after = (
        "到2025年，主要指标如下：",
        "三、重点任务\n到2030年，全面建成生态强县，主要指标位居全省前列，群众满意度进一步提高。",
    )
    document = read(f"{before}\n{SAME[layout]}\n{after}")
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [before, *after.split("\n")]


@pytest.mark.parametrize("case", PROSE)
def test_prose_does_not_become_a_table(case: str) -> None:
    document = read(PROSE[case])
    assert grids(PROSE[case]) == []
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == PROSE[case].replace("　　到", "到").split(
        "\n"
    )


SIGNS = st.sampled_from(["\t", "|", "  ", "　", ",", "\n", "\n\n", "+", "─", "│", "┌", '"'])
WORDS = st.sampled_from(
    ["序号", "指标", "单位", "2025年", "属性", "目标", "约束性", "%", "1", "2", "绿地率", "表1 甲", "[1]", "4.12"]
)


@given(
    st.lists(st.one_of(SIGNS, WORDS, st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=5)), max_size=40)
)
def test_no_word_of_a_text_is_lost_whatever_its_layout(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = "".join(read("绿道。\n" + text).text.split())
    for word in ("序号", "指标", "单位", "2025年", "属性", "目标", "约束性", "绿地率"):
        assert kept.count(word) >= text.count(word), (word, text)


HOSTILE = [
    "|" * 9,
    "|a",
    "a|",
    "\t",
    "\ta",
    "a\tb",
    "指标",
    "1",
    "序号 指标 单位 目标",
    "序号指标单位目标1",
    "+--",
    "│",
    '"',
    "a,b,c",
    "……1",
    ".",
    "…",
    "-",
    "[bookmark: ",
    "索引号：",
    "1甲",
    "序号  指标  单位  ",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("end", ["", "\n", "\n\n", " "])
def test_reading_a_long_run_of_one_sign_ends(piece: str, end: str) -> None:
    assert effort(read, "规划\n" + (piece + end) * 10_000) < ENDLESS
