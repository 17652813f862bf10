"""Number formats of spreadsheets: what a cell that holds `0.95` prints with `0.0%`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from plantext.readers.workbook.dates import is_dated, printed_date

GENERAL = "General"

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.?|\*.?|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<exponent>[Ee][+-]0+)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)"
    r"|(?P<general>General|G/通用格式)|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_COMPARED = {
    "<": lambda sign: sign < 0, "<=": lambda sign: sign <= 0, ">": lambda sign: sign > 0,
    ">=": lambda sign: sign >= 0, "=": lambda sign: sign == 0, "<>": lambda sign: sign != 0,
}  # fmt: skip
_SIGNIFICANT = 11  # digits that a cell without a format shows
_MOST_DECIMALS = 10
_MOST_DIGITS = 15  # a workbook keeps no more
_FRACTION = re.compile(r"[#0?]\s*/\s*[#0?\d]")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def printed(value: float | int | str | bool, form: str, from_1904: bool = False) -> str:
    """
    Return what a cell prints; a date is the number of days that the workbook counts it by.

    >>> [printed(0.95, form) for form in ("0%", "0.0%", "0.00", "General")]
    ['95%', '95.0%', '0.95', '0.95']
    >>> printed(-1234.5, "#,##0.00;(#,##0.00)"), printed(123456, '0!.0,"万"'), printed(7, '"第"0"期"')
    ('(1,234.50)', '12.3万', '第7期')
    >>> printed(45000, 'yyyy"年"m"月"d"日"'), printed("试", "@"), printed(0.1 + 0.2, "General")
    ('2023年3月15日', '试', '0.3')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return _text(value, form) if isinstance(value, str) else _numeric(value, form or GENERAL, from_1904)


def _numeric(value: float | int, form: str, from_1904: bool) -> str:
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    if number and abs(number.adjusted()) > _MOST_DIGITS:
        return f"{number:.5E}"
    section, is_signed = _section(form, number)
    if is_dated(section):
        return printed_date(float(value), section, from_1904) or _general(number)
    return _number(number if is_signed else abs(number), section)


def _text(value: str, form: str) -> str:
    sections = _sections(form)
    section = sections[3] if len(sections) > 3 else sections[0] if "@" in sections[0] else ""
    if "@" not in section:
        return value
    return "".join(value if token.kind == "text" else token.text for token in _tokens(section))


@lru_cache(maxsize=512)
def _sections(form: str) -> tuple[str, ...]:
    """Return the parts of a format for positive numbers, negative ones, nought and text."""
    return tuple(re.findall(r'((?:"[^"]*"?|[\\!_*].|\[[^\]]*\]|[^;])*)(?:;|$)', form)[:4]) or (form,)


def _section(form: str, number: Decimal) -> tuple[str, bool]:
    """Return the part of a format for a number, and whether a negative number keeps its sign in it."""
    sections = list(_sections(form)[:3])
    while len(sections) > 1 and not sections[-1] and not form.rstrip().endswith(";"):
        sections.pop()  # the pattern finds nothing once more at the end
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _COMPARED[condition[1]](number - Decimal(condition[2])):
                return section, True
        return GENERAL, True
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if not number and len(sections) > 2:
        return sections[2], True
    return sections[0], True


@lru_cache(maxsize=512)
def _tokens(section: str) -> tuple[_Token, ...]:
    found = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup
        if kind is not None:
            is_literal = kind in ("quoted", "escaped", "currency", "plain")
            found.append(_Token("literal" if is_literal else kind, match[kind]))
    return tuple(found)


def _number(number: Decimal, section: str) -> str:
    tokens = _tokens(section)
    kinds = {token.kind for token in tokens}
    if _FRACTION.search(section):
        return _general(number)
    if "digit" not in kinds:
        return "".join(_general(number) if token.kind in ("general", "text") else token.text for token in tokens)
    number = number.scaleb(2 * sum(token.kind == "percent" for token in tokens))
    number = number.scaleb(-3 * _scaling_commas(tokens))
    exponent = next((token.text for token in tokens if token.kind == "exponent"), "")
    power = number.adjusted() if exponent and number else 0
    number = number.scaleb(-power)
    return _laid(number, tokens, _printed_power(power, exponent))


def _laid(number: Decimal, tokens: tuple[_Token, ...], power: str) -> str:
    """Put the digits of a number in their places: those before the point are filled from the right."""
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    decimals = [token for token in tokens[point:] if token.kind == "digit"][:_MOST_DECIMALS]
    rounded = abs(number).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    sign = "-" if number < 0 and rounded else ""
    left = _whole(whole, tokens[:point], _is_grouped(tokens[:point]))
    return sign + left + _decimals(rest, tokens[point:], power)


def _whole(digits: str, tokens: tuple[_Token, ...], is_grouped: bool) -> str:
    digits = "" if digits == "0" else digits
    places = [token.text for token in tokens if token.kind == "digit"]
    least = len(places) - next((at for at, place in enumerate(places) if place == "0"), len(places))
    digits = digits.rjust(least, "0")
    if is_grouped:
        digits = f"{int(digits or 0):,}".rjust(least, "0") if digits else ""
    pieces: list[str] = []
    left = sum(token.kind == "digit" for token in tokens)
    for token in reversed(tokens):
        if token.kind == "digit":
            left -= 1
            taken = digits if not left else digits[-1:]
            digits = digits[: len(digits) - len(taken)]
            pieces.append(taken)
        elif token.kind in ("literal", "percent"):
            pieces.append(token.text)
    return "".join(reversed(pieces))


def _decimals(digits: str, tokens: tuple[_Token, ...], power: str) -> str:
    places = [token.text for token in tokens if token.kind == "digit"]
    kept = len(digits)
    while kept and digits[kept - 1] == "0" and places[kept - 1] != "0":
        kept -= 1
    pieces: list[str] = []
    at = 0
    for token in tokens:
        if token.kind == "digit":
            pieces.append(digits[at] if at < kept else "")
            at += 1
        elif token.kind == "point":
            pieces.append("." if kept else "")
        elif token.kind == "exponent":
            pieces.append(power)
        elif token.kind in ("literal", "percent"):
            pieces.append(token.text)
    return "".join(pieces)


def _is_grouped(tokens: tuple[_Token, ...]) -> bool:
    digits = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    return bool(digits) and any(token.kind == "comma" for token in tokens[digits[0] : digits[-1]])


def _scaling_commas(tokens: tuple[_Token, ...]) -> int:
    """Count the commas behind the last digit: each takes three digits away."""
    last = max(at for at, token in enumerate(tokens) if token.kind == "digit")
    count = 0
    for token in tokens[last + 1 :]:
        if token.kind != "comma":
            break
        count += 1
    return count


def _printed_power(power: int, exponent: str) -> str:
    if not exponent:
        return ""
    sign = "-" if power < 0 else "+" if exponent[1] == "+" else ""
    return f"{exponent[0]}{sign}{abs(power):0{len(exponent) - 2}}"


def _general(number: Decimal) -> str:
    if number == number.to_integral_value():
        return f"{number:.0f}"
    digits = max(_SIGNIFICANT - max(number.adjusted() + 1, 1), 0)
    rounded = number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) if number.adjusted() > -8 else number
    return f"{rounded.normalize():f}"
