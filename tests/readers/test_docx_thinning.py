"""Looks are cut out of the XML before the parse; what is read stays the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Paragraph
from plantext.errors import DocumentError
from plantext.readers.docx import names, read
from plantext.readers.docx.inline import raised
from plantext.readers.docx.thinning import thinned

from .docx_builder import content_types, docx, part, zipped

LOOK = '<w:rFonts w:ascii="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/><w:lang w:val="en-US"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'
SILENT = {
    "looks of runs": (f"<w:r><w:rPr>{LOOK}</w:rPr><w:t>水</w:t></w:r>", "<w:r><w:t>水</w:t></w:r>"),
    "plain runs side by side": (
        f'<w:r w:rsidR="00A77B3E"><w:t>水</w:t></w:r><w:r w:rsidR="00A77B3E"><w:rPr>{LOOK}</w:rPr><w:t>质</w:t></w:r>',
        '<w:r w:rsidR="00A77B3E"><w:t>水质</w:t></w:r>',
    ),
    "looks of a paragraph and of its mark": (
        f'<w:pPr><w:jc w:val="center"/><w:tabs><w:tab w:pos="9"/></w:tabs><w:rPr>{LOOK}</w:rPr></w:pPr>',
        "",
    ),
    "a style that says nothing": ('<w:pPr><w:pStyle w:val="quiet"/></w:pPr>', ""),
    "borders of a cell": ('<w:tcPr><w:tcBorders><w:top w:val="single"/></w:tcBorders></w:tcPr>', ""),
    "looks around a merge": (
        '<w:tcPr><w:tcW w:w="9"/><w:vMerge/><w:vAlign w:val="center"/></w:tcPr>',
        "<w:tcPr><w:vMerge/></w:tcPr>",
    ),
}
TELLING = {
    "a style that tells": '<w:pPr><w:pStyle w:val="telling"/></w:pPr>',
    "an indent": '<w:pPr><w:ind w:left="400"/></w:pPr>',
    "a list": '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
    "a deleted mark": '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>',
    "properties from another vocabulary": '<w:r><w:rPr><w14:glow w14:rad="1"/></w:rPr><w:t>水</w:t></w:r>',
    "properties that are not well-formed": "<w:r><w:rPr><w:b></w:rPr><w:t>水</w:t></w:r>",
    "an unknown prefix": '<w:r><w:rPr><w:b x:val="1"/></w:rPr><w:t>水</w:t></w:r>',
    "properties before a change": (
        "<w:r><w:rPr><w:vanish/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>水</w:t></w:r>"
        "<w:r><w:t>质</w:t></w:r>"
    ),
}
UNUSUAL = {
    "another prefix": '<x:document xmlns:x="%s"><x:rPr/></x:document>',
    "two prefixes": '<w:document xmlns:w="%s" xmlns:x="%s"><w:rPr><w:b/></w:rPr></w:document>',
    "text taken as it stands": '<w:document xmlns:w="%s"><w:t><![CDATA[<w:rPr><w:b/></w:rPr>]]></w:t></w:document>',
    "another encoding": '<?xml version="1.0" encoding="GB18030"?><w:document xmlns:w="%s"><w:rPr/></w:document>',
    "another vocabulary": '<w:document xmlns:w="urn:other"><w:rPr><w:b/></w:rPr></w:document>',
}


def cut(inner: str) -> str:
    made = thinned(part("document", inner).encode(), lambda style: style == "telling").decode()
    opening, closing = part("document", "|").split("|")
    return made.removeprefix(opening).removesuffix(closing)


@pytest.mark.parametrize(("printed", "left"), SILENT.values(), ids=SILENT)
def test_what_only_says_how_text_looks_is_cut(printed: str, left: str) -> None:
    assert cut(printed) == left


@pytest.mark.parametrize("printed", TELLING.values(), ids=TELLING)
def test_what_may_matter_stays(printed: str) -> None:
    left = cut(printed).replace("</w:r >", "</w:r>")
    assert left == printed


@pytest.mark.parametrize("printed", UNUSUAL.values(), ids=UNUSUAL)
def test_names_that_word_does_not_write_are_left_alone(printed: str) -> None:
    data = printed.replace("%s", names.NAMESPACE.decode()).encode("gb18030" if "GB18030" in printed else "utf-8")
    assert thinned(data, lambda style: True) == data


def test_nothing_that_the_reader_asks_for_is_cut() -> None:
    known = {name: value for name, value in vars(names).items() if isinstance(value, str)}
    elsewhere = {"RUN_FONTS", "TABS", "WIDTH"}  # asked for in lists, above others, and as an attribute
    assert {name for name, value in known.items() if value in names.SILENT} <= elsewhere


def test_the_place_of_a_fault_is_the_one_in_the_file() -> None:
    inner = f"<w:body><w:p><w:r><w:rPr>{LOOK}</w:rPr><w:t>水</w:t></w:r></w:q></w:body>"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    document = part("document", inner)
    data = zipped({"[Content_Types].xml": content_types(main), "word/document.xml": document})
    with pytest.raises(DocumentError, match=rf"column {document.index('</w:q>') + len('</w:q>') + 1}\b"):
        read(data, "x")


@given(
    st.lists(
        st.tuples(st.sampled_from(["水质", "12", "&lt;", " ", "a"]), st.sampled_from(["", LOOK, RAISED])), max_size=9
    )
)
def test_a_paragraph_reads_the_same_however_it_is_cut_into_runs(runs: list[tuple[str, str]]) -> None:
    inner = "".join(
        f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'
        for text, look in runs
    )
    expected = "".join(raised(text) if look == RAISED else text for text, look in runs).replace("&lt;", "<")
    blocks = read(docx(f"<w:p><w:r><w:t>首</w:t></w:r>{inner}</w:p>"), "x").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [f"首{expected}".strip()]
