"""Which parts of two texts differ, in pieces that a person finds readable: numbers, words and units are never cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

import regex

_TOKEN = regex.compile(
    r"\p{Nd}+(?:[,，]\p{Nd}{3})*(?:[.．]\p{Nd}+)?"
    r"|\p{Latin}(?:[\p{Latin}\p{N}]|\.(?=\p{N}))*"
    r"|\s+|\X"
)
_LISTED = regex.compile(r"[^、]+|、")
_NUMBER = regex.compile(r"\p{Nd}")
_DASH = regex.compile("[-–—―−~～]")
_ISLAND = regex.compile(r"\p{Han}+")
_SHARE = 4  # what is alike between two changes has to be at least a quarter of the shorter one to stand out
_ALIKE, _SHORT = 0.3, 8  # texts of more pieces that have less in common are other texts


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text, and whether it differs from the other side."""

    text: str
    is_marked: bool = False


Runs = tuple[Run, ...]
_Stretch = tuple[bool, int, int, int, int]  # alike; from and to in the old tokens, in the new ones


def plain(text: str) -> Runs:
    """
    Return a text of which nothing is marked.

    >>> plain("全面推行"), plain("")
    ((Run(text='全面推行', is_marked=False),), ())
    """
    return (Run(text),) if text else ()


def marked(old: str, new: str, listed: bool = False) -> tuple[Runs, Runs]:
    """
    Return two texts with what differs marked; width and spaces are no difference.

    `listed` texts are names with 、 between them, which are marked whole.

    >>> [[run.text for run in side if run.is_marked] for side in marked("≥65.2%", "≥62％")]
    [['65.2'], ['62']]
    >>> [[run.text for run in side if run.is_marked] for side in marked("县交通局、省厅", "县交通局、县厅", True)]
    [['省厅'], ['县厅']]
    """
    left, right = (_tokens(text, listed) for text in (old, new))
    stretches = _joined(_stretches(left, right), left)
    return _runs(left, [(s[0], s[1], s[2]) for s in stretches]), _runs(right, [(s[0], s[3], s[4]) for s in stretches])


def numbers_apart(old: str, new: str) -> tuple[Runs, Runs]:
    """
    Return two texts in which the numbers are marked that the other one does not have, where both have numbers.

    >>> [[run.text for run in side if run.is_marked] for side in numbers_apart("2025年达到98.0%", "2025年为96")]
    [['98.0'], ['96']]
    """
    left, right = (_tokens(text) for text in (old, new))
    known = [{_key(token) for token in side if _NUMBER.match(token)} for side in (left, right)]
    if not all(known):
        return plain(old), plain(new)
    return _apart(left, known[1]), _apart(right, known[0])


def _apart(tokens: Sequence[str], known: Set[str]) -> Runs:
    return _told(tokens, [bool(_NUMBER.match(token)) and _key(token) not in known for token in tokens])


def _tokens(text: str, listed: bool = False) -> list[str]:
    return [match[0] for match in (_LISTED if listed else _TOKEN).finditer(text)]


def _key(token: str) -> str:
    """Return how a token is compared: 65.20 and ６５.2 are one number, all white space is alike, all dashes are."""
    key = unicodedata.normalize("NFKC", token)
    if _DASH.fullmatch(key):
        return "-"
    if _NUMBER.match(key) and "." in key:
        key = key.rstrip("0").rstrip(".")
    return key.replace(",", "") if key.strip() else " "


def _stretches(old: Sequence[str], new: Sequence[str]) -> list[_Stretch]:
    """Return what is alike and what differs, by turns; everything differs where little is alike."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    left, right = [_key(token) for token in old], [_key(token) for token in new]
    longer = max(len(left), len(right))
    if longer > _SHORT and Indel.normalized_similarity(left, right) < _ALIKE:
        return [(False, 0, len(left), 0, len(right))]
    return [
        (code.tag == "equal", code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in Indel.opcodes(left, right)
    ]


def _joined(stretches: Sequence[_Stretch], old: Sequence[str]) -> list[_Stretch]:
    """Let differences run together over the few characters between them that are alike by chance."""
    alike = [s[0] and not _is_island(stretches, at, old) for at, s in enumerate(stretches)]
    runs = groupby(zip(alike, stretches, strict=True), key=lambda pair: pair[0])
    groups = [(same, [stretch for _, stretch in group]) for same, group in runs]
    return [(same, group[0][1], group[-1][2], group[0][3], group[-1][4]) for same, group in groups]


def _is_island(stretches: Sequence[_Stretch], at: int, old: Sequence[str]) -> bool:
    """Say whether what is alike stands between two differences, and is short beside them."""
    if not 0 < at < len(stretches) - 1:
        return False
    _, start, end, _, _ = stretches[at]
    if not _ISLAND.fullmatch("".join(old[start:end])):
        return False
    around = min(_length(stretches[at - 1]), _length(stretches[at + 1]))
    return (end - start) * _SHARE <= max(around, _SHARE)


def _length(stretch: _Stretch) -> int:
    return max(stretch[2] - stretch[1], stretch[4] - stretch[3])


def _runs(tokens: Sequence[str], spans: Iterable[tuple[bool, int, int]]) -> Runs:
    flags = [not same for same, start, end in spans for _ in range(start, end)]
    return _told(tokens, flags)


def _told(tokens: Sequence[str], flags: Sequence[bool]) -> Runs:
    pieces = groupby(zip(flags, tokens, strict=True), key=lambda pair: pair[0])
    return tuple(Run("".join(token for _, token in group), flag) for flag, group in pieces)
