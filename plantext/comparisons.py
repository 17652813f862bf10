"""
What comparing plans gives, one frozen dataclass per kind of row; field names are the columns of the tables.

`Change` is a row of `changes` (`plantext diff`), `Finding` of `findings` (`plantext audit`), `Link` of `links`
(`plantext link`). Changes and findings say what was printed on either side and where it stands, so that a person can
look it up.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Literal, get_args

Subject = Literal["indicator", "target", "project", "measure"]
Direction = Literal["", "tightened", "relaxed", "neutral", "unknown"]
Severity = Literal["error", "warning", "note", "ok"]
LinkKind = Literal["version", "draft", "note", "action"]
Match = Literal["", "concept", "name", "alias", "similar"]

SUBJECTS: tuple[str, ...] = get_args(Subject)
DIRECTIONS: tuple[str, ...] = tuple(filter(None, get_args(Direction)))
KINDS = (
    *("added", "dropped", "renamed", "split", "merged", "unsure", "value_changed", "number_to_wording"),
    *("wording_to_number", "wording_changed", "comparator_changed", "unit_changed", "attribute_changed"),
    *("year_changed", "investment_changed", "years_changed", "content_changed", "responsible_changed"),
    *("category_changed", "reworded", "same"),
)
"""Every kind of change; `same` is listed only when it is asked for."""


@dataclass(frozen=True, slots=True)
class Change:
    """
    One thing that differs between two versions of a plan.

    `name` and `item` are the new ones, or the old ones where it was dropped. `old` and `new` are as printed;
    `old_value` and `new_value` are in `unit`, which is the new one, and `delta` is new minus old. `direction` is
    empty where it means nothing. `year` is the new one, or the old one where the value was dropped; `old_year` the old
    one. `match` says how the two sides were found to be the same, `confidence` (0 to 1) how
    sure that is.
    """

    subject: Subject
    kind: str
    name: str
    item: str = ""
    role: str = ""
    level: str = ""
    year: str = ""
    old: str = ""
    new: str = ""
    old_value: Decimal | None = None
    new_value: Decimal | None = None
    unit: str = ""
    delta: Decimal | None = None
    direction: Direction = ""
    match: Match = ""
    confidence: Decimal | None = None
    old_source: str = ""
    new_source: str = ""
    old_year: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing in which a plan does not agree with itself, or with its note; `ok` is one that was checked and agrees.

    `rule` is the id in `extractors/audit.toml`, `message` says what a person should look at, `said` what the plan
    says there, `found` what it was compared with. `source` is the place of `said`, `other_source` of `found`.
    """

    rule: str
    severity: Severity
    message: str
    said: str
    found: str
    source: str
    other_source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """
    Two documents of a run that belong together.

    `version`: `new` is a later version of `old`, its revision or the plan of the next period. `draft`: `old` is a draft
    of `new`. `note`: `new` explains `old`. `action`: `new` is the action plan that carries `old` out. `confidence`
    (0 to 1) says how sure that is, `why` on what grounds.
    """

    kind: LinkKind
    old: str
    new: str
    confidence: Decimal
    why: tuple[str, ...]


LINKS = tuple(field.name for field in fields(Link))
CHANGES = tuple(field.name for field in fields(Change))
FINDINGS = tuple(field.name for field in fields(Finding))
