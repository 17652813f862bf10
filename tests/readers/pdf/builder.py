"""Small PDF files written by hand: text in a font that is not embedded, rulings of every kind, and damage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Sheet:
    """A page in the making; y counts from the top, as a person sees it."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    operators: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 12) -> Sheet:
        """Print a text; y is its base line."""
        code = text.encode("utf-16-be").hex()
        self.operators.append(f"BT /F {size} Tf 1 0 0 1 {x} {self.height - y} Tm <{code}> Tj ET")
        return self

    def centred(self, y: float, text: str, size: float, middle: float = 300.5) -> Sheet:
        """Print a text of ideographs in the middle."""
        return self.text(middle - len(text) * size / 2, y, text, size)

    def lines(self, x: float, y: float, texts: Iterable[str], size: float = 12, pitch: float = 20) -> Sheet:
        """Print texts below one another."""
        for at, text in enumerate(texts):
            self.text(x, y + at * pitch, text, size)
        return self

    def stroke(self, x: float, y: float, to_x: float, to_y: float, width: float = 0.5) -> Sheet:
        """Draw a line."""
        self.operators.append(f"{width} w {x} {self.height - y} m {to_x} {self.height - to_y} l S")
        return self

    def fill(self, x: float, y: float, to_x: float, to_y: float) -> Sheet:
        """Draw a filled rectangle."""
        self.operators.append(f"{x} {self.height - to_y} {to_x - x} {to_y - y} re f")
        return self

    def frame(self, x: float, y: float, to_x: float, to_y: float) -> Sheet:
        """Draw the outline of a rectangle."""
        self.operators.append(f"0.5 w {x} {self.height - to_y} {to_x - x} {to_y - y} re S")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Draw all lines of a table."""
        for x in xs:
            self.stroke(x, ys[0], x, ys[-1])
        for y in ys:
            self.stroke(xs[0], y, xs[-1], y)
        return self

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], size: float = 10) -> Sheet:
        """Draw a table with its texts, a line each."""
        self.grid(xs, ys)
        for y, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                self.text(x + 5, y + size + 3, text, size)
        return self

    def picture(self) -> Sheet:
        """Cover the page with a picture, as a scan does."""
        self.operators.append(f"q {self.width} 0 0 {self.height} 0 0 cm /I Do Q")
        return self

    @property
    def content(self) -> bytes:
        """The operators of the page."""
        return "\n".join(self.operators).encode("ascii")


def pdf(*sheets: Sheet, kids: str = "") -> bytes:
    """Return a PDF file with some pages; `kids` stands in the place of the references to them."""
    first = 7
    references = kids or " ".join(f"{first + 2 * at} 0 R" for at in range(len(sheets)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(sheets)}/Kids[{references}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 880/StemV 93>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n\x7f\nendstream",
    ]
    for at, sheet in enumerate(sheets):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.width} {sheet.height}]/Rotate {sheet.rotate}"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</I 6 0 R>>>>/Contents {first + 2 * at + 1} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(sheet.content), sheet.content))
    return _written(objects)


def _written(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
