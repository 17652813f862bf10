"""What a picture says, read from its SVG."""

from __future__ import annotations

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def labels(svg: str) -> list[str]:
    """The words of its texts, as a program that reads aloud meets them."""
    groups = ElementTree.fromstring(svg).iter(f"{SVG}g")
    return [each.attrib["aria-label"] for each in groups if "aria-label" in each.attrib]


def tips(svg: str) -> list[str]:
    """What its marks say to a mouse."""
    return [each.text or "" for each in ElementTree.fromstring(svg).iter(f"{SVG}title")][1:]


def description(svg: str) -> str:
    """The whole picture as text."""
    return ElementTree.fromstring(svg).findtext(f"{SVG}desc", "")
