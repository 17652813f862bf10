"""Names as words: jieba's segmentation with the terms of the field, loaded when the first name has to be compared."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from typing import Any

from plantext.concepts import load_concepts
from plantext.vocabulary import words


@lru_cache(maxsize=65536)
def tokens(text: str) -> frozenset[str]:
    """
    Return the words of a folded name, of more than one sign.

    >>> sorted(tokens("黑臭水体消除比例"))
    ['比例', '消除', '黑臭水体']
    """
    return frozenset(word for word in _segmenter().lcut(text) if len(word) > 1)


@cache
def _segmenter() -> Any:
    """Return a segmenter of our own: the one that jieba shares would carry our words into other programs."""
    import jieba  # noqa: PLC0415

    jieba.setLogLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    for term in words("alignment.toml", "terms"):
        segmenter.add_word(term)
    return segmenter


@cache
def weights() -> dict[str, float]:
    """Return how much each word tells, by the indicators of the catalogue that have it: 比例 little, 秸秆 much."""
    seen: dict[str, int] = {}
    for concept in load_concepts():
        for word in tokens(concept.name):
            seen[word] = seen.get(word, 0) + 1
    return {word: 1.0 / count for word, count in seen.items()}
