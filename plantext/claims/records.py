"""The claims of a document, in the places where they stand."""

from __future__ import annotations

from plantext.claims.finding import find_claims
from plantext.document import Document
from plantext.prose import passages
from plantext.records import Claim


def extract_claims(document: Document) -> list[Claim]:
    """
    Return the counts and totals that a document states of its own content, in reading order.

    Chapters, tasks, boxes and measures are not counted: only indicators, projects, their groups and investment.

    >>> from plantext.document import Paragraph
    >>> blocks = (Paragraph("谋划重点工程9个，总投资约18亿元，新建公园3个。"),)
    >>> [(c.quote, c.what, c.comparator, str(c.value)) for c in extract_claims(Document("a", "txt", blocks))]
    [('重点工程9个', '重点工程', '=', '9'), ('总投资约18亿元', '重点工程·总投资', '~', '18')]
    """
    return [
        Claim(
            quote=passage.text[claim.start : claim.end],
            what=claim.what,
            value=claim.count.value,
            unit=claim.unit,
            source=passage.source(passage.start + claim.start, passage.start + claim.end),
            comparator=claim.count.comparator,
            start=passage.start + claim.start,
            end=passage.start + claim.end,
        )
        for passage in passages(document)
        for claim in find_claims(passage.text)
    ]
