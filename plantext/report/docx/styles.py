"""How a DOCX document looks: A4, Chinese fonts by name, headings, page numbers, for Word, WPS and LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_LATIN, _SERIF, _SANS = "Times New Roman", "宋体", "黑体"
_STYLES = (
    # name, Chinese font, points, points before and after
    ("Normal", _SERIF, 10.5, 0, 0),
    ("Title", _SANS, 20, 0, 6),
    ("Subtitle", _SERIF, 12, 0, 10),
    ("Heading 1", _SANS, 16, 16, 6),
    ("Heading 2", _SANS, 14, 12, 4),
    ("Heading 3", _SANS, 12, 10, 4),
    ("Caption", _SANS, 10, 8, 4),
    ("List Bullet", _SERIF, 10.5, 0, 0),
)
_CENTRED = ("Title", "Subtitle", "Caption")
_INK = "1F2933"


def style(made: Document) -> None:
    """Give a new document its paper, its styles and its page numbers."""
    from docx.shared import Cm  # noqa: PLC0415

    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, font, points, before, after in _STYLES:
        _set(made.styles[name], font, points, (before, after))
    for language_tag in made.styles.element.iter(_tag("w:lang")):
        language_tag.set(_tag("w:eastAsia"), "zh-CN")
        language_tag.set(_tag("w:val"), "en-US")  # by Chinese rules, a number would be broken over lines
    _number_pages(section.footer.paragraphs[0])


def _set(style: Any, font: str, points: float, space: tuple[float, float]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    style.font.name, style.font.size, style.font.bold, style.font.italic = _LATIN, Pt(points), False, False
    style.font.color.rgb = RGBColor.from_string(_INK)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]  # it would win over the name
    fonts.set(_tag("w:eastAsia"), font)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = (Pt(each) for each in space)
    if style.name in _CENTRED or style.name.startswith("Heading"):
        spacing.keep_with_next = True
    if style.name in _CENTRED:
        spacing.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in style.element.pPr.findall(_tag("w:pBdr")):
        style.element.pPr.remove(border)


def _number_pages(paragraph: Any) -> None:
    """Write the number of the page and how many there are, as fields that the program fills in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml import OxmlElement  # noqa: PLC0415

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for at, field in enumerate(("PAGE", "NUMPAGES")):
        if at:
            paragraph.add_run(" / ")
        element = OxmlElement("w:fldSimple")
        element.set(_tag("w:instr"), field)
        paragraph._p.append(element)
        run = paragraph.add_run("1")
        element.append(run._r)


def _tag(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415

    return str(qn(name))
