"""Every note that the code makes has its Chinese sentence, and every sentence of the catalogue is one that is made."""

from __future__ import annotations

import re

import pytest

from plantext.codes import CHINESE_KINDS
from plantext.errors import Kind
from plantext.notes import Template, templates

from .chinese import english_left
from .sources import MODULES, Text, texts

NO_NOTES = {
    "readers/detect.py": "what files are called that are no documents, in errors",
    "readers/docx/package.py": "what packages are called that are no texts, in errors",
    "readers/docx/names.py": "names of elements",
    "readers/soffice.py": "settings of LibreOffice",
    "readers/workbook/dates.py": "formats of dates",
}
IN_ERRORS = {"merges of cells", "merged cells"}
TEMPLATES = (*templates("note"), *templates("problem"), *templates("phrase"))
ENOUGH = 0.6
"""So much of a template has to stand in strings of the code; the rest may be words that the code puts in."""


def _name(template: Template) -> str:
    return re.sub(r"\W+", "-", template.english)[:60]


def _covered(template: Template, text: Text) -> set[int]:
    """Return the places of the characters of a template that are the pieces of a text, in their order."""
    at, found = 0, set[int]()
    for piece in text.pieces:
        at = template.english.find(piece, at)
        if at < 0:
            return set()
        found.update(range(at, at + len(piece)))
        at += len(piece)
    return found


def test_what_the_code_says_in_sentences_stands_in_the_catalogue() -> None:
    said = [text for text in texts(*MODULES) if text.is_prose and not text.is_error and text.file not in NO_NOTES]
    prose = [text for text in said if not IN_ERRORS.intersection(text.pieces)]
    known = (*templates("note"), *templates("phrase"))
    assert len(prose) > 90
    assert [str(text) for text in prose if not any(_covered(template, text) for template in known)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=map(_name, TEMPLATES))
def test_what_stands_in_the_catalogue_is_said_by_the_code(template: Template) -> None:
    said = set[int]().union(*(_covered(template, text) for text in texts("**/*.py")))
    letters = {at for at in _own(template) if template.english[at].isalpha()}
    assert len(letters & said) >= ENOUGH * len(letters)


def _own(template: Template) -> set[int]:
    """Return the places of the characters of a template that are its own."""
    places = [range(*match.span()) for match in re.finditer(r"\{[^}]*\}", template.english)]
    return {at for at in range(len(template.english)) if not any(at in place for place in places)}


def test_the_walk_tells_errors_from_notes() -> None:
    errors = {text.pieces: text.is_error for text in texts(*MODULES)}
    assert not errors[(": looks like a project list, but could not be read as one",)]
    assert not errors[("tags leave out text of page",)]
    assert errors[("the document has no body; save it again in Word or WPS",)]
    assert errors["the workbook cannot be opened (", "); open it in Excel or WPS, save it and try again"]


@pytest.mark.parametrize("template", TEMPLATES, ids=map(_name, TEMPLATES))
def test_the_chinese_sentence_has_the_places_of_the_english_one(template: Template) -> None:
    assert set(re.findall(r"\{(\w+)\}", template.chinese)) == set(template.places)
    assert set(template.places.values()) <= {"", "number", "phrase", "problem", "list"}
    assert template.literal, "a template without words of its own would fit everything"


@pytest.mark.parametrize("template", TEMPLATES, ids=map(_name, TEMPLATES))
def test_the_chinese_sentence_is_chinese(template: Template) -> None:
    bare = re.sub(r"\{\w+\}", "", template.chinese)
    assert re.search("[一-鿿]", bare)
    assert english_left(bare) == []
    assert not template.chinese.endswith(("。", "，", "；"))
    assert not re.search(r"[,;:!?]|(?<![A-Za-z])\((?!.*`)", re.sub(r"`[^`]*`", "", bare)), "half-width signs"


def test_no_template_stands_twice() -> None:
    for kind in ("note", "problem", "phrase"):
        english = [re.sub(r"\{[^}]*\}", "{}", template.english) for template in templates(kind)]
        assert len(set(english)) == len(english)


def test_every_kind_of_error_has_a_chinese_word() -> None:
    assert set(CHINESE_KINDS) == set(map(str, Kind))
