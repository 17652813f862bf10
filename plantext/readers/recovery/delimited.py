"""Tables whose cells are parted by a sign on the line: TAB, pipes, commas, drawn frames."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from html import unescape

from plantext.readers.indents import INDENT, marked
from plantext.readers.recovery.columns import is_value, parted_units, role
from plantext.readers.recovery.region import Region, is_header, padded, table
from plantext.vocabulary import is_header_word

_LIST_NUMBER = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|第[一二三四五六七八九十\d]{1,3}[章节条]|[•●■◆·*\-])\s*"
)
_CAPTION = re.compile(r"\s*(?:[续附]?表\s*[\d一二三四五六七八九十]|注\s*[:：]|专\s*栏|资料来源|数据来源|附件)")
_RULED = r"\s*:?-+:?\s*"  # a cell of the rule below a Markdown header
_RULE = re.compile(rf"[|｜]{_RULED}(?:[|｜]{_RULED})*[|｜]?|:?-{{2,}}:?|{_RULED}(?:[|｜]{_RULED})+[|｜]?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARK = re.compile("[①-⑳]")
_HEADER_ROWS = 4
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*([^*]+)\*\*|__([^_]+)__")
_FRAME = re.compile(r"[\s│┃|]*[┌┏├┣└┗╔╠╚+─━═┼╋╬][\s─━═┄┈\-=+┬┳┼╋╬┴┻╦╩├┣┤┫┌┏┐┓└┗┘┛╔╗╚╝╠╣│┃|║:]*")
_PIPE = re.compile("[|｜│┃]")
_SIDES = re.compile("[│┃║|]")


def tabs(lines: Sequence[str], start: int) -> Region | None:
    r"""
    Read lines whose cells are parted by TABs; a dump with one TAB before each cell is another layout.

    >>> tabs(["指标\t单位\t2030年", "绿地率\t%\t42"], 0).blocks[0].rows[1][2].text
    '42'
    """
    if "\t" not in lines[start].strip(" \n") and not _begins_quoted(lines, start):
        return None
    kept, end = _tab_lines(lines, start)
    rows = _trimmed(_split(kept, "\t"))
    inner = sum(map(_is_tab_row, kept))
    leading = sum(line.startswith("\t") and "\t" not in line.strip() for line in kept)
    if len(rows) < 2 or inner < 2 or inner * 2 < len(kept) or leading > inner:
        return Region(end)
    if all(len(row) <= 2 and _LIST_NUMBER.fullmatch(row[0]) for row in rows if len(row) > 1):
        return Region(end)  # paragraphs with a TAB behind their number
    if not _even([row for row in rows if len(row) > 1]):
        return Region(end)
    return Region(end, (table(_with_units(padded(rows))),))


def pipes(lines: Sequence[str], start: int) -> Region | None:
    r"""
    Read a Markdown table, or bare rows parted by pipes.

    >>> region = pipes(["| 指标 | 目标 |", "|---|---|", "| 绿地率<br>（%） | 42 |"], 0)
    >>> region.end, region.blocks[0].rows[1][0].text
    (3, '绿地率\n（%）')
    """
    if not _PIPE.search(lines[start]):
        return None
    end = start
    rows: list[list[str]] = []
    marked = None
    while end < len(lines) and (_PIPE.search(lines[end]) or _is_rule(lines[end])):
        if not _is_rule(lines[end]):
            rows.append(_pipe_cells(lines[end]))
        elif marked is None and rows:
            marked = len(rows)
        end += 1
    rows = _trimmed(rows)
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return Region(end)
    if marked is None and not (_even(rows) and (is_header(rows[0]) or min(map(len, rows)) > 2)):
        return Region(end)
    return Region(end, (table(_with_units(padded(rows)), marked),))


def commas(lines: Sequence[str], start: int) -> Region | None:
    """
    Read comma-separated values, but only below a row of header words: prose may have ASCII commas.

    >>> commas(["序号,项目名称,总投资（万元）", "1,幸福河整治,300"], 0).blocks[0].width
    3
    >>> commas(["保护优先,绿色发展,共建共享", "一年起步,三年见效,五年成形"], 0)
    """
    if lines[start].count(",") < 2 or not is_header(lines[start].strip().split(",")):
        return None
    end = start
    is_open = False
    while end < len(lines) and (is_open or "," in lines[end]):
        is_open ^= lines[end].count('"') % 2 == 1
        end += 1
    rows = _split(lines[start:end], ",")
    if len(rows) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return Region(end)
    return Region(end, (table(rows),))


def frames(lines: Sequence[str], start: int) -> Region | None:
    """
    Read a table drawn with lines (`│`, `┼`, or `|` and `+--+`).

    >>> drawn = ["┌──┬──┐", "│指标│目标│", "├──┼──┤", "│绿地率│42│", "└──┴──┘"]
    >>> [cell.text for cell in frames(drawn, 0).blocks[0].rows[1]]
    ['绿地率', '42']
    """
    if not _is_frame(lines[start]):
        return None
    groups: list[list[list[str]]] = [[]]
    end = start
    while end < len(lines) and (stripped := lines[end].strip()):
        if _is_frame(stripped):
            groups.append([])
        elif stripped[0] in "│┃║|" and stripped[-1] in "│┃║|":
            groups[-1].append([cell.strip(" 　") for cell in _SIDES.split(stripped[1:-1])])
        else:
            break
        end += 1
    rows = _frame_rows([group for group in groups if group])
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return Region(max(end, start + 1))
    return Region(end, (table(rows),))


def _with_units(rows: list[list[str]]) -> list[list[str]]:
    """Part the units of sub-items that stand in one cell and lost the line ends between them: `%-%` for ①…②…③…."""
    header = next((row for row in rows[:_HEADER_ROWS] if {"name", "unit"} <= set(map(role, row))), None)
    if header is None:
        return rows
    name, unit = (next(at for at, text in enumerate(header) if role(text) == kind) for kind in ("name", "unit"))
    for row in rows:
        marks = len(_MARK.findall(row[name])) if len(row) == len(header) else 0
        if marks > 1 and (units := parted_units(row[unit], marks)):
            row[unit] = "\n".join(units)
    return rows


def _tab_lines(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """Return the filled lines of a table, a row each where quotations allow it, and the index of the line behind it."""
    at = end = start
    tabs_in_row = 0
    is_open = False
    while at < len(lines):
        line = lines[at]
        tabs_in_row = max(tabs_in_row, line.count("\t"))
        opens = line.count('"') % 2 == 1
        if is_open or (opens and _closes(lines, at)):
            is_open ^= opens
            end = at + 1
        elif _is_tab_row(line) or (line.startswith("\t") and line.strip()):
            end = at + 1
        elif not _leads_on(lines, at, tabs_in_row):
            break
        at += 1
    kept = [line for line in lines[start:end] if line.strip()]
    return kept if _open_quote(kept) else _joined(kept), end


def _begins_quoted(lines: Sequence[str], at: int) -> bool:
    """Say whether a row begins with a quoted cell of several lines: `"序`, `号"`, a TAB."""
    if not lines[at].startswith('"') or '"' in lines[at][1:]:
        return False
    closing = next((line for line in lines[at + 1 : at + _QUOTED] if '"' in line), "")
    return closing[closing.find('"') + 1 :].startswith("\t")


def _closes(lines: Sequence[str], at: int) -> bool:
    """Say whether a cell's quotation that a line opens is closed soon: `"现状值` and `（2019年）"`."""
    if not _QUOTE_OPENS.search(lines[at]):
        return False
    return any(line.count('"') % 2 == 1 for line in lines[at + 1 : at + _QUOTED])


