"""
Write fonts/PlantextSansSC.otf anew: the part of Noto Sans CJK that pictures need.

Needs fonttools and Noto Sans CJK: `python scripts/build_font.py NotoSansCJK-Regular.ttc`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parents[1]
FONT = ROOT / "fonts" / "PlantextSansSC.otf"
SOURCE, FAMILY = "Noto Sans CJK SC", "Plantext Sans SC"  # a part of a font must not pass for the whole one
SYMBOLS = "ⅠⅡⅢⅣⅤⅥ²³·—–…≥≤≈±×÷℃‰㎡μµ●○▲▼←→•¹✓★〓"
LATIN = range(0x20, 0x17F)
COPYRIGHT, LICENCE, ADDRESS = 0, 13, 14  # ids of the table of names
NAMES = {1: FAMILY, 2: "Regular", 4: FAMILY, 6: FAMILY.replace(" ", "")}


def characters() -> Iterator[str]:
    """Give what GB 2312 has, and what the lists and the sample plans of the project have beyond it."""
    yield from map(chr, LATIN)
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            yield from bytes((high, low)).decode("gb2312", "ignore")
    yield from SYMBOLS
    for folder, names in (("extractors", "*.*"), ("corpora", "*.txt")):
        for path in sorted((ROOT / folder).glob(names)):
            yield from path.read_text(encoding="utf-8-sig")


def part(font: TTFont) -> None:
    """Cut a font down to the characters: outlines and widths, nothing for setting them finely."""
    options = Options(hinting=False, layout_features=[], glyph_names=False, notdef_outline=True)
    options.name_IDs = [COPYRIGHT, LICENCE, ADDRESS]
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={ord(each) for each in characters() if each.isprintable()})
    subsetter.subset(font)


def rename(font: TTFont) -> None:
    """Give a font the name of the part."""
    for id_, name in NAMES.items():
        font["name"].setName(name, id_, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [NAMES[6]]
    top.topDictIndex[0].FullName = top.topDictIndex[0].FamilyName = FAMILY


def main() -> None:
    """Write the file."""
    fonts = TTCollection(sys.argv[1], recalcTimestamp=False).fonts
    font = next(each for each in fonts if each["name"].getDebugName(1) == SOURCE)
    part(font)
    rename(font)
    font.save(FONT)


if __name__ == "__main__":
    main()
