"""What the attributes of an element say of its looks: hidden, raised, indented, part of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"(?:^|(?<!-)font-family\s*:)\s*[\"']?(Wingdings 2|Wingdings|Symbol)\b(?! \d)", re.IGNORECASE)
_LENGTH = re.compile(r"(margin-left|padding-left|text-indent|margin)\s*:\s*([^;]+)", re.IGNORECASE)
_NUMBER = re.compile(r"(-?\d{0,4}(?:\.\d{1,4})?)(pt|in|cm|mm|px|em|rem)\b", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "em": 12.0, "rem": 12.0}
_LEAST = 10.0  # points: one small character
_BLANKS = ("\xa0\xa0", "\u3000", "  ")
_LIST_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)


def texts(element: etree._Element) -> Iterator[str]:
    """Yield the pieces of text in an element, in order."""
    return cast(Iterator[str], element.itertext())


def text_of(element: etree._Element) -> str:
    """Return all text in an element, as it stands in the source."""
    return "".join(texts(element))


def style(element: etree._Element) -> str:
    """Return the style written on an element, "" where there is none."""
    return element.get("style") or ""


def is_hidden(element: etree._Element) -> bool:
    """Say whether an element is written as hidden; what style sheets and scripts hide is not known."""
    written = element.get("style")
    return element.get("hidden") is not None or (written is not None and _HIDDEN.search(written) is not None)


def is_raised(element: etree._Element) -> bool:
    """Say whether the text of an element is printed above the line."""
    return element.tag == "sup" or _RAISED.search(style(element)) is not None


def is_list_number(element: etree._Element) -> bool:
    """Say whether Word wrote an element for the number of a list, with blanks behind it in the place of a tab."""
    return _LIST_NUMBER.search(style(element)) is not None


def symbol_font(element: etree._Element) -> str:
    """Return the font of signs that an element is printed in, "" for any other font."""
    found = _SYMBOL_FONT.search(element.get("face") or style(element))
    return found[1] if found else ""


def is_indented(cell: etree._Element) -> bool:
    """Say whether the first line of a cell stands to the right of the cell's edge, by white space or by its style."""
    first = next((text for text in texts(cell) if text.strip(" \t\r\n\f")), "")
    if first.lstrip(" \t\r\n\f").startswith(_BLANKS):
        return True
    paragraph = next(cell.iterchildren("p", "div"), None)
    return paragraph is not None and _indent(style(paragraph)) >= _LEAST


def list_type(element: etree._Element) -> str:
    """Return how a list or one of its items is counted: its `type`, or its style; "" where nothing says so."""
    found = _LIST_TYPE.search(style(element))
    return found[1].lower() if found else element.get("type") or ""


def _indent(written: str) -> float:
    total = 0.0
    for name, value in _LENGTH.findall(written):
        lengths = _NUMBER.findall(value)
        if name.lower() == "margin":
            lengths = lengths[3:4]  # top, right, bottom, left
        total += sum(float(number) * _POINTS[unit.lower()] for number, unit in lengths[:1] if number not in ("", "-"))
    return total
