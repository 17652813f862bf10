"""The best way to pair the things of two lists, each at most once, over all at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plantext.alignment.names import Named, Sameness, known, similar

Compare = Callable[[Named, Named], Sameness | None]

Closeness = Callable[[int, int], float]

_CLOSE = 0.002  # less than between any two ways to be the same
_SCALE = 10**6
_NEAR = 10**3


def aligned(
    old: Sequence[Named], new: Sequence[Named], alike: Compare = similar, closeness: Closeness | None = None
) -> dict[tuple[int, int], Sameness]:
    """
    Return the pairs (row, column) of things that are the same, in the order of the rows.

    Things that have a concept or a name in common are paired first; likeness, which costs a thousand times as much to
    tell, is left to what then has no partner. `closeness` (0 to 1) of what stands beside two names decides between
    pairs whose names are equally the same.

    >>> list(aligned([Named("河长制"), Named("森林覆盖率")], [Named("森林覆盖率"), Named("林长制")]))
    [(1, 0)]
    """
    found = _paired(old, new, (range(len(old)), range(len(new))), known, closeness)
    rows, columns = {row for row, _ in found}, {column for _, column in found}
    lone_old = [row for row in range(len(old)) if row not in rows]
    lone_new = [column for column in range(len(new)) if column not in columns]
    return dict(sorted((found | _paired(old, new, (lone_old, lone_new), alike, closeness)).items()))


def _paired(
    old: Sequence[Named],
    new: Sequence[Named],
    places: tuple[Sequence[int], Sequence[int]],
    compare: Compare,
    closeness: Closeness | None,
) -> dict[tuple[int, int], Sameness]:
    found = {
        (row, column): sameness
        for row in places[0]
        for column in places[1]
        if (sameness := compare(old[row], new[column]))
    }
    scores = {place: sameness.score for place, sameness in found.items()}
    if closeness:
        contested = _contested(scores)
        scores |= {place: scores[place] + _CLOSE * closeness(*place) for place in contested}
    return {pair: found[pair] for pair in best_pairs(scores, len(old), len(new))}


def _contested(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Return the pairs of which one side could be paired otherwise too."""
    rows, columns = Counter(row for row, _ in scores), Counter(column for _, column in scores)
    return [(row, column) for row, column in scores if rows[row] > 1 or columns[column] > 1]


def best_pairs(scores: Mapping[tuple[int, int], float], rows: int, columns: int) -> list[tuple[int, int]]:
    """
    Return the pairs (row, column) with the greatest sum of scores, in the order of the rows.

    `scores` has a value above 0 for every pair that is possible. A high score counts more than two of half its
    height, so that a sure pair is not given up for two doubtful ones; of equal scores those count more that stand
    at like places of their lists, whichever list comes first.

    >>> best_pairs({(0, 0): 0.9, (0, 1): 1.0, (1, 0): 0.2}, 2, 2)
    [(0, 1), (1, 0)]
    >>> best_pairs({(0, 0): 1.0, (0, 1): 0.6, (1, 0): 0.6}, 2, 2)
    [(0, 0)]
    """
    if not scores:
        return []
    import networkx  # noqa: PLC0415

    graph = networkx.Graph()
    for (row, column), score in sorted(scores.items()):
        distance = abs(row * columns - column * rows) / max(1, rows * columns)
        # Whole numbers: with fractions the solver could go round in circles.
        weight = round(score**3 * _SCALE) * _NEAR + round((1 - distance) * (_NEAR - 1))
        graph.add_edge(("row", row), ("column", column), weight=weight)
    pairs = []
    for part in networkx.connected_components(graph):
        for one, other in [tuple(part)] if len(part) == 2 else _matched(graph, part):
            (_, row), (_, column) = (one, other) if one[0] == "row" else (other, one)
            pairs.append((row, column))
    return sorted(pairs)


def _matched(graph: Any, part: Any) -> Any:
    import networkx  # noqa: PLC0415

    # A view of a part would ask the whole graph again for every step.
    return networkx.max_weight_matching(graph.subgraph(part).copy())
