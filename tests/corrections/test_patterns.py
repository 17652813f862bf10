"""What a form lets through can be read: the patterns of fields promise no more than reading holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.corrections import FIELDS, Correction, parse_corrections, pattern
from plantext.corrections.setting import check

FIELDS_WITH_PATTERNS = [(table, field) for table, fields in FIELDS.items() for field in fields if pattern(table, field)]
WAS = {
    "targets": {"indicator": "甲"},
    "indicators": {"name": "甲"},
    "projects": {"name": "甲"},
    "claims": {"what": "甲", "value": "1"},
}


@pytest.mark.parametrize(("table", "field"), FIELDS_WITH_PATTERNS)
@given(data=st.data())
def test_whatever_fits_a_pattern_can_be_set(table: str, field: str, data: st.DataObject) -> None:
    alphabet = st.characters(exclude_categories=["Cs", "Cc"])
    text = data.draw(st.from_regex(pattern(table, field), fullmatch=True, alphabet=alphabet))
    check(Correction("correct", table, "¶1", "甲", was=WAS.get(table, {}), set={field: text}))


@pytest.mark.parametrize(
    ("table", "field", "text"),
    [
        ("targets", "value", "95%"),
        ("targets", "value", "很多"),
        ("targets", "value", "≥"),
        ("claims", "value", "5–6"),
        ("claims", "value", ""),
        ("targets", "year", "2023-2025"),
        ("projects", "start_year", "23"),
        ("projects", "investment", "5000万元"),
        ("indicators", "name", " "),
    ],
)
def test_what_cannot_be_set_fits_no_pattern(table: str, field: str, text: str) -> None:
    assert re.fullmatch(pattern(table, field), text) is None


def test_fields_without_a_pattern_take_anything() -> None:
    assert pattern("targets", "unit") == ""
    assert parse_corrections(b'{"plantext": "corrections", "version": 1, "documents": []}').documents == ()
