"""The paragraphs around a table that belong to it: its caption, the unit above it, the notes below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from plantext.document import Document, Paragraph, Table
from plantext.records import cited
from plantext.tables.money import money_unit

_ABOVE = 4  # paragraphs between a caption and its table: a unit, a date, an empty title line
_BELOW = 8  # lines of notes below a table


@dataclass(frozen=True, slots=True)
class Surroundings:
    """
    What stands around a table.

    `caption` is as printed (`表一 …`), empty where there is none; `unit` is the unit said for the whole table
    (`单位：亿元`); `notes` are the notes below it, one string a paragraph. `money` is the unit of the table's sums,
    which may stand among others (`单位：万元、公里`), in the caption or in a note.
    """

    caption: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    money: str = ""


def surroundings(document: Document, at: int) -> Surroundings:
    """Return what stands around the table that is block `at` (from 0) of a document."""
    table = document.blocks[at]
    caption, unit = _from_title_rows(table) if isinstance(table, Table) else ("", "")
    above_caption, above_unit = _above(document, at)
    notes = (*_inside(table), *_below(document, at)) if isinstance(table, Table) else ()
    money = money_unit(document, at, _title_texts(table), notes) if isinstance(table, Table) else ""
    return Surroundings(above_caption or caption or _caption_below(document, at), above_unit or unit, notes, money)


def is_note(text: str) -> bool:
    """Say whether a line is a note to a table: `注：…`, `“-”表示…`, `*为…`."""
    return _NOTE.match(text) is not None


def place_name(document: Document, at: int, caption: str) -> str:
    """
    Return the name a source gives to the table that is block `at`: `表一`, `附表2`, else its place among the tables.

    >>> document = Document("a", "txt", (Table(()),))
    >>> place_name(document, 0, "表 一 指标体系"), place_name(document, 0, "")
    ('表一', 'table 1')
    """
    if match := _NAME.match(caption):
        return regex.sub(r"\s", "", match[0])
    ordinal = sum(isinstance(block, Table) for block in document.blocks[: at + 1])
    return f"table {ordinal}"


def cell_source(table: Table, place: str, row: int, column: int) -> str:
    """Return the source of a record that stands in a slot (from 0) of a table with a name: `p12 表一 r14c8`."""
    return cited(f"{place} r{row + 1}c{column + 1}", table.rows[row][column].confidence, table.page_of(row))


def title_rows(table: Table) -> int:
    """Count the rows at the top of a table that are one cell over the whole width: a title, a unit."""
    count = 0
    while table.width > 1 and count < len(table.rows) - 1 and _is_one_cell(table, count):
        count += 1
    return count


def _is_one_cell(table: Table, row: int) -> bool:
    texts = {cell.text for cell in table.rows[row]} - {""}
    return table.rows[row][0] is table.rows[row][-1] and len(texts) == 1


def _from_title_rows(table: Table) -> tuple[str, str]:
    caption, unit = table.caption, ""
    for row in table.rows[: title_rows(table)]:
        text = row[0].text.strip()
        if match := _UNIT.search(text):
            unit = match["unit"]
            text = _UNIT.sub("", text).strip(" 　（）()")
        caption = caption or text.replace("\n", "")
    return caption, unit


def _title_texts(table: Table) -> tuple[str, ...]:
    return (table.caption, *(row[0].text.strip() for row in table.rows[: title_rows(table)]))


def _above(document: Document, at: int) -> tuple[str, str]:
    unit = ""
    for back in range(1, _ABOVE + 1):
        block = document.blocks[at - back] if at >= back else None
        if not isinstance(block, Paragraph):
            break
        if block.kind == "heading" and block.number and not _CAPTION.match(block.text):
            break
        text = block.text.strip("*# \t")  # marks of emphasis in Markdown
        if match := _UNIT.fullmatch(text.strip("（）() 　")):
            unit = match["unit"]
        elif _CAPTION.match(text) and len(text) <= 80:
            return text, unit
        elif back == 1 or unit:
            if _TITLE.search(_UNIT_BEHIND.sub("", text)) and len(text) <= 40 and not _SENTENCE.search(text):
                return text, unit
            if unit:
                break
        elif len(text) > 20:
            break
    return "", unit


def _caption_below(document: Document, at: int) -> str:
    """Some documents print the caption below: a numbered one right behind the table, with no table behind it."""
    after = document.blocks[at + 1 : at + 3]
    if not after or not isinstance(after[0], Paragraph) or any(isinstance(block, Table) for block in after):
        return ""
    text = after[0].text
    return text if len(text) <= 60 and _CAPTION.match(text) and not _SENTENCE.search(text) else ""


def _inside(table: Table) -> Iterator[str]:
    """Yield the notes that are the last rows of a table, one cell over its width."""
    for row in table.rows[-3:]:
        if row[0] is row[-1] and is_note(row[0].text.strip()):
            yield row[0].text.strip()


def _below(document: Document, at: int) -> tuple[str, ...]:
    notes: list[str] = []
    for block in document.blocks[at + 1 : at + 1 + _BELOW]:
        if not isinstance(block, Paragraph) or block.kind in ("heading", "box_title"):
            break
        if not (_NOTE.match(block.text) or (notes and _NOTE_ON.match(block.text))):
            break
        notes.append(block.text)
    return tuple(notes)


_NAME = regex.compile(r"[附续]?\s*(?:图?\s*表|专\s*栏)\s*(?:[一二三四五六七八九十]+|[\dA-Z]+(?:[-—.．]\d+)*)|附表")
_CAPTION = regex.compile(
    r"[（(]?(?:[附续]?\s*表|图\s*表)\s*(?:[一二三四五六七八九十]+|[\dA-Z]+(?:[-—.．]\d+)*)(?![一-龥]{0,2}[，。；])|附表(?=[\s:：]|$)|专\s*栏\s*\d*.{0,30}(?:指标|项目|工程)"
)
_TITLE = regex.compile(
    r"(?:指标|目标)(?:体系|表|一览|目标|完成情况|情况)?[）)]?$|^表\s*[:：]|(?:项目|工程|任务)(?:清单|表|一览表|汇总表|计划表|库|安排表|情况)?[）)]?$|一览表$|汇总表$|清单$|表$|情况$"
)
_SENTENCE = regex.compile(r"[。；！？]")
_UNIT_BEHIND = regex.compile(r"\s*[（(]?(?:计量|金额|投资|资金)?单位\s*[:：][^（）()]*[）)]?$|[（(][百千万亿]*元[）)]$")
_UNIT = regex.compile(r"(?:计量)?单位\s*[:：]\s*(?P<unit>[^，,。；;\s）)、]{1,12})")
_NOTE = regex.compile(
    r"[（(]?(?:注|备注|说明|注释|备\s*注)\s*\d?\s*[:：]|[“\"]?[-—－/]+[”\"]?\s*(?:表示|指|为)|(?:带|标)\s*[*★▲]|[*★▲]+\s*(?:号)?(?:为|指|表示|标)|\[\s*\]|〔\s*〕"
)
_NOTE_ON = regex.compile(
    r"[“\"]?[-—－/]+[”\"]?|\d\s*[.、．]?|[①-⑳]|[*★▲]|[（(]\d|[\[〔]|带|标|资料来源|数据来源|其中|未标"
)
