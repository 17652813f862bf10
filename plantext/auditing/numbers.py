"""Numbers as a person writes them, and how exactly they are printed."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal) -> str:
    """
    Return a number without an exponent and without idle zeros.

    >>> plain(Decimal("7099622.00")), plain(Decimal("1E+2")), plain(Decimal("0.50"))
    ('7099622', '100', '0.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def step(value: Decimal) -> Decimal:
    """
    Return the unit of the last printed digit.

    >>> step(Decimal("66.2")), step(Decimal(13))
    (Decimal('0.1'), Decimal('1'))
    """
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)


def same(one: Decimal, other: Decimal) -> bool:
    """
    Say whether two numbers are the same as far as both are printed.

    >>> same(Decimal("66.2"), Decimal("66.21")), same(Decimal("66.2"), Decimal("66.3"))
    (True, False)
    """
    return abs(one - other) <= max(step(one), step(other)) / 2
