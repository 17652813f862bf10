"""How cells look: by what they mean, in the colours of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from plantext.export.sheets.content import Mark, Meaning
from plantext.export.sheets.fitting import MAX_LINES

MAX_FORMS = 150  # of numbers; Excel takes about 200 of one's own

_SHADE, _LINE, _ACCENT, _MUTED = "#F4F6F8", "#D7DDE3", "#0E6270", "#5B6773"
_LOOKS: dict[Meaning, dict[str, Any]] = {
    "": {},
    "better": {"font_color": "#1D6B43", "bg_color": "#E3F3EA"},
    "worse": {"font_color": "#A02C3A", "bg_color": "#FBE9EB"},
    "unsure": {"font_color": "#8A5A00", "bg_color": "#FDF3DC"},
    "muted": {"font_color": _MUTED},
    "strong": {"bold": True},
    "heading": {"bold": True, "bg_color": _SHADE, "bottom": 1, "bottom_color": _LINE},
    "title": {"bold": True, "font_size": 16},
}
_MARKS: dict[Mark, dict[str, Any]] = {
    "": {},
    "added": {"font_color": "#1D6B43", "underline": 1, "bold": True},
    "removed": {"font_color": "#A02C3A", "font_strikeout": True},
    "unlike": {"font_color": "#8A5A00", "underline": 1, "bold": True},
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell looks like, whatever stands in it."""

    meaning: Meaning = ""
    ground: str = ""
    mark: Mark = ""
    is_link: bool = False


class Formats:
    """The formats of a book, each made once."""

    def __init__(self, book: Any) -> None:
        self._add = book.add_format
        self._forms: set[str] = set()
        self.cell = cache(self._cell)
        self.mark = cache(self._mark)
        self.header = self._add(
            {"bold": True, "bg_color": _SHADE, "bottom": 2, "bottom_color": _LINE, "valign": "top", "text_wrap": True}
        )

    def _cell(self, look: Look, lines: int = 1, is_quoted: bool = False, number: str = "") -> Any:
        """Return the format of a cell with a text of so many lines, or with a number that is shown as `number` says."""
        is_cut = lines > MAX_LINES  # then it is the beginning that is shown
        properties = {"valign": "top" if is_cut else "vcenter", **_LOOKS[look.meaning], **_MARKS[look.mark]}
        if look.ground:
            properties["bg_color"] = look.ground
        if look.is_link:
            properties = {"font_color": _ACCENT, **properties, "underline": 1}
        if number:
            # A number stands at the right of its cell, apart from the text of the next one.
            properties |= {"align": "right", "indent": 1, "num_format": number}
        # Without the prefix, a text such as `=1+1` becomes a formula as soon as a person edits its cell.
        flags = {"text_wrap": lines > 1, "quote_prefix": is_quoted}
        return self._add(properties | {name: True for name, is_set in flags.items() if is_set})

    def number(self, look: Look, form: str) -> Any:
        """Return the format of a number; None where the book has so many forms that a spreadsheet might refuse one."""
        if form not in self._forms and len(self._forms) >= MAX_FORMS:
            return None
        self._forms.add(form)
        return self.cell(look, number=form)

    def _mark(self, mark: Mark, meaning: Meaning) -> Any:
        """Return the format of a part of a text; it has to name all that it shares with its cell."""
        font = {name: value for name, value in _LOOKS[meaning].items() if name in ("font_color", "bold", "font_size")}
        return self._add({**font, **_MARKS[mark]})
