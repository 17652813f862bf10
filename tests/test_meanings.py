"""Every table and every column that plantext writes is explained, in both languages."""

from __future__ import annotations

import pytest

from plantext.columns import COLUMNS
from plantext.comparisons import CHANGES, FINDINGS, LINKS
from plantext.counties.matrix import FIXED
from plantext.meanings import meaning, meaning_of_row
from plantext.scoring import MISSES, SCORES
from plantext.terms import SHARED, TERMS

TABLES = {
    **COLUMNS,
    **{"changes": CHANGES, "links": LINKS, "findings": FINDINGS, "matrix": FIXED, "terms": TERMS, "shared": SHARED},
    **{"scores": SCORES, "misses": MISSES},
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_a_meaning(table: str, language: str) -> None:
    meanings = [meaning_of_row(table, language), *(meaning(table, column, language) for column in TABLES[table])]
    assert all(text and text == text.strip() and not text.endswith(("。", ".")) for text in meanings)


@pytest.mark.parametrize("table", TABLES)
def test_the_chinese_meanings_are_chinese(table: str) -> None:
    for column in TABLES[table]:
        assert any("一" <= sign <= "鿿" for sign in meaning(table, column, "zh")), column


def test_a_column_of_one_name_may_mean_different_things() -> None:
    assert meaning("values", "role") != meaning("targets", "role")
    assert meaning("documents", "status") != meaning("projects", "status")
    assert meaning("values", "source") == meaning("targets", "source")


def test_what_is_no_column_has_no_meaning() -> None:
    with pytest.raises(KeyError):
        meaning("values", "nothing")
    with pytest.raises(KeyError):
        meaning_of_row("nothing")
