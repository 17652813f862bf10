"""Cells that hold something for each sub-item: split by mark (`①`, `1 `), by line, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import regex

from plantext.vocabulary import load

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def lines_of(text: str) -> list[str]:
    """Return the lines of a cell, blank ones left out; a circled mark begins a line of its own."""
    apart = _BEFORE_MARK.sub("\n", text)
    return [line.strip() for line in apart.split("\n") if line.strip()]


def mark_of(line: str) -> int:
    """
    Return the number of the mark a line begins with, 0 where it has none.

    A bare digit is a mark only with a blank behind it and words after that.

    >>> mark_of("②优良率"), mark_of("2 优良率"), mark_of("（2）优良率"), mark_of("2.5千克"), mark_of("12 类")
    (2, 2, 2, 0, 0)
    """
    match = _MARK.match(line)
    if not match:
        return 0
    if match["signed"]:
        return next(signs.index(match["signed"]) + 1 for signs in _SIGNS if match["signed"] in signs)
    return int(match["digit"] or match["round"])


def without_mark(line: str) -> str:
    """Return a line without the mark it begins with."""
    match = _MARK.match(line)
    return line[match.end() :].strip() if match else line.strip()


@lru_cache(maxsize=4096)
def by_mark(text: str) -> Mapping[int, str]:
    """
    Return the parts of a cell by their marks, empty unless each part has one and they count up.

    >>> by_mark("①79.5%，未完成；\\n②下降18.4%。")
    {1: '79.5%，未完成', 2: '下降18.4%'}
    >>> by_mark("100")
    {}
    """
    lines = lines_of(_SHARED.sub(_spread, text))
    if counted := _counted(lines):
        return counted
    parts: dict[int, list[str]] = {}
    current = 0
    for line in lines:
        mark = mark_of(line)
        if mark and mark not in parts:
            current = mark
            parts[current] = [without_mark(line)]
        elif current:
            parts[current].append(line)
        else:
            return {}
    marked = len(parts) > 1 or (lines and lines[0][0] in _CIRCLED)
    return {mark: _closed("\n".join(lines)) for mark, lines in parts.items()} if marked else {}


def _counted(lines: list[str]) -> dict[int, str]:
    """Return the parts of lines that each begin with their number, whatever follows it: `1 94.5`, `2 93.1`."""
    matches = [_COUNTED.match(line) for line in lines]
    numbers = [int(match[1]) for match in matches if match]
    if len(lines) < 2 or numbers != list(range(1, len(lines) + 1)):
        return {}
    return {int(match[1]): _closed(match.string[match.end() :]) for match in matches if match}


def _spread(match: regex.Match[str]) -> str:
    """`①②均≥90` is said of both."""
    return "\n".join(f"{mark}{match[2]}" for mark in match[1] if mark in _CIRCLED)


@lru_cache(maxsize=4096)
def by_line(text: str, count: int) -> Sequence[str]:
    """
    Return the lines of a cell if there is one for each of `count` sub-items, else an empty list.

    Lines that are one phrase broken over lines are no lines.

    >>> by_line("≥95\\n\\n不明显", 2), by_line("完成上级下达的\\n年度目标", 2), by_line("立方米\\n/万元", 2)
    (['≥95', '不明显'], [], [])
    """
    lines = lines_of(text)
    if len(lines) != count or count < 2:
        return []
    if any(_is_broken("end", line) for line in lines[:-1]) or any(_is_broken("beginning", line) for line in lines[1:]):
        return []
    return [_closed(line) for line in lines]


def _is_broken(where: str, line: str) -> bool:
    broken = load("quantities.toml", "broken")
    return any(wording.means == where and wording.pattern.search(line) for wording in broken)


def _closed(text: str) -> str:
    """A part of a composite cell drops the sign that closed it."""
    return text.strip().lstrip("：:").rstrip("；;。，,、").strip()


_SIGNS = (_CIRCLED, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑", "❶❷❸❹❺❻❼❽❾❿")
_SHARED = regex.compile(rf"([{_CIRCLED}](?:[、和及]?[{_CIRCLED}])+)\s*([^{_CIRCLED}\n]+)")
_COUNTED = regex.compile(r"\s*([1-9])(?:[\s　]+|[)）、]\s*|[.．](?!\d)\s*)(?=\S)")
_BEFORE_MARK = regex.compile(rf"(?<=[^\n])(?=[{_CIRCLED}])")
_MARK = regex.compile(
    rf"\s*(?:(?P<signed>[{''.join(_SIGNS)}])|(?P<digit>[1-9])(?:[\s　]+|[)）、]|[.．](?!\d))(?=[\p{{Han}}“A-Z≥≤])"
    r"|[（(](?P<round>[1-9])[）)])[.．、:：]?\s*"
)
