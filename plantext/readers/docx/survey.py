"""One pass over a part, at the speed of C: where the few elements are that make reading anything but plain."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from plantext.readers.docx import names
from plantext.readers.docx.styles import Styles


@dataclass(frozen=True, slots=True)
class Survey:
    """
    What stands where in a part; elements are looked up by identity, which holds as long as the survey does.

    `properties` lists the properties that matter to a reader by the paragraph, run, cell or row that has them.
    `involved` are the paragraphs whose text is not simply all the text in their XML. `wrapping` are the elements
    with content controls and their like among their children.
    """

    properties: dict[etree._Element, list[etree._Element]] = field(default_factory=dict)
    involved: set[etree._Element] = field(default_factory=set)
    wrapping: set[etree._Element] = field(default_factory=set)


def survey(root: etree._Element, styles: Styles) -> Survey:
    """Return what stands where in a part; names of styles that say nothing are passed over."""
    found = Survey()
    for element in root.iter(*_TELLING):
        tag = element.tag
        if tag in _STYLES and not styles.tells(element.get(names.VALUE, "")):
            continue
        if tag in WRAPPERS:
            parent = element.getparent()
            if parent is not None:
                found.wrapping.add(parent)
            continue
        if tag in _PROPERTIES:
            _note_property(element, tag in _CHANGES, found)
        if tag in _INVOLVING:
            paragraph = next(element.iterancestors(names.PARAGRAPH, names.TABS), None)
            if paragraph is not None:
                found.involved.add(paragraph)
    return found


def _note_property(element: etree._Element, is_change: bool, found: Survey) -> None:
    parent = element.getparent()
    owner = None if parent is None else parent.getparent()
    if is_change and owner is not None and owner.tag == names.PARAGRAPH_PROPERTIES:
        owner = owner.getparent()  # a change to the mark of a paragraph stands one level deeper
    if owner is not None:
        found.properties.setdefault(owner, []).append(element)


WRAPPERS = frozenset((names.CONTROL, names.CONTROL_CONTENT, names.CUSTOM_XML, names.INSERTED, names.MOVED_TO))
_STYLES = frozenset((names.PARAGRAPH_STYLE, names.RUN_STYLE))
_CHANGES = frozenset((names.DELETED, names.MOVED_FROM))
_RUN_PROPERTIES = frozenset((names.RUN_STYLE, names.VANISH, names.VERTICAL_ALIGN))
_PROPERTIES = (
    _CHANGES
    | _RUN_PROPERTIES
    | {names.PARAGRAPH_STYLE, names.NUMBERING, names.OUTLINE_LEVEL}
    | {names.GRID_SPAN, names.VERTICAL_MERGE, names.HORIZONTAL_MERGE, names.CELL_DELETED}
    | {names.GRID_BEFORE, names.HEADER_ROW}
)
_INVOLVING = (
    _CHANGES
    | _RUN_PROPERTIES
    | {names.TAB, names.POSITION_TAB, names.BREAK, names.CARRIAGE_RETURN, names.NO_BREAK_HYPHEN, names.SYMBOL}
    | {names.FIELD_CHARACTER, names.INSTRUCTION, names.DELETED_TEXT, names.DELETED_INSTRUCTION, names.RUBY}
    | {names.FOOTNOTE_REFERENCE, names.ENDNOTE_REFERENCE, names.ALTERNATIVE}
    | {names.DRAWING, names.PICTURE, names.OBJECT, names.MATH}
)
_TELLING = sorted(_PROPERTIES | _INVOLVING | WRAPPERS)
