"""Tables that a page or section break cut in pieces, joined again, whatever the format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plantext.document import Block, Cell, Paragraph, Table

_CONTINUED = re.compile(
    r"[（(]?\s*续\s*表?\s*[一二三四五六七八九十\d]*(?:[-—.．]\d+)?\s*[)）]?(?:\s.{0,40})?"
    r"|(?:附?表|附件)\s*[一二三四五六七八九十\d].{0,40}[（(]\s*续\s*表?\s*[一二三四五六七八九十\d]*\s*[)）]"
)
_MOST_HEADER_ROWS = 4

Row = tuple[Cell, ...]


def join_tables(blocks: Sequence[Block]) -> list[Block]:
    """
    Return the blocks with the parts of one table joined; captions that only say `续表` go with the joint.

    Two tables are parts of one if nothing stands between them but such a caption, they have the same columns, and
    the second begins with the header of the first again (which is dropped) or with no header at all.
    """
    joined: list[Block] = []
    pending: list[Block] = []  # captions of a continuation, until the table they announce is seen
    for block in blocks:
        if isinstance(block, Paragraph) and joined and _is_table(joined[-1]) and is_continuation(block.text):
            pending.append(block)
            continue
        last = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(last, Table):
            whole = _joined(last, block, bool(pending))
            if whole is not None:
                joined[-1] = whole
                pending = []
                continue
        joined += pending
        pending = []
        joined.append(block)
    return joined + pending


def is_continuation(caption: str) -> bool:
    """
    Say whether a caption announces nothing but the rest of the table above.

    >>> [is_continuation(text) for text in ("续表一", "（续）", "表一 建设指标（续）", "表二 重点项目", "续建项目")]
    [True, True, True, False, False]
    """
    return bool(_CONTINUED.fullmatch(caption.strip()))


def _is_table(block: Block) -> bool:
    return isinstance(block, Table)


def _joined(first: Table, second: Table, is_announced: bool) -> Table | None:
    if first.width != second.width or first.width < 2:
        return None
    repeated = _repeated_rows(first, second)
    if not repeated and not is_announced and (second.header_rows or _has_own_header(first, second)):
        return None
    return _append(first, second, repeated)


def _repeated_rows(first: Table, second: Table) -> int:
    """Return how many rows at the start of a table repeat the start of another."""
    count = 0
    for mine, other in zip(first.rows, second.rows, strict=False):
        if count == _MOST_HEADER_ROWS or _texts(mine) != _texts(other) or not any(_texts(mine)):
            break
        count += 1
    # a merge that reaches below the repeat belongs to the body
    while count and any(cell.row + cell.row_span > count for cell in second.rows[count - 1]):
        count -= 1
    return count


def _texts(row: Row) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]


def _has_own_header(first: Table, second: Table) -> bool:
    """
    Say whether the first row of a table is a header of its own.

    A row that goes on has a number, or an empty or dashed cell, where the rows above have one; a header is words only.
    """
    row = _texts(second.rows[0])
    if any(not text or re.search(r"\d|^[-—/]+$", text) for text in row):
        return _is_numberless(first.rows[-1]) and not any(re.search(r"\d", text) for text in row) and all(row)
    return True


def _is_numberless(row: Row) -> bool:
    return not any(re.search(r"\d", text) for text in _texts(row))


def _append(first: Table, second: Table, skipped: int) -> Table:
    height = len(first.rows)
    shift = height - skipped
    moved: dict[int, Cell] = {}
    for row in second.rows[skipped:]:
        for cell in row:
            if id(cell) not in moved:
                moved[id(cell)] = replace(cell, row=cell.row + shift)
    rows = tuple(tuple(moved[id(cell)] for cell in row) for row in second.rows[skipped:])
    pages = tuple(dict.fromkeys(first.pages + second.pages))
    return replace(first, rows=first.rows + rows, pages=pages)
