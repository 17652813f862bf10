"""List numbers as Word prints them: a number and a `w:numFmt` make `十二`, `⑫`, `XII`, `甲`."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_UNITS = ("", "拾", "佰", "仟")
_UNITS = ("", "十", "百", "千")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_MOST = 9999


def numeral(value: int, form: str) -> str:
    """
    Return a list number in one of Word's number formats; an unknown format counts in Arabic digits.

    >>> numeral(12, "chineseCounting"), numeral(3, "decimalEnclosedCircleChinese"), numeral(4, "upperRoman")
    ('十二', '③', 'IV')
    >>> numeral(21, "decimalEnclosedCircle"), numeral(51, "decimalEnclosedCircle"), numeral(1, "none")
    ('㉑', '51', '')
    """
    write = _FORMS.get(form)
    if write is None or not 0 <= value <= _MOST:
        return str(value)
    return write(value) or str(value) if form != "none" else ""


def _counting(value: int, digits: str, units: tuple[str, ...], zero: str) -> str:
    if value == 0:
        return zero
    text = ""
    skipped = False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            text += (zero if skipped else "") + digits[digit] + units[place]
            skipped = False
        elif text:
            skipped = True
    return text


def _chinese(value: int) -> str:
    text = _counting(value, _DIGITS, _UNITS, "零")
    return text[1:] if 10 <= value < 20 else text


def _formal(value: int) -> str:
    return _counting(value, _FORMAL_DIGITS, _FORMAL_UNITS, "零")


def _digit_by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _letters(value: int) -> str:
    # Word goes on after z with aa, bb, cc.
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else ""


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def _enclosed(*runs: tuple[int, int, int]) -> Callable[[int], str]:
    def write(value: int) -> str:
        return next((chr(code + value - first) for first, last, code in runs if first <= value <= last), "")

    return write


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)] if value else ""


_CIRCLED = _enclosed((0, 0, 0x24EA), (1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))

_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda value: "",
    "bullet": lambda value: "•",
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": _enclosed((1, 20, 0x2488)),
    "decimalEnclosedParen": _enclosed((1, 20, 0x2474)),
    "numberInDash": lambda value: f"- {value} -",
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _enclosed((1, 10, 0x3280)),
}
