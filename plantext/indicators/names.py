"""The name cell of an indicator: a name, a name and its sub-items, or two names of one indicator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from plantext.indicators.scope import without_marks
from plantext.indicators.splitting import lines_of, mark_of, without_mark
from plantext.quantities.wrapping import unbroken
from plantext.records import Scope
from plantext.vocabulary import load, units


@dataclass(frozen=True, slots=True)
class Item:
    """A sub-item as printed, without the mark before it; `mark` is that mark's number, 0 where it has none."""

    mark: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """What a name cell says: the name as printed (with its scope mark), and the sub-items, if any."""

    text: str
    items: tuple[Item, ...] = ()


def read_name(cell: str, scopes: Mapping[str, Scope], fits: Callable[[int], bool]) -> Name:
    """
    Return what a name cell says.

    Lines with marks are sub-items. Lines without are sub-items only under a name and where something says so: the
    other cells of the row have a line for each (`fits`), they are kinds of places, or there are several of them
    that no column width explains. Two lines with a mark each (`林草覆盖率*` over `森林覆盖率**`) are two names.

    >>> read_name("环境空气质量\\n①优良天数比例\\n②PM2.5浓度", {}, lambda count: False).items
    (Item(mark=1, text='优良天数比例'), Item(mark=2, text='PM2.5浓度'))
    >>> read_name("一般工业固体废物\\n综合利用率", {}, lambda count: False)
    Name(text='一般工业固体废物综合利用率', items=())
    """
    lines = lines_of(cell)
    marks = [mark_of(line) for line in lines]
    if any(marks):
        return _marked(lines, marks)
    if len(lines) < 2:
        return Name(lines[0] if lines else "")
    if _two_names(lines, scopes):
        return Name("\n".join(lines))
    if fits(len(lines)) and not fits(len(lines) - 1) and len(lines) > 2 and (parted := _part_longest(lines)):
        lines = parted
    if _are_items(lines, fits):
        return Name(lines[0], tuple(Item(0, line) for line in lines[1:]))
    return Name("".join(lines))


@lru_cache(maxsize=4096)
def clean(printed: str, unit: str | None = None) -> str:
    """
    Return a name without marks, footnote digits, its own number, the unit in brackets and a bound behind it.

    Two names on two lines are joined with `|`. Where `unit` is given, other brackets than that unit's are kept.

    >>> clean("1. 林木覆盖率(%)"), clean("林草覆盖率*\\n森林覆盖率**"), clean("森林面积≥")
    ('林木覆盖率', '林草覆盖率|森林覆盖率', '森林面积')
    >>> clean("森林覆盖率（平原地区）"), clean("加工能力（日）", unit="吨")
    ('森林覆盖率（平原地区）', '加工能力（日）')
    """
    return "|".join(_clean_line(line, unit) for line in printed.split("\n"))


@lru_cache(maxsize=4096)
def unit_in(printed: str) -> str:
    """
    Return the unit that stands in brackets or behind a comma at the end of a name, empty where none does.

    >>> unit_in("绿道长度(公里)"), unit_in("森林覆盖率（平原地区）"), unit_in("增加值（亿元）*")
    ('公里', '', '亿元')
    """
    match = _UNIT_BEHIND.search(without_marks(_BOUND.sub("", printed)))
    parts = _QUALIFIED.split(unbroken(match["unit"])) if match else []
    found = next((part for part in (_BOUNDS.sub("", part) for part in parts) if is_unit(part)), "")
    return (found or ("%" if _BARE_PERCENT.search(printed) else "")).replace("％", "%")


def bound_in(printed: str) -> str:
    """
    Return the comparator that stands at the end of a name or a unit.

    >>> bound_in("森林面积≥"), bound_in("吨/万元≤"), bound_in("%")
    ('>=', '<=', '')
    """
    match = _BOUND.search(printed) or _BOUND.search(_UNIT_BEHIND.sub("", printed))
    return {"≥": ">=", "≤": "<=", ">": ">", "<": "<", "＞": ">", "＜": "<"}[match[1]] if match else ""


def without_bound(printed: str) -> str:
    """Return a name or a unit without the comparator at its end."""
    return _BOUND.sub("", printed).strip()


