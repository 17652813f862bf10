"""Which lines strike text out, and which only stand near it."""

from __future__ import annotations

import pytest

from plantext.readers.pdf.page import Box, Glyph, Rule
from plantext.readers.pdf.striking import without_struck

TEXT = [
    Glyph(character, Box(50.0 + 10 * at, 100.0, 60.0 + 10 * at, 110.0), 10.0) for at, character in enumerate("到两三个")
]
LINES = {
    "through one character": ((60, 105.5, 70), "到三个"),
    "through all": ((50, 105.5, 90), ""),
    "a little longer than the text": ((59, 105.5, 71), "到三个"),
    "below: underlined": ((60, 110.5, 70), "到两三个"),
    "above": ((60, 99.0, 70), "到两三个"),
    "a border that cuts into the text": ((20, 105.5, 200), "到两三个"),
    "a line that begins before the text": ((30, 105.5, 70), "到两三个"),
    "a line that ends behind the text": ((80, 105.5, 120), "到两三个"),
    "a line beside the text": ((100, 105.5, 140), "到两三个"),
    "a line that ends in the middle of a character": ((60, 105.5, 66), "到两三个"),
}


@pytest.mark.parametrize("what", LINES)
def test_only_a_line_through_the_middle_of_its_own_text_strikes_it_out(what: str) -> None:
    (left, y, right), left_over = LINES[what]
    kept = without_struck(TEXT, [Rule(Box(left, y, right, y))])
    assert "".join(glyph.text for glyph in kept) == left_over


def test_standing_lines_and_no_lines_strike_nothing_out() -> None:
    assert len(without_struck(TEXT, [Rule(Box(65, 90, 65, 120))])) == len(TEXT)
    assert len(without_struck(TEXT, [])) == len(TEXT)


def test_no_hole_is_left_where_text_was_struck_out() -> None:
    kept = without_struck(TEXT, [Rule(Box(60, 105.5, 70, 105.5))])
    assert [(glyph.box.left, glyph.box.right) for glyph in kept] == [(50, 70), (70, 80), (80, 90)]
