"""Chinese numerals with the unit that makes them quantities: `三座`, `五到六个`, `一千多人`, `百分之三十`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from plantext.quantities.numbers import Number, decimal
from plantext.quantities.numerals import NUMERAL, NUMERALS, numeral_value
from plantext.quantities.units import counter_end


def in_numerals(plain: str) -> Iterator[Number]:
    """
    Yield the numbers in Chinese numerals of a masked text that have a unit behind them, in reading order.

    A numeral touches no other (十四五, 二〇三五年), no 第 before it and no 数 or 几; 百, 千, 万 and 亿 alone are none.

    >>> [(str(number.low), number.unit) for number in in_numerals("占百分之三点五，第三座，一千多人，十四五")]
    [('3.5', '%'), ('1000', '人')]
    """
    done = 0
    for match in _CANDIDATE.finditer(plain):
        if match.start() < done:
            continue  # the second number of a range
        number = _share(match) if match["parts"] else _counted(match, plain)
        if number:
            done = number.end
            yield number


def _share(match: regex.Match[str]) -> Number:
    high = match["sharehigh"]
    return Number(
        low=_value(match["share"]),
        high=_value(high) if high else None,
        dash="至" if high else "",
        about=False,
        unit=_PARTS[match["parts"]],
        start=match.start(),
        number_end=match.end(),
        end=match.end(),
        rule="numeral",
    )


def _counted(match: regex.Match[str], plain: str) -> Number | None:
    after = match.end()
    end = counter_end(plain, after)
    high = _HIGH.match(plain, end)
    if high and end > after and not plain.startswith(plain[after:end], high.end()):
        high = None
    if high:
        after, end = high.end(), counter_end(plain, high.end())
    number_end, about = after, plain[after : after + 1] in _ODD
    if about:
        after, end = after + 1, counter_end(plain, after + 1)
    if end == after or (plain[end : end + 1] == "半" and plain[after:end] == "个"):
        return None
    return Number(
        low=numeral_value(match["low"]),
        high=numeral_value(high["high"]) if high else None,
        dash="至" if high else "",
        about=about,
        unit="".join(plain[after:end].split()),
        start=match.start(),
        number_end=number_end,
        end=end,
        rule="numeral",
    )


def _value(printed: str) -> Decimal:
    if printed == "百":
        return Decimal(100)
    return decimal(printed) if printed[0].isdigit() else numeral_value(printed)


_JOIN = r"[-—–－−﹣‑─〜∼~～至到]+"
_SOME = rf"(?:{NUMERAL}|\d++(?:\.\d++)?+)"
_CANDIDATE = regex.compile(
    rf"(?<!分之)(?P<parts>[百千万])分之(?P<share>百(?!\p{{Han}}分)|{_SOME})"
    rf"(?:{_JOIN}(?:(?P=parts)分之)?(?P<sharehigh>{_SOME}))?+(?![{NUMERALS}])"
    rf"|(?<![{NUMERALS}第数几之\d.点])(?P<low>{NUMERAL})(?![{NUMERALS[:-2]}])"
)
_HIGH = regex.compile(rf"{_JOIN}(?P<high>{NUMERAL})(?![{NUMERALS[:-2]}])")
_PARTS = {"百": "%", "千": "‰", "万": "‱"}
_ODD = frozenset("余多几")
