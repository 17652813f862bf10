"""What is written into a sheet: columns of a kind, cells that may mean something or lead somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plantext.columns import Cell

Kind = Literal["text", "wrapped", "line", "number", "link"]
"""`text` is a word or a few, `wrapped` is prose, `line` is never broken (a long path is cut by the next cell)."""

Meaning = Literal["", "better", "worse", "unsure", "muted", "strong", "heading", "title"]
"""Why a cell has a colour; a word in the cell or beside it has to say the same."""

Mark = Literal["", "added", "removed", "unlike"]

_MOST: dict[Kind, int] = {"text": 28, "wrapped": 48, "line": 24, "number": 40, "link": 26}
_LEAST = 6


@dataclass(frozen=True, slots=True)
class Column:
    """
    A column of a sheet, as wide as what is written into it, between `least` and `most` letters.

    What is longer than `most` is wrapped. A Chinese character takes two letters. 0 stands for what suits the kind.
    """

    title: str
    kind: Kind = "text"
    most: int = 0
    least: int = 0

    @property
    def widest(self) -> int:
        """How many letters the column may have."""
        return max(self.most or _MOST[self.kind], self.narrowest)

    @property
    def narrowest(self) -> int:
        """How many letters the column has even if nothing is written into it."""
        return self.least or _LEAST


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a sheet, to which a link may lead; `row` is the number that a person sees."""

    sheet: str
    row: int

    @property
    def address(self) -> str:
        """
        The place as the library wants it.

        >>> Place("甲's", 5).address
        "internal:'甲''s'!A5"
        """
        name = self.sheet.replace("'", "''")
        return f"internal:'{name}'!A{self.row}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: as it is, or marked as added or unlike the other side (underlined), or removed (struck)."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the signs that were printed around it (`≥62.5%`): a sheet computes with it and shows it all."""

    number: Decimal
    before: str = ""
    behind: str = ""
    is_grouped: bool = False

    @property
    def text(self) -> str:
        """
        The amount as it was printed.

        >>> Amount(Decimal("1234.50"), "≥", "%", is_grouped=True).text
        '≥1,234.50%'
        """
        return f"{self.before}{self.number:{',f' if self.is_grouped else 'f'}}{self.behind}"


@dataclass(frozen=True, slots=True)
class Content:
    """
    A cell that is more than its value: it means something, leads to a place, or has marked parts.

    `value` is a text, a number, an amount, or pieces of a text. `ground` is a colour of its own (`#E3F3EA`), for a heat
    map.
    """

    value: Cell | Amount | tuple[Piece, ...]
    meaning: Meaning = ""
    to: Place | None = None
    ground: str = ""

    @property
    def text(self) -> str | None:
        """The text of the cell, None where it is a number or empty."""
        if isinstance(self.value, tuple):
            return "".join(piece.text for piece in self.value)
        return self.value if isinstance(self.value, str) else None
