"""Tables of figures, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence


def print_table(title: str, header: Sequence[str], rows: list[list[str]]) -> None:
    rows = [row + [""] * (len(header) - len(row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    print(f"{title}\n")
    for row in (header, rule, *rows):
        first, *others = zip(row, widths, strict=True)
        print("|", " | ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]), "|")
    print()
