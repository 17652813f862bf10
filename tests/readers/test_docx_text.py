"""Paragraphs of DOCX files: what their runs print, what is left out, notes at the end."""

from __future__ import annotations

import pytest

from plantext.document import Document, Paragraph
from plantext.readers.docx import read

from .docx_builder import docx, p, r, sdt, style, styled, tbl, text_box, tr

RAISED = '<w:vertAlign w:val="superscript"/>'
SYMBOL_GREATER_EQUAL = '<w:sym w:font="Symbol" w:char="F0B3"/>'


def document(body: str, **parts: str) -> Document:
    return read(docx(body, **parts), "x")


def lines(body: str, **parts: str) -> list[str]:
    return [block.text for block in document(body, **parts).blocks if isinstance(block, Paragraph)]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def formula(inner: str) -> str:
    return f"<m:oMath>{inner}</m:oMath>"


def mt(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


CASES = {
    "runs are joined": (p("森林", "覆盖率"), "森林覆盖率"),
    "white space around is dropped, within it stays": (p("　指　标 "), "指　标"),
    "a tab is a tab": (p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), "甲\t乙"),
    "tab stops are no text": (p("甲", properties="<w:tabs><w:tab w:val='left' w:pos='420'/></w:tabs>"), "甲"),
    "a page break alone is nothing": (p("<w:r><w:br w:type='page'/></w:r>", "甲"), "甲"),
    "a soft hyphen is not printed": (p("<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t></w:r>"), "甲乙"),
    "exponents are raised": (p("5万m", r("3", RAISED)), "5万m³"),
    "lowered digits stay": (p("PM", r("2.5", '<w:vertAlign w:val="subscript"/>')), "PM2.5"),
    "raised letters stay": (p("甲", r("注a", RAISED)), "甲注a"),
    "a link shows its text": (p(f"<w:hyperlink>{r('网页')}</w:hyperlink>"), "网页"),
    "a content control in a line": (p("甲", sdt(r("乙")), "丙"), "甲乙丙"),
    "a known symbol": (p(f"<w:r>{SYMBOL_GREATER_EQUAL}<w:t>80</w:t></w:r>"), "≥80"),
    "a field shows its result": (
        p(field("begin"), instruction("REF x"), field("separate"), "表3", field("end")),
        "表3",
    ),
    "a field without a result": (p("甲", field("begin"), instruction("XE"), field("end"), "乙"), "甲乙"),
    "a field within the instruction of another": (
        p(
            *(field("begin"), instruction("IF "), field("begin"), instruction("X"), field("separate"), "密"),
            *(field("end"), field("separate"), "明", field("end")),
        ),
        "明",
    ),
    "only the base of a phonetic guide": (
        p(f"<w:r><w:ruby><w:rt>{r('xi')}</w:rt><w:rubyBase>{r('溪')}</w:rubyBase></w:ruby></w:r>"),
        "溪",
    ),
    "an equation in order": (
        p("面积", formula(f"<m:sSup><m:e>{mt('m')}</m:e><m:sup>{mt('2')}</m:sup></m:sSup>")),
        "面积m²",
    ),
    "a fraction": (p(formula(f"<m:f><m:num>{mt('a')}</m:num><m:den>{mt('b')}</m:den></m:f>")), "a/b"),
    "art letters": (p("<w:r><w:pict><v:shape><v:textpath string='红头文件'/></v:shape></w:pict></w:r>"), "红头文件"),
    "an inserted paragraph": (p(f"<w:ins>{r('新')}</w:ins>", properties="<w:rPr><w:ins/></w:rPr>"), "新"),
    "a comment mark is no text": (p("甲", "<w:r><w:commentReference w:id='0'/></w:r>"), "甲"),
    "one branch of an alternative": (
        p(
            f"<mc:AlternateContent><mc:Choice>{r('甲')}</mc:Choice><mc:Fallback>{r('甲')}</mc:Fallback></mc:AlternateContent>"
        ),
        "甲",
    ),
    "the branch that has text": (
        p(f"<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback>{r('乙')}</mc:Fallback></mc:AlternateContent></w:r>"),
        "乙",
    ),
}


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES)
def test_a_paragraph_reads_as_printed(body: str, text: str) -> None:
    assert lines(body) == [text]


def test_indented_xml_reads_like_any_other() -> None:
    run = "  <w:r>\n    <w:t>{}</w:t>\n  </w:r>\n"
    body = f"<w:p>\n  <w:pPr>\n  </w:pPr>\n{run.format('甲')}{run.format('乙')}</w:p>\n"
    assert lines(body) == ["甲乙"]


def test_a_soft_break_parts_a_paragraph_but_not_a_heading() -> None:
    broken = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"
    assert lines(p(broken)) == ["甲", "乙"]
    assert lines(p(broken, properties='<w:outlineLvl w:val="0"/>')) == ["甲 乙"]


def test_empty_paragraphs_are_no_blocks() -> None:
    assert document(p() + p("　 ") + "<w:p/>" + p("甲")).blocks == (Paragraph("甲"),)


def heading_styles() -> str:
    return style("1", "heading 1", "") + style("b", "标题 2", "") + style("t", "toc 1", "<w:outlineLvl w:val='0'/>")


