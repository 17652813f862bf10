"""A figure of matplotlib that is laid out in points from its upper left corner, and becomes an SVG or a PNG."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from plantext.charts import fonts
from plantext.charts.palette import GROUND, INK, MUTED
from plantext.charts.svg import Words, clean
from plantext.errors import ExportError

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

Point = tuple[float, float]
POINTS = 72  # in an inch
_SHARP, _LONGEST = 160, 20_000  # dots an inch, and dots along a side that programs still open
_FOOT = 7  # size of type
_LOCK = threading.RLock()  # the settings of matplotlib are those of the whole process
_SETTINGS: Any = {"svg.fonttype": "path", "svg.hashsalt": "plantext", "hatch.linewidth": 0.8}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size, colour, which of its ends is at the point, and its turn in degrees."""

    size: float = 9
    colour: str = INK
    anchor: Literal["left", "center", "right"] = "left"
    turn: float = 0


def is_installed() -> bool:
    """Say whether pictures can be drawn here."""
    try:
        return find_spec("matplotlib") is not None
    except (ImportError, ValueError):  # something stands in the way of looking
        return False


def require() -> None:
    """
    Refuse to draw where that cannot be done.

    Raises:
        ExportError: matplotlib is not installed.

    """
    if not is_installed():
        raise ExportError('pictures need matplotlib: pip install "plantext[charts]"')


@contextmanager
def settings() -> Iterator[None]:
    """Set matplotlib as it comes, whatever its user has set, and put everything back at the end."""
    require()
    with _LOCK, _quiet():
        import matplotlib  # noqa: PLC0415

        with matplotlib.rc_context():
            matplotlib.rcdefaults()
            matplotlib.rcParams.update(_SETTINGS)
            yield


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep matplotlib from telling a person at a command that it found no folder for the list of its fonts."""
    log = logging.getLogger("matplotlib")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


class Drawing:
    """
    A picture in the making, `width` by `height` points; to be used within `settings`.

    Texts stand on `page`, what is measured on axes of its own. `tip` gives a mark words of its own.
    """

    def __init__(self, width: float, height: float, title: str, description: str = "") -> None:
        from matplotlib.figure import Figure  # noqa: PLC0415

        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / POINTS, height / POINTS), dpi=POINTS, facecolor=GROUND)
        self._words = Words(title, description)
        self._missing: dict[str, None] = {}
        self.page = self.axes(0, 0, width, height)
        self.page.set_axis_off()
        self.page.set(xlim=(0, width), ylim=(height, 0), autoscale_on=False)

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Return a field for what is measured, without frame and marks."""
        bottom = self.height - top - height
        place = (left / self.width, bottom / self.height, width / self.width, height / self.height)
        axes = self._figure.add_axes(place)
        axes.patch.set_visible(False)
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0, labelbottom=False, labelleft=False)
        return axes

    def text(self, x: float, y: float, words: str, style: Style | None = None, full: str = "") -> None:
        """Set words in a line whose base goes through a point; `full` are the words where those are shortened."""
        self.label(self.page, (x, y), words, style, full)

    def label(self, axes: Axes, place: Point, words: str, style: Style | None = None, full: str = "") -> None:
        """Set words at a place of a field."""
        if not words.strip():
            return
        style, found = style or Style(), fonts.setting(words)
        self._missing |= dict.fromkeys(found.missing)
        axes.text(
            *(*place, found.shown),
            font=found.font,
            fontsize=style.size,
            color=style.colour,
            ha=style.anchor,
            va="baseline",
            rotation=style.turn,
            rotation_mode="anchor",
            parse_math=False,  # else what a plan prints between two `$` would be set as a formula
            gid=self._words.of_text(full or words, is_shortened=full not in ("", words)),
        )

    def tip(self, artist: Artist, words: str) -> Any:
        """Give a mark words that it says to a mouse, and return it."""
        artist.set_gid(self._words.of_mark(words))
        return artist

    def tips(self, artist: Artist, words: Sequence[str]) -> None:
        """Give each mark of several that were drawn in one go words of its own."""
        artist.set_gid(self._words.of_marks(words))

    def svg(self) -> str:
        """Return the picture as an SVG."""
        self._tell_missing()
        made = BytesIO()
        self._figure.savefig(made, format="svg", metadata={"Date": None})
        return clean(made.getvalue(), self._words)

    def png(self) -> bytes:
        """Return the picture as a PNG, of few colours, as small as that makes it."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
        from PIL import Image, PngImagePlugin  # noqa: PLC0415

        self._tell_missing()
        dots = min(_SHARP, _LONGEST * POINTS / max(self.width, self.height))
        self._figure.set_dpi(dots)
        canvas: Any = FigureCanvasAgg(self._figure)
        canvas.draw()
        drawn = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba()).convert("RGB")
        told = PngImagePlugin.PngInfo()
        told.add_itxt("Title", self._words.title.encode("utf-8", "replace").decode(), "", "")
        made = BytesIO()
        few = drawn.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        # The corner is white, which is not to become nearly white.
        at, palette = 3 * few.tobytes()[0], few.getpalette() or []
        few.putpalette([*palette[:at], 255, 255, 255, *palette[at + 3 :]])
        few.save(made, "png", dpi=(dots, dots), pnginfo=told)
        return made.getvalue()

    def _tell_missing(self) -> None:
        """Say at the foot which characters could not be shown."""
        if self._missing:
            codes = ", ".join(f"U+{ord(each):04X}" for each in sorted(self._missing))
            words = fonts.fitted(f"{fonts.MISSING} = {codes}", _FOOT, self.width - 24)
            self._missing = {}
            self.text(12, self.height - 4, words, Style(_FOOT, MUTED))
