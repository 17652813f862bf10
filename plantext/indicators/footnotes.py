"""Notes below a table that date single values: `1该指标为2017年数据`, `带*为2024年数据`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from plantext.records import Value


def dated_marks(notes: Sequence[str]) -> Mapping[str, str]:
    """
    Return the year that each mark in the notes stands for.

    >>> dated_marks(["注：1该指标为2017年数据；带*为2024年数据。", "2022年数据来自统计公报。"])
    {'1': '2017', '*': '2024'}
    """
    found: dict[str, str] = {}
    for note in notes:
        for match in _DATED.finditer(note):
            found[_plain(match["mark"])] = match["year"]
    return found


def settle_glued_marks(values: Sequence[Value], marks: Mapping[str, Mapping[str, str]]) -> list[Value]:
    """
    Part a footnote digit from the number it is glued to, where another table proves it.

    A flattened text prints `6.27¹` as `6.271`. It is taken for 6.27 only if the note below its table dates a mark
    `1` and another table of the document gives the same baseline as 6.27. `marks` has the marks of each table.
    """
    if not any(marks.values()):
        return list(values)
    known: set[tuple[str, str, str, str]] = {(v.name, v.item, v.role, v.raw) for v in values}
    return [_settled(value, marks.get(value.table, {}), known) for value in values]


def _settled(value: Value, marks: Mapping[str, str], known: set[tuple[str, str, str, str]]) -> Value:
    shorter, mark = value.raw[:-1], value.raw[-1:]
    if value.role != "baseline" or mark not in marks or not _DECIMAL.fullmatch(value.raw):
        return value
    if (value.name, value.item, value.role, shorter) not in known:
        return value
    number = Decimal(shorter)
    return replace(value, low=number, high=number, year=marks[mark], rule="footnote")


def _plain(mark: str) -> str:
    return mark.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨", "0123456789123456789"))


_DATED = regex.compile(
    r"(?:^|[:：；;。，,\s]|带|标)\s*(?P<mark>\*+|[★▲△]|[⁰¹²³⁴-⁹①-⑨]|\d(?!\d))\s*(?:号|标记|标注)?(?:的|者)?"
    r"(?:该|此|本)?(?:指标|数据|项|值)?(?:数据|值)?\s*(?:为|系|采用|使用|是|取)?\s*(?P<year>(?:19|20)\d{2})\s*年.{0,8}?(?:数据|数值|数|值|统计)"
)
_DECIMAL = regex.compile(r"\d+\.\d{2,}")
