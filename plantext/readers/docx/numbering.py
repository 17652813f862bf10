"""List numbers that Word computes: the numbering part, and the counters that run along the document."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from lxml import etree

from plantext.readers.docx import names
from plantext.readers.docx.package import attribute
from plantext.readers.docx.styles import Styles, is_on
from plantext.readers.numerals import numeral
from plantext.readers.symbols import symbol

_PLACE = re.compile(r"%([1-9])")
_WIDE_ENDS = "、）．。："
_LEVELS = 9
_MOST_START = 1_000_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `template` is `第%1章` or `%1.%2`, `restart` the level (from 1) that restarts it."""

    form: str = "decimal"
    template: str = ""
    start: int = 1
    restart: int | None = None
    is_legal: bool = False
    suffix: str = "tab"
    style: str = ""


@dataclass(slots=True)
class _List:
    """A `w:num`: its levels, the counters it shares with the others of its kind, restarts still to be made."""

    levels: dict[int, Level]
    counters: list[int | None]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """
    The lists of a document and how far each has counted.

    Ask for the numbers in reading order, once for each paragraph: asking counts.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._styles = styles
        for element in root if root is not None else ():
            if element.tag == names.ABSTRACT_NUM:
                self._abstract[element.get(names.ABSTRACT_NUM_ID, "")] = element
            elif element.tag == names.NUM:
                self._nums[element.get(names.NUMBERING_ID, "")] = element

    def next(self, numbering: str, level: str | None, style: str = "") -> str:
        """
        Return the next number of a list with what stands between it and the text, empty where the list has none.

        `style` is the style that the paragraph got its list from; a list may tie one of its levels to it.
        """
        known = self._lists.get(numbering)
        if known is None and numbering not in self._lists:
            known = self._lists[numbering] = self._list(numbering)
        if known is None:
            return ""
        index = _index(known, level, style)
        rule = known.levels.get(index) if index < _LEVELS else None
        if rule is None:
            return ""
        _count(known, index, rule)
        return _printed(known, index, rule)

    def _list(self, numbering: str) -> _List | None:
        element = self._nums.get(numbering)
        if element is None:  # numId 0 too: it takes a paragraph out of its style's list
            return None
        identifier, abstract = self._find_abstract(element)
        if abstract is None:
            return None
        levels = {
            _integer(level.get(names.LEVEL_INDEX), 0): _level(level) for level in abstract.iterchildren(names.LEVEL)
        }
        restarts: dict[int, int] = {}
        for override in element.iterchildren(names.LEVEL_OVERRIDE):
            index = _integer(override.get(names.LEVEL_INDEX), 0)
            for level in override.iterchildren(names.LEVEL):
                levels[index] = _level(level)
            start = attribute(override, names.START_OVERRIDE)
            if start is not None:
                restarts[index] = _integer(start, 1)
        return _List(levels, self._counters.setdefault(identifier, [None] * _LEVELS), restarts)

    def _find_abstract(self, num: etree._Element) -> tuple[str, etree._Element | None]:
        identifier = attribute(num, names.ABSTRACT_NUM_ID) or ""
        abstract = self._abstract.get(identifier)
        for _ in range(_LEVELS):  # a link may lead to a link, and hostile ones in a circle
            link = attribute(abstract, names.STYLE_LINK)
            if link is None:
                break
            target = self._nums.get(self._styles.get(link).numbering or "")
            identifier = attribute(target, names.ABSTRACT_NUM_ID) or ""
            abstract = self._abstract.get(identifier)
        return identifier, abstract


def _index(known: _List, level: str | None, style: str) -> int:
    if level is not None:
        return _integer(level, 0)
    return next((index for index, rule in known.levels.items() if style and rule.style == style), 0)


def _count(known: _List, index: int, rule: Level) -> None:
    counters = known.counters
    if index in known.restarts:
        counters[index] = known.restarts.pop(index) - 1
    for above in range(index):
        if counters[above] is None:
            counters[above] = known.levels.get(above, rule).start
    before = counters[index]
    counters[index] = rule.start if before is None else before + 1
    for below in range(index + 1, _LEVELS):
        restart = known.levels[below].restart if below in known.levels else None
        if restart is None or index < restart:
            counters[below] = None


def _printed(known: _List, index: int, rule: Level) -> str:
    if rule.form == "bullet":
        return rule.template + " " if rule.template else ""

    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        value = known.counters[at]
        form = known.levels[at].form if at in known.levels else "decimal"
        if rule.is_legal and at < index:
            form = "decimal"
        return "" if value is None else numeral(value, form)

    number = _PLACE.sub(place, rule.template).strip()
    is_wide = number[-1:] in _WIDE_ENDS or unicodedata.category(number[-1:] or "1") == "No"  # ① and the like
    return number if not number or is_wide or rule.suffix == "nothing" else number + " "


def _level(element: etree._Element) -> Level:
    form, template, start, restart = "decimal", "", 1, None
    is_legal, suffix, style, font = False, "tab", "", ""
    for child in element:
        tag, value = child.tag, child.get(names.VALUE, "")
        if tag == names.NUMBER_FORMAT:
            form = value
        elif tag == names.LEVEL_TEXT:
            template = value
        elif tag == names.START:
            start = _integer(value, 1)
        elif tag == names.LEVEL_RESTART:
            restart = _integer(value, 0)
        elif tag == names.LEGAL:
            is_legal = is_on(child)
        elif tag == names.SUFFIX:
            suffix = value
        elif tag == names.PARAGRAPH_STYLE:
            style = value
        elif tag == names.RUN_PROPERTIES:
            font = attribute(child, names.RUN_FONTS, names.ASCII_FONT) or ""
        elif tag == names.ALTERNATIVE:
            form = _alternative_form(child)
    if form == "bullet":
        template = "".join(symbol(character, font) or "•" for character in template.strip())
    return Level(form, template, start, restart, is_legal, suffix, style)


def _alternative_form(element: etree._Element) -> str:
    for child in element.iter(names.NUMBER_FORMAT):
        if child.get(names.VALUE) != "custom":
            return child.get(names.VALUE, "decimal")
    return "decimal"


def _integer(value: str | None, default: int) -> int:
    try:
        number = int(value or "")
    except ValueError:  # more than 4,300 digits too
        return default
    return number if 0 <= number <= _MOST_START else default
