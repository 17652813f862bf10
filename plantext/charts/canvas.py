"""A drawing that becomes an SVG: shapes, and text as outlines, each outline written once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from plantext.charts.glyphs import glyph, width

# Office programs know outlines by the older name of the reference only.
_NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
INK, MUTED, LINE = "#1f2933", "#66727f", "#d7dde3"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size, colour, which of its ends is at the point, and its turn in degrees."""

    size: float = 12
    colour: str = INK
    anchor: Anchor = "start"
    turn: float = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn; `dash` as an SVG has it (`5 4`)."""

    colour: str = LINE
    width: float = 1
    dash: str = ""


@dataclass(slots=True)
class Canvas:
    """Takes shapes from the back to the front; `svg` gives the picture."""

    width: float
    height: float
    _shapes: list[str] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)

    def rectangle(self, corner: Point, size: Point, fill: str, tip: str = "") -> None:
        """Draw a filled rectangle; `tip` is what it says to a mouse and to a reader of screens."""
        (x, y), (width, height) = corner, size
        self._add(f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"', "rect", tip)

    def line(self, start: Point, end: Point, stroke: Stroke | None = None) -> None:
        """Draw a line."""
        stroke = stroke or Stroke()
        dashed = f' stroke-dasharray="{stroke.dash}"' if stroke.dash else ""
        ends = f'x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}"'
        self._add(f'<line {ends} stroke="{stroke.colour}" stroke-width="{_n(stroke.width)}"{dashed}', "line", "")

    def dot(self, x: float, y: float, colour: str, hollow: bool = False, tip: str = "") -> None:
        """Draw a point, filled or as a ring."""
        look = f'fill="#ffffff" stroke="{colour}" stroke-width="2"' if hollow else f'fill="{colour}"'
        self._add(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{5 if hollow else 6}" {look}', "circle", tip)

    def text(self, x: float, y: float, text: str, style: Style | None = None) -> None:
        """Draw a text whose base line goes through a point."""
        style = style or Style()
        scale = style.size / 1000
        at = {"start": 0.0, "middle": 0.5, "end": 1.0}[style.anchor] * -width(text, style.size) / scale
        parts: list[str] = []
        for character in text:
            if glyph(character).path:
                self._used.add(character)
                parts.append(f'<use xlink:href="#{_id(character)}" x="{_n(at)}"/>')
            at += glyph(character).advance
        turn = f" rotate({_n(style.turn)})" if style.turn else ""
        place = f"translate({_n(x)} {_n(y)}){turn} scale({scale:g})"
        # The label keeps the words for programs that read pictures aloud or search in them.
        label = f'role="img" aria-label={quoteattr(text)}'
        self._shapes.append(f'<g transform="{place}" fill="{style.colour}" {label}>{"".join(parts)}</g>')

    def svg(self, title: str) -> str:
        """Return the picture as an SVG."""
        outlines = "".join(f'<path id="{_id(each)}" d="{glyph(each).path}"/>' for each in sorted(self._used))
        size = f'width="{_n(self.width)}" height="{_n(self.height)}" viewBox="0 0 {_n(self.width)} {_n(self.height)}"'
        head = f'<svg {_NAMESPACES} {size} role="img">\n<title>{escape(title)}</title>'
        ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
        shapes = "\n".join(self._shapes)
        return f"{head}\n<defs>{outlines}</defs>\n{ground}\n{shapes}\n</svg>\n"

    def _add(self, shape: str, name: str, tip: str) -> None:
        self._shapes.append(f"{shape}><title>{escape(tip)}</title></{name}>" if tip else f"{shape}/>")


def _id(character: str) -> str:
    return f"u{ord(character):x}"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
