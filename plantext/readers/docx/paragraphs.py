"""Paragraphs with what their properties say: style, outline level, list number, deleted mark."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from plantext.readers.docx import names
from plantext.readers.docx.inline import Inline
from plantext.readers.docx.losses import Loss, Losses
from plantext.readers.docx.numbering import Numbering
from plantext.readers.docx.package import attribute
from plantext.readers.docx.styles import Style, Styles, outline
from plantext.readers.docx.survey import Survey


@dataclass(frozen=True, slots=True)
class Line:
    """
    A paragraph: `number` is the list number that Word computes, `text` the rest, both without white space around.

    `outline` is the heading level from 1, 0 for text; `boxes` are the text boxes anchored in it.
    """

    text: str
    number: str
    outline: int
    is_contents: bool
    boxes: list[etree._Element]

    @property
    def printed(self) -> str:
        """The paragraph as a person sees it."""
        return (self.number + self.text).strip()


@dataclass(slots=True)
class _Properties:
    style: Style
    numbering: str | None = None
    level: str | None = None
    outline: int | None = None
    is_mark_deleted: bool = False


class Paragraphs:
    """Reads paragraphs in reading order; the order matters, since lists count along."""

    def __init__(self, survey: Survey, inline: Inline, styles: Styles, numbering: Numbering, losses: Losses) -> None:
        self._known = survey.properties
        self._inline = inline
        self._styles = styles
        self._numbering = numbering
        self._losses = losses
        self._carried = ""  # text of a paragraph whose mark is deleted: it runs on into the next one
        self._plain = _Properties(styles.default)
        self._by_style: dict[str, _Properties] = {}
        self._is_default_silent = not styles.default.is_telling

    def read(self, paragraph: etree._Element) -> Line | None:
        """Return a paragraph, None where it is joined to the next one."""
        text = self._inline.text(paragraph)
        known = self._known.get(paragraph)
        properties = self._plain if known is None else self._properties(known)
        if self._carried:
            text, self._carried = self._carried + text, ""
        if properties.is_mark_deleted:
            self._carried = text
            return None
        style = properties.style
        if style.is_hidden and text.strip():
            self._losses.add(Loss.HIDDEN)
            text = ""
        level = style.outline if properties.outline is None else properties.outline
        return Line(text.strip(), self._number(properties), level, style.is_contents, self._inline.boxes)

    @property
    def boxes(self) -> list[etree._Element]:
        """The text boxes anchored in the paragraph read last."""
        return self._inline.boxes

    def rest(self) -> str:
        """Return what waits for a next paragraph that does not come, and forget it."""
        text, self._carried = self._carried.strip(), ""
        return text

    def text(self, paragraph: etree._Element) -> str:
        """Return the printed text of a paragraph, empty where it is joined to the next one."""
        if self._is_default_silent and not self._carried and paragraph not in self._known:
            return self._inline.text(paragraph).strip()  # most cells
        line = self.read(paragraph)
        return "" if line is None else line.printed

    def _number(self, properties: _Properties) -> str:
        numbering, level, owner = properties.numbering, properties.level, ""
        if numbering is None:
            style = properties.style
            numbering, owner = style.numbering, style.owner
            level = level or style.level
        return "" if numbering is None else self._numbering.next(numbering, level, owner)

    def _styled(self, identifier: str) -> _Properties:
        known = self._by_style.get(identifier)
        if known is None:
            known = self._by_style[identifier] = _Properties(self._styles.get(identifier))
        return known

    def _properties(self, children: list[etree._Element]) -> _Properties:
        if len(children) == 1 and children[0].tag == names.PARAGRAPH_STYLE:
            return self._styled(children[0].get(names.VALUE, ""))
        properties = _Properties(self._styles.default)
        for child in children:
            tag = child.tag
            if tag == names.PARAGRAPH_STYLE:
                properties.style = self._styles.get(child.get(names.VALUE, ""))
            elif tag == names.NUMBERING:
                properties.numbering = attribute(child, names.NUMBERING_ID)
                properties.level = attribute(child, names.NUMBERING_LEVEL)
            elif tag == names.OUTLINE_LEVEL:
                properties.outline = outline(child.get(names.VALUE, ""))
            elif tag in (names.DELETED, names.MOVED_FROM):
                properties.is_mark_deleted = True
        return properties
