"""Water, of which a ton is a cubic metre: 万吨/日 and 立方米/日 measure the same."""

from __future__ import annotations

from dataclasses import replace

import regex

from plantext.revisions.subjects import Subject

_WATER = regex.compile("[污供用取中雨废排引净节饮调]水|再生水|自来水|水量|水厂")
_TONS = regex.compile("^([十百千万亿]*)吨(?=/|$)")
_CUBIC = regex.compile("^[十百千万亿]*(?:立方米|方|m3|m³)(?=/|$)")


def by_volume(old: Subject, new: Subject) -> tuple[Subject, Subject]:
    """Return both sides with tons of water as cubic metres, where one counts in tons and the other in cubic metres."""
    sides = (old, new)
    if not all(_WATER.search(f"{side.named.name}{side.named.item}") for side in sides):
        return sides
    units = [{side.named.unit, *(cell.unit for cell in side.cells)} for side in sides]
    for tons, cubic in (units, units[::-1]):
        if any(map(_TONS.match, tons)) and any(map(_CUBIC.match, cubic)):
            return _converted(old), _converted(new)
    return sides


def _converted(side: Subject) -> Subject:
    cells = tuple(replace(cell, unit=_volume(cell.unit)) for cell in side.cells)
    return replace(side, named=replace(side.named, unit=_volume(side.named.unit)), cells=cells)


def _volume(unit: str) -> str:
    return _TONS.sub(r"\1立方米", unit)
