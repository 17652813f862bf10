"""Which corrections go to which of several documents, and what of them could not be applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plantext.corrections.choosing import same_title
from plantext.corrections.model import NOT_APPLIED, Corrections, DocumentCorrections

Documents = tuple[DocumentCorrections, ...]


@dataclass(frozen=True, slots=True)
class AtHand:
    """
    A document that corrections may be of, as far as it is known: its title and its notes only when it has been read.

    `path` is what a person calls it.
    """

    path: str
    name: str
    sha256: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()


class Assignment:
    """
    The corrections of several documents.

    Those of a document go to the one with its content; where there is none, to the one with its name; where there is
    none either, to all with its title, which is known when they have been read.

    >>> from plantext.corrections import Correction
    >>> said = DocumentCorrections("规划", "ab", "", (Correction("accept", "targets", "¶1", "绿地"),))
    >>> known = [AtHand("a", "甲", "cd"), AtHand("b", "规划", "ef")]
    >>> [Assignment(Corrections((said,)), known).of(each.name, each.sha256) == (said,) for each in known]
    [False, True]
    """

    def __init__(self, corrections: Corrections, at_hand: Iterable[AtHand]) -> None:
        """Take corrections and the documents; the hash is empty where nobody has looked at a document yet."""
        self._by_content: dict[str, list[DocumentCorrections]] = {}
        self._by_name: dict[str, list[DocumentCorrections]] = {}
        self._loose: list[DocumentCorrections] = []
        contents: dict[str, list[str]] = {}
        for document in at_hand:
            contents.setdefault(document.name, []).append(document.sha256)
        known = {sha256 for found in contents.values() for sha256 in found} - {""}
        for each in (document for document in corrections.documents if document.corrections):
            self._put(each, contents, known)

    def _put(self, each: DocumentCorrections, contents: dict[str, list[str]], known: set[str]) -> None:
        if each.sha256 in known:
            self._by_content.setdefault(each.sha256, []).append(each)
            return
        # Two versions of a plan, compared with each other, may have one name.
        for sha256 in dict.fromkeys(contents.get(each.doc, ())):
            if sha256:  # it may be read under the name of its copy
                self._by_content.setdefault(sha256, []).append(each)
            else:
                self._by_name.setdefault(each.doc, []).append(each)
        if each.doc not in contents:
            self._loose.append(each)

    def of(self, name: str, sha256: str, title: str = "") -> Documents:
        """Return the corrections of a document, as far as its content and its title are known."""
        found = [*self._by_content.get(sha256, ()), *self._by_name.get(name, ())]
        found += [each for each in self._loose if sha256 and each.sha256 == sha256]
        return tuple(found or [each for each in self._loose if same_title(each, title)])

    def notes(self, at_hand: Iterable[AtHand]) -> tuple[str, ...]:
        """Return, a line each, what could not be applied, and the corrections that are of none of the documents."""
        lines: list[str] = []
        used: set[int] = set()
        for document in at_hand:
            of_it = self.of(document.name, document.sha256, document.title)
            used.update(map(id, of_it))
            if of_it:
                lines += [f"{document.path}: {note}" for note in document.notes if note.startswith(NOT_APPLIED)]
        return (*lines, *(_stray(each) for each in self._every() if id(each) not in used))

    def _every(self) -> Iterator[DocumentCorrections]:
        """Give each of the corrections that are of a document, once."""
        groups = (*self._by_content.values(), *self._by_name.values(), self._loose)
        yield from {id(each): each for group in groups for each in group}.values()


def _stray(each: DocumentCorrections) -> str:
    named = each.doc or each.title or each.sha256
    return f"{NOT_APPLIED}{len(each.corrections)} of {named!r}: no document has its content, name or title"
