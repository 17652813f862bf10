"""
What a document says it is: title, place, kind, status, period, number, issuer, dates.

Unknown stays empty; nothing is guessed. A value comes from the title, from the notice before it, from the lines around
them, from what the page around the text says, or from a sentence that states it.
"""

from __future__ import annotations

from plantext.document import Document, Paragraph, Table
from plantext.info.issue import doc_number, issued, issuers, read_front
from plantext.info.kinds import explains, plan_type, status, yearly_period
from plantext.info.place import place
from plantext.info.terms import base_year, revises, term
from plantext.records import Info
from plantext.tables import first_texts, notice_title, plan_period, plan_title


def extract_info(document: Document) -> Info:
    """Return what the title, the first pages and the page around the text say of a document."""
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    title, notice = plan_title(document), notice_title(document)
    front = read_front(first_texts(document), texts, title, notice)
    by = issuers(front, document.metadata)
    date = issued(front, document.metadata)
    period = plan_period(document) or yearly_period(title)
    year = int(date[:4]) if date else period[0] if period else None
    where = place(title, front, by, document.metadata, year)
    return Info(
        title=title,
        region=where.name,
        region_code=where.code,
        plan_type=plan_type(title),
        status=status(title, notice),
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        base_year=base_year(texts, tables),
        doc_number=doc_number(front, document.metadata),
        issuer="|".join(by),
        issued=date,
        region_parents=where.parents,
        near_term=term("近期", texts, tables),
        far_term=term("远期", texts, tables),
        revises=revises(title, texts),
        explains=explains(title),
    )
