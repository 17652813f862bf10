"""What a row of a project list is: a project, the title of a category, or neither (a total, a note, a column index)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from plantext.document import Table
from plantext.tables import Header, is_note


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a category; `rank` is how deep its kind of number stands: 一、 above （一） above 1."""

    text: str
    rank: int


@dataclass(slots=True)
class Titles:
    """The titles above a row, the outermost first."""

    open: list[Title] = field(default_factory=list)

    def enter(self, title: Title) -> None:
        """Hold a title until one of its own rank or of a higher one comes."""
        self.open = [*(above for above in self.open if above.rank < title.rank), title]

    @property
    def path(self) -> str:
        """The titles, joined by ` / `."""
        return " / ".join(title.text for title in self.open)


class Layout:
    """The columns of a project list, and what its rows are by them."""

    def __init__(self, table: Table, header: Header) -> None:
        self.table, self.header = table, header
        self.columns = [column.index for column in header.columns]
        name, number = header.first("name"), header.first("number")
        assert name is not None
        self.name = name.index
        self.number = number.index if number else None
        self.details = {column.index for column in header.all(*_DETAILS)}
        self.left = {column.index for column in header.columns if column.role in ("category", "number", "name")}
        heads = table.rows[: header.rows]
        self._heads = {column: {head[column].text.strip() for head in heads} for column in self.columns}
        self._known: dict[int, list[tuple[int, str]]] = {}
        self.lowest = max((self._rank(row) for row in self._named_rows()), default=_PLAIN)

    def is_nothing(self, row: int) -> bool:
        """Say whether a row is no project and no title: a total, a note, the header again, numbers of columns."""
        filled = self._filled(row)
        return (
            not filled
            or self._is_header_again(filled)
            or all(_INDEX.fullmatch(text) for _, text in filled)
            or _REMARK.fullmatch(filled[0][1]) is not None
            or is_note(filled[0][1])
            or any(_DOTS.fullmatch(text) for _, text in filled[:2])
            or self.sums(row)
        )

    def sums(self, row: int) -> bool:
        """Say whether a row is a total."""
        filled = self._filled(row)
        return any(is_total(text) for column, text in filled if column in self.left or column == filled[0][0])

    def title(self, row: int) -> Title | None:
        """Return the title of a category that a row is; None for a row of a project."""
        text = self._title(row)
        if not text or _NUMBER.fullmatch(text):
            return None
        number = self._text(row, self.number)
        kind = number if number and number != text and self._text(row, self.name) == text else text
        return Title(category_name(text), _rank_of(kind))

    def is_part(self, row: int) -> bool:
        """Say whether a row is a part of the project above: `其中：…`."""
        return any(_PART.match(text) for column, text in self._filled(row) if column in self.left)

    def has_number(self, row: int) -> bool:
        """Say whether a row has a number of its own, or could not have one."""
        return self.number is None or bool(self._text(row, self.number))

    def is_nameless(self, row: int) -> bool:
        """Say whether a row has a number of its own and more, but no name."""
        if self._text(row, self.name) or not self._text(row, self.number):
            return False
        filled = self._filled(row)
        fresh = len(filled) > 1 and filled[0][0] == self.number
        return fresh and not self.is_nothing(row) and self.title(row) is None

    def _title(self, row: int) -> str:
        filled = self._filled(row)
        cells = self.table.rows[row]
        slots = {cells[column].text.strip() for column in self.columns}
        if len(slots) == 1 and len(self.columns) > 1:
            return filled[0][1]
        first, text = filled[0]
        name, cell = self._text(row, self.name), cells[self.name]
        if cell.text.strip() and cell.row < row:
            return ""
        if not name or (cells[first] is cell and first < self.name):
            # The title stands in the first column, or in a cell that goes over the number and the name.
            starts = first < self.name and first not in self.details and len(text) > 1
            own = not filled[1:] or (not _ARABIC.match(text) and self._only_sums(filled[1:]))
            return text if starts and own else ""
        if not self._text(row, self.number) and _ALONE_ANY.fullmatch(name) and len(filled) > 1 and first == self.name:
            # A dump that prints merged cells once shifts 一 | 水利 by a column.
            return f"{name}、{filled[1][1]}" if self._only_sums(filled[2:]) else ""
        rest = [(column, text) for column, text in filled if column not in self.left]
        return name if self._only_sums(rest) and self._is_titled(row, name, bool(rest)) else ""

    def _is_titled(self, row: int, name: str, sums: bool) -> bool:
        """Say whether a row with a name and perhaps sums has the number, the count or the bareness of a title."""
        if self._rank(row) < self.lowest:
            return True
        if self.number is None:
            return bool(self.details) and _COUNT.search(name) is not None
        if self._text(row, self.number):
            return False
        following = row + 1 < len(self.table.rows) and _NUMBER.fullmatch(self._text(row + 1, self.number))
        return _COUNT.search(name) is not None or (not sums and len(self.columns) > 1 and bool(following))

    def _only_sums(self, rest: Sequence[tuple[int, str]]) -> bool:
        return all(_DASH.fullmatch(text) or (c not in self.details and _SUM.fullmatch(text)) for c, text in rest)

    def _named_rows(self) -> list[int]:
        rows = range(self.header.rows, len(self.table.rows))
        return [r for r in rows if self.table.rows[r][self.name].row == r and self._text(r, self.name)]

    def _rank(self, row: int) -> int:
        """Return the rank of the number before a row's name, in its own column or in the name's cell."""
        number = self._text(row, self.number)
        return _rank_of(number or self._text(row, self.name), alone=bool(number))

    def _text(self, row: int, column: int | None) -> str:
        return "" if column is None else self.table.rows[row][column].text.strip()

    def _filled(self, row: int) -> list[tuple[int, str]]:
        """Return the cells that begin in a row, each once, with the first of their columns."""
        if row not in self._known:
            self._known[row] = self._fill(row)
        return self._known[row]

    def _fill(self, row: int) -> list[tuple[int, str]]:
        cells = self.table.rows[row]
        found: list[tuple[int, str]] = []
        for at, column in enumerate(self.columns):
            fresh = at == 0 or cells[column] is not cells[self.columns[at - 1]]
            if fresh and cells[column].row == row and (text := cells[column].text.strip()):
                found.append((column, text))
        return found

    def _is_header_again(self, filled: list[tuple[int, str]]) -> bool:
        same = [text in self._heads[column] for column, text in filled]
        return all(same) or any(column == self.name and known for (column, _), known in zip(filled, same, strict=True))


