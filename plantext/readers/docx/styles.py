"""What the styles part says about paragraphs and characters, with inheritance resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from plantext.readers.docx import names
from plantext.readers.docx.package import attribute

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|目录|table of figures|图表目录)\s*\d*", re.IGNORECASE)
_BODY_TEXT = "9"  # outline level of text that is in no outline


@dataclass(frozen=True, slots=True)
class Style:
    """
    A style with what it inherits.

    `outline` is the heading level from 1, 0 for text. `numbering` and `level` are the list it counts in, None where
    it says nothing; `owner` is the style that named the list, which a list may tie to one of its levels.
    """

    outline: int = 0
    numbering: str | None = None
    level: str | None = None
    owner: str = ""
    is_hidden: bool = False
    is_raised: bool = False
    is_contents: bool = False

    @property
    def is_telling(self) -> bool:
        """Say whether it makes text anything but plain."""
        return replace(self, level=None, owner="") != PLAIN


PLAIN = Style()


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        default = ""
        for element in root.iterchildren(names.STYLE) if root is not None else ():
            identifier = element.get(names.STYLE_ID, "")
            self._elements[identifier] = element
            if element.get(names.TYPE) == "paragraph" and element.get(names.DEFAULT) in ("1", "true", "on"):
                default = identifier
        self.default = self.get(default)
        self._telling: dict[str, bool] = {}

    def tells(self, identifier: str) -> bool:
        """Say whether a style makes a paragraph or a run anything but plain text."""
        tells = self._telling.get(identifier)
        if tells is None:
            style = self.get(identifier)
            tells = self._telling[identifier] = style.is_telling or self.default.is_telling
        return tells

    def get(self, identifier: str) -> Style:
        """Return a style; an unknown one says nothing."""
        style = self._known.get(identifier)
        if style is None:
            style = self._known[identifier] = self._resolve(identifier, set())
        return style

    def _resolve(self, identifier: str, seen: set[str]) -> Style:
        element = self._elements.get(identifier)
        if element is None or identifier in seen:  # a chain that bites its tail
            return PLAIN
        base = attribute(element, names.BASED_ON)
        inherited = self._resolve(base, seen | {identifier}) if base else PLAIN
        return _own(element, identifier, inherited)


def is_on(element: etree._Element) -> bool:
    """Say whether a toggle such as `w:vanish` is switched on."""
    return element.get(names.VALUE, "1") not in ("0", "false", "off")


def _own(element: etree._Element, identifier: str, style: Style) -> Style:
    name = attribute(element, names.STYLE_NAME) or ""
    if heading := _HEADING_NAME.fullmatch(name.strip()):
        style = replace(style, outline=int(heading[1]))
    if _CONTENTS_NAME.fullmatch(name.strip()):
        style = replace(style, is_contents=True)
    for properties in element.iterchildren(names.PARAGRAPH_PROPERTIES, names.RUN_PROPERTIES):
        for child in properties:
            style = _property(child, identifier, style)
    return style


def _property(child: etree._Element, identifier: str, style: Style) -> Style:
    if child.tag == names.OUTLINE_LEVEL:
        return replace(style, outline=outline(child.get(names.VALUE, _BODY_TEXT)))
    if child.tag == names.NUMBERING:
        numbering = attribute(child, names.NUMBERING_ID) or style.numbering
        level = attribute(child, names.NUMBERING_LEVEL)
        return replace(style, numbering=numbering, level=level, owner=identifier)
    if child.tag == names.VANISH:
        return replace(style, is_hidden=is_on(child))
    if child.tag == names.VERTICAL_ALIGN:
        return replace(style, is_raised=child.get(names.VALUE) == "superscript")
    return style


def outline(value: str) -> int:
    """
    Return a heading level from 1 for a `w:outlineLvl`, 0 for body text and for nonsense.

    >>> outline("0"), outline("9"), outline("-3"), outline("x")
    (1, 0, 0, 0)
    """
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0