@pytest.mark.parametrize(
    ("text", "properties", "kind", "level"),
    [
        ("总则", styled("1"), "heading", 1),
        ("总则", styled("b"), "heading", 2),
        ("总则", styled("t"), "body", 0),
        ("总则", '<w:outlineLvl w:val="2"/>', "heading", 3),
        ("总则", styled("1") + '<w:outlineLvl w:val="9"/>', "body", 0),
        ("总则", "", "body", 0),
        ("一、总则", "", "heading", 1),
        ("一、总则", styled("t"), "body", 0),
        ("表1 建设指标", styled("b"), "body", 0),
        ("这一段误用了标题样式。" * 8, styled("1"), "body", 0),
    ],
)
def test_headings_are_told_by_style_by_outline_level_and_by_number(
    text: str, properties: str, kind: str, level: int
) -> None:
    (block,) = document(p(text, properties=properties), styles=heading_styles()).blocks
    assert isinstance(block, Paragraph)
    assert (block.kind, block.level) == (kind, level)


@pytest.mark.parametrize("table_style", ["<w:style w:type='table' w:styleId='g'><w:name w:val='g'/></w:style>", ""])
def test_styles_of_tables_do_not_hide_those_of_paragraphs(table_style: str) -> None:
    empty = '<w:style w:type="table" w:styleId="e"/>' if not table_style else ""
    styles = table_style.replace("'", '"') + empty + style("1", "heading 1", "") + table_style.replace("'", '"')
    (block,) = document(p("总则", properties=styled("1")), styles=styles).blocks
    assert isinstance(block, Paragraph)
    assert block.level == 1


def test_styles_based_on_each_other_in_a_circle_end() -> None:
    circle = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    assert lines(p("甲", properties=styled("x")), styles=circle.format("x", "y") + circle.format("y", "x")) == ["甲"]


def test_a_field_may_reach_over_paragraphs() -> None:
    contents = p(field("begin"), instruction("TOC"), field("separate"), "一、甲") + p("二、乙", field("end")) + p("丙")
    assert lines(contents) == ["一、甲", "二、乙", "丙"]


def test_a_field_that_never_ends_hides_nothing_below() -> None:
    assert lines(p(field("begin"), instruction("IF")) + p("甲") + p(field("begin"), "乙")) == ["甲", "乙"]


def test_a_paragraph_whose_mark_is_deleted_runs_on_into_the_next() -> None:
    assert lines(p("建设", properties="<w:rPr><w:del/></w:rPr>") + p("指标")) == ["建设指标"]


def test_paragraphs_in_wrappers_are_read_in_order() -> None:
    body = p("一") + sdt(p("二") + sdt(p("三"))) + f"<w:customXml>{p('四')}</w:customXml>" + p("五")
    assert lines(body) == list("一二三四五")


def test_headers_and_footers_are_no_text() -> None:
    assert lines(p("甲", properties="<w:sectPr><w:headerReference/></w:sectPr>")) == ["甲"]


def test_superscript_by_style_is_superscript() -> None:
    body = p("6.27", r("1", '<w:rStyle w:val="s"/>'))
    assert lines(body, styles=style("s", "mark", RAISED, "character")) == ["6.27¹"]


NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>'
REFERENCE = '<w:r><w:footnoteReference w:id="{}"{}/></w:r>'


def test_footnotes_come_at_the_end_in_the_order_of_their_marks() -> None:
    notes = NOTE.format(-1, "") + NOTE.format(2, r(" 甲注。")) + NOTE.format(7, r("乙注。"))
    body = p("甲6.27", REFERENCE.format(7, "")) + p("乙", REFERENCE.format(2, ""))
    made = document(body, footnotes=notes).blocks
    assert made == (
        Paragraph("甲6.27¹"),
        Paragraph("乙²"),
        Paragraph("¹ 乙注。", "footnote", number="¹"),
        Paragraph("² 甲注。", "footnote", number="²"),
    )


def test_a_mark_without_a_footnote_is_counted() -> None:
    assert document(p("甲", REFERENCE.format(9, "")), footnotes="").notes == ("1 footnote mark has no footnote",)


def test_endnotes_follow_footnotes() -> None:
    body = p("甲", '<w:r><w:endnoteReference w:id="1"/></w:r>', REFERENCE.format(1, ""))
    made = lines(
        body, footnotes=NOTE.format(1, r("脚")), endnotes=NOTE.format(1, r("尾")).replace("footnote", "endnote")
    )
    assert made == ["甲¹¹", "¹ 脚", "¹ 尾"]


PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
LOSSES = {
    "1 picture is not read": p("甲", PICTURE),
    "2 pictures are not read": p(PICTURE, "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"),
    "1 chart is not read": p("<w:r><w:drawing><c:chart/></w:drawing></w:r>"),
    "1 embedded object is not read": p(
        "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>"
    ),
    "1 embedded document is not read": '<w:altChunk r:id="x"/>',
    "1 hidden run of text is left out": p("甲", r("乙", "<w:vanish/>"), r(" ", "<w:vanish/>")),
    "1 symbol of an unknown font is left out": p('<w:r><w:sym w:font="Unknown" w:char="F041"/></w:r>'),
    "1 equation is read as plain text": p(formula(mt("a"))),
}


@pytest.mark.parametrize(("note", "body"), LOSSES.items(), ids=LOSSES)
def test_what_is_not_read_is_said(note: str, body: str) -> None:
    assert document(p("文。") + body).notes == (note,)


def test_a_file_that_is_read_whole_says_nothing() -> None:
    assert document(p("甲", text_box(p("乙"))) + tbl(tr("指标", "值"))).notes == ()


def test_a_picture_with_a_fallback_counts_once() -> None:
    branches = f"<mc:Choice>{PICTURE}</mc:Choice><mc:Fallback>{PICTURE}</mc:Fallback>"
    assert document(p("甲", f"<mc:AlternateContent>{branches}</mc:AlternateContent>")).notes == (
        "1 picture is not read",
    )
