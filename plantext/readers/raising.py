"""Digits that stand raised: footnote marks and exponents, as the superscript characters that look like them."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def raised(text: str) -> str:
    """
    Return a text with its digits and signs as superscript characters.

    >>> raised("12"), raised("注1")
    ('¹²', '注¹')
    """
    return text.translate(_RAISED)
