"""The indicator catalogue of `extractors/concepts.csv`, and the look-up of a printed name in it."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from plantext.errors import VocabularyError
from plantext.resources import folder

Better = Literal["higher", "lower", "keep"]

_COLUMNS = ("id", "name", "aliases", "unit", "better", "national", "provincial", "attribute", "domain", "source")
_ATTRIBUTES = {"约束性", "参考性", "预期性", ""}
_THRESHOLD = re.compile(r"[^\d<>=|]*(?:[<>]=?)?\d+(?:\.\d+)?")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

# Both before NFKC, which would turn a footnote mark or a ① into a digit of the name.
_FOOTNOTES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARKS_BEFORE = re.compile(
    r"\s*[*＊★☆△▲※#＃—]*\s*(?:其中[:：]|[\u2460-\u249b]|[(（]\d{1,2}[)）]|\d{1,2}(?:[.．、]|\s+)(?!\d))?"
)
_DROPPED = str.maketrans("", "", " \t\r\n\u200b*:;、,。·_-–—…“”‘’\"'「」《》〈〉★☆△▲※")
_BRACKET = re.compile(r"\(([^()]*)\)")
_ABBREVIATION = re.compile(r"[a-z&0-9.]*[a-z][a-z&0-9.]*")
_RATES = {"%", "‰", "百分点"}


@dataclass(frozen=True, slots=True)
class Concept:
    """
    An indicator that many plans share.

    `aliases` are its other names; `parent/item` holds only for a sub-item under that parent, `name@unit` only with
    that unit. `national` and `provincial` are thresholds as printed (`>=20`, `市>=95|县>=85`), empty where the
    standard has a wording or nothing. `better` says in which direction a target is the stricter one.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    unit: str
    better: Better
    national: str
    provincial: str
    attribute: str
    domain: str
    source: str


@lru_cache(maxsize=8192)  # plans share their indicators
def find_concept(name: str, item: str = "", unit: str = "") -> str:
    """
    Return the id of the concept that a printed name stands for, or "" where the catalogue does not know it.

    Never a guess: the name must be one of the catalogue's, apart from marks, white space, width of characters,
    words for GDP, and brackets that do not change what is measured. A rate is never taken for a level.

    >>> find_concept("单位GDP能耗", unit="吨标准煤/万元"), find_concept("单位地区生产总值能耗", unit="%")
    ('energy-intensity', 'energy-intensity-cut')
    >>> find_concept("环境空气质量", "①优良天数比例")
    'good-air-days'
    >>> find_concept("森林覆盖率提高幅度")
    ''
    """
    catalogue = _catalogue()
    if not item:
        return catalogue.find(name, unit)
    if catalogue.words.key(item) in catalogue.words.groups:
        return catalogue.find(name, unit)
    return catalogue.find(f"{name}/{item}", unit) or catalogue.find(item, unit)


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """
    Return a name as it is compared: without marks, white space and quotation marks, one word for each thing.

    >>> name_key("①单位地区生产总值 能耗*") == name_key("单位GDP能耗"), name_key("森林覆盖率") == name_key("林草覆盖率")
    (True, False)
    """
    return _catalogue().words.key(name)


def bare_key(key: str) -> str:
    """
    Return a key without the brackets that do not change what is measured.

    >>> bare_key(name_key("生态质量指数（EQI）")), bare_key(name_key("耕地（水田）"))
    ('生态质量指数', '耕地(水田)')
    """
    return _catalogue().words.bare(key)


@cache
def _by_id() -> dict[str, Concept]:
    return {concept.id: concept for concept in load_concepts()}


def concept_of(id: str) -> Concept | None:
    """Return the concept with an id, None where the catalogue has none or the id is empty."""
    return _by_id().get(id)


def load_concepts(path: Path | None = None) -> tuple[Concept, ...]:
    """
    Return the catalogue, from a file of one's own or from `extractors/concepts.csv`.

    Raises:
        VocabularyError: the text lists every fault found in the file.
    """
    return _catalogue(path).concepts


@dataclass(frozen=True, slots=True)
class _Words:
    """What `extractors/concepts.toml` says of words, folded."""

    same: re.Pattern[str]
    first: dict[str, str]
    groups: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()

    def key(self, text: str) -> str:
        """Fold a name to the form in which names are compared; brackets stay."""
        text = _MARKS_BEFORE.sub("", text, count=1).rstrip(_FOOTNOTES)
        folded = unicodedata.normalize("NFKC", text).lower().translate(_DROPPED)
        return self.same.sub(lambda match: self.first[match[0]], folded)

    def bare(self, key: str) -> str:
        """Leave out the brackets that do not change what is measured."""
        return _BRACKET.sub(self._kept, key)

    def _kept(self, bracket: re.Match[str]) -> str:
        return "" if bracket[1] in self.optional or _ABBREVIATION.fullmatch(bracket[1]) else bracket[0]


