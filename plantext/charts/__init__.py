"""
Pictures of a comparison, as SVG, PNG or one page, that show Chinese wherever they are opened.

They are drawn by matplotlib (the extra `charts`), without a screen, and in a font that comes with plantext.
"""

from __future__ import annotations

from plantext.charts.drawing import is_installed
from plantext.charts.files import check_chart, write_chart
from plantext.charts.pictures import Picture, pictures, single

__all__ = ["Picture", "check_chart", "is_installed", "pictures", "single", "write_chart"]
