"""
Passages that two plans share word for word, in time that grows with the text and not with the pairs of plans.

Of every plan a fixed choice of short pieces is taken, the same wherever the same text stands: of the pieces in each
window the one with the smallest hash (winnowing; Schleimer, Wilkerson and Aiken, 2003). Two texts that share at least
as many characters as asked for share a chosen piece, so that only equal pieces need to be looked at and extended.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from plantext.document import Paragraph
from plantext.plan import Plan

SHORTEST = 20
LEAST = 4
_CANDIDATES = 16  # places in earlier plans that are tried for one piece: the same sentence stands in hundreds of plans
_END = "\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A passage that stands in `doc` and, word for word, in an earlier plan `other`.

    It cannot be made longer at either end and lies in one paragraph. Where several earlier plans have it, the longest
    match with one of the first sixteen places is given.
    """

    doc: str
    source: str
    other: str
    other_source: str
    characters: int
    text: str


SHARED = tuple(field.name for field in fields(Passage))


class Texts:
    """The paragraphs of plans, joined, with the way back to where they stand."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.texts: list[str] = []
        self._starts: list[list[int]] = []
        self._blocks: list[list[int]] = []

    def add(self, plan: Plan, name: str) -> None:
        """Take the paragraphs of a plan; headings and tables are alike in plans that have nothing else in common."""
        starts, blocks, parts = [], [], []
        at = 0
        for number, block in enumerate(plan.document.blocks):
            if isinstance(block, Paragraph) and block.kind != "heading" and block.text:
                starts.append(at)
                blocks.append(number)
                parts.append(block.text.replace(_END, " "))
                at += len(block.text) + 1
        self.names.append(name)
        self.texts.append(_END.join(parts))
        self._starts.append(starts)
        self._blocks.append(blocks)

    def bounds(self, plan: int, at: int) -> tuple[int, int]:
        """Return where the paragraph at an offset begins and ends."""
        starts = self._starts[plan]
        line = bisect_right(starts, at) - 1
        end = starts[line + 1] - 1 if line + 1 < len(starts) else len(self.texts[plan])
        return starts[line], end

    def source(self, plan: int, start: int, length: int) -> str:
        """Return the place of a passage as records give it (`¶87[12:40]`)."""
        line = bisect_right(self._starts[plan], start) - 1
        begin = start - self._starts[plan][line]
        return f"¶{self._blocks[plan][line]}[{begin}:{begin + length}]"


def shared_passages(texts: Texts, shortest: int = SHORTEST) -> Iterator[Passage]:
    """Give the passages of at least so many characters, plan by plan and in the order of reading."""
    for plan, pieces in _common_pieces(texts.texts, shortest):
        ends = -1
        found = sorted(set(_matches(texts, plan, pieces, shortest)), key=lambda m: (m[0], -m[1], m[2], m[3]))
        for start, length, other, there in found:
            if start + length <= ends:  # within a longer one
                continue
            ends = start + length
            text = texts.texts[plan][start:ends]
            places = (texts.source(plan, start, length), texts.source(other, there, length))
            yield Passage(texts.names[plan], places[0], texts.names[other], places[1], length, text)


def _matches(
    texts: Texts, plan: int, pieces: list[tuple[int, list[tuple[int, int]]]], shortest: int
) -> Iterator[tuple[int, int, int, int]]:
    """Give the matches around the pieces of a plan: start, length, the other plan and the start there."""
    reached: dict[tuple[int, int], int] = {}  # how far two texts are known to agree, by their offset to each other
    for at, places in pieces:
        for other, there in places:
            if reached.get((other, at - there), -1) > at:
                continue
            before, after = _extended(texts, plan, at, other, there)
            reached[other, at - there] = at + after
            if before + after >= shortest:
                yield at - before, before + after, other, there - before


def _extended(texts: Texts, plan: int, at: int, other: int, there: int) -> tuple[int, int]:
    """Return how many characters agree before two places and from there on, within their paragraphs."""
    text, second = texts.texts[plan], texts.texts[other]
    (start, end), (start_there, end_there) = texts.bounds(plan, at), texts.bounds(other, there)
    after = _agreeing(text[at:end], second[there:end_there])
    before = _agreeing(text[start:at][::-1], second[start_there:there][::-1])
    return before, after


def _agreeing(one: str, other: str) -> int:
    """
    Return how many characters agree at the beginning.

    >>> _agreeing("水环境治理", "水环境"), _agreeing("", "水"), _agreeing("山", "水")
    (3, 0, 0)
    """
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _common_pieces(
    texts: Sequence[str], shortest: int
) -> Iterator[tuple[int, list[tuple[int, list[tuple[int, int]]]]]]:
    """Give each plan with its chosen pieces that stand in earlier plans, and where they stand there."""
    import numpy as np  # noqa: PLC0415

    chosen = [_chosen(text, shortest) for text in texts]
    hashes = np.concatenate([each[0] for each in chosen])
    if not len(hashes):
        return
    plans = np.repeat(np.arange(len(texts)), [len(each[0]) for each in chosen])
    starts = np.concatenate([each[1] for each in chosen])
    order = np.lexsort((starts, plans, hashes))
    hashes, plans, starts = hashes[order], plans[order], starts[order]
    # A piece counts where its neighbour in the order of hashes is the same piece of another plan, or is itself so.
    first = np.concatenate(([True], hashes[1:] != hashes[:-1]))
    group = np.cumsum(first) - 1
    heads = np.flatnonzero(first)
    later = plans != plans[heads][group]
    pieces: dict[int, list[tuple[int, list[tuple[int, int]]]]] = {}
    for at in np.flatnonzero(later).tolist():
        plan, head = int(plans[at]), int(heads[group[at]])
        places = [(int(plans[each]), int(starts[each])) for each in range(head, min(at, head + _CANDIDATES))]
        pieces.setdefault(plan, []).append((int(starts[at]), [each for each in places if each[0] < plan]))
    for plan in sorted(pieces):
        yield plan, sorted(pieces[plan])


def _chosen(text: str, shortest: int) -> tuple[Any, Any]:
    """Return the hashes of the chosen pieces of a text, and where they begin."""
    import numpy as np  # noqa: PLC0415

    length = shortest // 2 + 1
    window = shortest - length + 1
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - length + 1
    if count < window:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    hashes, broken = np.zeros(count, np.uint64), np.zeros(count, bool)
    with np.errstate(over="ignore"):
        for at in range(length):
            part = codes[at : at + count]
            hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + part
            broken |= part == ord(_END)
        hashes = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes ^= hashes >> np.uint64(32)
    hashes[broken] = np.iinfo(np.uint64).max
    least = hashes[: count - window + 1].copy()
    for at in range(1, window):
        np.minimum(least, hashes[at : at + count - window + 1], out=least)
    taken = np.zeros(count, bool)
    for at in range(window):
        taken[at : at + len(least)] |= hashes[at : at + len(least)] == least
    starts = np.flatnonzero(taken & ~broken)
    return hashes[starts], starts
