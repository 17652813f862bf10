"""The numbers that a browser prints before the items of a list."""

from __future__ import annotations

from lxml import etree

from plantext.readers.html.looks import list_type
from plantext.readers.numerals import numeral

_FORMS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero", "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting", "trad-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified", "trad-chinese-formal": "ideographLegalTraditional",
    "cjk-decimal": "ideographDigital", "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}  # fmt: skip
_SILENT = frozenset({"none", "disc", "circle", "square", "inherit"})
_MOST = 9999


def numbers(listed: etree._Element) -> list[str]:
    """
    Return what is printed before each `li` of a list, "" for lists that are not counted.

    >>> numbers(etree.fromstring("<ol start='3'><li/><li value='9'/><li/></ol>"))
    ['3.', '9.', '10.']
    >>> numbers(etree.fromstring("<ol type='A' reversed=''><li/><li/></ol>"))
    ['B.', 'A.']
    >>> numbers(etree.fromstring("<ul><li/></ul>"))
    ['']
    """
    items = list(listed.iterchildren("li"))
    if listed.tag != "ol":
        return [""] * len(items)
    step = 1 if listed.get("reversed") is None else -1
    value = _integer(listed.get("start"), 1 if step > 0 else len(items))
    made = []
    for item in items:
        value = _integer(item.get("value"), value)
        made.append(_printed(value, list_type(item) or list_type(listed)))
        value += step
    return made


def _printed(value: int, kind: str) -> str:
    if kind.lower() in _SILENT:
        return ""
    form = _FORMS.get(kind, "decimal")
    is_han = form.startswith(("chinese", "ideograph"))
    return numeral(value, form) + ("、" if is_han else ".")


def _integer(value: str | None, default: int) -> int:
    try:
        number = int(value or "")
    except ValueError:
        return default
    return number if abs(number) <= _MOST else default
