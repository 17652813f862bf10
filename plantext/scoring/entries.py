"""What is judged: records as texts of fields, from plans, from folders of tables and from files of corrections."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import cast

from plantext.columns import COLUMNS, titles
from plantext.corrections import (
    FIELDS,
    Amount,
    Correction,
    Corrections,
    DocumentCorrections,
    left,
    of_plan,
    read_corrections,
    shown,
    written,
)
from plantext.errors import PlantextError
from plantext.plan import Plan
from plantext.records import Comparator, place_of

TABLES = tuple(FIELDS)
"""The tables that are judged."""

Words = tuple[str, str, str]
"""The number, the name and the sub-item of a row."""

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


@dataclass(frozen=True)
class Gold:
    """
    What is right: entries by table. `is_whole` says whether they are all that a document has.

    A folder of tables is whole: what is not in it is wrong. A file of corrections judges only what a person looked at;
    `corrections` are what it holds.
    """

    entries: tuple[Entry, ...]
    is_whole: bool
    tables: tuple[str, ...] = field(default=TABLES)
    corrections: Corrections = field(default_factory=Corrections)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The names of the documents, in order."""
        return tuple(dict.fromkeys(entry.doc for entry in self.entries))

    def document_of(self, plan: Plan) -> str | None:
        """
        Return the document of the gold that a plan is; None where it is none.

        Tables know documents by their names, or by the beginnings of these (`001` of `001_规划`); corrections by their
        content, else by their name, else by their title, as when they are applied.
        """
        if not self.is_whole:
            return next((_doc(each) for each in of_plan(self.corrections, plan)), None)
        names = self.documents
        return plan.name if plan.name in names else next((n for n in names if n and plan.name.startswith(n)), None)


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
    corrections = read_corrections(path)
    return Gold(tuple(_corrected(corrections)), is_whole=False, corrections=corrections)


def _tables(folder: Path) -> Gold:
    names = tuple(table for table in TABLES if (folder / f"{table}.csv").is_file())
    entries = tuple(entry for table in names for entry in _rows(folder / f"{table}.csv", table))
    if not entries:
        raise PlantextError(f"{folder}: there is no table of {', '.join(TABLES)} with a row (files such as values.csv)")
    return Gold(entries, is_whole=True, tables=names)


def _rows(path: Path, table: str) -> Iterator[Entry]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            chinese = dict(zip(titles(table, "zh"), COLUMNS[table], strict=True))
            for row in csv.DictReader(lines):
                named = ((chinese.get(name, name), text) for name, text in row.items() if isinstance(name, str))
                yield _row({name: (text or "").removeprefix("'") for name, text in named}, table)
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
        renamed = dict(_renamed(document))
        for each in document.corrections:
            entry = _said(_doc(document), each)
            words = renamed.get(_words(entry)) if entry.table == "values" else None
            if words and not each.set.keys() & {"name", "item"}:
                fields = {**entry.fields, "name": words[1], "item": words[2]}
                entry = replace(entry, number=words[0], fields=fields)
            yield entry


def _renamed(document: DocumentCorrections) -> Iterator[tuple[Words, Words]]:
    """Yield the words of rows that a person calls otherwise: the values of an indicator follow it."""
    for each in document.corrections:
        if each.table == "indicators" and each.action == "correct":
            was, now = each.was, left(each)
            yield _named(was), _named(now)


def _named(fields: Mapping[str, str]) -> Words:
    return fields.get("number", ""), fields.get("name", ""), fields.get("item", "")


def _words(entry: Entry) -> Words:
    return entry.number, entry.fields.get("name", ""), entry.fields.get("item", "")


def _doc(document: DocumentCorrections) -> str:
    return document.doc or document.title or document.sha256


def _said(doc: str, said: Correction) -> Entry:
    fields = dict(said.was) if said.action == "reject" else left(said)
    number = said.row.number if said.row else ""
    return Entry(doc, said.table, fields, place_of(said.source), said.quote, number, said.action != "reject")
