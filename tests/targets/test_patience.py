"""A paragraph on which a pattern takes too long is named and left out; the rest of the document is read."""

from __future__ import annotations

import pytest

from plantext.document import Document, Paragraph
from plantext.records import Info
from plantext.targets import outline, read_targets

LONG = "围绕" * 40_000 + "12个"


def test_a_paragraph_that_takes_too_long_is_named_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("a", "txt", (Paragraph("新建绿道5公里。"), Paragraph(LONG), Paragraph("新建公园3个。")))
    monkeypatch.setattr(outline, "PATIENCE", 0.0005)
    found = read_targets(document, Info())
    assert [target.indicator for target in found.targets] == ["绿道", "公园"]
    assert [note.split(":")[0] for note in found.notes] == ["¶1"]


def test_with_patience_nothing_is_left_out() -> None:
    notes = read_targets(Document("a", "txt", (Paragraph(LONG),)), Info()).notes
    assert [note for note in notes if "took too long" in note] == []
