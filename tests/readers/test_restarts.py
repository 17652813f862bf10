"""Lists that LibreOffice tore in two on the way from .doc to DOCX, and lists that only look like it."""

from __future__ import annotations

import pytest

from plantext.readers.docx import read
from plantext.readers.restarts import mended

from .docx_builder import docx, level, listed, numbering, p, style, styled

LIST = level(0, "chineseCounting", "（%1）"), level(1, "decimal", "%2.")
OTHER = level(0, "decimal", "%1、"), level(1, "decimal", "%2.")
LISTS = numbering(*LIST, number="1") + numbering(*LIST, number="2") + numbering(*OTHER, number="3")
HEADING = p("附则", properties=styled("Heading1"))

CASES = {
    "one item, then its list": ([("甲", "1"), ("乙", "2"), ("丙", "2")], ["（一）甲", "（二）乙", "（三）丙"]),
    "text between them": ([("甲", "1"), "正文", ("乙", "2")], ["（一）甲", "正文", "（二）乙"]),
    "the list begins anew": (
        [("甲", "2"), ("乙", "2"), ("丙", "1"), ("丁", "2")],
        ["（一）甲", "（二）乙", "（一）丙", "（二）丁"],
    ),
    "two items, then a list": ([("甲", "1"), ("乙", "1"), ("丙", "2")], ["（一）甲", "（二）乙", "（一）丙"]),
    "a list that looks otherwise": ([("甲", "1"), ("乙", "3")], ["（一）甲", "1、乙"]),
    "a heading between them": ([("甲", "1"), HEADING, ("乙", "2")], ["（一）甲", "附则", "（一）乙"]),
    "no list": (["甲", "乙"], ["甲", "乙"]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_list_is_put_together_where_it_was_torn(case: str) -> None:
    items, expected = CASES[case]
    body = "".join(_paragraph(item) for item in items)
    made = docx(body, numbering=LISTS, styles=style("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>'))
    assert read(mended(made), "a").text.split("\n") == expected


def _paragraph(item: str | tuple[str, str]) -> str:
    if isinstance(item, tuple):
        return p(item[0], properties=listed(item[1]))
    return item if item.startswith("<") else p(item)
