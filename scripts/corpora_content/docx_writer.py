"""Write a plan as DOCX: the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.oxml import parse_xml
from lxml import etree

from .docx_parts import R, W, add_footnotes, add_lists, page_number_field, section, style_document
from .docx_text import Notes, paragraph, paragraphs
from .layout import blocks, slots
from .model import Box, Break, Cell, Grid, Heading, Page, Para, Plan

_STYLES = {"body": "PlanBody", "title": "Title", "subtitle": "PlanSubtitle", "caption": "PlanCaption",
           "note": "PlanNote", "right": "PlanRight", "toc": "Normal"}  # fmt: skip
_BOX_WIDTH = 16.5


def docx_bytes(plan: Plan) -> bytes:
    """Return a plan as a DOCX file."""
    document = docx.Document()
    style_document(document)
    references = _header_and_footer(document, plan.header or plan.title)
    notes = Notes()
    inner = "".join(_block(block, notes, references) for block in blocks(plan.content))
    _replace_body(document, inner + section(references, landscape=False))
    add_lists(document, notes)
    add_footnotes(document, notes)
    _fix_properties(document.core_properties, plan.title)
    raw = io.BytesIO()
    document.save(raw)
    return _with_fixed_dates(raw.getvalue())


def _header_and_footer(document: Any, text: str) -> str:
    first = document.sections[0]
    first.header.paragraphs[0].text = text
    footer = first.footer.paragraphs[0]._p
    for run in parse_xml(f"<w:p {W}>{page_number_field()}</w:p>"):
        footer.append(run)
    marks = [etree.tostring(child).decode() for child in first._sectPr if child.tag.endswith("Reference")]
    return "".join(marks)


def _replace_body(document: Any, inner: str) -> None:
    body = document.element.body
    for child in list(body):
        body.remove(child)
    for child in parse_xml(f"<w:body {W} {R}>{inner}</w:body>"):
        body.append(child)


def _block(block: object, notes: Notes, references: str) -> str:
    if isinstance(block, Heading):
        numbering = "chapters:1" if block.number else ""
        return paragraph(block.text, notes, f"Heading{block.level}", numbering, level=block.level - 1)
    if isinstance(block, Para):
        return paragraph(block.text, notes, _STYLES[block.style], block.numbering)
    if isinstance(block, Box):
        rows = ((Cell(block.title),), (Cell("¶".join(block.lines)),))
        return _table(Grid(rows, (_BOX_WIDTH,), 0), notes, "PlanBody") + _gap(notes)
    if isinstance(block, Grid):
        return _table(block, notes, "PlanCell") + _gap(notes)
    if isinstance(block, Break):
        return _break(block, references)
    assert isinstance(block, Page)
    return ""


def _gap(notes: Notes) -> str:
    # Two tables without a paragraph between them would become one when the file is opened.
    return paragraph("", notes, "PlanNote")


def _break(block: Break, references: str) -> str:
    if block.kind == "page":
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    # The properties of a section stand at its end: they say how the pages before the break lie.
    return f"<w:p><w:pPr>{section(references, landscape=block.kind == 'portrait')}</w:pPr></w:p>"


def _table(grid: Grid, notes: Notes, style: str) -> str:
    widths = [round(width * 567) for width in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        _row(line, widths, notes, style, at < grid.header_rows, grid.repeat_header)
        for at, line in enumerate(slots(grid))
    )
    properties = '<w:tblStyle w:val="TableGrid"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
    properties += '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _row(line: list[tuple[Cell, bool]], widths: list[int], notes: Notes, style: str, head: bool, repeat: bool) -> str:
    out = []
    at = 0
    for cell, begins in line:
        width = sum(widths[at : at + cell.across])
        out.append(_cell(cell, begins, width, notes, style))
        at += cell.across
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if head and repeat else ""
    return f"<w:tr>{properties}{''.join(out)}</w:tr>"


def _cell(cell: Cell, begins: bool, width: int, notes: Notes, style: str) -> str:
    across = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = ('<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>") if cell.down > 1 else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}<w:vAlign w:val="center"/>'
    text = cell.text if begins and not cell.numbering else ""
    align = "center" if style == "PlanCell" and len(cell.text) <= 8 else ""
    inner = paragraphs(text, notes, style, cell.numbering if begins else "", align)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _fix_properties(properties: Any, title: str) -> None:
    properties.title, properties.author, properties.last_modified_by = title, "plantext", "plantext"
    properties.comments = "Fictional sample plan, written for plantext."
    properties.created = properties.modified = datetime(2024, 1, 1, tzinfo=UTC)
    properties.revision = 1


def _with_fixed_dates(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            new.writestr(info, old.read(name))
    return out.getvalue()
