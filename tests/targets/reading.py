"""Documents written as lines, read for their targets: what the tests of headings, roles and brackets share."""

from __future__ import annotations

from plantext.claims import extract_claims
from plantext.document import Document, Paragraph
from plantext.duties import extract_duties
from plantext.records import Info, Target
from plantext.targets import extract_targets


def document(*lines: str | Paragraph) -> Document:
    """Return a document: `# 一、治水` is a heading of level 1, `## （一）治河` one of level 2, and so on."""
    return Document("a", "txt", tuple(line if isinstance(line, Paragraph) else _paragraph(line) for line in lines))


def _paragraph(line: str) -> Paragraph:
    level = len(line) - len(line.lstrip("#"))
    text = line.lstrip("# ")
    return Paragraph(text, "heading", level, text.split("、")[0]) if level else Paragraph(line)


def targets(*lines: str | Paragraph, info: Info | None = None) -> list[Target]:
    """Return the targets of a document, with what its brackets and claims tell."""
    read = document(*lines)
    return extract_targets(read, info or Info(), extract_duties(read), extract_claims(read))


def dated(*lines: str | Paragraph, info: Info | None = None) -> list[str]:
    """Return the targets in short: `绿道 12 2027`, with `actual` behind a fact."""
    return [
        " ".join(part for part in (t.indicator, str(t.low), t.year, t.role if t.role == "actual" else "") if part)
        for t in targets(*lines, info=info)
    ]
