"""What is judged: records as texts of fields, from plans, from folders of tables and from files of corrections."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import cast

from plantext.corrections import FIELDS, Amount, Correction, Corrections, read_corrections, shown, written
from plantext.errors import PlantextError
from plantext.plan import Plan
from plantext.records import Comparator, place_of

TABLES = tuple(FIELDS)
"""The tables that are judged."""

csv.field_size_limit(1 << 24)


@dataclass(frozen=True, slots=True)
class Entry:
    """
    A record as it is judged: `fields` are its columns as texts, `value` among them as a person writes it (`≥60`).

    `place` is its source without page; `quote` the words or the cell it was read from; `number` that of its row. Of a
    gold entry `is_wanted` says whether it has to be found, or must not be.
    """

    doc: str
    table: str
    fields: Mapping[str, str]
    place: str = ""
    quote: str = ""
    number: str = ""
    is_wanted: bool = True


@dataclass(frozen=True, slots=True)
class Gold:
    """
    What is right: entries by table. `is_whole` says whether they are all that a document has.

    A folder of tables is whole: what is not in it is wrong. A file of corrections judges only what a person looked at.
    """

    entries: tuple[Entry, ...]
    is_whole: bool
    tables: tuple[str, ...] = field(default=TABLES)

    @property
    def documents(self) -> tuple[str, ...]:
        """The names of the documents, in order."""
        return tuple(dict.fromkeys(entry.doc for entry in self.entries))


def found_in(plan: Plan) -> Iterator[Entry]:
    """Yield the records of a plan."""
    for table in TABLES:
        for record in getattr(plan, table):
            quote = getattr(record, "quote", "") or getattr(record, "raw", "")
            place, number = place_of(record.source), getattr(record, "number", "")
            yield Entry(plan.name, table, shown(record), place, quote, number)


def read_gold(path: Path | str) -> Gold:
    """
    Return the gold in a folder of CSV tables, as `plantext extract` writes them, or in a file of corrections.

    Raises:
        PlantextError: there is no gold at this place, or it cannot be read.

    """
    path = Path(path)
    if path.is_dir():
        return _tables(path)
    if path.suffix.lower() != ".json":
        raise PlantextError(f"{path}: gold is a folder of CSV tables or a file of corrections (.json)")
    return Gold(tuple(_corrected(read_corrections(path))), is_whole=False)


def _tables(folder: Path) -> Gold:
    names = tuple(table for table in TABLES if (folder / f"{table}.csv").is_file())
    entries = tuple(entry for table in names for entry in _rows(folder / f"{table}.csv", table))
    if not entries:
        raise PlantextError(f"{folder}: there is no table of {', '.join(TABLES)} with a row (files such as values.csv)")
    return Gold(entries, is_whole=True, tables=names)


def _rows(path: Path, table: str) -> Iterator[Entry]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                plain = {name: (text or "").removeprefix("'") for name, text in row.items() if isinstance(name, str)}
                yield _row(plain, table)
    except (OSError, UnicodeError, csv.Error, InvalidOperation) as error:
        raise PlantextError(f"{path}: this is no table in CSV and UTF-8 ({type(error).__name__}: {error})") from None


def _row(row: Mapping[str, str], table: str) -> Entry:
    fields = {name: row[name] for name in FIELDS[table] if name in row}
    if "low" in row or table == "claims":
        fields["value"] = written(_amount(row, table))
    quote = row.get("quote", "") or row.get("raw", "")
    return Entry(row.get("doc", ""), table, fields, place_of(row.get("source", "")), quote, row.get("number", ""))


def _amount(row: Mapping[str, str], table: str) -> Amount:
    if table == "claims":
        return Amount(cast(Comparator, row.get("comparator", "=")), _number(row.get("value", "")), None)
    return Amount(cast(Comparator, row.get("comparator", "")), _number(row["low"]), _number(row.get("high", "")))


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text.strip() else None


def _corrected(corrections: Corrections) -> Iterator[Entry]:
    for document in corrections.documents:
        for each in document.corrections:
            yield _said(document.doc, each)


def _said(doc: str, said: Correction) -> Entry:
    fields = dict(said.was) if said.action == "reject" else {**said.was, **said.set}
    number = said.row.number if said.row else ""
    return Entry(doc, said.table, fields, place_of(said.source), said.quote, number, said.action != "reject")


def of_documents(entries: Iterable[Entry], documents: Iterable[str]) -> dict[str, list[Entry]]:
    """
    Return entries by the documents of the gold.

    A document is that of its name; else the one whose name begins with that of the gold (`001` of `001_规划`).
    """
    names = list(documents)
    found: dict[str, list[Entry]] = {name: [] for name in names}
    for entry in entries:
        name = entry.doc if entry.doc in found else next((n for n in names if n and entry.doc.startswith(n)), None)
        if name is not None:
            found[name].append(entry)
    return found
