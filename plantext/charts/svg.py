"""
An SVG of matplotlib made fit to stand inside a page and on its own.

Looks become attributes, because a page that lets no style of a document in would drop them otherwise; texts, which are
outlines, keep their words for programs that read aloud or search; nothing tells by which program or when it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
GLYPH = "g-"
"""How the names of outlines of characters begin; equal names are equal outlines, in all pictures."""

_BUNDLED = "PlantextSansSC"
_OUTLINE = re.compile(r"#?(?P<font>.+)-(?P<place>[0-9a-f]+)")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(r"\s*\n\s*")
_DROPPED = ("metadata", "style", "title")
_CANVAS = {"stroke-linejoin": "round", "stroke-linecap": "butt"}


@dataclass(slots=True)
class Words:
    """What a picture says: its title and description, its texts, and its marks, by the ids of their elements."""

    title: str
    description: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    tips: dict[str, str] = field(default_factory=dict)
    groups: dict[str, Sequence[str]] = field(default_factory=dict)

    def of_text(self, words: str, is_shortened: bool) -> str:
        """Note the words of a text and return its id."""
        id_ = f"text-{len(self.texts)}"
        self.texts[id_] = words
        if is_shortened:
            self.tips[id_] = words
        return id_

    def of_mark(self, words: str) -> str:
        """Note the words of a mark and return its id."""
        id_ = f"mark-{len(self.tips)}"
        self.tips[id_] = words
        return id_

    def of_marks(self, words: Sequence[str]) -> str:
        """Note the words of marks that are drawn in one go and return their id."""
        id_ = f"marks-{len(self.groups)}"
        self.groups[id_] = words
        return id_


def clean(made: bytes, words: Words) -> str:
    """Return what matplotlib has drawn as an SVG with these words."""
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True, resolve_entities=False, huge_tree=True)
    root: Any = etree.fromstring(made, parser)
    for element in list(root.iter(*(f"{SVG}{name}" for name in _DROPPED))):
        _drop(element)
    for element in root.iter(f"{SVG}*"):
        _look(element)
        _say(element, words)
    outlines = _outlines(root)
    root.attrib.update({**_CANVAS, "role": "img"})
    root.insert(0, _element("title", words.title))
    if words.description:
        root.insert(1, _element("desc", words.description))
    defs = etree.Element(f"{SVG}defs")
    defs.extend(outlines)
    root.insert(2 if words.description else 1, defs)
    _prune(root)
    return f"{etree.tostring(root, encoding='unicode')}\n"


def shared_outlines(pictures: list[str]) -> tuple[str, list[str]]:
    """Return an SVG with the outlines of the characters of all pictures of a page, and the pictures without them."""
    found: dict[str, Any] = {}
    lean = []
    for count, picture in enumerate(pictures):
        root: Any = etree.fromstring(picture, etree.XMLParser(huge_tree=True))
        _rename(root, f"p{count}-")
        for path in [each for each in root.iter(f"{SVG}path") if each.get("id", "").startswith(GLYPH)]:
            found.setdefault(path.get("id"), path)
            path.getparent().remove(path)
        lean.append(etree.tostring(root, encoding="unicode"))
    spaces: Any = {None: SVG[1:-1]}  # with a prefix it would be no picture to a browser
    store = etree.Element(f"{SVG}svg", {"width": "0", "height": "0", "aria-hidden": "true"}, nsmap=spaces)
    defs = etree.SubElement(store, f"{SVG}defs")
    defs.extend(found[name] for name in sorted(found))
    return etree.tostring(store, encoding="unicode"), lean


def _rename(root: Any, prefix: str) -> None:
    """Put a prefix before the ids of a picture that are not those of outlines, and where they are named."""
    for element in root.iter(f"{SVG}*"):
        for name, value in element.attrib.items():
            if name == "id" and not value.startswith(GLYPH):
                element.set(name, prefix + value)
            elif name == f"{LINK}href" and not value.startswith(f"#{GLYPH}"):
                element.set(name, f"#{prefix}{value[1:]}")
            elif value.startswith("url(#"):
                element.set(name, f"url(#{prefix}{value[5:]}")


def _element(name: str, text: str) -> Any:
    element = etree.Element(f"{SVG}{name}")
    element.text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return element


def _look(element: Any) -> None:
    """Turn the style of an element into attributes, and shorten what is long."""
    for part in filter(None, element.attrib.pop("style", "").split(";")):
        name, _, value = part.partition(":")
        element.set(name.strip(), value.strip())
    if "d" in element.attrib:
        element.set("d", _BREAKS.sub(" ", element.get("d")).strip())


def _name_outlines(text: Any) -> None:
    """Give the outlines of a text the names by which `shared_outlines` knows them."""
    for element in text.iter(f"{SVG}path", f"{SVG}use"):
        attribute = "id" if element.tag == f"{SVG}path" else f"{LINK}href"
        name = _OUTLINE.fullmatch(element.get(attribute, ""))
        if name:
            font = "" if name["font"] == _BUNDLED else f"{name['font']}-"
            element.set(attribute, f"{'#' if attribute != 'id' else ''}{GLYPH}{font}{name['place']}")


def _say(element: Any, words: Words) -> None:
    """Give an element its words, and take its id, which a page with several pictures would have several times."""
    id_ = element.get("id", "")
    if id_ in words.texts:
        _name_outlines(element)
        element.set("role", "img")
        element.set("aria-label", _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words.texts[id_]))
    if id_ in words.tips:
        element.insert(0, _element("title", words.tips[id_]))
    if id_ in words.groups:
        marks, tips = element.findall(f".//{SVG}use"), words.groups[id_]
        for mark, tip in zip(marks, tips, strict=True) if len(marks) == len(tips) else ():
            mark.append(_element("title", tip))
    is_ours = id_ in words.texts or id_ in words.tips or id_ in words.groups
    if is_ours or re.fullmatch(r"(figure|axes|patch|line2d|matplotlib\.\w+)_\d+", id_):
        del element.attrib["id"]


def _outlines(root: Any) -> Iterator[Any]:
    """Take the outlines of characters from where they are first used, and give them in the order of their names."""
    found = {each.get("id"): each for each in root.iter(f"{SVG}path") if each.get("id", "").startswith(GLYPH)}
    for each in found.values():
        _drop(each)
    return (found[name] for name in sorted(found))


def _prune(root: Any) -> None:
    """Take away groups that hold nothing or only mark what is gone."""
    for element in list(root.iter(f"{SVG}defs", f"{SVG}g")):
        if len(element) == 0 and element.getparent() is not None:
            _drop(element)


def _drop(element: Any) -> None:
    element.getparent().remove(element)
