"""The benchmark of pictures runs, and has a row for every kind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


def test_every_kind_of_picture_and_both_documents_are_timed(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(checkout), *sys.path])
    from benchmarks import pictures  # noqa: PLC0415

    monkeypatch.setattr(pictures, "COUNTS", (2,))
    rows = list(pictures.picture_rows(1))
    kinds = [f"{kind} {form}" for kind in ("heat-map", "indicator", "theme") for form in ("SVG", "PNG")]
    assert [row[1].split(",")[0] for row in rows] == [*kinds, "compare.html", "compare.xlsx"]
    assert all(float(row[2]) >= 0 and row[3] != "0" for row in rows)
