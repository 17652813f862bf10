"""
Workbooks as a person would make them: sheets of columns that fit, links inside the book, colours that mean something.

Whatever is written as `.xlsx` goes through `open_book`: no text runs as a formula, nothing is cut in silence, a book
appears whole or not at all, and the same cells give the same bytes.
"""

from __future__ import annotations

from plantext.export.sheets.book import Book, open_book
from plantext.export.sheets.content import Amount, Column, Content, Kind, Mark, Meaning, Piece, Place
from plantext.export.sheets.fitting import MAX_CHARACTERS
from plantext.export.sheets.sheet import MAX_LINKS, MAX_ROWS, Sheet
from plantext.export.sheets.tables import columns_of

__all__ = [
    "MAX_CHARACTERS",
    "MAX_LINKS",
    "MAX_ROWS",
    "Amount",
    "Book",
    "Column",
    "Content",
    "Kind",
    "Mark",
    "Meaning",
    "Piece",
    "Place",
    "Sheet",
    "columns_of",
    "open_book",
]
