"""Tables of text in columns that align, Chinese characters taking two columns each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

CELL_LINES = 3  # of a record in a list; what is longer is cut, and says so
MIN_COLUMN = 4
WHOLE = 8
_TOKEN = re.compile(r"[!-~]+|.", re.DOTALL)
_MISLEADING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_ENDS = frozenset("，。、；：？！）】》〉」』”’％‰…")
_OPENS = frozenset("（【《〈「『“‘")


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


def fitted(
    natural: Sequence[int], usual: Sequence[float], total: int, gap: int, least: Sequence[int] = ()
) -> list[int]:
    """
    Return widths of columns that fit: all they need if there is room, else shared out by what their cells usually need.

    `least` are the widths that keep short words whole; they are given where all columns can have theirs.

    >>> fitted([3, 20], [2, 15], 40, 2), fitted([3, 60, 20], [2, 40, 10], 40, 2)
    ([3, 20], [3, 26, 7])
    >>> fitted([3, 60, 20], [2, 40, 10], 40, 2, [3, 4, 8])
    [3, 25, 8]
    """
    space = total - gap * (len(natural) - 1)
    sizes = [min(size, max(MIN_COLUMN, word)) for size, word in zip(natural, least or natural, strict=True)]
    if not least or sum(sizes) > space:
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

    No line begins with a mark that ends something, or ends with one that opens something, where that can be avoided.

    >>> wrap("达到95%以上", 6), wrap("持续提高，逐年", 8)
    (['达到', '95%以', '上'], ['持续提', '高，逐年'])
    """
    return [line for part in text.split("\n") for line in _wrapped(_tokens(part, columns), columns)]


def _wrapped(tokens: Iterable[str], columns: int) -> Iterator[str]:
    line: list[str] = []
    used = 0
    for token in tokens:
        size = width(token)
        if used + size > columns and line:
            kept = _break(line, token)
            yield "".join(line[:kept]).rstrip()
            line = line[kept:]
            used = sum(map(width, line))
            if used + size > columns:  # what was taken along leaves no room
                yield "".join(line).rstrip()
                line, used = [], 0
            if token == " " and not line:
                continue
        line.append(token)
        used += size
    yield "".join(line).rstrip()


def _break(line: Sequence[str], token: str) -> int:
    """Return how many tokens stay in a full line before `token`: all, or fewer to keep marks where they belong."""
    kept = len(line)
    first = token
    while kept and (first[0] in _ENDS or line[kept - 1][-1] in _OPENS):
        kept -= 1
        first = line[kept]
    return kept or len(line)


def natural(text: str) -> int:
    """Return the columns a text takes if nothing is wrapped but at its line breaks."""
    return max(map(width, text.split("\n")))


def clean(text: str) -> str:
    """Return a text without characters that would move the cursor or change the terminal."""
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)


def honest(text: str) -> str:
    """
    Return a text in which every character that hides or misleads is shown as one that could not be read.

    Such are codes that move the cursor, turn the order of characters round, or stand for no character at all.

    >>> honest("水\u202e\x9b30 m³")
    '水\ufffd\ufffd30 m³'
    """
    return _MISLEADING.sub("\N{REPLACEMENT CHARACTER}", text)


def _widths(lines: Sequence[Sequence[str]], total: int, gap: int) -> list[int]:
    columns = [[natural(cell) for cell in column] for column in zip(*lines, strict=True)]
    # Squares, so that a few long cells count for more than many short ones.
    usual = [(sum(size * size for size in column) / len(column)) ** 0.5 for column in columns]
    least = [max(map(_least, column)) for column in zip(*lines, strict=True)]
    return fitted([max(column) for column in columns], usual, total, gap, least)


def _least(text: str) -> int:
    """Return the columns in which no short word of a cell (`PM2.5`, `约束性`) is broken."""
    words = (
        width(word) for line in text.split("\n") for word in ([line] if width(line) <= 6 else _TOKEN.findall(line))
    )
    return max((size for size in words if size <= WHOLE), default=0)


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
