"""
What the tables and columns that plantext writes mean, in a sentence each, in English and Chinese.

`meanings.csv` holds them: a row without a column says what each row of a table stands for, one without a table holds in
every table that has no row of its own for the column.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def meaning(table: str, column: str, language: str = "en") -> str:
    """
    Return what a column of a table means, in a sentence, `en` or `zh`.

    >>> meaning("values", "role"), meaning("values", "qualitative", "zh")
    ('`requirement`, `baseline`, `target` or `attained` (whether the requirement is met)', '不是数的表述：`持续提高`')
    >>> meaning("targets", "role")
    '`target` (to be reached or kept) or `actual` (reported)'

    Raises:
        KeyError: the table has no such column.

    """
    known = _meanings()
    return (known.get((table, column)) or known["", column])[language]


def meaning_of_row(table: str, language: str = "en") -> str:
    """
    Return what each row of a table stands for, `en` or `zh`.

    >>> meaning_of_row("claims")
    'count or total that a document states of its own content'

    Raises:
        KeyError: there is no such table.

    """
    return _meanings()[table, ""][language]


@cache
def _meanings() -> Mapping[tuple[str, str], Mapping[str, str]]:
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as lines:
        return {(row.pop("table"), row.pop("column")): row for row in csv.DictReader(lines)}
