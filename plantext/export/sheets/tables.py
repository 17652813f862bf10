"""The columns of the tables that plantext writes, as columns of a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from plantext.columns import titles
from plantext.export.sheets.content import Column, Kind

_KINDS: dict[str, Kind] = {"sha256": "line", "rule": "line", "path": "line", "table": "line"}
_KINDS |= {"unit_source": "line", "year_source": "line"}
_KINDS |= {"source": "link", "other_source": "link", "old_source": "link", "new_source": "link"}
_KINDS |= dict.fromkeys(("quote", "measure", "content", "message", "said", "found", "text"), "wrapped")
_KINDS |= dict.fromkeys(("low", "high", "value", "investment", "count", "year", "delta"), "number")
_MOST = {"doc": 40, "path": 24, "sha256": 12, "title": 36, "table": 30, "content": 42, "message": 60, "source": 18}
_MOST |= {"section": 24, "quote": 42, "measure": 48, "what": 30, "old": 36, "new": 36, "said": 40, "found": 40}
_MOST |= {"year_source": 20, "unit_source": 20, "responsible_lead": 18, "item": 18, "task": 18, "reader_notes": 40}
_MOST |= {"text": 90, "other_source": 18}
_OWN = {
    "targets": {"quote": 38, "path": 10, "raw": 16},
    "duties": {"path": 10},
    "links": {"old": 26, "new": 26, "why": 90},
}


def columns_of(table: str, names: Sequence[str], language: str = "en") -> list[Column]:
    """
    Return columns of a table by their stable names, with titles in a language, and as wide as they are read best.

    >>> columns_of("findings", ["severity", "said"], "zh")[1]
    Column(title='文中所述', kind='wrapped', most=40, least=0)
    """
    widths = _MOST | _OWN.get(table, {})
    heads = zip(names, titles(table, language, names), strict=True)
    return [Column(title, _KINDS.get(name, "text"), widths.get(name, 0)) for name, title in heads]
