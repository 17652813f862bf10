"""Corrections find their documents: by content, else by name, else by title; what finds none is told."""

from __future__ import annotations

import pytest

from plantext.corrections import Assignment, AtHand, Correction, Corrections, DocumentCorrections

ONE = Correction("accept", "targets", "¶1[0:4]", "绿地40%")
NOTE = "correction not applied: "


def said(doc: str = "", sha256: str = "", title: str = "") -> DocumentCorrections:
    return DocumentCorrections(doc, sha256, title, (ONE,))


OLD, NEW = AtHand("v1/规划.docx", "规划", "a", "某县规划"), AtHand("v2/规划.docx", "规划", "b", "某县规划")
OTHER = AtHand("别.docx", "别", "c", "别的规划")


@pytest.mark.parametrize(
    ("document", "paths"),
    [
        (said("规划", "a", "某县规划"), ["v1/规划.docx"]),
        (said("规划", "b", "某县规划"), ["v2/规划.docx"]),
        (said("别", "a", "别的规划"), ["v1/规划.docx"]),
        (said("规划", "x", "某县规划"), ["v1/规划.docx", "v2/规划.docx"]),
        (said("别", "x", "某县规划"), ["别.docx"]),
        (said("旧名", "x", "某县规划"), ["v1/规划.docx", "v2/规划.docx"]),
        (said("旧名", "x", "某县 规划"), ["v1/规划.docx", "v2/规划.docx"]),
        (said("旧名", "x", "某市规划"), []),
        (said("旧名", "x"), []),
        (said("", "c"), ["别.docx"]),
    ],
)
def test_of_several_documents_those_are_chosen_that_it_is_of(document: DocumentCorrections, paths: list[str]) -> None:
    assignment = Assignment(Corrections((document,)), [OLD, NEW, OTHER])
    found = [each.path for each in (OLD, NEW, OTHER) if assignment.of(each.name, each.sha256, each.title)]
    assert found == paths
    told = assignment.notes([OLD, NEW, OTHER])
    named = document.doc or document.title or document.sha256
    stray = f"{NOTE}1 of {named!r}: no document has its content, name or title"
    assert told == (() if paths else (stray,))


def test_of_a_document_that_nobody_has_looked_at_its_name_and_later_its_content_count() -> None:
    unknown = AtHand("-", "stdin")
    assignment = Assignment(Corrections((said("规划", "a"), said("stdin", "x"))), [unknown])
    assert assignment.of("stdin", "a") == (said("stdin", "x"), said("规划", "a"))
    assert assignment.of("stdin", "b") == (said("stdin", "x"),)


def test_the_notes_of_a_document_are_told_where_corrections_are_of_it_alone() -> None:
    notes = (f"{NOTE}accept targets ¶1[0:4] “绿地40%”: its place is gone", "读取说明")
    read = [AtHand(each.path, each.name, each.sha256, each.title, notes) for each in (OLD, OTHER)]
    assert Assignment(Corrections((said("规划", "a"),)), read).notes(read) == (f"v1/规划.docx: {notes[0]}",)


def test_what_is_of_no_document_is_told_once_however_many_there_are() -> None:
    strays = (said("甲"), said("乙"), DocumentCorrections("丙"))
    assert len(Assignment(Corrections(strays), [OLD, NEW]).notes([OLD, NEW])) == 2
    assert len(Assignment(Corrections(strays), []).notes([])) == 2
