"""The years a plan covers, as its title or its first pages say."""

from __future__ import annotations

import regex

from plantext.document import Document, Paragraph
from plantext.quantities import find_years

_FIRST = 40  # paragraphs: the title, the notice before it, and the section on the plan's period


def plan_period(document: Document) -> tuple[int, int] | None:
    """
    Return the first and the last year a plan covers, None where its beginning does not say.

    The title goes before the section on the period: `…规划（2023-2030年）`, `“十四五”规划`, `规划期限为2021—2025年`.
    """
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)][:_FIRST]
    titles = [document.name, *(p.text for p in paragraphs[:8] if len(p.text) <= 80)]
    stated = [p.text for p in paragraphs if _STATED.search(p.text)]
    for text in (*titles, *stated):
        for years in find_years(text):
            if years.last > years.first and not years.listed and not _OTHER_PLAN.search(text[: years.start]):
                return years.first, years.last
    return None


_STATED = regex.compile(r"规划(?:期限|期|年限|时限)(?:为|是|：|:|至)|实施期限")
_OTHER_PLAN = regex.compile(r"原规划|上一轮|印发.{0,6}《")
