"""Names of sheets that every spreadsheet takes."""

from __future__ import annotations

import re

MOST = 31
_FORBIDDEN = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff\\[\\]:*?/\\\\]")


class Names:
    """The names that the sheets of a book have: valid, and different even without regard to case."""

    def __init__(self) -> None:
        self._taken = {"history"}  # which Excel keeps for itself

    def new(self, wanted: str) -> str:
        """
        Return a name for a sheet, as near to what is wanted as possible.

        >>> names = Names()
        >>> names.new("指标"), names.new("指标"), names.new("a/b"), names.new("History"), names.new("''")
        ('指标', '指标 (2)', 'a_b', 'History (2)', '_')
        """
        base = _FORBIDDEN.sub("_", wanted).strip("' ") or "_"
        name, count = _cut(base, ""), 1
        while name.casefold() in self._taken:
            count += 1
            name = _cut(base, f" ({count})")
        self._taken.add(name.casefold())
        return name


def _cut(base: str, end: str) -> str:
    # Excel counts in UTF-16 units.
    room = MOST - len(end)
    return base.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore").rstrip("' ") + end
