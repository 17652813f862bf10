"""Whether a changed value asks for more (tightened) or for less (relaxed)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal, cast

from plantext.comparisons import Direction
from plantext.concepts import concept_of
from plantext.quantities import convert
from plantext.revisions.pairs import Pair
from plantext.revisions.subjects import Cell
from plantext.vocabulary import load

Better = Literal["higher", "lower", ""]
_ABOVE, _BELOW = {">=", ">"}, {"<=", "<"}
_STRENGTH = {">": 2, "<": 2, "~": 0}
_ASKING = ("target", "requirement")
_RANK = {"约束性": 2, "预期性": 1, "参考性": 1}


def of_values(pair: Pair, old: Cell, new: Cell) -> Direction:
    """Return what a change of the number, of the comparator or of both means; empty where nothing is asked for."""
    if new.role not in _ASKING:
        return ""
    way = _better(pair.concept, old, new)
    if not way or old.period != new.period:
        return "unknown"
    before, after = _bound(old, way, new.unit), _bound(new, way, new.unit)
    if before is None or after is None:
        return "unknown"
    if before == after:
        return _by_strength(old, new)
    return "tightened" if (after > before) == (way == "higher") else "relaxed"


def of_wording(new: Cell) -> Direction:
    """Return what a change of words means: a person has to tell, where something is asked for."""
    return "unknown" if new.role in _ASKING else ""


def of_attribute(old: str, new: str) -> Direction:
    """
    Return what a changed attribute means: 约束性 binds, the others do not.

    >>> of_attribute("约束性", "预期性"), of_attribute("参考性", "约束性"), of_attribute("参考性", "预期性")
    ('relaxed', 'tightened', 'neutral')
    """
    before, after = _RANK.get(old), _RANK.get(new)
    if before is None or after is None:
        return "unknown"
    if before == after:
        return "neutral"
    return "tightened" if after > before else "relaxed"


def of_years(pair: Pair, old: Cell, new: Cell, values: Direction, same: bool) -> Direction:
    """
    Return what it means that a target is due in another year: the same later is less, the same sooner is more.

    Of two plans of which one begins where the other ends, the numbers alone tell. What was attained before either
    plan began is no less if it is kept for longer.
    """
    if new.role != "target":
        return ""
    if not (old.year.isdecimal() and new.year.isdecimal()):
        return "unknown"
    if same and new.number in pair.attained:
        return "neutral"
    if pair.follows:
        return "neutral" if same else values
    moved: Direction = "relaxed" if int(new.year) > int(old.year) else "tightened"
    return moved if same or values in (moved, "neutral") else "unknown"


def _better(concept: str, old: Cell, new: Cell) -> Better:
    """
    Say which way is the stricter one: what the catalogue says, else the comparators of both sides, else the words.

    A change has a sign of its own: more of a rise, and more of a fall, are stricter.
    """
    signs = {old.comparator, new.comparator}
    if "change" in signs:
        return _of_change(old, new)
    known = concept_of(concept)
    if known:
        return known.better if known.better != "keep" else ""
    if signs & _ABOVE and not signs & _BELOW:
        return "higher"
    if signs & _BELOW:
        return "" if signs & _ABOVE else "lower"
    return _by_words(old.about, new.about)


def _by_words(old: str, new: str) -> Better:
    """Return the way that the words of both sides say, or those of one where the other's say nothing."""
    ways = {way for way in map(_way, (old, new)) if way}
    return ways.pop() if len(ways) == 1 else ""


@lru_cache(maxsize=4096)
def _way(about: str) -> Better:
    """
    Return the better way of what is measured, by the first entry of `extractors/directions.toml` that matches.

    >>> _way("黑臭水体数量"), _way("整治黑臭水体"), _way("项目开工率"), _way("特色指数")
    ('lower', 'higher', 'higher', '')
    """
    found = (wording.means for wording in load("directions.toml", "way") if wording.pattern.search(about))
    return cast("Better", next(found, ""))


def _of_change(old: Cell, new: Cell) -> Better:
    if old.comparator != new.comparator or not old.number or not new.number:
        return ""
    if (old.number > 0) != (new.number > 0):
        return ""
    return "higher" if new.number > 0 else "lower"


def _bound(cell: Cell, way: Better, unit: str) -> Decimal | None:
    """Return the end of a value that has to be reached, in a unit; None where it is bounded on the other side only."""
    value = cell.low if way == "higher" else cell.high
    if value is None or cell.unit == unit or not cell.unit or not unit:
        return value
    return convert(value, cell.unit, unit)


def _by_strength(old: Cell, new: Cell) -> Direction:
    """Compare two ways to ask for the same number: more than it, it, about it."""
    before, after = (_STRENGTH.get(cell.comparator, 1) for cell in (old, new))
    if before == after:
        return "neutral"
    return "tightened" if after > before else "relaxed"
