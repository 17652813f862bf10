"""What two documents have in common beyond their titles: indicators, and text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import regex

from plantext.batch import Run
from plantext.concepts import bare_key, name_key
from plantext.document import Document, Table, plain_table
from plantext.linking.titles import Title, read_title
from plantext.vocabulary import load

_LEAST = 3  # indicators of either side, below which a share of them says nothing
_PIECE = 8  # characters of a piece of text
_MOST = 1024  # pieces of a document that are looked at: those with the smallest hashes, the same in every text
_INDICATORS = """
SELECT concept, name, item FROM indicators WHERE doc = :doc
UNION SELECT concept, indicator, '' FROM targets WHERE doc = :doc AND role = 'target'
"""
_NUMBERS = """
SELECT name, item, role, level, year, comparator, low, high, qualitative FROM "values" WHERE doc = :doc
UNION ALL SELECT indicator, '', role, '', year, comparator, low, high, '' FROM targets WHERE doc = :doc
UNION ALL SELECT name, '', '', '', years_raw, '', investment, NULL, investment_unit FROM projects WHERE doc = :doc
"""


@dataclass(frozen=True)
class Text:
    """Of a text, the hashes of some of its pieces, the smallest first, and the titles that it says to carry out."""

    pieces: Any
    carried: tuple[Title, ...]


class Evidence:
    """Looks into the documents of one place, each once."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._texts: dict[str, Text] = {}
        self._indicators: dict[str, frozenset[str]] = {}

    def indicators(self, old: str, new: str) -> tuple[int, int] | None:
        """Return how many indicators two documents have in common, and of how many; None where either has too few."""
        one, other = self._named(old), self._named(new)
        least = min(len(one), len(other))
        return (len(one & other), least) if least >= _LEAST else None

    def overlap(self, old: str, new: str) -> float:
        """Return which share of the shorter text stands in the longer one, about."""
        import numpy as np  # noqa: PLC0415

        one, other = self.text(old).pieces, self.text(new).pieces
        if not len(one) or not len(other):
            return 0.0
        end = min(each[-1] if len(each) == _MOST else np.iinfo(np.uint64).max for each in (one, other))
        one, other = one[one <= end], other[other <= end]
        least = min(len(one), len(other))
        return len(np.intersect1d(one, other, assume_unique=True)) / least if least else 0.0

    def is_copy(self, old: str, new: str) -> bool:
        """Say whether two documents are one text in two formats: all its numbers are the same, and nearly all words."""
        return self._numbers(old) == self._numbers(new) and self.overlap(old, new) >= 0.97

    def text(self, doc: str) -> Text:
        """Return what is kept of the text of a document."""
        if doc not in self._texts:
            document = self._run.document(doc)
            self._texts[doc] = Text(_pieces(_written(document)), _carried(document.text))
        return self._texts[doc]

    def _named(self, doc: str) -> frozenset[str]:
        if doc not in self._indicators:
            rows = self._run.query(_INDICATORS, {"doc": doc})
            self._indicators[doc] = frozenset(
                concept or f"{bare_key(name_key(name))}/{name_key(item)}" for concept, name, item in rows
            )
        return self._indicators[doc]

    def _numbers(self, doc: str) -> Counter[tuple[Any, ...]]:
        return Counter(self._run.query(_NUMBERS, {"doc": doc}))


def _written(document: Document) -> str:
    """Return the sentences and tables of a document: titles and headings are alike where nothing else is."""
    texts = (
        plain_table(block) if isinstance(block, Table) else block.text
        for block in document.blocks
        if isinstance(block, Table) or (block.kind != "heading" and _SENTENCE.search(block.text))
    )
    return "\n".join(texts)


def _carried(text: str) -> tuple[Title, ...]:
    if "《" not in text:
        return ()
    found = (match[1] for wording in load("linking.toml", "carries") for match in wording.pattern.finditer(text))
    return tuple(read_title(title) for title in dict.fromkeys(found))


def _pieces(text: str) -> Any:
    """Return the hashes of the chosen pieces of a text, white space and signs left out."""
    import numpy as np  # noqa: PLC0415

    plain = _SIGNS.sub("", text)
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - _PIECE + 1
    if count < 1:
        return np.empty(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    with np.errstate(over="ignore"):
        for at in range(_PIECE):
            hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + codes[at : at + count]
        hashes = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes ^= hashes >> np.uint64(32)
    return np.unique(hashes)[:_MOST]


_SENTENCE = regex.compile("[，。；：]")
_SIGNS = regex.compile(r"[^\p{Han}\p{L}\p{N}]+")
