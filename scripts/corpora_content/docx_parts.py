"""Styles, lists, footnotes and page set-up of the sample documents."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from .docx_text import Notes, paragraph

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
# Level by level: number format, printed text, what follows the number, style that carries it.
_LISTS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "chapters": (
        ("chineseCountingThousand", "第%1章", "space", "Heading1"),
        ("decimal", "第%2节", "space", "Heading2"),
    ),
    "rows": (("decimal", "%1", "space", ""),),
    "spaced": (("decimal", "%1", "space", ""),),
    "circles": (("decimalEnclosedCircle", "%1", "nothing", ""),),
    "items": (("chineseCountingThousand", "（%1）", "nothing", ""),),
    "measures": (("decimal", "%1.", "nothing", ""),),
}
_FONTS = {  # style: font, size, bold, centred, indent of the first line in characters
    "Normal": ("宋体", 12, False, False, 0),
    "Title": ("黑体", 22, True, True, 0),
    "PlanBody": ("宋体", 12, False, False, 2),
    "PlanSubtitle": ("楷体", 14, False, True, 0),
    "PlanCaption": ("黑体", 10.5, True, True, 0),
    "PlanCell": ("宋体", 8, False, False, 0),
    "PlanNote": ("宋体", 9, False, False, 0),
    "PlanRight": ("宋体", 12, False, False, 0),
    "Heading 1": ("黑体", 16, True, False, 0),
    "Heading 2": ("黑体", 14, True, False, 0),
    "Heading 3": ("楷体", 12, True, False, 0),
}


def style_document(document: Any) -> None:
    """Give the document the styles of a Chinese plan."""
    for name, (font, size, bold, centred, indent) in _FONTS.items():
        styles = document.styles
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.name, style.font.size, style.font.bold = font, Pt(size), bold
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{script}"), "Times New Roman" if script != "eastAsia" else font)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.first_line_indent = Pt(size * indent)
        style.paragraph_format.space_after = Pt(0 if name == "PlanCell" else 4)
        style.paragraph_format.alignment = 1 if centred else (2 if name == "PlanRight" else None)


def add_lists(document: Any, notes: Notes) -> None:
    """Write the numbering part: one definition per list, one instance per use."""
    element = document.part.numbering_part.element
    for child in list(element):
        element.remove(child)
    names = list(_LISTS)
    for at, name in enumerate(names):
        levels = "".join(_level(depth, *level) for depth, level in enumerate(_LISTS[name]))
        kind = '<w:multiLevelType w:val="multilevel"/>'
        element.append(parse_xml(f'<w:abstractNum {W} w:abstractNumId="{at}">{kind}{levels}</w:abstractNum>'))
    for instance, number in notes.lists.items():
        abstract = f'<w:abstractNumId w:val="{names.index(instance.split(":")[0])}"/>'
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        element.append(parse_xml(f'<w:num {W} w:numId="{number}">{abstract}{again}</w:num>'))


def add_footnotes(document: Any, notes: Notes) -> None:
    """Write the footnotes part, if the document has any."""
    if not notes.footnotes:
        return
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for at, (kind, mark) in enumerate((("separator", "separator"),), -1)
    )
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    texts = "".join(
        f'<w:footnote w:id="{at}">{paragraph(text, notes, "PlanNote").replace("</w:pPr>", "</w:pPr>" + mark, 1)}</w:footnote>'
        for at, text in enumerate(notes.footnotes, 1)
    )
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {W}>{separators}{texts}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def section(references: str, landscape: bool) -> str:
    """Return the properties of a section, A4 upright or turned."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    margins = 'w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" w:header="720" w:footer="720" w:gutter="0"'
    return f"<w:sectPr>{references}<w:pgSz {size}/><w:pgMar {margins}/></w:sectPr>"


def page_number_field() -> str:
    """Return the runs of a page number."""
    codes = ("begin", " PAGE ", "separate", "1", "end")
    runs = (
        f'<w:fldChar w:fldCharType="{code}"/>' if code in ("begin", "separate", "end")
        else f'<w:instrText xml:space="preserve">{code}</w:instrText>' if code == " PAGE "
        else f"<w:t>{code}</w:t>"
        for code in codes
    )  # fmt: skip
    return "".join(f"<w:r>{run}</w:r>" for run in runs)


def _level(depth: int, form: str, text: str, suffix: str, style: str) -> str:
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )
