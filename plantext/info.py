"""What a document says it is: title, period, status, number, dates. Unknown stays empty; nothing is guessed."""

from __future__ import annotations

import regex

from plantext.document import Document, Paragraph
from plantext.quantities import find_years
from plantext.records import Info
from plantext.tables import plan_period, plan_title


def extract_info(document: Document) -> Info:
    """Return what the title, the first pages and the page around the text say of a document."""
    paragraphs = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    title = plan_title(document)
    period = plan_period(document)
    return Info(
        title=title,
        status=next((word for word in _STATUS if word in title), ""),
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        base_year=_base_year(paragraphs),
        doc_number=_meta(document, "文件编号", "文号", "发文字号"),
        issuer=_meta(document, "发布机构", "发文机关", "发布单位", "制发机关"),
        issued=_meta(document, "成文日期", "发文日期", "印发日期", "发布日期"),
    )


def _base_year(paragraphs: list[str]) -> int | None:
    for text in paragraphs:
        if match := _BASE.search(text):
            years = find_years(text[match.start() : match.start() + 20])
            if years:
                return years[0].first
    return None


def _meta(document: Document, *keys: str) -> str:
    return next((document.metadata[key] for key in keys if document.metadata.get(key)), "")


_STATUS = ("征求意见稿", "送审稿", "报批稿", "草案", "公示稿", "修编", "试行", "修订")
_BASE = regex.compile(r"(?:规划)?基准年(?:为|是|：|:)?|以(?=20\d\d年为基准)")
