"""Pages as pictures: rendered, straightened, and parted into ink and paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plantext.readers.pdf.opening import Pdf

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Picture:
    """
    A page in shades of grey, upright, and its ink (255 where something is printed, 0 on paper).

    `inch` is how many pixels make an inch of a sheet of A4: what lengths in pixels are measured by. `scale` is how
    many pixels make a point of the page.
    """

    grey: Pixels
    ink: Pixels
    inch: float
    scale: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as it was drawn: in shades of grey, its size in points, and how many pixels make a point."""

    grey: Pixels
    width: float
    height: float
    scale: float


def rendered(pdf: Pdf, number: int) -> Rendered | None:
    """Return a page (from 1) of an open file, as fine as its own picture is; None where it cannot be loaded."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    page = pdfium.FPDF_LoadPage(pdf.handle, number - 1)
    if not page:
        return None
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        longest = max(width, height, 1.0)
        scale = min(max(_own_resolution(page) * longest, _COARSEST), _FINEST) / longest
        return Rendered(_drawn(page, max(round(width * scale), 1), max(round(height * scale), 1)), width, height, scale)
    finally:
        pdfium.FPDF_ClosePage(page)


def _drawn(page: Any, width: int, height: int) -> Pixels:
    import numpy as np  # noqa: PLC0415
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    grey: Pixels = np.full((height, width), 255, np.uint8)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, grey.ctypes.data, width)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return grey


def _own_resolution(page: Any) -> float:
    """Return how many pixels of its largest picture make a point of the page, 0 where it has none."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    sizes = [_size(item) for item in _images(pdfium.FPDFPage_CountObjects(page), page, pdfium.FPDFPage_GetObject)]
    area, pixels = max(sizes, default=(0.0, 0))
    return float(pixels / area) ** 0.5 if area else 0.0


def _images(count: int, parent: Any, child: Callable[[Any, int], Any]) -> Iterator[Any]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    for index in range(count):
        item = child(parent, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield item
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _images(pdfium.FPDFFormObj_CountObjects(item), item, pdfium.FPDFFormObj_GetObject)


def _size(image: Any) -> tuple[float, int]:
    """Return the area that a picture covers, and its pixels."""
    import ctypes  # noqa: PLC0415

    import pypdfium2.raw as pdfium  # noqa: PLC0415

    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(image, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    across, down = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(image, across, down)
    return (right - left) * (top - bottom), across.value * down.value


def straightened(grey: Pixels, scale: float) -> Picture:
    """Return a page turned by the few degrees that it lay askew in the scanner."""
    import cv2  # noqa: PLC0415

    angle = tilt(grey)
    if abs(angle) >= _LEVEL:
        height, width = grey.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        paper = int(_median(grey))
        grey = cv2.warpAffine(  # type: ignore[assignment]
            grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(paper,)
        )
    return Picture(grey, _ink(grey), max(grey.shape) / _A4_INCHES, scale)


def tilt(grey: Pixels) -> float:
    """
    Return by how many degrees a page must be turned, against the clock, for its lines to lie level.

    Lines are level where the rows of pixels differ most from each other: ink here, paper there.
    """
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    shrink = _SMALL / max(grey.shape)
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    height, width = ink.shape

    def sharpness(angle: float) -> float:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        rows = cv2.warpAffine(ink, turn, (width, height)).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    best = 0.0
    for reach, step in ((_WIDEST_TILT, 0.5), (0.4, 0.1), (0.08, 0.02)):
        count = round(reach / step)
        # Of angles that serve alike, the smallest: a blank page is left as it is.
        tried = sorted((best + step * k for k in range(-count, count + 1)), key=abs)
        best = max(tried, key=sharpness)
    return best


def _ink(grey: Pixels) -> Pixels:
    """Return where something is darker than the paper around it; shades of the paper are not ink."""
    import cv2  # noqa: PLC0415

    block = 2 * int(max(grey.shape) / _A4_INCHES / 8) + 1
    darker = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, _DARKER)
    return darker  # type: ignore[return-value]


def _median(grey: Pixels) -> float:
    import numpy as np  # noqa: PLC0415

    return float(np.median(grey))


_A4_INCHES = 11.69
_COARSEST, _FINEST = 2200, 3600  # pixels of the longer side: about 190 and 310 dpi of A4
_SMALL = 1000
_WIDEST_TILT = 4.0
_LEVEL = 0.03
_DARKER = 24
