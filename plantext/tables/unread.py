"""Tables that no extractor reads: a loss that is said is none."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from plantext.document import Document, Table
from plantext.tables.captions import place_name, surroundings
from plantext.tables.kinds import indicator_header, project_header, resembles_list, status_header

_SHOWN = 60  # characters of the header that a note quotes


def unread_tables(document: Document) -> Iterator[str]:
    """
    Yield a note for each table of numbers whose header is of no kind that plantext knows.

    Tables without numbers (contacts, divisions of work) are none that anybody misses; what looks like a project list
    has a note of its own.
    """
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table) and _holds_numbers(block) and not _is_read(block):
            words = " | ".join(cell.text.replace("\n", "") for cell in dict.fromkeys(block.rows[0]))[:_SHOWN]
            place = place_name(document, at, surroundings(document, at).caption)
            yield f"{place}: not read, its header is of no kind that plantext knows: {words}"


def _is_read(table: Table) -> bool:
    readers = (indicator_header, project_header, status_header, resembles_list)
    return any(reader(table) for reader in readers)


def _holds_numbers(table: Table) -> bool:
    texts = [cell.text for row in table.rows[1:] for cell in row if cell.text.strip()]
    return table.width > 1 and len(texts) > 3 and 3 * sum(map(bool, map(_NUMBER.search, texts))) >= len(texts)


_NUMBER = regex.compile(r"\d")
