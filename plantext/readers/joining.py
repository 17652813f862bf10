"""Tables that a page or section break cut in pieces, joined again, whatever the format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plantext.document import Block, Cell, Paragraph, Table
from plantext.readers.pages import is_page_mark, is_page_number

Row = tuple[Cell, ...]

_NUMBER = r"[一二三四五六七八九十\d]{1,3}(?:[-—.．]\d{1,2})?"
_TABLE = r"(?:附?\s*表|附\s*件|专\s*栏)"
_CONTINUED = re.compile(
    rf"[（(]?\s*续\s*(?:上?\s*表|前\s*表|附\s*表|专\s*栏)?\s*(?:{_NUMBER})?\s*[)）]?(?:[\s:：].{{0,40}})?"
    rf"|{_TABLE}\s*{_NUMBER}.{{0,40}}[（(]\s*续\s*{_TABLE}?\s*(?:{_NUMBER})?\s*[)）].{{0,40}}"
    rf"|.{{2,40}}[（(]\s*续\s*{_TABLE}?\s*(?:{_NUMBER})?\s*[)）]"
)
_UNIT_LINE = re.compile(r"[（(]?\s*(?:计量)?单位\s*[:：]\s*\S{1,10}\s*[)）]?")
_HEADER_WORD = re.compile(
    r"序号|编号|类[别型]|领域|分类|任务|指标|属性|单位|现状|目标|规划[值期]|基[期准]|年限|期限|时限|投资|资金|内容|规模|备注|措施|性质|进展"
    r"|.{0,6}(?:名称|单位|属性|要求|目标值?|现状值?|年限|时限|投资|总额|部门|内容|性质|类[别型]|数量|地点|任务|进度)"
    r"|(?:19|20)\d\d年?(?:.{0,6}值|目标|现状)?"
)
_MOST_HEADER_ROWS = 4
_NUMBER_COLUMNS = 3  # a running number stands at the left, after a category and a task at most


def join_tables(blocks: Sequence[Block]) -> list[Block]:
    """
    Return the blocks with the parts of one table joined.

    Page marks, and captions that only say `续表`, go with the joint.
    Two tables are parts of one if nothing else stands between them, they have as many columns, and
    the second begins with the header of the first again (which is dropped) or goes on without a header.
    """
    joined: list[Block] = []
    between: list[Paragraph] = []  # page marks and captions of a continuation, until its table is seen
    for piece in blocks:
        block = without_repeats(piece) if isinstance(piece, Table) else piece
        last = joined[-1] if joined else None
        if isinstance(last, Table):
            is_announced = any(is_continuation(paragraph.text) for paragraph in between)
            if isinstance(block, Paragraph) and (_announces(block.text, is_announced) or _is_mark(block.text)):
                between.append(block)
                continue
            whole = _joined(last, block, is_announced) if isinstance(block, Table) else None
            if whole is not None:
                joined[-1] = whole
                between = []
                continue
        joined += [*between, block]
        between = []
    return joined + between


def without_repeats(table: Table) -> Table:
    """
    Return a table without the header rows that its author typed again on later pages.

    Only a row that reads as a header counts as one; a body may say the same thing twice.
    """
    if len(table.rows) < 3 or not _is_header(table.rows[0]):
        return table
    header = [_texts(row) for row in table.rows[:_MOST_HEADER_ROWS]]
    repeats: set[int] = set()
    for at, row in enumerate(table.rows):
        if at and at not in repeats and _is_whole(row, at) and _texts(row) == header[0]:
            repeats.add(at)
            following = zip(header[1:], enumerate(table.rows[at + 1 :], at + 1), strict=False)
            repeats.update(r for texts, (r, other) in following if r - at < _depth(table) and _texts(other) == texts)
    return _without(table, repeats) if repeats else table


def is_continuation(caption: str) -> bool:
    """
    Say whether a caption announces nothing but the rest of the table above.

    >>> [is_continuation(text) for text in ("续表一", "续专栏1", "专栏1 建设指标（续）", "表二 重点项目", "续建项目")]
    [True, True, True, False, False]
    """
    return bool(_CONTINUED.fullmatch(caption.strip()))


def _is_whole(row: Row, at: int) -> bool:
    return all(cell.row == at for cell in row)


def _depth(table: Table) -> int:
    """Return how many rows the cells of the first row reach down, one more where they are spread over columns."""
    spread = any(cell.column_span > 1 for cell in table.rows[0])
    return max(2 if spread else 1, *(cell.row_span for cell in table.rows[0]))


def _without(table: Table, dropped: set[int]) -> Table:
    moved: dict[int, Cell] = {}
    for r, row in enumerate(table.rows):
        for cell in row if r not in dropped else ():
            if id(cell) not in moved:
                above = sum(at < cell.row for at in dropped)
                within = sum(cell.row <= at < cell.row + cell.row_span for at in dropped)
                moved[id(cell)] = replace(cell, row=cell.row - above, row_span=cell.row_span - within)
    rows = tuple(tuple(moved[id(cell)] for cell in row) for r, row in enumerate(table.rows) if r not in dropped)
    row_pages = tuple(page for r, page in enumerate(table.row_pages) if r not in dropped)
    return replace(table, rows=rows, row_pages=row_pages)


def _announces(text: str, is_announced: bool) -> bool:
    return is_continuation(text) or (is_announced and bool(_UNIT_LINE.fullmatch(text.strip())))


def _is_mark(text: str) -> bool:
    return is_page_mark(text) or is_page_number(text)


def _joined(first: Table, second: Table, is_announced: bool) -> Table | None:
    if first.width != second.width or first.width < 2:
        return None
    repeated = _repeated_rows(first, second)
    if repeated == len(second.rows):
        return None  # two tables with the same rows are two tables
    if not is_announced and not _goes_on(first, second, repeated):
        return None
    if is_announced and not repeated and _is_header(second.rows[0]):
        return None
    return _append(first, second, repeated)


def _repeated_rows(first: Table, second: Table) -> int:
    """Return how many header rows at the start of a table repeat those of another."""
    count = 0
    for mine, other in zip(first.rows, second.rows, strict=False):
        texts = _texts(mine)
        if count == _MOST_HEADER_ROWS or texts != _texts(other) or not any(texts):
            break
        count += 1
    # a merge that reaches below the repeat belongs to the body
    while count and any(cell.row + cell.row_span > count for cell in second.rows[count - 1]):
        count -= 1
    return count


def _goes_on(first: Table, second: Table, repeated: int) -> bool:
    """Say whether a table that no caption announces continues the one above."""
    running = _running_numbers(first, second.rows[repeated])
    if running is not None:
        before, after = running
        return after in (before, before + 1) or (bool(repeated) and after > before)
    if repeated:
        return True
    row = second.rows[0]
    if second.header_rows or _is_header(row):
        return False
    return _is_like(first.rows[-1], row)


def _running_numbers(first: Table, below: Row) -> tuple[int, int] | None:
    """Return the last running number above a break and the first below, None where the rows are not numbered."""
    for column in range(min(_NUMBER_COLUMNS, first.width)):
        after = below[column].text.strip()
        cells = {id(row[column]): row[column].text.strip() for row in first.rows[-3:]}
        numbers = [int(text) for text in cells.values() if text.isdecimal() and len(text) <= 3]
        if after.isdecimal() and len(after) <= 3 and len(numbers) > 1 and numbers[-1] == numbers[-2] + 1:
            return numbers[-1], int(after)
    return None


def _is_header(row: Row) -> bool:
    return sum(bool(_HEADER_WORD.fullmatch(text)) for text in set(_texts(row))) >= min(2, len(row))


def _is_like(above: Row, below: Row) -> bool:
    """Say whether two rows have their numbers in the same columns, and have some."""
    pairs = [(_has_number(a), _has_number(b)) for a, b in zip(_texts(above), _texts(below), strict=True)]
    return any(a and b for a, b in pairs) and sum(a != b for a, b in pairs) * 3 <= len(pairs)


def _has_number(text: str) -> bool:
    return bool(re.search(r"\d", text))


def _texts(row: Row) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]


def _append(first: Table, second: Table, skipped: int) -> Table:
    shift = len(first.rows) - skipped
    moved: dict[int, Cell] = {}
    for row in second.rows[skipped:]:
        for cell in row:
            if id(cell) not in moved:
                moved[id(cell)] = replace(cell, row=cell.row + shift)
    rows = [*first.rows, *(tuple(moved[id(cell)] for cell in row) for row in second.rows[skipped:])]
    pages = tuple(dict.fromkeys(first.pages + second.pages))
    row_pages = (*first.row_pages, *second.row_pages[skipped:]) if first.row_pages and second.row_pages else ()
    return replace(first, rows=_healed(rows, len(first.rows)), pages=pages, row_pages=row_pages)


def _healed(rows: list[Row], joint: int) -> tuple[Row, ...]:
    """Let merged cells that the break cut reach over it: below it they stand empty."""
    grown: dict[int, Cell] = {}
    for above, below in zip(rows[joint - 1], rows[joint], strict=True):
        is_cut = above.row_span > 1 or below.row_span > 1
        same_columns = above.column == below.column and above.column_span == below.column_span
        if is_cut and same_columns and above.text.strip() and not below.text.strip():
            whole = replace(above, row_span=above.row_span + below.row_span)
            grown[id(above)] = grown[id(below)] = whole
    if not grown:
        return tuple(rows)
    return tuple(tuple(grown.get(id(cell), cell) for cell in row) for row in rows)
