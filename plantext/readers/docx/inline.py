"""The text of one paragraph: runs, insertions, fields, notes, symbols, equations, and what floats beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from plantext.readers.docx import names
from plantext.readers.docx.losses import Loss, Losses
from plantext.readers.docx.styles import Styles, is_on
from plantext.readers.docx.survey import Survey
from plantext.readers.raising import raised
from plantext.readers.symbols import symbol

_UNREAD = {
    names.IMAGE: Loss.PICTURE,
    names.VML_IMAGE: Loss.PICTURE,
    names.CHART: Loss.CHART,
    names.DIAGRAM: Loss.DIAGRAM,
}


@dataclass(slots=True)
class References:
    """The footnotes and endnotes that the text refers to, in order, each kind counted by itself."""

    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)

    def mark(self, reference: etree._Element) -> str:
        """Remember a reference and return its mark, empty where the document prints its own."""
        known = self.footnotes if reference.tag == names.FOOTNOTE_REFERENCE else self.endnotes
        known.append(reference.get(names.IDENTIFIER, ""))
        return "" if reference.get(names.CUSTOM_MARK) in ("1", "true", "on") else raised(str(len(known)))


class Inline:
    """
    Reads paragraphs one after another; fields may reach over several of them.

    After `text`, `boxes` holds the text boxes anchored in the paragraph.
    """

    def __init__(self, survey: Survey, styles: Styles, losses: Losses, references: References) -> None:
        self.boxes: list[etree._Element] = []
        self._survey = survey
        self._styles = styles
        self._losses = losses
        self._references = references
        self._parts: list[str] = []
        self._fields: list[bool] = []  # for each open field: is it still in its instruction?

    def text(self, paragraph: etree._Element) -> str:
        """Return the text of a paragraph as printed, without its list number."""
        self.boxes = []
        if paragraph not in self._survey.involved and not self._fields:
            text: str = etree.tostring(paragraph, method="text", encoding="unicode", with_tail=False)
            if "\n" not in text:  # else the XML is indented
                return text
        parts = self._parts = []
        run, skip = names.RUN, names.PARAGRAPH_PROPERTIES
        for child in paragraph:
            tag = child.tag
            if tag == run:
                self._run(child)
            elif tag != skip and (handler := _HANDLERS.get(tag)):
                handler(self, child)
        if self._fields:  # an instruction never goes beyond its paragraph, unless the file is damaged
            self._fields = [False] * len(self._fields)
        return "".join(parts)

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)

    def _run(self, run: etree._Element) -> None:
        parts = self._parts
        first = len(parts)
        for piece in run:
            tag = piece.tag
            if tag == names.TEXT:
                text = piece.text
                if text:
                    parts.append(text if "\n" not in text else " ".join(text.split("\n")))
            elif handler := _HANDLERS.get(tag):
                handler(self, piece)
        properties = self._survey.properties.get(run)
        if properties and len(parts) > first:
            self._apply(properties, first)
        if self._fields and any(self._fields[:-1]):  # a field inside the instruction of another
            del parts[first:]

    def _apply(self, properties: list[etree._Element], first: int) -> None:
        is_hidden = is_raised = False
        for child in properties:
            if child.tag == names.RUN_STYLE:
                style = self._styles.get(child.get(names.VALUE, ""))
                is_hidden, is_raised = style.is_hidden, style.is_raised
        for child in properties:
            if child.tag == names.VANISH:
                is_hidden = is_on(child)
            elif child.tag == names.VERTICAL_ALIGN:
                is_raised = child.get(names.VALUE) == "superscript"
        text = "".join(self._parts[first:])
        if is_hidden:
            self._losses.add(Loss.HIDDEN, int(bool(text.strip())))
            del self._parts[first:]
        elif is_raised:
            self._parts[first:] = [raised(text)]

    def _text(self, element: etree._Element) -> None:
        self._parts.append(element.text or "")

    def _tab(self, element: etree._Element) -> None:
        self._parts.append("\t")

    def _break(self, element: etree._Element) -> None:
        self._parts.append("\n")

    def _hyphen(self, element: etree._Element) -> None:
        self._parts.append("-")

    def _symbol(self, element: etree._Element) -> None:
        try:
            character = chr(int(element.get(names.CHARACTER, ""), 16))
        except (ValueError, OverflowError):
            character = "\ue000"
        known = symbol(character, element.get(names.FONT, ""))
        self._losses.add(Loss.SYMBOL, int(not known))
        self._parts.append(known)

    def _field(self, element: etree._Element) -> None:
        kind = element.get(names.FIELD_TYPE)
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _reference(self, element: etree._Element) -> None:
        self._parts.append(self._references.mark(element))

    def _control(self, element: etree._Element) -> None:
        for content in element.iterchildren(names.CONTROL_CONTENT, names.RUBY_BASE):
            self._walk(content)

    def _alternative(self, element: etree._Element) -> None:
        option = chosen(element)
        if option is not None:
            self._walk(option)

    def _math(self, element: etree._Element) -> None:
        self._losses.add(Loss.EQUATION)
        self._parts.append(_formula(element))

    def _object(self, element: etree._Element) -> None:
        self._losses.add(Loss.OBJECT)

    def _graphic(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag == names.TEXT_BOX:
                self.boxes.append(child)
            elif tag == names.ALTERNATIVE:
                option = chosen(child)
                if option is not None:
                    self._graphic(option)
            elif tag == names.WORD_ART:
                self._parts.append(child.get("string", ""))
            elif tag in _UNREAD:
                self._losses.add(_UNREAD[tag])
            else:
                self._graphic(child)


_HANDLERS: dict[str, Callable[[Inline, etree._Element], None]] = {
    names.RUN: Inline._run,
    names.TEXT: Inline._text,
    names.TAB: Inline._tab,
    names.POSITION_TAB: Inline._tab,
    names.BREAK: Inline._break,
    names.CARRIAGE_RETURN: Inline._break,
    names.NO_BREAK_HYPHEN: Inline._hyphen,
    names.SYMBOL: Inline._symbol,
    names.FIELD_CHARACTER: Inline._field,
    names.FOOTNOTE_REFERENCE: Inline._reference,
    names.ENDNOTE_REFERENCE: Inline._reference,
    names.CONTROL: Inline._control,
    names.RUBY: Inline._control,
    names.ALTERNATIVE: Inline._alternative,
    names.MATH: Inline._math,
    names.OBJECT: Inline._object,
    names.DRAWING: Inline._graphic,
    names.PICTURE: Inline._graphic,
    **dict.fromkeys(
        (
            names.FIELD_SIMPLE,
            names.HYPERLINK,
            names.SMART_TAG,
            names.CUSTOM_XML,
            names.DIRECTION,
            names.DIRECTION_OVERRIDE,
            names.INSERTED,
            names.MOVED_TO,
            names.MATH_PARAGRAPH,
        ),
        Inline._walk,
    ),
}


def chosen(alternative: etree._Element) -> etree._Element | None:
    """Return the one branch of an `mc:AlternateContent` to read: the first with text in it, else the first."""
    branches = list(alternative.iterchildren(names.CHOICE, names.FALLBACK))
    for branch in branches:
        if next(branch.iter(names.TEXT, names.MATH_TEXT), None) is not None:
            return branch
    return branches[0] if branches else None


def _formula(element: etree._Element) -> str:
    if element.tag in (names.MATH_TEXT, names.TEXT):
        return element.text or ""
    if element.tag == names.MATH_FRACTION:
        return "/".join(_formula(child) for child in element if child.tag in names.MATH_FRACTION_PARTS)
    text = "".join(_formula(child) for child in element)
    return raised(text) if element.tag == names.MATH_SUPERSCRIPT else text
