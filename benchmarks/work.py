"""The pieces of work that are timed: the whole extraction, its stages, and the bare work that cannot be avoided."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bare import bare
from plantext import readers
from plantext.claims import extract_claims
from plantext.document import Document
from plantext.duties import extract_duties
from plantext.indicators import extract_indicators
from plantext.info import extract_info
from plantext.projects import extract_projects
from plantext.reading import read_bytes
from plantext.records import Info
from plantext.resources import folder
from plantext.sections import extract_sections
from plantext.targets import extract_targets

ROOT = Path(__file__).resolve().parents[1]
PAGE = 700  # characters, about what a printed page of a plan holds

STAGES: dict[str, Callable[[Document], object]] = {
    "indicators": extract_indicators,
    "projects": extract_projects,
    "sections": extract_sections,
    "info": extract_info,
    "targets": lambda document: extract_targets(document, Info()),
    "duties": extract_duties,
    "claims": extract_claims,
}


@dataclass(frozen=True)
class Case:
    """A file to read; `pages` is 0 where nobody has counted them."""

    name: str
    data: bytes
    pages: int = 0

    @property
    def characters(self) -> int:
        return len(readers.read_bytes(self.data, self.name).text)

    def work(self) -> dict[str, Callable[[], object]]:
        """Return what is timed, by name; `bare` and `whole` are there for every case."""
        document = readers.read_bytes(self.data, self.name)
        stages = {name: (lambda run=run: run(_fresh(document))) for name, run in STAGES.items()}
        return {
            "bare": lambda: bare(self.data, self.name),
            "whole": lambda: read_bytes(self.data, self.name),
            "read": lambda: readers.read_bytes(self.data, self.name),
            **stages,
        }


def cases() -> list[Case]:
    """
    Return the sample plans and two made plans of 60 pages.

    `county` is composed as such plans are: 45 pages of text, a table of indicators (70 rows), a project list (50), 12
    boxes, in the XML that Word writes. `dense` is the worst that may come: 300 indicators, 216 projects, bare runs.
    """
    sys.path.insert(0, str(ROOT / "scripts"))
    from build_corpora import big_plan  # noqa: PLC0415

    from benchmarks.county import county_plan  # noqa: PLC0415

    samples = sorted(path for path in folder("corpora").iterdir() if path.suffix in {".docx", ".txt"})
    made = (Case("60 pages, county.docx", county_plan(), 60), Case("60 pages, dense.docx", big_plan(60), 60))
    return [*(Case(path.name, path.read_bytes()) for path in samples), *made]


def _fresh(document: Document) -> Document:
    """Return an equal document that has computed nothing yet."""
    return Document(
        document.name, document.format, document.blocks, document.metadata, document.notes, document.page_count
    )
