"""
The colours of pictures: told apart by people who see red and green alike, and by their lightness in black and white.

A colour never stands alone: misses have a `×`, national and provincial lines other dashes, baselines are hollow.
"""

from __future__ import annotations

INK, MUTED, LINE, GROUND = "#1f2933", "#55616d", "#d7dde3", "#ffffff"
BASELINE, TARGET, RANGE = "#6b7682", "#0e5a75", "#7fb2c4"
MISSED, WRONG = "#f5c08e", "#a3400a"
WORDING, SILENT, HATCH = "#eceff2", "#fbfcfd", "#aab4be"
REQUIRED = {"national": "#a02c3a", "provincial": "#b8860b"}
DASHES = {"national": (0, (5, 3)), "provincial": (0, (6, 2, 1.5, 2))}
_LIGHT, _DARK = (228, 240, 245), (14, 90, 117)


def shade(share: float) -> str:
    """
    Return a colour from light (0) to dark (1).

    >>> shade(0), shade(1)
    ('#e4f0f5', '#0e5a75')
    """
    mixed = (round(light + (dark - light) * share) for light, dark in zip(_LIGHT, _DARK, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def grey(share: float) -> str:
    """
    Return a grey from light (0) to less light (1): for numbers of which nobody knows which way they are to go.

    >>> grey(0), grey(1)
    ('#eeeeee', '#949494')
    """
    return "#" + f"{round(238 - 90 * share):02x}" * 3


def ink_on(colour: str) -> str:
    """
    Return the colour of letters that can be read on a ground.

    >>> ink_on("#ffffff"), ink_on("#0e5a75")
    ('#1f2933', '#ffffff')
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else GROUND
