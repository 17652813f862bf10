"""The headings of a document as records, each with the path of its number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from plantext.document import Document, Paragraph
from plantext.records import Section, cited


def extract_sections(document: Document) -> list[Section]:
    """
    Return the headings of a document in the order of reading.

    `section` is the path of the numbers as printed: the second node of chapter 3 is `3.2`. The headings under one
    parent are counted instead where their numbers say nothing else, and where numbers were lost (`1.`, `1.`, `1.`).
    A heading without a number that stands between numbered ones takes the number before it and a letter: `3a`, or
    `0a` for a preface.

    >>> headings = Paragraph("第三章 任务", "heading", 1, "第三章"), Paragraph("一、治水", "heading", 2, "一、")
    >>> [(s.section, s.level, s.title) for s in extract_sections(Document("a", "txt", headings))]
    [('3', 1, '任务'), ('3.1', 2, '治水')]
    """
    return list(_walk(_tree(document).children, ""))


@dataclass(slots=True)
class _Node:
    level: int
    block: int
    paragraph: Paragraph
    children: list[_Node] = field(default_factory=list)


def _tree(document: Document) -> _Node:
    root = _Node(0, -1, Paragraph(""))
    path = [root]
    for block, paragraph in enumerate(document.blocks):
        if not isinstance(paragraph, Paragraph) or paragraph.kind != "heading":
            continue
        level = max(paragraph.level, 1)
        while path[-1].level >= level:
            path.pop()
        node = _Node(level, block, paragraph)
        path[-1].children.append(node)
        path.append(node)
    return root


def _walk(nodes: list[_Node], prefix: str) -> Iterator[Section]:
    for node, part in zip(nodes, _parts(nodes), strict=True):
        section = f"{prefix}{part}"
        source = cited(f"¶{node.block}", node.paragraph.confidence, node.paragraph.page)
        yield Section(section, node.level, _title(node.paragraph), source)
        yield from _walk(node.children, f"{section}.")


def _parts(nodes: list[_Node]) -> list[str]:
    printed = [_printed(node.paragraph.number) for node in nodes]
    counted = [str(count) for count in range(1, len(nodes) + 1)]
    known = [int(number) for number in printed if number]
    agree = all(number in ("", count) for number, count in zip(printed, counted, strict=True))
    if agree or any(after <= before for before, after in pairwise(known)):
        return counted
    parts: list[str] = []
    last, between = "0", 0
    for number in printed:
        between = 0 if number else between + 1
        last = number or last
        parts.append(number or last + _letters(between))
    return parts


def _letters(count: int) -> str:
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


_NUMBER = re.compile(
    r"[第（(〔\[]?\s*(?:\d+[.．])*(?P<last>\d+|[〇零一二三四五六七八九十百]+|[①-⑳⑴-⒇㈠-㈩Ⅰ-Ⅻ])"
    r"\s*[章节篇编部条款项]?[）)〕\].．、:：\s]*"
)


def _printed(number: str) -> str:
    """Return the last number of a heading's printed number as digits, empty where it is of another kind (`附件1`)."""
    match = _NUMBER.fullmatch(number.strip())
    if match is None:
        return ""
    last = match["last"]
    if last.isdecimal():
        return str(int(last)) if len(last) < 10 else ""
    if len(last) == 1:
        value = unicodedata.numeric(last, None)
        return "" if value is None or value != int(value) else str(int(value))
    return str(_chinese(last))


def _chinese(numeral: str) -> int:
    """
    Return a Chinese numeral below 1000 as a number.

    >>> [_chinese(numeral) for numeral in ("十", "十二", "三十", "一百零五", "二〇")]
    [10, 12, 30, 105, 20]
    """
    digits = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
    if not set(numeral) & {"十", "百"}:
        return int("".join(str(digits[digit]) for digit in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in digits:
            digit = digits[character]
        else:
            total += max(digit, 1) * (10 if character == "十" else 100)
            digit = 0
    return total + digit


def _title(paragraph: Paragraph) -> str:
    text = paragraph.text
    if paragraph.number and text.startswith(paragraph.number):
        # A heading that is nothing but its number keeps it: an empty title would say less.
        text = text[len(paragraph.number) :].lstrip(" \t　、.．:：") or text
    return " ".join(text.split())
