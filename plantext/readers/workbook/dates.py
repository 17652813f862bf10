"""Dates of spreadsheets: days since the first of a calendar, printed as a format says."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

BUILT_IN = {
    14: "yyyy/m/d", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a file names by number alone and a Chinese Excel prints so."""

_LITERAL = r'\[(?P<elapsed>h+|m+|s+)\]|"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[[^\]]*\]'
_PARTS = re.compile(
    rf"{_LITERAL}|(?P<date>y{{1,4}}|e{{1,4}}|m{{1,5}}|d{{1,4}}|a{{3,4}}|h{{1,2}}|s{{1,2}})(?:\.0+)?"
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERALS = re.compile(r'"[^"]*"?|[\\!_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_LETTER = re.compile(r"[ymdhs]|a{3,4}|(?<![0#?.])e(?![+-])", re.IGNORECASE)
_WEEK = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_A_DAY = {"h": 24, "m": 24 * 60, "s": 24 * 60 * 60}


def is_dated(section: str) -> bool:
    """
    Say whether a format prints numbers as dates or times.

    >>> [is_dated(form) for form in ("yyyy-mm", 'm"月"', "[h]:mm", '0"d"', "General", "0.00E+00", "[Red]0", "0.0%")]
    [True, True, True, False, False, False, False, False]
    """
    bare = _LITERALS.sub("", section)
    is_number = re.search(r"General|[#?]|0(?!0*$)|^0", bare, re.IGNORECASE) and not re.search(r"[ymdh]", bare, re.I)
    return not re.search("General", bare, re.IGNORECASE) and not is_number and bool(_DATE_LETTER.search(bare))


def printed_date(days: float, section: str, from_1904: bool) -> str:
    """Return a number of days as a format prints it, empty where there is no such day."""
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    try:
        moment = first + timedelta(seconds=round(days * 86400))
    except (OverflowError, ValueError):
        return ""
    if days < 0:
        return ""
    parts = list(_PARTS.finditer(section))
    has_half = any(part["half"] for part in parts)
    return "".join(
        str(int(days * _A_DAY[part["elapsed"][0].lower()])) if part["elapsed"] else _part(parts, at, moment, has_half)
        for at, part in enumerate(parts)
    )


def _part(parts: list[re.Match[str]], at: int, moment: datetime, has_half: bool) -> str:
    part = parts[at]
    if part["half"]:
        return "上午" if moment.hour < 12 else "下午"
    code = (part["date"] or "").lower()
    if not code:
        return part["quoted"] or part["escaped"] or part["plain"] or ""
    if code[0] in "yemad" and not _is_minute(parts, at):
        return _day(code, moment)
    hour = (moment.hour - 1) % 12 + 1 if has_half else moment.hour
    return str({"h": hour, "m": moment.minute, "s": moment.second}[code[0]]).zfill(len(code))


def _day(code: str, moment: datetime) -> str:
    if code[0] in "ye":
        return f"{moment.year % 100:02}" if code in ("y", "yy") else str(moment.year)
    if len(code) > 2 and code[0] in "ad":
        return ("星期" if len(code) > 3 else "周") + _WEEK[moment.weekday()]
    if len(code) > 2:
        return _MONTHS[moment.month - 1]
    return str(moment.month if code[0] == "m" else moment.day).zfill(len(code))


def _is_minute(parts: list[re.Match[str]], at: int) -> bool:
    """Say whether a part is an `m` that stands for minutes: behind hours or before seconds."""
    if parts[at]["date"].lower() not in ("m", "mm"):
        return False
    before = [(part["date"] or part["elapsed"]).lower() for part in parts[:at] if part["date"] or part["elapsed"]]
    behind = [part["date"].lower() for part in parts[at + 1 :] if part["date"]]
    return (bool(before) and before[-1][0] == "h") or (bool(behind) and behind[0][0] == "s")
