"""
Headings told by their printed numbers, for every format: `第一章`, `第2节`, `一、`, `（一）`, `1.`, `1.1`, `（1）`.

A number alone makes no heading: lists and sentences are numbered the same way. What decides is that the line is
short, is no sentence, and has something below it before its next sibling.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plantext.document import Block, Paragraph

_HAN = "[一二三四五六七八九十百零〇]{1,4}"
_ARABIC = "[0-9０-９]{1,3}"
_EITHER = rf"\s*(?:{_HAN}|{_ARABIC})\s*"
_AFTER_QUANTITY = "[\\d.．%～~—万亿千百十个年月日米吨元公平倍人家亩户座处]"
_FORMS: dict[str, str] = {
    "part": rf"(第{_EITHER}(?:篇|编|部分))",
    "chapter": rf"(第{_EITHER}章)",
    "section": rf"(第{_EITHER}节)(?![^\s]*课)",
    "article": rf"(第{_EITHER}条)(?=\s)",
    # 一、二类水质 and 一、二、三产业 are no numbers
    "han": rf"({_HAN})[、．.](?!{_HAN}(?:[、类级期产次批线]|$))",
    "han-bracket": rf"([（(〔]\s*{_HAN}\s*[)）〕])",
    "decimal-4": r"(\d{1,2}(?:[.．]\d{1,2}){3})[.．、]?(?![\d.．%])",
    "decimal-3": r"(\d{1,2}(?:[.．]\d{1,2}){2})[.．、]?(?![\d.．%])",
    # 2.5万亩 is a quantity
    "decimal-2": rf"(\d{{1,2}}[.．]\d{{1,2}})(?:[.．、]|\s+|(?=[\u4e00-\u9fff]))(?!\s*{_AFTER_QUANTITY})",
    "arabic": rf"({_ARABIC})[.．、](?!\s*[\d０-９])",
    "arabic-bracket": rf"([（(]\s*{_ARABIC}\s*[)）])",
    "half-bracket": rf"({_ARABIC}[)）])",
    "circled": "([①-⑳㉑-㉟])",
}
_PATTERNS = {form: re.compile(pattern) for form, pattern in _FORMS.items()}
_STARTS = frozenset("第（(〔一二三四五六七八九十百零〇0123456789０１２３４５６７８９") | set(
    map(chr, range(0x2460, 0x2474))
)

_ORDER = (
    "part", "chapter", "section", "article", "han", "han-bracket", "arabic",
    "decimal-2", "decimal-3", "decimal-4", "arabic-bracket",
)  # fmt: skip
_DECIMALS = ("decimal-2", "decimal-3", "decimal-4")
_USUAL_LEVEL = {
    "part": 1, "chapter": 1, "section": 2, "article": 3, "han": 1, "han-bracket": 2, "arabic": 3,
    "decimal-2": 2, "decimal-3": 3, "decimal-4": 4, "arabic-bracket": 4,
}  # fmt: skip
_STRUCTURE = ("part", "chapter", "section")  # words that nothing but a heading begins with
_ITEMS = ("arabic", "arabic-bracket")  # forms that lists use as much as headings do
_LONGEST = 40
_CONTENTS_LINE = re.compile(r"(?:\t|[.．·…‥_]{3,}|\s{4,})\s*[-—]?\s*\d{1,4}\s*[-—]?\s*$")
_UNNUMBERED = re.compile(r"(?:前|序|引)\s*言|绪\s*论|附\s*则|后\s*记|结\s*(?:语|束\s*语)")
_SENTENCE = re.compile(r"[。；;！!]|[，,、]$")
_CLAUSE_AFTER_COLON = re.compile(r"[：:]\s*\S")


@dataclass(frozen=True, slots=True)
class _Mark:
    form: str
    number: str
    end: int


def printed_number(text: str) -> str:
    """
    Return the number printed at the start of a line, without the point or comma after it.

    >>> [printed_number(t) for t in ("（一）目标", "一、总则", "第1节 目标", "1.1 背景", "1.加强保护。")]
    ['（一）', '一', '第1节', '1.1', '1']
    >>> [printed_number(t) for t in ("2.5亿元", "一、二类水质", "2025年", "十四五")]
    ['', '', '', '']
    """
    mark = _mark(text)
    return mark.number if mark else ""


def heading(text: str) -> tuple[int, str] | None:
    """
    Return the usual level and the number of a line that may be a heading, None for sentences and list items.

    The level is that of the form alone; `outlined` knows the levels within a document.

    >>> heading("第二章 总体要求"), heading("（一）指导思想"), heading("1.总体目标")
    ((1, '第二章'), (2, '（一）'), (3, '1'))
    >>> heading("1.推进垃圾分类。全面覆盖城区。"), heading("一是加强领导"), heading("第一章 总则\\t12")
    (None, None, None)
    """
    mark = _heading_mark(text)
    return (_USUAL_LEVEL[mark.form], mark.number) if mark else None


def outlined(blocks: Sequence[Block], never: Collection[int] = ()) -> list[Block]:
    """
    Return the blocks with numbered lines made headings, levels that fit together, and the numbers of all other lines.

    A line that is nothing but `前言` or the like is a heading of the first level.
    Paragraphs that a format already marks as headings keep their level, and their numbers tell the level of the
    same kind of number elsewhere. Paragraphs whose `id` is in `never` stay what they are.
    """
    marks = {
        at: mark
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.kind == "body" and id(block) not in never
        if (mark := _heading_mark(block.text))
    }
    for at in _list_items(blocks, marks):
        del marks[at]
    levels = _levels(blocks, marks)
    made: list[Block] = []
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.kind in ("heading", "footnote"):
            made.append(block)
        elif at in marks:
            made.append(replace(block, kind="heading", level=levels[marks[at].form], number=marks[at].number))
        elif block.kind == "body" and _UNNUMBERED.fullmatch(block.text) and id(block) not in never:
            made.append(replace(block, kind="heading", level=1))
        else:
            number = printed_number(block.text) if block.kind != "box_title" else ""
            made.append(block if number == block.number else replace(block, number=number))
    return made


def _mark(text: str) -> _Mark | None:
    if not text or text[0] not in _STARTS:
        return None
    for form, pattern in _PATTERNS.items():
        if match := pattern.match(text):
            return _Mark(form, match[1], match.end())
    return None


def _heading_mark(text: str) -> _Mark | None:
    mark = _mark(text)
    if mark is None or mark.form not in _USUAL_LEVEL:
        return None
    title = text[mark.end :].strip()
    if len(title) > _LONGEST or "\n" in title or _SENTENCE.search(title) or _CONTENTS_LINE.search(text):
        return None
    if mark.form in _STRUCTURE:
        return mark
    if not title or (mark.form in _ITEMS and _CLAUSE_AFTER_COLON.search(title)):
        return None
    return mark


def _list_items(blocks: Sequence[Block], marks: dict[int, _Mark]) -> list[int]:
    """Return the places of marked lines that follow one another with nothing between: a list or a contents page."""
    items: list[int] = []
    run: list[int] = []
    for at in range(len(blocks) + 1):
        mark = marks.get(at)
        if run and (mark is None or mark.form != marks[run[-1]].form):
            least = 2 if marks[run[0]].form in _ITEMS else 3
            items += run if len(run) >= least else []
            run = []
        if mark is not None:
            run.append(at)
    return items


def _levels(blocks: Sequence[Block], marks: dict[int, _Mark]) -> dict[str, int]:
    styled = _styled_levels(blocks)
    present = {mark.form for mark in marks.values()} | set(styled)
    levels: dict[str, int] = {}
    above = 0
    for form in _order(marks, styled):
        if form not in present:
            continue
        if form in styled:
            above = styled[form]
        else:
            above = above + 1 if above else _level_before(blocks, marks, form) + 1
        levels[form] = above
    return levels


def _styled_levels(blocks: Sequence[Block]) -> dict[str, int]:
    seen: dict[str, Counter[int]] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind == "heading" and (mark := _mark(block.text)):
            seen.setdefault(mark.form, Counter())[block.level] += 1
    return {form: counts.most_common(1)[0][0] for form, counts in seen.items()}


def _level_before(blocks: Sequence[Block], marks: dict[int, _Mark], form: str) -> int:
    """Return the level of the marked heading before the first line of a form, 0 where there is none."""
    first = next(at for at, mark in marks.items() if mark.form == form)
    before = (block for block in reversed(blocks[:first]) if isinstance(block, Paragraph) and block.kind == "heading")
    return next((block.level for block in before), 0)


def _order(marks: dict[int, _Mark], styled: Collection[str]) -> list[str]:
    """
    Return the forms from the highest, in their usual order unless the document counts otherwise.

    `1.1` stands above `一、` unless a `1.` comes before it. Forms whose level is known by style keep their place.
    """
    forms = [mark.form for mark in marks.values()]
    order = list(_ORDER)
    if "decimal-2" in forms and "arabic" not in forms[: forms.index("decimal-2")]:
        order = [form for form in order if form not in _DECIMALS]
        order[3:3] = _DECIMALS
    present = [form for form in order if form in forms]
    for higher, lower in pairwise(present):
        if not (lower in styled or higher in styled) and _encloses(lower, higher, marks):
            at, below = order.index(higher), order.index(lower)
            order[at], order[below] = lower, higher
    return order


def _encloses(lower: str, higher: str, marks: dict[int, _Mark]) -> bool:
    """
    Say whether a form that usually stands lower encloses the other: `1、` over `（一）（二）`.

    What counts on after the other form encloses it, what starts again is enclosed.
    """
    votes = 0
    last: dict[str, int] = {}
    before = ""
    for mark in marks.values():
        if mark.form not in (lower, higher):
            if mark.form in _ORDER and _ORDER.index(mark.form) < _ORDER.index(higher):
                last, before = {}, ""
            continue
        value = _value(mark.number)
        if before and before != mark.form:
            starts, counts_on = value == 1, value == last.get(mark.form, -1) + 1
            is_for_lower = (starts and mark.form == higher) or (counts_on and mark.form == lower)
            votes += (1 if is_for_lower else -1) if starts or counts_on else 0
        last[mark.form] = value
        before = mark.form
    return votes > 0


def _value(number: str) -> int:
    """
    Return what a printed number counts, by its last part.

    >>> [_value(number) for number in ("（十二）", "二十", "第3节", "2.10", "１")]
    [12, 20, 3, 10, 1]
    """
    digits = re.findall(r"\d+", number)
    if digits:
        return int(digits[-1])
    total = digit = 0
    for character in number:
        if character in "一二三四五六七八九":
            digit = "一二三四五六七八九".index(character) + 1
        elif character in "十百":
            total += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
    return total + digit
