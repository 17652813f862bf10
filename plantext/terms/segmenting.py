"""Text into words: jieba with the words of the domain, in a tokenizer of our own."""

from __future__ import annotations

import csv
import logging
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from plantext.concepts import load_concepts
from plantext.resources import folder

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"(?=.*[\u4e00-\u9fffA-Za-z])[\u4e00-\u9fffA-Za-z0-9.]{2,}")
_LONGEST = 8  # characters of an indicator's name that is still one word and not a phrase
_UNITS = 2
_AMOUNTS = "十百千万亿"


def words_of(text: str) -> Iterator[str]:
    """
    Give the words of a text that can say what it is about: of two characters or more, no numbers, no stop words.

    >>> list(words_of("到2025年，全面推进减污降碳，PM2.5浓度下降15%。"))
    ['减污降碳', 'PM2.5浓度', '下降']
    """
    stop = _stop()
    for word in _tokenizer().cut(text):
        if word not in stop and word.lstrip(_AMOUNTS) not in stop and _WORD.fullmatch(word):
            yield word


@cache
def _tokenizer() -> Any:
    """Return a tokenizer of our own: jieba's shared one must not change for others who use it."""
    import jieba  # noqa: PLC0415

    jieba.setLogLevel(logging.ERROR)  # it reports on standard error how long loading took
    tokenizer = jieba.Tokenizer()
    for word in sorted(set(_domain())):
        tokenizer.add_word(word)
    return tokenizer


def _domain() -> Iterator[str]:
    yield from _data()["words"]
    yield from (unit for unit in _units() if _HAN.fullmatch(unit) and len(unit) >= _UNITS)
    for concept in load_concepts():
        for name in (concept.name, *concept.aliases):
            yield from _short(part for part in name.partition("@")[0].split("/"))


def _short(names: Iterable[str]) -> Iterator[str]:
    # jieba takes a word as it stands: what holds brackets or blanks never comes out whole.
    return (name for name in names if 2 <= len(name) <= _LONGEST and _WORD.fullmatch(name))


def _units() -> list[str]:
    with (folder("extractors") / "units.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["unit"] for row in csv.DictReader(file)]


@cache
def _stop() -> frozenset[str]:
    return frozenset(_data()["stop"]) | frozenset(_units())


@cache
def _data() -> dict[str, list[str]]:
    return tomllib.loads((folder("extractors") / "terms.toml").read_text(encoding="utf-8"))
