"""Cells that hold something for each sub-item: split by mark (`①`, `1 `), by line, or not at all."""

from __future__ import annotations

import regex

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
    return _CIRCLED.index(match["circled"]) + 1 if match["circled"] else int(match["digit"] or match["round"])


def without_mark(line: str) -> str:
    """Return a line without the mark it begins with."""
    return _MARK.sub("", line).strip()


def by_mark(text: str) -> dict[int, str]:
    """
    Return the parts of a cell by their marks, empty unless each part has one and they count up.

    >>> by_mark("①79.5%，未完成；\\n②下降18.4%。")
    {1: '79.5%，未完成', 2: '下降18.4%'}
    >>> by_mark("100")
    {}
    """
    parts: dict[int, list[str]] = {}
    current = 0
    for line in lines_of(text):
        mark = mark_of(line)
        if mark and mark not in parts and mark > current:
            current = mark
            parts[current] = [without_mark(line)]
        elif current:
            parts[current].append(line)
        else:
            return {}
    return {mark: _closed("\n".join(lines)) for mark, lines in parts.items()} if len(parts) > 1 else {}


def by_line(text: str, count: int) -> list[str]:
    """
    Return the lines of a cell if there is one for each of `count` sub-items, else an empty list.

    Lines that are one phrase broken over lines are no lines.

    >>> by_line("≥95\\n\\n不明显", 2), by_line("完成上级下达的\\n年度目标", 2), by_line("立方米\\n/万元", 2)
    (['≥95', '不明显'], [], [])
    """
    lines = lines_of(text)
    if len(lines) != count or count < 2:
        return []
    if any(_UNFINISHED.search(line) for line in lines[:-1]) or any(_GOES_ON.match(line) for line in lines[1:]):
        return []
    return [_closed(line) for line in lines]


def _closed(text: str) -> str:
    """A part of a composite cell drops the sign that closed it."""
    return text.strip().rstrip("；;。").strip()


_BEFORE_MARK = regex.compile(rf"(?<=[^\n])(?=[{_CIRCLED}])")
_MARK = regex.compile(
    rf"\s*(?:(?P<circled>[{_CIRCLED}])|(?P<digit>[1-9])[\s　]+(?=[\p{{Han}}“A-Z≥≤])|[（(](?P<round>[1-9])[）)])\s*"
)
_UNFINISHED = regex.compile(r"(?:[的和与及或、，,中为在对由将通过占至到以]|[（(][^）)]*)$")
_GOES_ON = regex.compile(r"[/、，,。；;的）)]")
