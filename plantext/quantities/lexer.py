"""
Find quantities in a text: a number or a range, its bounds before and behind it, its unit.

The text is never rewritten: a masked copy of the same length hides what is written with digits and is no quantity,
so every offset counts in the text as given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import regex

from plantext.quantities.years import find_years
from plantext.records import Comparator
from plantext.vocabulary import load, units

CUMULATIVE = "bracketed"  # the rule of a number in square brackets: by custom a total over the period
_LONGEST = 30  # a longer run of digits is no number: an identifier, or an attack


@dataclass(frozen=True, slots=True)
class Quantity:
    """
    A number, or a range, with its unit.

    `note_mark` is the digit of a footnote's mark behind it. `text[start:end]` runs from the first word that bounds the
    number to the last (`不低于85%`, `90%以上`);
    `number_start` is where the digits begin. `unit` is as printed, empty where none follows.
    """

    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    unit: str
    start: int
    end: int
    number_start: int
    rule: str
    note_mark: str = ""


def find_quantities(text: str) -> list[Quantity]:
    """
    Return the quantities in a text, in reading order.

    >>> [(q.comparator, q.low, q.high, q.unit) for q in find_quantities("达标率不低于85%，PM2.5控制在25微克以内")]
    [('>=', Decimal('85'), None, '%'), ('<=', None, Decimal('25'), '微克')]
    >>> [(q.comparator, q.low, q.high, q.unit) for q in find_quantities("较2020年下降18.4%，建成5—6个")]
    [('change', Decimal('-18.4'), Decimal('-18.4'), '%'), ('range', Decimal('5'), Decimal('6'), '个')]
    >>> find_quantities("2025年达到或优于Ⅲ类，创成5A级景区，见〔2019〕76号文")
    []
    """
    if not _DIGIT.search(text):
        return []
    plain = mask(text)
    found = []
    for match in _number_pattern().finditer(plain):
        if len(match["low"]) <= _LONGEST:
            found.append(_quantity(match, plain, text))
    return found


def mask(text: str) -> str:
    """
    Return a copy of the same length in which full-width letters and digits are ASCII and no quantities are hidden.

    >>> mask("ＰＭ2.5，５Ａ级，88％")
    '#####，###，88%'
    """
    plain = text.translate(_WIDTHS)
    for wording in load("quantities.toml", "mask"):
        plain = wording.pattern.sub(_hide, plain)
    for years in find_years(plain):
        plain = plain[: years.start] + "#" * (years.end - years.start) + plain[years.end :]
    return plain


def _hide(match: regex.Match[str]) -> str:
    return "#" * len(match[0])


def _quantity(match: regex.Match[str], plain: str, text: str) -> Quantity:
    low = _decimal(match["low"])
    before, start, before_rule = _bound_before(plain, match.start())
    after, end, after_rule = _bound_after(plain, match.end())
    mark = match["mark"] or ""
    if late := _LATE_MARK.match(plain, match.end()):
        mark = mark or late[0]
    if match["power"]:
        low *= Decimal(10) ** int(match["power"].translate(_SUPERSCRIPTS))
    found = Quantity(
        comparator=before or after or ("~" if match["odd"] else "="),
        low=low,
        high=low,
        unit=_printed_unit(match, text),
        start=start,
        end=end,
        number_start=match.start("low"),
        note_mark=mark.translate(_SUPERSCRIPTS),
        rule=before_rule or after_rule or "number",
    )
    if match["high"]:
        found = _range(found, low, _decimal(match["high"]), match["dash"])
    if start > 0 and plain[start - 1] in _OPEN and plain[end : end + 1] in _CLOSE:
        found = _bracketed(found, plain)
    change, change_start, change_rule = _change(plain, found.start)
    if change:
        found = _changed(found, change, change_start, change_rule)
    if found.comparator in (">=", ">"):
        return replace(found, high=None)
    if found.comparator in ("<=", "<"):
        return replace(found, low=None)
    return found


def _range(found: Quantity, low: Decimal, high: Decimal, dash: str) -> Quantity:
    if "±" in dash:
        return replace(found, comparator="range", low=low - high, high=low + high, rule="plus-minus")
    return replace(found, comparator="range", low=min(low, high), high=max(low, high), rule="range")


def _bracketed(found: Quantity, plain: str) -> Quantity:
    """A number in square brackets is by custom a total over the period; bounds may stand outside the brackets."""
    before, start, _ = _bound_before(plain, found.start - 1)
    unit, unit_end = _unit_at(plain, found.end + 1)
    after, end, _ = _bound_after(plain, unit_end)
    comparator = found.comparator if found.comparator != "=" else before or after or "="
    return replace(found, comparator=comparator, unit=found.unit or unit, start=start, end=end, rule=CUMULATIVE)


def _changed(found: Quantity, sign: str, start: int, rule: str) -> Quantity:
    """A rise or a fall: signed; a range of falls runs from the deeper one."""
    low, high = found.low, found.high
    if sign == "-" and low is not None and high is not None:
        low, high = -high, -low
    comparator: Comparator = "range" if found.comparator == "range" else "change"
    rule = CUMULATIVE if found.rule == CUMULATIVE else rule
    return replace(found, comparator=comparator, low=low, high=high, start=start, rule=rule)


def _unit_at(plain: str, at: int) -> tuple[str, int]:
    match = _unit_regex().match(plain, at)
    return (match[0], match.end()) if match else ("", at)


def _printed_unit(match: regex.Match[str], text: str) -> str:
    start, end = match.span("unit")
    return text[start:end].translate(_WIDTHS).replace(" ", "").replace("\n", "") if match["unit"] else ""


def _bound_before(plain: str, at: int) -> tuple[Comparator, int, str]:
    window = plain[max(0, at - 12) : at]
    for wording, pattern in _before():
        if match := pattern.search(window):
            return wording[0], at - len(window) + match.start(), wording[1]
    return "", at, ""


def _bound_after(plain: str, at: int) -> tuple[Comparator, int, str]:
    for wording in load("quantities.toml", "after"):
        if match := wording.pattern.match(plain, at):
            return wording.means, match.end(), wording.id  # type: ignore[return-value]
    return "", at, ""


def _change(plain: str, at: int) -> tuple[str, int, str]:
    window = plain[max(0, at - 12) : at]
    for means, name, pattern in _changes():
        if match := pattern.search(window):
            return means, at - len(window) + match.start(), name
    return "", at, ""


@cache
def _before() -> tuple[tuple[tuple[Comparator, str], regex.Pattern[str]], ...]:
    return tuple(
        ((wording.means, wording.id), regex.compile(rf"(?:{wording.pattern.pattern})\s*$"))  # type: ignore[misc]
        for wording in load("quantities.toml", "before")
    )


@cache
def _changes() -> tuple[tuple[str, str, regex.Pattern[str]], ...]:
    return tuple(
        (wording.means, wording.id, regex.compile(rf"(?:{wording.pattern.pattern})\s*$"))
        for wording in load("quantities.toml", "change")
    )


@cache
def unit_pattern() -> str:
    """Return the pattern of a unit as printed behind a number: 万/亿 before it, `/…` and 每… behind it."""
    words = "|".join(regex.escape(unit) for unit in sorted(units(), key=lambda unit: (-len(unit), unit)))
    one = rf"(?:(?:百|千|万|十|亿)*(?:{words})|(?:百|千)?万亿?|亿)"
    per = rf"(?:(?:\d+)?{one}|[dahs](?![A-Za-z])|min|[（(][^（）()\d]{{1,8}}[）)])"
    return rf"{one}(?:[（(](?:{words})[）)])?(?:\s*[/／每·]\s*{per})*"


@cache
def _unit_regex() -> regex.Pattern[str]:
    return regex.compile(unit_pattern())


@cache
def _number_pattern() -> regex.Pattern[str]:
    number = r"\d{1,3}(?:[,，]\d{3})++(?!\d)(?:\.\d++)?+|\d++(?:\.\d++)?+"
    signed = rf"(?:(?<![\w#%)）])[-−－+])?(?:{number})"
    unit = unit_pattern()
    return regex.compile(
        rf"(?<![\d.A-Za-z%‰])(?P<low>{signed})(?!\.?\d|[eE]\d)(?:\s*[×xX]\s*10\^?(?P<power>[⁰¹²³⁴-⁹]{{1,2}}|\d)(?!\d))?"
        rf"(?P<mark>[⁰¹²³⁴-⁹]*)\s*"
        rf"(?:(?:%|{unit})?\s*(?P<dash>[-—–－−﹣‑─〜∼~～至到±]+)\s*(?P<high>{number})(?!\.?\d)\s*)?"
        rf"(?P<odd>[余多](?=\s*(?:{unit}|$|[，,；;。、])))?\s*"
        rf"(?P<unit>{unit})?",
    )


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.translate(_PLAIN_NUMBER))


_DIGIT = regex.compile(r"[0-9０-９]")
_OPEN, _CLOSE = "[〔【［", ("]", "〕", "】", "］")
_PLAIN_NUMBER = {ord(","): None, ord("，"): None, ord("+"): None, ord("−"): "-", ord("－"): "-"}
_LATE_MARK = regex.compile(r"(?<=[%‰])\d(?!\d)|[⁰¹²³⁴-⁹]+|(?<=\d)[*★▲①-⑨]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨", "0123456789123456789")
_WIDTHS = {
    **{0xFF01 + at: 0x21 + at for at in range(94) if chr(0x21 + at).isalnum()},
    **{
        ord("％"): ord("%"),
        ord("．"): ord("."),
        ord("＞"): ord(">"),
        ord("＜"): ord("<"),
        ord("＝"): ord("="),
        ord("﹪"): ord("%"),
        ord("﹥"): ord(">"),
        ord("﹤"): ord("<"),
    },
    **{ord("＋"): ord("+"), ord("／"): ord("/"), ord("　"): ord(" "), ord("\xa0"): ord(" ")},
}
