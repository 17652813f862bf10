"""The blocks of a page: its elements walked in reading order."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from lxml import etree

from plantext.document import Block, Paragraph, plain_table
from plantext.readers.boxes import as_paragraphs, boxed, one_column
from plantext.readers.headings import printed_number
from plantext.readers.html.inline import BREAK, folded
from plantext.readers.html.layout import is_layout
from plantext.readers.html.lists import numbers
from plantext.readers.html.looks import is_list_number, is_raised, style, symbol_font, text_of
from plantext.readers.html.tables import cells_of, read_grid, rows_of
from plantext.readers.raising import raised
from plantext.readers.symbols import symbol

_BLOCKS = frozenset(
    re.findall(
        r"\S+",
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
        " figure footer form header hgroup hr html legend li main menu nav p pre search section summary tbody td tfoot"
        " th thead tr ucapcontent ul ol",
    )
)
_HEADING = re.compile("h[1-6]")
_REFERENCE = re.compile(r"#_?(?:ftn|edn|sdfootnote|sdendnote)\d")
_BACK = re.compile(r"#_?(?:ftnref|ednref)\d|#sd(?:foot|end)note\d+anc")
_NOTE_ELEMENT = re.compile(r"mso-element\s*:\s*(?:footnote|endnote)\s*(?:;|$)", re.IGNORECASE)
_NOTE_NAME = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d{1,4}")
_WIDE_ENDS = ("、", "）", "．", "》", "】", "章", "节", "条")
_MARK = re.compile(r"\[?(\d{1,4})\]?")


class Story:
    """
    Reads the elements of one page.

    `wraps_at_blanks` is of the program that wrote the page, see `inline.folded`. `losses` counts what was not read;
    `footnotes` are the notes at the foot of the page, in their order.
    """

    def __init__(self, wraps_at_blanks: bool = False) -> None:
        self.losses: Counter[str] = Counter()
        self.footnotes: list[Paragraph] = []
        self._wraps = wraps_at_blanks
        self._raw: list[str] = []
        self._pending = ""  # a list number that waits for its text
        self._made: list[Block] = []

    def read(self, container: etree._Element) -> list[Block]:
        """Return the blocks in an element, in reading order."""
        outer = self._made, self._raw, self._pending
        self._made, self._raw, self._pending = [], [], ""
        self._walk(container)
        self._flush()
        made = self._made
        self._made, self._raw, self._pending = outer
        return made

    def _walk(self, element: etree._Element) -> None:
        """Take up the text of an element and what stands in it."""
        if element.text:
            self._raw.append(element.text)
        for child in element:
            self._take(child)
            if child.tail:
                self._raw.append(child.tail)

    def _take(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._raw.append(BREAK)
        elif tag == "table":
            self._flush()
            self._made += self._table(element)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._list(element)
        elif tag in _BLOCKS or _HEADING.fullmatch(tag):
            self._block(element)
        elif tag == "img":
            self.losses["picture"] += not _is_ornament(element)
        else:
            self._inline(element)

    def _inline(self, element: etree._Element) -> None:
        first = len(self._raw)
        self._walk(element)
        reference = element.tag == "a" and _REFERENCE.match(element.get("href") or "")
        font = symbol_font(element)
        if reference or is_raised(element):
            text = "".join(self._raw[first:])
            mark = _MARK.fullmatch(text.strip()) if reference else None
            self._raw[first:] = [raised(mark[1] if mark else text)]
        elif font:
            self._raw[first:] = [self._symbols("".join(self._raw[first:]), font)]
        elif is_list_number(element):
            number = folded("".join(self._raw[first:]), self._wraps)
            self._raw[first:] = [number if number.endswith(_WIDE_ENDS) or not number else f"{number} "]

    def _symbols(self, text: str, font: str) -> str:
        """Return what the characters of a font of signs look like."""
        printed = [character if character.isspace() else symbol(character, font) for character in text]
        self.losses["character of a font of signs"] += printed.count("")
        return "".join(printed)

    def _block(self, element: etree._Element) -> None:
        self._flush()
        if element.tag == "div" and _is_note(element):
            self.footnotes += self._note(element)
            return
        before = len(self._made)
        if element.tag == "pre":
            self._raw.append(text_of(element).replace("\r\n", "\n").replace("\n", BREAK))
        else:
            self._walk(element)
        level = int(element.tag[1]) if _HEADING.fullmatch(element.tag) else 0
        self._flush(level if len(self._made) == before else 0)

    def _flush(self, level: int = 0) -> None:
        """Make a paragraph of the text taken up so far."""
        if not self._raw:
            return
        text = folded("".join(self._raw), self._wraps)
        self._raw = []
        if text:
            self._made += as_paragraphs(self._numbered(text), level)

    def _numbered(self, text: str) -> str:
        number, self._pending = self._pending, ""
        if not number or printed_number(text):
            return text  # an author who types numbers into a list has its own taken off
        return number + text

    def _list(self, element: etree._Element) -> None:
        self._flush()
        counted = iter(numbers(element))
        for child in element:
            self._flush()
            self._pending = next(counted, "") if child.tag == "li" else self._pending
            self._take(child)
            self._flush()
            if self._pending and child.tag == "li":
                self._made.append(Paragraph(self._pending))
                self._pending = ""

    def _table(self, table: etree._Element) -> list[Block]:
        captions = [block for caption in table.iterchildren("caption") for block in self.read(caption)]
        rows = rows_of(table)
        if is_layout(table):
            return captions + list(chain.from_iterable(self.read(cell) for row in rows for cell in cells_of(row)))
        if all(len(list(cells_of(row))) < 2 for row in rows):
            contents = [self.read(cell) for row in rows for cell in cells_of(row)]
            return captions + (one_column(contents) if any(contents) else [])
        made, is_cut = read_grid(table, self._cell_text)
        self.losses["rows or columns beyond the limit"] += is_cut
        if made is None:
            return captions
        if made.width > 1:
            return [*captions, made]
        return captions + boxed([Paragraph(row[0].text) for row in made.rows if row[0].text], is_box=True)

    def _cell_text(self, cell: etree._Element) -> str:
        texts = []
        for block in self.read(cell):
            if not isinstance(block, Paragraph):
                self.losses["table in a cell of a table"] += 1
            texts.append(block.text if isinstance(block, Paragraph) else plain_table(block))
        return "\n".join(texts)

    def _note(self, element: etree._Element) -> list[Paragraph]:
        anchor = next((a for a in element.iter("a") if _BACK.match(a.get("href") or "")), None)
        mark = "" if anchor is None else text_of(anchor).strip()
        number = _MARK.fullmatch(mark)
        if anchor is not None:
            for inner in list(anchor):
                anchor.remove(inner)
            anchor.text = None
        text = " ".join(b.text if isinstance(b, Paragraph) else plain_table(b) for b in self._inside(element))
        sign = raised(number[1]) if number else mark
        return [Paragraph(f"{sign} {text}".strip(), "footnote", number=sign)] if text else []

    def _inside(self, element: etree._Element) -> list[Block]:
        return [block for child in element for block in self.read(child)]


def _is_note(element: etree._Element) -> bool:
    named = _NOTE_NAME.fullmatch(element.get("id") or "")
    return named is not None or _NOTE_ELEMENT.search(style(element)) is not None


def _is_ornament(image: etree._Element) -> bool:
    """Say whether a picture is too small to hold anything: a dot before a line, a spacer, an icon of a file type."""
    sizes = (image.get("width") or "", image.get("height") or "")
    return any(size.isdecimal() and int(size[:6]) < 48 for size in sizes) or "icon" in (image.get("src") or "")
