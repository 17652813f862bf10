"""Texts as formats leave them alike: without white space, of one width, with one kind of dash and quotation mark."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def folded(text: str) -> str:
    """
    Return a text without what differs between the formats of one document.

    >>> folded("ＰＭ２.５ 平均\\n浓度—“优”") == folded("PM2.5平均浓度-\\"优\\"")
    True
    """
    return "".join(map(_folded, text))


class FoldedText:
    """
    A text in its folded form, which knows where its characters stand in the text itself.

    >>> text = FoldedText("到 2025 年， 达到65%")
    >>> at = text.plain.index("达到65%")
    >>> text.span(at, at + 5)
    (10, 15)
    """

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        places: list[int] = []
        for at, character in enumerate(text):
            piece = _folded(character)
            pieces.append(piece)
            places += [at] * len(piece)
        self.plain = "".join(pieces)
        self._places = places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the text that give `plain[start:end]`, which is not empty."""
        return self._places[start], self._places[end - 1] + 1


@lru_cache(maxsize=65536)
def _folded(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character.isspace() or unicodedata.category(character) == "Cf":
        return ""
    plain = unicodedata.normalize("NFKC", character)
    return "".join(_SAME.get(c, c) for c in plain if not c.isspace())


_SAME = dict.fromkeys("‐‑‒–—―−─－～~", "-") | dict.fromkeys("“”„‟＂", '"') | dict.fromkeys("‘’＇", "'")
_SAME |= dict.fromkeys("∶：", ":") | dict.fromkeys("·•・", "·")
