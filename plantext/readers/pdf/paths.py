"""Rulings and pictures among the objects of a page, those in nested forms included."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from plantext.readers.pdf.page import Box, Rule
from plantext.readers.pdf.turning import Frame

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

MAX_OBJECTS = 200_000
"""So many objects of one page are looked at: maps have more, tables do not."""

_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PATH, _IMAGE, _FORM = 2, 3, 5
_LINE, _BEZIER, _MOVE = 0, 1, 2
_DEEPEST = 8
_MOST_SEGMENTS = 5000  # of one path; what has more is a drawing
_THIN = 3.2  # points; a filled rectangle as thin as that is a line
_BROAD = 6.0  # points; a line as broad as that is a shade
_STRAIGHT = 0.7


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page: rulings, and the boxes of pictures."""

    rules: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)


def drawn(page: Any, frame: Frame) -> Drawn:
    """Return the rulings and pictures of a page that is open."""
    found = Drawn()
    for item, kind, matrix in _objects(page):
        if kind == _IMAGE:
            corners = [_applied(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
            found.images.append(_around([frame.point(x, y) for x, y in corners]))
        else:
            found.rules += _rules(item, matrix, frame)
    return found


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    kind_of = pdfium.FPDFPageObj_GetType
    left = MAX_OBJECTS
    waiting = [(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _PLAIN, 0)]
    while waiting:
        holder, count, get, outer, depth = waiting.pop()
        for index in range(min(count(holder), left)):
            item = get(holder, index)
            kind = kind_of(item)
            if kind not in (_PATH, _IMAGE, _FORM):
                continue
            left -= 1
            matrix = _product(_matrix(item), outer)
            if kind != _FORM:
                yield item, kind, matrix
            elif depth < _DEEPEST:
                waiting.append((item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, matrix, depth + 1))


def _matrix(item: Any) -> Matrix:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return _PLAIN
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    if outer is _PLAIN:
        return inner
    a, b, c, d, e, f = inner
    o, p, q, r, s, t = outer
    return (a * o + b * q, a * p + b * r, c * o + d * q, c * p + d * r, e * o + f * q + s, e * p + f * r + t)


def _applied(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _around(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _rules(path: Any, matrix: Matrix, frame: Frame) -> Iterator[Rule]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    if pdfium.FPDFPath_CountSegments(path) > _MOST_SEGMENTS:
        return
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    pdfium.FPDFPageObj_GetStrokeWidth(path, width)
    scale = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5
    is_line = bool(stroke.value) and width.value * scale < _BROAD
    for points in _outlines(path, matrix, frame):
        area = _around(points)
        thickness = min(area.right - area.left, area.bottom - area.top)
        if fill.value and thickness <= _THIN and len(points) > 2:
            yield Rule(_middle(area))
        elif is_line:
            yield from _sides(points)


def _outlines(path: Any, matrix: Matrix, frame: Frame) -> Iterator[list[Point]]:
    """Yield the outlines of a path as they lie on the page; a curve ends one."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(*_applied(matrix, x.value, y.value))
        if kind != _LINE:
            if len(points) > 1:
                yield points
            points = []
        points.append(point)
        if kind == _LINE and pdfium.FPDFPathSegment_GetClose(segment) and points[0] != point:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _middle(area: Box) -> Box:
    if area.right - area.left >= area.bottom - area.top:
        y = (area.top + area.bottom) / 2
        return Box(area.left, y, area.right, y)
    x = (area.left + area.right) / 2
    return Box(x, area.top, x, area.bottom)


def _sides(points: list[Point]) -> Iterator[Rule]:
    for (x, y), (to_x, to_y) in itertools.pairwise(points):
        if abs(x - to_x) <= _STRAIGHT or abs(y - to_y) <= _STRAIGHT:
            area = Box(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
            if max(area.right - area.left, area.bottom - area.top) > 0:
                yield Rule(_middle(area))
