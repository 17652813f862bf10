"""Pictures on a sheet: one under the other, each with its title, none cut by the end of a page."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from math import ceil
from typing import Any

from plantext.export import printing
from plantext.export.sheets import fitting
from plantext.export.sheets.formats import Formats, Look

_INCH, _POINTS = 0.0254, 72
_USUAL = 96  # dots an inch where a picture says nothing
_COLUMN = 142  # letters; with several columns, a program with a wider type would stretch the pictures with them
_WIDEST, _HIGHEST, _PAGE = 740, 900, 960  # points
_SCALE = 70  # in per cent, at which a page of paper has room for them


def add_pictures(sheet: Any, formats: Formats, pictures: Iterable[tuple[str, bytes]]) -> None:
    """Put pictures (a title and a PNG each) on a sheet of the library."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _COLUMN)
    row, breaks, used = 0, [], 0.0
    for title, png in pictures:
        height, scale = _size(png)
        rows = 2 + ceil(height * scale / fitting.LINE)
        if used and used + rows * fitting.LINE > _PAGE:
            breaks.append(row)
            used = 0
        for at in range(row, row + rows):
            # LibreOffice makes empty rows lower, and the picture with them; empty cells keep the height.
            sheet.set_row(at, fitting.LINE)
            sheet.write_string(at, 0, fitting.legal(title) if at == row else "", formats.cell(Look("strong")))
        options = {"image_data": BytesIO(png), "description": fitting.legal(title)[:255], "object_position": 3}
        sheet.insert_image(row + 1, 0, f"{row}.png", options | {"x_scale": scale, "y_scale": scale})
        row, used = row + rows, used + rows * fitting.LINE
    printing.set_up(sheet, [_COLUMN], False)
    sheet.set_portrait()
    sheet.set_print_scale(_SCALE)
    sheet.set_h_pagebreaks(breaks)


def _size(png: bytes) -> tuple[float, float]:
    """Return the height of a PNG in points, and by how much it has to shrink."""
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    found = png.find(b"pHYs", 0, 1000)
    dots = _USUAL if found < 0 else int.from_bytes(png[found + 4 : found + 8], "big") * _INCH
    wide, high = (side / dots * _POINTS for side in (width, height))
    return high, min(1.0, _WIDEST / wide, _HIGHEST / high)
