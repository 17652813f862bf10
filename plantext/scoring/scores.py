"""How far an extraction is from the gold: what of it was found, what is right, and what is wrong with the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plantext.columns import Row
from plantext.plan import Plan
from plantext.scoring.entries import Entry, Gold, found_in
from plantext.scoring.judging import is_right
from plantext.scoring.pairing import pairs

SCORES = ("table", "gold", "extracted", "found", "right", "precision", "recall", "f1", "right_f1")
"""The columns of the table `scores`."""
MISSES = ("table", "kind", "doc", "source", "quote", "field", "expected", "got")
"""The columns of the table `misses`."""


Entries = Sequence[Entry]
Sorted = defaultdict[tuple[str, str], list[Entry]]  # entries by their table and their document


@dataclass(frozen=True, slots=True)
class Miss:
    """
    One thing that is wrong: a record that is `missing`, `surplus` or `rejected` by the gold, or a `field` of one.

    `expected` is what the gold has, `got` what was extracted; `source` is the place in the extraction, or of the gold.
    """

    table: str
    kind: Literal["missing", "surplus", "rejected", "field"]
    doc: str
    source: str
    quote: str
    field: str = ""
    expected: str = ""
    got: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """
    The score of a table: entries of the gold, records that were judged, those found, and those right in every field.

    `wrong` counts the wrong values of each field.
    """

    table: str
    gold: int
    extracted: int
    found: int
    right: int
    wrong: tuple[tuple[str, int], ...] = ()

    @property
    def precision(self) -> float:
        """The share of what was extracted that the gold has; 1 where nothing was extracted."""
        return self.found / self.extracted if self.extracted else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was extracted; 1 where the gold has nothing."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of records found."""
        return _f1(self.found, self.extracted, self.gold)

    @property
    def right_f1(self) -> float:
        """The same of records that are right in every field."""
        return _f1(self.right, self.extracted, self.gold)


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of all tables, what is wrong, and the documents of the gold that were not there."""

    tables: tuple[Score, ...]
    misses: tuple[Miss, ...]
    absent: tuple[str, ...] = ()
    is_whole: bool = True

    @property
    def lowest(self) -> float:
        """The lowest F1 of records that are right in every field."""
        return min((score.right_f1 for score in self.tables), default=0.0)

    def rows(self) -> list[Row]:
        """Return the rows of the table `scores`, shares as texts of three decimals."""
        return [tuple(_shown(getattr(score, name)) for name in SCORES) for score in self.tables]


def score(plans: Plan | Iterable[Plan], gold: Gold, tables: Sequence[str] = ()) -> Scores:
    """
    Return how far plans are from the gold, table by table; `tables` limits it to some.

    Only documents that the gold has are judged. Of a gold that is not whole (a file of corrections), only the records
    that a person has looked at are judged: those rejected must not be there, the others have to be.
    """
    wanted, found = _sorted(gold.entries), Sorted(list)
    documents = dict.fromkeys(gold.documents, False)
    for plan in [plans] if isinstance(plans, Plan) else plans:
        if (name := gold.document_of(plan)) in documents:
            documents[name] = True
            for entry in found_in(plan):
                found[entry.table, name].append(entry)
    absent = tuple(name for name, is_present in documents.items() if not is_present)
    chosen = [table for table in gold.tables if not tables or table in tables]
    sides = ([(wanted[table, doc], found[table, doc]) for doc in documents] for table in chosen)
    judged = [_table(table, side, gold.is_whole) for table, side in zip(chosen, sides, strict=True)]
    kept = [(made, misses) for made, misses in judged if made.gold or made.extracted]
    everything = tuple(miss for _, misses in kept for miss in misses)
    return Scores(tuple(made for made, _ in kept), everything, absent, gold.is_whole)


def _sorted(entries: Iterable[Entry]) -> Sorted:
    made = Sorted(list)
    for entry in entries:
        made[entry.table, entry.doc].append(entry)
    return made


def _table(table: str, sides: Iterable[tuple[Entries, Entries]], is_whole: bool) -> tuple[Score, list[Miss]]:
    misses: list[Miss] = []
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for gold, found in sides:
        for miss in _document(gold, found, is_whole, counts):
            misses.append(miss)
            wrong.update([miss.field] if miss.kind == "field" else [])
    gold_count, judged, paired, right = (counts[name] for name in ("gold", "extracted", "found", "right"))
    return Score(table, gold_count, judged, paired, right, tuple(wrong.most_common())), misses


def _document(gold: Entries, found: Entries, is_whole: bool, counts: Counter[str]) -> Iterator[Miss]:
    """Yield what is wrong in a table of a document, and count what is right."""
    made = dict(pairs(gold, found))
    counts["gold"] += sum(entry.is_wanted for entry in gold)
    counts["extracted"] += len(found) if is_whole else 0
    for g, entry in enumerate(gold):
        if g not in made:
            if entry.is_wanted:
                yield _missing(entry)
            continue
        other = found[made[g]]
        counts["extracted"] += 0 if is_whole else 1
        if not entry.is_wanted:
            if _is_same(entry, other):
                yield Miss(other.table, "rejected", other.doc, other.place, other.quote)
            else:
                counts["extracted"] -= 1  # another record stands there now, of which nobody has judged
            continue
        fields = [field for field in entry.fields if not is_right(entry, other, field)]
        counts["found"] += 1
        counts["right"] += not fields
        yield from (_field(entry, other, field) for field in fields)
    if is_whole:
        taken = set(made.values())
        yield from (_surplus(entry) for at, entry in enumerate(found) if at not in taken)


def _is_same(rejected: Entry, found: Entry) -> bool:
    return all(is_right(rejected, found, field) for field in rejected.fields)


def _missing(entry: Entry) -> Miss:
    return Miss(entry.table, "missing", entry.doc, entry.place, entry.quote, expected=_told(entry))


def _surplus(entry: Entry) -> Miss:
    return Miss(entry.table, "surplus", entry.doc, entry.place, entry.quote, got=_told(entry))


def _field(gold: Entry, found: Entry, field: str) -> Miss:
    want, have = gold.fields.get(field, ""), found.fields.get(field, "")
    return Miss(gold.table, "field", found.doc, found.place or gold.place, gold.quote or found.quote, field, want, have)


def _told(entry: Entry) -> str:
    return " ".join(filter(None, entry.fields.values()))


def _shown(value: str | int | float) -> str | int:
    return f"{value:.3f}" if isinstance(value, float) else value


def _f1(right: int, extracted: int, gold: int) -> float:
    return 2 * right / (extracted + gold) if extracted + gold else 1.0
