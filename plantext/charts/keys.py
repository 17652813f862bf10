"""What explains the marks of a picture: a line of samples with their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plantext.charts import field
from plantext.charts.drawing import Drawing, Style
from plantext.charts.fonts import width
from plantext.charts.palette import BASELINE, DASHES, MUTED, RANGE, REQUIRED, TARGET
from plantext.charts.panels import Panel, far_end
from plantext.charts.words import said

_SIZE = 8.5


class Key:
    """A line of samples, laid from left to right; `language` is that of its words."""

    def __init__(self, drawing: Drawing, x: float, y: float, language: str) -> None:
        self._drawing, self._x, self._y, self._language = drawing, x, y, language

    def marks(self, panels: Sequence[Panel], required: Mapping[str, str]) -> None:
        """Explain what stands for a county, and the lines of what is required, by their texts."""
        for name, is_aim in (("baseline", False), ("target", True)):
            field.dots(self._drawing.page, [(self._x + 4, self._y - 3)], 7, is_aim)
            self._words(said(name, self._language), 12)
        if any(far_end(cell) is not None for panel in panels for _, cell in panel.targets.values()):
            self._line(14, {"color": RANGE, "linewidth": 5, "solid_capstyle": "butt"})
            self._words(said("from … to", self._language), 18)
        self._required(required)
        if any(panel.misses(at) for panel in panels for at in panel.targets):
            field.crosses(self._drawing.page, [(self._x + 4, self._y - 3)], 6)
            self._words(said("misses a requirement", self._language), 12)

    def bars(self, required: Mapping[str, str]) -> None:
        """Explain bars that say how many counties lie where."""
        self._line(14, {"color": BASELINE, "linewidth": 1.4})
        self._words(said("plans, baselines", self._language), 18)
        self._line(10, {"color": TARGET, "linewidth": 9, "solid_capstyle": "butt"})
        self._words(said("plans, targets", self._language), 15)
        self._required(required)

    def _required(self, required: Mapping[str, str]) -> None:
        for level, text in required.items():
            self._line(20, {"color": REQUIRED[level], "linestyle": DASHES[level], "linewidth": 1.3})
            self._words(text, 24)

    def _line(self, length: float, look: Mapping[str, object]) -> None:
        self._drawing.page.plot([self._x, self._x + length], [self._y - 3] * 2, **look)  # type: ignore[arg-type]

    def _words(self, words: str, indent: float) -> None:
        self._drawing.text(self._x + indent, self._y, words, Style(_SIZE, MUTED))
        self._x += indent + width(words, _SIZE) + 16