@dataclass(frozen=True, slots=True)
class _Catalogue:
    concepts: tuple[Concept, ...]
    words: _Words
    by_key: dict[tuple[str, str], Concept]
    unit_keys: dict[str, str]

    def find(self, name: str, unit: str) -> str:
        """Look up each of the names that a cell gives (`林草覆盖率|森林覆盖率`); the first known one counts."""
        return next((found for part in name.split("|") if (found := self._find_one(part, unit))), "")

    def _find_one(self, name: str, unit: str) -> str:
        key = self.words.key(name)
        unit_key = self.words.key(unit) or next((text for text in _BRACKET.findall(key) if text in _RATES), "")
        for form in dict.fromkeys((key, self.words.bare(key))):
            concept = self.by_key.get((form, unit_key)) or self.by_key.get((form, ""))
            if concept:
                return concept.id if _same_kind(self.unit_keys[concept.unit], unit_key) else ""
        return ""


@cache
def _catalogue(path: Path | None = None) -> _Catalogue:
    path = path or folder("extractors") / "concepts.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval="")
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise VocabularyError(f"{path.name}: the columns must be {', '.join(_COLUMNS)}")
        concepts = tuple(map(_concept, reader))
    words = _words(frozenset(concept.unit for concept in concepts))
    by_key: dict[tuple[str, str], Concept] = {}
    faults = [fault for concept in concepts for fault in _faults(concept)]
    faults += [f"{id_!r} stands {n} times" for id_, n in Counter(c.id for c in concepts).items() if n > 1]
    for concept in concepts:
        for key in _keys(concept, words):
            owner = by_key.setdefault(key, concept)
            if owner is not concept:
                faults.append(f"{owner.id} and {concept.id} share the name {'@'.join(filter(None, key))}")
    if faults:
        raise VocabularyError("\n".join(f"{path.name}: {fault}" for fault in faults))
    return _Catalogue(concepts, words, by_key, {concept.unit: words.key(concept.unit) for concept in concepts})


@cache
def _words(units: frozenset[str]) -> _Words:
    data = tomllib.loads((folder("extractors") / "concepts.toml").read_text(encoding="utf-8"))
    plain = _Words(re.compile(r"(?!)"), {})
    first = {plain.key(word): plain.key(entry["words"][0]) for entry in data["same"] for word in entry["words"]}
    same = re.compile("|".join(re.escape(word) for word in sorted(first, key=len, reverse=True)))
    folded = _Words(same, first)
    groups = frozenset(map(folded.key, data["groups"]))
    return _Words(same, first, groups, frozenset(map(folded.key, {*data["qualifiers"], *units, *_RATES})))


def _keys(concept: Concept, words: _Words) -> Iterator[tuple[str, str]]:
    """Yield every (name, unit) by which a concept is known."""
    for alias in (concept.name, *concept.aliases):
        name, _, unit = alias.partition("@")
        key, unit_key = words.key(name), words.key(unit) if unit else ""
        yield key, unit_key
        if "(" in key:
            yield words.bare(key), unit_key


def _same_kind(one: str, other: str) -> bool:
    return not one or not other or (one in _RATES) == (other in _RATES)


def _concept(row: dict[str, str]) -> Concept:
    cells: dict[str, Any] = {name: row[name] for name in _COLUMNS}  # `better` is checked by _faults
    return Concept(**cells | {"aliases": tuple(filter(None, row["aliases"].split("|")))})


def _faults(concept: Concept) -> Iterator[str]:
    if not _ID.fullmatch(concept.id):
        yield f"{concept.id!r} is not a lower-case id with hyphens"
    if not concept.name or not concept.source:
        yield f"{concept.id}: name and source must not be empty"
    if concept.better not in get_args(Better):
        yield f"{concept.id}: better is {concept.better!r}, not one of {', '.join(get_args(Better))}"
    if concept.attribute not in _ATTRIBUTES:
        yield f"{concept.id}: attribute {concept.attribute!r} is unknown"
    for threshold in filter(None, f"{concept.national}|{concept.provincial}".split("|")):
        if not _THRESHOLD.fullmatch(threshold):
            yield f"{concept.id}: {threshold!r} is not a threshold such as >=20 or 县>=85"
