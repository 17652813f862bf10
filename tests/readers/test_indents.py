"""An indented name in a table keeps a mark of it, in every format; indents that say nothing are taken off."""

from __future__ import annotations

import pytest

from plantext.document import Table
from plantext.readers import read_bytes
from plantext.readers.indents import INDENT, marked

from .docx_builder import docx, p, tbl, tc, tr

HEAD = ["指标", "单位", "2020年", "2025年"]
NAMES = ["卫生人员数", "　　医师数", "　　护士数", "人均预期寿命"]
MARKED = ["指标", "卫生人员数", f"{INDENT}医师数", f"{INDENT}护士数", "人均预期寿命"]


def rows(names: list[str]) -> list[list[str]]:
    return [HEAD, *([name, "人", "7", "8"] for name in names)]


def first_column(data: bytes, name: str = "a.txt", column: int = 0) -> list[str]:
    (table,) = (block for block in read_bytes(data, name).blocks if isinstance(block, Table))
    return [row[column].text for row in table.rows]


FORMS = {
    "tabs": lambda lines: "\n".join("\t".join(row) for row in lines),
    "dump": lambda lines: "\n\n".join("\n".join("\t" + cell for cell in row) for row in lines) + "\n",
    "pipes": lambda lines: "\n".join(f"| {' | '.join(row)} |" for row in lines),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_indented_name_in_a_text_file_keeps_its_indent(form: str) -> None:
    assert first_column(FORMS[form](rows(NAMES)).encode()) == MARKED


@pytest.mark.parametrize("form", FORMS)
def test_names_that_are_all_indented_have_a_margin_and_no_mark(form: str) -> None:
    assert first_column(FORMS[form](rows(["　　" + name.strip() for name in NAMES])).encode())[1] == "卫生人员数"


def test_other_columns_are_never_marked() -> None:
    text = "\n".join(
        "\t".join(row) for row in [HEAD, ["寿命", "岁", "　　持续提高", "80"], ["产值", "  亿元", "1", "2"]]
    )
    assert first_column(text.encode(), column=2) == ["2020年", "持续提高", "1"]
    assert first_column(text.encode(), column=1) == ["单位", "岁", "亿元"]


def word(names: list[str], margins: list[str]) -> bytes:
    cells = [tc(p(name, properties=margin)) for name, margin in zip(names, margins, strict=True)]
    return docx(tbl(tr(*HEAD), *(tr(cell, "人", "7", "8") for cell in cells)))


BARE = [name.strip() for name in NAMES]
INDENTS = [
    '<w:ind w:left="480"/>',
    '<w:ind w:firstLine="240"/>',
    '<w:ind w:firstLineChars="200"/>',
    '<w:ind w:start="300"/>',
]
NO_INDENTS = [
    '<w:ind w:left="420" w:hanging="420"/>',
    '<w:ind w:left="100"/>',
    '<w:ind w:right="480"/>',
    '<w:ind w:left="x"/>',
]


@pytest.mark.parametrize("indent", INDENTS)
def test_a_margin_of_a_paragraph_in_word_is_an_indent(indent: str) -> None:
    assert first_column(word(BARE, ["", indent, indent, ""]), "a.docx") == MARKED


@pytest.mark.parametrize("indent", NO_INDENTS)
def test_a_margin_that_moves_no_first_line_is_none(indent: str) -> None:
    assert first_column(word(BARE, ["", indent, indent, ""]), "a.docx") == ["指标", *BARE]


def test_blanks_before_a_name_in_word_are_an_indent() -> None:
    assert first_column(word(NAMES, [""] * 4), "a.docx") == MARKED


def test_a_margin_of_all_names_in_word_says_nothing() -> None:
    assert first_column(word(BARE, [INDENTS[0]] * 4), "a.docx") == ["指标", *BARE]


def test_a_list_of_projects_keeps_no_indents() -> None:
    head = ["序号", "项目名称", "总投资"]
    text = "\n".join("\t".join(row) for row in [head, ["1", "水库", "5"], ["2", "　　公路", "6"]])
    assert first_column(text.encode(), column=1) == ["项目名称", "水库", "公路"]


@pytest.mark.parametrize("text", ["　　12", "  %", "　　", " 医师数", "  预期性", "  单位"])
def test_only_words_indented_by_two_blanks_are_marked(text: str) -> None:
    assert marked(text) == text.strip()
