"""Tables of text in columns that align, Chinese characters taking two columns each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

MIN_COLUMN = 4
_TOKEN = re.compile(r"[!-~]+|.", re.DOTALL)


def width(text: str) -> int:
    """
    Return how many columns of a terminal a text takes.

    >>> width("ab"), width("规划"), width("e\N{COMBINING ACUTE ACCENT}")
    (2, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def render(header: Sequence[str], rows: Iterable[Sequence[str]], total: int, max_lines: int | None = None) -> str:
    """
    Return a table in at most `total` columns, the cells of long columns wrapped.

    A cell of more than `max_lines` lines ends in `…`. Only a table with too many columns to give each four gets wider.

    >>> print(render(("no", "name"), [("1", "森林覆盖率"), ("2", "GDP")], 40))
    no  name
    --  ----------
    1   森林覆盖率
    2   GDP
    """
    lines = [header, *([clean(cell) for cell in row] for row in rows)]
    widths = _widths(lines, total, 2)
    head, *body = (_line(row, widths, "  ", max_lines) for row in lines)
    return "\n".join([head, "  ".join("-" * size for size in widths), *body])


def listed(pairs: Iterable[tuple[str, str]], total: int) -> str:
    """
    Return names with what they stand for, a line each.

    >>> print(listed([("pages", "12"), ("title", "规划")], 40))
    pages  12
    title  规划
    """
    lines = [(name, clean(text)) for name, text in pairs]
    widths = _widths(lines, total, 2)
    return "\n".join(_line(line, widths, "  ", None) for line in lines)


def drawn(rows: Iterable[Sequence[str]], total: int) -> str:
    """
    Return a table without a header of its own, with lines between its columns and rows.

    >>> print(drawn([("1", "规划"), ("2", "")], 40))
    1 | 规划
    --+-----
    2 |
    """
    lines = [[clean(cell) for cell in row] for row in rows]
    widths = _widths(lines, total, 3)
    rule = "-+-".join("-" * size for size in widths)
    return f"\n{rule}\n".join(_line(line, widths, " | ", None) for line in lines)


def fitted(natural: Sequence[int], usual: Sequence[float], total: int, gap: int) -> list[int]:
    """
    Return widths of columns that fit: all they need if there is room, else shared out by what their cells usually need.

    >>> fitted([3, 20], [2, 15], 40, 2), fitted([3, 60, 20], [2, 40, 10], 40, 2)
    ([3, 20], [3, 26, 7])
    """
    space = total - gap * (len(natural) - 1)
    sizes = [min(size, MIN_COLUMN) for size in natural]
    for _ in range(space - sum(sizes)):
        short = [at for at, size in enumerate(natural) if sizes[at] < size]
        if not short:
            break
        sizes[max(short, key=lambda at: usual[at] / sizes[at])] += 1
    return sizes


def wrap(text: str, columns: int) -> list[str]:
    """
    Break a text into lines of at most `columns` columns, between Chinese characters anywhere, in words only if needed.

    >>> wrap("达到95%以上", 6)
    ['达到', '95%以', '上']
    """
    lines: list[str] = []
    for part in text.split("\n"):
        line, used = "", 0
        for token in _tokens(part, columns):
            size = width(token)
            if used + size > columns and line:
                lines.append(line.rstrip())
                line, used = "", 0
                if token == " ":
                    continue
            line, used = line + token, used + size
        lines.append(line.rstrip())
    return lines


def natural(text: str) -> int:
    """Return the columns a text takes if nothing is wrapped but at its line breaks."""
    return max(map(width, text.split("\n")))


def clean(text: str) -> str:
    """Return a text without characters that would move the cursor or change the terminal."""
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)


def _widths(lines: Sequence[Sequence[str]], total: int, gap: int) -> list[int]:
    columns = [[natural(cell) for cell in column] for column in zip(*lines, strict=True)]
    # Squares, so that a few long cells count for more than many short ones.
    usual = [(sum(size * size for size in column) / len(column)) ** 0.5 for column in columns]
    return fitted([max(column) for column in columns], usual, total, gap)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _tokens(text: str, columns: int) -> Iterable[str]:
    for match in _TOKEN.finditer(text):
        token = match.group()
        yield from (token,) if len(token) <= columns else token


def _line(cells: Sequence[str], widths: Sequence[int], gap: str, max_lines: int | None) -> str:
    columns = [_cut(wrap(cell, size), size, max_lines) for cell, size in zip(cells, widths, strict=True)]
    height = max(map(len, columns), default=0)
    lines = []
    for at in range(height):
        texts = (column[at] if at < len(column) else "" for column in columns)
        padded = (text + " " * (size - width(text)) for text, size in zip(texts, widths, strict=True))
        lines.append(gap.join(padded).rstrip())
    return "\n".join(lines)


def _cut(lines: list[str], columns: int, max_lines: int | None) -> list[str]:
    if max_lines is None or len(lines) <= max_lines:
        return lines
    last = lines[max_lines - 1]
    while last and width(last) > columns - 1:
        last = last[:-1]
    return [*lines[: max_lines - 1], f"{last}…"]