def is_unit(text: str) -> bool:
    """
    Say whether a text is a unit, simple or compound.

    >>> is_unit("万元"), is_unit("吨标准煤/万元"), is_unit("平原地区"), is_unit("%")
    (True, True, False, True)
    """
    parts = [part for part in _PER.split(unbroken(text)) if part]
    return bool(parts) and all(part in units() or _MANY.sub("", part) in units() for part in parts)


def _marked(lines: list[str], marks: list[int]) -> Name:
    first = next(i for i, mark in enumerate(marks) if mark)
    begin = first - 1 if marks[first] == 2 and first >= 2 else first  # the first sub-item lost its mark
    items: list[Item] = []
    for line, mark in zip(lines[begin:], marks[begin:], strict=True):
        if mark or not items:
            items.append(Item(mark or 1, without_mark(line)))
        else:
            items[-1] = Item(items[-1].mark, items[-1].text + line)
    return Name("".join(lines[:begin]), tuple(items))


def _two_names(lines: list[str], scopes: Mapping[str, Scope]) -> bool:
    found = [
        next((mark for mark in sorted(scopes, reverse=True) if mark and line.endswith(mark)), "") for line in lines
    ]
    return len(lines) == 2 and all(found) and len(set(found)) == 2


def _are_items(lines: list[str], fits: Callable[[int], bool]) -> bool:
    if fits(len(lines) - 1):
        return True
    if all(_is_place(line) for line in lines[1:]):
        return True
    if len(lines) < 3:
        return False
    wrapped = len({len(line) for line in lines[:-1]}) == 1 and len(lines[-1]) <= len(lines[0]) + 1
    return not wrapped


def _is_place(line: str) -> bool:
    return any(wording.pattern.fullmatch(without_marks(line)) for wording in load("quantities.toml", "group"))


def _part_longest(lines: list[str]) -> list[str]:
    """Part the one line that holds two names (`…占比一次性消费品人均使用量`) behind the word for a measure."""
    longest = max(lines[1:], key=len)
    cuts = [match.end() for match in _MEASURE.finditer(longest) if 4 <= match.end() <= len(longest) - 5]
    if len(cuts) != 1:
        return []
    at = lines.index(longest)
    return [*lines[:at], longest[: cuts[0]], longest[cuts[0] :], *lines[at + 1 :]]


def _without_unit(text: str, unit: str) -> str:
    """Take a unit out of the brackets at a name's end; what else stands there (`五年累计`) is kept."""
    match = _UNIT_BEHIND.search(text)
    if not match:
        return text
    rest = [
        part
        for part in _QUALIFIED.split(match["unit"])
        if part and _BOUNDS.sub("", unbroken(part)).replace("％", "%") != unit
    ]
    return text[: match.start()] + (f"（{'，'.join(rest)}）" if rest else "")


def _clean_line(line: str, unit: str | None) -> str:
    text = without_marks(without_bound(_OWN_MARK.sub("", line.strip())))
    if (found := unit_in(text)) and unit in (None, found):
        text = without_bound(_BARE_PERCENT.sub("", _without_unit(text, found)))
    return without_marks("".join(part.strip() for part in text.split("\n")))


_BOUND = regex.compile(r"\s*([≥≤><＞＜])\s*[：:]?\s*$")
_UNIT_BEHIND = regex.compile(r"\s*[（(\[]\s*(?:单位\s*[:：])?(?P<unit>[^（）()\[\]]{1,14})\s*[)）\]]\s*$")
_QUALIFIED = regex.compile(r"[，,、；;]")
_BOUNDS = regex.compile(r"[≥≤><＞＜]")
_BARE_PERCENT = regex.compile(r"(?<=\p{Han})[%％]$")
_MANY = regex.compile(r"^(?:百|千|万|十|亿)+(?!$|瓦|克|米|伏)")
_PER = regex.compile(r"[/／·]")
_MEASURE = regex.compile(r"占比|比例|比重|(?<!概|几|效|利用|速)[率量]")
_OWN_MARK = regex.compile(
    r"^(?:\d{1,3}\s*[.、．](?!\d)\s*|[#＃]\s*|其中\s*[:：]?\s*|[—－–-]{1,2}\s*(?=\p{Han})|[a-h][.、．)）]\s*|[*★☆▲△●○◆■]+\s*)+"
)
