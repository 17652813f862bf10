"""
The structure tree of one page, as the file states it and before anybody believes it.

PDFium loads the part of the tree that a page's marked content hangs on, and keeps an empty slot for every other kid.
So the places of the kids are the same on all pages, and the way from the root names an element in the whole file:
a table, a row or a paragraph that goes over a page break is found again under its place.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_DEEPEST = 100
_MOST_NODES = 100_000
_AROUND = 64  # so many empty slots may lie between the kids of one page
_CELLS = ("TD", "TH")
_SPAN_LIMIT = 10_000


class UnreadableTreeError(Exception):
    """The tree of a page cannot be walked: it is too deep or too large to be honest."""


@dataclass(frozen=True, slots=True)
class Node:
    """
    An element of the tree with the kids that it has on one page, by their places among all its kids.

    A kid is an element or the id of marked content. `slots` counts all kids, on whichever page they stand.
    """

    kind: str
    kids: tuple[tuple[int, Node | int], ...]
    slots: int = 0
    row_span: int = 1
    column_span: int = 1


class Structure:
    """Reads the tree of page after page; it remembers where in long lists of kids the last page ended."""

    def __init__(self) -> None:
        self._ends: dict[tuple[int, ...], int] = {}
        self._count = 0

    def read(self, page: Any, is_thorough: bool = False) -> Node | None:
        """
        Return the tree of a page (a handle of PDFium's), None where the file has none.

        Long lists of kids are searched from where the page before ended; `is_thorough` searches all of them.

        Raises:
            UnreadableTreeError: elements are nested too deeply or too many.

        """
        from pypdfium2 import raw  # noqa: PLC0415

        tree = raw.FPDF_StructTree_GetForPage(page)
        if not tree:
            return None
        self._count = 0
        try:
            count = raw.FPDF_StructTree_CountChildren(tree)
            roots = ((at, raw.FPDF_StructTree_GetChildAtIndex(tree, at)) for at in range(count))
            kids = tuple((at, self._node(root, (at,), is_thorough)) for at, root in roots if root)
            return Node("Root", kids, count)
        finally:
            raw.FPDF_StructTree_Close(tree)

    def _node(self, element: Any, place: tuple[int, ...], is_thorough: bool) -> Node:
        from pypdfium2 import raw  # noqa: PLC0415

        self._count += 1
        if len(place) > _DEEPEST or self._count > _MOST_NODES:
            raise UnreadableTreeError("elements are nested too deeply or too many")
        kind = _text(raw.FPDF_StructElement_GetType, element)
        slots = max(raw.FPDF_StructElement_CountChildren(element), 0)
        kids = tuple(self._kids(element, place, slots, is_thorough))
        if kind not in _CELLS:
            return Node(kind, kids, slots)
        spans = _spans(element)
        return Node(kind, kids, slots, spans.get(b"RowSpan", 1), spans.get(b"ColSpan", 1))

    def _kids(
        self, element: Any, place: tuple[int, ...], slots: int, is_thorough: bool
    ) -> Iterator[tuple[int, Node | int]]:
        from pypdfium2 import raw  # noqa: PLC0415

        start = 0 if is_thorough else max(self._ends.get(place, 0) - _AROUND, 0)
        last = -1
        for at in range(start, slots):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                yield at, self._node(child, (*place, at), is_thorough)
            elif (mark := raw.FPDF_StructElement_GetChildMarkedContentID(element, at)) >= 0:
                yield at, mark
            elif last >= 0 and at - last > _AROUND and not is_thorough:
                break
            else:
                continue
            last = at
        if slots > _AROUND and last >= 0:
            self._ends[place] = last


def _text(function: Callable[..., int], element: Any) -> str:
    size = function(element, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    function(element, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _spans(element: Any) -> dict[bytes, int]:
    from pypdfium2 import raw  # noqa: PLC0415

    spans: dict[bytes, int] = {}
    number = ctypes.c_float()
    for at in range(raw.FPDF_StructElement_GetAttributeCount(element)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, at)
        for name in (b"RowSpan", b"ColSpan"):
            value = raw.FPDF_StructElement_Attr_GetValue(attributes, name)
            if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, number):
                spans[name] = int(number.value) if 1 <= number.value <= _SPAN_LIMIT else 1
    return spans