def _is_tab_row(line: str) -> bool:
    """Say whether a line has cells parted by TABs; behind a lone first cell there are several."""
    stripped = line.strip()
    return "\t" in stripped or (bool(stripped) and line[0] != "\t" and line.count("\t") > 1)


def _leads_on(lines: Sequence[str], at: int, tabs_in_row: int) -> bool:
    """Say whether a blank line, or one or two titles over all columns, stand before a row: 一、完善设施."""
    titles = [at, at + 1] if at + 2 < len(lines) and _is_band(lines[at + 1]) else [at]
    row = lines[titles[-1] + 1] if titles[-1] + 1 < len(lines) else ""
    if not _is_tab_row(row):
        return False
    if not lines[at].strip() and len(titles) == 1:
        return True
    is_alike = row.count("\t") * 2 > tabs_in_row  # behind headings, a TAB may stand behind the number of a list
    return is_alike and all(_is_band(lines[title]) for title in titles) and not is_header(row.split("\t"))


def _is_band(line: str) -> bool:
    text = line.strip()
    return 0 < len(text) <= 30 and "\t" not in text and text[-1] not in "。；：:" and not _CAPTION.match(text)


def _open_quote(lines: Sequence[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1


def _split(lines: Sequence[str], sign: str) -> list[list[str]]:
    """Split lines into cells, over several lines where a cell is quoted; quotes that never close are text."""
    if any('"' in line for line in lines) and not _open_quote(lines):
        try:
            return [[marked(cell) for cell in row] for row in csv.reader(_joined(lines), delimiter=sign)]
        except csv.Error:
            pass  # a cell beyond csv's limit: not meant as a quotation
    return [[marked(cell) for cell in line.split(sign)] for line in lines]


def _joined(lines: Sequence[str]) -> list[str]:
    joined: list[str] = []
    is_open = False
    for line in lines:
        if is_open:
            joined[-1] += "\n" + line
        else:
            joined.append(line)
        is_open ^= line.count('"') % 2 == 1
    return joined


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line.strip()) is not None


def _pipe_cells(line: str) -> list[str]:
    text = _PIPE.sub("|", line.strip().replace("\\|", "\0"))
    text = text.removeprefix("|")
    text = text.removesuffix("|") if not text.endswith("\\|") else text
    return [_indented(cell, _plain(cell.replace("\0", "|").strip())) for cell in text.split("|")]


def _indented(cell: str, text: str) -> str:
    """Mark a text as indented where full-width blanks stand before it; other white space only fills the column."""
    return marked(INDENT + text) if cell.lstrip(" ").startswith(INDENT[0]) else text


def _plain(cell: str) -> str:
    if bold := _BOLD.fullmatch(cell):
        cell = bold[1] or bold[2]
    if "<" in cell:
        cell = _BREAK.sub("\n", cell)
    if "&" in cell:
        cell = unescape(cell)
    return _ESCAPED.sub(r"\1", cell).strip()


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Take columns off at the end that are empty in every row."""
    rows = [row for row in rows if any(row)]
    width = max((len(row) - _blank_end(row) for row in rows), default=0)
    return [row[:width] for row in rows]


def _blank_end(row: list[str]) -> int:
    return next(at for at, text in enumerate(reversed(row)) if text)


def _even(rows: list[list[str]]) -> bool:
    """Say whether no row outgrows a header, or most have one number of cells, and two columns are no chance."""
    widths = Counter(map(len, rows))
    if not widths:
        return False
    if len(rows) > 1 and is_header(rows[0]) and max(widths) == len(rows[0]):
        return True
    width, count = widths.most_common(1)[0]
    if width < 2 or count * 3 < len(rows) * 2:
        return False
    return width > 2 or (len(rows) > 1 and any(map(is_header_word, rows[0])) and not any(map(is_value, rows[0])))


def _is_frame(line: str) -> bool:
    stripped = line.strip()
    return len(stripped) > 4 and stripped[0] in "┌┏├┣└┗╔╠╚+│┃" and _FRAME.fullmatch(stripped) is not None


def _frame_rows(groups: list[list[list[str]]]) -> list[list[str]]:
    """Make rows of the lines between rules: one row each where rules part every row, else a row a line."""
    if len(groups) < 3 and any(len(group) > 1 for group in groups):
        return [line for group in groups for line in group]
    rows = []
    for group in groups:
        width = max(map(len, group))
        columns = ([line[c] for line in group if c < len(line) and line[c]] for c in range(width))
        rows.append(["\n".join(parts) for parts in columns])
    return rows


_QUOTED = 40  # lines that one quoted cell may run over
_QUOTE_OPENS = re.compile(r'(?:^|\t)"[^"\t]*$')
