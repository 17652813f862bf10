"""The review page: documents on one side, their records on the other, put together from a template."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

from plantext.auditing import audit_in
from plantext.codes import CHINESE
from plantext.columns import label
from plantext.comparisons import Finding
from plantext.corrections import DocumentCorrections, apply, plain, renewed
from plantext.notes import note_in
from plantext.pages import data_island, render
from plantext.places import Place, Places
from plantext.plan import Plan
from plantext.prose import passages
from plantext.review.items import TABLES, Item, doubts, form, items, warnings
from plantext.review.layout import Part, layout
from plantext.review.outline import Outline

_HERE = Path(__file__).parent
_LANGUAGES = ("zh", "en")

Given = Sequence[DocumentCorrections]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document on the page: what is shown of it, and the data from which its records are made."""

    name: str
    title: str
    parts: Iterable[Part]
    data: str


def page(plans: Iterable[Plan], language: str = "en", given: Sequence[Given] = ()) -> str:
    """
    Return the review page of plans; it can be switched between Chinese and English, `language` is the first one.

    `given` are the corrections of each plan with which the page opens.
    """
    sheets = _told_apart([_sheet(plan, found) for plan, found in zip(plans, given or repeat(()), strict=False)])
    words = {key: pair[_LANGUAGES.index(language)] for key, pair in _words()["words"].items()}
    values = {
        "title": sheets[0].title if len(sheets) == 1 else words["several"].format(len(sheets)),
        "sheets": sheets,
        "tables": TABLES,
        "words": words,
        "settings": data_island(_settings(language)),
    }
    return render(_HERE / "review.html", values, language)


def _told_apart(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return sheets of which no two have the same title: a draft often has that of the final plan."""
    often = Counter(sheet.title for sheet in sheets)
    return [replace(each, title=f"{each.title} ({each.name})") if often[each.title] > 1 else each for each in sheets]


def _settings(language: str) -> Mapping[str, Any]:
    """Return what the script needs to know, whatever the documents."""
    return {"language": language, "words": _words(), "forms": {table: form(table) for table in TABLES}}


@cache
def _words() -> Mapping[str, Any]:
    """Return the words of the page, Chinese and English, by groups; those of codes and tables are the usual ones."""
    own = tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))
    codes = {code: [chinese, code] for code, chinese in CHINESE.items()} | {"open": own["words"]["open"]}
    return own | {"codes": codes, "tables": {table: [label(table, "zh"), table] for table in TABLES}}


def _sheet(plan: Plan, given: Given) -> Sheet:
    places, outline = Places(plan.document), Outline(plan.document)
    found = items(plan, places, outline)
    findings = audit_in(("zh", "en"), apply(plan, given)[0])
    warned = warnings(plan, findings[0])
    decided = [plain(each) for each in renewed(plan, given)]
    captions = list(dict.fromkeys(item.known.row.table for item in found if item.known.row))
    data = {
        "doc": plan.name,
        "sha256": plan.sha256,
        "title": plan.info.title,
        "notes": [[note_in(note, language) for language in _LANGUAGES] for note in plan.notes],
        "sections": [[heading.title, heading.level, heading.block, heading.end] for heading in outline.headings],
        "under": {passage.block: passage.section for passage in passages(plan.document)},
        "captions": captions,
        "items": [_entry(item, captions, warned) for item in found],
        "kept_as": _kept_as(plan, decided),
        "decided": decided,
        "findings": [_finding(zh, en, places) for zh, en in zip(*findings, strict=True)],
    }
    title = plan.info.title or plan.name
    return Sheet(plan.name, title, layout(plan.document, found), data_island(data))


def _kept_as(plan: Plan, decided: Sequence[Mapping[str, Any]]) -> str:
    """Return the name under which a browser keeps the work on a document: apart for each set of earlier decisions."""
    name = f"plantext-review-{plan.sha256}"
    told = json.dumps(decided, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return f"{name}-{hashlib.sha256(told).hexdigest()[:16]}" if decided else name


def _entry(item: Item, captions: Sequence[str], warned: Mapping[str, list[int]]) -> dict[str, Any]:
    """
    Return an item as the script takes it: what is empty is left out, `was` has the fields in the order of the form.

    There are thousands of them on a page; the script puts their names and captions back.
    """
    record, known = item.record, item.known
    entry: dict[str, Any] = {
        "table": known.table,
        "source": known.source,
        "quote": known.quote,
        "raw": item.raw,
        "before": known.before,
        "after": known.after,
        "under": known.section,
        "section": item.section,
        "caption": captions.index(known.row.table) if known.row else None,
        "number": known.row.number if known.row else None,
        "was": list(known.was.values()),
        "years": item.years,
        "confidence": record.confidence,
        "warnings": warned.get(record.source),
        "doubts": tuple(doubts(item)),
        "review": record.review,
    }
    return {name: value for name, value in entry.items() if value not in (None, "", ())}


def _finding(zh: Finding, en: Finding, places: Places) -> dict[str, Any]:
    spots = [places.find(source) if source else None for source in (zh.source, zh.other_source)]
    told = {"severity": zh.severity, "message": [zh.message, en.message], "said": zh.said, "found": zh.found}
    return {**told, "sources": [zh.source, zh.other_source], "spots": [_spot(spot) for spot in spots]}


def _spot(place: Place | None) -> dict[str, int] | None:
    return None if place is None else asdict(place)
