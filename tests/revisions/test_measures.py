import pytest

from plantext.vocabulary import Wording, load

WORDINGS = load("measures.toml", "other")


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.id)
def test_titles_are_taken_as_their_lines_say(wording: Wording) -> None:
    assert [line for line in wording.yes if not wording.pattern.search(line)] == []
    assert [line for line in wording.no if wording.pattern.search(line)] == []
