"""Project lists written as text: a row a line, cells parted by |, `<` merged with the left, `^` with the one above."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plantext.document import Block, Cell, Document, Paragraph, Table, grid
from plantext.projects import ProjectRecords, extract_projects

Read = Callable[..., ProjectRecords]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read a list with the paragraphs above it (`above`) and below it (`below`)."""
    return _read


def _read(rows: str, above: tuple[str, ...] = (), below: tuple[str, ...] = ()) -> ProjectRecords:
    blocks: list[Block] = [*map(Paragraph, above), _table(rows), *map(Paragraph, below)]
    return extract_projects(Document("a", "txt", tuple(blocks)))


def _table(text: str) -> Table:
    lines = [[cell.strip().replace("⏎", "\n") for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    cells = [
        Cell(text, r, c, _run([line[c] for line in lines[r + 1 :]], "^"), _run(line[c + 1 :], "<"))
        for r, line in enumerate(lines)
        for c, text in enumerate(line)
        if text not in ("^", "<")
    ]
    return Table(grid([cells]))


def _run(texts: list[str], mark: str) -> int:
    return 1 + next((at for at, text in enumerate(texts) if text != mark), len(texts))
