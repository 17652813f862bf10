"""plantext reads Chinese planning documents into structured records."""

from __future__ import annotations

__version__ = "0.1.0"
