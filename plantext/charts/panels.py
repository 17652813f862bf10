"""What is drawn of the matrix: an indicator over the counties, from its latest baseline to its last target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from plantext.charts.words import said
from plantext.concepts import concept_of
from plantext.counties import Cell, Matrix, Row
from plantext.counties.words import number

Said = tuple[str, Cell]  # the year and what is said for it
_NUMBER = re.compile(r"[≥≤<>]?=?(\d+(?:\.\d+)?)")
_LARGEST = Decimal(10) ** 15  # no axis has room for more


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator in one unit: for each county its latest baseline and its last target, with their years."""

    concept: str
    indicator: str
    unit: str
    required: Mapping[str, str]
    better: str
    baselines: Mapping[int, Said]
    targets: Mapping[int, Said]

    @property
    def title(self) -> str:
        """The indicator with its unit."""
        return f"{self.indicator}（{self.unit}）" if self.unit else self.indicator

    @property
    def theme(self) -> str:
        """The domain of the catalogue, empty where it does not know the indicator."""
        return theme(self.concept)

    @property
    def counties(self) -> list[int]:
        """The places of the counties, the best target first; those without a number come last."""

        def rank(at: int) -> tuple[bool, float, int]:
            value = point(self.targets[at][1]) if at in self.targets else None
            return value is None, (value or 0) * (1 if self.better == "lower" else -1), at

        return sorted({*self.baselines, *self.targets}, key=rank)

    @property
    def drawn(self) -> list[int]:
        """The places of the counties that have a target in numbers."""
        return [at for at in self.counties if at in self.targets and point(self.targets[at][1]) is not None]

    @property
    def values(self) -> list[float]:
        """All numbers that need room."""
        cells = [cell for side in (self.baselines, self.targets) for _, cell in side.values()]
        numbers = [value for cell in cells for value in (point(cell), far_end(cell)) if value is not None]
        return numbers + list(self.requirements.values()) if numbers else []

    @property
    def requirements(self) -> dict[str, float]:
        """The requirements that are one number."""
        found = {level: _NUMBER.fullmatch(text.rstrip("%％")) for level, text in self.required.items()}
        numbers = {level: _drawable(Decimal(match[1])) for level, match in found.items() if match}
        return {level: value for level, value in numbers.items() if value is not None}

    def misses(self, at: int) -> bool:
        """Say whether the target of a county misses a requirement."""
        return at in self.targets and misses(self.targets[at][1])

    def told(self, at: int, longest: int = 0) -> str:
        """Return what a county says, as text: `61.2 → ≥62.5 (2025)`; wordings cut to so many characters."""
        base, aim = self.baselines.get(at), self.targets.get(at)
        shown = [_cut(side[1], longest) for side in (base, aim) if side]
        return " → ".join(shown) + (f" ({aim[0]})" if aim and aim[0] else "")


def panels(matrix: Matrix) -> list[Panel]:
    """Return a panel for each indicator and unit that has a target with a number; rates and changes have none."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in matrix.rows:
        if row.role in ("baseline", "target") and not row.period:
            groups.setdefault((row.concept, row.indicator, row.unit), []).append(row)
    return [each for each in map(_panel, groups.values()) if each.drawn]


def shared(found: Sequence[Panel]) -> list[Panel]:
    """Return the panels in which at least two counties can be compared; all where there is no such panel."""
    return [each for each in found if len(each.drawn) > 1] or list(found)


def chosen(matrix: Matrix, indicators: Iterable[str]) -> list[Panel]:
    """
    Return the panels of some indicators, each in the unit that most plans use first.

    Raises:
        PlantextError: no plan has one of them.

    """
    found = [sorted(panels(matrix.only(each)), key=lambda panel: -len(panel.targets)) for each in indicators]
    return list(_once(panel for each in found for panel in each))


def usual(matrix: Matrix, count: int) -> list[Panel]:
    """Return the panels that most plans share, in the order of the matrix."""
    found = [each for each in panels(matrix) if len(each.drawn) > 1]
    most = sorted(found, key=lambda panel: -len(panel.drawn))[:count]
    return [each for each in found if any(each is other for other in most)]


def themes(found: Iterable[Panel]) -> dict[str, list[Panel]]:
    """Return panels by theme, those of no theme last."""
    by_theme: dict[str, list[Panel]] = {}
    for panel in found:
        by_theme.setdefault(panel.theme, []).append(panel)
    return {name: by_theme[name] for name in sorted(by_theme, key=lambda name: not name)}


def theme(concept: str) -> str:
    """
    Return the domain of an indicator in the catalogue, empty where it is unknown.

    >>> theme("good-air-days"), theme("")
    ('生态安全', '')
    """
    known = concept_of(concept)
    return known.domain if known else ""


def point(cell: Cell) -> float | None:
    """Return the number of a cell as it is drawn, None where there is none or no axis would have room for it."""
    return None if cell.value is None else _drawable(cell.value)


def far_end(cell: Cell) -> float | None:
    """Return the upper end of a range, None where there is none."""
    if cell.low is None or cell.high is None or cell.low == cell.high:
        return None
    return _drawable(cell.high)


def misses(cell: Cell) -> bool:
    """Say whether a cell misses a requirement."""
    return False in (cell.meets_national, cell.meets_provincial)


def short(cell: Cell) -> str:
    """Return a cell as its number, or as printed where it has none."""
    return cell.text if cell.value is None else number(cell.comparator, cell.low, cell.high)


def plain(value: float) -> str:
    """
    Return a computed number to six digits, thousands parted.

    >>> plain(3951999.9), plain(0.1 + 0.2)
    ('3,952,000', '0.3')
    """
    return f"{float(f'{value:.6g}'):,.15g}"


def spread(values: Sequence[float], language: str) -> str:
    """
    Return what numbers come to: the least, the most and the one in the middle.

    >>> spread([3, 1, 2], "zh"), spread([100, 100], "en")
    ('1 至 3，中位 2', '100')
    """
    least, most, middle = map(plain, (min(values), max(values), median(values)))
    return least if least == most else said("{} to {}, median {}", language).format(least, most, middle)


def _cut(cell: Cell, longest: int) -> str:
    text = short(cell)
    return f"{text[:longest]}…" if longest and cell.value is None and len(text) > longest + 1 else text


def _drawable(value: Decimal) -> float | None:
    return float(value) if value.is_finite() and abs(value) < _LARGEST else None


def _panel(rows: Sequence[Row]) -> Panel:
    sides: dict[str, dict[int, Said]] = {"baseline": {}, "target": {}}
    for row in sorted(rows, key=lambda row: row.year):
        side = sides[row.role]
        for at, cell in row.cells.items():
            # A later wording (持续提高) does not hide an earlier number.
            if at not in side or cell.value is not None or side[at][1].value is None:
                side[at] = (row.year, cell)
    first = rows[0]
    # A stroke in the column of requirements says that there is none.
    required = {level: getattr(first, level) for level in ("national", "provincial")}
    required = {level: text if any(map(str.isalnum, text)) else "" for level, text in required.items()}
    return Panel(first.concept, first.indicator, first.unit, required, first.better, sides["baseline"], sides["target"])


def _once(found: Iterable[Panel]) -> Iterator[Panel]:
    seen: set[tuple[str, str, str]] = set()
    for panel in found:
        key = (panel.concept, panel.indicator, panel.unit)
        if key not in seen:
            seen.add(key)
            yield panel
