"""
Lists that were torn in two: LibreOffice makes a list of its own of the first item, where a `.doc` file counts anew.

Written as .doc and read again, `（一）（二）（三）` becomes `（一）（一）（二）`. What tells such a list is that it
holds a single item, looks in all its levels like the list of the next item, and has no heading of another kind behind.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_DOCUMENT, _NUMBERING = "word/document.xml", "word/numbering.xml"
_NAMES = (f"{_W}nsid", f"{_W}tmpl", f"{_W}multiLevelType")


@dataclass(frozen=True, slots=True)
class _Item:
    """A numbered paragraph, or a heading without a number (`number` is empty then)."""

    number: str
    level: str


def mended(docx: bytes) -> bytes:
    """Return a DOCX file that LibreOffice made, with the lists put together again that it tore in two."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        if _NUMBERING not in package.namelist():
            return docx
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        lists = etree.fromstring(package.read(_NUMBERING), parser)
        torn = _torn(_items(etree.fromstring(package.read(_DOCUMENT), parser)), _looks(lists))
        if not torn:
            return docx
        for item, following in torn.items():
            _join(lists, item, following)
        return _written(package, etree.tostring(lists, encoding="UTF-8", xml_declaration=True))


def _items(document: etree._Element) -> list[_Item]:
    items = []
    for properties in document.iter(f"{_W}pPr"):
        number, level = (properties.find(f"{_W}numPr/{_W}{name}") for name in ("numId", "ilvl"))
        style = properties.find(f"{_W}pStyle")
        if number is not None:
            items.append(_Item(number.get(_VAL, ""), "0" if level is None else level.get(_VAL, "0")))
        elif style is not None and style.get(_VAL, "").startswith("Heading"):
            items.append(_Item("", ""))
    return items


def _torn(items: list[_Item], looks: dict[str, bytes]) -> dict[_Item, str]:
    """Return items that are alone in their lists, with the list that goes on after each."""
    sizes = Counter(item.number for item in items)
    found = {}
    for item, following in pairwise(items):
        alike = looks.get(item.number) is not None and looks.get(item.number) == looks.get(following.number)
        if sizes[item.number] == 1 and alike and item.number != following.number and item.level <= following.level:
            found[item] = following.number
    return found


def _looks(lists: etree._Element) -> dict[str, bytes]:
    """Return what the levels of each list look like, by the number of the list."""
    levels = {
        abstract.get(f"{_W}abstractNumId", ""): b"".join(
            etree.tostring(child, method="c14n") for child in abstract if child.tag not in _NAMES
        )
        for abstract in lists.iter(f"{_W}abstractNum")
    }
    return {number.get(f"{_W}numId", ""): levels.get(_kind(number), b"") for number in lists.iter(f"{_W}num")}


def _join(lists: etree._Element, item: _Item, following: str) -> None:
    """Let the list of a single item count for the one that follows it, which goes on where it ended."""
    found = {each.get(f"{_W}numId", ""): each for each in lists.iter(f"{_W}num")}
    kind, element = _kind(found[following]), found[item.number]
    start = lists.find(f"{_W}abstractNum[@{_W}abstractNumId='{kind}']/{_W}lvl[@{_W}ilvl='{item.level}']/{_W}start")
    for child in list(element):
        element.remove(child)
    etree.SubElement(element, f"{_W}abstractNumId", {_VAL: kind})
    override = etree.SubElement(element, f"{_W}lvlOverride", {f"{_W}ilvl": item.level})
    etree.SubElement(override, f"{_W}startOverride", {_VAL: "1" if start is None else start.get(_VAL, "1")})


def _kind(number: etree._Element) -> str:
    kind = number.find(f"{_W}abstractNumId")
    return "" if kind is None else kind.get(_VAL, "")


def _written(package: zipfile.ZipFile, numbering: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for info in package.infolist():
            new.writestr(info, numbering if info.filename == _NUMBERING else package.read(info))
    return stream.getvalue()
