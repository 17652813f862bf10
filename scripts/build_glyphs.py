"""
Write fonts/glyphs.txt.xz anew: the outlines of the characters that pictures need.

Needs fonttools and Noto Sans CJK: `python scripts/build_glyphs.py NotoSansCJK-Regular.ttc`.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parents[1]
FAMILY = "Noto Sans CJK SC"
TEXTS = ("extractors/regions.csv", "extractors/concepts.csv", "extractors/units.csv", "extractors/terms.toml")


class Outline(BasePen):
    """Takes the outline of a glyph as the path of an SVG, in whole units and relative steps, which are short."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.parts: list[str] = []
        self._at = (0, 0)
        self._start = (0, 0)

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("m", pt)
        self._start = self._at

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self.parts.append("z")
        self._at = self._start

    def _add(self, command: str, *points: tuple[float, float]) -> None:
        # The y axis of an SVG points down.
        whole = [(round(x), -round(y)) for x, y in points]
        steps = " ".join(f"{x - self._at[0]} {y - self._at[1]}" for x, y in whole)
        self.parts.append(command + steps.replace(" -", "-"))
        self._at = whole[-1]


def characters() -> Iterator[str]:
    """Give what GB 2312 has, and what the lists of the project have beyond it."""
    yield from map(chr, range(0x20, 0x7F))
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            yield from bytes((high, low)).decode("gb2312", "ignore")
    yield from "ⅠⅡⅢⅣⅤⅥ²³·—–…≥≤≈±×÷℃‰㎡μ●○▲▼←→•¹⁰"
    for name in TEXTS:
        yield from (ROOT / name).read_text(encoding="utf-8-sig")


def lines(font: TTFont) -> Iterator[str]:
    """Give a line per character: itself, its width and its outline, in thousandths of the size of the type."""
    known, glyphs, metrics = font.getBestCmap(), font.getGlyphSet(), font["hmtx"]
    for character in sorted({each for each in characters() if each.isprintable() and ord(each) in known}):
        name = known[ord(character)]
        pen = Outline(glyphs)
        glyphs[name].draw(pen)
        yield f"{character}\t{metrics[name][0]}\t{re.sub(' ?z ?', 'z', ''.join(pen.parts))}\n"


def main() -> None:
    """Write the file."""
    fonts = TTCollection(sys.argv[1]).fonts
    font = next(each for each in fonts if each["name"].getDebugName(1) == FAMILY)
    text = "".join(lines(font))
    (ROOT / "fonts" / "glyphs.txt.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
