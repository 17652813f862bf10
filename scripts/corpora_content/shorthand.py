"""Short names for what the indicator tables say most often; each states a truth and prints it."""

from __future__ import annotations

from .model import Entry, Leaf, Line, Project, Scope, Truth, ValueCell

_SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": ""}
_STARS = {"national": "*", "provincial": "**"}


def eq(number: str, raw: str = "", unit: str | None = None, q: str = "", year: str = "") -> Truth:
    """State an exact number."""
    return Truth(raw or number, "=", number, number, unit, q, year)


def ge(number: str, raw: str = "", unit: str | None = None, q: str = "", year: str = "") -> Truth:
    """State a lower limit."""
    return Truth(raw or f"≥{number}", ">=", number, "", unit, q, year)


def le(number: str, raw: str = "", unit: str | None = None, q: str = "", year: str = "") -> Truth:
    """State an upper limit."""
    return Truth(raw or f"≤{number}", "<=", "", number, unit, q, year)


def limit(sign: str, number: str, raw: str = "", unit: str | None = None, q: str = "") -> Truth:
    """State a strict limit, `>` or `<`."""
    low, high = (number, "") if sign == ">" else ("", number)
    return Truth(raw or _SIGNS[sign] + number, sign, low, high, unit, q)


def about(number: str, raw: str = "", unit: str | None = None, q: str = "") -> Truth:
    """State an approximate number."""
    return Truth(raw or f"{number}左右", "~", number, number, unit, q)


def span(low: str, high: str, raw: str, unit: str | None = None, q: str = "") -> Truth:
    """State a range."""
    return Truth(raw, "range", low, high, unit, q)


def change(number: str, raw: str, unit: str | None = None, q: str = "") -> Truth:
    """State a signed rise or fall."""
    return Truth(raw, "change", number, number, unit, q)


def wording(text: str, year: str = "", q: str = "") -> Truth:
    """State a cell without a number."""
    return Truth(text, qualitative=q or text, year=year)


def series(
    raw: str, *points: tuple[str, str], unit: str | None = None, q: str = "", none: str = ""
) -> tuple[Truth, ...]:
    """State one number a year; `none` is a year that the cell says has no data."""
    truths = tuple(Truth(raw, "=", number, number, unit, q, year) for year, number in points)
    return (*truths, Truth(raw, qualitative="暂无数据", year=none)) if none else truths


def marked(name: str, scope: Scope) -> str:
    """Return a name with the mark of its scope."""
    return name + _STARS.get(scope, "")


def one(
    number: str,
    name: str,
    unit: str,
    attribute: str,
    *cells: ValueCell,
    scope: Scope = "",
    printed: str = "",
    unit_printed: str | None = None,
) -> Entry:
    """Return an indicator without sub-items."""
    shown = (unit or "-") if unit_printed is None else unit_printed
    leaf = Leaf(name, "", unit, scope)
    return Entry(number, attribute, (Line(printed or marked(name, scope), shown, cells, (leaf,)),))


def row(name: str, unit: str | None, leaf: Leaf, *cells: ValueCell) -> Line:
    """Return a row that holds one sub-item."""
    return Line(name, unit, cells, (leaf,))


def many(number: str, attribute: str, *lines: Line) -> Entry:
    """Return an indicator whose sub-items are split over rows or stand in one composite row."""
    return Entry(number, attribute, lines)


def project(
    number: int,
    name: str,
    content: str,
    start: str,
    end: str,
    investment: str,
    responsible: str,
    years: str = "",
    money: str = "",
    nature: str = "",
) -> Project:
    """Return a project; what is printed follows from the truth unless it is given."""
    shown = years or (start if start == end else f"{start}-{end}")
    return Project(
        str(number),
        name,
        content,
        shown,
        start,
        end,
        money or investment or "/",
        investment,
        responsible.replace("|", "、"),
        responsible,
        nature,
    )
