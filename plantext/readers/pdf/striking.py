"""Text that is struck out: deleted in a tracked change, or crossed out by its author."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plantext.readers.pdf.page import Box, Glyph, Rule

_HIGHEST, _LOWEST = 0.35, 0.75  # of a character's height from its top: where a line strikes it out
_REACH = 1.5  # points; the line begins and ends with the text, that of a table does not
_BAND = 16.0  # points

_Bands = dict[int, list[Glyph]]


def without_struck(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> tuple[Glyph, ...]:
    """
    Return the characters of a page without those that a line of their own strikes out.

    The character before such text is widened to where it ends, so that no blank seems to stand there.
    """
    lying = [rule.box for rule in rules if rule.is_lying]
    bands: _Bands = {}
    for glyph in glyphs if lying else ():
        bands.setdefault(int(_middle(glyph.box) / _BAND), []).append(glyph)
    struck: set[int] = set()
    wider: dict[int, Glyph] = {}
    for line in lying:
        crossed = _struck_by(line, bands)
        struck |= {id(glyph) for glyph in crossed}
        for glyph in _before(line, bands) if crossed else ():
            wider[id(glyph)] = glyph._replace(box=glyph.box._replace(right=line.right))
    if not struck:
        return tuple(glyphs)
    return tuple(wider.get(id(glyph), glyph) for glyph in glyphs if id(glyph) not in struck)


def _struck_by(line: Box, bands: _Bands) -> list[Glyph]:
    crossed = [glyph for glyph in _near(line, bands) if line.left <= _centre(glyph.box) <= line.right]
    if not crossed:
        return []
    left = min(glyph.box.left for glyph in crossed)
    right = max(glyph.box.right for glyph in crossed)
    return crossed if abs(left - line.left) <= _REACH and abs(right - line.right) <= _REACH else []


def _before(line: Box, bands: _Bands) -> list[Glyph]:
    return [glyph for glyph in _near(line, bands) if abs(glyph.box.right - line.left) <= _REACH]


def _near(line: Box, bands: _Bands) -> Iterable[Glyph]:
    """Yield the characters at whose middle height a line lies."""
    at = int(line.top / _BAND)
    for band in (at - 1, at, at + 1):
        for glyph in bands.get(band, ()):
            height = glyph.box.bottom - glyph.box.top
            if glyph.box.top + _HIGHEST * height < line.top < glyph.box.top + _LOWEST * height:
                yield glyph


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _centre(box: Box) -> float:
    return (box.left + box.right) / 2