def is_total(text: str) -> bool:
    """
    Say whether a text labels a row that sums others.

    >>> is_total("合　计（7个）"), is_total("全县合计"), is_total("交通类小计："), is_total("共2项")
    (True, True, True, True)
    >>> is_total("合计投资平台项目"), is_total("小计量泵房更新"), is_total("总部经济园")
    (False, False, False)
    """
    if not _SUMMED.intersection(text):  # most cells
        return False
    return _TOTAL.fullmatch(_BRACKETED.sub("", _SPACE.sub("", text))) is not None


def category_name(text: str) -> str:
    """
    Return a category without its number, its count and line breaks.

    >>> category_name("（一）生态\\n安全体系"), category_name("一、交通（12项）"), category_name("水利（1项，12亿元）")
    ('生态安全体系', '交通', '水利')
    """
    plain = _ORDINAL.sub("", _SPACE.sub("", text))
    return _TAIL.sub("", _COUNT.sub("", plain)) or plain


def _rank_of(text: str, alone: bool = False) -> int:
    patterns = _ALONE if alone else _BEFORE
    return next((rank for rank, pattern in enumerate(patterns) if pattern.match(text)), _PLAIN)


_SPACE = regex.compile(r"\s+")
_DETAILS = ("content", "years", "start", "end", "responsible", "status", "place")
_CN = "[一二三四五六七八九十]+"
_KINDS = (rf"第{_CN}[类批部分篇]+", _CN, "(?:[Ⅰ-Ⅻ]|[IVX]{1,4}|[A-HJ-UW-Z])", rf"[（(]{_CN}[）)]")
_ALONE = tuple(regex.compile(rf"{kind}[、.．]?$") for kind in _KINDS)
_ALONE_ANY = regex.compile(rf"(?:{_CN}|[Ⅰ-Ⅻ]|[（(]{_CN}[）)])[、.．]?")
_BEFORE = (
    regex.compile(rf"{_KINDS[0]}[、.．:：]?"),
    *(regex.compile(rf"{kind}[、.．]") for kind in _KINDS[1:3]),
    regex.compile(_KINDS[3]),
)
_PLAIN = len(_KINDS)  # a name without such a number; Arabic numbers are those of projects
_ORDINAL = regex.compile(
    rf"^(?:[（(](?:{_CN}|\d+)[）)][、.．]?|(?:{_CN}|[Ⅰ-Ⅻ]|[IVX]{{1,4}}|[A-Z])[、.．]|\d+[、.．](?!\d)|第{_CN}[类批部分篇]+[、.．:：]?(?=.))"
)
_COUNT = regex.compile(r"[（(][^（）()]*(?:\d|[一二三四五六七八九十])\s*[个项件][^（）()]*[）)]$")
_TAIL = regex.compile(r"[，,:：、]?(?:共计?|合计|小计)\d+[个项件].*$|[，,:：]\d+[个项件].*$")
_NUMBER = regex.compile(r"[（(]?\d+(?:[-—.．]\d+)*[）)]?[、.．]?|[①-⑳]")
_ARABIC = regex.compile(r"[（(]?\d+[）)]?[、.．]|\d+$")
_SUM = regex.compile(r"(?:约|共)?[\d,，.\s]+(?:[百千万亿]*元|万|亿|[个项件]|%)?")
_DASH = regex.compile(r"[-—－–/／]+")
_INDEX = regex.compile(r"[（(]?\d{1,2}[）)]?|[甲乙丙丁戊己庚辛壬癸]|[①-⑳]|[A-J]")
_DOTS = regex.compile(r"[….·。]{2,}|…|略")
_REMARK = regex.compile(r"(?:备\s*注|说\s*明|注释?)\s*[:：]?")
_PART = regex.compile(r"其中[:：]?")
_SUMMED = frozenset("计总共")  # every total has one of these
_BRACKETED = regex.compile(r"[（(\[〔][^（）()\[\]〔〕]*[）)\]〕]")
_TOTAL = regex.compile(
    rf"(?:{_CN}[、.．])?(?:.{{0,10}}(?:总|合|小|共)计|(?:(?:全|本)[省市县区镇乡]|本[页表]|以上|项目|全部)?(?:累计|汇总|总数|总投资|总合计)"
    r"|共\d+[个项件](?:项目|工程)?)[:：]?(?:共?\d+[个项件].*)?"
)
