"""The targets of a plan for a terminal: all of them in a list, and one of them with how it was found."""

from __future__ import annotations

from collections.abc import Iterator

from plantext.columns import COLUMNS, titles
from plantext.plan import Plan
from plantext.records import Duty, Target
from plantext.show.grid import CELL_LINES, listed, render
from plantext.show.words import said
from plantext.wide import amount, target_grid

_SENTENCE_ENDS = "。！？\n"
_OPEN, _CLOSE = ">>>", "<<<"  # no sign of this kind is printed in plans, and every console has it
_WORDY = {"role", "period", "review"}
# What a person asks after even where nothing was found.
_ALWAYS = {"year", "unit", "responsible"}
_FIELDS = (
    *("section", "source", "rule", "indicator", "concept", "role", "raw", "comparator", "low", "high"),
    *("unit", "unit_source", "year", "year_source", "period", "responsible", "responsible_lead", "review"),
)


def targets(plan: Plan, total: int = 100, language: str = "en") -> str:
    """Return the targets of a plan, a row each, numbered from 1, in `total` columns."""
    grid = target_grid("", plan.targets, language)
    return render(grid.header, grid.rows, total, CELL_LINES) if grid.rows else f"({said('no targets', language)})"


def explain(plan: Plan, target: Target, total: int = 100, language: str = "en") -> str:
    """
    Return how a target of a plan was found: its sentence, where that stands, and where each part of it comes from.

    The quote stands between `>>>` and `<<<`.
    """
    value = amount(target.comparator, target.low, target.high, target.unit)
    heading = " ".join(filter(None, (target.indicator, value, target.year)))
    return f"{heading}\n{listed(_facts(plan, target, language), total)}"


def _facts(plan: Plan, target: Target, language: str) -> Iterator[tuple[str, str]]:
    names = dict(zip(COLUMNS["targets"], titles("targets", language), strict=True))
    yield said("sentence", language), _sentence(plan.document.text, target)
    yield said("characters", language), f"{target.start}–{target.end}"
    for field in _FIELDS:
        cell = _cell(target, field)
        if cell or field in _ALWAYS:
            wordy = field in _WORDY or not cell
            yield names[field], said(cell or "none", language) if wordy else cell
    duty = _bracket(plan, target)
    if duty is not None:
        yield said("bracket", language), f"{duty.quote}  {duty.source}"


def _cell(target: Target, field: str) -> str:
    cell = getattr(target, field)
    if isinstance(cell, tuple):
        return "、".join(cell)
    return "" if cell is None else format(cell, "" if isinstance(cell, str) else "f")


def _sentence(text: str, target: Target) -> str:
    """Return the sentence around a quote, the quote marked."""
    start, end = target.start, target.end
    first = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    # A quote may hold the end of its sentence.
    ends = (text.find(mark, max(start, end - 1)) for mark in _SENTENCE_ENDS)
    last = max(min((at + 1 for at in ends if at >= 0), default=len(text)), end)
    return f"{text[first:start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end:last]}".strip()


def _bracket(plan: Plan, target: Target) -> Duty | None:
    """Return the bracket that names the units of a target: the next one behind it that names the same."""
    units = (target.responsible, target.responsible_lead)
    behind = (duty for duty in plan.duties if duty.start >= target.end)
    same = (duty for duty in behind if units[0] and (duty.responsible, duty.responsible_lead) == units)
    return min(same, key=lambda duty: duty.start, default=None)
