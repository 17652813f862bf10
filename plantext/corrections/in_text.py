"""The places of quotes in running text, found again by their words and by what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from plantext.corrections.contexts import Passages
from plantext.corrections.folding import FoldedText, folded
from plantext.corrections.model import Correction
from plantext.corrections.spots import Spot, narrowed
from plantext.document import Document
from plantext.prose import Passage
from plantext.records import cited_span


@dataclass(frozen=True, slots=True)
class _Found:
    """An occurrence of a quote, and how far what stands around it is as it was."""

    spot: Spot
    passage: Passage
    before: int  # characters alike before it, -1 where all of them are
    after: int


class TextSpots:
    """Finds the quotes of corrections in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.passages = Passages(document)
        texts = [FoldedText(passage.text) for passage in self.passages.all]
        self._texts = texts
        self._starts = [1, *accumulate((len(text.plain) + 1 for text in texts), initial=1)][1:]
        self._plain = "".join(["\n", *(f"{text.plain}\n" for text in texts)])  # no text holds white space any more

    def find(self, correction: Correction, is_same_file: bool) -> tuple[Spot, ...]:
        """Return the places that a correction can be meant of: one, none, or several that are alike."""
        if is_same_file and (spot := self._as_cited(correction)):
            return (spot,)
        quote, before, after = (folded(text) for text in (correction.quote, correction.before, correction.after))
        section, title = folded(correction.section), _title(correction.section)
        found = list(self._whole(quote, before or "\n", after or "\n")) if quote else []
        if not found:
            occurrences = self._occurrences(quote, before, after) if quote else ()
            found = [each for each in occurrences if _is_likely(each, correction)]
        left = narrowed(
            found,
            lambda each: each.before < 0 or each.after < 0,
            lambda each: folded(each.passage.section) == section,
            lambda each: _title(each.passage.section) == title,
        )
        return tuple(each.spot for each in left)

    def _as_cited(self, correction: Correction) -> Spot | None:
        """Return the place that the source names, if the quote stands there."""
        cited = cited_span(correction.source)
        if cited is None or cited[0] >= len(self._document.blocks):
            return None
        begin = self._document.start(cited[0])
        start, end = begin + cited[1], begin + cited[2]
        is_there = start < end and folded(self._document.text[start:end]) == folded(correction.quote)
        return Spot(cited[0], start=start, end=end) if is_there else None

    def _whole(self, quote: str, before: str, after: str) -> Iterator[_Found]:
        """Yield the occurrences of a quote with all that stood before and behind it."""
        for at in self._places(before + quote + after):
            yield self._found(at + len(before), quote, -1, -1)

    def _occurrences(self, quote: str, before: str, after: str) -> Iterator[_Found]:
        """Yield the occurrences of a quote, each with how far what stands around it is alike."""
        for at in self._places(quote):
            number = bisect_right(self._starts, at) - 1
            text, first = self._texts[number].plain, at - self._starts[number]
            alike = _alike_before(text[:first], before), _alike(text[first + len(quote) :], after)
            yield self._found(at, quote, *alike)

    def _places(self, text: str) -> Iterator[int]:
        at = self._plain.find(text)
        while at >= 0:
            yield at
            at = self._plain.find(text, at + 1)

    def _found(self, at: int, quote: str, before: int, after: int) -> _Found:
        number = bisect_right(self._starts, at) - 1
        passage, first = self.passages.all[number], at - self._starts[number]
        start, end = self._texts[number].span(first, first + len(quote))
        spot = Spot(passage.block, start=passage.start + start, end=passage.start + end)
        return _Found(spot, passage, before, after)


def _is_likely(found: _Found, correction: Correction) -> bool:
    """Say whether something around an occurrence is as it was: the same words may say another thing elsewhere."""
    around = found.before < 0 or found.after < 0 or max(found.before, found.after) >= _ENOUGH
    return around or (bool(correction.section) and _title(found.passage.section) == _title(correction.section))


def _alike(text: str, known: str) -> int:
    """Return how many characters at the start of a text are as they were, -1 where all are; nothing is like the end."""
    if (known and text.startswith(known)) or (not known and not text):
        return -1
    pairs = enumerate(zip(text, known, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(text), len(known)))


def _alike_before(text: str, known: str) -> int:
    return _alike(text[: -len(known) - 1 : -1] if known else text, known[::-1])


def _title(section: str) -> str:
    """
    Return a heading without its numbers, which change when something is put before it.

    >>> _title("（一）1.环境质量") == _title("（二）3.环境质量")
    True
    """
    text = folded(section)
    match = _NUMBERS.match(text)
    return text[match.end() :] if match else text


_NUMBERS = re.compile(r"(?:第?\(?[0-9一二三四五六七八九十百]+\)?[章节条、.．]*)*")
_ENOUGH = 4  # characters beside a quote that are as they were
