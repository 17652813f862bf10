"""The best way to pair the things of two lists, each at most once, over all at the same time."""

from __future__ import annotations

from collections.abc import Mapping

_SCALE = 10**6
_NEAR = 10**3


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
    import networkx  # noqa: PLC0415

    graph = networkx.Graph()
    for (row, column), score in sorted(scores.items()):
        distance = abs(row * columns - column * rows) / max(1, rows * columns)
        # Whole numbers: with fractions the solver could go round in circles.
        weight = round(score**3 * _SCALE) * _NEAR + round((1 - distance) * (_NEAR - 1))
        graph.add_edge(("row", row), ("column", column), weight=weight)
    pairs = []
    for part in networkx.connected_components(graph):
        for one, other in networkx.max_weight_matching(graph.subgraph(part)):
            (_, row), (_, column) = (one, other) if one[0] == "row" else (other, one)
            pairs.append((row, column))
    return sorted(pairs)
