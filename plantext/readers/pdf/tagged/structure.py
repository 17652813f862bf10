"""
The structure tree of one page, as the file states it and before anybody believes it.

PDFium loads the part of the tree that a page's marked content hangs on, and keeps an empty slot for every other kid.
So the places of the kids are the same on all pages, and the way from the root names an element in the whole file:
a table, a row or a paragraph that goes over a page break is found again under its place.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_DEEPEST = 100
_MOST_NODES = 100_000
_AROUND = 64  # so many empty slots may lie between the kids of one page
_CELLS = ("TD", "TH")
_SPAN_LIMIT = 10_000
_LONGEST_KIND = 128  # bytes


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
        import pypdfium2.raw as pdfium  # noqa: PLC0415

        self._ends: dict[tuple[int, ...], int] = {}
        self._count = 0
        self._pdfium = pdfium
        self._kind_of = pdfium.FPDF_StructElement_GetType
        self._count_of = pdfium.FPDF_StructElement_CountChildren
        self._kid_of = pdfium.FPDF_StructElement_GetChildAtIndex
        self._mark_of = pdfium.FPDF_StructElement_GetChildMarkedContentID
        self._kinds: dict[bytes, str] = {}
        self._buffer = ctypes.create_string_buffer(_LONGEST_KIND)

    def read(self, page: Any, is_thorough: bool = False) -> Node | None:
        """
        Return the tree of a page (a handle of PDFium's), None where the file has none.

        Long lists of kids are searched from where the page before ended; `is_thorough` searches all of them.

        Raises:
            UnreadableTreeError: elements are nested too deeply or too many.

        """
        tree = self._pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            return None
        self._count = 0
        try:
            count = self._pdfium.FPDF_StructTree_CountChildren(tree)
            roots = ((at, self._pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)) for at in range(count))
            kids = tuple((at, self._node(root, (at,), is_thorough)) for at, root in roots if root)
            return Node("Root", kids, count)
        finally:
            self._pdfium.FPDF_StructTree_Close(tree)

    def _node(self, element: Any, place: tuple[int, ...], is_thorough: bool) -> Node:
        self._count += 1
        if len(place) > _DEEPEST or self._count > _MOST_NODES:
            raise UnreadableTreeError("elements are nested too deeply or too many")
        kind = self._kind(element)
        slots = max(self._count_of(element), 0)
        kids = tuple(self._kids(element, place, slots, is_thorough))
        if kind not in _CELLS:
            return Node(kind, kids, slots)
        spans = self._spans(element)
        return Node(kind, kids, slots, spans.get(b"RowSpan", 1), spans.get(b"ColSpan", 1))

    def _kids(
        self, element: Any, place: tuple[int, ...], slots: int, is_thorough: bool
    ) -> Iterator[tuple[int, Node | int]]:
        start = 0 if is_thorough else max(self._ends.get(place, 0) - _AROUND, 0)
        last = -1
        for at in range(start, slots):
            kid = self._kid_of(element, at)
            if kid:
                yield at, self._node(kid, (*place, at), is_thorough)
            elif (mark := self._mark_of(element, at)) >= 0:
                yield at, mark
            elif last >= 0 and at - last > _AROUND and not is_thorough:
                break
            else:
                continue
            last = at
        if slots > _AROUND and last >= 0:
            self._ends[place] = last

    def _kind(self, element: Any) -> str:
        size = self._kind_of(element, self._buffer, _LONGEST_KIND)
        name = self._buffer.raw[: max(size - 2, 0)] if size <= _LONGEST_KIND else b""
        kind = self._kinds.get(name)
        if kind is None:
            kind = self._kinds[name] = name.decode("utf-16-le", "replace")
        return kind

    def _spans(self, element: Any) -> dict[bytes, int]:
        pdfium = self._pdfium
        spans: dict[bytes, int] = {}
        number = ctypes.c_float()
        for at in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
            attributes = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, at)
            for name in (b"RowSpan", b"ColSpan"):
                value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name)
                if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
                    spans[name] = int(number.value) if 1 <= number.value <= _SPAN_LIMIT else 1
        return spans
