"""Numbers as the matrix prints them, and the words of `extractors/counties.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from plantext.records import Comparator
from plantext.resources import folder

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Words:
    """What names of indicators say of their numbers."""

    changes: tuple[str, ...]
    falls: tuple[str, ...]

    def is_change(self, name: str) -> bool:
        """Say whether an indicator is itself a change (`下降率`)."""
        return any(word in name for word in self.changes)

    def is_fall(self, name: str) -> bool:
        """Say whether an indicator is itself a fall."""
        return any(word in name for word in self.falls)


@cache
def words() -> Words:
    """Return the words of `extractors/counties.toml`."""
    data = tomllib.loads((folder("extractors") / "counties.toml").read_text(encoding="utf-8"))
    return Words(tuple(data["changes"]), tuple(data["falls"]))


def number(comparator: Comparator, low: Decimal | None, high: Decimal | None, digits: int = _DIGITS) -> str:
    """
    Return a computed number with what bounds it, to so many digits.

    >>> number(">=", Decimal("6E+1"), None), number("range", Decimal("1") / 3, Decimal(5))
    ('≥60', '0.333333–5')
    """
    numbers = dict.fromkeys(_plain(each, digits) for each in (low, high) if each is not None)
    return _SIGNS.get(comparator, "") + "–".join(numbers)


def _plain(value: Decimal, digits: int) -> str:
    text = format(Context(prec=digits).plus(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
