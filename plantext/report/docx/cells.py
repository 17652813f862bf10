"""The cells of a table in a DOCX document: what stands on either side, with what differs marked, in plain runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plantext.report.marking import Run
from plantext.report.parts import Entry, Side, Tone

if TYPE_CHECKING:
    from docx.table import Table, _Cell, _Row

_BETTER, _WORSE, _UNSURE, _MUTED, _SHADE = "1D6B43", "A02C3A", "8A5A00", "5B6773", "F4F6F8"
_COLOURS: dict[Tone, str] = {
    **dict.fromkeys(("tightened", "added", "ok"), _BETTER),
    **dict.fromkeys(("relaxed", "dropped", "error"), _WORSE),
    **dict.fromkeys(("unsure", "warning"), _UNSURE),
}
_SIGNS: dict[Tone, str] = {"tightened": "▲", "relaxed": "▼"}
_TEXT, _SMALL = 9, 7.5  # points


def lay_out(table: Table, widths: Sequence[float]) -> None:
    """Give a table columns of fixed widths (in centimetres), and keep its rows whole."""
    from docx.shared import Cm  # noqa: PLC0415

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        _flag(row, "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def head(row: _Row, titles: Sequence[str]) -> None:
    """Write the titles of a table into a row that is repeated on every page."""
    _flag(row, "w:tblHeader")
    for cell, title in zip(row.cells, titles, strict=True):
        write(cell, title, bold=True)
        _shade(cell)


def across(row: _Row, title: str, about: str) -> None:
    """Write the title of a group over all columns, with what it means below."""
    cell = row.cells[0].merge(row.cells[-1])
    write(cell, title, bold=True)
    _shade(cell)
    if about:
        add(cell, about, small=True)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def entry(cells: Sequence[_Cell], entry: Entry, kind: str, has_value: bool, goes_on: bool) -> None:
    """
    Write an entry into the cells of its row.

    The name is there again where an entry goes on: a merged cell would leave the rest of it nameless on the next page.
    """
    number, name, *values, old, new, badges = cells
    write(number, str(entry.number))
    write(name, entry.name, colour=_MUTED if goes_on else "")
    if entry.detail and not goes_on:
        add(name, entry.detail, small=True)
    if has_value:
        write(values[0], entry.value)
    strikes = kind == "changes"
    _side(old, entry.old, _WORSE if strikes else _UNSURE, strikes)
    _side(new, entry.new, _BETTER if strikes else _UNSURE, False)
    for at, badge in enumerate(entry.badges):
        paragraph = badges.paragraphs[0] if at == 0 else badges.add_paragraph()
        run = _run(paragraph, f"{_SIGNS.get(badge.tone, '')}{badge.word}", colour=_COLOURS.get(badge.tone, ""))
        run.font.bold = badge.tone in _COLOURS


def write(cell: _Cell, text: str, bold: bool = False, colour: str = "") -> None:
    """Write a text into an empty cell."""
    if text:
        _run(cell.paragraphs[0], text, colour=colour).font.bold = bold


def write_count(cell: _Cell, text: str) -> None:
    """Write a count or a fact into an empty cell; counts stand at the right."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    write(cell, text)
    if text.isdecimal():
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def add(cell: _Cell, text: str, small: bool = False) -> None:
    """Write a text below what stands in a cell."""
    _run(cell.add_paragraph(), text, _SMALL if small else _TEXT, _MUTED if small else "")


def _side(cell: _Cell, side: Side, colour: str, strikes: bool) -> None:
    paragraph = cell.paragraphs[0]
    for piece in side.runs or (Run("—"),):
        run = _run(paragraph, piece.text, colour=colour if piece.is_marked else "")
        if piece.is_marked and strikes:
            run.font.strike = True
        elif piece.is_marked:
            run.font.underline = run.font.bold = True
    if side.aside:
        add(cell, side.aside, small=True)
    if side.source:
        _run(cell.paragraphs[-1], f"  {side.source}", _SMALL, _MUTED)


def _run(paragraph: Any, text: str, points: float = _TEXT, colour: str = "") -> Any:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    run = paragraph.add_run(text)
    run.font.size = Pt(points)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    return run


def _flag(row: _Row, name: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: _Cell) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
