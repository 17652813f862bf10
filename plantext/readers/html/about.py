"""What a page says of its text: the marks in its head, the block above the text, the files that it links to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from lxml import etree

from plantext.document import Block, Paragraph, Table
from plantext.readers.html.inline import folded
from plantext.readers.html.looks import text_of
from plantext.readers.html.pruning import is_file, names_of
from plantext.readers.text.furniture import is_label, label_pairs

_MARKS = {
    "articletitle": "信息名称",
    "pubdate": "发布日期",
    "contentsource": "来源",
    "sitename": "网站名称",
    "siteidcode": "网站标识码",
    "columnname": "栏目",
    "keywords": "关键词",
}
"""The names of the national standard for pages of government web sites, as the pages print them for people."""

_TITLE_NAMES = frozenset(("title", "biaoti", "bt", "tit", "headline"))
_SHORTEST, _LONGEST = 6, 120
_PARTS = re.compile(r"[_|｜]|\s[-–—－]\s|--")
_NAME = re.compile(r"(?:标\s*题|名\s*称)(?=\s*[:：\t]|$)")
_FILE_NAME = re.compile(r"([^/?#&=]{1,200}\.[A-Za-z0-9]{2,5})(?:$|[?#&])")
_BLANK = re.compile(r"\s+")


def marks(root: etree._Element) -> dict[str, str]:
    """Return what the `<meta>` marks in the head of a page say, under the names that pages print for people."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = _MARKS.get((element.get("name") or "").strip().lower())
        value = folded(element.get("content") or "")
        if key and value:
            found.setdefault(key, value)
    return found if "信息名称" in found or "发布日期" in found else {}


def files(body: etree._Element) -> list[str]:
    """Return the names of the documents that a page links to, as printed."""
    found: dict[str, None] = {}
    for link in body.iter("a"):
        if is_file(link):
            printed = folded(text_of(link)) or link.get("title") or ""
            name = _FILE_NAME.search(unquote(link.get("href") or ""))
            found[printed or (name[1] if name else "")] = None
    return [name for name in found if name]


def label_lines(table: Table) -> list[str]:
    """Return the rows of a table of labels and values as lines, [] if a row of it is anything else."""
    lines = ["\t".join(dict.fromkeys(_named(cell.text) for cell in row if cell.text)) for row in table.rows]
    lines = [line.replace("\n", " ") for line in lines if line]
    return lines if lines and all(label_pairs(line) for line in lines) else []


def printed_lines(blocks: Sequence[Block]) -> list[str]:
    """Return the lines above the text of a page, a label together with its value."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += label_lines(block) or [row[0].text for row in block.rows]
        elif lines and is_label(lines[-1]) and not label_pairs(block.text):
            lines[-1] = f"{lines[-1]}\t{block.text}"
        else:
            lines.append(_named(block.text))
    return lines


def _named(text: str) -> str:
    """Return a label or a line with the label of a title under the one name that does not stand in plans."""
    return _NAME.sub("信息名称", text, count=1) if _NAME.match(text) else text


def title_above(elements: Sequence[etree._Element], named: str, window: str) -> str:
    """
    Return the title that is printed above the text, "" where there is none.

    It is the line that the head of the page names (`named`), or one that begins the title of the window, or the last
    that is marked as a title. What is a link leads elsewhere.
    """
    inner = [element for outer in elements for element in outer.iter() if not _is_linked(element)]
    printed = [(element, folded(text_of(element)).replace("\n", "")) for element in inner]
    lines = [(element, text) for element, text in printed if _SHORTEST <= len(text) <= _LONGEST]
    for wanted in filter(None, (_bare(named), *map(_bare, _PARTS.split(window)))):
        for _, text in lines:
            if _bare(text) == wanted or (len(wanted) >= _SHORTEST and _bare(text).startswith(wanted)):
                return text
    marked = [text for element, text in lines if element.tag == "h1" or names_of(element) & _TITLE_NAMES]
    return marked[-1] if marked else ""


def _is_linked(element: etree._Element) -> bool:
    return not isinstance(element.tag, str) or next(element.iter("a"), None) is not None


def _bare(text: str) -> str:
    return _BLANK.sub("", text)


def begins_with(blocks: Sequence[Block], title: str) -> bool:
    """Say whether a title stands among the first lines of a text, maybe broken over several."""
    return _bare(title) in _bare("".join(block.text for block in blocks[:12] if isinstance(block, Paragraph)))
