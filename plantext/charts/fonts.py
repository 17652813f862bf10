"""The type of pictures: a font that comes with plantext, so that Chinese shows on machines without Chinese fonts."""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from plantext.resources import folder

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

MISSING = "〓"
"""Stands for a character that no font here has; printers use it so."""

_ELSEWHERE = 200  # fonts of the system that are searched for a character


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: the file of its font, what is shown, and the characters that no font has."""

    font: Path
    shown: str
    missing: tuple[str, ...] = ()


@cache
def bundled() -> Path:
    """Return the file of the font that comes with plantext."""
    return folder("fonts") / "PlantextSansSC.otf"


@lru_cache(65536)
def setting(text: str) -> Setting:
    r"""
    Return how a text can be set: in the font that comes with plantext, or else in one of the system that has it all.

    What no font has is shown as `〓`, and control characters as blanks.

    >>> setting("云溪县\t①").shown, setting("\ue000县").shown, setting("\ue000县").missing
    ('云溪县 ①', '〓县', ('\ue000',))
    """
    text = "".join(map(_plain, text))
    known = _characters(bundled())
    unknown = {each for each in text if ord(each) not in known}
    if not unknown:
        return Setting(bundled(), text)
    found = {each for each in unknown if _is_told(each) and _elsewhere(each)}
    whole = next((font for each in sorted(found) for font in _elsewhere(each) if _has_all(font, text)), None)
    if whole:
        return Setting(whole, text)
    shown = "".join(MISSING if each in unknown else each for each in text)
    return Setting(bundled(), shown, tuple(sorted(unknown)))


def width(text: str, size: float) -> float:
    """
    Return how wide a text is in a size of type.

    >>> width("规划", 12)
    24.0
    """
    found = setting(text)
    return sum(_advance(found.font, each) for each in found.shown) * size


def fitted(text: str, size: float, room: float) -> str:
    """
    Return a text cut to a width, with `…` where something was cut off.

    >>> fitted("森林覆盖率", 10, 60), fitted("森林覆盖率", 10, 40)
    ('森林覆盖率', '森林覆…')
    """
    if width(text, size) <= room:
        return text
    text = text[: _fitting(text, size, room - width("…", size))]
    while text and width(text + "…", size) > room:  # in another font than the whole was
        text = text[:-1]
    return f"{text}…"


def wrapped(text: str, size: float, room: float, lines: int) -> list[str]:
    """
    Return a text in so many lines at most, the last of them cut to the width.

    >>> wrapped("地表水达到或好于Ⅲ类水体比例", 10, 80, 2)
    ['地表水达到或好于', 'Ⅲ类水体比例']
    """
    made: list[str] = []
    while text and len(made) < lines - 1 and width(text, size) > room:
        end = max(_fitting(text, size, room), 1)
        made.append(text[:end])
        text = text[end:]
    return [*made, fitted(text, size, room)]


def _fitting(text: str, size: float, room: float) -> int:
    """Return how many characters of a text have room."""
    font = setting(text).font
    known = _characters(font)
    shown = (each and (each if ord(each) in known else MISSING) for each in map(_plain, text))
    ends = accumulate(_advance(font, each) * size if each else 0.0 for each in shown)
    return sum(end <= room for end in ends)


def _plain(character: str) -> str:
    """Return a character as it can be set: what gives no shape of its own as a blank or as nothing."""
    kind = unicodedata.category(character)
    return {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": "", "Mn": character}.get(kind, character)


def _is_told(character: str) -> bool:
    """Say whether a character means the same everywhere, which those for private use and halves of pairs do not."""
    return unicodedata.category(character) not in ("Co", "Cs", "Cn")


@cache
def _font(path: Path) -> TTFont:
    """Return a font of outlines, the first one of a file that has several."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415

    font = TTFont(path, fontNumber=0, lazy=True)
    if not {"glyf", "CFF ", "CFF2"} & set(font.keys()):
        raise TTLibError("no outlines")  # pictures in a font, of which no other picture can be made
    return font


@cache
def _characters(path: Path) -> dict[int, str]:
    return _font(path).getBestCmap() or {}


@cache
def _advance(path: Path, character: str) -> float:
    font = _font(path)
    advance, _ = font["hmtx"][_characters(path)[ord(character)]]
    return float(advance / font["head"].unitsPerEm)


@cache
def _elsewhere(character: str) -> tuple[Path, ...]:
    """Return the fonts of the system that have a character as an outline."""
    return tuple(path for path in _system() if _has_all(path, character))


def _has_all(path: Path, text: str) -> bool:
    from fontTools.ttLib import TTLibError  # noqa: PLC0415

    try:
        return all(ord(each) in _characters(path) for each in text)
    except (OSError, TTLibError, AssertionError, KeyError, struct.error):  # such a font is as good as none
        return False


@cache
def _system() -> tuple[Path, ...]:
    """Return the fonts of the system, upright sans-serif ones of Chinese first; the same order every time."""
    from matplotlib.font_manager import findSystemFonts  # noqa: PLC0415

    def rank(path: Path) -> tuple[bool, bool, str]:
        name = path.stem.lower()
        chinese = any(word in name for word in ("cjk", "hansans", "yahei", "heiti", "simhei", "pingfang", "wqy"))
        return not chinese, any(word in name for word in ("bold", "italic", "oblique", "serif", "light")), str(path)

    return tuple(sorted(map(Path, findSystemFonts()), key=rank)[:_ELSEWHERE])
