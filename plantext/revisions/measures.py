"""The measures of a plan: the sentences of its chapters that do not only tell what is, what is aimed at and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from plantext.plan import Plan
from plantext.prose import Passage, passages
from plantext.revisions.folding import folded, unnumbered
from plantext.revisions.listed import Listed
from plantext.vocabulary import Wording, load

_SENTENCE = regex.compile(r"[^。；;！？!?\n]+[。；;！？!?]*")
_ENDS = regex.compile("[。；;！!]")  # what has none is a caption or a title
_LEAST = 4  # folded signs; what is shorter says nothing
_TITLE = 8  # folded signs; what is shorter and leads a paragraph in is its title
_OPENS = frozenset("（(〔[［【")


@dataclass(frozen=True, slots=True)
class Measure:
    """
    A sentence: the heading it stands under, what is printed, how it is compared, and its place.

    `words` are without the number before them and without `duty`, which is the bracket that says who is responsible;
    `is_task` says whether its chapter may have measures.
    """

    heading: str
    text: str
    words: str
    source: str
    duty: str = ""
    is_task: bool = True

    @property
    def key(self) -> str:
        """The words as they are compared."""
        return folded(self.words)


def measures(plan: Plan, listed: Sequence[Listed] = ()) -> list[Measure]:
    """Return the sentences of all chapters in the order of reading, without those that only list projects."""
    found: list[Measure] = []
    read = [each for each in passages(plan.document) if each.kind in ("body", "box") and _ENDS.search(each.text)]
    chapters = [_chapters(each, folded(plan.info.title)) for each in read]
    whole = not any(chapters)  # a text without chapters
    duties = [(duty.start, duty.end) for duty in plan.duties]
    lists = {at for each in listed for at in range(each.start, each.end)}
    for passage, headings in zip(read, chapters, strict=True):
        is_task = (whole or bool(headings)) and not any(map(_is_fact, headings))
        heading = headings[-1] if headings else plan.info.title
        for at, text, source, duty in _sentences(passage, duties):
            if at not in lists:
                _place(found, Measure(heading, text, "", source, duty, is_task))
    return found


def _chapters(passage: Passage, title: str) -> tuple[str, ...]:
    """Return the headings above a passage without the title of the plan."""
    return tuple(each for each in passage.headings if not title or folded(each) != title)


def _place(found: list[Measure], measure: Measure) -> None:
    """Add a sentence; a bracket alone belongs to the sentence before it, what is too short is left out."""
    own = measure.text.replace(measure.duty, "") if measure.duty else measure.text
    words = unnumbered(own)
    if len(folded(words)) >= _LEAST:
        found.append(replace(measure, words=words))
    elif measure.duty and found and not folded(words):
        found[-1] = replace(found[-1], duty=found[-1].duty + measure.duty)


def _sentences(passage: Passage, duties: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str, str, str]]:
    """Give each sentence with its place and its bracket of responsible units; titles that lead in are left out."""
    text = passage.text
    brackets = _brackets(passage, duties)
    for match in _SENTENCE.finditer(text):
        leads = match.end() < len(text) and not text[: match.start()].strip()
        if leads and len(folded(unnumbered(match[0]))) < _TITLE and not _only(brackets, text, match.end()):
            continue
        inside = next((each for each in brackets if match.start() <= each[0] < match.end()), (0, 0))
        place = passage.source(passage.start + match.start(), passage.start + match.end())
        yield passage.start + match.start(), match[0].strip(), place, text[slice(*inside)].strip()


def _brackets(passage: Passage, duties: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the brackets of responsible units stand in a passage."""
    begin, end = passage.start, passage.start + len(passage.text)
    inside = [(start - begin, stop - begin) for start, stop in duties if begin <= start < end]
    return [(start, stop) for start, stop in inside if passage.text[start] in _OPENS]


def _only(brackets: Sequence[tuple[int, int]], text: str, at: int) -> bool:
    """Say whether nothing but brackets of responsible units follows."""
    for start, stop in brackets:
        if not text[at:start].strip():
            at = max(at, stop)
    return not text[at:].strip(" 　。；;")


def _is_fact(title: str) -> bool:
    """Say whether a chapter of this title tells what is, what is aimed at or how the plan was made."""
    return any(wording.pattern.search(folded(title)) for wording in _wordings())


@cache
def _wordings() -> tuple[Wording, ...]:
    return load("measures.toml", "other")
