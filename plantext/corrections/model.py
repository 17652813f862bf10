"""What a person has said of the records of documents, as it stands in a file of corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Action = Literal["accept", "correct", "reject", "add"]

ACTIONS: tuple[Action, ...] = ("accept", "correct", "reject", "add")
TEXT_TABLES = ("targets", "duties", "claims")
"""Tables whose records stand in running text; those of the others stand in the cell of a table."""

KIND, VERSION = "corrections", 1
"""What a file says of itself, and the version of what it says."""

NOT_APPLIED = "correction not applied: "
"""How the notes of a plan begin that name a correction which could not be applied."""

ENTRY = ("action", "table", "source", "quote", "before", "after", "section", "row", "was", "set", "note")
"""The keys of a correction, in the order in which they are written."""

CONTEXT = 20
"""So many characters before and after a quote are kept, to find its place again."""


@dataclass(frozen=True, slots=True)
class Row:
    """The row of a table in which a cell stands: the caption of the table, and what names its indicator or project."""

    table: str = ""
    number: str = ""
    name: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """
    What a person has said of one record, with what its place is known by in any format of the document.

    `source` is the record's source as it was. `quote` is the record's quote, the text of its cell, or the text that was
    selected. `before` and `after` stand around a quote in its paragraph, `section` is the heading above; `row` is that
    of a cell. `was` holds the editable fields as they were extracted (see `fields`), `set` what differs from them.
    """

    action: Action
    table: str
    source: str
    quote: str
    before: str = ""
    after: str = ""
    section: str = ""
    row: Row | None = None
    was: Mapping[str, str] = field(default_factory=dict)
    set: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def __str__(self) -> str:
        """Return what a person calls it: `correct targets p12 ¶10[6:22] “…”`."""
        quote = " ".join(self.quote.split())
        return f"{self.action} {self.table} {self.source} “{quote if len(quote) <= 30 else f'{quote[:30]}…'}”"


@dataclass(frozen=True, slots=True)
class DocumentCorrections:
    """The corrections of one document, which is known by the hash of its file, its name or its title."""

    doc: str
    sha256: str = ""
    title: str = ""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of several documents; `notes` say what of a file was left out."""

    documents: tuple[DocumentCorrections, ...] = ()
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Correction]:
        """Give all corrections, document by document."""
        return (correction for document in self.documents for correction in document.corrections)

    def __len__(self) -> int:
        """How many corrections there are."""
        return sum(len(document.corrections) for document in self.documents)
