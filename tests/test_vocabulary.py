"""Every entry in `extractors/` reads what it says it reads, and leaves alone what it says it leaves alone."""

from __future__ import annotations

import pytest

from plantext.errors import VocabularyError
from plantext.vocabulary import Wording, fold, header_role, is_header_word, load, words

HEADERS = [(kind, wording) for kind in ("indicators", "projects") for wording in load(f"{kind}.toml", "header")]
STATES = load("projects.toml", "state")


@pytest.mark.parametrize(
    ("kind", "wording", "line"), [(kind, wording, line) for kind, wording in HEADERS for line in wording.yes]
)
def test_a_header_word_is_read_with_its_meaning(kind: str, wording: Wording, line: str) -> None:
    assert header_role(line, kind) == wording.means


@pytest.mark.parametrize(
    ("kind", "wording", "line"), [(kind, wording, line) for kind, wording in HEADERS for line in wording.no]
)
def test_a_header_word_leaves_other_words_alone(kind: str, wording: Wording, line: str) -> None:
    assert header_role(line, kind) != wording.means


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in STATES for line in wording.yes])
def test_a_state_is_read(wording: Wording, line: str) -> None:
    assert wording.pattern.fullmatch(fold(line))


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in STATES for line in wording.no])
def test_a_state_leaves_other_words_alone(wording: Wording, line: str) -> None:
    assert not wording.pattern.fullmatch(fold(line))


@pytest.mark.parametrize(
    "text", ["", "　", "森林覆盖率", "到2025年，森林覆盖率达到13%以上。", "12", "≥90", "第一章 总则"]
)
def test_what_is_no_header_word_has_no_role(text: str) -> None:
    assert not is_header_word(text)


def test_a_missing_list_is_named() -> None:
    with pytest.raises(VocabularyError, match="no list 'nonsense'"):
        words("indicators.toml", "nonsense")
