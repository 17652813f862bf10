"""Which cells of a header row span which below them, by what their words mean: years stand under 规划值."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from plantext.vocabulary import header_role, is_header_word


def stands_above(row: Sequence[str], below: Sequence[str]) -> bool:
    """
    Say whether a row is the upper one of a header though most of its words are unknown: only header words stand below.

    >>> years = ["", "", "", "2013年", "2014年"]
    >>> stands_above(["序号", "经度", "纬度", "水质", ""], years), stands_above(["1", "甲", "乙", "丙", ""], years)
    (True, False)
    """
    lower = [text for text in below if text]
    goes_on = len(lower) > 1 and not below[0] and all(map(is_header_word, lower))
    return goes_on and bool(row[0]) and any(map(is_header_word, row))


def spans_over(row: Sequence[str], lower: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """
    Give each cell of a header row its span over the cells below it: the reading whose words fit best.

    >>> spans_over(["指标", "现状值", "目标值"], [("", 1), ("2024年", 1), ("2027年", 1), ("2030年", 1)])
    [('指标', 1), ('现状值', 1), ('目标值', 2)]
    """
    width = sum(span for _, span in lower)
    if len(row) >= width:
        return _with_blanks(row, [text for text, span in lower for _ in range(span)])

    @cache
    def best(cell: int, below: int) -> tuple[float, tuple[int, ...]]:
        left = len(row) - cell
        if left == 0:
            return (0.0, ()) if below == len(lower) else (float("-inf"), ())
        options = []
        for count in range(1, len(lower) - below - left + 2):
            children = tuple(text for text, _ in lower[below : below + count])
            if count > 1 and "" in children:
                break
            score, rest = best(cell + 1, below + count)
            options.append((score + fit_below(row[cell], children), (count, *rest)))
        return max(options, default=(float("-inf"), ()))

    score, counts = best(0, 0)
    if score == float("-inf"):
        return list(zip(row, (*([1] * (len(row) - 1)), width - len(row) + 1), strict=True))
    ends = [sum(counts[: at + 1]) for at in range(len(counts))]
    spans = [sum(span for _, span in lower[end - count : end]) for end, count in zip(ends, counts, strict=True)]
    return list(zip(row, spans, strict=True))


def fit_below(parent: str, children: tuple[str, ...]) -> float:
    """
    Say how well header words fit under another: a year under a target, one year and the judgements under 现状值.

    >>> fit_below("目标值", ("2027年", "2030年")) > fit_below("2025年", ("2027年", "2030年"))
    True
    """
    if children == ("",):
        return 0.5
    above = header_role(parent)
    below = [header_role(child) for child in children]
    if above == "target":
        mixed = 3 * below.count("year") if "target" in below else 0  # a plain year beside 近期目标 is no target's
        return sum(_UNDER_TARGET.get(role or "", -0.5) for role in below) - mixed
    if above == "baseline":
        later_years = max(0, below.count("year") - 1)
        return sum(_UNDER_BASELINE.get(role or "", -0.5) for role in below) - 2 * later_years
    if above == "year":
        repeats = len(below) - len(set(below))
        return sum(_UNDER_YEAR.get(role or "", -0.5) for role in below) - 3 * repeats
    if above in ("requirement", "attained"):
        return sum(_UNDER_REQUIREMENT.get(role or "", -1.0) for role in below)
    return -0.5 * len(children)


def _with_blanks(row: Sequence[str], lower: Sequence[str]) -> list[tuple[str, int]]:
    """In a row that kept its merged cells as blanks, a blank above a header word goes on with the cell before it."""
    spans: list[tuple[str, int]] = []
    for column, text in enumerate(row):
        if not text and column and spans[-1][0] and all(lower[column - 1 : column + 1]):
            spans[-1] = (spans[-1][0], spans[-1][1] + 1)
        else:
            spans.append((text, 1))
    return spans


_RATES = {"absolute": 1.0, "annual": 1.0, "cumulative": 1.0, "yearly": 1.0}
_UNDER_TARGET = {**_RATES, "year": 2.0, "target": 2.0, "attained": -2.0, "baseline": -3.0}
_UNDER_BASELINE = {**_RATES, "year": 2.0, "baseline": 2.0, "attained": 1.5, "target": -3.0}
_UNDER_REQUIREMENT = {"level": 1.0, "requirement": 1.0, "attained": 1.0}
_UNDER_YEAR = {**_RATES, "baseline": 1.0, "target": 1.0, "year": -2.0}
